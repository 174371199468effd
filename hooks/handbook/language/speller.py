"""Whether a word is spelt as it should be, and what was probably meant: one speller a language."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from handbook.language import dictionaries
from handbook.language.kazakh import Kazakh
from handbook.language.kazakh_words import PARTICLES, WRONG
from handbook.language.near import near
from handbook.language.russian import Russian
from handbook.language.tokens import CYRILLIC, Token

LONGEST_UNIT = 4
MOST = 3
"""Suggestions of one word."""
_CAPITALS = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2,}(?:[a-zа-яё]{0,2})")
_RUSSIAN_ENDING = re.compile(
    r"й|го|му|м|х|е|я|ю|ми|ое|ая|ый|ой|ую|ых|ым|ти|ти?летн\w+|лети\w+|дневн\w+|часов\w+|процентн\w+"
)


_VOWEL = re.compile(r"[аеёиоуыэюяәіөүұaeiouy]", re.IGNORECASE)


class Abbreviations:
    """Those of a list: «гг.», right with its full stop alone; «млн», «кг», which have no vowel and never bend."""

    def __init__(self, accepted: Iterable[str]) -> None:
        listed = tuple(accepted)
        self._cut = frozenset(word[:-1] for word in listed if word.endswith("."))
        self._bare = frozenset(word for word in listed if not (word.endswith(".") or _VOWEL.search(word)))
        self.others = tuple(word for word in listed if not word.endswith(".") and word not in self._bare)
        """The words of the list that do bend."""

    def has(self, token: Token) -> bool:
        small = token.text[:1].lower() + token.text[1:]
        return any(word in self._bare or (token.is_cut and word in self._cut) for word in {token.text, small})


class Speller(Protocol):
    """What is asked about the words of one language."""

    def knows(self, token: Token) -> bool:
        """Whether a word is spelt right."""

    def suggest(self, word: str) -> list[str]:
        """What was probably meant, likeliest first; nothing where that cannot be told."""


class KazakhSpeller:
    def __init__(self, stems: Iterable[str], accepted: Sequence[str]) -> None:
        self._short = Abbreviations(accepted)
        accepted = self._short.others
        known = [*(word for word in stems if word not in WRONG), *accepted]
        small = [word for word in accepted if word.islower()]
        self._accepted = frozenset(accepted)
        self._words = Kazakh(word for word in known if word.islower())
        self._names = Kazakh(word.lower() for word in known if not word.islower())
        self._listed = small

    def knows(self, token: Token) -> bool:
        first, *rest = token.text.split("-")
        if token.is_surname or token.text in self._accepted or self._short.has(token):
            return True
        if not rest:
            return self._part(first) or (token.is_ending and self._words.is_ending(first))
        if self._whole(token.text):
            return True
        is_short = self._short.has(Token(first))
        is_bare = (
            is_short or not CYRILLIC.search(first) or bool(_CAPITALS.fullmatch(first)) or first[-1].isdigit()
        )
        if not (is_short or self._part(first) or not CYRILLIC.search(first)):
            return False
        return all(
            self._part(part) or part.lower() in PARTICLES or (is_bare and self._words.is_ending(part))
            for part in rest
        )

    def _whole(self, word: str) -> bool:
        return any(
            word.lower().startswith(each) and self._words.is_form(word.lower(), each)
            for each in self._listed
            if "-" in each
        )

    def _part(self, part: str) -> bool:
        if len(part) == 1 or not CYRILLIC.search(part) or part in self._accepted:
            return True
        if part[0].isdigit():
            rest = part.lstrip("0123456789")
            return self._words.is_ending(rest) or self._is_unit(rest)
        if not (part[1:].islower() or part.isupper()):
            return False
        return self._words.knows(part.lower()) or (part[0].isupper() and self._names.knows(part.lower()))

    def _is_unit(self, word: str) -> bool:
        """Whether what follows a number is a unit: that there is no space is told by a rule of its own."""
        return len(word) <= LONGEST_UNIT and (self._short.has(Token(word)) or self._words.knows(word))

    def suggest(self, word: str) -> list[str]:
        known = lambda each: self.knows(Token(each))  # noqa: E731
        return _first(near(word, known, "kk"), word)


class RussianSpeller:
    def __init__(
        self, spells: Callable[[str], bool], suggests: Callable[[str], Sequence[str]], accepted: Sequence[str]
    ) -> None:
        self._short = Abbreviations(accepted)
        accepted = self._short.others
        self._accepted = accepted
        self._known = frozenset(accepted)
        self._words = Russian(spells, accepted)
        self._suggests = suggests

    def knows(self, token: Token) -> bool:
        first, *rest = token.text.split("-")
        if token.is_surname or token.text in self._known or self._short.has(token):
            return True
        if self._words.knows(token.text):
            return True
        if not rest:
            return self._part(first) or (token.is_ending and bool(_RUSSIAN_ENDING.fullmatch(first)))
        *heads, last = token.text.split("-")
        return (
            self._part(last) or (not CYRILLIC.search(heads[-1]) and bool(_RUSSIAN_ENDING.fullmatch(last)))
        ) and all(self._part(part) or self._words.is_first_part(part) for part in heads)

    def _part(self, part: str) -> bool:
        if len(part) == 1 or not CYRILLIC.search(part) or part in self._known:
            return True
        if part[0].isdigit():
            rest = part.lstrip("0123456789")
            return bool(_RUSSIAN_ENDING.fullmatch(rest)) or self._is_unit(rest)
        return self._words.knows(part)

    def _is_unit(self, word: str) -> bool:
        """Whether what follows a number is a unit: that there is no space is told by a rule of its own."""
        return len(word) <= LONGEST_UNIT and (self._short.has(Token(word)) or self._words.knows(word))

    def suggest(self, word: str) -> list[str]:
        listed = difflib.get_close_matches(word, self._accepted, 1, 0.8)
        return _first(
            (
                each
                for each in (*listed, *self._suggests(word))
                if " " not in each and self.knows(Token(each))
            ),
            word,
        )


def _first(words: Iterator[str], word: str) -> list[str]:
    """The first few, each once, with the capital that the word has."""
    found: list[str] = []
    for each in words:
        shown = each[:1].upper() + each[1:] if word[:1].isupper() else each
        if shown != word and shown not in found:
            found.append(shown)
        if len(found) == MOST:
            break
    return found


def speller(language: str, accepted: tuple[str, ...]) -> Speller | None:
    """The speller of a language with these accepted words; None where the language, or this machine, has no dictionary."""
    place = dictionaries.folder(language)
    return _opened(language, accepted, place) if place else None


@lru_cache(maxsize=8)
def _opened(language: str, accepted: tuple[str, ...], place: Path) -> Speller:
    if language == "kk":
        return KazakhSpeller(dictionaries.stems(language, place), accepted)
    opened = dictionaries.hunspell(language, place)
    return RussianSpeller(opened.spell, opened.suggest, accepted)
