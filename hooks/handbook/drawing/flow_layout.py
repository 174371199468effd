"""Where the boxes and arrows of the flow diagram stand. Knows lengths, not SVG.

Two layouts: wide (three columns, read row by row; as wide as a page's text) and narrow (one column, for phones). Units are those of the
viewBox; the narrow one is as wide as the text of a 360 px phone, so that 1 unit is about 1 px there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handbook.drawing.font_metrics import metrics

Point = tuple[float, float]

PADDING = 14
NUMBER = 28
NUMBER_GAP = 9
TITLE_SIZE, TITLE_LEADING = 16, 21
SUMMARY_SIZE, SUMMARY_LEADING = 14, 19
SUMMARY_GAP = 8
HEAD = 9
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
    padding: float = PADDING

    @property
    def number_at(self) -> Point:
        return self.x + self.padding + NUMBER / 2, self.y + self.padding + NUMBER / 2

    def title_at(self, line: int) -> Point:
        first = self.y + self.padding + NUMBER / 2 + TITLE_SIZE * 0.36
        return self.x + self.padding + NUMBER + NUMBER_GAP, first + line * TITLE_LEADING

    def summary_at(self, line: int) -> Point:
        below = self.y + self.padding + _title_height(self.title) + SUMMARY_GAP
        return self.x + self.padding, below + SUMMARY_SIZE + line * SUMMARY_LEADING


@dataclass(frozen=True)
class Arrow:
    """A line through points, with a head at the last of them. `is_back`: it leads to an earlier step."""

    points: tuple[Point, ...]
    is_back: bool

    @property
    def line(self) -> tuple[Point, ...]:
        """The points of the line, which ends within the head, not at its tip."""
        (x0, y0), (x1, y1) = self.points[-2:]
        return (*self.points[:-1], (x1 - _sign(x1 - x0) * HEAD * 0.7, y1 - _sign(y1 - y0) * HEAD * 0.7))

    @property
    def head(self) -> tuple[Point, ...]:
        (x0, y0), (x1, y1) = self.points[-2:]
        dx, dy = _sign(x1 - x0), _sign(y1 - y0)
        back = (x1 - dx * HEAD, y1 - dy * HEAD)
        half = HEAD * 0.6
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


def wide(steps: Sequence[Step]) -> Layout:
    return _lay_out(steps, columns=3, box_width=212, gap_x=30, gap_y=44)


def narrow(steps: Sequence[Step]) -> Layout:
    return _lay_out(steps, columns=1, box_width=292, gap_x=0, gap_y=30)


def compact(steps: Sequence[Step]) -> Layout:
    """For a phone, where the diagram stands above other things: numbers and names alone."""
    return _lay_out(
        [replace(step, summary="") for step in steps], columns=1, box_width=292, gap_x=0, gap_y=18, padding=9
    )


def _lay_out(
    steps: Sequence[Step],
    columns: int,
    box_width: float,
    gap_x: float,
    gap_y: float,
    padding: float = PADDING,
) -> Layout:
    boxes: list[Box] = []
    y: float = EDGE
    for start in range(0, len(steps), columns):
        row = [
            _box(step, EDGE + column * (box_width + gap_x), y, box_width, padding)
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
            arrows.append(Arrow(points, is_back=number <= box.step.number))
    width = right + 14 * lanes + EDGE
    return Layout(width, y - gap_y + EDGE, tuple(boxes), tuple(arrows))


def _box(step: Step, x: float, y: float, width: float, padding: float) -> Box:
    title = metrics("Bold").wrap(step.title, TITLE_SIZE, width - 2 * padding - NUMBER - NUMBER_GAP)
    summary = metrics("Regular").wrap(step.summary, SUMMARY_SIZE, width - 2 * padding) if step.summary else ()
    height = (
        2 * padding + _title_height(title) + (SUMMARY_GAP + len(summary) * SUMMARY_LEADING if summary else 0)
    )
    return Box(step, x, y, width, height, title, summary, padding)


def _title_height(title: tuple[str, ...]) -> float:
    return max(NUMBER, NUMBER / 2 + TITLE_SIZE * 0.66 + (len(title) - 1) * TITLE_LEADING)


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
        start, end = box.x + box.width / 3, target.x + target.width / 2
        return (start, below), (start, below + gap_y / 2), (end, below + gap_y / 2), (end, target.y)
    if target.x == box.x and abs(target.y + target.height + gap_y - box.y) < 1:
        x = box.x + box.width * 2 / 3
        return (x, box.y), (x, target.y + target.height)
    return ()


def _around(box: Box, target: Box, lane: float) -> tuple[Point, ...]:
    """The way back along the right rim."""
    start, end = box.y + box.height / 2, target.y + target.height / 2
    return (box.x + box.width, start), (lane, start), (lane, end), (target.x + target.width, end)


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
