"""Pages and their sections, with the line of everything that a rule may speak of; their addresses, and the menu."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from handbook.model.languages import Text
from handbook.model.place import Place

UNLISTED = {"components.md": "components"}
"""Pages that need not be there and that no menu names: the one that shows every component of the look."""


@dataclass(frozen=True)
class Reference:
    """A thing named in a page at a line: a link's target, a marker's name, a block's type."""

    name: str
    line: int
    text: str = ""


@dataclass(frozen=True)
class ChecklistItem:
    """One task of a checklist. `id` is empty where the editor gave none."""

    id: str
    text: str
    line: int
    ticked: bool = False


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it, up to the next heading of any level."""

    id: str
    level: int
    title: str
    line: int
    text: str = ""
    checklist: tuple[ChecklistItem, ...] = ()
    list_items: tuple[int, ...] = ()
    table_rows: tuple[int, ...] = ()
    links: tuple[Reference, ...] = ()
    images: tuple[Reference, ...] = ()
    markers: tuple[Reference, ...] = ()
    blocks: tuple[Reference, ...] = ()


@dataclass(frozen=True)
class Page:
    """A Markdown page of one language. `path` is the same in every language: `stages/analysis.md`."""

    language: str
    path: str
    file: str
    meta: Mapping[str, object] = field(default_factory=dict)
    meta_lines: Mapping[str, int] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    lines: tuple[tuple[int, str], ...] = ()
    """The prose lines with their numbers: no front matter, no code, no notes of editors."""

    @property
    def type(self) -> str:
        return str(self.meta.get("page_type", ""))

    @property
    def title(self) -> str:
        return str(self.meta.get("title", ""))

    @property
    def summary(self) -> str:
        return str(self.meta.get("summary", ""))

    @property
    def id(self) -> str:
        """The file's name without its ending: the id of a stage or a format."""
        return Path(self.path).stem

    @property
    def url(self) -> str:
        """The page's address from the root of its language: `stages/analysis/`, empty for the home page."""
        stem = self.path.removesuffix(".md").removesuffix("index")
        return stem if not stem or stem.endswith("/") else stem + "/"

    def section(self, section_id: str) -> Section | None:
        return next((section for section in self.sections if section.id == section_id), None)

    def within(self, section_id: str) -> tuple[Section, ...]:
        """The sections below a heading of that id, down to the next heading of its level."""
        found: list[Section] = []
        level = 0
        for section in self.sections:
            if level and section.level <= level:
                break
            if level:
                found.append(section)
            elif section.id == section_id:
                level = section.level
        return tuple(found)

    def place(self, line: int = 1) -> Place:
        return Place(self.file, line)


@dataclass(frozen=True)
class Slips:
    """What stood on a page before typos were put right: the fingerprints of sections by their ids, title and summary (empty: as now)."""

    prints: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    summary: str = ""


class Address(NamedTuple):
    """An address as people link to it, the same in every language: a page from the root of its language, and an anchor."""

    page: str
    anchor: str = ""

    def __str__(self) -> str:
        return (self.page or "/") + (f"#{self.anchor}" if self.anchor else "")


@dataclass(frozen=True)
class Permalink:
    """A row of the ledger of addresses: one that was published, and where it leads now (None: it stands)."""

    address: Address
    target: Address | None
    place: Place


@dataclass(frozen=True)
class MenuSection:
    """A part of the menu and its pages, in order; `title` is empty where a page stands in the menu by itself."""

    title: Text
    pages: tuple[str, ...]
    line: int = 1
