"""What is for a pen in a Word document: rules, tab stops they lead to, how many lines there are to write on."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from handbook.model.forms import Field

NBSP = "\u00a0"
LETTER = 125
"""How wide a letter of a label is, in twentieths of a point."""
RULED_LINES = 4
"""Lines to write on by hand, where a definition names no number."""


@dataclass(frozen=True)
class Empty:
    """What stands in a control while it is empty: the content of its run, and the style of that."""

    content: str
    lines: int = 1
    """How many paragraphs of it a block has."""


CELL = Empty(f"<w:t>{NBSP * 3}</w:t>")
TAB = f"<w:tab/><w:t>{NBSP}</w:t>"
"""A rule up to the next tab stop; a line with nothing but a tab is as high as its letters in LibreOffice, whatever its style says."""
RULE = Empty(TAB)


def ruled(lines: int) -> Empty:
    """So many lines, each up to its tab stop."""
    return Empty(TAB, lines)


def written_rule(letters: int, words: str = "", more: int = 0) -> Empty:
    """A rule as long as so many letters; another one after `words`."""
    return Empty(f'<w:t xml:space="preserve">{"_" * letters}{escape(words)}{"_" * more}</w:t>')


def tabs(*places: tuple[int, str]) -> str:
    """Tab stops of a paragraph: (place, `ruled` where a rule leads there, else nothing)."""
    stops = (
        f'<w:tab w:val="right" w:leader="underscore" w:pos="{place}"/>'
        if kind
        else f'<w:tab w:val="left" w:pos="{place}"/>'
        for place, kind in places
    )
    return f"<w:tabs>{''.join(stops)}</w:tabs>"


def lines_of(field: Field) -> int:
    """How many lines there are to write on by hand."""
    if field.type != "lines":
        return 1
    return field.rows if field.rows > 1 else RULED_LINES
