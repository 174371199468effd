"""Who has to do what: the report turned round, from the side that is waited for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.model import LANGUAGES
from handbook.status.report import PageStatus, Report, SectionStatus

BOTH, LAW = "both", "law"
SIDES = (*LANGUAGES, BOTH, LAW)
"""Who writes one language; who knows all of them; who looks into laws."""


@dataclass(frozen=True)
class Task:
    """One thing to do: what (a word of `status.tasks`), by whom, on which page, how much of it, waited for since when."""

    kind: str
    side: str
    page: str = ""
    count: int = 0
    since: str = ""
    """The day, `2026-11-25`; empty where it is not known."""
    changed: tuple[str, ...] = ()
    """The languages that wait."""


def tasks(report: Report) -> list[Task]:
    """All there is to do, by side, and in the order of the pages."""
    found = [task for page in report.pages for task in _of_page(page)]
    if report.elsewhere:
        found.append(Task("fill", BOTH, count=len(report.elsewhere)))
    if due := [check for check in report.checks if check.is_due]:
        found.append(Task("check", LAW, count=len(due), since=due[0].due))
    return sorted(found, key=lambda task: SIDES.index(task.side))


def _of_page(page: PageStatus) -> Iterator[Task]:
    for language in LANGUAGES:
        if page.states[language] == "missing":
            yield Task("write", language, page.path, 1, page.since[language], tuple(page.titles))
        if parts := page.to_fill.get(language):
            yield Task("fill", language, page.path, len(parts))
        absent = [section for section in page.sections if language in section.missing]
        behind = [
            section
            for section in page.sections
            if language in section.behind and language not in section.missing
        ]
        for kind, sections in (("write_sections", absent), ("update", behind)):
            if sections:
                changed = {name for section in sections for name in section.changed}
                yield Task(
                    kind,
                    language,
                    page.path,
                    len(sections),
                    _since(sections),
                    tuple(name for name in LANGUAGES if name in changed),
                )
    if together := [section for section in page.sections if not section.behind]:
        yield Task("compare", BOTH, page.path, len(together), _since(together))
    if "undated" in page.states.values():
        yield Task("date", BOTH, page.path)


def _since(sections: list[SectionStatus]) -> str:
    days = (change.since for section in sections for change in section.changes)
    return min((day for day in days if day), default="")
