"""Whether a word is a form of a known Kazakh word: a stem of the dictionary, and after it endings that can stand there.

Hunspell's dictionary of Kazakh has stems enough and few of their forms. Not a stemmer: the search has one
(docs/assets/javascripts/worker/kazakh.js), which takes apart words that it does not know, misspelt ones too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from handbook.language.kazakh_words import (
    COUNTED,
    HEADS,
    NARROW,
    OPEN,
    OPEN_VERBS,
    OWNED,
    SHORTENED,
    TIMES,
    UNVOICED,
)
from handbook.text.kazakh_suffixes import (
    BACK,
    FRONT,
    GRAPH,
    LETTERS,
    NEUTRAL,
    UNFINISHED,
    VOWELS,
    Ending,
    harmonies,
    shapes,
)

VOICING = {"к": "г", "қ": "ғ", "п": "б"}
PLAIN = {voiced: hard for hard, voiced in VOICING.items()}
_ALL_VOWELS = frozenset(BACK + FRONT + NEUTRAL)
_MOST_ENDINGS = 8
_LEAST_OF_VERB = 5
"""Letters of a noun of which a verb is made: shorter ones are like too many misspelt words."""
_VERBS = frozenset(["қорық", "жұлық", "делін", "желін", "ұйы"])
"""Stems that no infinitive shows: қорқу – қорықпады, деу – делінген."""
_SAMPLES = ("ата", "әке", "ат", "ет", "ал", "ел", "аң", "ең", "аз", "ез", "ай", "ей")
"""One word for each sound that an ending depends on."""
_VERB_ONLY = re.compile(r"....[лдт][ае]$|....[ыі][лн]$|...[дт][ыі]р$|...[ғгқк][ыі]з$")
"""How stems end that are made for verbs alone: хабарла-, қосыл-, жаздыр-."""
_JOINED = re.compile(
    r"[лдт][ае]р(?:$|[ыімңдғгнт])|[ндт][ыі]ң$|[ндт][ае]н$|[дт][ае][ғг][ыі]$|[ыі]н$|[ыі]н[ае]$|[ыі]нд[ае]$|[мбп]ен$"
)
_LIKE_STEM = re.compile(r"[ыі]н$|[ыі]н[ае]$")
"""How forms end, and many stems too: келін, ағайын."""
_FOUND = (Ending("", "Yп", "converb"),)
"""тап: тауып."""


class Kazakh:
    """Known stems. `knows` tells whether a word in small letters is one of them or a form of one."""

    def __init__(self, words: Iterable[str]) -> None:
        """`words`: what is in the dictionary, in small letters, verbs as infinitives in -у, -ю."""
        self._words = {
            word for word in words if LETTERS.issuperset(word) and not _ALL_VOWELS.isdisjoint(word)
        }
        infinitives = (word for word in self._words if word.endswith(("у", "ю")) and len(word) > 2)
        self._verbs = {stem for word in infinitives for stem in self._of_infinitive(word)} | _VERBS
        self.knows = cache(self._knows)
        self._is_joined = cache(self._has_ended)

    def is_form(self, word: str, stem: str) -> bool:
        """Whether a word is this noun with endings."""
        return word == stem or self._matches(word, len(stem), "stem", _needs(stem))

    def is_ending(self, text: str) -> bool:
        """Whether it can be joined to something that is no word: 12-нің, PDF-ті."""
        low = text.lower()
        return low in COUNTED or any(self._matches(stem + low, len(stem), "stem", "") for stem in _SAMPLES)

    def _of_infinitive(self, word: str) -> Iterator[str]:
        """The stem of a verb from its infinitive: жазу – жаз, оқу – оқы, шығу – шық, қою – қой."""
        if word.endswith("ию"):
            yield word[:-1]
        base = word[:-1] + ("й" if word[-1] == "ю" else "")
        if base[-1] in PLAIN and base[-2:-1] not in _ALL_VOWELS:
            yield from (base + vowel for vowel in "ыі")  # өрбу: өрбі
        base = base[:-1] + PLAIN.get(base[-1], base[-1])
        narrow = [base + vowel for vowel in "ыі" if base + vowel in self._words]
        yield from narrow if narrow and base not in self._words else [base]
        yield from (stem for stem in narrow if stem in NARROW)

    def _knows(self, word: str) -> bool:
        return (
            word in self._words
            or self._is_made(word)
            or (
                LETTERS.issuperset(word)
                and any(
                    self._matches(spelt, at, kind, needs)
                    for spelt in _spellings(word)
                    for at in range(len(spelt) - 1, 1, -1)
                    for kind, needs in self._kinds(spelt[:at])
                )
            )
        )

    def _kinds(self, stem: str) -> Iterator[tuple[str, str]]:
        """What a stem may be, and what has to follow: a vowel (`v`), a consonant (`c`), either."""
        soft = "" if stem in UNVOICED else _needs(stem)
        if stem in self._words:
            yield from self._kinds_of_word(stem, soft)
        if stem in self._verbs and (len(stem) > 2 or stem[0] in _ALL_VOWELS or stem in OPEN_VERBS):
            yield "verb", "v" if stem == "қорқ" else soft
        if self._is_changed(stem):
            yield "stem", "v"
        elif self._is_made(stem):
            yield "stem", soft
        if stem[-1] in PLAIN and stem[-2] in _ALL_VOWELS and stem[:-1] + PLAIN[stem[-1]] in self._verbs:
            yield "verb", "v"
        if stem[-1] == "у" and stem[:-1] + "п" in self._verbs:
            yield "found", "v"

    def _kinds_of_word(self, stem: str, soft: str) -> Iterator[tuple[str, str]]:
        if not self._is_joined(stem):
            yield "stem", soft
            if stem in TIMES:
                yield "time", ""
            if stem in OWNED:
                yield "his", ""
        if stem[-1] in "ую":
            yield "infinitive", ""

    def _is_changed(self, stem: str) -> bool:
        """Whether it is a noun as it is before a vowel alone: орн- of орын, рөл- of рөль, кітаб- of кітап."""
        return (
            SHORTENED.get(stem) in self._words
            or (stem.endswith("орн") and stem[:-1] + "ын" in self._words)
            or stem + "ь" in self._words
            or (stem[-1] in PLAIN and stem[-2] in _ALL_VOWELS and stem[:-1] + PLAIN[stem[-1]] in self._words)
        )

    def _is_made(self, stem: str) -> bool:
        """Whether it is a compound of known words, or a loanword with the vowel that is put after its last consonants: аспектісі."""
        if stem.endswith("кті") and stem[:-1] in self._words:
            return True
        return any(
            stem.endswith(head) and len(stem) - len(head) > 2 and stem[: -len(head)] in self._words
            for head in HEADS
        )

    def _has_ended(self, stem: str) -> bool:
        """The dictionary has verbs and forms among its stems too (хабарла, ұйымдар, абайдың): no ending of a noun can be joined to
        them; nor to most words of two letters that end in a vowel."""
        if stem in self._verbs and _VERB_ONLY.search(stem):
            return True
        if len(stem) == 2:
            return stem[0] not in _ALL_VOWELS and stem not in OPEN
        least = 5 if _LIKE_STEM.search(stem) else 3
        return _JOINED.search(stem) is not None and any(
            self._matches(stem, at, kind, needs)
            for at in range(least, len(stem) - 1)
            for kind, needs in self._kinds(stem[:at])
        )

    def _matches(self, word: str, at: int, kind: str, needs: str, depth: int = 0) -> bool:
        """Whether the rest of the word is a chain of endings that may follow a form of this kind."""
        if at == len(word):
            return needs != "v" and kind not in UNFINISHED
        left = word[:at]
        before, harmony, after = left.rstrip("ьъ")[-1:], harmonies(left), "v" if left[-1] in VOWELS else "c"
        fitting = (
            shape
            for ending in (_FOUND if kind == "found" else GRAPH[kind])
            if _may_follow(ending, left, after)
            for shape in ((each, ending.makes) for each in shapes(ending.template, before, harmony))
        )
        return depth < _MOST_ENDINGS and any(
            self._matches(word, at + len(shape), makes, needed, depth + 1)
            for shape, makes in fitting
            if not needs or needs == ("v" if shape[0] in _ALL_VOWELS else "c")
            for needed in _found_at(shape, word, at)
        )


def _may_follow(ending: Ending, left: str, after: str) -> bool:
    if ending.makes == "made" and len(left) < _LEAST_OF_VERB:
        return False
    if ending.template[0] == "ш" == left[-1]:
        return False
    return (
        not ending.after
        or ending.after == after
        or (ending.after == "r" and len(left) > 3 and left[-1] in "рй")
    )


def _found_at(shape: str, word: str, at: int) -> Iterator[str]:
    """What has to follow, if this ending stands there; its last consonant is voiced before a vowel: -лық, -лығы."""
    if word.startswith(shape, at):
        yield _needs(shape)
    elif shape[-1] in VOICING and word.startswith(shape[:-1] + VOICING[shape[-1]], at):
        yield "v"


def _needs(text: str) -> str:
    """A consonant has to follow к, қ, п after a vowel: before a vowel they are voiced."""
    return "c" if text[-1] in VOICING and len(text) > 1 and text[-2] in _ALL_VOWELS else ""


def _spellings(word: str) -> Iterator[str]:
    """The word, and how it would be written if «я», «ю», «и» were not one letter: қояды – қойады, қоюға – қойуға,
    оқиды – оқыйды."""
    yield word
    if "я" in word or "ю" in word:
        yield word.replace("я", "йа").replace("ю", "йу")
    for at, letter in enumerate(word):
        if letter == "и" and at > 1 and word[at - 1] not in _ALL_VOWELS:
            yield word[:at] + ("ій" if harmonies(word[:at]) == "f" else "ый") + word[at + 1 :]
