"""Spaces that must not break a line: before a dash, after initials and inside a telephone number, after a one-letter word in Russian."""

from __future__ import annotations

import re

_DASH = re.compile(r"(?<=\S) (?=–(?:\s|$))")
_ONE_LETTER = {"ru": re.compile(r"(?<![^\s(«„\u00a0])([авикосуяАВИКОСУЯ]) (?=\S)")}
"""Words of one letter before a space, by the languages that have them."""
_NUMBER_SIGN = re.compile(r"№ (?=\d)")
_INITIAL = re.compile(r"(?<!\w)([А-ЯЁӘҒҚҢӨҰҮҺІ]\.) (?=[А-ЯЁӘҒҚҢӨҰҮҺІ])")
_TELEPHONE = re.compile(r"\+\d[\d ]+\d")


def typeset(text: str, language: str) -> str:
    """Plain text with no-break spaces where a line must not end."""
    text = _NUMBER_SIGN.sub("№\u00a0", _DASH.sub("\u00a0", text))
    text = _INITIAL.sub("\\1\u00a0", text)
    text = _TELEPHONE.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    one_letter = _ONE_LETTER.get(language)
    return one_letter.sub("\\1\u00a0", text) if one_letter else text
