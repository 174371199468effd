"""Where things stand on a slide, how large its letters are, and whether its words find room. Knows points, not PowerPoint.

Widths are measured in Noto Sans, which is as wide as Arial, the font of the slides, or a little wider. Whether words fit is asked
with a spare: what fits here fits there, and in most fonts that may stand in for Arial.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handbook.deck.slide_content import SlideContent
from handbook.drawing.font_metrics import WIDTH_MARGIN, metrics

WIDTH, HEIGHT = 960, 540
"""16:9, in points: 13.333 by 7.5 inches."""
MARGIN = 54
KICKER_TOP, KICKER_HEIGHT, KICKER_SIZE = 30, 30, 20
TITLE_TOP, TITLE_SIZE, TITLE_LINES = 64, 40, 2
COVER_SIZE, COVER_WIDTH = 54, 780
BODY_BOTTOM = 488
BODY_GAP = 18
LEAD_SIZES, SIZES = (40, 36), (34, 32, 30, 28, 26, 24, 22, 20)
"""The sizes of a body's letters, the first that fits is taken, larger ones for a goal that stands alone; none smaller than the last
can be read from the last row."""
FACT_SIZES, TIME_SIZE, PANEL, PANEL_PADDING = (24, 22, 20), 40, 320, 20
"""The panel of an exercise: sizes of its letters, of the time, its width and the room within its edges."""
CELL_SIZE, CELL_PADDING, CELL_INDENT = 20, 3, 8
COLUMNS = {2: (330, 522), 3: (312, 210, 330)}
"""The widths of a table's columns, by their number."""
NOTES_SIZE = 12
BULLET = 26
"""What a bullet and the gap after it take of a line."""
NUMBER = 1.8
"""What the number of a recommendation takes of a line, in parts of the letters' size."""
LEADING = 1.2
SPACING = 0.6
"""Between paragraphs, in parts of the letters' size."""
MOST_POINTS = 6
POINT_LINES = 2


@dataclass(frozen=True)
class Body:
    """The room below a title, and the size of the letters in it; 0: the words do not fit."""

    top: float
    height: float
    size: int


def title_lines(shown: SlideContent) -> int:
    size, width = (
        (COVER_SIZE, COVER_WIDTH)
        if shown.slide.kind in ("cover", "pause")
        else (TITLE_SIZE, WIDTH - 2 * MARGIN)
    )
    return len(metrics("Bold").wrap(shown.title, size, width))


def most_title_lines(shown: SlideContent) -> int:
    """How many lines a title may take; a cover holds one more."""
    return TITLE_LINES + (shown.slide.kind == "cover")


def body_top(shown: SlideContent) -> float:
    """Where the body starts: below the lines of the title as they are in the font itself, so that no gap is left."""
    lines = len(metrics("Bold").wrap(shown.title, TITLE_SIZE / WIDTH_MARGIN, WIDTH - 2 * MARGIN))
    return TITLE_TOP + lines * TITLE_SIZE * LEADING + BODY_GAP


def table_top(shown: SlideContent) -> float:
    """Where a table starts: its head is a gap by itself."""
    return body_top(shown) - BODY_GAP / 2


def body(shown: SlideContent) -> Body:
    """The room and the size for a slide's lead and points."""
    top = body_top(shown)
    width = WIDTH - 2 * MARGIN - (PANEL + BODY_GAP if shown.facts else 0)
    height = BODY_BOTTOM - top
    fitting = [
        size
        for size in (*(LEAD_SIZES if shown.facts else ()), *SIZES)
        if _height(shown, size, width) <= height
    ]
    return Body(top, height, fitting[0] if fitting else 0)


def indent(shown: SlideContent, size: float) -> float:
    """Where the words of a point begin: after a bullet, or after the number of a recommendation."""
    return size * NUMBER if shown.slide.kind == "stage" else BULLET


def point_lines(point: str) -> int:
    """The lines of a point in middling letters."""
    return len(metrics("Regular").wrap(point, 24, WIDTH - 2 * MARGIN - BULLET))


def row_heights(shown: SlideContent) -> list[float]:
    """How high the rows of a table are."""
    heights = []
    for number, row in enumerate(shown.rows):
        lines = [
            len(
                metrics("Bold" if column == 0 or (number == 0 and len(row) == 3) else "Regular").wrap(
                    cell, CELL_SIZE, width - CELL_INDENT - CELL_PADDING
                )
            )
            for column, (cell, width) in enumerate(zip(row, COLUMNS[len(row)], strict=True))
        ]
        heights.append(max(lines) * CELL_SIZE * LEADING + 2 * CELL_PADDING)
    return heights


def panel(shown: SlideContent) -> Body:
    """The room and the size of the letters in the panel of an exercise; as high as its words."""
    top = body_top(shown)
    for size in FACT_SIZES:
        height = _panel_height(shown.facts, size)
        if height <= BODY_BOTTOM - top:
            return Body(top, height, size)
    return Body(top, BODY_BOTTOM - top, 0)


def fits(shown: SlideContent) -> bool:
    """Whether all words of a slide below its title have room."""
    has_room = sum(row_heights(shown)) <= BODY_BOTTOM - table_top(shown)
    return has_room and body(shown).size > 0 and (not shown.facts or panel(shown).size > 0)


def _height(shown: SlideContent, size: int, width: float) -> float:
    lines = len(metrics("Regular").wrap(shown.lead, size, width)) if shown.lead else 0
    lines += sum(
        len(metrics("Regular").wrap(point, size, width - indent(shown, size))) for point in shown.points
    )
    paragraphs = len(shown.points) + bool(shown.lead)
    return lines * size * LEADING + paragraphs * size * SPACING


def _panel_height(facts: Sequence[tuple[str, str]], size: int) -> float:
    width = PANEL - 2 * PANEL_PADDING
    lines = sum(
        len(metrics("Bold").wrap(name, size, width)) + len(metrics("Regular").wrap(text, size, width))
        for name, text in facts
        if name
    )
    return TIME_SIZE * LEADING + lines * size * LEADING + size * SPACING * len(facts) + 2 * PANEL_PADDING
