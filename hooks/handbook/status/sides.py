"""Two versions of a text side by side: which lines and which words in them are not the same."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_LIKE = 0.4
"""Below this two lines are not one line rewritten: marking the words that they happen to share would only confuse."""


class Run(NamedTuple):
    """A piece of a line, and whether the other version lacks it."""

    text: str
    is_changed: bool


class Row(NamedTuple):
    """A line before and after; a side is empty where it has no such line."""

    before: tuple[Run, ...]
    after: tuple[Run, ...]


GAP = Row((), ())
"""Stands for lines that have not changed."""


def rows(before: str, after: str) -> list[Row]:
    """The lines that differ, in order, with GAP for what stands between them. Empty lines do not count."""
    old, new = _lines(before), _lines(after)
    found: list[Row] = []
    for kind, old_from, old_to, new_from, new_to in difflib.SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            found.append(GAP)
        else:
            pairs = zip_longest(old[old_from:old_to], new[new_from:new_to], fillvalue="")
            found += [_row(*pair) for pair in pairs]
    return found


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _row(before: str, after: str) -> Row:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    if not old or not new or matcher.ratio() < _LIKE:
        return Row(_whole(before), _whole(after))
    codes = matcher.get_opcodes()
    return Row(
        tuple(_joined((old[code[1] : code[2]], code[0] != "equal") for code in codes)),
        tuple(_joined((new[code[3] : code[4]], code[0] != "equal") for code in codes)),
    )


def _whole(line: str) -> tuple[Run, ...]:
    return (Run(line, is_changed=True),) if line else ()


def _joined(parts: Iterator[tuple[Sequence[str], bool]]) -> Iterator[Run]:
    return (Run("".join(tokens), is_changed) for tokens, is_changed in parts if tokens)
