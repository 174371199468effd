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
from handbook.model.letters import (
    HEADS,
    POSTED,
    TALON,
    Act,
    act_of,
    has_post,
    is_act,
    letter_of,
    lowered,
    role_of,
    sender_of,
    signer_of,
)
from handbook.model.outputs import FORM
from handbook.model.senders import said_by
from handbook.model.words import Area
from handbook.publish.paper.form_rows import Layout
from handbook.publish.paper.pdf import Document
from handbook.render.jinja import render
from handbook.text.typography import bound, typeset

POST, PROXY = "-post", "proxy"
"""What the name of a field of a post ends with, beside that of the name; the field of whose power a signature has."""


def pdfs(handbook: Handbook) -> Iterator[Document]:
    """The PDFs to be made from the definitions: one of each template in each language."""
    for form in handbook.templates:
        for language in LANGUAGES:
            yield document(handbook, form, language, FORM.path(language, form.id))


def document(handbook: Handbook, form: TemplateForm, language: str, path: str) -> Document:
    """The PDF of a template in a language, to stand at `path`.

    A field of the PDF is named as in the definition, one of a table `<table>-<column>-<row>`.
    """
    form = said_by(form, sender_of(form)) if form.layout == "letter" else form
    required: str = str(handbook.words.area("documents.form", language)["required"])
    words = handbook.words.area("documents.word", language)
    layout = Layout(form, language, format_choices(handbook), required, words)
    head, body = _head(form, layout) if form.layout == "letter" else ({}, form.sections)
    signing = next((section for section in body if section.id == "sign" and form.is_untitled(section)), None)
    parties = act_of(form) if is_act(form) else None
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
        words=words,
        required=required,
        opening=[(layout.shown(field), lowered(field.label[language])) for field in _opening(form)],
        body=[
            _section(section, form, layout)
            for section in body
            if section is not signing and not (parties and section is parties.signed)
        ],
        signing=_signing(signing, form, layout) if signing else None,
        parties=_parties(parties, layout) if parties else None,
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
            if form.layout == "letter" and field.id in HEADS:
                yield f"{field.id}{POST}"


def _head(form: TemplateForm, layout: Layout) -> tuple[dict[str, object], tuple[FormSection, ...]]:
    """What stands at the head of a letter, left and right, and the sections that follow."""
    senders = [section for section in form.sections if form.is_head(section) and section.id == "from"]
    addressed = [section for section in form.sections if form.is_head(section) and section.id == "to"]
    is_person = sender_of(form) == "person"
    left, right = ([], addressed + senders) if is_person else (senders, addressed)
    untitled = {"title": ""}  # over an addressee named as it stands, «Кому» would ask for another case
    shown = {
        "left": [_section(section, form, layout) for section in left],
        "right": [
            _section(section, form, layout) | (untitled if is_person and section in addressed else {})
            for section in right
        ],
        "reference": [layout.shown(field) for field in _reference(form)],
    }
    return shown, tuple(section for section in form.sections if not form.is_head(section))


def _reference(form: TemplateForm) -> list[Field]:
    """The number and the date of a letter under its letterhead."""
    return [field for field in form.fields if form.has_letterhead and field.id in LETTER_REFERENCE]


def _opening(form: TemplateForm) -> list[Field]:
    """What stands under the heading of a letter without a label."""
    return list(letter_of(form).opening) if form.layout == "letter" else []


def _parties(act: Act, layout: Layout) -> dict[str, object]:
    """Who signs a paper of both sides, each in a row to write in by hand."""
    rows = [
        {
            "role": role_of(field, layout.language),
            "has_post": has_post(signer) or field.id in POSTED,
            "is_sealed": field.sealed,
        }
        for field, signer in act.signatures
    ]
    return {"title": act.signed.title[layout.language], "rows": rows}


def _signing(section: FormSection, form: TemplateForm, layout: Layout) -> dict[str, object]:
    """The end of a letter: what comes before the signature, the row of the signature, what comes under it."""
    rest = [field for field in section.fields if field not in _reference(form)]
    signed = [field for field in rest if field.shared in SIGNED or field.id in SIGNATURES]
    signer = signer_of(section.fields)
    foot = [field for field in rest if field.id in LETTER_FOOT or field.id == PROXY]
    before = [field for field in rest if field not in signed and field not in foot]
    return {
        "before": list(layout.rows(before)),
        "signer": layout.shown(signer) if signer else None,
        "post": f"{signer.id}{POST}" if signer and has_post(signer) else "",
        "proxy": list(layout.rows([field for field in foot if field.id == PROXY])),
        "foot": list(layout.rows([field for field in foot if field.id not in (PROXY, TALON)])),
        "incoming": next((layout.shown(field) for field in foot if field.id == TALON), None),
        "is_sealed": form.is_of_either or sender_of(form) != "person",
    }


def _section(section: FormSection, form: TemplateForm, layout: Layout) -> dict[str, object]:
    opening = _opening(form)
    fields = [field for field in section.fields if field not in opening]
    return {
        "id": section.id,
        "title": ""
        if form.is_untitled(section) and section.id not in ("to", "from")
        else section.title[layout.language],
        "text": bound(typeset(section.text[layout.language], layout.language)) if section.text else "",
        "rows": list(layout.rows(fields)),
        "fields": [layout.shown(field) for field in fields],
    }
