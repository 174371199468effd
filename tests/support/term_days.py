"""A day from which a term of fifteen working days is counted on the built site, and the last one.

They are of the year in which the tests run: the site knows the holidays of the years around its build, so that a day written down here
would be too early for it one day. No holiday falls in November, and three weeks after a Thursday is a Thursday.
"""

from __future__ import annotations

import datetime

FIRST = next(
    day
    for day in (datetime.date(datetime.date.today().year, 11, number) for number in range(1, 8))
    if day.weekday() == 3
)
LAST = FIRST + datetime.timedelta(weeks=3)
DAY = FIRST.isoformat()
LAST_RU = f"{LAST.day} ноября {LAST.year} года"
