"""Whether words are written in the language that they should be: a sentence is looked at, whatever stands around it.

A Kazakh sentence has letters of its own, a Russian one has nearly none; a Russian one without them is known by its small
words and endings. A single word is left to the speller.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
KAZAKH = re.compile(r"[әіңғүұқөһӘІҢҒҮҰҚӨҺ]")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|[«»„“|:]")
_WORD = re.compile(r"[\u0400-\u04ff]+")
_RUSSIAN_WORD = re.compile(
    r"(?i)(?<![\w-])(?:это\w?|что(?:бы)?|как|для|мы|вы|на|и|в|по|из|к|если|или|нет|надо|нужно|можно|нельзя|котор\w+|его|её|их|они|при"
    r"|только|уже|после|об|без|под|над|где|когда|кто|но|вам|вас|нам|нас|вс[её]|свои?х?|будет|есть|может|завтра|сегодня|вместе|сначала"
    r"|затем|очень|также|тоже|здесь|там)(?![\w.-])"
)
"""Small words of Russian that are no Kazakh words: «не», «от», «о», «у», «за» are."""
_RUSSIAN_ENDING = re.compile(
    r"(?i)(?<!\w)\w{2,}(?:ци[ийю]|[ыи]вает|ует|ают|яют|ится|[иая]ть|ого|его|ему|[ыия]ми|ости|ость|ени[еяю]|ный|ная|ное|ные|ных|ск(?:ий|ая|ое|ие)"
    r"|ами|ках|ите|йте)(?!\w)"
)
"""Endings that Kazakh words, and words that Kazakh has taken over, do not have."""
_LATIN_WORD = re.compile(r"(?<![\w./@-])[a-z]{2,}(?![\w/@]|\.\w)")
_LATIN = re.compile(r"[A-Za-z]")


def foreign(words: str, language: str) -> str:
    """The first sentence of another language among words that should be in `language`; empty where there is none."""
    is_foreign = _IS_FOREIGN.get(language)
    if not is_foreign:
        return ""
    if len(_LATIN_WORD.findall(words)) >= 4 and len(_LATIN.findall(words)) > 2 * len(CYRILLIC.findall(words)):
        return words
    return next((sentence.strip() for sentence in _SENTENCE.split(words) if is_foreign(sentence)), "")


def _is_not_kazakh(sentence: str) -> bool:
    """
    >>> [_is_not_kazakh(said) for said in ("Это решим завтра.", "Форум, портал, аудит", "Не болды", "Бұл на бөлме")]
    [True, False, False, False]
    """
    if KAZAKH.search(sentence):
        return False
    count = len(_WORD.findall(sentence))
    signs = len(_RUSSIAN_WORD.findall(sentence)) + len(_RUSSIAN_ENDING.findall(sentence))
    return signs >= 2 or (count in (2, 3) and signs > 0)


def _is_not_russian(sentence: str) -> bool:
    """
    >>> [_is_not_russian(said) for said in ("Хатты өзіңіз апарыңыз", "Это улица Қонаева")]
    [True, False]
    """
    letters, own = len(CYRILLIC.findall(sentence)), len(KAZAKH.findall(sentence))
    return letters >= 15 and own >= 3 and own > letters * 0.15


_IS_FOREIGN: Mapping[str, Callable[[str], bool]] = {"kk": _is_not_kazakh, "ru": _is_not_russian}
"""The languages whose sentences can be told; those of a third are left to its editors."""
