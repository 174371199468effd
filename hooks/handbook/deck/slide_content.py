"""A slide in words: what the rules measure and PowerPoint is given."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model.slides import Slide


@dataclass(frozen=True)
class SlideContent:
    """A slide in one language. `lead` stands before the points, `rows` are a table's, the first its head.

    `facts` of an exercise are pairs, a name and a text; `stage` is the number of the stage that one is at, 0 for none.
    """

    slide: Slide
    title: str
    kicker: str = ""
    lead: str = ""
    points: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    stage: int = 0
    notes: tuple[str, ...] = ()
