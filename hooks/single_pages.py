"""Single pages of a preview that is built, made anew through the same hooks. No hook itself."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from handbook.rules.stale import stale_sections
from handbook.site import edited
from handbook.site.build import Build
from handbook.source import reader


@dataclass
class Language:
    """What MkDocs knew of a language when its pages were about to be made."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Any


class SinglePages:
    """A whole build of the project at `root`, that can make some of its pages anew."""

    def __init__(self, root: Path, config: MkDocsConfig, languages: dict[str, Language]) -> None:
        self._root = root
        self._languages = languages
        self._plugins = config.plugins
        self._site = Path(config.site_dir)
        self._handbook: Any = None
        self._files = {
            f"docs/{file.src_uri}": (name, file)
            for name, language in languages.items()
            for file in language.files.documentation_pages()
        }

    def pages(self, changed: Collection[str], addresses: Collection[str]) -> list[str]:
        """The paths of the pages that an edit asks for: those edited, then those open at these addresses (`/ru/principles/`)."""
        ours = [path for path in changed if path in self._files]
        opened = [path for path, (_, file) in self._files.items() if self.address(path) in addresses]
        return list(dict.fromkeys([*ours, *opened]))

    def address(self, path: str) -> str:
        """Where a page stands, `/ru/principles/`; empty for what is none."""
        found = self._files.get(path)
        return "/" + found[1].dest_uri.removesuffix("index.html") if found else ""

    @property
    def addresses(self) -> dict[str, str]:
        """The file of every page -> where it stands."""
        return {path: self.address(path) for path in self._files}

    def read(self) -> None:
        """Reads the handbook anew; what of it has not changed is remembered. Raises what the code raises."""
        self._handbook = reader.read(self._root)
        before: Build = next(iter(self._languages.values())).config.extra["build"]
        build = Build.start(
            self._handbook, self._root, before.address, True, stale_sections(self._handbook), before.desk
        )
        for language in self._languages.values():
            language.config.extra["build"] = build
        for path, text in build.code_files():
            aside = self._site / f".{Path(path).name}.being-made"
            aside.write_text(text, encoding="utf-8")
            os.replace(aside, self._site / path)

    def make(self, path: str) -> None:
        """Makes one page anew, in its place of the site. Raises what the code raises."""
        name, file = self._files[path]
        language = self._languages[name]
        i18n: Any = self._plugins["i18n"]
        i18n.current_language = name
        assert file.page
        whole = Path(file.abs_dest_path)
        aside = whole.with_name(".being-made.html")
        mkdocs_build._populate_page(file.page, language.config, language.files)
        try:
            file.abs_dest_path = str(aside)
            pages = language.files.documentation_pages()
            mkdocs_build._build_page(file.page, language.config, pages, language.nav, language.env)
        finally:
            file.abs_dest_path = str(whole)
        os.replace(aside, whole)

    def problems(self, paths: Collection[str]) -> Iterator[Any]:
        """What the rules say of the handbook as read last, and of these pages all others who are asked."""
        return edited.problems(self._handbook, paths)
