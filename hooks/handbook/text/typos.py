"""What is a mere typo: a misspelt word put right. Its page in the other language has nothing to follow.

A change of a text is one where all of this holds; whatever else is a change of the words, and both languages are compared again:

- as many words, and the same signs, figures, links and marks between them; at most MOST_WORDS words differ;
- a word that differs is written in Cyrillic letters, has four or more of them and differs in two at most (of fewer than six letters: in
  one), where two letters that have changed places are one difference;
- the word as it was stands nowhere else in the language's texts: it was no word, and was not another one;
- neither the old nor the new word is a name or an abbreviation, is negated where the other is not, or is a part of a term.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from handbook.text.inflection import Phrases

MOST_WORDS = 3
SHORT, LONG = 4, 6
"""Letters of a word that may differ at all, and of one that may differ in two."""
_WORD = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)")
_CYRILLIC = re.compile(r"[\u0400-\u04ff-]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]|\n|«)[\s«–*-]*$")
_NEGATIVE_STARTS = ("не", "ни", "без", "бес", "бей")
_NEGATIVE_ENDS = ("сыз", "сіз")
_NEGATIVE_PARTS = ("ма", "ме", "ба", "бе", "па", "пе")


def is_typo(before: str, after: str, elsewhere: Collection[str], terms: Phrases) -> bool:
    """Whether a text was only put right. `elsewhere`: the words of all other texts of its language, in lower case."""
    old, new = _WORD.split(before), _WORD.split(after)
    if len(old) != len(new) or [each.split() for each in old[::2]] != [each.split() for each in new[::2]]:
        return False
    differing = [index for index in range(1, len(old), 2) if old[index] != new[index]]
    starts = _starts(new)
    touched = [(found.start, found.end) for found in terms.find(after)]
    starts_before = _starts(old)
    touched_before = [(found.start, found.end) for found in terms.find(before)]
    return 0 < len(differing) <= MOST_WORDS and all(
        _is_slip(old[index], new[index])
        and old[index].lower() not in elsewhere
        and not _is_name(new, index)
        and not _within(starts[index], touched)
        and not _within(starts_before[index], touched_before)
        for index in differing
    )


def words_of(text: str) -> set[str]:
    """The words of a text in lower case."""
    return {word.lower() for word in _WORD.findall(text)}


def _starts(parts: list[str]) -> list[int]:
    places = [0]
    for part in parts:
        places.append(places[-1] + len(part))
    return places


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _is_name(parts: list[str], index: int) -> bool:
    """Whether a word is written with a capital letter that no beginning of a sentence asks for."""
    word = parts[index]
    if word[1:] != word[1:].lower():
        return True
    return word[0].isupper() and not _SENTENCE_START.search("".join(parts[max(index - 2, 0) : index]))


def _is_slip(old: str, new: str) -> bool:
    shorter = min(len(old), len(new))
    if shorter < SHORT or not (_CYRILLIC.fullmatch(old) and _CYRILLIC.fullmatch(new)):
        return False
    if old[0].isupper() != new[0].isupper() or _is_negated(old.lower(), new.lower()):
        return False
    return _distance(old.lower(), new.lower()) <= (2 if shorter >= LONG else 1)


def _is_negated(old: str, new: str) -> bool:
    """Whether one says no where the other does not: «законный» and «незаконный», «келді» and «келмеді», «ақылы» and «ақысыз»."""
    if any(old.startswith(start) != new.startswith(start) for start in _NEGATIVE_STARTS):
        return True
    if old.endswith(_NEGATIVE_ENDS) != new.endswith(_NEGATIVE_ENDS):
        return True
    short, long = sorted((old, new), key=len)
    return any(
        short == long[:at] + long[at + 2 :] and long[at : at + 2] in _NEGATIVE_PARTS
        for at in range(1, len(long) - 1)
    )


def _distance(one: str, other: str) -> int:
    """How many letters differ, put in, left out or changed; two that have changed places count once."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, against in enumerate(other, start=1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
