"""The words of a text as they stand there: what is spelt, and what is no word (an address, a name in braces, a sign of Markdown)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

CYRILLIC = re.compile(r"[\u0400-\u052f]")
_NO_WORD = re.compile(r"`[^`]*`|https?://\S+|[\w.+-]{1,64}@[\w.-]+|\{[^{}\s]*\}|<[^<>]*>|&\w+;")
_MARKS = re.compile(r"\*+|[\[\]]|(?<!\w)_+|_+(?!\w)|\u00ad")
_TOKEN = re.compile(r"[^\W_]+(?:[-\u2010\u2011'’][^\W_]+)*")
_INITIAL = re.compile(r"(?<!\w)[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\.\s?\Z")
_START = re.compile(r"(?:\A|[.!?…:;|«„(]|–)\W*\Z")
_NEXT_INITIAL = re.compile(r"\s[А-ЯЁӘҒҚҢӨҰҮҺІ]\.")


@dataclass(frozen=True)
class Token:
    """A word, and what its surroundings say of it."""

    text: str
    is_ending: bool = False
    """It is joined by a hyphen to what is no word: 12-нің, PDF-ті, «Үлгі»-нің."""
    is_surname: bool = False
    """It stands beside initials: С. Үлгіжанов."""
    starts: bool = False
    """It is the first of a sentence, of a line, of what is quoted."""
    is_cut: bool = False
    """A full stop stands behind it: it may be an abbreviation."""


def tokens(text: str) -> Iterator[Token]:
    """The words with Cyrillic letters of a text; a letter alone is none."""
    text = _MARKS.sub("", _NO_WORD.sub(" ", unicodedata.normalize("NFC", text)))
    if not CYRILLIC.search(text):
        return
    for found in _TOKEN.finditer(text):
        word, start = found[0].rstrip("²³"), found.start()
        if len(word) > 1 and CYRILLIC.search(word):
            yield Token(
                word.replace("\u2010", "-").replace("\u2011", "-"),
                text[start - 1 : start] in ("-", "\u2011"),
                bool(
                    _INITIAL.search(text, max(start - 3, 0), start) or _NEXT_INITIAL.match(text, found.end())
                ),
                start == 0
                or (word[0].isupper() and _START.search(text, max(start - 6, 0), start) is not None),
                text.startswith(".", found.end()),
            )


def words_in(text: str) -> int:
    """How many words, numbers and abbreviations a text has."""
    return sum(1 for _ in _TOKEN.finditer(_MARKS.sub("", _NO_WORD.sub(" ", text))))
