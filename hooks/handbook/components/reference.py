"""The glossary and the list of laws, from their data files."""

from __future__ import annotations

from handbook.model import LANGUAGES, Law, Term
from handbook.page.view import View
from handbook.render.jinja import render
from handbook.text.dates import full_date

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"

LABELS = {
    "kk": {
        "letters": "Әріптер",
        "other": "орысша",
        "avoid": "Бұлай демейміз",
        "number": "Нөмірі",
        "date": "Күні",
        "address": "Мәтіні",
        "checked": "Тексерілді",
        "gives": "ҮЕҰ-ға не береді",
        "note": "Ескертпе",
        "amended": "Өзгерістер",
        "certainty": "Сенімділігі",
        "open": "adilet.zan.kz сайтынан оқу",
    },
    "ru": {
        "letters": "Буквы",
        "other": "по-казахски",
        "avoid": "Так не говорим",
        "number": "Номер",
        "date": "Дата",
        "address": "Текст",
        "checked": "Проверено",
        "gives": "Что даёт НПО",
        "note": "Примечание",
        "amended": "Изменения",
        "certainty": "Насколько это точно",
        "open": "Читать на adilet.zan.kz",
    },
}
CERTAINTIES = {
    "kk": {
        "checked": "сақталған ашық бет бойынша расталды",
        "secondary": "тек жанама дереккөзден белгілі",
        "source": "тек әдістеменің өзінде айтылған, тексерілмеген",
    },
    "ru": {
        "checked": "подтверждено по сохранённой общедоступной странице",
        "secondary": "известно только из вторичного источника",
        "source": "сказано только в самой методике, не проверено",
    },
}


def glossary(view: View) -> str:
    """All terms in the order of the language's alphabet, with the other language's term."""
    language = view.language
    other = next(name for name in LANGUAGES if name != language)
    terms = sorted(view.handbook.terms, key=lambda term: _collation(term.term[language]))
    first: dict[str, str] = {}
    for term in terms:
        first.setdefault(_initial(term.term[language]), term.id)
    return render(
        "glossary.html",
        terms=[_term(term, language, other) for term in terms],
        other=other,
        label=LABELS[language],
        letters=first,
    )


def laws(view: View) -> str:
    """The legal acts that the handbook cites, each with its number, date, address and how sure that is."""
    return render(
        "laws.html",
        laws=[_law(law, view.language) for law in view.handbook.laws],
        label=LABELS[view.language],
    )


def _initial(text: str) -> str:
    """The letter that a term stands under: its first one; `0–9` for a term without letters, such as «24/7»."""
    return next((letter.upper() for letter in text if letter.isalpha()), "0–9")


def _collation(text: str) -> tuple[list[int], str]:
    return [ALPHABET.find(letter) for letter in text.lower() if letter in ALPHABET], text


def _term(term: Term, language: str, other: str) -> dict[str, object]:
    abbreviation = term.abbreviation or {}
    return {
        "id": term.id,
        "term": term.term[language],
        "abbreviation": abbreviation.get(language, ""),
        "other": term.term[other],
        "other_abbreviation": abbreviation.get(other, ""),
        "definition": term.definition[language],
        "avoid": term.avoid.get(language, ()),
    }


def _law(law: Law, language: str) -> dict[str, str]:
    def address(act: str) -> str:
        folder = {"kk": "kaz", "ru": "rus"}[language]
        return f"https://adilet.zan.kz/{folder}/{act}" if act else ""

    def words(text: object) -> str:
        return str(text[language]) if isinstance(text, dict) else ""

    return {
        "id": law.id,
        "title": law.title[language],
        "number": law.number,
        "date": full_date(law.date, language),
        "address": address(law.address),
        "amended_by": address(law.amended_by),
        "checked": full_date(law.checked, language),
        "gives": words(law.gives),
        "note": words(law.note),
        "amended": words(law.amended),
        "certainty": CERTAINTIES[language][law.certainty],
    }
