"""The mark of a part that is still to be filled in: what `make new-…` leaves where an editor has to write."""

from __future__ import annotations

import re
from collections.abc import Mapping

FILL: Mapping[str, str] = {"kk": "ТОЛТЫРУ", "ru": "ЗАПОЛНИТЬ"}
"""The word of each language; in capitals, with a colon and what to write: «ТОЛТЫРУ: бір сөйлем»."""
BOTH = " · ".join(FILL.values())
"""Where one value stands for all languages."""
_WORD = rf"\b(?:{'|'.join(FILL.values())})\b"
_MARK = re.compile(rf"{_WORD}(?:: ?(?P<what>[^'\"<{{]*?)(?=['\"<{{]|$|{_WORD}))?")


def marked(line: str) -> str | None:
    """What a line asks for where it has a mark («бір сөйлем», of several all), else None."""
    found = [(match["what"] or "").strip(" .·,:]})") for match in _MARK.finditer(line)]
    return " · ".join(dict.fromkeys(what for what in found if what))[:160] if found else None
