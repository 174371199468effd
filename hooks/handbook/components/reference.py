"""The glossary and the list of laws, from their data files."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.model import LANGUAGES, Law, Term
from handbook.page.view import View
from handbook.render.jinja import render
from handbook.text.dates import full_date

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def glossary(view: View) -> str:
    """All terms in the order of the language's alphabet, with the other language's term."""
    language, label = view.language, view.words("reference")
    others = {name: label["languages"][f"of_{name}"] for name in LANGUAGES if name != language}
    terms = sorted(view.handbook.terms, key=lambda term: _collation(term.term[language]))
    first: dict[str, str] = {}
    for term in terms:
        first.setdefault(_initial(term.term[language]), term.id)
    return render(
        "glossary.html",
        terms=[_term(term, language, others) for term in terms],
        label=label,
        letters=first,
    )


def laws(view: View) -> str:
    """The legal acts that the handbook cites, each with its number, date, address and how sure that is."""
    return render(
        "laws.html",
        laws=[_law(law, view) for law in view.handbook.laws],
        label=view.words("reference"),
    )


def _initial(text: str) -> str:
    """The letter that a term stands under: its first one; `A–Z` for a Latin one, which looks like another's («eOtinish»), and
    `0–9` for a term without letters, such as «24/7»."""
    first = next((letter.upper() for letter in text if letter.isalpha()), "0–9")
    return "A–Z" if first.isascii() and first.isalpha() else first


def _collation(text: str) -> tuple[list[int], str]:
    return [ALPHABET.find(letter) for letter in text.lower() if letter in ALPHABET], text


def _term(term: Term, language: str, others: Mapping[str, str]) -> dict[str, object]:
    abbreviation = term.abbreviation or {}
    return {
        "id": term.id,
        "term": term.term[language],
        "abbreviation": abbreviation.get(language, ""),
        "others": [
            (name, said, term.term[name], abbreviation.get(name, "")) for name, said in others.items()
        ],
        "definition": term.definition[language],
    }


def _law(law: Law, view: View) -> dict[str, str]:
    language, label = view.language, view.words("reference")

    def address(act: str) -> str:
        return f"https://adilet.zan.kz/{label['laws_folder']}/{act}" if act else ""

    def words(text: object) -> str:
        return str(text[language]) if isinstance(text, dict) else ""

    return {
        "id": law.id,
        "title": law.title[language],
        "number": law.number,
        "date": full_date(law.date, view.words("dates")),
        "address": address(law.address),
        "amended_by": address(law.amended_by),
        "checked": full_date(law.checked, view.words("dates")),
        "seen": law.seen,
        "gives": words(law.gives),
        "note": words(law.note),
        "amended": words(law.amended),
        "certainty": label["certainties"][law.certainty],
    }
