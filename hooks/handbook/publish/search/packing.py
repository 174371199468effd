"""Texts as a list of words and a stream of their numbers: what a search loads becomes a quarter smaller after compression.

A letter of Kazakh or Russian takes two bytes, and gzip (RFC 1951) sees 32 KB of a text at once; here each word is spelt once and
stands in the texts as one character. `unpack` of `assets/javascripts/finder.js` turns it back. Any text can be packed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, takewhile

SEPARATOR = "^"
"""Stands between the words of the list, before the digit with which the next one begins. A piece that has this character
in itself is no word and so has no digits."""
CAPITAL = ""
"""In the list of words: the next word begins with a capital letter."""
END = "\x7f"
"""Between the streams of two texts; no number is written so."""
_PIECE = re.compile(r"\w+| ?[^\w ]+ ?| +")
_ONE_BYTE = [chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\']
_OTHERS = 0xA1
_TWO_BYTES = 0x800 - _OTHERS
"""How many numbers have a character of two bytes in UTF-8."""
_MOST_SHARED = 9


def pack(texts: Sequence[str]) -> dict[str, str]:
    """`words`: every word and mark in the order of their numbers, and `stream`: the texts, a character for each of them.

    A space between two words is not written. A stream ends where the next text's begins, at END.
    """
    pieces = [list(_pieces(text)) for text in texts]
    frequent = [piece for piece, _ in Counter(chain.from_iterable(pieces)).most_common()]
    short, middle = len(_ONE_BYTE), len(_ONE_BYTE) + _TWO_BYTES
    words = [*sorted(frequent[:short]), *sorted(frequent[short:middle]), *sorted(frequent[middle:])]
    characters = {
        word: _ONE_BYTE[number] if number < short else chr(_OTHERS + number - short)
        for number, word in enumerate(words)
    }
    return {
        "words": SEPARATOR.join(_shortened(words)),
        "stream": END.join("".join(map(characters.__getitem__, each)) for each in pieces),
    }


def _shortened(words: Sequence[str]) -> Iterable[str]:
    """Each word as the number of letters that it shares with the one before it, and the rest.

    A letter beyond U+FFFF is two in JavaScript, so that none is shared.
    """
    before = ""
    for word in words:
        alike = takewhile(lambda pair: pair[0] == pair[1] <= "\uffff", zip(before, word, strict=False))
        shared = min(sum(1 for _ in alike), _MOST_SHARED)
        yield f"{shared}{word[shared:]}"
        before = word


def _pieces(text: str) -> Iterable[str]:
    pieces = _PIECE.findall(text)
    is_word = [bool(re.match(r"\w", piece)) for piece in pieces]
    for at, piece in enumerate(pieces):
        if piece == " " and 0 < at < len(pieces) - 1 and is_word[at - 1] and is_word[at + 1]:
            continue
        lower = piece.lower()
        if (
            piece[0].isupper()
            and piece[0] <= "\uffff"
            and piece[1:] == lower[1:]
            and lower[0].upper() == piece[0]
        ):
            yield CAPITAL
            yield lower
        else:
            yield piece
