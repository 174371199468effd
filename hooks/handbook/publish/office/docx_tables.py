"""Tables of a Word document (ECMA-376, 17.4): rows with room to write by hand, columns as wide as what stands in them."""

from __future__ import annotations

from collections.abc import Sequence

GAP = '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'
"""What must stand after a table, as low as can be: two tables would join, and after the last one a page would follow."""
GAP_KEPT = '<w:p><w:pPr><w:pStyle w:val="Gap"/><w:keepNext/></w:pPr></w:p>'
"""The same where what follows may not stand on another page."""
_SHARES = {"number": 3, "tick": 3, "date": 4, "term": 5, "choice": 5, "text": 6, "lines": 8}
"""How wide a column is beside others, by the type of its field."""


def row(cells: str, type_: str = "text") -> str:
    """A row that is never split; for several lines it is taller."""
    height = 900 if type_ == "lines" else 350
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/></w:trPr>{cells}</w:tr>'
    )


def heading_row(cells: str) -> str:
    """A row of headings, repeated on every page of its table."""
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def cell(content: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def widths(types: Sequence[str], whole: int) -> tuple[int, ...]:
    """The widths of columns of these types, which make up the whole.

    >>> widths(["text", "date"], 1000)
    (600, 400)
    """
    shares = [_SHARES[type_] for type_ in types]
    found = [whole * share // sum(shares) for share in shares]
    return (*found[:-1], whole - sum(found[:-1]))


def table(rows: str, grid: Sequence[int], style: str = "TableGrid") -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(grid)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
    )
