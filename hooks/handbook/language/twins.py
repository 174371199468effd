"""Terms of the glossary that one language of a section has and the other has not: a drift of the translation, mostly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from handbook.model import LANGUAGES, Handbook, Page, Place, Problem, Section, Term
from handbook.source.markdown import visible_words
from handbook.text.inflection import Phrases

RULE = "term-pair"
MESSAGES: Mapping[str, str] = {
    "kk": "«{title}» бөлімінде «{term}» термині {count} рет тұр, ал {other} ішінде «{pair}» те, оның орнына келетін сөз де жоқ. Екі "
    "мәтінді салыстырып, терминді қосыңыз",
    "ru": "В разделе «{title}» термин «{term}» стоит {count} р., а в {other} нет ни «{pair}», ни слова на его месте. Сравните "
    "два текста и добавьте термин",
}
LEAST = 2
"""Once a pronoun or a turn of phrase may stand for it in the other language; more often than that the notion is lacking."""
MOST_UNPAIRED = 0.1
"""A term that more sections than this have without its pair is a word of common speech too («бөлім», «предложение»): it tells nothing."""
_LEAST_LETTERS = 5


def unpaired_terms(handbook: Handbook, least: int = LEAST) -> list[Problem]:
    """Warnings: a term that a section names at least so often in one language, and its twin section in none of its forms."""
    terms = {term.id: term for term in handbook.terms}
    known = {language: _Known(handbook.terms, language) for language in LANGUAGES}
    named: Counter[tuple[str, str]] = Counter()
    lacking: list[tuple[Page, Section, Page, str, int]] = []
    for own, section, other, twin in _twins(handbook):
        found = known[own.language].named(_words(section))
        meant = known[other.language].meant(_words(twin)) if found else set()
        named.update((own.language, term_id) for term_id in found)
        lacking += [
            (own, section, other, term_id, count) for term_id, count in found.items() if term_id not in meant
        ]
    unpaired = Counter((own.language, term_id) for own, _, _, term_id, _ in lacking)
    return [
        _problem(own, section, other, terms[term_id], count)
        for own, section, other, term_id, count in lacking
        if count >= least and unpaired[own.language, term_id] <= MOST_UNPAIRED * named[own.language, term_id]
    ]


def _twins(handbook: Handbook) -> Iterator[tuple[Page, Section, Page, Section]]:
    """Every section with the section of the same address in another language."""
    for pages in handbook.twins():
        for own in pages:
            for other in pages:
                sections = {
                    section.id: section for section in other.sections if section.id and own is not other
                }
                yield from (
                    (own, each, other, sections[each.id]) for each in own.sections if each.id in sections
                )


def _problem(own: Page, section: Section, other: Page, term: Term, count: int) -> Problem:
    message = MESSAGES[own.language].format(
        title=section.title,
        term=term.term[own.language],
        count=count,
        other=other.file,
        pair=term.term[other.language],
    )
    return Problem(Place(own.file, section.line), RULE, message, is_warning=True)


class _Known:
    """What stands for each term in a language: itself, its abbreviation, and the words that the search knows it by."""

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        self._named: dict[str, str] = {}
        self._meant: dict[str, list[str]] = {}
        for term in terms:
            own = [
                word for word in (term.term.get(language), (term.abbreviation or {}).get(language)) if word
            ]
            self._named |= dict.fromkeys(own, term.id)
            parts = [part for word in own for part in word.split() if len(part) >= _LEAST_LETTERS]
            for word in {*own, *parts, *term.also.get(language, ()), *term.avoid.get(language, ())}:
                self._meant.setdefault(word, []).append(term.id)
        self._names, self._words = Phrases(list(self._named), language), Phrases(list(self._meant), language)

    def named(self, text: str) -> Counter[str]:
        """Ids of the terms that a text names, and how often."""
        return Counter(self._named[found.phrase] for found in self._names.find(text))

    def meant(self, text: str) -> set[str]:
        """Ids of the terms that a text may mean."""
        return {term for found in self._words.find(text) for term in self._meant[found.phrase]}


def _words(section: Section) -> str:
    return "\n".join([section.title, *(visible_words(line) for line in section.text.split("\n"))])
