"""A template document as a Word file: real content controls, one tag a field, in one language or in all side by side.

The same definition always gives the same bytes: ids come from the tags.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from handbook.model.forms import SIGNATURES, Choice, FormSection, TemplateForm
from handbook.model.specimens import Specimen
from handbook.model.words import Words
from handbook.publish.office import docx_tables as tables
from handbook.publish.office.docx_fields import Writer
from handbook.publish.office.ooxml import locale
from handbook.render.jinja import render
from handbook.text.field_values import in_words

PAGE_WIDTH = 11906
MARGINS = {1: (1701, 1134), 2: (1134, 850)}
"""Left and right, in twentieths of a point, in one language 30 and 20 mm, in several side by side 20 and 15 mm."""
TEXT_WIDTH = PAGE_WIDTH - sum(MARGINS[1])
CELL_MARGINS = 216
"""What the margins of a cell take of its width."""
PARTS = {
    "[Content_Types].xml": "Content_Types.xml",
    "_rels/.rels": "root.rels",
    "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml",
    "word/_rels/document.xml.rels": "document.xml.rels",
    "word/document.xml": "document.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/footer1.xml": "footer1.xml",
}
"""What the archive holds, and the template of each part."""


def parts(
    form: TemplateForm,
    languages: Sequence[str],
    formats: Sequence[Choice],
    words: Words,
    specimen: Specimen | None = None,
) -> dict[str, str]:
    """The parts of a document, name -> XML: in one language, or in several, side by side; blank, or filled in as a specimen.

    `formats` are the choices of a field of forms of dialogue.
    """
    left, right = MARGINS[min(len(languages), 2)]
    values = {
        "body": _body(form, languages, formats, words, specimen),
        "left": left,
        "right": right,
        "language": locale(words.area("frame", languages[0])),
        "title": " · ".join(form.title[language] for language in languages),
    }
    return {part: render(f"docx/{template}", **values) for part, template in PARTS.items()}


def _body(
    form: TemplateForm,
    languages: Sequence[str],
    formats: Sequence[Choice],
    words: Words,
    specimen: Specimen | None,
) -> str:
    is_letter = form.layout == "letter"
    heading = "Heading2" if len(languages) == 1 else "Heading2Side"
    writers = [
        Writer(
            language,
            formats,
            words.area("documents.word", language),
            locale(words.area("frame", language)),
            is_letter,
            heading,
            form.running,
            _in_words(specimen, form, language, formats, words) if specimen else None,
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

    def written(section: FormSection, keeps: bool) -> str:
        return writer.section(section, TEXT_WIDTH, keeps=keeps)

    above = writer.paragraph(label, "Label") if label else ""
    return above + _in_order(form, writer.paragraph(form.heading[writer.language], "Title"), written)


def _side_by_side(form: TemplateForm, writers: Sequence[Writer]) -> str:
    """The languages beside each other, in their order, section by section, so that they stay level.

    The heading of a section is a row of its own, which its paragraphs keep with the next.
    """
    width = (PAGE_WIDTH - sum(MARGINS[2])) // len(writers)

    def level(cells: Sequence[str], *, may_split: bool = False) -> str:
        row = "".join(tables.cell(cell or "<w:p/>", width) for cell in cells)
        return f"<w:tr>{'' if may_split else '<w:trPr><w:cantSplit/></w:trPr>'}{row}</w:tr>"

    def written(section: FormSection, keeps: bool) -> str:
        is_long = any(field.type in ("table", "lines") for field in section.fields)
        cells = [writer.section(section, width - CELL_MARGINS, keeps=keeps) for writer in writers]
        row = level(cells, may_split=is_long)
        if form.is_untitled(section):
            return row
        headings = [writer.paragraph(section.title[writer.language], writer.heading) for writer in writers]
        return level(headings) + row

    title = level([writer.paragraph(form.heading[writer.language], "Title") for writer in writers])
    rows = _in_order(form, title, written)
    return tables.table(rows, (width,) * len(writers), "TwoLanguages") + tables.GAP


def _in_order(form: TemplateForm, title: str, written: Callable[[FormSection, bool], str]) -> str:
    """The sections below the title; who a letter is to and from stand over it.

    `written` is given a section, and whether it keeps with the next.
    """
    head: list[str] = []
    rest: list[str] = []
    for section, next_ in itertools.zip_longest(form.sections, form.sections[1:]):
        (head if form.is_head(section) else rest).append(written(section, _is_signed(next_)))
    return "".join((*head, title, *rest))


def _is_signed(section: FormSection | None) -> bool:
    """Whether people sign here: a page with nothing but signatures could belong to any paper."""
    return section is not None and any(field.id in SIGNATURES for field in section.fields)
