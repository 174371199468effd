"""A template's filled-in specimen on its page: the paper as it looks when the running case has been written into it."""

from __future__ import annotations

from handbook.components.documents import format_choices
from handbook.model.forms import SIGNATURES, Field, TemplateForm
from handbook.model.outputs import SPECIMEN
from handbook.model.specimens import Specimen
from handbook.page.view import View
from handbook.render.jinja import render
from handbook.text.field_values import in_words


def fragment(view: View) -> str:
    """The specimen of the template whose page this is, and its Word file; empty where there is none."""
    form = next((form for form in view.handbook.templates if form.id == view.page.id), None)
    specimen = view.handbook.specimen(view.page.id)
    if not form or not specimen:
        return ""
    path = SPECIMEN.path(view.language, form.id)
    return render(
        "template-specimen.html",
        title=form.heading[view.language],
        sections=_sections(view, form, specimen),
        label=view.words("documents.specimen"),
        path=path,
        href=view.file(path),
    )


def _sections(view: View, form: TemplateForm, specimen: Specimen) -> list[dict[str, object]]:
    """What is filled in, section by section; what was left empty is not there, but for the lines to sign on."""
    language, formats = view.language, format_choices(view.handbook)
    dates = view.handbook.words.area("dates", language)
    found = {
        path: in_words(field, value, language, formats, dates)
        for path, field, value in specimen.cells(form, language)
    }

    def shown(field: Field) -> dict[str, object]:
        rows = [
            [found.get(f"{field.id}/{number}/{column.id}", "") for column in field.columns]
            for number in range(1, len(specimen.rows(field)) + 1)
        ]
        return {
            "type": field.type,
            "label": field.label[language],
            "value": found.get(field.id, ""),
            "columns": [column.label[language] for column in field.columns],
            "rows": rows,
            "isSignature": field.id in SIGNATURES,
        }

    sections: list[dict[str, object]] = []
    for section in form.sections:
        fields = [shown(field) for field in section.fields]
        fields = [field for field in fields if field["value"] or field["rows"] or field["isSignature"]]
        text = section.text[language] if section.text else ""
        if fields or text:
            sections.append({"title": section.title[language], "text": text, "fields": fields})
    return sections
