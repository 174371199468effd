"""A template document as a Word file: real content controls, one tag a field, in one language or in all side by side.

The same definition always gives the same bytes: ids come from the tags.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from handbook.model.forms import SIGNATURES, Choice, FormSection, TemplateForm
from handbook.model.letters import Letter, goes_out, is_act, letter_of
from handbook.model.specimens import Specimen
from handbook.model.words import Words
from handbook.publish.office import docx_act, docx_letter
from handbook.publish.office import docx_tables as tables
from handbook.publish.office.docx_fields import Writer
from handbook.publish.office.docx_letter import Block
from handbook.publish.office.docx_sections import sheet_section
from handbook.publish.office.ooxml import locale
from handbook.render.jinja import render
from handbook.text.field_values import in_words

PAGE = (11906, 16838)
"""A4, in twentieths of a point."""
MARGINS = {1: (1701, 850), 2: (1134, 850)}
"""Left and right, in one language 30 and 15 mm, in several side by side 20 and 15 mm."""
SIZES = {"letter": 28, "sheet": 24, "side": 22}
"""Of letters, in half points."""
PARTS = {
    "[Content_Types].xml": "Content_Types.xml",
    "_rels/.rels": "root.rels",
    "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml",
    "word/_rels/document.xml.rels": "document.xml.rels",
    "word/document.xml": "document.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fontTable.xml",
    "word/theme/theme1.xml": "theme.xml",
    "word/footer1.xml": "footer1.xml",
    "word/footer2.xml": "footer2.xml",
}
"""What the archive holds, and the template of each part."""

END = '<w:p><w:pPr><w:pStyle w:val="End"/></w:pPr></w:p>'
"""What must stand after a table that is all there is, so low that no page follows for it."""

_Piece = tuple[FormSection | None, Block]
"""A piece of a document, and the section whose heading stands over it where languages stand side by side."""


def parts(
    form: TemplateForm,
    languages: Sequence[str],
    formats: Sequence[Choice],
    words: Words,
    specimen: Specimen | None = None,
    *,
    is_marked: bool = False,
    day: str = "",
) -> dict[str, str]:
    """The parts of a document, name -> XML: in one language, or in several, side by side; blank, or filled in as a specimen.

    `formats` are the choices of a field of forms of dialogue; `is_marked`: to be filled in on the page; `day`: on which the words
    last changed, `2026-11-25`, where it is known.
    """
    left, right = MARGINS[min(len(languages), 2)]
    page_width, page_height = reversed(PAGE) if form.landscape else PAGE
    frame = words.area("frame", languages[0])
    values: dict[str, Any] = {
        "body": _body(form, languages, formats, words, specimen, is_marked=is_marked),
        "note": "" if specimen else _note(form, languages, words),
        "page_width": page_width,
        "page_height": page_height,
        "left": left,
        "right": right,
        "language": locale(frame),
        "title": " · ".join(form.title[language] for language in languages),
        "purpose": form.purpose[languages[0]],
        "author": frame["brand"],
        "rights": words.area("documents.file", languages[0])["rights"],
        "keywords": ", ".join(form.title.values()),
        "day": day,
        "is_side": len(languages) > 1,
        "size": SIZES["side" if len(languages) > 1 else form.layout],
    }
    return {part: render(f"docx/{template}", **values) for part, template in PARTS.items()}


def _body(
    form: TemplateForm,
    languages: Sequence[str],
    formats: Sequence[Choice],
    words: Words,
    specimen: Specimen | None,
    *,
    is_marked: bool,
) -> str:
    writers = [
        Writer(
            language,
            formats,
            words.area("documents.word", language),
            locale(words.area("frame", language)),
            len(languages) > 1,
            _in_words(specimen, form, language, formats, words) if specimen else None,
            is_marked,
            form.running if form.layout == "letter" else frozenset(),
            goes_out(form),
        )
        for language in languages
    ]
    label = str(words.area("documents.specimen", languages[0])["label"]) if specimen else ""
    return _alone(form, writers[0], label) if len(writers) == 1 else _side_by_side(form, writers)


def _in_words(
    specimen: Specimen, form: TemplateForm, language: str, formats: Sequence[Choice], words: Words
) -> dict[str, str]:
    dates = words.area("dates", language)
    return {
        path: in_words(field, value, language, formats, dates)
        for path, field, value in specimen.cells(form, language)
    }


def _alone(form: TemplateForm, writer: Writer, label: str) -> str:
    """The document in one language, over the whole width; a `label` stands over all."""
    above = writer.said(label, "Label") if label else ""
    width = PAGE[1 if form.landscape else 0] - sum(MARGINS[1])
    pieces = _pieces(form, writer, width)
    return above + "".join(block.xml for _, block in pieces)


def _side_by_side(form: TemplateForm, writers: Sequence[Writer]) -> str:
    """The languages beside each other, in their order, section by section, so that they stay level.

    The heading of a section is a row of its own, which its paragraphs keep with the next.
    """
    width = (PAGE[1 if form.landscape else 0] - sum(MARGINS[2])) // len(writers)
    rows = []
    columns = [_joined(writer, _pieces(form, writer, width - tables.CELL_MARGINS)) for writer in writers]
    for pieces in zip(*columns, strict=True):
        section, first = pieces[0]
        if section:
            heads = [_heading(writer, section) for writer in writers]
            rows.append(_level(heads, width, first.mark))
        cells = [block.xml for _, block in pieces]
        rows.append(_level(cells, width, first.mark, may_split=first.may_split))
    return tables.table("".join(rows), (width,) * len(writers), "TwoLanguages") + END


def _heading(writer: Writer, section: FormSection) -> str:
    return writer.said(section.title[writer.language], "Heading2Side")


def _joined(writer: Writer, pieces: Iterable[_Piece]) -> list[_Piece]:
    """The pieces, the signatures in one with what stands before them: in a row of their own they could go over to a page of
    their own."""
    *first, (section, before), (signed, last) = pieces
    if not signed or not _is_signed(signed) or before.may_split:
        return [*first, (section, before), (signed, last)]
    return [*first, (section, Block(before.xml + _heading(writer, signed) + last.xml))]


def _level(cells: Sequence[str], width: int, mark: str, *, may_split: bool = False) -> str:
    row = "".join(tables.cell(cell or "<w:p/>", width) for cell in cells)
    return f"<w:tr{mark}>{'' if may_split else '<w:trPr><w:cantSplit/></w:trPr>'}{row}</w:tr>"


def _pieces(form: TemplateForm, writer: Writer, width: int) -> Iterator[_Piece]:
    if form.layout == "letter":
        return _letter(form, writer, width)
    if is_act(form):
        return docx_act.blocks(writer, form, width)
    return _sheet(form, writer, width)


def _letter(form: TemplateForm, writer: Writer, width: int) -> Iterator[_Piece]:
    letter = letter_of(form)
    for block in docx_letter.head(writer, letter, form.heading[writer.language], width):
        yield None, block
    *body, last = _body_of(form, letter, writer, width)
    end = docx_letter.closing(writer, letter, width)
    yield from body
    if last[1].may_split or not writer.is_side:
        yield last
        yield None, end
    else:  # a signature that stood in a row of its own could go over to a page of its own
        yield last[0], Block(last[1].xml + end.xml)


def _body_of(form: TemplateForm, letter: Letter, writer: Writer, width: int) -> Iterator[_Piece]:
    for section in letter.body:
        block = docx_letter.section_block(writer, section, width)
        if block.xml:
            yield (None if form.is_untitled(section) or block.is_line else section), block


def _sheet(form: TemplateForm, writer: Writer, width: int) -> Iterator[_Piece]:
    yield None, Block(writer.said(form.heading[writer.language], "Title"))
    for section, next_ in itertools.zip_longest(form.sections, form.sections[1:]):
        xml = sheet_section(writer, section, width, keeps=_is_signed(next_), is_whole=not next_)
        has_pieces = any(field.type == "tick" for field in section.fields)
        if not next_ and has_pieces and not writer.is_side:  # its end is not to go over to a page of its own
            row = tables.plain_row(tables.cell(xml, width))
            xml = tables.table(row, (width,), "Whole") + END
        mark = "" if section.text else writer.when(section.fields)
        is_long = any(field.type in ("table", "lines") for field in section.fields)
        yield section, Block(xml, mark, may_split=is_long)


def _is_signed(section: FormSection | None) -> bool:
    """Whether people sign here: a page with nothing but signatures could belong to any paper."""
    return section is not None and any(field.id in SIGNATURES for field in section.fields)


def _note(form: TemplateForm, languages: Sequence[str], words: Words) -> str:
    """What the mark of a required field means; it stands at the foot of a blank's first page."""
    is_needed = any(field.required for field in form.fields)
    said = [str(words.area("documents.word", language)["required"]) for language in languages]
    return " · ".join(said) if is_needed else ""
