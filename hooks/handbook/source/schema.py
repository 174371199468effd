"""What a schema is made of: checks of values, and mappings with a check for each key.

A schema checks a parsed YAML value and says what is wrong where; it knows nothing of what the values mean.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from handbook.model import LANGUAGES

SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z")
"""Ids and file names: English words in lower case, joined by hyphens; they are addresses."""

Path = tuple[str | int, ...]
Complaint = tuple[str, Path, dict[str, object]]
"""(rule id, where in the document, values for the message)."""
Check = Callable[[object, Path], Iterator[Complaint]]


@dataclass(frozen=True)
class Schema:
    """A mapping: its keys with the check of each, and those that must be there."""

    checks: Mapping[str, Check]
    required: tuple[str, ...] = ()

    def __call__(self, value: object, path: Path = ()) -> Iterator[Complaint]:
        if not isinstance(value, dict):
            is_text = tuple(self.checks) == tuple(LANGUAGES)
            yield wrong(path, value, "{kk: …, ru: …}" if is_text else "key: value")
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
    return "wrong-type", path, {"key": _key(path), "value": excerpt(value), "expected": expected}


def excerpt(value: object) -> str:
    """A value as the editor wrote it, or nearly so, for a message."""
    if isinstance(value, list | dict):
        return ("[…]" if value else "[]") if isinstance(value, list) else "{…}"
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)[:60]


def _key(path: Path) -> str:
    return ".".join(str(step) for step in path if isinstance(step, str)) or "–"


def text(value: object, path: Path) -> Iterator[Complaint]:
    """A text that is not empty."""
    if isinstance(value, int):
        yield wrong(path, value, f"'{excerpt(value)}' (тырнақшамен · в кавычках)")
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


def earlier(value: object, path: Path) -> Iterator[Complaint]:
    """One id that something had before, or a list of them."""
    yield from (slugs if isinstance(value, list) else slug)(value, path)


def earlier_ids(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Such ids out of a well-formed entry."""
    was = entry.get("was", ())
    return (was,) if isinstance(was, str) else tuple(was)


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


def some(value: object, path: Path) -> Iterator[Complaint]:
    """A whole number that is more than nothing."""
    if isinstance(value, int) and not isinstance(value, bool) and value < 1:
        yield wrong(path, value, "15")
    yield from count(value, path)


def texts(value: object, path: Path) -> Iterator[Complaint]:
    """A list of texts."""
    if not isinstance(value, list):
        yield wrong(path, value, "[сөз · слово]")
        return
    for index, item in enumerate(value):
        yield from text(item, (*path, index))


def in_every_language(check: Check) -> Schema:
    return Schema(dict.fromkeys(LANGUAGES, check), required=LANGUAGES)


def flag(value: object, path: Path) -> Iterator[Complaint]:
    if not isinstance(value, bool):
        yield wrong(path, value, "true | false")


def list_of(check: Check) -> Check:
    """A list whose items all follow one schema."""

    def each(value: object, path: Path) -> Iterator[Complaint]:
        if not isinstance(value, list):
            yield wrong(path, value, "- …")
            return
        for index, item in enumerate(value):
            yield from check(item, (*path, index))

    return each


def filled_list_of(check: Check) -> Check:
    """The same, with one item at least."""
    each = list_of(check)

    def some_of(value: object, path: Path) -> Iterator[Complaint]:
        if value == []:
            yield wrong(path, value, "- …")
        yield from each(value, path)

    return some_of


def date(value: object, path: Path) -> Iterator[Complaint]:
    """A day that the calendar has: 2015-11-02."""
    try:
        is_day = isinstance(value, str) and len(value) == 10 and bool(datetime.date.fromisoformat(value))
    except ValueError:
        is_day = False
    if not is_day:
        yield wrong(path, value, "2015-11-02 (жыл-ай-күн · год-месяц-день)")


TEXT = in_every_language(text)
"""A text in every language."""
NAMES = in_every_language(texts)
"""Lists of words in every language: what else something is called."""


def names(entry: Mapping[str, Any], key: str) -> Mapping[str, tuple[str, ...]]:
    """Such lists out of a well-formed entry; empty where it has none."""
    return {language: tuple(words) for language, words in entry.get(key, {}).items()}
