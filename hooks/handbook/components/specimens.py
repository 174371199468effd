"""A template's filled-in specimen on its page: the paper as it looks when the running case has been written into it."""

from __future__ import annotations

from collections.abc import Callable

from handbook.components import papers
from handbook.components.documents import format_choices
from handbook.model.forms import SIGNATURES, Field, TemplateForm
from handbook.model.outputs import SPECIMEN
from handbook.model.specimens import Specimen
from handbook.page.view import View
from handbook.render.jinja import render
from handbook.text.field_values import in_words

_Shown = dict[str, object]


def fragment(view: View) -> str:
    """The specimen of the template whose page this is, and its Word file; empty where there is none.

    What was left empty is not shown, but for the lines to sign on.
    """
    form = next((form for form in view.handbook.templates if form.id == view.page.id), None)
    specimen = view.handbook.specimen(view.page.id)
    if not form or not specimen:
        return ""
    path = SPECIMEN.path(view.language, form.id)
    filled, shown = specimen.filled(form), _shower(view, form, specimen)
    sections = [
        {
            "title": section.title[view.language],
            "text": section.text[view.language] if section.text else "",
            "fields": [shown(field) for field in section.fields],
        }
        for section in filled.sections
    ]
    return render(
        "template-specimen.html",
        title=form.heading[view.language],
        paper=papers.paper(view, filled, format_choices(view.handbook), specimen),
        sections=sections,
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
        }

    return shown
