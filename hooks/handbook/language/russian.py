"""Whether a word is a form of a known Russian word. Hunspell's dictionary has nearly all; here stands how words are made beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from handbook.text.inflection import forms

_FIRST_PARTS = tuple(
    re.findall(
        r"\w+",
        "авто агро аудио аэро био веб видео вне внутри гео гос гидро двух евро еже жил инва интернет информ "
        "квази кибер ком макро медиа между мед меж микро мини много моно мульти надо нац неогос не обл онлайн "
        "орг пере пол полу пост пред про псевдо радио рай само сверх соц спец строй супер тер теле тех трёх "
        "трех турбо фин фото четырёх эко экс электро энерго этно",
    )
)
"""What stands before a word and makes one with it: «инватакси», «соцсети», «моногород»."""
_LEAST_REST = 4
_HEAD = re.compile(r"[а-яё]+(?:но|во|ко|то|ро|сто|ско|цко|до|ло|мо|по|ео|ие|е|и|о)$")


class Russian:
    """Known words. `knows` tells whether a word, without hyphens, is a form of one."""

    def __init__(self, spells: Callable[[str], bool], accepted: Iterable[str]) -> None:
        """`spells`: the dictionary's own word. `accepted`: words that the editors have added, in the form of a dictionary."""
        self._spells = spells
        self._accepted: dict[str, list[re.Pattern[str]]] = {}
        for word in accepted:
            pattern = re.compile(forms(word, "ru") + (_surname(word) if word[:1].isupper() else _verb(word)))
            self._accepted.setdefault(_key(word), []).append(pattern)
        self.knows = lru_cache(maxsize=None)(self._knows)

    def _knows(self, word: str) -> bool:
        if self._spells(word) or self._is_accepted(word):
            return True
        low = word.lower()
        return any(
            low.startswith(part) and len(low) - len(part) >= _LEAST_REST and self._has(low[len(part) :])
            for part in _FIRST_PARTS
        )

    def _has(self, word: str) -> bool:
        return self._spells(word) or self._is_accepted(word)

    def _is_accepted(self, word: str) -> bool:
        small = word if word.isupper() and len(word) > 1 else word[:1].lower() + word[1:]
        known = self._accepted.get(_key(word), ())
        return any(pattern.fullmatch(each) for pattern in known for each in {word, small})

    def is_first_part(self, word: str) -> bool:
        """Whether a word can stand before a hyphen and nowhere else: «консультативно»-совещательный."""
        low = word.lower()
        return bool(_HEAD.fullmatch(low)) and any(
            self._has(low[:-1] + end) for end in ("ый", "ий", "ой", "ный")
        )


def _key(word: str) -> str:
    return word[:2].lower()


def _surname(word: str) -> str:
    """Surnames have some endings of an adjective: с Мысаловым, у Сейсеновой."""
    if re.search(r"[оеё]в$|[иы]н$", word):
        return f"|{word}(?:а|у|ым|е|ы|ых|ыми)"
    if re.search(r"(?:[оеё]в|[иы]н)а$", word):
        return f"|{word[:-1]}(?:а|ой|ою|у|ы|ых)"
    return ""


def _verb(word: str) -> str:
    """Verbs that the editors have added: forms of -овать (лицензируют), -ать, -ять, -ить (отсканить), with -ся too."""
    bare = word.removesuffix("ся")
    after = "" if bare == word else "(?:ся|сь)"
    for end, stem, forms_ in (
        (
            "овать",
            bare[:-5],
            "(?:у(?:ю|ешь|ет|ем|ете|ют|й|йте|я|ющ\\w+|ем\\w+)|ова(?:ть|л|ла|ло|ли|в|вш\\w+|нн\\w+|н|на|но|ны))",
        ),
        ("ать", bare[:-3], "а(?:ть|ю|ешь|ет|ем|ете|ют|й|йте|я|л|ла|ло|ли|в|ющ\\w+|вш\\w+|нн\\w+|н|на|но|ны)"),
        (
            "ить",
            bare[:-3],
            "(?:ить|ю|у|ишь|ит|им|ите|ят|ат|и|ил|ила|ило|или|ив|ивш\\w+|енн\\w+|ен|ена|ено|ены)",
        ),
    ):
        if bare.endswith(end):
            return f"|{stem}{forms_}{after}"
    return ""
