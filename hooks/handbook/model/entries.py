"""The entries of the data files that are lists: stages, forms of dialogue, terms, laws …

Source points (S1-S6, F, M) are those of the published methodology the handbook is an edition of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from handbook.model.languages import FOR_SEARCH, Text, said
from handbook.model.place import Place

DOWNLOAD_PURPOSES = ("yourself", "seminar", "site")
"""What files are taken along for: each is a part of the page `downloads/`."""

ANY = "any"
"""A size without a limit: the source says so, or says in words what no number limits («a definite theme»)."""


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
    law: str = ""
    """The page of what one can do by law at this stage, `law/no-answer`; empty where there is none."""
    recommendations: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict, metadata=FOR_SEARCH)


@dataclass(frozen=True)
class Format:
    """A form of dialogue (source point F), with its row of the table (point M) where it has one.

    `people` and `questions` are None where the source sets no size, ANY where it says «no limit», or a theme and no number.
    `questions` are topics where the source counts topics (the seminar, M6).
    """

    id: str
    place: Place
    row: int | None = None
    people: Range | str | None = None
    questions: Range | str | None = None
    wording: Mapping[str, Text] = field(default_factory=dict)
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict, metadata=FOR_SEARCH)

    @property
    def texts(self) -> Iterator[Text]:
        """Every text of it that readers see."""
        yield from self.wording.values()


@dataclass(frozen=True)
class Purpose:
    """What people want of a dialogue, and the forms that suit it, best first (the editors' view)."""

    id: str
    place: Place
    title: Text
    formats: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    """Earlier ids: links to the chooser name them."""

    @property
    def texts(self) -> Iterator[Text]:
        """Every text of it that readers see."""
        yield self.title


@dataclass(frozen=True)
class Guide:
    """A page of running text and the ids of the sections that it must have."""

    id: str
    place: Place
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Frequent:
    """A section that the empty search offers, one that many look for: `questions#no-answer`."""

    id: str
    place: Place

    @property
    def section(self) -> tuple[str, str]:
        """The path of its page and the id of the section there: (`questions.md`, `no-answer`)."""
        page, _, anchor = self.id.partition("#")
        return f"{page}.md", anchor


@dataclass(frozen=True)
class Term:
    """A notion of the glossary: one term per language, the words not to use for it, and those that only the search knows it by."""

    id: str
    place: Place
    term: Text = field(default_factory=dict)
    definition: Text = field(default_factory=dict)
    abbreviation: Text | None = None
    avoid: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict, metadata=FOR_SEARCH)

    @property
    def texts(self) -> Iterator[Text]:
        """Every text of it that readers see."""
        yield from said(self.term, self.definition, self.abbreviation)


@dataclass(frozen=True)
class Law:
    """A legal act that the handbook cites, and how sure what is said of it is.

    `certainty`: checked (confirmed on the day `checked`), secondary (a secondary source only), source (the source's word).
    `seen`: the sites on which it was seen, in a row as readers see them.
    """

    id: str
    place: Place
    title: Text
    checked: str
    certainty: str
    seen: str = ""
    number: str = ""
    date: str = ""
    address: str = ""
    amended: Text | None = None
    amended_by: str = ""
    gives: Text | None = None
    note: Text | None = None

    @property
    def texts(self) -> Iterator[Text]:
        """Every text of it that readers see."""
        yield from said(self.title, self.gives, self.note, self.amended)


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

    @property
    def texts(self) -> Iterator[Text]:
        """Every text of it that readers see."""
        yield from said(self.title, self.what, self.copies)


@dataclass(frozen=True)
class RecordedField:
    """A row of the ledger of fields: a name once published (see TemplateForm.recorded, KeptId.name)."""

    name: str
    place: Place
