"""Kazakh hyphenation for the PDFs: pyphen brings Russian, but no Kazakh.

A Kazakh word is divided into syllables, each with one vowel; of the consonants between two vowels the last goes over (мем-ле-кет,
қо-ғам-дық), and so does «у» between two vowels, where it is a consonant (қа-уым). Two vowels side by side are not parted.
The patterns are those of Liang, as hyphenation dictionaries write them: a digit stands between letters, an odd one allows a break.
"""

from __future__ import annotations

import io
from typing import BinaryIO

VOWELS = "аәеёиоөуұүыіэюя"
CONSONANTS = "бвгғджзйкқлмнңпрстфхһцчшщ"
_PLAIN = "аәеоөұүыіэ"
"""Vowels beside which «у» is a consonant."""


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
