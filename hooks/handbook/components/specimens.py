"""A template's filled-in specimen on its page: the paper as it looks when the running case has been written into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handbook.components.documents import format_choices
from handbook.model.forms import SIGNATURES, Field, FormSection, TemplateForm
from handbook.model.outputs import SPECIMEN
from handbook.model.specimens import Specimen
from handbook.page.view import View
from handbook.render.jinja import render
from handbook.text.field_values import in_words

_Shown = dict[str, object]


def fragment(view: View) -> str:
    """The specimen of the template whose page this is, and its Word file; empty where there is none."""
    form = next((form for form in view.handbook.templates if form.id == view.page.id), None)
    specimen = view.handbook.specimen(view.page.id)
    if not form or not specimen:
        return ""
    path = SPECIMEN.path(view.language, form.id)
    shown = _shower(view, form, specimen)
    return render(
        "template-specimen.html",
        title=form.heading[view.language],
        head=_sections(view, [section for section in form.sections if form.is_head(section)], form, shown),
        sections=_sections(
            view, [section for section in form.sections if not form.is_head(section)], form, shown
        ),
        label=view.words("documents.specimen"),
        path=path,
        href=view.file(path),
    )


def _shower(view: View, form: TemplateForm, specimen: Specimen) -> Callable[[Field], _Shown]:
    """What is shown of a field."""
    language, formats = view.language, format_choices(view.handbook)
    dates = view.handbook.words.area("dates", language)
    found = {
        path: in_words(field, value, language, formats, dates)
        for path, field, value in specimen.cells(form, language)
    }

    def shown(field: Field) -> _Shown:
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
            "is_signature": field.id in SIGNATURES,
            "is_running": field.id in form.running,
        }

    return shown


def _sections(
    view: View, sections: Sequence[FormSection], form: TemplateForm, shown: Callable[[Field], _Shown]
) -> list[_Shown]:
    """What is filled in, section by section; what was left empty is not there, but for the lines to sign on."""
    made: list[_Shown] = []
    for section in sections:
        fields = [shown(field) for field in section.fields]
        fields = [field for field in fields if field["value"] or field["rows"] or field["is_signature"]]
        title = section.title[view.language]
        text = section.text[view.language] if section.text else ""
        if fields or text:
            is_titled = form.is_head(section) or not form.is_untitled(section)
            made.append({"title": title if is_titled else "", "text": text, "fields": fields})
    return made
