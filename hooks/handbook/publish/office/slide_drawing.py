"""A deck as a PPTX file, with python-pptx: words into placeholders, native tables and shapes, notes, the same bytes each time."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR as THEME
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu

from handbook.deck import layout
from handbook.deck.slide_content import SlideContent
from handbook.drawing.flow_layout import Step
from handbook.model.slides import PROGRAMMES
from handbook.publish.office import slide_master
from handbook.publish.office.ooxml import archive
from handbook.publish.office.slide_flow import draw as draw_flow
from handbook.publish.office.slide_master import FOOTER, KICKER, LAYOUT_OF, LAYOUTS, NUMBER, SIDE, emu
from handbook.publish.office.slide_shapes import Writer, centre, describe, paint

STRIP, STRIP_GAP = 30, 8
"""The discs of the stages over the title, and the gap between them."""
TITLE, BODY = 0, 1
"""The numbers of the placeholders that every layout has (ECMA-376 part 1, 19.3.1.36)."""
COVERS = frozenset({"cover", "pause"})
_Paragraph = tuple[str, dict[str, Any]]
"""A text, and how it differs from what its placeholder says."""


def presentation(
    language: str,
    deck: Sequence[SlideContent],
    steps: Sequence[Step],
    words: Mapping[str, Any],
    day: str,
    colours: Mapping[str, str],
) -> bytes:
    """The bytes of a deck.

    `words`: `title`, `author` and `footer` of the file, `flow` (what the diagram shows), `stage` ("Stage {number} of {count}"), the name
    of each programme's own show; `locale`, `prompts` and `layouts`: see slide_master.package. `steps` are the stages as steps of the
    diagram. `day` and `colours`: see there too.
    """
    made = Presentation(io.BytesIO(slide_master.package(language, words, day, colours)))
    writer = Writer(language, words["locale"])
    layouts = dict(zip(LAYOUTS, made.slide_layouts, strict=True))
    for shown in deck:
        slide = made.slides.add_slide(layouts[LAYOUT_OF.get(shown.slide.kind, "points")])
        _fill(writer, slide, shown, words["footer"])
        if shown.stage:
            _strip(writer, slide, shown.stage, len(steps), words["stage"])
        if shown.slide.kind == "flow" and steps:
            draw_flow(writer, slide, steps, layout.body_top(shown), words["flow"])
        if shown.rows:
            _table(writer, slide, shown)
        style = {"size": layout.NOTES_SIZE, "before": layout.NOTES_SIZE / 6, "bare": True}
        writer.write(slide.notes_slide.notes_text_frame, [(note, style) for note in shown.notes])
    _shows(made, deck, words)
    saved = io.BytesIO()
    made.save(saved)
    with zipfile.ZipFile(saved) as file:
        return archive({name: file.read(name) for name in file.namelist()})


def _fill(writer: Writer, slide: Any, shown: SlideContent, footer: str) -> None:
    """The words of a slide into its placeholders; a placeholder without words goes."""
    writer.write(slide.shapes.title.text_frame, [(shown.title, {})])
    is_plain = shown.slide.kind in COVERS
    contents = _contents(shown, is_plain)
    for place in list(slide.placeholders):
        index = place.placeholder_format.idx
        if contents.get(index):
            writer.write(place.text_frame, contents[index])
            if index in (BODY, SIDE) and not is_plain:
                _place(
                    place,
                    layout.body(shown).top,
                    (layout.body(shown) if index == BODY else layout.panel(shown)).height,
                )
        elif index != TITLE:
            place._element.getparent().remove(place._element)
    for place in slide.slide_layout.placeholders:
        if place.placeholder_format.idx in (FOOTER, NUMBER):
            _add_frame(slide, place, footer)


def _contents(shown: SlideContent, is_plain: bool) -> dict[int, Sequence[_Paragraph]]:
    """The paragraphs of each placeholder but the title; on a cover they look as its layout says."""
    size = layout.body(shown).size
    lead_colour = THEME.TEXT_1 if shown.facts else THEME.ACCENT_3
    lead = [(shown.lead, {"size": size, "bare": True, "colour": lead_colour})] if shown.lead else []
    points = [(point, {"size": size, "before": size * layout.SPACING}) for point in shown.points]
    if shown.slide.kind == "stage":  # each begins with its number, which stands where a bullet would
        room = layout.indent(shown, size)
        points = [(point.replace(" ", "\t", 1), {**style, "numbered": room}) for point, style in points]
    body: list[_Paragraph] = [*lead, *points]
    panel = layout.panel(shown).size
    return {
        BODY: [(text, {}) for text, _ in body] if is_plain else body,
        KICKER: [(shown.kicker, {})] if shown.kicker else [],
        SIDE: [paragraph for name, text in shown.facts for paragraph in _fact(name, text, panel)],
    }


def _place(place: Any, top: float, height: float) -> None:
    """Puts a placeholder where the words of this slide leave room."""
    # Once one of the four is set on the slide, the other three count as 0 there and are no more taken from the layout.
    place.left, place.width = place.left, place.width
    place.top, place.height = emu(top), emu(height)


def _add_frame(slide: Any, place: Any, footer: str) -> None:
    """The footer or the number of a slide, as its layout has it: python-pptx takes neither over by itself."""
    element = copy.deepcopy(place._element)
    element.find(qn("p:spPr")).clear()  # the place stays that of the layout
    slide.shapes._spTree.append(element)
    index = place.placeholder_format.idx
    element.find(f".//{qn('p:cNvPr')}").set("id", str(100 + index))  # ids of a slide are told apart
    if index == FOOTER:
        element.find(f".//{qn('a:t')}").text = footer


def _fact(name: str, text: str, size: int) -> list[_Paragraph]:
    if not name:
        return [(text, {"size": layout.TIME_SIZE, "bold": True, "colour": THEME.ACCENT_1})]
    return [
        (name, {"size": size, "bold": True, "colour": THEME.ACCENT_1, "before": size * layout.SPACING}),
        (text, {"size": size}),
    ]


def _strip(writer: Writer, slide: Any, stage: int, count: int, words: str) -> None:
    """Discs of the stages, the present one filled."""
    left = layout.WIDTH - layout.MARGIN - count * STRIP - (count - 1) * STRIP_GAP
    group = slide.shapes.add_group_shape()
    describe(group, words.format(number=stage, count=count))
    for number in range(1, count + 1):
        x = left + (number - 1) * (STRIP + STRIP_GAP)
        disc = group.shapes.add_shape(MSO_SHAPE.OVAL, emu(x), emu(layout.KICKER_TOP), emu(STRIP), emu(STRIP))
        is_present = number == stage
        paint(
            disc,
            THEME.ACCENT_1 if is_present else THEME.BACKGROUND_1,
            THEME.ACCENT_1 if is_present else THEME.ACCENT_4,
        )
        writer.write(
            disc.text_frame,
            [
                (
                    str(number),
                    {
                        "size": 16,
                        "bold": is_present,
                        "colour": THEME.BACKGROUND_1 if is_present else THEME.ACCENT_3,
                    },
                )
            ],
        )
        centre(disc.text_frame)


def _table(writer: Writer, slide: Any, shown: SlideContent) -> None:
    """A native table; the first row is a head where there are three columns, the first column a head always."""
    columns = layout.COLUMNS[len(shown.rows[0])]
    heights = layout.row_heights(shown)
    frame = slide.shapes.add_table(
        len(shown.rows),
        len(columns),
        emu(layout.MARGIN),
        emu(layout.table_top(shown)),
        emu(sum(columns)),
        emu(sum(heights)),
    )
    describe(frame, shown.title)
    table = frame.table
    has_head = len(columns) == 3
    table.first_row, table.first_col, table.horz_banding = has_head, True, False
    for column, width in zip(table.columns, columns, strict=True):
        column.width = Emu(emu(width))
    for number, (row, height) in enumerate(zip(shown.rows, heights, strict=True)):
        table.rows[number].height = Emu(emu(height))
        is_head = has_head and number == 0
        for position, text in enumerate(row):
            cell = table.cell(number, position)
            cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Emu(
                emu(layout.CELL_PADDING)
            )
            cell.margin_left, cell.vertical_anchor = Emu(emu(layout.CELL_INDENT)), MSO_ANCHOR.MIDDLE
            cell.fill.solid()
            cell.fill.fore_color.theme_color = (
                THEME.ACCENT_1 if is_head else THEME.ACCENT_5 if number % 2 else THEME.BACKGROUND_1
            )
            writer.write(
                cell.text_frame,
                [
                    (
                        text,
                        {
                            "size": layout.CELL_SIZE,
                            "bold": is_head or position == 0,
                            "colour": THEME.BACKGROUND_1 if is_head else THEME.TEXT_1,
                        },
                    )
                ],
            )


def _shows(made: Any, deck: Sequence[SlideContent], words: Mapping[str, str]) -> None:
    """A show of its own for each programme: its slides alone, to be started from the menu of shows."""
    ids = [item.rId for item in made.slides._sldIdLst]
    shows = "".join(
        f'<p:custShow name="{words[programme]}" id="{number}"><p:sldLst>'
        + "".join(
            f'<p:sld r:id="{found}"/>'
            for found, shown in zip(ids, deck, strict=True)
            if programme in shown.slide.programmes
        )
        + "</p:sldLst></p:custShow>"
        for number, programme in enumerate(PROGRAMMES)
    )
    element = parse_xml(f"<p:custShowLst {nsdecls('p', 'r')}>{shows}</p:custShowLst>")
    made.element.find(qn("p:notesSz")).addnext(element)
