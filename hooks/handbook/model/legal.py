"""The way in law: ways to turn to a state body, terms that the law sets, and who decides which matter.

These are the editors' part, not the source's. Every entry says what it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from handbook.model.languages import Text, said
from handbook.model.place import Place

CERTAINTIES = ("checked", "secondary", "unverified")
"""How sure a fact of law is: seen on a page, seen in a retelling, known in general and seen nowhere."""
UNITS = ("working-days", "calendar-days", "months")
"""What a term is counted in."""
ACTORS = ("body", "you")
"""Who has to be in time: the state body, or the reader."""
LEVELS = ("rural-okrug", "district", "region", "territorial-body", "company")
"""Who decides, from the nearest: akim of a village, akimat of a district or city, of the region, office of a ministry, company."""
MATTER_GROUPS = ("home", "roads", "children", "health", "support", "land", "together", "order")
"""What matters of a village are gathered under, in order."""


@dataclass(frozen=True)
class Grounds:
    """What a statement rests on: a law and its article, how sure that is, the day of the check, the site where it was seen."""

    certainty: str
    checked: str
    law: str = ""
    article: str = ""
    seen: str = ""
    note: Text | None = None


@dataclass(frozen=True)
class Way:
    """A way to turn to a state body. `terms`: ids of legal terms; `next`: of ways that may follow.

    `page`: where it is told at length, `law/no-answer#complain`. `also`: what people call it, for the search.
    """

    id: str
    place: Place
    title: Text
    when: Text
    who: Text
    steps: tuple[Text, ...]
    need: tuple[Text, ...]
    then: Text
    grounds: Grounds
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    terms: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    page: str = ""
    template: str = ""

    @property
    def texts(self) -> Iterator[Text]:
        """Every text of it that readers see."""
        yield from said(
            self.title, self.when, self.who, *self.steps, *self.need, self.then, self.grounds.note
        )


@dataclass(frozen=True)
class LegalTerm:
    """A term that a law sets: `length` of `unit`, from the day that `starts` names; with `is_before`, back from that day.

    `actor`: who has to be in time. `then`: the reader's next step, told at length on `page`.
    """

    id: str
    place: Place
    name: Text
    starts: Text
    length: int
    unit: str
    actor: str
    then: Text
    grounds: Grounds
    page: str = ""
    template: str = ""
    is_before: bool = False
    was: tuple[str, ...] = ()
    """Earlier ids: readers' days are kept under them too."""

    @property
    def texts(self) -> Iterator[Text]:
        """Every text of it that readers see."""
        yield from said(self.name, self.starts, self.then, self.grounds.note)


@dataclass(frozen=True)
class Matter:
    """A matter of a village or district, the body that decides it, and how to make sure of that."""

    id: str
    place: Place
    title: Text
    group: str
    levels: tuple[str, ...]
    decides: Text
    check: Text
    grounds: Grounds
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def texts(self) -> Iterator[Text]:
        """Every text of it that readers see."""
        yield from said(self.title, self.decides, self.check, self.grounds.note)
