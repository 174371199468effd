"""Terms of the glossary that one language of a section has and the other has not: a drift of the translation, mostly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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
OF_THE_TERM: Mapping[str, str] = {
    "kk": "«{term}» термині {count} бөлімде тұр, ал сол бөлімдердің {language} мәтінінде «{pair}» те, оның орнына келетін сөз де жоқ: "
    "{places}. Онда басқа дұрыс сөз тұрса, оны осы терминнің also өрісіне қосыңыз, тұрмаса, беттерді түзетіңіз",
    "ru": "Термин «{term}» стоит в {count} разделах, а в их тексте на другом языке ({language}) нет ни «{pair}», ни слова на его месте: "
    "{places}. Если там стоит другое верное слово, добавьте его в also этого термина, если нет – поправьте страницы",
}
"""Where it is so on several pages at once, the term is the cause, mostly a new one: it is told there, once."""
NAMES: Mapping[str, Mapping[str, str]] = {
    "kk": {"kk": "қазақша", "ru": "казахский"},
    "ru": {"kk": "орысша", "ru": "русский"},
}
MOST_PLACES = 5
LEAST = 2
"""Once a pronoun or a turn of phrase may stand for it in the other language; more often than that the notion is lacking."""
MOST_UNPAIRED = 0.1
"""A term that more sections than this have without its pair is a word of common speech too («бөлім», «предложение»): it tells nothing."""
_LEAST_LETTERS = 5


@dataclass(frozen=True)
class _Lack:
    """A section that names a term so often, and the page whose section of the same address does not."""

    own: Page
    section: Section
    other: Page
    count: int

    @property
    def place(self) -> Place:
        return Place(self.own.file, self.section.line)


def unpaired_terms(handbook: Handbook, least: int = LEAST) -> list[Problem]:
    """Warnings: a term that a section names at least so often in one language, and its twin section in none of its forms."""
    terms = {term.id: term for term in handbook.terms}
    known = {language: _Known(handbook.terms, language) for language in LANGUAGES}
    named: Counter[tuple[str, str]] = Counter()
    lacking: dict[tuple[str, str], list[_Lack]] = {}
    for own, section, other, twin in _twins(handbook):
        found = known[own.language].named(_words(section))
        meant = known[other.language].meant(_words(twin)) if found else set()
        named.update((own.language, term_id) for term_id in found)
        for term_id, count in found.items():
            if term_id not in meant:
                lacking.setdefault((own.language, term_id), []).append(_Lack(own, section, other, count))
    problems: list[Problem] = []
    for (language, term_id), lacks in lacking.items():
        told = [lack for lack in lacks if lack.count >= least]
        if len(lacks) > MOST_UNPAIRED * named[language, term_id]:
            continue
        if len({lack.own.path for lack in told}) > 1:
            problems.append(_of_the_term(terms[term_id], told))
        else:
            problems += [_problem(lack, terms[term_id]) for lack in told]
    return problems


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


def _problem(lack: _Lack, term: Term) -> Problem:
    message = MESSAGES[lack.own.language].format(
        title=lack.section.title,
        term=term.term[lack.own.language],
        count=lack.count,
        other=lack.other.file,
        pair=term.term[lack.other.language],
    )
    return Problem(lack.place, RULE, message, is_warning=True)


def _of_the_term(term: Term, lacks: Sequence[_Lack]) -> Problem:
    named, lacking = lacks[0].own.language, lacks[0].other.language
    more = f" … (+{len(lacks) - MOST_PLACES})" if len(lacks) > MOST_PLACES else ""
    message = " · ".join(
        words.format(
            term=term.term[named],
            pair=term.term[lacking],
            language=NAMES[lacking][language],
            count=len(lacks),
            places=", ".join(str(lack.place) for lack in lacks[:MOST_PLACES]) + more,
        )
        for language, words in OF_THE_TERM.items()
    )
    return Problem(term.place, RULE, message, is_warning=True)


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
