"""Fields and sections of a template document as WordprocessingML: content controls, one tag a field.

Follows ECMA-376 for structured document tags, [MS-DOCX] for ticks (w14) and repeating rows (w15).
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from handbook.model.forms import LETTER_BODY, LETTER_HEAD, SIGNATURES, Choice, Field, FormSection
from handbook.model.words import Area
from handbook.publish.office import docx_tables as tables

LABEL = '<w:pStyle w:val="Label"/>'
LABEL_KEPT = LABEL + "<w:keepNext/>"
SHORT = 30
"""Letters of a label that leave room for a signature on its line."""


@dataclass(frozen=True)
class Writer:
    """One language's words of a document."""

    language: str
    formats: Sequence[Choice]
    words: Area
    locale: str
    is_letter: bool = False
    heading: str = "Heading2"
    running: frozenset[str] = frozenset()
    """The fields that stand in a letter without their label."""
    values: Mapping[str, str] | None = None
    """What is filled in, in words, by the path of its control; None in a blank document."""

    def control(self, field: Field, path: str) -> str:
        """A field's content control, which stands in a paragraph."""
        label = field.label[self.language]
        kind, shown = self._kind(field, is_cell="/" in path)
        filled = None if self.values is None else self.values.get(path, "")
        run = f'<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/>{self._lang()}</w:rPr><w:t>{escape(shown)}</w:t></w:r>'
        if filled is not None and field.id not in SIGNATURES:
            shown = filled or "\u00a0"
            run = f"<w:r><w:rPr>{self._lang()}</w:rPr>{_lines(shown)}</w:r>"
        if field.type == "tick":
            run = f'<w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/></w:rPr><w:t>{shown}</w:t></w:r>'
        is_empty = filled is None or field.id in SIGNATURES
        placeholder = "<w:showingPlcHdr/>" if is_empty and field.type != "tick" else ""
        return (
            f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(label[:64])}/><w:tag w:val={quoteattr(path)}/>"
            f'<w:id w:val="{self._id(path)}"/>{placeholder}{kind}</w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>'
        )

    def _kind(self, field: Field, *, is_cell: bool) -> tuple[str, str]:
        """The control's own element, and what stands in it while it is empty."""
        if field.type == "date":
            format_ = "dd.MM.yyyy" if is_cell else self.words["date_format"]
            return (
                f'<w:date><w:dateFormat w:val="{format_}"/><w:lid w:val="{self.locale}"/>'
                '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
            ), str(self.words["date"])
        if field.type == "choice":
            items = "".join(
                f"<w:listItem w:displayText={quoteattr(choice.label[self.language])} w:value={quoteattr(choice.id)}/>"
                for choice in self.choices(field)
            )
            return f"<w:dropDownList>{items}</w:dropDownList>", str(self.words["choose"])
        if field.type == "tick":
            return (
                '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
                '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
            ), "☐"
        # LibreOffice loses the line breaks of plain text, so several lines are rich text, which is what a control is by default.
        return ("" if field.type == "lines" else "<w:text/>"), self._empty(field, is_cell)

    def _empty(self, field: Field, is_cell: bool) -> str:
        """What an empty text shows: in the running text of a letter its name, at a signature a line to sign on."""
        if field.id in SIGNATURES:
            return "\u00a0" * 4 if is_cell else "_" * (20 if self.is_side else 30)
        return f"[{field.label[self.language]}]" if self.is_letter and field.id in self.running else "…"

    def _rows(self, field: Field) -> int:
        """How many rows a table has: as many as are filled in, in a blank one those of its definition."""
        if self.values is None:
            return field.rows
        return max(
            (int(path.split("/")[1]) for path in self.values if path.startswith(f"{field.id}/")), default=1
        )

    def choices(self, field: Field) -> Sequence[Choice]:
        return self.formats if isinstance(field.choices, str) else field.choices

    @property
    def is_side(self) -> bool:
        """Whether another language stands beside: the columns are narrow."""
        return self.heading != "Heading2"

    def _lang(self) -> str:
        return f'<w:lang w:val="{self.locale}"/>'

    def _id(self, path: str) -> int:
        return zlib.crc32(f"{self.language}/{path}".encode()) & 0x7FFFFFFF or 1

    def paragraph(self, text: str, style: str = "", more: str = "") -> str:
        properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        run = (
            f'<w:r><w:rPr>{self._lang()}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
            if text
            else ""
        )
        return f"<w:p>{properties}{run}{more}</w:p>"

    def section(self, section: FormSection, width: int, *, keeps: bool = False) -> str:
        """A section; where it `keeps`, its end goes over to the next page together with what follows."""
        if self.is_letter and section.id in LETTER_HEAD:
            return self._letter_head(section)
        if self.is_letter and section.id in LETTER_BODY:
            said = self.paragraph(section.text[self.language], "LetterBody") if section.text else ""
            return said + "".join(
                self._alone(field) if field.id in SIGNATURES else self._letter_body(field)
                for field in section.fields
            )
        parts = [] if self.is_side else [self.paragraph(section.title[self.language], self.heading)]
        if section.text:
            parts.append(self.paragraph(section.text[self.language]))
        rows = ""
        for field in section.fields:
            if field.type in ("table", "tick") or field.id in SIGNATURES:
                parts.append(self._pairs(rows, width, keeps=field.id in SIGNATURES))
                rows = ""
                parts.append(self._table(field, width) if field.type == "table" else self._alone(field))
            else:
                rows += self._pair(field, width)
        parts.append(self._pairs(rows, width, keeps=keeps))
        return "".join(parts)

    def _letter_head(self, section: FormSection) -> str:
        """Who to, or who from: lines at the right of the page."""
        style = "" if self.is_side else "LetterHead"
        lines = [self.paragraph(section.title[self.language] + ":", style)]
        for field in section.fields:
            lines.append(self.paragraph(self._letter_label(field), style, self.control(field, field.id)))
        return "".join(lines)

    def _letter_body(self, field: Field) -> str:
        return self.paragraph(self._letter_label(field), "LetterBody", self.control(field, field.id))

    def _letter_label(self, field: Field) -> str:
        return "" if field.id in self.running else f"{field.label[self.language]}: "

    def _alone(self, field: Field) -> str:
        """A tick or a signature: a line of its own. Signatures of both sides keep together, which rows of a table would not."""
        if field.id in SIGNATURES:
            label = field.label[self.language]
            below = "<w:r><w:br/></w:r>" if self.is_side or len(label) > SHORT else ""
            return self.paragraph(f"{label}: ", "Signature", below + self.control(field, field.id))
        label = f'<w:r><w:rPr>{self._lang()}</w:rPr><w:t xml:space="preserve"> {escape(field.label[self.language])}</w:t></w:r>'
        return f"<w:p>{self.control(field, field.id)}{label}</w:p>"

    def _pair(self, field: Field, width: int) -> str:
        label = self.paragraph(field.label[self.language], "Label")
        value = self.paragraph("", "", self.control(field, field.id))
        if self.is_side:  # a narrow column: the label over the value
            return tables.row(tables.cell(label + value, width), field.type)
        return tables.row(tables.cell(label, width // 3) + tables.cell(value, width - width // 3), field.type)

    def _pairs(self, rows: str, width: int, *, keeps: bool) -> str:
        if not rows:
            return ""
        grid = (width,) if self.is_side else (width // 3, width - width // 3)
        if keeps:
            return tables.table(rows.replace(LABEL, LABEL_KEPT), grid) + tables.GAP_KEPT
        return tables.table(rows, grid) + tables.GAP

    def _table(self, field: Field, width: int) -> str:
        """A table with a heading row that is repeated on every page, and rows that Word lets one add."""
        grid = tables.widths([column.type for column in field.columns], width)
        label = "LabelSide" if self.is_side else "Label"
        head = "".join(
            tables.cell(self.paragraph(column.label[self.language], label), size)
            for column, size in zip(field.columns, grid, strict=True)
        )
        style = "Side" if self.is_side else ""
        rows = []
        for number in range(1, self._rows(field) + 1):
            path = f"{field.id}/{number}"
            cells = "".join(
                tables.cell(self.paragraph("", style, self.control(column, f"{path}/{column.id}")), size)
                for column, size in zip(field.columns, grid, strict=True)
            )
            rows.append(
                f'<w:sdt><w:sdtPr><w:id w:val="{self._id(path)}"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>'
                f"{tables.row(cells)}</w:sdtContent></w:sdt>"
            )
        name = quoteattr(field.label[self.language][:64])
        repeated = (
            f"<w:sdt><w:sdtPr><w:alias w:val={name}/><w:tag w:val={quoteattr(field.id)}/>"
            f'<w:id w:val="{self._id(field.id)}"/><w15:repeatingSection/></w:sdtPr>'
            f"<w:sdtContent>{''.join(rows)}</w:sdtContent></w:sdt>"
        )
        return tables.table(tables.heading_row(head) + repeated, grid) + tables.GAP


def _lines(text: str) -> str:
    """Text of a run, each line of it."""
    return "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
