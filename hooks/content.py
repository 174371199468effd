"""Reads and checks the handbook before a build, and puts the generated parts into its pages."""

import logging
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from handbook import abbreviations, fragments, page_text, redirects, section_links, source
from handbook.checklists import ChecklistExtension
from handbook.figures import FiguresExtension
from handbook.model import Handbook
from handbook.parts import PartsExtension
from handbook.rules import check
from handbook.rules.stale import stale_sections
from handbook.typography import typeset
from handbook.view import View

log = logging.getLogger("mkdocs.hooks.content")


@event_priority(100)
def on_config(config):
    """Runs once per language: the second time the handbook is already there."""
    if "handbook" in config.extra:
        return
    handbook = source.read(Path(config.config_file_path).parent)
    problems = check(handbook)
    for problem in problems:
        log.log(logging.INFO if problem.is_warning else logging.ERROR, str(problem))
    errors = sum(not problem.is_warning for problem in problems)
    if errors and config.strict:
        raise Abort(f"Қате · Ошибок: {errors}. Сайт құрастырылған жоқ · Сайт не собран.")
    config.extra["handbook"] = handbook
    config.extra["stale"] = set(stale_sections(handbook))
    config.markdown_extensions += [ChecklistExtension(), FiguresExtension(), PartsExtension()]


def _page(config, page):
    language, _, path = page.file.src_uri.partition("/")
    return config.extra["handbook"].page(language, path)


def on_page_markdown(markdown, page, config, files):
    found = _page(config, page)
    if found:
        page.meta["description"] = found.summary
    return page_text.without_notes(markdown)


def on_page_content(html, page, config, files):
    found = _page(config, page)
    if not found:
        return html
    handbook: Handbook = config.extra["handbook"]
    view = View(handbook, found, config.site_url or "", config.extra.get("has_pdfs", False))
    stale = {section for language, path, section in config.extra["stale"] if (language, path) == (found.language, found.path)}
    html = fragments.place(html, view)
    # What the books are made of (pdf_files.py): the page without what only a screen needs.
    config.extra.setdefault("contents", {})[found.language, found.path] = typeset(html, found.language)
    html = fragments.mark_stale(html, stale, found.language)
    html = redirects.keep_anchors(section_links.add(html, view), view)
    return typeset(abbreviations.explain(html, view), found.language)
