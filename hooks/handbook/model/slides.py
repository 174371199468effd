"""What a slide of the trainer's deck is, as docs/_data/slides.yml says it: plain frozen data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from handbook.model.languages import Text, said
from handbook.model.place import Place

PROGRAMMES = ("half-day", "one-day")
"""The programmes of a seminar; their timetables are sections of training/index.md, with these ids."""

KINDS: Mapping[str, tuple[str, ...]] = {
    "cover": ("title",),
    "points": ("title", "points"),
    "case": ("title", "points"),
    "pause": ("title", "minutes"),
    "flow": (),
    "stage": ("of",),
    "exercise": ("of",),
    "sizes": (),
    "others": (),
    "sections": ("of",),
    "openings": ("of",),
}
"""The kinds of slides, and what a slide of each has to say for itself; the rest comes from the pages."""

TITLED = frozenset({"flow", "sizes", "others", "sections", "openings"})
"""Kinds that take their words from the pages and may have a title of their own all the same: what the slide says, not what it is of."""

OWN_WORDS = frozenset({"title", "points"})
"""What only a slide that takes nothing from the pages may have."""


@dataclass(frozen=True)
class Slide:
    """One slide. `of` names the stage, the exercise or the page that it is made of, `page` where to read on.

    `minutes`: what the timetable gives it, by programme; empty where it takes no time of its own. `only`: the one programme that
    has it, empty where both do.
    """

    id: str
    place: Place
    kind: str
    notes: Text
    title: Text | None = None
    points: tuple[Text, ...] = ()
    of: str = ""
    page: str = ""
    only: str = ""
    forms: tuple[str, ...] = ()
    """The forms of dialogue that a table shows; empty: all of its kind."""
    minutes: Mapping[str, int] = field(default_factory=dict)

    @property
    def texts(self) -> Iterator[Text]:
        """Every text of it that readers see, the trainer among them."""
        yield from said(self.title, self.notes, *self.points)

    @property
    def programmes(self) -> tuple[str, ...]:
        return (self.only,) if self.only else PROGRAMMES

    def has(self, part: str) -> bool:
        """Whether it says this of itself: one of the names in KINDS."""
        return bool(getattr(self, part))
