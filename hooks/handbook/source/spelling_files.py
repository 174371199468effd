"""The words that editors have accepted beside the dictionaries: `docs/_data/spelling/<language>.txt`, one a line.

Abbreviations stand there as they are written: «гг.» is right with its full stop alone.
"""

from __future__ import annotations

import re

FOLDER = "docs/_data/spelling"
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")


def path(language: str) -> str:
    """Where the list of a language lies."""
    return f"{FOLDER}/{language}.txt"


def parse(text: str) -> tuple[tuple[str, ...], list[int]]:
    """The words of a list, and the lines that are neither a word, nor empty, nor a note (`# …`)."""
    words, bad_lines = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        word = line.partition("#")[0].strip()
        if _WORD.fullmatch(word):
            words.append(word)
        elif word:
            bad_lines.append(number)
    return tuple(words), bad_lines
