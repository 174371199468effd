"""Where a page stands among the stages: the row of steps, what is to be done there, pagination (source points S1-S6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from handbook.page.view import View
from handbook.render.jinja import render

Entry = TypeVar("Entry")
NEAREST = 15
SHORT = frozenset({"stages", "formats", "templates", "law", "introduction", "training", "questions"})
"""The first pages of sections that have a short name, for the head of the page: the words of `frame.head`."""


@dataclass(frozen=True)
class PageLink:
    """A link to the previous or the next page, and what it is called."""

    label: str
    title: str
    href: str


Pagination = tuple[PageLink | None, PageLink | None]
"""The links to the previous and the next page."""


def stepper(view: View) -> str:
    """The stages as one row, the page's own marked; empty on any other page."""
    if not _is_stage(view):
        return ""
    stages = view.handbook.stages
    paths = {stage.id: f"stages/{stage.id}.md" for stage in stages}
    label = view.words("page.stages")
    return render(
        "stepper.html",
        steps=[
            {
                "id": id_,
                "title": view.title(path),
                "href": view.href(path),
                "current": id_ == view.page.id,
            }
            for id_, path in paths.items()
        ],
        name=label["name"],
        position=label["position"].format(number=view.handbook.stage_number(view.page.id), count=len(stages)),
    )


def to_do(view: View) -> str:
    """What a stage asks for, as its first screen shows it: each recommendation by number and name. Empty on any other page."""
    if not _is_stage(view):
        return ""
    handbook, page = view.handbook, view.page
    steps = [
        {
            "id": section.id,
            "number": handbook.recommendation_number(page.path, section.id),
            "title": section.title,
        }
        for section in page.sections
    ]
    return render(
        "to-do.html",
        steps=[step for step in steps if step["number"]],
        name=view.words("page.stages")["to_do"],
    )


def pagination(view: View) -> Pagination | None:
    """The stages before and after a stage; the last one leads back to where stages.yml says. None on any other page."""
    if not _is_stage(view):
        return None
    handbook = view.handbook
    number = handbook.stage_number(view.page.id)
    label = view.words("page.stages")

    def link(words: str, stage_id: str) -> PageLink:
        path = f"stages/{stage_id}.md"
        return PageLink(words, view.title(path), view.href(path))

    previous = link(label["previous"], handbook.stages[number - 2].id) if number > 1 else None
    targets = [name for name in handbook.stages[number - 1].leads_to if handbook.stage(name)]
    following = None
    if targets:
        is_back = handbook.stage_number(targets[0]) <= number
        following = link(label["back" if is_back else "next"], targets[0])
    return previous, following


def short_name(view: View, first: str, title: str) -> str:
    """What a section is called in the head of the page, by the address of its first page; the menu's own title where it has none."""
    name = first.rstrip("/").rpartition("/")[2]
    return str(view.words("frame.head")[name]) if name in SHORT else title


def nearest(entries: Sequence[Entry], current: object) -> Sequence[Entry]:
    """What the menu shows of a section that goes on and on: NEAREST entries on either side of the current one, or the first of them.

    By identity: MkDocs' own comparison of pages costs more than the rest of a page once there are a thousand.
    """
    at = next((number for number, entry in enumerate(entries) if entry is current), 0)
    start = max(at - NEAREST, 0)
    return entries[start : start + 2 * NEAREST + 1]


def _is_stage(view: View) -> bool:
    return view.page.path.startswith("stages/") and view.handbook.stage(view.page.id) is not None
