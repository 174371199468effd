"""Where a page stands among the stages: the row of steps, and pagination along the stages (source points S1-S6)."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.page.view import View
from handbook.render.jinja import render


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


def _is_stage(view: View) -> bool:
    return view.page.path.startswith("stages/") and view.handbook.stage(view.page.id) is not None
