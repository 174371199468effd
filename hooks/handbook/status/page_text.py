"""One page of the report as text: each change beside what was there before, and the text that has to follow it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from handbook.model import LANGUAGES, Handbook
from handbook.status.changes import Change
from handbook.status.report import PageStatus, Report, SectionStatus
from handbook.status.sides import GAP, Run, rows
from handbook.status.text import joined, notes, section_states, states, task_lines
from handbook.status.waiting import tasks
from handbook.status.wording import Wording

NARROWEST = 60


def page_report(handbook: Handbook, report: Report, page: PageStatus, width: int) -> Iterator[str]:
    """The lines about a page, for a console of this width."""
    spoken = [Wording(handbook, language) for language in LANGUAGES]
    width = max(width, NARROWEST)
    yield f"{page.id}: {' · '.join(states(spoken, page))}"
    yield from notes(spoken, report, bool(handbook.faults))
    for task in (task for task in tasks(report) if task.page == page.path):
        yield from task_lines(spoken, report, task)
    for parts in page.to_fill.values():
        for part in parts:
            yield f"  {part.place}: {part.what}"
    for section in page.sections:
        yield ""
        yield "=" * width
        title = joined(title or spoken[0].words["intro"] for title in section.titles.values())
        yield f"#{section.id}  {title}" if section.id else title
        yield "  " + " · ".join(section_states(spoken, section))
        for change in section.changes:
            yield from _change(spoken, change, width)
        yield from _waiting(spoken, section, width)
    if page.sections:
        yield ""
        yield joined(each.words["changes"]["accept"].format(page=page.id) for each in spoken)


def _change(spoken: Sequence[Wording], change: Change, width: int) -> Iterator[str]:
    yield ""
    if not change.is_saved:
        yield joined(each.words["changes"]["unsaved"] for each in spoken)
    if change.before is None:
        yield joined(each.words["changes"][change.lacks] for each in spoken)
        yield from _whole(change.after, width)
        return
    half = (width - 3) // 2
    own = next(each for each in spoken if each.language == change.language)
    name = own.name_of(change.language).lower()
    before, after = (own.words["changes"][side].format(language=name) for side in ("before", "after"))
    yield _sides(before, after, half)
    yield "-" * half + "-+-" + "-" * half
    for row in rows(change.before, change.after):
        if row == GAP:
            yield _sides("…", "…", half)
            continue
        left, right = _wrapped(row.before, "[-{}-]", half), _wrapped(row.after, "{{+{}+}}", half)
        yield from (_sides(*pair, half) for pair in zip_longest(left, right, fillvalue=""))


def _waiting(spoken: Sequence[Wording], section: SectionStatus, width: int) -> Iterator[str]:
    """The texts that have to follow, as they are."""
    for each in spoken:
        if each.language in section.behind:
            yield ""
            name = "absent" if each.language in section.missing else "present"
            yield each.words["changes"][name].format(language=each.name_of(each.language).lower())
            yield from _whole(section.present.get(each.language, ""), width)


def _whole(text: str, width: int) -> Iterator[str]:
    for line in text.split("\n"):
        yield from textwrap.wrap(line, width - 4, initial_indent="    ", subsequent_indent="    ") or [""]


def _wrapped(runs: Sequence[Run], mark: str, width: int) -> list[str]:
    """A line with its changes marked as `git diff --word-diff` does, in lines of that width."""
    text = "".join(mark.format(text) if is_changed and text.strip() else text for text, is_changed in runs)
    return textwrap.wrap(text, width)


def _sides(left: str, right: str, half: int) -> str:
    return f"{left:<{half}} | {right}".rstrip()
