"""The chooser of forms: how many people, how many questions, what for -> which forms fit (source points F and M).

Sizes come from formats.yml, the same data as the table; what a form is good for from purposes.yml (the editors' view).
The choosing itself is in assets/javascripts/elements/chooser.js; without JavaScript the table stands.
"""

from __future__ import annotations

from handbook.model import ANY, Range
from handbook.page.view import View
from handbook.render.jinja import render, script_json


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
        {"id": purpose.id, "title": purpose.title[language], "formats": list(purpose.formats)}
        for purpose in view.handbook.purposes
    ]
    data = {"formats": formats, "purposes": purposes, "words": view.words("chooser.script")}
    return render("chooser.html", data=script_json(data), purposes=purposes, label=view.words("chooser.form"))


def _bounds(size: Range | str | None) -> dict[str, int | None] | str | None:
    if isinstance(size, Range):
        return {"min": size.min, "max": size.max}
    return ANY if size == ANY else None
