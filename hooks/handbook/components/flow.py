"""The flow diagram: the six stages, the arrows forward, and the way back from monitoring (source point S6.5).

Drawn from the model: order, arrows and ids from stages.yml, names and summaries from the stages' own pages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handbook.drawing import flow_layout
from handbook.drawing.flow_layout import Layout, Point, Step
from handbook.model import Handbook
from handbook.page.view import View
from handbook.render.jinja import render


def steps(handbook: Handbook, language: str) -> tuple[Step, ...]:
    """The stages as steps of the diagram; arrows to stages that do not exist are left out."""
    found = []
    for stage in handbook.stages:
        page = handbook.page(language, _path(stage.id))
        found.append(
            Step(
                number=handbook.stage_number(stage.id),
                title=page.title if page else stage.id,
                summary=page.summary if page else "",
                leads_to=tuple(filter(None, map(handbook.stage_number, stage.leads_to))),
            )
        )
    return tuple(found)


def fragment(view: View) -> str:
    """The diagram for a page: a layout for wide screens and one for phones, with links, and its content as a list for screen readers.

    On a phone a stage has none: its row of steps says the same in less room.
    """
    shown = steps(view.handbook, view.language)
    ids = [stage.id for stage in view.handbook.stages]
    links = [view.href(_path(name)) for name in ids]
    current = view.handbook.stage_number(view.page.id) if view.page.path.startswith("stages/") else 0
    # The page of all stages has the whole diagram on a phone too; elsewhere the text follows sooner.
    phone = flow_layout.narrow if view.page.type == "stages" else flow_layout.compact
    drawings = [
        {
            "kind": lay_out.__name__,
            "svg": _svg(view.handbook, lay_out.__name__, lay_out(shown), view.language, links, current, ids),
        }
        for lay_out in ((flow_layout.wide,) if current else (flow_layout.wide, phone))
    ]
    return render(
        "flow.html",
        drawings=drawings,
        steps=shown,
        names={step.number: step.title for step in shown},
        label=view.words("flow"),
    )


def standalone(
    handbook: Handbook, language: str, lay_out: Callable[[Sequence[Step]], Layout] = flow_layout.wide
) -> str:
    """The diagram as an SVG file of its own: no links, colours inside, light and dark."""
    return _svg(handbook, "file", lay_out(steps(handbook, language)), language, [], 0)


def for_the_wall(handbook: Handbook, language: str) -> str:
    """The diagram as large as it is read from across a room, with words beside the way back."""
    again = handbook.words.area("flow", language)["again"]
    return _svg(handbook, "wall", flow_layout.wall(steps(handbook, language), again), language, [], 0)


def _path(stage_id: str) -> str:
    return f"stages/{stage_id}.md"


def _svg(
    handbook: Handbook,
    kind: str,
    layout: Layout,
    language: str,
    links: Sequence[str],
    current: int,
    stages: Sequence[str] = (),
) -> str:
    return render(
        "flow.svg",
        kind=kind,
        layout=layout,
        language=language,
        links=links,
        current=current,
        stages=stages,
        label=handbook.words.area("flow", language),
        points=_points,
        path=_path_data,
    )


def _points(points: Sequence[Point]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def _path_data(points: Sequence[Point]) -> str:
    """Path data of a line whose corners are rounded."""
    radius = 8.0
    (x0, y0), *rest = points
    data = f"M{x0:g} {y0:g}"
    for index, (x, y) in enumerate(rest):
        if index == len(rest) - 1:
            return f"{data}L{x:g} {y:g}"
        (px, py), (nx, ny) = points[index], rest[index + 1]
        data += (
            f"L{_towards(x, px, radius):g} {_towards(y, py, radius):g}"
            f"Q{x:g} {y:g} {_towards(x, nx, radius):g} {_towards(y, ny, radius):g}"
        )
    return data


def _towards(start: float, end: float, distance: float) -> float:
    """A step of at most `distance` from one coordinate towards another."""
    return start + max(-distance, min(distance, (end - start) / 2))
