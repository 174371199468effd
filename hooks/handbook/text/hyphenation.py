"""Kazakh hyphenation, for the PDFs and the e-book: pyphen brings Russian, but no Kazakh, and neither do reading apps.

A Kazakh word is divided into syllables, each with one vowel; of the consonants between two vowels the last goes over (мем-ле-кет,
қо-ғам-дық), and so does «у» between two vowels, where it is a consonant (қа-уым). Two vowels side by side are not parted.
The patterns are those of Liang, as hyphenation dictionaries write them: a digit stands between letters, an odd one allows a break.
"""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any, BinaryIO

VOWELS = "аәеёиоөуұүыіэюя"
CONSONANTS = "бвгғджзйкқлмнңпрстфхһцчшщ"
_PLAIN = "аәеоөұүыіэ"
"""Vowels beside which «у» is a consonant."""
SOFT_HYPHEN = "\u00ad"
LEAST = 9
"""Letters of the shortest word that gets soft hyphens: they stay in what is copied, and some readers' search stumbles over them."""
MARGIN = 3
"""Letters that stay together at either end of a word."""


class _Dictionary:
    """What pyphen opens and reads as a file."""

    @staticmethod
    def read_text(encoding: str) -> str:
        return "\n".join(
            [
                "UTF-8",
                *(f"1{consonant}{vowel}" for consonant in CONSONANTS for vowel in VOWELS),
                *(f"{before}1у{after}" for before in _PLAIN for after in _PLAIN),
            ]
        )

    def open(self, mode: str) -> BinaryIO:
        return io.BytesIO(self.read_text("UTF-8").encode())


def register() -> None:
    """Makes pyphen, and so WeasyPrint, know Kazakh."""
    import pyphen

    pyphen.LANGUAGES["kk"] = _Dictionary()
    pyphen.LANGUAGES_LOWERCASE["kk"] = "kk"


def softened(text: str) -> str:
    """A Kazakh text in whose long words soft hyphens (U+00AD) say where a line may part them: «мем\u00adле\u00adкет\u00adтік»."""
    return re.sub(rf"[^\W\d_]{{{LEAST},}}", lambda found: _softened(found.group()), text)


@cache
def _softened(word: str) -> str:
    # Capitals are the name of an office or a law: nothing is won by parting it.
    return word if word.isupper() else str(_syllables().inserted(word, SOFT_HYPHEN))


@cache
def _syllables() -> Any:
    import pyphen

    register()
    return pyphen.Pyphen(lang="kk", left=MARGIN, right=MARGIN)
