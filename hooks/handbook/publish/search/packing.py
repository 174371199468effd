"""The index as it is published: columns of JSON, a byte for each letter, packed by bzip2, as text.

A letter of Kazakh or Russian takes two bytes in UTF-8, and gzip (RFC 1951), which servers use, sees 32 KB of a text at once; bzip2
sorts it all, and a fifth less is left. `worker/bunzip.js` and `worker/index.js` take it apart. Titles stand with titles and texts
with texts, which are alike; a capital is a small letter with a sign before it, so that words are the same wherever they stand.
"""

from __future__ import annotations

import base64
import bz2
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

NO_WORDS: Mapping[str, Any] = {"known": [], "families": [], "kinds": []}
NAMES_END = "\n"
"""Between the names of a section."""
CAPITAL, RARE = 0, 1
"""Bytes that say: the next letter is a capital; the next two bytes are a unit of UTF-16."""
_FIRST = 2
"""The byte of the first of the letters."""


def pack(
    separator: str, docs: Sequence[Mapping[str, Any]], words: Mapping[str, Any] = NO_WORDS
) -> dict[str, str]:
    """`letters` that have a byte each, in order, and `packed`: the sections, a list for each of their fields.

    `separator` is what stands between words, `words` what the engine knows beside the texts (names.py).
    A section of the page before it has its anchor alone for an address.
    """
    kinds = list(dict.fromkeys(doc["kind"] for doc in docs))
    columns = {
        "location": _short([doc["location"] for doc in docs]),
        "kind": [kinds.index(doc["kind"]) for doc in docs],
        "boost": [doc.get("boost", 0) for doc in docs],
        "title": [doc["title"] for doc in docs],
        "other": [doc.get("other", "") for doc in docs],
        "tags": [NAMES_END.join(doc.get("tags", ())) for doc in docs],
        "asked": [NAMES_END.join(doc.get("asked", ())) for doc in docs],
        "text": [doc["text"] for doc in docs],
    }
    whole = json.dumps(
        {"separator": separator, "kinds": kinds, "docs": columns, "words": words},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    letters, coded = _coded(whole)
    return {"letters": letters, "packed": base64.b64encode(bz2.compress(coded, 9)).decode("ascii")}


def unpack(packed: Mapping[str, str]) -> dict[str, Any]:
    """What was packed, as columns; addresses whole."""
    coded, letters = bz2.decompress(base64.b64decode(packed["packed"])), packed["letters"]
    units, at, is_capital = [], 0, False
    while at < len(coded):
        if coded[at] == CAPITAL:
            is_capital = True
        elif coded[at] == RARE:
            units.append(coded[at + 1 : at + 3].decode("utf-16-le", "surrogatepass"))
            at += 2
        else:
            letter = letters[coded[at] - _FIRST]
            units.append(letter.upper() if is_capital else letter)
            is_capital = False
        at += 1
    whole: dict[str, Any] = json.loads(
        "".join(units).encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    )
    page = ""
    for at, location in enumerate(whole["docs"]["location"]):
        if location.startswith("#"):
            whole["docs"]["location"][at] = page + location
        else:
            page = location.partition("#")[0]
    return whole


def _short(locations: Sequence[str]) -> list[str]:
    pages = [location.partition("#")[0] for location in locations]
    return [
        location.removeprefix(page) if at and page == pages[at - 1] and "#" in location else location
        for at, (location, page) in enumerate(zip(locations, pages, strict=True))
    ]


def _coded(text: str) -> tuple[str, bytes]:
    """The letters that have a byte of their own, sorted, and the text in bytes."""
    small = [letter.lower() if _is_capital(letter) else letter for letter in text]
    frequent = [letter for letter, _ in Counter(small).most_common() if letter <= "\uffff"]
    letters = "".join(sorted(frequent[: 256 - _FIRST]))
    numbers = {letter: bytes([at + _FIRST]) for at, letter in enumerate(letters)}
    coded = bytearray()
    for letter, lower in zip(text, small, strict=True):
        if lower in numbers:
            coded += bytes([CAPITAL]) + numbers[lower] if letter != lower else numbers[lower]
        else:
            units = letter.encode("utf-16-le", "surrogatepass")
            for at in range(0, len(units), 2):
                coded += bytes([RARE]) + units[at : at + 2]
    return letters, bytes(coded)


def _is_capital(letter: str) -> bool:
    """Whether its small letter is one letter, and gives it back."""
    lower = letter.lower()
    return lower != letter and len(lower) == 1 and lower.upper() == letter
