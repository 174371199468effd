"""Terms that the law sets: the counter, its table, and what other pages show of the terms that run.

Counting and calendar files are in assets/javascripts/terms.js and calendar.js. Without JavaScript the table stands there, and how
to count by hand.
"""

from __future__ import annotations

from handbook.components.legal import articles, duration, link_to
from handbook.model import LegalTerm
from handbook.model.forms import TemplateForm
from handbook.page.view import View
from handbook.render.jinja import render, script_json
from handbook.text.dates import full_date, today
from handbook.text.workdays import calendar

PAGE = "law/terms.md"
"""Where terms are counted; other pages lead there once it is."""
DEADLINE = "deadline"
"""The column of a template's table that is a day by which something is to be done."""


def counter(view: View) -> str:
    """The form, hidden until the script is there, what the calendar knows, and the table of all terms."""
    known = calendar(today())
    return render(
        "term-counter.html",
        data=script_json(data(view)),
        label=view.words("terms.counter"),
        no_script=view.words("terms.page")["no_script"],
        years=f"{known.first[:4]}–{known.last[:4]}",
        terms=[{"id": term.id, "name": term.name[view.language]} for term in view.handbook.legal_terms],
        rows=[_row(view, term) for term in view.handbook.legal_terms],
    )


def running(view: View) -> str:
    """The terms that run in the reader's dialogue, and the deadlines written into the template whose page this is."""
    form = next((form for form in view.handbook.templates if form.id == view.page.id), None)
    return render(
        "running-terms.html",
        data=script_json({**data(view), "deadlines": _deadlines(form) if form else []}),
        no_script=view.words("terms.page")["no_script"],
    )


def data(view: View, has_notes: bool = True) -> dict[str, object]:
    """What scripts are given: the terms, words, and where terms are counted (empty where nowhere).

    A page that has much else to carry leaves what is to be noted of a term to the page where it is counted.
    """
    return {
        "terms": [_term(view, term, has_notes) for term in view.handbook.legal_terms],
        "page": view.href(PAGE) if view.handbook.page(view.language, PAGE) else "",
        "words": {**view.words("terms.page"), "faults": view.words("storage")},
    }


def _term(view: View, term: LegalTerm, has_notes: bool) -> dict[str, object]:
    language, note = view.language, term.grounds.note if has_notes else None
    shown = {
        "id": term.id,
        "name": term.name[language],
        "starts": term.starts[language],
        "length": term.length,
        "unit": term.unit,
        "actor": term.actor,
        "isBefore": term.is_before,
        "then": term.then[language],
        "note": note[language] if note else "",
        "was": list(term.was),
    }
    link = link_to(view, term.page)
    if link:
        shown["href"], shown["title"] = link
    return {name: value for name, value in shown.items() if value}


def _deadlines(form: TemplateForm) -> list[dict[str, str]]:
    """The tables of a template that have deadlines, and the column that says of what."""
    return [
        {"table": f"{form.id}/{field.id}", "name": field.columns[0].id, "day": DEADLINE}
        for field in form.fields
        if any(column.id == DEADLINE for column in field.columns)
    ]


def _row(view: View, term: LegalTerm) -> dict[str, str]:
    language, grounds = view.language, term.grounds
    law = view.handbook.law(grounds.law)
    certainty = view.words("reference")["certainties"][grounds.certainty]
    return {
        "id": term.id,
        "name": term.name[language],
        "length": duration(term, view),
        "starts": term.starts[language],
        "law": law.title[language] if law else "",
        "href": view.href("laws.md", law.id) if law else "",
        "article": articles(grounds, view),
        "certainty": ", ".join(
            filter(None, (certainty, grounds.seen, full_date(grounds.checked, view.words("dates"))))
        ),
        "note": grounds.note[language] if grounds.note else "",
    }
