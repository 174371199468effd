"""The shape of front matter and of the data files: which keys there are, and of which kind.

A shape checks a parsed YAML value and says what is wrong where; it knows nothing of what the values mean.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from handbook.model import ANY, DOWNLOAD_PURPOSES, LANGUAGES
from handbook.model.forms import FORMATS, SHARED, TYPES
from handbook.model.slides import KINDS, PROGRAMMES

SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z")
"""Ids and file names: English words in lower case, joined by hyphens; they are addresses."""

Path = tuple[str | int, ...]
Complaint = tuple[str, Path, dict[str, object]]
"""(rule id, where in the document, values for the message)."""
Check = Callable[[object, Path], Iterator[Complaint]]


@dataclass(frozen=True)
class Shape:
    """A mapping: its keys with the check of each, and those that must be there."""

    checks: Mapping[str, Check]
    required: tuple[str, ...] = ()

    def __call__(self, value: object, path: Path = ()) -> Iterator[Complaint]:
        if not isinstance(value, dict):
            yield wrong(path, value, "key: value")
            return
        known = ", ".join(self.checks)
        for key, item in value.items():
            if key in self.checks:
                yield from self.checks[key](item, (*path, key))
            else:
                yield "unknown-key", (*path, key), {"key": key, "known": known}
        for key in self.required:
            if key not in value:
                yield "missing-key", path, {"key": key}


def wrong(path: Path, value: object, expected: str) -> Complaint:
    return "wrong-type", path, {"key": _key(path), "value": shown(value), "expected": expected}


def shown(value: object) -> str:
    """A value as the editor wrote it, or nearly so, for a message."""
    if isinstance(value, list | dict):
        return "[…]" if isinstance(value, list) else "{…}"
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)[:60]


def _key(path: Path) -> str:
    return ".".join(str(step) for step in path if isinstance(step, str)) or "–"


def text(value: object, path: Path) -> Iterator[Complaint]:
    """A text that is not empty."""
    if isinstance(value, int):
        yield wrong(path, value, f"'{shown(value)}' (тырнақшамен · в кавычках)")
    elif not isinstance(value, str) or not value.strip():
        yield wrong(path, value, "мәтін · текст")


def slug(value: object, path: Path) -> Iterator[Complaint]:
    """An id: it becomes part of an address."""
    if not isinstance(value, str) or not SLUG.match(value):
        yield wrong(path, value, "written-like-this")


def page_id(value: object, path: Path) -> Iterator[Complaint]:
    """A page's path without its ending: slugs joined by slashes."""
    if not isinstance(value, str) or not all(SLUG.match(part) for part in value.split("/")):
        yield wrong(path, value, "written-like-this | folder/like-this")


def page_and_anchor(value: object, path: Path) -> Iterator[Complaint]:
    """A page's path without its ending, and where needed a section of it: `case#lessons`."""
    if (
        not isinstance(value, str)
        or not all(SLUG.match(part) for part in re.split("[/#]", value))
        or value.count("#") > 1
    ):
        yield wrong(path, value, "folder/like-this | folder/like-this#section")


def slugs(value: object, path: Path) -> Iterator[Complaint]:
    """A list of ids."""
    if not isinstance(value, list):
        yield wrong(path, value, "[first-id, second-id]")
        return
    for index, item in enumerate(value):
        yield from slug(item, (*path, index))


def matching(pattern: str, expected: str) -> Check:
    """A text of a given form, such as a date."""
    compiled = re.compile(pattern)

    def check(value: object, path: Path) -> Iterator[Complaint]:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            yield wrong(path, value, expected)

    return check


def one_of(*allowed: str) -> Check:
    def check(value: object, path: Path) -> Iterator[Complaint]:
        if not isinstance(value, str) or value not in allowed:
            yield wrong(path, value, " | ".join(allowed))

    return check


def count(value: object, path: Path) -> Iterator[Complaint]:
    """A whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        quoted = re.fullmatch(r"\s*([0-9]{1,9})\s*", value) if isinstance(value, str) else None
        yield wrong(path, value, f"{quoted[1]} (тырнақшасыз · без кавычек)" if quoted else "25")


def minutes(value: object, path: Path) -> Iterator[Complaint]:
    """Minutes of a seminar, or of each of its programmes."""
    if isinstance(value, dict):
        yield from Shape(dict.fromkeys(PROGRAMMES, count), required=PROGRAMMES)(value, path)
    else:
        yield from count(value, path)


def texts(value: object, path: Path) -> Iterator[Complaint]:
    """A list of texts."""
    if not isinstance(value, list):
        yield wrong(path, value, "[сөз · слово]")
        return
    for index, item in enumerate(value):
        yield from text(item, (*path, index))


def in_every_language(check: Check) -> Shape:
    return Shape(dict.fromkeys(LANGUAGES, check), required=LANGUAGES)


def size(value: object, path: Path) -> Iterator[Complaint]:
    """`any`, or bounds: {min: 1, max: 25}."""
    if value == ANY:
        return
    if not isinstance(value, dict) or not value:
        yield wrong(path, value, "{max: 25} | any")
        return
    yield from Shape({"min": count, "max": count})(value, path)


def flag(value: object, path: Path) -> Iterator[Complaint]:
    if not isinstance(value, bool):
        yield wrong(path, value, "true | false")


def list_of(check: Check) -> Check:
    """A list whose items all have one shape."""

    def each(value: object, path: Path) -> Iterator[Complaint]:
        if not isinstance(value, list):
            yield wrong(path, value, "- …")
            return
        for index, item in enumerate(value):
            yield from check(item, (*path, index))

    return each


def choices(value: object, path: Path) -> Iterator[Complaint]:
    """`formats`, or a list of choices, each with an id and a label."""
    if value != FORMATS:
        yield from list_of(Shape({"id": slug, "label": TEXT}, required=("id", "label")))(value, path)


def columns(value: object, path: Path) -> Iterator[Complaint]:
    """The columns of a table: fields that are no tables themselves."""
    yield from list_of(_field(*(name for name in TYPES if name != "table")))(value, path)


def _field(*types: str) -> Shape:
    return Shape(
        {
            "id": slug,
            "type": one_of(*types),
            "label": TEXT,
            "help": TEXT,
            "required": flag,
            "shared": one_of(*SHARED),
            "check": one_of("bin"),
            "choices": choices,
            "columns": columns,
            "rows": count,
            "takes": matching(r"[a-z-]+/[a-z-]+", "minutes/decisions"),
        },
        required=("id", "type", "label"),
    )


def date(value: object, path: Path) -> Iterator[Complaint]:
    """A day that the calendar has: 2015-11-02."""
    try:
        is_day = isinstance(value, str) and len(value) == 10 and bool(datetime.date.fromisoformat(value))
    except ValueError:
        is_day = False
    if not is_day:
        yield wrong(path, value, "2015-11-02")


TEXT = in_every_language(text)
ADDRESS = matching(r"docs/[A-Z]\w+", "docs/Z1500000383")
"""An act on adilet.zan.kz, without the language."""
FILE = matching(
    r"/?(?:[a-z0-9-]|\{id\})+(?:[./](?:[a-z0-9-]|\{id\})+)*", "pdf/handbook.pdf | templates/{id}/{id}.docx"
)
"""A file that is made with the site, by its path."""
MONTH = matching(r"\d{4}-(0[1-9]|1[0-2])", "2026-11")

FRONT_MATTER = Shape(
    {"page_type": text, "title": text, "summary": text}, required=("page_type", "title", "summary")
)

STAGE = Shape(
    {"id": slug, "leads_to": slugs, "recommendations": slugs, "templates": slugs},
    required=("id", "leads_to", "recommendations"),
)
FORMAT = Shape(
    {
        "id": slug,
        "row": count,
        "people": size,
        "questions": size,
        "wording": Shape({"people": TEXT, "questions": TEXT}, required=("people", "questions")),
    },
    required=("id",),
)
PURPOSE = Shape({"id": slug, "title": TEXT, "formats": slugs}, required=("id", "title", "formats"))
GUIDE = Shape({"id": page_id, "sections": slugs}, required=("id", "sections"))
DOWNLOAD = Shape(
    {
        "id": slug,
        "for": one_of(*DOWNLOAD_PURPOSES),
        "title": TEXT,
        "what": TEXT,
        "files": list_of(FILE),
        "each": one_of("stages", "templates"),
        "print": TEXT,
        "pages": texts,
    },
    required=("id", "for", "title", "files"),
)
TERM = Shape(
    {"id": slug, "term": TEXT, "definition": TEXT, "abbreviation": TEXT, "avoid": in_every_language(texts)},
    required=("id", "term", "definition"),
)
LAW = Shape(
    {
        "id": slug,
        "title": TEXT,
        "number": text,
        "date": date,
        "amended": TEXT,
        "gives": TEXT,
        "note": TEXT,
        "address": ADDRESS,
        "amended_by": ADDRESS,
        "checked": MONTH,
        "certainty": one_of("checked", "secondary", "source"),
    },
    required=("id", "title", "checked", "certainty"),
)
TEMPLATE = Shape(
    {
        "id": slug,
        "stage": slug,
        "title": TEXT,
        "heading": TEXT,
        "purpose": TEXT,
        "layout": one_of("sheet", "letter"),
        "bilingual": flag,
        "sections": list_of(
            Shape(
                {"id": slug, "title": TEXT, "text": TEXT, "fields": list_of(_field(*TYPES))},
                required=("id", "title", "fields"),
            )
        ),
    },
    required=("id", "stage", "title", "purpose", "sections"),
)
SLIDE = Shape(
    {
        "id": slug,
        "kind": one_of(*KINDS),
        "of": page_and_anchor,
        "only": one_of(*PROGRAMMES),
        "title": TEXT,
        "points": list_of(TEXT),
        "minutes": minutes,
        "page": page_and_anchor,
        "notes": TEXT,
    },
    required=("id", "kind", "notes"),
)
