"""A template document as a PDF to fill in on a screen or, printed empty, by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook.components.documents import format_choices
from handbook.model import LANGUAGES, Handbook
from handbook.model.forms import FORMATS, SIGNATURES, Choice, Field, FormSection, TemplateForm
from handbook.model.outputs import FORM
from handbook.publish.paper.pdf import Document
from handbook.render.jinja import render

RULES = {"letter": 4, "sheet": 3}
"""How many lines to write on by hand a field of several lines has, by layout."""


@dataclass(frozen=True)
class _Shown:
    """A field in one language, as the layout needs it."""

    name: str
    type: str
    label: str
    title: str
    is_long: bool
    is_signature: bool
    is_listed: bool
    """Whether the choices open as a list; few ones all stand on the page, to be marked on paper too."""
    choices: Sequence[str]
    columns: Sequence[_Shown]
    rows: range
    rules: range


def pdfs(handbook: Handbook) -> Iterator[Document]:
    """The PDFs to be made from the definitions: one of each template in each language."""
    formats = format_choices(handbook)
    for form in handbook.templates:
        for language in LANGUAGES:
            yield document(form, language, FORM.path(language, form.id), formats)


def document(form: TemplateForm, language: str, path: str, formats: Sequence[Choice]) -> Document:
    """The PDF of a template in a language, to stand at `path`. `formats` are the choices of a field of forms of dialogue.

    A field of the PDF is named as in the definition, one of a table `<table>-<column>-<row>`.
    """
    head = [section for section in form.sections if form.is_head(section)]
    body = [section for section in form.sections if section not in head]
    html = render(
        "pdf/form.html",
        language=language,
        layout=form.layout,
        title=form.title[language],
        heading=form.heading[language],
        purpose=form.purpose[language],
        head=[_section(section, language, formats, RULES[form.layout]) for section in head],
        body=[_section(section, language, formats, RULES[form.layout]) for section in body],
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


def _section(section: FormSection, language: str, formats: Sequence[Choice], rules: int) -> dict[str, object]:
    return {
        "id": section.id,
        "title": section.title[language],
        "text": section.text[language] if section.text else "",
        "fields": [_field(field, language, formats, rules) for field in section.fields],
    }


def _field(field: Field, language: str, formats: Sequence[Choice], rules: int, table: str = "") -> _Shown:
    label = field.label[language]
    is_signature = field.id in SIGNATURES
    choices = formats if field.choices == FORMATS else field.choices
    return _Shown(
        name=f"{table}-{field.id}-" if table else field.id,
        type=field.type,
        label=label,
        title=f"{label}. {field.help[language]}" if field.help else label,
        # A cell of text takes several lines: its column is narrow.
        is_long=field.type == "lines" or (bool(table) and field.type in ("text", "term")),
        is_signature=is_signature,
        is_listed=field.choices == FORMATS,
        choices=[choice.label[language] for choice in choices if isinstance(choice, Choice)],
        columns=[_field(column, language, formats, rules, field.id) for column in field.columns],
        rows=range(1, field.rows + 1),
        rules=range((field.rows if field.rows > 1 else rules) if field.type == "lines" else 0),
    )
