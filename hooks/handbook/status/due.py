"""Facts of law and the days by which they are to be looked up again."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from handbook.model import Handbook, Place
from handbook.model.languages import Text
from handbook.rules.laws import YEAR, checks


@dataclass(frozen=True)
class Check:
    """A fact of law and the day by which it is to be looked up again."""

    place: Place
    id: str
    title: Text
    checked: str
    due: str
    is_due: bool


def law_checks(handbook: Handbook, day: datetime.date) -> tuple[Check, ...]:
    """The checks of all laws, ways, terms and matters as they stand on a day, the next one first."""
    found = []
    for place, id_, title, checked in checks(handbook):
        due = datetime.date.fromisoformat(checked) + datetime.timedelta(days=YEAR)
        found.append(Check(place, id_, title, checked, due.isoformat(), is_due=due < day))
    return tuple(sorted(found, key=lambda check: (check.due, check.place.path, check.place.line)))
