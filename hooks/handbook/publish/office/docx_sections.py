"""Sections of a template document as they stand in a sheet: labels and values in a grid, tables, rows of signatures."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from handbook.model.forms import NUMBERS, ROW, SIGNATURES, Field, FormSection
from handbook.model.letters import is_signed_list, signer_of
from handbook.publish.office import docx_tables as tables
from handbook.publish.office.docx_fields import Writer
from handbook.publish.office.docx_rules import NBSP, Empty
from handbook.publish.office.docx_signature import KEPT, signature

FILLED_ROW = 6
"""How high a row is at least that is written, in millimetres."""
LINES = 2
"""Lines to write on by hand in a cell of several, where a definition names no more."""


def sheet_section(
    writer: Writer, section: FormSection, width: int, *, keeps: bool, is_whole: bool = False
) -> str:
    """A section; where it `keeps`, its end goes over to the next page together with what follows; a page divides none that
    `is_whole`, but its tables."""
    signer = signer_of(section.fields)
    parts = [] if writer.is_side else [heading(writer, section)]
    if section.text:
        parts.append(writer.said(section.text[writer.language]))
    pairs: list[Field] = []
    for field in section.fields:
        if field is signer:
            continue
        if field.type in ("table", "tick") or field.id in SIGNATURES:
            parts.append(_pairs(writer, pairs, width, keeps=is_whole or field.id in SIGNATURES))
            pairs = []
            parts.append(_alone(writer, field, signer, width, KEPT if is_whole else ""))
        else:
            pairs.append(field)
    parts.append(_pairs(writer, pairs, width, keeps=keeps or is_whole))
    return "".join(parts)


def heading(writer: Writer, section: FormSection, style: str = "Heading2") -> str:
    has_words = bool(section.text) or not section.fields
    return writer.said(
        section.title[writer.language], style, mark="" if has_words else writer.when(section.fields)
    )


def _alone(writer: Writer, field: Field, signer: Field | None, width: int, more: str) -> str:
    if field.type == "table":
        return table(writer, field, width)
    if field.id in SIGNATURES:
        return signature(writer, field, signer, width)
    return tick(writer, field, more)


def tick(writer: Writer, field: Field, more: str = "") -> str:
    content = writer.control(field, field.id) + writer.run(NBSP) + writer.label(field, "")
    return writer.paragraph(content, more=more)


def _pairs(writer: Writer, fields: Sequence[Field], width: int, *, keeps: bool) -> str:
    if not fields:
        return ""
    grid = (width,) if writer.is_side else (width // 3, width - width // 3)
    rows = "".join(_pair(writer, field, grid, keeps=keeps) for field in fields)
    mark = writer.when(fields)
    return tables.table(rows, grid, mark=mark) + tables.gap(mark, keeps=keeps)


def _pair(writer: Writer, field: Field, grid: Sequence[int], *, keeps: bool) -> str:
    label = writer.paragraph(writer.label(field, ""), "Label", more=KEPT if keeps else "")
    is_chosen = field.type == "choice" and not isinstance(field.choices, str)
    empty = None if is_chosen or field.type == "date" else Empty("<w:t>\u00a0\u00a0\u00a0</w:t>")
    value = writer.paragraph(writer.control(field, field.id, empty), more=KEPT if keeps else "")
    height = ROW * (max(field.rows, LINES) if field.type == "lines" else 1)
    height = height if writer.values is None else FILLED_ROW
    mark = writer.when([field])
    if writer.is_side:  # a narrow column: the label over the value
        return tables.row(tables.cell(label + value, grid[0]), height, mark)
    return tables.row(tables.cell(label, grid[0]) + tables.cell(value, grid[1]), height, mark)


def table(writer: Writer, field: Field, width: int, more: str = "") -> str:
    """A table with a heading row that is repeated on every page, and rows that Word lets one add; `more` of the properties of its
    paragraphs."""
    is_numbered = is_signed_list(field) or not writer.is_side
    numbers = (round(NUMBERS * tables.TWIPS),) if is_numbered else ()
    names = [column.label[writer.language] for column in field.columns]
    grid = (*numbers, *tables.widths(field.columns, names, width - sum(numbers), 9 if writer.is_side else 11))
    label, style = ("LabelSide", "Side") if writer.is_side else ("Label", "Cell")
    heads = [*([str(writer.words["row"])] if is_numbered else ()), *names]
    head = "".join(
        tables.cell(writer.said(text, label, more=more), size) for text, size in zip(heads, grid, strict=True)
    )
    is_for_pen = writer.values is None or is_signed_list(field)
    height = field.row_height if is_for_pen else FILLED_ROW
    rows = []
    for number in range(1, writer.rows(field) + 1):
        path = f"{field.id}/{number}"
        said = writer.run(str(number), mark=writer.mark(row=field.id))
        cells = [writer.paragraph(said, style, more=more)] if is_numbered else []
        cells += [
            writer.paragraph(writer.control(column, f"{path}/{column.id}"), style, more=more)
            for column in field.columns
        ]
        row = "".join(tables.cell(each, size) for each, size in zip(cells, grid, strict=True))
        rows.append(repeated_item(writer, path, tables.row(row, height)))
    mark = writer.when([field])
    whole = tables.heading_row(head) + repeated(writer, field, "".join(rows))
    return tables.table(whole, grid, "SideGrid" if writer.is_side else "TableGrid", mark) + tables.gap(
        mark, keeps=bool(more)
    )


def repeated(writer: Writer, field: Field, items: str, mark: str = "") -> str:
    """What holds the rows of a field, so that Word lets one add to them."""
    name = quoteattr(field.label[writer.language][:64])
    return (
        f"<w:sdt{mark}><w:sdtPr><w:alias w:val={name}/><w:tag w:val={quoteattr(field.id)}/>"
        f'<w:id w:val="{writer.id(field.id)}"/><w15:repeatingSection/></w:sdtPr>'
        f"<w:sdtContent>{items}</w:sdtContent></w:sdt>"
    )


def repeated_item(writer: Writer, path: str, content: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{writer.id(path)}"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>'
        f"{content}</w:sdtContent></w:sdt>"
    )
