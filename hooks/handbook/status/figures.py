"""Figures of the language of each edition: how much there is to read, how long its sentences are, how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbook.language.dictionaries import missing
from handbook.language.figures import of_page, sentences
from handbook.language.spelling import misspellings
from handbook.model import LANGUAGES, UNLISTED, Handbook, Page

LONG = 20
"""Words; a sentence with more is long for who reads on a phone."""


@dataclass(frozen=True)
class Figures:
    """The figures of one language. None where nobody has counted."""

    language: str
    pages: int
    words: int
    sentence: float
    """Words in a sentence, on average."""
    long_sentences: float
    """The share of sentences of more than LONG words, 0–1."""
    misspelt: int | None = None
    """Words that no dictionary knows."""
    official: float | None = None
    """Official turns of phrase in a thousand words."""


def figures(handbook: Handbook, root: Path | None = None) -> tuple[Figures, ...]:
    """The figures of every language, in their order. The one place that counts: `Figures` is all that the report knows of it.

    With `root`, the project's folder, words are spelt too, where the machine has the dictionaries; a published report goes without:
    its bytes are not to hang on what is installed.
    """
    misspelt: dict[str, int | None] = dict.fromkeys(LANGUAGES)
    if root:
        found = [
            problem.place.path for problem in misspellings(handbook, root=root) if not problem.is_warning
        ]
        for language in LANGUAGES:
            if language not in missing():
                misspelt[language] = sum(path.startswith(f"docs/{language}/") for path in found)
    return tuple(
        _of(
            [page for page in handbook.in_language(language) if page.path not in UNLISTED],
            language,
            misspelt[language],
        )
        for language in LANGUAGES
    )


def _of(pages: list[Page], language: str, misspelt: int | None) -> Figures:
    lengths = [sentence.words for page in pages for sentence in sentences(page)]
    count, words = len(lengths), sum(lengths)
    official = sum(of_page(page).official for page in pages)
    return Figures(
        language,
        len(pages),
        words,
        sentence=words / count if count else 0.0,
        long_sentences=sum(length > LONG for length in lengths) / count if count else 0.0,
        misspelt=misspelt,
        official=official * 1000 / words if words else 0.0,
    )
