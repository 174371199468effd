"""The forms of dialogue (source points F and M): the table of sizes, the list of the others, the size of one."""

from __future__ import annotations

from handbook.page.view import View
from handbook.render.jinja import render


def table(view: View) -> str:
    """The eight rows of the source's table, each linked to the page of its form."""
    rows = sorted(
        (entry for entry in view.handbook.formats if entry.row is not None), key=lambda entry: entry.row or 0
    )
    return render(
        "formats-table.html", rows=[view.format_fields(entry) for entry in rows], label=view.words("formats")
    )


def others(view: View) -> str:
    """The forms that the source names without a size."""
    forms = [view.format_fields(entry) for entry in view.handbook.formats if entry.row is None]
    return render("formats-list.html", forms=forms)


def size(view: View) -> str:
    """How many people and questions the form of this page takes."""
    entry = next((entry for entry in view.handbook.formats if entry.id == view.page.id), None)
    shown = view.format_fields(entry) if entry else {"people": "", "questions": ""}
    return render("format-size.html", row=shown, label=view.words("formats"))
