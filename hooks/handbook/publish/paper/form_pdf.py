"""A template document as a PDF to fill in on a screen or, printed empty, by hand."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.components.documents import format_choices
from handbook.model import LANGUAGES, Handbook
from handbook.model.forms import (
    LETTER_FOOT,
    LETTER_REFERENCE,
    NUMBERS,
    SIGNATURES,
    SIGNED,
    Field,
    FormSection,
    TemplateForm,
)
from handbook.model.outputs import FORM
from handbook.model.words import Area
from handbook.publish.paper.form_rows import Layout
from handbook.publish.paper.pdf import Document
from handbook.render.jinja import render


def pdfs(handbook: Handbook) -> Iterator[Document]:
    """The PDFs to be made from the definitions: one of each template in each language."""
    for form in handbook.templates:
        for language in LANGUAGES:
            yield document(handbook, form, language, FORM.path(language, form.id))


def document(handbook: Handbook, form: TemplateForm, language: str, path: str) -> Document:
    """The PDF of a template in a language, to stand at `path`.

    A field of the PDF is named as in the definition, one of a table `<table>-<column>-<row>`.
    """
    required: str = str(handbook.words.area("documents.form", language)["required"])
    layout = Layout(form, language, format_choices(handbook), required)
    head, body = _head(form, layout) if form.layout == "letter" else ({}, form.sections)
    signing = next((section for section in body if section.id == "sign" and form.is_untitled(section)), None)
    label: Area = handbook.words.area("paper.form", language)
    html = render(
        "pdf/form.html",
        language=language,
        layout=form.layout,
        landscape=form.landscape,
        title=form.title[language],
        heading=form.heading[language],
        purpose=form.purpose[language],
        label=label,
        numbers=NUMBERS,
        head=head,
        body=[_section(section, form, layout) for section in body if section is not signing],
        signing=_signing(signing, form, layout) if signing else None,
    )
    return Document(path, html, has_fields=True)


def names(form: TemplateForm) -> Iterator[str]:
    """The names of all fields of a template's PDF, in the order of the definition."""
    for field in form.fields:
        if field.type == "table":
            columns = [column for column in field.columns if column.id not in SIGNATURES]
            yield from (
                f"{field.id}-{column.id}-{row}" for row in range(1, field.rows + 1) for column in columns
            )
        elif field.id not in SIGNATURES:
            yield field.id


def _head(form: TemplateForm, layout: Layout) -> tuple[dict[str, object], tuple[FormSection, ...]]:
    """What stands at the head of a letter, left and right, and the sections that follow."""
    senders = [section for section in form.sections if form.is_head(section) and section.id == "from"]
    addressed = [section for section in form.sections if form.is_head(section) and section.id == "to"]
    left, right = (senders, addressed) if form.has_letterhead else ([], addressed + senders)
    shown = {
        "left": [_section(section, form, layout) for section in left],
        "right": [_section(section, form, layout) for section in right],
        "reference": [layout.shown(field) for field in _reference(form)],
    }
    return shown, tuple(section for section in form.sections if not form.is_head(section))


def _reference(form: TemplateForm) -> list[Field]:
    """The number and the date of a letter under its letterhead."""
    return [field for field in form.fields if form.has_letterhead and field.id in LETTER_REFERENCE]


def _signing(section: FormSection, form: TemplateForm, layout: Layout) -> dict[str, object]:
    """The end of a letter: what comes before the signature, the row of the signature, what comes under it."""
    rest = [field for field in section.fields if field not in _reference(form)]
    signed = [field for field in rest if field.shared in SIGNED or field.id in SIGNATURES]
    foot = [field for field in rest if field.id in LETTER_FOOT or field.id == "proxy"]
    before = [field for field in rest if field not in signed and field not in foot]
    return {
        "before": list(layout.rows(before)),
        "signed": [layout.shown(field) for field in signed],
        "foot": list(layout.rows(foot)),
        "is_stamped": form.has_letterhead,
    }


def _section(section: FormSection, form: TemplateForm, layout: Layout) -> dict[str, object]:
    return {
        "id": section.id,
        "title": ""
        if form.is_untitled(section) and section.id not in ("to", "from")
        else section.title[layout.language],
        "text": section.text[layout.language] if section.text else "",
        "rows": list(layout.rows(section.fields)),
        "fields": [layout.shown(field) for field in section.fields],
    }
