"""Where the boxes and arrows of the flow diagram stand. Knows lengths, not SVG.

Wide (three columns, read row by row; as wide as a page's text), narrow and compact (one column, for phones), and for the wall. Units
are those of the viewBox; the narrow one is as wide as the text of a 360 px phone, so that 1 unit is about 1 px there, and those of the
wall are points on A3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handbook.drawing.flow_scale import SCREEN, WALL, Scale
from handbook.drawing.font_metrics import WIDTH_MARGIN, metrics

Point = tuple[float, float]

EDGE = 2
"""Room at the rim for strokes."""


@dataclass(frozen=True)
class Step:
    """What is written in a box, and the numbers of the steps it leads to (counted from 1)."""

    number: int
    title: str
    summary: str
    leads_to: tuple[int, ...]


@dataclass(frozen=True)
class Box:
    step: Step
    x: float
    y: float
    width: float
    height: float
    title: tuple[str, ...]
    summary: tuple[str, ...]
    scale: Scale = SCREEN

    @property
    def at_origin(self) -> Box:
        """The same box where both axes begin: how all boxes look, wherever they stand."""
        return replace(self, x=0, y=0)

    @property
    def number_at(self) -> Point:
        x = self.x + self.scale.padding + self.scale.number / 2
        return x, self.y if self.scale.is_on_rim else self.y + self.scale.padding + self.scale.number / 2

    def title_at(self, line: int) -> Point:
        scale = self.scale
        if scale.is_on_rim:
            return (
                self.x + scale.padding,
                self.y + scale.above + scale.title_size + line * scale.title_leading,
            )
        first = self.y + scale.padding + scale.number / 2 + scale.title_size * 0.36
        return self.x + scale.padding + scale.number + scale.number_gap, first + line * scale.title_leading

    def summary_at(self, line: int) -> Point:
        scale = self.scale
        below = self.y + _title_height(self.title, scale) + scale.summary_gap
        return self.x + scale.padding, below + scale.summary_size + line * scale.summary_leading


@dataclass(frozen=True)
class Arrow:
    """A line through points, with a head at the last of them. `is_back`: it leads to an earlier step."""

    points: tuple[Point, ...]
    is_back: bool
    size: float = SCREEN.head

    @property
    def line(self) -> tuple[Point, ...]:
        """The points of the line, which ends within the head, not at its tip."""
        (x0, y0), (x1, y1) = self.points[-2:]
        short = self.size * 0.7
        return (*self.points[:-1], (x1 - _sign(x1 - x0) * short, y1 - _sign(y1 - y0) * short))

    @property
    def head(self) -> tuple[Point, ...]:
        (x0, y0), (x1, y1) = self.points[-2:]
        dx, dy = _sign(x1 - x0), _sign(y1 - y0)
        back = (x1 - dx * self.size, y1 - dy * self.size)
        half = self.size * 0.6
        return (
            (x1, y1),
            (back[0] + dy * half, back[1] + dx * half),
            (back[0] - dy * half, back[1] - dx * half),
        )


@dataclass(frozen=True)
class Layout:
    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    scale: Scale = SCREEN
    label: tuple[str, ...] = ()
    """What is written beside the way back, where it is."""
    label_at: Point = (0, 0)


def wide(steps: Sequence[Step]) -> Layout:
    return _lay_out(steps, columns=3, box_width=212, gap_x=30, gap_y=44)


def narrow(steps: Sequence[Step]) -> Layout:
    return _lay_out(steps, columns=1, box_width=292, gap_x=0, gap_y=30)


def compact(steps: Sequence[Step]) -> Layout:
    """For a phone, where the diagram stands above other things: numbers and names alone."""
    bare = [replace(step, summary="") for step in steps]
    return _lay_out(bare, columns=1, box_width=292, gap_x=0, gap_y=18, scale=replace(SCREEN, padding=9))


def wall(steps: Sequence[Step], again: str) -> Layout:
    """For A3, to be read from five metres; `again` is written beside the way back, between the rows."""
    gap = 70
    drawn = _lay_out(steps, columns=3, box_width=341, gap_x=44, gap_y=gap, scale=WALL)
    back = next((arrow for arrow in drawn.arrows if arrow.is_back), None)
    if not back:
        return drawn
    (x, start), *_ = back.points
    left = x + WALL.head
    lines = metrics("Bold").wrap(again, WALL.summary_size, (drawn.width - EDGE - left) * WIDTH_MARGIN)
    block = WALL.summary_size * 0.72 - (len(lines) - 1) * WALL.summary_leading
    return replace(drawn, label=lines, label_at=(left, start - gap / 2 + block / 2))


def _lay_out(
    steps: Sequence[Step],
    columns: int,
    box_width: float,
    gap_x: float,
    gap_y: float,
    scale: Scale = SCREEN,
) -> Layout:
    boxes: list[Box] = []
    y: float = EDGE + scale.above
    for start in range(0, len(steps), columns):
        row = [
            _box(step, EDGE + column * (box_width + gap_x), y, box_width, scale)
            for column, step in enumerate(steps[start : start + columns])
        ]
        height = max(box.height for box in row)
        boxes += [replace(box, height=height) for box in row]
        y += height + gap_y
    by_number = {box.step.number: box for box in boxes}
    right = EDGE + columns * box_width + (columns - 1) * gap_x
    arrows = []
    lanes = 0
    for box in boxes:
        for number in box.step.leads_to:
            target = by_number[number]
            points = _direct(box, target, gap_y)
            if not points:
                lanes += 1
                points = _around(box, target, right + 14 * lanes)
            arrows.append(Arrow(points, is_back=number <= box.step.number, size=scale.head))
    width = right + 14 * lanes + EDGE
    return Layout(width, y - gap_y + EDGE, tuple(boxes), tuple(arrows), scale)


def _box(step: Step, x: float, y: float, width: float, scale: Scale) -> Box:
    inner = (width - 2 * scale.padding) * (WIDTH_MARGIN if scale.is_exact else 1)
    beside = 0 if scale.is_on_rim else scale.number + scale.number_gap
    title = metrics("Bold").wrap(step.title, scale.title_size, inner - beside)
    summary = metrics("Regular").wrap(step.summary, scale.summary_size, inner) if step.summary else ()
    height = _title_height(title, scale) + scale.padding
    if summary:
        height += scale.summary_gap + len(summary) * scale.summary_leading
    return Box(step, x, y, width, height, title, summary, scale)


def _title_height(title: tuple[str, ...], scale: Scale) -> float:
    """From the upper rim of a box to below its title."""
    more = (len(title) - 1) * scale.title_leading
    if scale.is_on_rim:
        return scale.above + 1.2 * scale.title_size + more
    return scale.padding + max(scale.number, scale.number / 2 + scale.title_size * 0.66 + more)


def _direct(box: Box, target: Box, gap_y: float) -> tuple[Point, ...]:
    """The way between neighbours; empty where something stands between them."""
    middle = box.y + box.height / 2
    is_next = target.step.number == box.step.number + 1
    if is_next and target.y == box.y:
        return (box.x + box.width, middle), (target.x, middle)
    below = box.y + box.height
    if is_next and target.x == box.x:
        x = box.x + box.width / 2
        return (x, below), (x, target.y)
    if is_next:
        start, end = box.x + box.width * box.scale.forth, target.x + target.width / 2
        return (start, below), (start, below + gap_y / 2), (end, below + gap_y / 2), (end, target.y)
    if target.x == box.x and abs(target.y + target.height + gap_y - box.y) < 1:
        x = box.x + box.width * box.scale.back
        return (x, box.y), (x, target.y + target.height)
    return ()


def _around(box: Box, target: Box, lane: float) -> tuple[Point, ...]:
    """The way back along the right rim."""
    start, end = box.y + box.height / 2, target.y + target.height / 2
    return (box.x + box.width, start), (lane, start), (lane, end), (target.x + target.width, end)


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
