"""The mark of a part that is still to be filled in: what `make new-…` leaves where an editor has to write."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handbook.model.place import Place

FILL: Mapping[str, str] = {"kk": "ТОЛТЫРУ", "ru": "ЗАПОЛНИТЬ"}
"""The word of each language; in capitals, with a colon and what to write: «ТОЛТЫРУ: бір сөйлем»."""
BOTH = " · ".join(FILL.values())
"""Where one value stands for all languages, or what to write is said in each: «ТОЛТЫРУ · ЗАПОЛНИТЬ: күні · день»."""
_WORD = rf"\b(?:{BOTH}|{'|'.join(FILL.values())})\b"
_MARK = re.compile(rf"(?P<word>{_WORD})(?:: ?(?P<what>[^'\"<{{]*?)(?=['\"<{{]|$|{_WORD}))?")
_MOST = 160
"""Characters of what to write that are told."""


@dataclass(frozen=True)
class MarkedPart:
    """A line with marks, and what they ask for in each of their languages."""

    place: Place
    what: Mapping[str, str]
    is_beside: bool = False
    """Whether the mark stands in a note behind the value: `also: []   # ТОЛТЫРУ: …`."""

    @property
    def words(self) -> str:
        """What is asked for, in one line: «жазуы · надпись»."""
        return " · ".join(dict.fromkeys(self.what.values()))


def is_beside(line: str) -> bool:
    """Whether the first mark of a line of YAML stands in a note of it."""
    found = _MARK.search(line)
    return bool(found and re.search(r"\S\s+#\s*$", line[: found.start()]))


def marked(line: str) -> Mapping[str, str] | None:
    """What a line asks for in each language that has a mark in it («бір сөйлем»; of several all), None where none has."""
    found: dict[str, list[str]] = {}
    for match in _MARK.finditer(line):
        languages = [language for language, word in FILL.items() if word in match["word"]]
        said = (match["what"] or "").strip(" .·,:]})")
        parts = said.split(" · ") if len(languages) > 1 else [said]
        of_each = parts if len(parts) == len(languages) else [said] * len(languages)
        for language, what in zip(languages, of_each, strict=True):
            found.setdefault(language, []).append(what)
    return {
        language: " · ".join(dict.fromkeys(filter(None, what)))[:_MOST] or "…"
        for language, what in found.items()
    } or None
