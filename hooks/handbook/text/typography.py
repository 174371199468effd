"""Spaces that must not break a line: before a dash in both languages, after a one-letter word in Russian."""

from __future__ import annotations

import re

_TEXT = re.compile(r"(<(script|style|svg|code|pre)\b.*?</\2>|<[^<>]*>)", re.DOTALL | re.IGNORECASE)
_DASH = re.compile(r"(?<=\S) (?=–(?:\s|$))")
_ONE_LETTER = {"ru": re.compile(r"(?<![^\s(«„\u00a0])([авикосуяАВИКОСУЯ]) (?=\S)")}
"""Words of one letter before a space, by the languages that have them."""
_NUMBER_SIGN = re.compile(r"№ (?=\d)")


def typeset(html: str, language: str) -> str:
    """HTML with no-break spaces in its text; tags, diagrams and code stay as they are."""
    pieces = _TEXT.split(html)
    # Two groups in the pattern: of every three pieces the first is text, the second markup, the third a tag's name.
    return "".join(
        _words(piece, language) if index % 3 == 0 else piece or ""
        for index, piece in enumerate(pieces)
        if index % 3 != 2
    )


def _words(text: str, language: str) -> str:
    text = _NUMBER_SIGN.sub("№\u00a0", _DASH.sub("\u00a0", text))
    one_letter = _ONE_LETTER.get(language)
    return one_letter.sub("\\1\u00a0", text) if one_letter else text
