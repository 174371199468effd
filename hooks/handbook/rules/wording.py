"""Words: one thing has one name, the glossary's, in every text of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model import LANGUAGES, Handbook, Term
from handbook.rules.registry import Finding, finding, rule
from handbook.rules.texts import worded_texts
from handbook.text.inflection import Found, Phrases

_ADDRESS = re.compile(r"https?://\S+|[\w.-]{1,64}@[\w.-]+|\{\w+\}")
_QUOTES = {"«": "»", "„": "“"}


@rule(
    "avoided-word",
    kk="«{found}» – glossary.yml ішінде қолданбайтын сөздер (avoid) қатарында. Термині: «{term}». Соны жазыңыз; сөз туралы айтып "
    "тұрсаңыз, тырнақшаға алыңыз",
    ru="«{found}» стоит в glossary.yml среди слов, которых избегаем (avoid). Напишите термин: «{term}»; если речь о самом слове, "
    "возьмите его в кавычки",
)
def avoided_word(handbook: Handbook) -> Iterator[Finding]:
    """Not where the glossary warns of the word itself, nor where it is quoted as a word, nor in a law's title or an address."""
    terms = {language: _avoided(handbook, language) for language in LANGUAGES}
    texts = worded_texts(handbook)
    phrases = {
        language: Phrases(list(words), language).of(
            "\n".join(text for each, _, text in texts if each == language)
        )
        for language, words in terms.items()
    }
    titles = {
        language: [title for law in handbook.laws if (title := law.title.get(language))]
        for language in LANGUAGES
    }
    for language, place, text in texts:
        for found in phrases[language].find(text):
            term = terms[language][found.phrase]
            if (
                place != term.place
                and not _is_named(text, found)
                and not _is_within(text, found, titles[language])
            ):
                yield finding(place, found=text[found.start : found.end], term=term.term[language])


def _is_within(text: str, found: Found, titles: list[str]) -> bool:
    """Whether it is a part of an address or of the title of a law."""
    names = (re.compile(re.escape(title)) for title in titles if title in text)
    return any(
        each.start() <= found.start and found.end <= each.end()
        for pattern in (_ADDRESS, *names)
        for each in pattern.finditer(text)
    )


def _avoided(handbook: Handbook, language: str) -> dict[str, Term]:
    """Every word that is not to be used, with the term that stands in its place."""
    return {word: term for term in handbook.terms for word in term.avoid.get(language, ())}


def _is_named(text: str, found: Found) -> bool:
    """Whether the quotes around it hold nothing else: «протокол» is spoken of as a word."""
    before, after = text[found.start - 1 : found.start], text[found.end : found.end + 1]
    return bool(before) and _QUOTES.get(before) == after


@rule(
    "repeated-term",
    kk="«{word}» – екі ұғымның аты: {first} мен {id}. Әр ұғымға бір термин, бір қысқарту. Біреуін өзгертіңіз",
    ru="«{word}» называет сразу два понятия: {first} и {id}. У каждого понятия свой термин и своё сокращение. Измените одно",
)
def repeated_term(handbook: Handbook) -> Iterator[Finding]:
    first: dict[tuple[str, str], str] = {}
    for term in handbook.terms:
        for text in (term.term, term.abbreviation or {}):
            for language, word in text.items():
                other = first.setdefault((language, word.casefold()), term.id)
                if other != term.id:
                    yield finding(term.place, word=word, first=other, id=term.id)
