"""Where a page stands among the stages: the row of steps, and the stages before and after (source points S1-S6)."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.page.view import View
from handbook.render.jinja import render


@dataclass(frozen=True)
class Way:
    """A link to the page before or after, and what it is called."""

    label: str
    title: str
    href: str


def stepper(view: View) -> str:
    """The six stages as one row, the page's own marked; empty on any other page."""
    ids = [stage.id for stage in view.handbook.stages]
    if not _is_stage(view):
        return ""
    number = ids.index(view.page.id) + 1
    steps = [
        {
            "id": name,
            "title": view.title(f"stages/{name}.md"),
            "href": view.href(f"stages/{name}.md"),
            "current": name == view.page.id,
        }
        for name in ids
    ]
    label = view.words("page.stages")
    return render(
        "stepper.html",
        steps=steps,
        name=label["name"],
        position=label["position"].format(number=number, count=len(ids)),
    )


def onward(view: View) -> tuple[Way | None, Way | None] | None:
    """The stages before and after a stage; the last one leads back to where stages.yml says. None on any other page."""
    if not _is_stage(view):
        return None
    stages = view.handbook.stages
    place = [stage.id for stage in stages].index(view.page.id)
    label = view.words("page.stages")

    def way(words: str, stage_id: str) -> Way:
        path = f"stages/{stage_id}.md"
        return Way(words, view.title(path), view.href(path))

    before = way(label["previous"], stages[place - 1].id) if place else None
    ids = [stage.id for stage in stages]
    targets = [name for name in stages[place].leads_to if name in ids]
    after = None
    if targets:
        is_back = ids.index(targets[0]) <= place
        after = way(label["back" if is_back else "next"], targets[0])
    return before, after


def _is_stage(view: View) -> bool:
    return view.page.path.startswith("stages/") and view.handbook.stage(view.page.id) is not None
