"""Spaces that must not break a line: before a dash in both languages, after a one-letter word in Russian."""

from __future__ import annotations

import re

_DASH = re.compile(r"(?<=\S) (?=–(?:\s|$))")
_ONE_LETTER = re.compile(r"(?<![^\s(«„\u00a0])([авикосуяАВИКОСУЯ]) (?=\S)")
_NUMBER_SIGN = re.compile(r"№ (?=\d)")


def typeset(text: str, language: str) -> str:
    """Plain text with no-break spaces where a line must not end."""
    text = _NUMBER_SIGN.sub("№\u00a0", _DASH.sub("\u00a0", text))
    return _ONE_LETTER.sub("\\1\u00a0", text) if language == "ru" else text
