"""A template document as a Word file: real content controls, one tag a field, in one language or in two side by side.

Follows ECMA-376 (WordprocessingML) for structured document tags, [MS-DOCX] for ticks (w14) and repeating rows (w15). The same
definition always gives the same bytes: ids come from the tags, and the archive carries no dates.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from .form_model import LETTER_HEAD, SIGNATURES, Choice, Field, FormSection, TemplateForm
from .view import render

LOCALES = {"kk": "kk-KZ", "ru": "ru-RU"}
TEXT_WIDTH = 9070
"""Twentieths of a point between the margins of an A4 page: 30 mm on the left, 20 mm on the right."""
PARTS = {"[Content_Types].xml": "Content_Types.xml", "_rels/.rels": "root.rels", "docProps/core.xml": "core.xml",
         "docProps/app.xml": "app.xml", "word/_rels/document.xml.rels": "document.xml.rels", "word/document.xml": "document.xml",
         "word/styles.xml": "styles.xml", "word/settings.xml": "settings.xml", "word/footer1.xml": "footer1.xml"}
"""What the archive holds, and the template of each part."""
_CHOOSE = {"kk": "таңдаңыз", "ru": "выберите"}
_DATE = {"kk": "күні", "ru": "дата"}


@dataclass(frozen=True)
class _Writer:
    """One language's words of a document."""

    language: str
    formats: Sequence[Choice]
    is_letter: bool = False
    heading: str = "Heading2"
    running: frozenset[str] = frozenset()
    """The fields that stand in the running text of a letter."""

    def control(self, field: Field, path: str, *, is_block: bool = False) -> str:
        """A field's content control: a run-level one, or for several lines one that holds paragraphs."""
        label = field.label[self.language]
        kind, shown = self._kind(field)
        run = f'<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/>{self._lang()}</w:rPr><w:t>{escape(shown)}</w:t></w:r>'
        if field.type == "tick":
            run = f'<w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/></w:rPr><w:t>{shown}</w:t></w:r>'
        placeholder = "" if field.type == "tick" else "<w:showingPlcHdr/>"
        content = f"<w:p>{run}</w:p>" if is_block else run
        return (f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(label[:64])}/><w:tag w:val={quoteattr(path)}/>"
                f'<w:id w:val="{self._id(path)}"/>{placeholder}{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>')

    def _kind(self, field: Field) -> tuple[str, str]:
        """The control's own element, and what stands in it while it is empty."""
        if field.type == "date":
            return (f'<w:date><w:dateFormat w:val="dd.MM.yyyy"/><w:lid w:val="{LOCALES[self.language]}"/>'
                    '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'), f"{_DATE[self.language]}"
        if field.type == "choice":
            items = "".join(f"<w:listItem w:displayText={quoteattr(choice.label[self.language])} w:value={quoteattr(choice.id)}/>"
                            for choice in self.choices(field))
            return f"<w:dropDownList>{items}</w:dropDownList>", _CHOOSE[self.language]
        if field.type == "tick":
            return ('<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
                    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'), "☐"
        return ('<w:text w:multiLine="1"/>' if field.type == "lines" else "<w:text/>"), self._empty(field)

    def _empty(self, field: Field) -> str:
        """What an empty text shows: in the running text of a letter its name, at a signature a line to sign on."""
        if field.id in SIGNATURES:
            return "_" * 20
        return f"[{field.label[self.language]}]" if self.is_letter and field.id in self.running else "…"

    def choices(self, field: Field) -> Sequence[Choice]:
        return self.formats if isinstance(field.choices, str) else field.choices

    def _lang(self) -> str:
        return f'<w:lang w:val="{LOCALES[self.language]}"/>'

    def _id(self, path: str) -> int:
        return zlib.crc32(f"{self.language}/{path}".encode()) & 0x7FFFFFFF or 1

    def paragraph(self, text: str, style: str = "", more: str = "") -> str:
        properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        run = f'<w:r><w:rPr>{self._lang()}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
        return f"<w:p>{properties}{run}{more}</w:p>"

    def section(self, section: FormSection, width: int) -> str:
        if self.is_letter and section.id in LETTER_HEAD:
            return self._letter_head(section)
        if self.is_letter and section.id == "substance":
            return "".join(self._letter_body(field) for field in section.fields)
        parts = [self.paragraph(section.title[self.language], self.heading)]
        if section.text:
            parts.append(self.paragraph(section.text[self.language]))
        rows = ""
        for field in section.fields:
            if field.type in ("table", "tick"):
                parts.append(self._pairs(rows, width))
                rows = ""
                parts.append(self._table(field, width) if field.type == "table" else self._tick(field))
            else:
                rows += self._pair(field, width)
        parts.append(self._pairs(rows, width))
        return "".join(parts)

    def _letter_head(self, section: FormSection) -> str:
        """Who to, or who from: lines at the right of the page."""
        style = "LetterHead" if self.heading == "Heading2" else ""
        lines = [self.paragraph(section.title[self.language] + ":", style)]
        for field in section.fields:
            label = f"{field.label[self.language]}: " if field.check or field.shared in ("address", "contact") else ""
            lines.append(self.paragraph(label, style, self.control(field, field.id)))
        return "".join(lines)

    def _letter_body(self, field: Field) -> str:
        if field.type == "lines":
            return self.control(field, field.id, is_block=True)
        return self.paragraph(f"{field.label[self.language]}: ", "", self.control(field, field.id))

    def _tick(self, field: Field) -> str:
        label = f'<w:r><w:rPr>{self._lang()}</w:rPr><w:t xml:space="preserve"> {escape(field.label[self.language])}</w:t></w:r>'
        return f"<w:p>{self.control(field, field.id)}{label}</w:p>"

    def _pair(self, field: Field, width: int) -> str:
        value = self.control(field, field.id, is_block=field.type == "lines")
        cell = value if field.type == "lines" else f"<w:p>{value}</w:p>"
        label = self.paragraph(field.label[self.language], "Label")
        if width < TEXT_WIDTH:  # a narrow column: the label over the value
            return f"<w:tr>{_height(field)}{_cell(label + cell, width)}</w:tr>"
        return f"<w:tr>{_height(field)}{_cell(label, width // 3)}{_cell(cell, width - width // 3)}</w:tr>"

    def _pairs(self, rows: str, width: int) -> str:
        if not rows:
            return ""
        grid = (width,) if width < TEXT_WIDTH else (width // 3, width - width // 3)
        return _table(rows, grid) + "<w:p/>"

    def _table(self, field: Field, width: int) -> str:
        """A table with a heading row that is repeated on every page, and rows that Word lets one add."""
        grid = tuple(width // len(field.columns) for _ in field.columns)
        head = "".join(_cell(self.paragraph(column.label[self.language], "Label"), size)
                       for column, size in zip(field.columns, grid, strict=True))
        rows = []
        for number in range(1, field.rows + 1):
            cells = "".join(
                _cell(f"<w:p>{self.control(column, f'{field.id}/{number}/{column.id}')}</w:p>", size)
                for column, size in zip(field.columns, grid, strict=True))
            path = f"{field.id}/{number}"
            rows.append(f'<w:sdt><w:sdtPr><w:id w:val="{self._id(path)}"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>'
                        f"<w:tr>{_height()}{cells}</w:tr></w:sdtContent></w:sdt>")
        name = quoteattr(field.label[self.language][:64])
        repeated = (f"<w:sdt><w:sdtPr><w:alias w:val={name}/><w:tag w:val={quoteattr(field.id)}/>"
                    f'<w:id w:val="{self._id(field.id)}"/><w15:repeatingSection/></w:sdtPr>'
                    f'<w:sdtContent>{"".join(rows)}</w:sdtContent></w:sdt>')
        return _table(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{repeated}", grid) + "<w:p/>"


def _height(field: Field | None = None) -> str:
    """Room to write by hand: a row is never split, and one for several lines is taller."""
    height = 1400 if field and field.type == "lines" else 480
    return f'<w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/></w:trPr>'


def _cell(content: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _table(rows: str, grid: Sequence[int], style: str = "TableGrid") -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return (f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(grid)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>')


def parts(form: TemplateForm, languages: Sequence[str], formats: Sequence[Choice]) -> dict[str, str]:
    """The parts of a document, name -> XML: in one language, or in two, side by side.

    `formats` are the choices of a field of forms of dialogue.
    """
    is_letter = form.layout == "letter"
    heading = "Heading2" if len(languages) == 1 else "Heading2Side"
    running = frozenset(field.id for section in form.sections if section.id in (*LETTER_HEAD, "substance") for field in section.fields)
    writers = [_Writer(language, formats, is_letter, heading, running) for language in languages]
    if len(writers) == 1:
        [writer] = writers
        title = writer.paragraph(form.title[writer.language], "Title")
        written = [(is_letter and section.id in LETTER_HEAD, writer.section(section, TEXT_WIDTH)) for section in form.sections]
        body = "".join(part for is_head, part in written if is_head) + title + "".join(part for is_head, part in written if not is_head)
    else:
        body = _side_by_side(form, writers)
    values = {"body": body, "language": LOCALES[languages[0]], "title": " · ".join(form.title[language] for language in languages)}
    return {part: render(f"docx/{template}", **values) for part, template in PARTS.items()}


def archive(parts: Mapping[str, str]) -> bytes:
    """The bytes of a DOCX out of its parts; the same parts always give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for part, content in parts.items():
            entry = zipfile.ZipInfo(part, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
    return made.getvalue()


def _side_by_side(form: TemplateForm, writers: Sequence[_Writer]) -> str:
    """Kazakh on the left, Russian on the right, section by section, so that the two stay level."""
    width = TEXT_WIDTH // len(writers)
    inner = width - 216  # the cell's own margins
    titles = "".join(_cell(writer.paragraph(form.title[writer.language], "Title"), width) for writer in writers)
    is_head = [form.layout == "letter" and section.id in LETTER_HEAD for section in form.sections]
    head = [section for section, first in zip(form.sections, is_head, strict=True) if first]
    rest = [section for section, first in zip(form.sections, is_head, strict=True) if not first]
    rows = ""
    for section in (*head, None, *rest):
        if section is None:
            rows += f"<w:tr>{titles}</w:tr>"
            continue
        cells = "".join(_cell(writer.section(section, inner) or "<w:p/>", width) for writer in writers)
        rows += f"<w:tr>{cells}</w:tr>"
    return _table(rows, (width,) * len(writers), "TwoLanguages") + "<w:p/>"
