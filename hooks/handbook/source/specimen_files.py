"""Template documents filled in, a file each, named after the template: their schema, and what is made of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from handbook.model import LANGUAGES
from handbook.model.specimens import Specimen
from handbook.source.schema import TEXT, Check, Complaint, Path, slug, wrong

ALIKE = re.compile(r"[\d :.,+()/–-]+|[a-z0-9]+(-[a-z0-9]+)*")
"""What is the same in all languages: a day, an hour, a number, a telephone; the id of a choice."""


def check_specimen(value: object, path: Path = ()) -> Iterator[Complaint]:
    """The schema of a file: id of a field -> its value, or the rows of its table."""
    yield from _mapping(value, path, _value)


def specimen(value: object, path: str, lines: Mapping[Path, int]) -> Specimen:
    """What is made of the well-formed content of a file."""
    assert isinstance(value, dict)
    return Specimen(PurePosixPath(path).stem, path, lines, value)


def _value(value: object, path: Path) -> Iterator[Complaint]:
    if not isinstance(value, list):
        yield from _cell(value, path)
        return
    for index, row in enumerate(value):
        yield from _mapping(row, (*path, index), _cell)


def _cell(value: object, path: Path) -> Iterator[Complaint]:
    if isinstance(value, dict):
        yield from TEXT(value, path)
    elif not isinstance(value, int) and not (isinstance(value, str) and ALIKE.fullmatch(value)):
        yield wrong(path, value, f"{{{', '.join(f'{language}: …' for language in LANGUAGES)}}}")


def _mapping(value: object, path: Path, check: Check) -> Iterator[Complaint]:
    if not isinstance(value, dict):
        yield wrong(path, value, "field: …")
        return
    for key, item in value.items():
        yield from slug(key, (*path, str(key)))
        yield from check(item, (*path, key))
