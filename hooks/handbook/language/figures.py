"""How a page is written, in figures: the length of its sentences, and how much of it is official speech."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.language.tokens import words_in
from handbook.model import Handbook, Page, Place
from handbook.rules.phrases import officialese_in
from handbook.source.markdown import BLOCK, heading, is_table_rule, visible_words

_END = re.compile(r"(?<=[.!?…])[»“)]*\s+(?=[«„(]?[А-ЯЁӘІҢҒҮҰҚӨҺA-Z0-9])|(?<=:)\s+(?=[«„])")
_ABBREVIATED = re.compile(r"(?<!\w)(?:[А-ЯЁӘІҢҒҮҰҚӨҺ]|г|ж|т|е|д|б|ул|тел|ст|стр|вх|исх|кв|каб)\.$")


@dataclass(frozen=True)
class Sentence:
    """A sentence: its length in words, and where it stands."""

    words: int
    place: Place
    start: str
    """Its first words, to find it by."""


@dataclass(frozen=True)
class PageFigures:
    """How one page is written in one language."""

    language: str
    path: str
    words: int
    sentences: int
    median: float
    """Words of a sentence: half are shorter."""
    long: float
    """The 90th percentile: one sentence of ten is longer."""
    longest: Sentence | None
    official: int
    """How many turns of official speech stand there, quoted ones too."""

    @property
    def official_per_thousand(self) -> float:
        return round(self.official * 1000 / self.words, 1) if self.words else 0.0


def figures(handbook: Handbook) -> list[PageFigures]:
    """The figures of every page, in the order of languages and paths."""
    return [of_page(page) for _, page in sorted(handbook.pages.items())]


def of_page(page: Page) -> PageFigures:
    """The figures of one page."""
    found = list(sentences(page))
    lengths = sorted(sentence.words for sentence in found)
    return PageFigures(
        page.language,
        page.path,
        sum(lengths),
        len(lengths),
        statistics.median(lengths) if lengths else 0,
        lengths[min(int(len(lengths) * 0.9), len(lengths) - 1)] if lengths else 0,
        max(found, key=lambda sentence: sentence.words, default=None),
        sum(officialese_in(visible_words(line), page.language) for _, line in page.lines),
    )


def sentences(page: Page) -> Iterator[Sentence]:
    """The sentences of the prose of a page: no headings, no rows of tables, no titles of blocks."""
    for number, line in page.lines:
        if line.startswith("|") or heading(line) or BLOCK.match(line) or is_table_rule(line):
            continue
        held = ""
        for part in _END.split(visible_words(line).strip()):
            held = f"{held} {part}".strip()
            if _ABBREVIATED.search(held):
                continue
            if count := words_in(held):
                yield Sentence(count, page.place(number), " ".join(held.split()[:6]))
            held = ""
        if count := words_in(held):
            yield Sentence(count, page.place(number), " ".join(held.split()[:6]))
