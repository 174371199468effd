"""The empty presentation that slides are put into: theme, master and layouts with placeholders of our own look.

Follows ECMA-376 part 1, PresentationML. The font is Arial: every Windows and macOS has it, LibreOffice brings a font of the same
widths (Liberation Sans 2), and both have all letters of Kazakh; Noto Sans, the font of the PDFs, is on few machines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handbook.deck.layout import (
    BODY_BOTTOM,
    BODY_GAP,
    BULLET,
    COVER_SIZE,
    COVER_WIDTH,
    FACT_SIZES,
    HEIGHT,
    KICKER_HEIGHT,
    KICKER_SIZE,
    KICKER_TOP,
    LEADING,
    MARGIN,
    NOTES_SIZE,
    PANEL,
    PANEL_PADDING,
    TITLE_LINES,
    TITLE_SIZE,
    TITLE_TOP,
    WIDTH,
)
from handbook.publish.office.ooxml import archive
from handbook.render.jinja import render

FONT = "Arial"
POINT = 12700
"""English metric units in a point."""
SCHEME = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "teal",
    "lt2": "sand",
    "accent1": "teal",
    "accent2": "ochre",
    "accent3": "quiet",
    "accent4": "line",
    "accent5": "teal-tint",
    "accent6": "ochre-tint",
    "hlink": "teal",
    "folHlink": "quiet",
}
"""The colours of the theme, and the design tokens that they are (stylesheets/base/1-tokens.css)."""
KICKER, SIDE, FOOTER, NUMBER = 13, 14, 15, 16
"""The indices of placeholders beside the title (0) and the body (1)."""
FOOTER_SIZE = 12


@dataclass(frozen=True)
class Placeholder:
    """A placeholder in points; without a `size` its letters are those of the master."""

    type: str
    index: int
    x: float
    y: float
    width: float
    height: float
    size: int = 0
    bold: bool = False
    colour: str = "tx1"
    align: str = "l"
    anchor: str = "t"
    fill: str = ""
    padding: float = 0


@dataclass(frozen=True)
class Layout:
    """A layout of slides: the colours of its ground and of the bar at its edge, its placeholders."""

    type: str
    placeholders: tuple[Placeholder, ...]
    background: str = "bg1"
    bar: str = "accent1"


_TEXT = WIDTH - 2 * MARGIN
_TOP = TITLE_TOP + TITLE_SIZE * LEADING + BODY_GAP
_BODY = BODY_BOTTOM - _TOP
_TITLE = Placeholder("title", 0, MARGIN, TITLE_TOP, _TEXT, TITLE_LINES * TITLE_SIZE * LEADING)
_POINTS = Placeholder("body", 1, MARGIN, _TOP, _TEXT, _BODY)


def _kicker(colour: str) -> Placeholder:
    return Placeholder("body", KICKER, MARGIN, KICKER_TOP, 560, KICKER_HEIGHT, KICKER_SIZE, True, colour)


def _foot(colour: str) -> tuple[Placeholder, Placeholder]:
    return (
        Placeholder("ftr", FOOTER, MARGIN, 502, 700, 22, FOOTER_SIZE, False, colour, anchor="ctr"),
        Placeholder(
            "sldNum", NUMBER, WIDTH - MARGIN - 90, 502, 90, 22, FOOTER_SIZE, False, colour, "r", "ctr"
        ),
    )


def _centre(type_: str, colour: str, under: str, size: int) -> tuple[Placeholder, Placeholder]:
    return (
        Placeholder(type_, 0, MARGIN + 36, 120, COVER_WIDTH, 200, COVER_SIZE, True, colour, anchor="b"),
        Placeholder("subTitle", 1, MARGIN + 36, 340, COVER_WIDTH, 90, size, False, under),
    )


LAYOUTS: Mapping[str, Layout] = {
    "cover": Layout(
        "title",
        (*_centre("ctrTitle", "bg1", "bg1", 28), *_foot("bg1")),
        "accent1",
        "accent2",
    ),
    "points": Layout("obj", (_TITLE, _kicker("accent1"), _POINTS, *_foot("accent3"))),
    "case": Layout(
        "obj",
        (_TITLE, _kicker("accent2"), _POINTS, *_foot("accent3")),
        "accent6",
        "accent2",
    ),
    "exercise": Layout(
        "twoObj",
        (
            _TITLE,
            _kicker("accent1"),
            Placeholder("body", 1, MARGIN, _TOP, _TEXT - PANEL - BODY_GAP, _BODY),
            Placeholder(
                "body",
                SIDE,
                WIDTH - MARGIN - PANEL,
                _TOP,
                PANEL,
                _BODY,
                FACT_SIZES[0],
                False,
                "tx1",
                fill="accent5",
                padding=PANEL_PADDING,
            ),
            *_foot("accent3"),
        ),
    ),
    "picture": Layout(
        "titleOnly",
        (_TITLE, _kicker("accent1"), *_foot("accent3")),
    ),
    "pause": Layout(
        "title",
        (*_centre("ctrTitle", "tx1", "accent1", 40), *_foot("accent3")),
        "accent5",
    ),
}
LAYOUT_OF = {
    "cover": "cover",
    "case": "case",
    "exercise": "exercise",
    "pause": "pause",
    "flow": "picture",
    "sizes": "picture",
    "others": "picture",
}
"""The layout of a kind of slides; all others are `points`."""


def emu(points: float) -> int:
    return round(points * POINT)


def package(language: str, words: Mapping[str, Any], day: str, colours: Mapping[str, str]) -> bytes:
    """The empty presentation. `words`: `title`, `author`, `keywords`, `rights` of the file, its `locale`, what empty placeholders say
    (`prompts`), and the names of the `layouts`. `day` is that of its content, empty where not known; `colours` are the design tokens
    by name.

    Raises KeyError for a colour of SCHEME that the tokens lack.
    """
    layouts = list(LAYOUTS.values())
    scheme = {name: _six(colours[token]) for name, token in SCHEME.items()}
    master = [_TITLE, _POINTS, *_foot("accent3")]

    def part(template: str, **more: object) -> str:
        return render(
            template,
            language=language,
            locale=words["locale"],
            title=words["title"],
            author=words["author"],
            keywords=words["keywords"],
            rights=words["rights"],
            day=day,
            scheme=scheme,
            font=FONT,
            prompts=words["prompts"],
            layouts=layouts,
            master=master,
            emu=emu,
            width=WIDTH,
            height=HEIGHT,
            title_size=TITLE_SIZE,
            bullet=BULLET,
            notes_size=NOTES_SIZE,
            **more,
        )

    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": part("pptx/Content_Types.xml"),
        "_rels/.rels": part("pptx/root.rels"),
        "docProps/core.xml": part("pptx/core.xml"),
        "docProps/app.xml": part("docx/app.xml"),
        "ppt/presentation.xml": part("pptx/presentation.xml"),
        "ppt/_rels/presentation.xml.rels": part("pptx/presentation.rels"),
        **{f"ppt/{name}.xml": part(f"pptx/{name}.xml") for name in ("presProps", "viewProps", "tableStyles")},
        "ppt/theme/theme1.xml": part("pptx/theme.xml"),
        "ppt/theme/theme2.xml": part("pptx/theme.xml"),
        "ppt/slideMasters/slideMaster1.xml": part("pptx/master.xml"),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": part("pptx/master.rels"),
        "ppt/notesMasters/notesMaster1.xml": part("pptx/notes.xml"),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": part("pptx/notes.rels"),
    }
    for number, (name, layout) in enumerate(LAYOUTS.items(), start=1):
        parts[f"ppt/slideLayouts/slideLayout{number}.xml"] = part(
            "pptx/layout.xml", layout=layout, name=words["layouts"][name]
        )
        parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = part("pptx/layout.rels")
    return archive(parts)


def _six(colour: str) -> str:
    """`#fff` as the six digits that a theme takes."""
    digits = colour.removeprefix("#")
    return (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)).upper()
