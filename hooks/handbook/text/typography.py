"""Where a line must not end: before a dash, after initials, a number or a one-letter Russian word, inside a telephone number."""

from __future__ import annotations

import re

_DASH = re.compile(r"(?<=\S) (?=–(?:\s|$))")
_ONE_LETTER = {"ru": re.compile(r"(?<![^\s(«„\u00a0])([авикосуяАВИКОСУЯ]) (?=\S)")}
"""Words of one letter before a space, by the languages that have them."""
_NUMBER_SIGN = re.compile(r"№ (?=\d)")
_INITIAL = re.compile(r"(?<!\w)([А-ЯЁӘҒҚҢӨҰҮҺІ]\.) (?=[А-ЯЁӘҒҚҢӨҰҮҺІ])")
_ANY_ONE_LETTER = re.compile(r"(?<!\S)(\w) ")
_AFTER_LETTER = re.compile(r"(?<=[А-ЯЁӘҒҚҢӨҰҮҺІ]\.) (?=[А-ЯЁӘҒҚҢӨҰҮҺІ])")
_WHOLE = 26
"""With so many letters at most a choice stands on one line."""
_TELEPHONE = re.compile(r"\+\d[\d ]+\d")
_ENDING = re.compile(r"(?<=\d)-(?=[^\W\d_])")
_COUNTED = re.compile(r"(?<=\d) (?=[^\W\d_])")
_NUMBERED = re.compile(r"\b(дом|кабинет|талон|пункт\w*|стать\w+) (?=\d)", re.IGNORECASE)


def typeset(text: str, language: str) -> str:
    """Plain text with no-break spaces where a line must not end."""
    text = _NUMBER_SIGN.sub("№\u00a0", _DASH.sub("\u00a0", text))
    text = _INITIAL.sub("\\1\u00a0", text)
    text = _TELEPHONE.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    one_letter = _ONE_LETTER.get(language)
    return one_letter.sub("\\1\u00a0", text) if one_letter else text


def bound(text: str) -> str:
    """Words of a paper, its numbers whole with what they count and with their endings.

    >>> [bound(text) for text in ("91-бабының", "№ 401-V", "40 км", "дом 12", "из-за 12, 13")]
    ['91\u2011бабының', '№\xa0401\u2011V', '40\xa0км', 'дом\xa012', 'из-за 12, 13']
    """
    text = _COUNTED.sub("\u00a0", _ENDING.sub("\u2011", text))
    return _NUMBERED.sub("\\1\u00a0", _NUMBER_SIGN.sub("№\u00a0", text))


def held(text: str) -> str:
    """What someone wrote, its names, telephones and numbers whole (docs/assets/javascripts/form-names.js has the same).

    >>> held("С. Үлгіжанов, +7 700 000 00 21").count("\u00a0")
    5
    """
    text = _AFTER_LETTER.sub("\u00a0", bound(text))
    return _TELEPHONE.sub(lambda found: found[0].replace(" ", "\u00a0"), text)


def option(text: str) -> str:
    """A choice of a blank: its box never ends a line, and a short one is not divided.

    >>> option("на двух языках").count("\u00a0"), option("включить вопрос в повестку заседания").count("\u00a0")
    (3, 2)
    """
    shown = text.replace(" ", "\u00a0") if len(text) <= _WHOLE else _ANY_ONE_LETTER.sub("\\1\u00a0", text)
    return f"☐\u00a0{shown}"
