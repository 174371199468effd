"""Misspelt words of the texts that readers see, with what was probably meant."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from handbook.language.lines import Lines
from handbook.language.speller import Speller, speller
from handbook.language.tokens import Token, tokens
from handbook.model import LANGUAGES, Handbook, Place, Problem
from handbook.rules.texts import titled_texts
from handbook.source.spelling_files import path as list_path

MISSPELLING, UNLISTED_NAME = "misspelling", "unlisted-name"
MESSAGES: Mapping[str, Mapping[str, str]] = {
    MISSPELLING: {
        "kk": "«{word}»: мұндай сөз сөздікте жоқ.{maybe} Сөз дұрыс болса, сөздіктегі түрін {list} файлына қосыңыз",
        "ru": "«{word}»: такого слова нет в словаре.{maybe} Если слово верное, добавьте его начальную форму в {list}",
    },
    UNLISTED_NAME: {
        "kk": "«{word}»: мұндай атау тізімде жоқ. Дұрыс жазылса, {list} файлына қосыңыз",
        "ru": "«{word}»: такого имени нет в списке. Если оно написано верно, добавьте его в {list}",
    },
}
_MAYBE: Mapping[str, str] = {"kk": " Мүмкін: {words}.", "ru": " Возможно: {words}."}
_KAZAKH = re.compile(r"[әіңғүұқөһ]", re.IGNORECASE)


def misspellings(handbook: Handbook, files: Collection[str] = (), root: Path | None = None) -> list[Problem]:
    """The misspelt words of the files with these paths (none named: of all), in their order.

    A name that no list has is a warning. `root`: the project's folder, so that a word in a data file is shown on its own line.
    A language whose dictionary this machine lacks is left out: see `dictionaries.missing()`.
    """
    spellers = spellers_of(handbook)
    lines = Lines(root)
    found = {
        _problem(token, language, lines.place(place, token.text), spellers)
        for language, place, text in titled_texts(_only(handbook, files))
        if spellers.get(language) and (not files or place.path in files)
        for token in tokens(text)
        if not is_known(token, language, spellers)
    }
    return sorted(found, key=lambda problem: (problem.place.path, problem.place.line, problem.message))


def spellers_of(handbook: Handbook) -> dict[str, Speller | None]:
    """The speller of each language, with the words that this handbook accepts; None where there is no dictionary."""
    return {language: speller(language, _accepted(handbook, language)) for language in LANGUAGES}


def is_known(token: Token, language: str, spellers: Mapping[str, Speller | None]) -> bool:
    """Whether a word is spelt right: a Kazakh word in a Russian text by the rules of Kazakh."""
    own, kazakh = spellers[language], spellers.get("kk")
    if own is None or own.knows(token):
        return True
    return (
        language != "kk" and kazakh is not None and bool(_KAZAKH.search(token.text)) and kazakh.knows(token)
    )


def _accepted(handbook: Handbook, language: str) -> tuple[str, ...]:
    """What the dictionary need not have: the words of the list, and the abbreviations that the glossary explains."""
    short = (term.abbreviation.get(language, "") for term in handbook.terms if term.abbreviation)
    return (*handbook.accepted_words.get(language, ()), *(word for word in short if word))


def _only(handbook: Handbook, files: Collection[str]) -> Handbook:
    """The handbook with these files alone, as far as that spares work."""
    if not files:
        return handbook
    pages = {key: page for key, page in handbook.pages.items() if page.file in files}
    if all(path.endswith(".md") for path in files):
        return Handbook(pages=pages)
    return dataclasses.replace(handbook, pages=pages)


def _problem(token: Token, language: str, place: Place, spellers: Mapping[str, Speller | None]) -> Problem:
    own = spellers[language]
    assert own is not None
    near = own.suggest(token.text)
    is_name = not near and not token.starts and token.text[0].isupper() and not token.text.isupper()
    rule = UNLISTED_NAME if is_name else MISSPELLING
    maybe = _MAYBE[language].format(words=", ".join(f"«{word}»" for word in near)) if near else ""
    message = MESSAGES[rule][language].format(word=token.text, maybe=maybe, list=list_path(language))
    return Problem(place, rule, message, is_warning=is_name)
