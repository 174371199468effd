"""The changes of a page as HTML: what each section said before and says now, side by side, and the text that has to follow."""

from __future__ import annotations

from handbook.page.report import Desk, edit_address
from handbook.render.jinja import render
from handbook.status.changes import Change
from handbook.status.report import PageStatus, SectionStatus
from handbook.status.sides import GAP, rows
from handbook.status.wording import Wording, short_date


def anchor(path: str) -> str:
    """The id of a page's row: `stages/analysis.md` -> `page-stages/analysis`."""
    return f"page-{path.removesuffix('.md')}"


def changes(wording: Wording, page: PageStatus, desk: Desk) -> str:
    """The changes of a page's sections; empty where there are none. At the repository of `desk` the texts can be mended."""
    if not page.sections:
        return ""
    return render(
        "status-changes.html",
        words=wording.words["changes"],
        sections=[_section(wording, page, section, desk) for section in page.sections],
        accept=wording.words["changes"]["accept"].format(page=page.id),
    )


def _section(wording: Wording, page: PageStatus, section: SectionStatus, desk: Desk) -> dict[str, object]:
    words = wording.words["changes"]
    titles = section.titles.get(wording.language) or next(
        (each for each in section.titles.values() if each), ""
    )
    return {
        "id": section.id,
        "title": titles or wording.words["intro"],
        "states": [
            (wording.name_of(language), wording.words["section_states"][section.state(language)])
            for language in page.states
        ],
        "changes": [_change(wording, change) for change in section.changes],
        "behind": [
            {
                "language": language,
                "title": words["absent" if language in section.missing else "present"].format(
                    language=wording.name_of(language).lower()
                ),
                "text": section.present.get(language, ""),
                "edit": edit_address(desk, f"docs/{language}/{page.path}"),
            }
            for language in section.behind
        ],
    }


def _change(wording: Wording, change: Change) -> dict[str, object]:
    words = wording.words["changes"]
    name = wording.name_of(change.language).lower()
    return {
        "language": change.language,
        "before": words["before"].format(language=name),
        "after": words["after"].format(language=name),
        "since": short_date(change.since),
        "unsaved": "" if change.is_saved else words["unsaved"],
        "lacks": words[change.lacks] if change.lacks else "",
        "whole": change.after if change.before is None else "",
        "rows": None
        if change.before is None
        else [None if row == GAP else row for row in rows(change.before, change.after)],
    }
