"""Template documents on the site: the list by stage, a page's downloads and preview."""

from __future__ import annotations

from typing import Any

from handbook.components import papers
from handbook.ledgers.permalinks import earlier_formats
from handbook.model import LANGUAGES, Handbook
from handbook.model.forms import FORMATS, SIGNATURES, Choice, Field, TemplateForm
from handbook.model.kept_ids import TERMS
from handbook.model.letters import goes_out, sender_of
from handbook.model.outputs import BILINGUAL_DOCUMENT, DOCUMENT, FORM
from handbook.page.view import View
from handbook.render.jinja import render, script_json
from handbook.text.dates import months

TO_FILL = "download"
"""The section of a template's page where it is filled in."""


def catalogue(view: View) -> str:
    """All templates, by stage in order, with what each is for."""
    stages = []
    for stage in view.handbook.stages:
        path = f"stages/{stage.id}.md"
        stages.append(
            {
                "title": view.title(path),
                "href": view.href(path),
                "forms": [_shown(view, form) for form in _of(view, stage.id)],
            }
        )
    return render("templates-list.html", stages=stages, label=view.words("documents.page"))


def of_stage(view: View) -> str:
    """The templates of the stage whose page this is; files in two languages are told of on a template's own page."""
    forms = [_shown(view, form) for form in _of(view, view.page.id)]
    label = view.words("documents.page")
    short = {"docx": label["word"], "pdf": label["pdf"]}
    for form in forms:
        form["files"] = [
            {**file, "label": short[file["kind"]]} for file in form["files"] if file["kind"] in short
        ]
    return render("stage-templates.html", forms=forms, label=label)


def preview(view: View) -> str:
    """A template's page: the form to fill in, the blank files, and the document itself to read and to print."""
    form = next((form for form in view.handbook.templates if form.id == view.page.id), None)
    if not form:
        return ""
    language, label = view.language, view.words("documents.page")
    said = view.words("documents.form")
    paths = [(DOCUMENT.path(language, form.id), said["word"])]
    if form.bilingual:
        paths.append((BILINGUAL_DOCUMENT.path(language, form.id), said["both"]))
    sections = [
        {
            "title": section.title[language],
            "text": section.text[language] if section.text else "",
            "fields": [_field(view, field) for field in section.fields],
        }
        for section in form.sections
    ]
    documents = [
        [words, f"{view.file(path)}.js?edition={form.edition}", path.rsplit("/", 1)[-1]]
        for path, words in paths
    ]
    days = {name: dates(view.handbook, name) for name in LANGUAGES}
    words = {
        **said,
        "faults": view.words("storage"),
        "dates": days,
    }
    data = {
        "form": {
            "id": form.id,
            "title": form.heading[language],
            "short": short_name(view.handbook, form, language),
            "isLetter": form.layout == "letter",
            "sender": sender_of(form) if form.layout == "letter" else "",
            "isOfEither": form.is_of_either,
            "sections": sections,
            "documents": documents,
            "dates": days[language],
            "moved": _moved(view.handbook, form),
        },
        "words": words,
    }
    return render(
        "template-preview.html",
        paper=papers.paper(view, form, format_choices(view.handbook)),
        is_sent=goes_out(form),
        is_wide=form.landscape,
        links=downloads(view, form),
        sections=sections,
        label=label,
        title=form.heading[language],
        data=script_json(data),
    )


def short_name(handbook: Handbook, form: TemplateForm, language: str) -> str:
    """What a document is in few words, for the name of its file: as none before it is called."""
    alike = [other for other in handbook.templates if other.heading[language] == form.heading[language]]
    names = (form.title[language], *([form.heading[language]] if alike[0] is form else []))
    return min(names, key=len)


def dates(handbook: Handbook, language: str) -> dict[str, object]:
    """How a language writes a day, for the scripts: browsers do not know the months of every language."""
    words = handbook.words.area("dates", language)
    return {"day": words["day"], "months": months(words)}


def _moved(handbook: Handbook, form: TemplateForm) -> list[str]:
    """The fields that once stood in this template and whose values stand elsewhere now, by their names in it."""
    names = {name for other in handbook.templates for name in other.taken_over} - set(form.recorded)
    return sorted(name.removeprefix(f"{form.id}/") for name in names if name.startswith(f"{form.id}/"))


def downloads(view: View, form: TemplateForm) -> list[dict[str, str]]:
    """The blank files of a template for a page: path from the site's root, address, kind and label of each."""
    files = {"docx": DOCUMENT, "pdf": FORM, **({"both": BILINGUAL_DOCUMENT} if form.bilingual else {})}
    paths = {
        kind: file.path(view.language, form.id)
        for kind, file in files.items()
        if view.has_pdfs or not file.is_late
    }
    return [
        {"path": path, "href": view.file(path), "kind": kind, "label": view.words("documents.page")[kind]}
        for kind, path in paths.items()
    ]


def _of(view: View, stage_id: str) -> list[TemplateForm]:
    stage = view.handbook.stage(stage_id)
    by_id = {form.id: form for form in view.handbook.templates}
    return [by_id[name] for name in (stage.templates if stage else ()) if name in by_id]


def _shown(view: View, form: TemplateForm) -> dict[str, Any]:
    path = f"templates/{form.id}.md"
    page = view.handbook.page(view.language, path)
    anchor = TO_FILL if page and page.section(TO_FILL) else ""
    return {
        "files": downloads(view, form),
        "title": form.title[view.language],
        "purpose": form.purpose[view.language],
        "href": view.href(path),
        "fill": view.href(path, anchor),
    }


def _field(view: View, field: Field) -> dict[str, object]:
    choices = format_choices(view.handbook) if field.choices == FORMATS else field.choices
    language = view.language
    return {
        "id": field.id,
        "type": field.type,
        "label": field.label[language],
        "help": field.help[language] if field.help else "",
        "required": field.required,
        "shared": field.shared,
        "second": field.second,
        "check": field.check,
        "isSignature": field.id in SIGNATURES,
        "rows": field.rows,
        "takes": field.takes,
        "was": _was(view.handbook, field),
        "choices": [
            [choice.id, choice.label[language], *choice.was]
            for choice in choices
            if isinstance(choice, Choice)
        ],
        "columns": [_field(view, column) for column in field.columns],
    }


def _was(handbook: Handbook, field: Field) -> str | list[str]:
    """The earlier field; of a term of the law that had other ids, the names under all of them, the last one's value first to hold."""
    _, _, rest = field.was.partition(TERMS)
    term = handbook.legal_term(rest.partition("/")[0]) if field.was.startswith(TERMS) else None
    if not term or not term.was:
        return field.was
    return [f"{TERMS}{name}{rest.removeprefix(term.id)}" for name in (*term.was, term.id)]


def format_choices(handbook: Handbook) -> list[Choice]:
    """The thirteen forms of dialogue as choices of a field (source point F)."""
    titles = {
        (language, entry.id): page.title if page else entry.id
        for language in LANGUAGES
        for entry in handbook.formats
        for page in [handbook.page(language, f"formats/{entry.id}.md")]
    }
    earlier = earlier_formats(handbook)
    return [
        Choice(entry.id, {language: titles[language, entry.id] for language in LANGUAGES}, earlier[entry.id])
        for entry in handbook.formats
    ]
