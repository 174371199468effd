"""A template document as data: sections and fields, written once, from which every file and form of it is made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from pathlib import Path

from handbook.model.languages import FOR_SEARCH, Text, said
from handbook.model.place import Place

TYPES = ("text", "lines", "date", "term", "number", "choice", "tick", "table")
"""text: one line; lines: several; term: a day or words («накануне до 17:00»); choice: one of a list; table: rows that may be
added, of columns that are fields."""
CHECKS = ("bin", "iin", "either")
"""How a number is looked at: twelve digits each, either of the two where both may stand."""
SHARED = (
    "organisation",
    "bin",
    "address",
    "head",
    "contact",
    "other-side",
    "topic",
    "meeting-date",
    "meeting-time",
    "meeting-place",
    "applicant",
    "applicant-iin",
    "applicant-address",
    "applicant-contact",
    "signer",
)
"""Values that flow from one template into every other of the same dialogue."""
FORMATS = "formats"
"""The choices of a field that are the thirteen forms of dialogue."""
NAMED = ("address", "contact", "applicant-address", "applicant-contact", "location")
"""Shared values and fields that keep their label at the head of a letter."""
SIGNED = ("head", "applicant", "signer")
"""Shared values that stand without a label over a signature."""

LETTER_HEAD = ("to", "from")
"""The sections of a letter that stand at its head."""
LETTER_BODY = ("substance", "sign")
"""The sections of a letter that run on without a heading."""
LETTER_PLAIN = ("answer", "reply", "meeting")
"""The sections of a letter whose words need no heading either, and go with their fields."""
LETTER_REFERENCE = ("number", "letter-date")
"""Fields that stand under the letterhead of a letter, wherever its definition has them."""
LETTER_FOOT = ("performer", "talon")
"""Fields that stand at the foot of a letter, under its signature."""
SIGNATURES = ("signature", "our-sign", "their-sign", "chair-sign", "secretary-sign", "agreed-sign")
"""Fields that are signed by hand: a line on paper."""

ROW = 9
"""How high a row of a table is to write in by hand, in millimetres, where its definition says nothing else."""
NUMBERS = 9
"""How wide the column of row numbers is that every table has on paper, in millimetres."""
_WIDTHS = {"number": 22, "tick": 22, "date": 26, "term": 32, "choice": 36, "text": 48, "lines": 64}
"""How wide a column is whose definition does not say, by the type of its field."""


@dataclass(frozen=True)
class Choice:
    id: str
    label: Text
    was: tuple[str, ...] = ()
    """Earlier ids: what readers have chosen under these is this option."""


@dataclass(frozen=True)
class Field:
    """One thing to fill in. `shared` names the value it takes part in, `check` how it is looked at (see CHECKS)."""

    id: str
    type: str
    label: Text
    help: Text | None = None
    by_one: Text | None = None
    """The label where one person writes what an organisation may write as well: «Прошу» for «Просим»."""
    required: bool = False
    shared: str = ""
    second: str = ""
    """The shared value that stands here while nobody has written a first one: a person's, where an organisation has none."""
    check: str = ""
    choices: tuple[Choice, ...] | str = ()
    columns: tuple[Field, ...] = ()
    rows: int = 1
    """How many rows a table has at first; how many lines there are to write on by hand (1: as many as usual)."""
    takes: str = ""
    """A table of another template whose rows may be carried over into this one: `minutes/decisions`."""
    was: str = ""
    """An earlier field, `survey/answers` or `survey/answers/count`, whose kept value stands here until there is an own one."""
    width: int = 0
    """How wide a column is on its sheet of A4, in millimetres; a narrower table keeps the proportions (see widths)."""
    height: int = 0
    """How high the rows of a table are on paper, in millimetres (0: ROW)."""
    sealed: bool = False
    """Whether a seal is set beside the signature of a paper of both sides."""

    @property
    def row_height(self) -> int:
        return self.height or ROW


@dataclass(frozen=True)
class FormSection:
    id: str
    title: Text
    fields: tuple[Field, ...] = ()
    text: Text | None = None
    """Words that stand in the document as they are."""
    by_one: Text | None = None
    """The same where one person writes."""


@dataclass(frozen=True)
class TemplateForm:
    """A template document (an appeal, minutes …) of one stage."""

    id: str
    file: str
    lines: Mapping[tuple[str | int, ...], int]
    stage: str
    title: Text
    purpose: Text
    sections: tuple[FormSection, ...] = ()
    layout: str = "sheet"
    """sheet: labels and values in tables; letter: who to and who from on the right, the substance as running text."""
    bilingual: bool = False
    """Whether it is sent in both languages, and so is made in both side by side too."""
    landscape: bool = False
    """Whether its sheet lies on its long side: a table of many columns, or of whole passages."""
    own_heading: Text | None = None
    """What stands over the document itself, where that is not the name of the template."""
    kind: str = ""
    """The choice of a letter that is its heading once it is made."""
    subject: str = ""
    """The field of a letter that stands under its heading, without a label: «О переносе рейса»."""
    personal: bool = False
    """Whether mostly people write it: the blank has its sender at the right, and no place for a seal."""
    also: Mapping[str, tuple[str, ...]] = dataclass_field(default_factory=dict, metadata=FOR_SEARCH)
    """What people call it, for the search."""

    @property
    def heading(self) -> Text:
        return self.own_heading or self.title

    @property
    def place(self) -> Place:
        return Place(self.file, 1)

    @property
    def fields(self) -> Iterator[Field]:
        for section in self.sections:
            yield from section.fields

    def is_head(self, section: FormSection) -> bool:
        """Whether a section stands at the right over the title: who a letter is to and from."""
        return self.layout == "letter" and section.id in LETTER_HEAD

    def is_untitled(self, section: FormSection) -> bool:
        """Whether a section of a letter runs on without a heading of its own."""
        untitled = (*LETTER_HEAD, *LETTER_BODY, *LETTER_PLAIN)
        return self.layout == "letter" and section.id in untitled

    @property
    def has_letterhead(self) -> bool:
        """Whether a letter may be an organisation's: its name, number and date stand at the left of the head; a person's at the right."""
        return self._sender is not None

    @property
    def is_of_either(self) -> bool:
        """Whether an organisation may write it, and a person."""
        return self._sender is not None and bool(self._sender.second)

    @property
    def _sender(self) -> Field | None:
        """The field that names an organisation at the head of a letter."""
        fields = (field for section in self.sections if self.is_head(section) for field in section.fields)
        return next((field for field in fields if field.shared == "organisation"), None)

    @property
    def running(self) -> frozenset[str]:
        """The fields of a letter that need no label: names at its head and the text itself; numbers, dates, addresses do."""
        return frozenset(
            entry.id
            for section in self.sections
            for entry in section.fields
            if self.is_untitled(section) and _is_running(section, entry)
        )

    @property
    def recorded(self) -> Iterator[str]:
        """The names under which readers keep what they write here: `minutes/open`, `minutes/decisions/what`."""
        for entry in self.fields:
            yield f"{self.id}/{entry.id}"
            yield from (f"{self.id}/{entry.id}/{column.id}" for column in entry.columns)

    @property
    def edition(self) -> str:
        """A mark of these names: what was made for others is not filled in from a page that knows these."""
        return hashlib.sha256(" ".join(self.recorded).encode()).hexdigest()[:6]

    @property
    def taken_over(self) -> Iterator[str]:
        """The names of earlier fields whose values stand in fields of this template now."""
        for entry in self.fields:
            yield from (entry.was,) if entry.was else ()
            for column in entry.columns:
                was = column.was or (f"{entry.was}/{column.id}" if entry.was else "")
                yield from (was,) if was else ()

    @property
    def texts(self) -> Iterator[Text]:
        """Every text that a reader of the document sees."""
        yield from said(self.title, self.purpose, self.own_heading)
        for section in self.sections:
            yield from said(section.title, section.text, section.by_one)
        for entry in self.fields:
            for part in (entry, *entry.columns):
                yield from said(part.label, part.help, part.by_one)
                yield from (choice.label for choice in part.choices if isinstance(choice, Choice))

    @property
    def name(self) -> str:
        """The id that its file's name promises."""
        return Path(self.file).stem


def widths(columns: Sequence[Field], whole: int) -> tuple[int, ...]:
    """The widths of a table's columns in any unit, in the proportions of their definition; they make up the whole.

    >>> text = {"kk": "", "ru": ""}
    >>> widths([Field("what", "text", text, width=60), Field("day", "date", text, width=20)], 1001)
    (750, 251)
    """
    shares = [column.width or _WIDTHS[column.type] for column in columns]
    found = [whole * share // sum(shares) for share in shares]
    return (*found[:-1], whole - sum(found[:-1]))


def _is_running(section: FormSection, field: Field) -> bool:
    if section.id in LETTER_HEAD:
        is_named = field.shared in NAMED or field.id in NAMED
        return not field.check and field.type != "date" and not is_named
    return field.type == "lines" or field.shared in SIGNED
