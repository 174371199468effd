"""One whole build of the preview, with MkDocs. No hook: `handbook.preview` calls it, each time in a new process.

The process stays: `SinglePages` then makes pages anew, as long as what changed is prose, data, styles or scripts. Whatever lies deeper
(code, layouts, settings, files that come and go) asks for a new process.
"""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from single_pages import Language, SinglePages


class _NoSettings(Config):  # type: ignore[no-untyped-call]
    """It has none."""


class _Keeper(BasePlugin[_NoSettings]):  # type: ignore[no-untyped-call]
    """Keeps that of each language: MkDocs has one configuration, which the next language changes."""

    def __init__(self) -> None:
        self.languages: dict[str, Language] = {}
        self._nav: Navigation | None = None

    @event_priority(-200)
    def on_nav(self, nav: Navigation, **_: Any) -> Navigation:
        self._nav = nav
        return nav

    @event_priority(-200)
    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:
        kept = copy.copy(config)
        kept.theme, kept.extra = copy.deepcopy(config.theme), copy.copy(config.extra)
        i18n: Any = config.plugins["i18n"]
        assert self._nav
        self.languages[i18n.current_language] = Language(kept, files, self._nav, env)
        return env


def build(root: Path, site: Path) -> SinglePages:
    """Builds the project at `root` into `site`, as a preview; what has built it can go on with single pages.

    What is wrong is logged below «mkdocs». Raises whatever stops the build.
    """
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=False)
    keeper = _Keeper()
    config.plugins["handbook-preview"] = keeper
    config.plugins.on_startup(command="serve", dirty=False)
    try:
        build_site(config)
    finally:
        config.plugins.on_shutdown()
    return SinglePages(root, config, keeper.languages)
