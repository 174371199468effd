"""Dates in the words of each language (words/dates.yml)."""

from __future__ import annotations

import datetime
import os

from handbook.model.errors import BuildError
from handbook.model.words import Area

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
"""The names of the months among the words."""

EPOCH = (
    "SOURCE_DATE_EPOCH={value}: құрастыру күні оқылмайды. 1970 жылдан бергі секундтардың санын жазыңыз, мысалы 1795867200, немесе "
    "айнымалыны өшіріңіз: unset SOURCE_DATE_EPOCH · день сборки не читается. Напишите число секунд с 1970 года, например 1795867200, "
    "или уберите переменную: unset SOURCE_DATE_EPOCH"
)


def today() -> datetime.date:
    """The day of the build: of `SOURCE_DATE_EPOCH` (reproducible-builds.org) where it is set, else the calendar's.

    Raises BuildError where `SOURCE_DATE_EPOCH` is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.date.today()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise BuildError(EPOCH.format(value=epoch)) from error


def full_date(date: str, words: Area) -> str:
    """`2015-11-02` or `2026-11` in the language's own form, of the area `dates`; empty for an empty date."""
    if not date:
        return ""
    year, month, *rest = date.split("-")
    name = MONTHS[int(month) - 1]
    if rest:
        return str(words["day"].format(year=year, day=int(rest[0]), month=words["months"][name]))
    return str(words["month"].format(year=year, month=words["months_alone"][name]))


def months(words: Area) -> list[str]:
    """The names of the months as they stand in a date."""
    return [words["months"][name] for name in MONTHS]
