"""How the handbook stands: every page in every language, the changes that wait for the other side, checks that are due.

Pure data out of the handbook and its history; told as text by `text.py`, published by `publish/status`.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from handbook.ledgers.accepted import changed_languages
from handbook.ledgers.changed import last_changed
from handbook.model import LANGUAGES, UNLISTED, Handbook, Page, Place, Section
from handbook.source.markdown import visible_words
from handbook.status.changes import Change, change_of, first_day
from handbook.status.due import Check, law_checks
from handbook.status.figures import Figures, figures
from handbook.status.history import Depth, History
from handbook.text.dates import today

STATES = ("missing", "to_fill", "stale", "not_compared", "ahead", "undated", "fresh")
"""What a page of one language is, the most pressing first.

missing: the others have it; to_fill: parts are marked as not written yet; stale: another language has changed since the two
were compared; not_compared: all have; ahead: this one has, and waits for the others; undated: the data that it shows have changed and
their day is not recorded; fresh: compared, and no one has changed.
"""


@dataclass(frozen=True)
class ToFill:
    """A part that is marked as still to be filled in (`make new-…` leaves such marks)."""

    place: Place
    what: str


@dataclass(frozen=True)
class SectionStatus:
    """A section with which something is to be done."""

    id: str
    titles: Mapping[str, str]
    """In the languages that have it; empty for what stands before the first heading."""
    changes: tuple[Change, ...]
    present: Mapping[str, str]
    """What stands there now, in the languages that have it."""

    @property
    def changed(self) -> tuple[str, ...]:
        return tuple(change.language for change in self.changes)

    @property
    def behind(self) -> tuple[str, ...]:
        """The languages that have to follow; none where all have changed and are to be compared."""
        return tuple(language for language in LANGUAGES if language not in self.changed)

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(language for language in LANGUAGES if language not in self.present)

    def state(self, language: str) -> str:
        """What it is in a language: one of STATES."""
        if language in self.missing:
            return "missing"
        if language in self.behind:
            return "stale"
        return "ahead" if self.behind else "not_compared"


@dataclass(frozen=True)
class PageStatus:
    """A page in all languages."""

    path: str
    titles: Mapping[str, str]
    states: Mapping[str, str]
    since: Mapping[str, str]
    """By language the day since which its state is what it is; empty where that is not known."""
    sections: tuple[SectionStatus, ...] = ()
    to_fill: Mapping[str, tuple[ToFill, ...]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """How editors name it: `stages/analysis`."""
        return self.path.removesuffix(".md")

    @property
    def state(self) -> str:
        """The most pressing state of any language."""
        return min(self.states.values(), key=STATES.index)


@dataclass(frozen=True)
class Report:
    """All of it."""

    day: datetime.date
    history: Depth
    pages: tuple[PageStatus, ...]
    checks: tuple[Check, ...]
    """The next one first."""
    figures: tuple[Figures, ...]
    elsewhere: tuple[ToFill, ...] = ()
    """Parts to fill in that stand in no page: in data."""

    def page(self, path: str) -> PageStatus | None:
        return next((page for page in self.pages if page.path == path), None)


def day_of_inputs(handbook: Handbook, history: History) -> datetime.date:
    """The day that a published report speaks of: never the clock's, so that the same files give the same bytes.

    That of `SOURCE_DATE_EPOCH`; where it is not set, of the last commit; without one, of the last change that is recorded.
    Raises ValueError where `SOURCE_DATE_EPOCH` is no number of seconds.
    """
    days = [history.day] if history.day else sorted(day for _, day in handbook.changed.values())
    if os.environ.get("SOURCE_DATE_EPOCH") or not days:
        return today()
    return datetime.date.fromisoformat(days[-1])


def report(handbook: Handbook, history: History, day: datetime.date) -> Report:
    """How the handbook stands on a day."""
    marked = to_fill(handbook)
    files = {page.file for page in handbook.pages.values()}
    order = [entry.name for entry in handbook.nav]
    paths = sorted(
        {path for _, path in handbook.pages},
        key=lambda path: (order.index(path) if path in order else len(order), path),
    )
    return Report(
        day,
        history.depth,
        tuple(_page(handbook, path, history, marked) for path in paths),
        law_checks(handbook, day),
        figures(handbook),
        tuple(part for part in marked if part.place.path not in files),
    )


def to_fill(handbook: Handbook) -> tuple[ToFill, ...]:
    """The parts that are marked as still to be filled in."""
    return tuple(ToFill(part.place, part.words) for part in handbook.to_fill)


def _page(handbook: Handbook, path: str, history: History, marked: tuple[ToFill, ...]) -> PageStatus:
    pages = {language: page for language in LANGUAGES if (page := handbook.page(language, path))}
    sections = tuple(_sections(handbook, tuple(pages.values()), history))
    open_parts = {
        language: tuple(part for part in marked if part.place.path == page.file)
        for language, page in pages.items()
    }
    states, since = {}, {}
    waited = _first_day(pages, history) if len(pages) < len(LANGUAGES) else ""
    for language in LANGUAGES:
        page = pages.get(language)
        own = [section for section in sections if language in section.changed]
        behind = [section for section in sections if language in section.behind]
        together = [section for section in own if not section.behind]
        days: list[str]
        if not page:
            state, days = "missing", [waited]
        elif open_parts[language]:
            state, days = "to_fill", []
        elif behind:
            state, days = "stale", _days(behind)
        elif together:
            state, days = "not_compared", _days(together)
        elif own or len(pages) < len(LANGUAGES):
            state, days = "ahead", _days(own, language) or [waited]
        elif last := last_changed(handbook, page):
            state, days = "fresh", [last]
        else:
            state, days = ("fresh" if path in UNLISTED else "undated"), []
        states[language], since[language] = state, min((day for day in days if day), default="")
    return PageStatus(
        path,
        {language: page.title or path for language, page in pages.items()},
        states,
        since,
        sections,
        {language: parts for language, parts in open_parts.items() if parts},
    )


def _first_day(pages: Mapping[str, Page], history: History) -> str:
    """Since when a page waits for its twin; not known where there was one and it was taken away."""
    other = next(iter(pages.values()))
    lost = [name for name in LANGUAGES if name not in pages]
    had_twin = any(
        history.versions(other.file.replace(f"/{other.language}/", f"/{name}/", 1)) for name in lost
    )
    return "" if had_twin else min(first_day(page, history) for page in pages.values())


def _days(sections: list[SectionStatus], language: str = "") -> list[str]:
    return [
        change.since
        for section in sections
        for change in section.changes
        if language in ("", change.language)
    ]


def _sections(handbook: Handbook, pages: tuple[Page, ...], history: History) -> Iterator[SectionStatus]:
    """Those with which something is to be done; of a page that a language lacks, none: all of it is."""
    if len(pages) < len(LANGUAGES):
        return
    changed = dict(changed_languages(handbook, pages))
    for id_ in dict.fromkeys(section.id for page in pages for section in page.sections):
        found = {page.language: section for page in pages if (section := page.section(id_))}
        languages = changed.get(id_, tuple(found) if len(found) < len(pages) else ())
        # a section that a language lacks was never compared with anything
        accepted = handbook.fingerprints.get((pages[0].path, id_), {}) if len(found) == len(pages) else {}
        changes = [
            change_of(page, found[page.language], accepted.get(page.language, ""), history)
            for page in pages
            if page.language in languages
        ]
        if changes:
            yield SectionStatus(id_, _titles(found), tuple(changes), _texts(found))


def _titles(found: Mapping[str, Section]) -> dict[str, str]:
    return {language: visible_words(section.title) for language, section in found.items()}


def _texts(found: Mapping[str, Section]) -> dict[str, str]:
    return {language: section.text for language, section in found.items()}
