"""The chooser of forms: how many people, how many questions, what for -> which forms fit (source points F and M).

Sizes come from formats.yml, the same data as the table; what a form is good for from purposes.yml (the editors' view).
The choosing itself is in assets/javascripts/elements/chooser.js; without JavaScript the table stands.
"""

from __future__ import annotations

from handbook.model import ANY, Range
from handbook.model.forms import FORMATS
from handbook.page.view import View
from handbook.render.jinja import render, script_json

PREPARATION = "preparation"
"""The stage in which a form is chosen."""


def fragment(view: View) -> str:
    """The form of the chooser with its data for the script; hidden until the script is there."""
    language = view.language
    formats = []
    for entry in view.handbook.formats:
        shown = view.format_fields(entry)
        formats.append(
            {
                "id": entry.id,
                "title": shown["title"],
                "href": shown["href"],
                "people": _bounds(entry.people),
                "questions": _bounds(entry.questions),
                "wording": {"people": shown["people"], "questions": shown["questions"]},
            }
        )
    purposes = [
        {
            "id": purpose.id,
            "title": purpose.title[language],
            "formats": list(purpose.formats),
            **({"was": list(purpose.was)} if purpose.was else {}),
        }
        for purpose in view.handbook.purposes
    ]
    papers = _papers(view)
    plan = view.href(f"templates/{papers['format'][0].split('/')[0]}.md") if papers["format"] else ""
    words = {**view.words("chooser.script"), "plan": plan}
    data = {"formats": formats, "purposes": purposes, "papers": papers, "words": words}
    return render("chooser.html", data=script_json(data), purposes=purposes, label=view.words("chooser.form"))


def _papers(view: View) -> dict[str, list[str]]:
    """The fields of the papers of preparation that take a form of dialogue, and the number of people beside it, by what a reader's
    browser keeps them under."""
    found: dict[str, list[str]] = {"format": [], "people": []}
    for form in view.handbook.templates:
        fields = {field.id: field for field in form.fields}
        taking = [field.id for field in fields.values() if field.choices == FORMATS]
        if form.stage == PREPARATION and taking:
            found["format"] += [f"{form.id}/{name}" for name in taking]
            found["people"] += [f"{form.id}/people"] if "people" in fields else []
    return found


def _bounds(size: Range | str | None) -> dict[str, int | None] | str | None:
    if isinstance(size, Range):
        return {"min": size.min, "max": size.max}
    return ANY if size == ANY else None
