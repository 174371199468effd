"""The days off of Kazakhstan: what terms in working days are counted by.

The library `holidays` knows the holidays that the law names, and the next working day that stands in for one on a weekend.
What the government moves from year to year (a Saturday worked for a Monday) it learns only once that is published, and the
first day of Eid al-Adha it reckons. Readers are told of both.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import holidays

COUNTRY = "KZ"
BEFORE, AFTER = 1, 3
"""Years that are known beside the one of the build: a term may have begun in the last, and few laws change further ahead."""
SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """Days off from the first day to the last, days as `2026-12-16`.

    `days`: Mondays to Fridays that nobody works. `estimated`: days that are reckoned, whatever day of the week.
    """

    first: str
    last: str
    days: tuple[str, ...]
    estimated: tuple[str, ...]


def calendar(today: datetime.date) -> Calendar:
    """The years around a day."""
    years = range(today.year - BEFORE, today.year + AFTER + 1)
    known = holidays.country_holidays(COUNTRY, years=years, islamic_show_estimated=False)
    marked = holidays.country_holidays(COUNTRY, years=years)
    return Calendar(
        first=f"{years[0]}-01-01",
        last=f"{years[-1]}-12-31",
        days=tuple(day.isoformat() for day in sorted(known) if day.weekday() < SATURDAY),
        estimated=tuple(day.isoformat() for day in sorted(known) if known[day] != marked[day]),
    )
