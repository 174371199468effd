"""The report as text, for a console: what is waited for, then every page, then laws and figures; each thing in all languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from handbook.model import LANGUAGES, Handbook
from handbook.status.report import PageStatus, Report, SectionStatus
from handbook.status.waiting import SIDES, Task, tasks
from handbook.status.wording import Wording, short_date

_PAGE, _STATE = 36, 28
"""Letters in the columns of the tables."""


def overview(handbook: Handbook, report: Report) -> Iterator[str]:
    """The lines of the whole report."""
    spoken = [Wording(handbook, language) for language in LANGUAGES]
    yield joined(f"{each.words['title']}, {each.date(report.day.isoformat())}" for each in spoken)
    yield from notes(spoken, report, bool(handbook.faults))
    yield ""
    yield from _tasks(spoken, report, tasks(report))
    yield ""
    yield from _pages(spoken, report)
    yield ""
    yield from _checks(spoken, report)
    yield ""
    yield from _figures(spoken, report)


def joined(words: Iterable[str]) -> str:
    """What each language says, in one line."""
    return " · ".join(dict.fromkeys(words))


def notes(spoken: Sequence[Wording], report: Report, has_faults: bool) -> Iterator[str]:
    """What the report had to go without."""
    if report.history != "whole":
        yield joined(each.words["history"][report.history] for each in spoken)
    if has_faults:
        yield joined(each.words["unread"] for each in spoken)


def task_lines(spoken: Sequence[Wording], report: Report, task: Task) -> Iterator[str]:
    """A task, a line for each language."""
    return (f"      {each.task(task, report.day)}" for each in spoken)


def states(spoken: Sequence[Wording], page: PageStatus) -> list[str]:
    """The state of a page in each language, in that language."""
    return [
        f"{each.words['states'][page.states[each.language]]} {short_date(page.since[each.language])}".rstrip()
        for each in spoken
    ]


def section_states(spoken: Sequence[Wording], section: SectionStatus) -> list[str]:
    """The state of a section in each language, in that language."""
    since = {change.language: short_date(change.since) for change in section.changes}
    return [
        f"{each.words['section_states'][section.state(each.language)]} {since.get(each.language, '')}".rstrip()
        for each in spoken
    ]


def columns(first: str, *rest: str) -> str:
    """A row of a table."""
    return (f"{first:<{_PAGE}} " + " ".join(f"{cell:<{_STATE}}" for cell in rest)).rstrip()


def _heading(spoken: Sequence[Wording], name: str) -> str:
    return joined(each.words["headings"][name] for each in spoken).upper()


def _tasks(spoken: Sequence[Wording], report: Report, found: Sequence[Task]) -> Iterator[str]:
    yield _heading(spoken, "tasks")
    if not found:
        yield "  " + joined(each.words["nothing"] for each in spoken)
    for side in SIDES:
        name = f"of_{side}" if side in LANGUAGES else side
        own = [task for task in found if task.side == side]
        if own:
            yield "  " + joined(each.words["sides"][name] for each in spoken) + ":"
        for page in dict.fromkeys(task.page for task in own):
            if page:
                yield f"    {page.removesuffix('.md')}"
            for task in own:
                if task.page == page:
                    yield from task_lines(spoken, report, task)
                    if task.kind == "fill" and not page:
                        yield from (f"        {part.place}: {part.what}" for part in report.elsewhere)
    if page := next((task.page for task in found if task.kind in ("update", "compare")), ""):
        name = page.removesuffix(".md")
        yield "  " + joined(each.words["changes"]["show"].format(page=name) for each in spoken)


def _pages(spoken: Sequence[Wording], report: Report) -> Iterator[str]:
    names = [each.name_of(each.language) for each in spoken]
    yield columns(_heading(spoken, "pages"), *names)
    for page in sorted(report.pages, key=lambda page: page.state == "fresh"):
        yield columns(f"  {page.id}", *states(spoken, page))
        for section in page.sections:
            name = f"#{section.id}" if section.id else joined(each.words["intro"] for each in spoken)
            yield columns(f"    {name}", *section_states(spoken, section))


def _checks(spoken: Sequence[Wording], report: Report) -> Iterator[str]:
    yield _heading(spoken, "checks")
    due = [check for check in report.checks if check.is_due]
    for check in due:
        checked = short_date(check.checked)
        yield f"  {check.place}: {check.id}"
        yield from dict.fromkeys(
            f"      {each.words['checks']['row'].format(title=check.title[each.language], checked=checked)}"
            for each in spoken
        )
    if due:
        yield from (f"  {each.words['checks']['do'].format(today=report.day.isoformat())}" for each in spoken)
    else:
        yield "  " + joined(each.words["checks"]["none"] for each in spoken)
    later = [check for check in report.checks if not check.is_due]
    if later:
        day = short_date(later[0].due)
        count = sum(check.due == later[0].due for check in later)
        yield "  " + joined(each.words["checks"]["next"].format(date=day, count=count) for each in spoken)


def _figures(spoken: Sequence[Wording], report: Report) -> Iterator[str]:
    yield columns(_heading(spoken, "figures"), *(each.name_of(each.language) for each in spoken))
    told = [[each.figures(found) for found in report.figures] for each in spoken]
    for rows in zip(*(words[0] for words in told), strict=True):
        at = told[0][0].index(rows[0])
        name = joined(name for name, _ in rows)
        values = [found[at][1] for found in told[0]]
        yield columns(f"  {name}", *values) if len(name) < _PAGE else f"  {name}: {' · '.join(values)}"
