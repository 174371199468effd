"""Tables of a Word document (ECMA-376, 17.4): rows with room to write by hand, columns as wide as what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handbook.model import forms
from handbook.model.forms import Field

GAP_STYLE = "Gap"
TWIPS = 56.7
"""Twentieths of a point in a millimetre."""
CELL_MARGINS, SIDE_MARGINS = 216, 120
"""What the margins of a cell take of its width; in a grid beside another language."""
LETTER = {11: 150, 9: 128}
"""How wide a letter of a bold heading is, by its size, with room for a wide one."""


def gap(mark: str = "", *, keeps: bool = False) -> str:
    """What must stand after a table, as low as can be: two tables would join, and after the last one a page would follow.

    `keeps`: what follows may not stand on another page.
    """
    kept = "<w:keepNext/>" if keeps else ""
    return f'<w:p{mark}><w:pPr><w:pStyle w:val="{GAP_STYLE}"/>{kept}</w:pPr></w:p>'


def row(cells: str, height: int, mark: str = "") -> str:
    """A row that is never split, so many millimetres high at least."""
    least = round(height * TWIPS)
    return f'<w:tr{mark}><w:trPr><w:cantSplit/><w:trHeight w:val="{least}" w:hRule="atLeast"/></w:trPr>{cells}</w:tr>'


def plain_row(cells: str, mark: str = "") -> str:
    """A row as high as what stands in it."""
    return f"<w:tr{mark}><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def heading_row(cells: str) -> str:
    """A row of headings, repeated on every page of its table."""
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def cell(content: str, width: int, more: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'


def spanned(columns: int) -> str:
    """A cell over so many columns, without margins: what stands in it has its own."""
    return f'<w:gridSpan w:val="{columns}"/><w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'


def widths(columns: Sequence[Field], heads: Sequence[str], whole: int, size: int) -> tuple[int, ...]:
    """The widths of columns in the proportions of their definition, none narrower than the longest word of its heading,
    which are of this size in points; they make up the whole."""
    least = [
        max(map(len, re.split(r"[\s-]+", head))) * LETTER[size]
        + (CELL_MARGINS if size == 11 else SIDE_MARGINS)
        for head in heads
    ]
    found = list(forms.widths(columns, whole))
    if sum(least) > whole:
        return tuple(found)
    for _ in columns:  # what a narrow one lacks is taken from those with room
        lacks = sum(max(0, need - has) for need, has in zip(least, found, strict=True))
        room = sum(max(0, has - need) for need, has in zip(least, found, strict=True))
        found = [
            max(has, need) - (has - need) * lacks // room if has > need else need
            for need, has in zip(least, found, strict=True)
        ]
        if not lacks:
            break
    return (*found[:-1], whole - sum(found[:-1]))


def table(rows: str, grid: Sequence[int], style: str = "TableGrid", mark: str = "") -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return (
        f'<w:tbl{mark}><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(grid)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{rows}</w:tbl>"
    )
