"""Reads and checks the handbook before a build, and makes the text of each page. All else is in hooks/handbook/."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page as MkDocsPage

from handbook.model import Page
from handbook.model.errors import NOT_BUILT, BuildError
from handbook.page.checklists import ChecklistExtension
from handbook.page.figures import FiguresExtension
from handbook.page.sections import PartsExtension
from handbook.rules import check
from handbook.rules.stale import stale_sections
from handbook.site.build import Build, failure
from handbook.site.settings import check_settings, report_desk, site_address
from handbook.source import markdown as page_text
from handbook.source import reader

log = logging.getLogger("mkdocs.hooks.content")
_command = ["build"]
"""What MkDocs was started with: it says so once, and to nobody else."""


def on_startup(command: str, dirty: bool) -> None:
    _command[:] = [command]


@event_priority(100)
def on_config(config: MkDocsConfig) -> None:
    """Runs once per language: the second time the build is already there."""
    if "build" in config.extra:
        return
    root = Path(config.config_file_path).parent
    handbook = reader.read(root)
    try:
        problems = check(handbook)
    except BuildError as error:
        raise Abort(str(error)) from error
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
        desk = report_desk(config.repo_url, config.extra.get("mail"))
        is_preview = _command == ["serve"]
        config.extra["build"] = Build.start(
            handbook, root, address, is_preview, stale_sections(handbook), desk
        )
    except Exception as error:
        raise Abort(str(failure(error, "mkdocs.yml", root))) from error
    extensions: list[Any] = config.markdown_extensions  # MkDocs names them; Markdown takes objects as well
    extensions += [ChecklistExtension(), FiguresExtension(), PartsExtension()]


def _page(config: MkDocsConfig, page: MkDocsPage) -> Page | None:
    language, _, path = page.file.src_uri.partition("/")
    build: Build = config.extra["build"]
    return build.handbook.page(language, path)


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, **_: Any) -> str:
    found = _page(config, page)
    if found:
        page.meta["description"] = found.summary
    return page_text.without_notes(markdown)


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, **_: Any) -> str:
    found = _page(config, page)
    build: Build = config.extra["build"]
    return build.body(found, html).searched if found else html
