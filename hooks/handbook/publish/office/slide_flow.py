"""The flow diagram on a slide, of native shapes: a box a stage, arrows that hold on to the boxes, the way back in a lane of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.dml import MSO_THEME_COLOR as THEME
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from handbook.deck import layout
from handbook.drawing.flow_layout import Step
from handbook.drawing.font_metrics import metrics
from handbook.publish.office.slide_master import emu
from handbook.publish.office.slide_shapes import Writer, centre, corner, describe, paint

COLUMNS = 3
GAP_X, GAP_Y = 46, 38
LANE = 30
"""Room for the way back beside the boxes, or below them."""
PADDING, DISC, SIZE = 12, 32, 24
_TOP, _LEFT, _BOTTOM, _RIGHT = range(4)
"""The places of a box where an arrow may hold on to it (ECMA-376 part 1, 20.1.9.3)."""


def draw(writer: Writer, slide: Any, steps: Sequence[Step], top: float, words: str) -> None:
    """Puts the diagram below `top`; `words` are its alternative text."""
    group = slide.shapes.add_group_shape()
    describe(group, words)
    width = (layout.WIDTH - 2 * layout.MARGIN - LANE - (COLUMNS - 1) * GAP_X) / COLUMNS
    height = box_height(steps, width)
    boxes = {}
    for index, step in enumerate(steps):
        x, y = layout.MARGIN + index % COLUMNS * (width + GAP_X), top + index // COLUMNS * (height + GAP_Y)
        boxes[step.number] = _box(writer, group, step, x, y, width, height)
    for step in steps:
        for target in step.leads_to:
            _arrow(group, boxes[step.number], boxes[target], is_back=target < step.number)
    _bound(group)


def box_height(steps: Sequence[Step], width: float) -> float:
    lines = max(len(metrics("Bold").wrap(step.title, SIZE, width - 2 * PADDING)) for step in steps)
    return 2 * PADDING + DISC + 2 + lines * SIZE * layout.LEADING


def _box(writer: Writer, group: Any, step: Step, x: float, y: float, width: float, height: float) -> Any:
    box = group.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, emu(x), emu(y), emu(width), emu(height))
    box.adjustments[0] = 0.06
    paint(box, THEME.BACKGROUND_1, THEME.ACCENT_1)
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_bottom = Emu(emu(PADDING))
    frame.margin_top = Emu(emu(PADDING + DISC + 2))
    writer.write(frame, [(step.title, {"size": SIZE, "bold": True, "colour": THEME.TEXT_1})])
    corner(frame)
    disc = group.shapes.add_shape(MSO_SHAPE.OVAL, emu(x + PADDING), emu(y + PADDING), emu(DISC), emu(DISC))
    paint(disc, THEME.ACCENT_1, THEME.ACCENT_1)
    writer.write(
        disc.text_frame, [(str(step.number), {"size": 22, "bold": True, "colour": THEME.BACKGROUND_1})]
    )
    centre(disc.text_frame)
    return box


def _arrow(group: Any, box: Any, target: Any, *, is_back: bool) -> None:
    """An arrow from box to box. One that leads back goes round in a lane, dashed, of straight pieces: LibreOffice does not keep
    the lane of a bent connector whose ends are on one side."""
    is_level = box.top == target.top
    if is_back:
        lines = _around(group, box, target, _BOTTOM if is_level else _RIGHT)
    elif is_level:
        lines = [_line(group, box, _RIGHT, target, _LEFT)]
    else:
        lines = [_line(group, box, _BOTTOM, target, _TOP, MSO_CONNECTOR.ELBOW)]
        _bend(lines[0], box, target)
    for line in lines:
        line.line.width = Pt(2.5)
        line.line.color.theme_color = THEME.ACCENT_2 if is_back else THEME.ACCENT_4
        if is_back:
            line.line.dash_style = MSO_LINE.DASH
    lines[-1].line._get_or_add_ln().append(
        parse_xml(f'<a:tailEnd {nsdecls("a")} type="triangle" w="lg" len="med"/>')
    )


def _bound(group: Any) -> None:
    """Draws the bounds of a group round its shapes; python-pptx counts a turned line as it lies."""
    shapes = [shape for shape in group.shapes if shape._element.spPr.find(qn("a:xfrm")).get("rot") is None]
    left, top = min(shape.left for shape in shapes), min(shape.top for shape in shapes)
    width = max(shape.left + shape.width for shape in shapes) - left
    height = max(shape.top + shape.height for shape in shapes) - top
    frame = group._element.grpSpPr.find(qn("a:xfrm"))
    for name, values in (
        ("off", {"x": left, "y": top}),
        ("chOff", {"x": left, "y": top}),
        ("ext", {"cx": width, "cy": height}),
        ("chExt", {"cx": width, "cy": height}),
    ):
        for key, value in values.items():
            frame.find(qn(f"a:{name}")).set(key, str(value))


def _line(group: Any, box: Any, start: int, target: Any, end: int, kind: Any = MSO_CONNECTOR.STRAIGHT) -> Any:
    line = group.shapes.add_connector(kind, 0, 0, 0, 0)
    line.begin_connect(box, start)
    line.end_connect(target, end)
    return line


def _around(group: Any, box: Any, target: Any, side: int) -> list[Any]:
    """From a side of a box out into the lane, along it, and to the same side of the target."""
    dx, dy = (emu(LANE), 0) if side == _RIGHT else (0, emu(LANE))
    (x0, y0), (x1, y1) = (
        (
            (shape.left + shape.width, shape.top + shape.height // 2)
            if side == _RIGHT
            else (shape.left + shape.width // 2, shape.top + shape.height)
        )
        for shape in (box, target)
    )
    points = [(x0, y0), (x0 + dx, y0 + dy), (x1 + dx, y1 + dy), (x1, y1)]
    lines = [
        group.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *start, *end) for start, end in pairwise(points)
    ]
    lines[0].begin_connect(box, side)
    lines[-1].end_connect(target, side)
    return lines


def _bend(line: Any, box: Any, target: Any) -> None:
    """Lays a bent line from the bottom of a box to the top of another, lower and to the left.

    It is drawn lying down and turned by a quarter about its middle, as such a bend by itself starts sideways.
    """
    x, y = target.left + target.width // 2, box.top + box.height
    down, across = target.top - y, box.left - target.left
    frame = line._element.spPr.find(qn("a:xfrm"))
    for name in ("flipH", "flipV"):
        frame.attrib.pop(name, None)
    frame.set("rot", "5400000")
    place, size = frame.find(qn("a:off")), frame.find(qn("a:ext"))
    place.set("x", str(x + (across - down) // 2))
    place.set("y", str(y + (down - across) // 2))
    size.set("cx", str(down))
    size.set("cy", str(across))
