"""What the handbook consists of: plain frozen data, no reading, no rendering.

Source points (S1-S6, F, M) are those of the published methodology the handbook is an edition of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from handbook.model.forms import TemplateForm
from handbook.model.languages import LANGUAGES as LANGUAGES
from handbook.model.place import Place
from handbook.model.slides import Slide
from handbook.model.words import Words

Text = Mapping[str, str]
"""A text in every language: {"kk": ..., "ru": ...}."""

UNLISTED = {"components.md": "components"}
"""Pages that need not be there and that no menu names: the one that shows every component of the look."""

DOWNLOAD_PURPOSES = ("yourself", "seminar", "site")
"""What files are taken along for: each is a part of the page `downloads/`."""

ANY = "any"
"""A size without a limit, said so by the source (not the same as a size the source does not set)."""


@dataclass(frozen=True)
class Problem:
    """One finding of one rule, said in the language of the file it stands in, or in both."""

    place: Place
    rule: str
    message: str
    is_warning: bool = False

    def __str__(self) -> str:
        return f"{self.place}: [{self.rule}] {self.message}"


@dataclass(frozen=True)
class Fault:
    """What the reader of the files stumbled over, before there is a model to hold it against."""

    rule: str
    place: Place
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Reference:
    """A thing named in a page at a line: a link's target, a marker's name, a block's type."""

    name: str
    line: int
    text: str = ""


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
class Range:
    """How many people or questions a form of dialogue takes; both bounds inclusive, None where open."""

    min: int | None = None
    max: int | None = None


@dataclass(frozen=True)
class Stage:
    """One of the six stages of a dialogue (source points S1-S6); its texts are on its page."""

    id: str
    place: Place
    leads_to: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Format:
    """A form of dialogue (source point F), with its row of the table (point M) where it has one.

    `people` and `questions` are None where the source sets no size, ANY where it says «no limit».
    """

    id: str
    place: Place
    row: int | None = None
    people: Range | str | None = None
    questions: Range | str | None = None
    wording: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class Purpose:
    """What people want of a dialogue, and the forms that suit it, best first (the editors' view)."""

    id: str
    place: Place
    title: Text
    formats: tuple[str, ...] = ()


@dataclass(frozen=True)
class Guide:
    """A page of running text and the ids of the sections that it must have."""

    id: str
    place: Place
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Term:
    """A notion of the glossary: one term per language, and the words not to use for it."""

    id: str
    place: Place
    term: Text = field(default_factory=dict)
    definition: Text = field(default_factory=dict)
    abbreviation: Text | None = None
    avoid: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Law:
    """A legal act that the handbook cites, and how sure what is said of it is.

    `certainty`: checked (confirmed on `checked`), secondary (a secondary source only), source (the source's word).
    """

    id: str
    place: Place
    title: Text
    checked: str
    certainty: str
    number: str = ""
    date: str = ""
    address: str = ""
    amended: Text | None = None
    amended_by: str = ""
    gives: Text | None = None
    note: Text | None = None


@dataclass(frozen=True)
class Download:
    """What can be taken along, and for what. `files` are paths from the root of a language; with a «/» first, of the site.

    `each` (stages, templates): `{id}` in the files is every stage or template in turn. `pages`: patterns of the pages whose
    words the files hold, ids as in addresses.
    """

    id: str
    place: Place
    purpose: str
    title: Text
    files: tuple[str, ...]
    what: Text | None = None
    each: str = ""
    copies: Text | None = None
    pages: tuple[str, ...] = ("*",)


@dataclass(frozen=True)
class Handbook:
    """The whole handbook, both languages, as read from `docs/` and `mkdocs.yml`.

    Broken parts are left out and stand in `faults`, so that every rule can still look at the rest.
    """

    pages: Mapping[tuple[str, str], Page] = field(default_factory=dict)
    stages: tuple[Stage, ...] = ()
    formats: tuple[Format, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    guides: tuple[Guide, ...] = ()
    terms: tuple[Term, ...] = ()
    laws: tuple[Law, ...] = ()
    templates: tuple[TemplateForm, ...] = ()
    downloads: tuple[Download, ...] = ()
    slides: tuple[Slide, ...] = ()
    nav: tuple[Reference, ...] = ()
    assets: frozenset[str] = frozenset()
    """Files that are not pages, as paths from `docs/`."""
    fingerprints: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    """(page, section) -> language -> fingerprint at the time the pair was last accepted."""
    changed: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """(language, page) -> (fingerprint of its words, day on which they were first seen)."""
    menu: tuple[MenuSection, ...] = ()
    permalinks: tuple[Permalink, ...] = ()
    """The rows of the ledger of addresses, oldest first."""
    removed_permalinks: tuple[str, ...] = ()
    """Rows that the ledger had in an earlier commit and lacks now."""
    words: Words = field(default_factory=Words)
    """What readers see of the interface."""
    faults: tuple[Fault, ...] = ()

    def page(self, language: str, path: str) -> Page | None:
        return self.pages.get((language, path))

    def in_language(self, language: str) -> tuple[Page, ...]:
        return tuple(page for (lang, _), page in sorted(self.pages.items()) if lang == language)

    def pairs(self) -> tuple[tuple[Page, Page], ...]:
        """Pairs of a page in the default language and the same page in another, by language and path."""
        default, *others = LANGUAGES
        return tuple(
            (page, self.pages[(other, page.path)])
            for other in others
            for page in self.in_language(default)
            if (other, page.path) in self.pages
        )

    def twins(self) -> tuple[tuple[Page, ...], ...]:
        """The same page in every language, of those that all languages have, by path."""
        groups = (
            [self.pages[language, page.path] for language in LANGUAGES if (language, page.path) in self.pages]
            for page in self.in_language(LANGUAGES[0])
        )
        return tuple(tuple(group) for group in groups if len(group) == len(LANGUAGES))

    def stage(self, stage_id: str) -> Stage | None:
        return next((stage for stage in self.stages if stage.id == stage_id), None)
