"""Words that are one slip of the hand away from a misspelt one, the likeliest slips first."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

_LOOKALIKES = {
    "к": "қ", "г": "ғ", "н": "ң", "о": "ө", "у": "үұ", "х": "һ", "а": "ә", "э": "ә", "е": "ё", "и": "і", "ы": "і",
    "қ": "к", "ғ": "г", "ң": "н", "ө": "о", "ү": "ұу", "ұ": "үу", "һ": "х", "ә": "а", "і": "иы", "ё": "е",
}  # fmt: skip
"""A letter -> those that are typed for one another where a keyboard lacks one."""
_MOST_TRIED = 64
LETTERS = {"kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя", "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"}
_ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")


def near(word: str, knows: Callable[[str], bool], language: str) -> Iterator[str]:
    """Known words near this one."""
    return (each for each in _slips(word.lower(), LETTERS[language]) if each and knows(each))


def _slips(word: str, letters: str) -> Iterator[str]:
    yield from _lookalikes(word)
    pairs = range(len(word) - 1)
    yield from (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in pairs)
    yield from (word[:at] + word[at + 1 :] for at in pairs if word[at] == word[at + 1])
    yield from (word[: at + 1] + word[at:] for at in range(len(word)))
    for at, letter in enumerate(word):
        yield from (word[:at] + each + word[at + 1 :] for each in _beside(letter))
    yield from (word[:at] + word[at + 1 :] for at in range(len(word)))
    for at in range(1, len(word) + 1):
        yield from (word[:at] + each + word[at:] for each in letters)
    for at in range(len(word)):
        yield from (word[:at] + each + word[at + 1 :] for each in letters)


def _lookalikes(word: str) -> Iterator[str]:
    """With some letters changed for their look-alikes: the fewest first."""
    places = [at for at, letter in enumerate(word) if letter in _LOOKALIKES]
    for count in range(1, 4):
        for chosen in itertools.islice(itertools.combinations(places, count), _MOST_TRIED):
            for letters in itertools.product(*(_LOOKALIKES[word[at]] for at in chosen)):
                changed = list(word)
                for at, letter in zip(chosen, letters, strict=True):
                    changed[at] = letter
                yield "".join(changed)


def _beside(letter: str) -> str:
    """The keys beside one."""
    row = next((row for row in _ROWS if letter in row), "")
    at = row.find(letter)
    return row[max(at - 1, 0) : at] + row[at + 1 : at + 2] if row else ""
