"""What is done to any shape of a slide: words in their language, colours of the theme, alternative text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from handbook.text.typography import typeset


class Writer:
    """Writes text in one language."""

    def __init__(self, language: str, locale: str) -> None:
        self.language, self.locale = language, locale

    def write(self, frame: Any, paragraphs: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
        """Paragraphs into a text frame; the style of each may have `size`, `bold`, `colour`, `before`, `bare` (no bullet: to the edge)
        and `numbered` (the room that a number takes which begins the text and a tab ends: no bullet)."""
        for number, (text, style) in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            run = paragraph.add_run()
            run.text = typeset(text, self.language)
            run._r.get_or_add_rPr().set("lang", self.locale)
            if "size" in style:
                run.font.size = Pt(style["size"])
            if "bold" in style:
                run.font.bold = style["bold"]
            if "colour" in style:
                run.font.color.theme_color = style["colour"]
            if style.get("before"):
                paragraph.space_before = Pt(style["before"])
            if style.get("bare") or style.get("numbered"):
                properties = paragraph._p.get_or_add_pPr()
                indent = Pt(style.get("numbered", 0))
                properties.set("marL", str(indent))
                properties.set("indent", str(-indent))
                properties.append(parse_xml(f"<a:buNone {nsdecls('a')}/>"))


def describe(shape: Any, words: str) -> None:
    """Gives a shape its alternative text."""
    shape._element.find(f".//{qn('p:cNvPr')}").set("descr", words)


def paint(shape: Any, fill: Any, line: Any) -> None:
    """Gives a shape colours of the theme and no shadow."""
    shape.shadow.inherit = False
    shape.fill.solid()
    shape.fill.fore_color.theme_color = fill
    shape.line.color.theme_color = line
    shape.line.width = Pt(1.5)


def centre(frame: Any) -> None:
    """Puts the written words of a frame into its very middle."""
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.CENTER


def corner(frame: Any) -> None:
    """Puts the written words of a frame into its upper left corner."""
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
