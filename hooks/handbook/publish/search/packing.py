"""Texts as a list of words and a stream of their numbers: what a search loads becomes a quarter smaller after compression.

A letter of Kazakh or Russian takes two bytes, and gzip (RFC 1951) sees 32 KB of a text at once; here each word is spelt once and
stands in the texts as one character. `assets/javascripts/unpack.js` turns it back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

MARK = "^"
"""Stands between the words of the list."""
CAPITAL = ""
"""In the list of words: the next word begins with a capital letter."""
END = "\n\n"
"""Between two texts; within one there is never an empty line."""
_PIECE = re.compile(r"\w+| ?[^\w ]+ ?| +")
_ONE_BYTE = [chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\']
_OTHERS = 0xA1
_TWO_BYTES = 0x800 - _OTHERS
"""How many numbers have a character of two bytes in UTF-8."""
_MOST_SHARED = 9


def pack(texts: Sequence[str]) -> dict[str, str]:
    """`words`: every word and mark in the order of their numbers, and `stream`: the texts, a character for each of them.

    A space between two words is not written. Raises ValueError for texts that would not come back as they are.
    """
    whole = END.join(texts)
    if MARK in whole or whole.split(END) != list(texts):
        raise ValueError(f"a text with «{MARK}» or with an empty line cannot be packed")
    pieces = list(_pieces(whole))
    frequent = [piece for piece, _ in Counter(pieces).most_common()]
    short, middle = len(_ONE_BYTE), len(_ONE_BYTE) + _TWO_BYTES
    words = [*sorted(frequent[:short]), *sorted(frequent[short:middle]), *sorted(frequent[middle:])]
    characters = {word: _ONE_BYTE[number] if number < short else chr(_OTHERS + number - short) for number, word in enumerate(words)}
    return {"words": MARK.join(_shortened(words)), "stream": "".join(characters[piece] for piece in pieces)}


def _shortened(words: Sequence[str]) -> Iterable[str]:
    """Each word as the number of letters that it shares with the one before it, and the rest."""
    before = ""
    for word in words:
        shared = next((at for at, (one, other) in enumerate(zip(before, word, strict=False)) if one != other), min(len(before), len(word)))
        shared = min(shared, _MOST_SHARED)
        yield f"{shared}{word[shared:]}"
        before = word


def _pieces(text: str) -> Iterable[str]:
    pieces = _PIECE.findall(text)
    is_word = [bool(re.match(r"\w", piece)) for piece in pieces]
    for at, piece in enumerate(pieces):
        if piece == " " and 0 < at < len(pieces) - 1 and is_word[at - 1] and is_word[at + 1]:
            continue
        if piece[0].isupper() and piece == piece[0] + piece[1:].lower() and piece.lower()[0].upper() == piece[0]:
            yield CAPITAL
            yield piece.lower()
        else:
            yield piece
