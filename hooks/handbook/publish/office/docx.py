"""A template document as a Word file: real content controls, one tag a field, in one language or in all side by side.

The same definition always gives the same bytes: ids come from the tags.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from handbook.model.forms import Choice, FormSection, TemplateForm
from handbook.model.letters import goes_out, is_act, is_signed, letter_of, sender_of
from handbook.model.senders import said_by
from handbook.model.specimens import Specimen
from handbook.model.words import Words
from handbook.publish.office import docx_act, docx_both, docx_head, docx_letter
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
    filled = {
        language: _in_words(specimen, form, language, formats, words) if specimen else None
        for language in languages
    }
    sender = sender_of(form, filled[languages[0]]) if form.layout == "letter" else ""
    form = form if is_marked else said_by(form, sender)
    writers = [
        Writer(
            language,
            formats,
            words.area("documents.word", language),
            locale(words.area("frame", language)),
            len(languages) > 1,
            filled[language],
            is_marked,
            form.running if form.layout == "letter" else frozenset(),
            goes_out(form),
            sender,
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
    return above + "".join(block.xml for _, block in pieces) + _end(form, writer, width)


def _side_by_side(form: TemplateForm, writers: Sequence[Writer]) -> str:
    """The languages beside each other, in their order, section by section, so that they stay level; once for all what is ticked
    and, under them, what is sent along and the signatures. The heading of a section is a row of its own, kept with the next.
    """
    whole = PAGE[1 if form.landscape else 0] - sum(MARGINS[2])
    width = whole // len(writers)
    columns = [_pieces(form, writer, width - tables.CELL_MARGINS) for writer in writers]
    both, writer = docx_both.joined(form, writers)
    said_once = _pieces(both, replace(writer, is_side=True), whole - tables.CELL_MARGINS)
    rows = [
        _rows(pieces, writers, width, once.xml)
        for *pieces, (_, once) in zip(*columns, said_once, strict=True)
    ]
    end = _end(both, writer, whole)
    last = ""
    if not list(_pieces(form, writers[0], width))[-1][1].may_split:
        # signatures that stood in a row of their own could go over to a page of their own
        last = tables.table(rows.pop(), (width,) * len(writers), "TwoLanguages") + tables.gap(keeps=True)
    last += tables.table(tables.plain_row(tables.cell(end, whole)), (whole,), "TwoLanguages") + tables.gap()
    rows.append(tables.plain_row(tables.cell(last, whole, tables.spanned(len(writers)))))
    return tables.table("".join(rows), (width,) * len(writers), "TwoLanguages") + END


def _rows(pieces: Sequence[_Piece], writers: Sequence[Writer], width: int, once: str) -> str:
    """The row of a piece, under that of its heading; in all languages at `once`, where it is said so."""
    section, first = pieces[0]
    heads = [_heading(writer, section) for writer in writers] if section else []
    above = _level(heads, width, first.mark) if heads else ""
    if first.is_once:
        span = f'<w:gridSpan w:val="{len(writers)}"/>'
        return above + tables.plain_row(tables.cell(once, width * len(writers), span), first.mark)
    return above + _level([block.xml for _, block in pieces], width, first.mark, may_split=first.may_split)


def _heading(writer: Writer, section: FormSection) -> str:
    return writer.said(section.title[writer.language], "Heading2Side")


def _level(cells: Sequence[str], width: int, mark: str, *, may_split: bool = False) -> str:
    row = "".join(tables.cell(cell or "<w:p/>", width) for cell in cells)
    return f"<w:tr{mark}>{'' if may_split else '<w:trPr><w:cantSplit/></w:trPr>'}{row}</w:tr>"


def _pieces(form: TemplateForm, writer: Writer, width: int) -> Iterator[_Piece]:
    """All that stands over the end."""
    if form.layout == "letter":
        return _letter(form, writer, width)
    if is_act(form):
        return docx_act.blocks(writer, form, width)
    return _sheet(form, writer, width)


def _end(form: TemplateForm, writer: Writer, width: int) -> str:
    """What is sent along, the signatures, who prepared it."""
    if form.layout == "letter":
        return docx_letter.closing(writer, form, letter_of(form), width).xml
    if is_act(form):
        return docx_act.end(writer, form, width)
    signed = _signed_last(form)
    return sheet_section(writer, signed, width, keeps=False, is_whole=True) if signed else ""


def _letter(form: TemplateForm, writer: Writer, width: int) -> Iterator[_Piece]:
    letter = letter_of(form)
    for block in docx_head.head(writer, form, letter, width):
        yield None, block
    for section in letter.body:
        is_last = section is letter.last
        headed = None if form.is_untitled(section) else section
        for block in docx_letter.section_blocks(writer, section, width, letter.kind, is_last=is_last):
            if block.xml and not (block.is_line and writer.is_side):  # that stands at the end, once for all
                yield None if block.is_line else headed, block
                headed = None


def _signed_last(form: TemplateForm) -> FormSection | None:
    """The last section of a sheet where people sign it, if they do."""
    last = form.sections[-1]
    return last if form.layout != "letter" and not is_act(form) and is_signed(last) else None


def _sheet(form: TemplateForm, writer: Writer, width: int) -> Iterator[_Piece]:
    yield None, Block(writer.said(form.heading[writer.language], "Title"))
    signed = _signed_last(form)
    for section, next_ in itertools.zip_longest(form.sections, form.sections[1:]):
        if section is signed:
            continue
        xml = sheet_section(writer, section, width, keeps=is_signed(next_), is_whole=not next_)
        has_pieces = any(field.type == "tick" for field in section.fields)
        if not next_ and has_pieces and not writer.is_side:  # its end is not to go over to a page of its own
            row = tables.plain_row(tables.cell(xml, width))
            xml = tables.table(row, (width,), "Whole") + END
        mark = "" if section.text else writer.when(section.fields)
        is_long = any(field.type in ("table", "lines") for field in section.fields)
        yield section, Block(xml, mark, may_split=is_long)


def _note(form: TemplateForm, languages: Sequence[str], words: Words) -> str:
    """What the mark of a required field means; it stands at the foot of a blank's first page."""
    is_needed = any(field.required for field in form.fields)
    said = [str(words.area("documents.word", language)["required"]) for language in languages]
    return " · ".join(said) if is_needed else ""
