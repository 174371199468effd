"""Reads and checks the handbook before a build, and makes the text of each page. All else is in hooks/handbook/."""

import logging
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from handbook.components import markers
from handbook.model.errors import NOT_BUILT
from handbook.page import abbreviations, heading_links, moved_anchors
from handbook.page.checklists import ChecklistExtension
from handbook.page.figures import FiguresExtension
from handbook.page.sections import PartsExtension
from handbook.page.view import View
from handbook.rules import check
from handbook.rules.stale import stale_sections
from handbook.site.build import Build, failure
from handbook.site.settings import check_settings, site_address
from handbook.source import markdown as page_text
from handbook.source import reader
from handbook.text.typography import typeset

log = logging.getLogger("mkdocs.hooks.content")
_command = ["build"]
"""What MkDocs was started with: it says so once, and to nobody else."""


def on_startup(command, dirty):
    _command[:] = [command]


@event_priority(100)
def on_config(config):
    """Runs once per language: the second time the build is already there."""
    if "build" in config.extra:
        return
    root = Path(config.config_file_path).parent
    handbook = reader.read(root)
    problems = check(handbook)
    for problem in problems:
        log.log(logging.INFO if problem.is_warning else logging.ERROR, problem)
    errors = sum(not problem.is_warning for problem in problems)
    if errors and config.strict:
        raise Abort(f"Қате · Ошибок: {errors}. {NOT_BUILT}")
    try:
        check_settings(
            [Path(name).name for name in config.hooks],
            [name.rpartition("/")[2] for name in config.plugins],
            [language.locale for language in config.plugins["i18n"].config.languages]
            if "i18n" in config.plugins
            else [],
        )
        address = site_address(config.site_url)
        config.extra["build"] = Build.start(
            handbook, root, address, _command == ["serve"], stale_sections(handbook)
        )
    except Exception as error:
        raise Abort(str(failure(error, "mkdocs.yml", root))) from error
    config.markdown_extensions += [ChecklistExtension(), FiguresExtension(), PartsExtension()]


def _page(config, page):
    language, _, path = page.file.src_uri.partition("/")
    return config.extra["build"].handbook.page(language, path)


def on_page_markdown(markdown, page, config, files):
    found = _page(config, page)
    if found:
        page.meta["description"] = found.summary
    return page_text.without_notes(markdown)


def on_page_content(html, page, config, files):
    found, build = _page(config, page), config.extra["build"]
    if not found:
        return html
    view = View(build.handbook, found, build.address, not build.is_preview)
    stale = {
        section for language, path, section in build.stale if (language, path) == (found.language, found.path)
    }
    html = markers.place(html, view)
    build.contents[found.language, found.path] = typeset(html, found.language)
    html = markers.mark_stale(html, stale, view)
    html = moved_anchors.keep_anchors(heading_links.add(html, view), view)
    return typeset(abbreviations.explain(html, view), found.language)
