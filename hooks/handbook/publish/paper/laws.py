"""The laws of a book as one table, with the addresses of their texts in print."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from handbook.model import Handbook, Law
from handbook.render.html import has_class, nodes_of, parents, parsed, replace
from handbook.render.jinja import render
from handbook.text.dates import full_date
from handbook.text.typography import typeset

SITE = "adilet.zan.kz"


def tabulate(body: Element, handbook: Handbook, language: str, chapter: str) -> None:
    """Puts the table into the place of the list of laws in a page's tree; `chapter` is the mark that its ids begin with."""
    for element, parent in parents(body).items():
        if has_class(element, "handbook-laws"):
            replace(parent, element, nodes_of(parsed(_table(handbook, language, chapter))))


def _table(handbook: Handbook, language: str, chapter: str) -> str:
    words, label = handbook.words.area("reference", language), handbook.words.area("paper.laws", language)
    return render(
        "pdf/laws.html",
        chapter=chapter,
        label={**words, "act": label["act"]},
        laws=[
            {
                name: typeset(text, language)
                for name, text in _row(law, handbook, language, words["laws_folder"], label).items()
            }
            for law in handbook.laws
        ],
    )


def _row(law: Law, handbook: Handbook, language: str, folder: str, label: dict[str, str]) -> dict[str, str]:
    dates = handbook.words.area("dates", language)
    return {
        "id": law.id,
        "title": law.title[language],
        "number": law.number,
        "date": full_date(law.date, dates) if law.date else "",
        "address": f"{SITE}/{folder}/{law.address}" if law.address else "",
        "amended": law.amended[language] if law.amended else "",
        "gives": law.gives[language] if law.gives else "",
        "note": law.note[language] if law.note else "",
        "certainty": label[law.certainty],
        "checked": full_date(law.checked, dates),
        "seen": law.seen,
    }
