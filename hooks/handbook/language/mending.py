"""Mends of one line of text: what is wrong for certain, and right in one way only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from handbook.text.changed_part import same_ends

_CYRILLIC = "\u0400-\u052f"
_DECOMPOSED = re.compile(rf"[{_CYRILLIC}][\u0300-\u036f]+")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_ODD_SPACE = re.compile(r"[\u2000-\u2008\u200a\u205f\u3000]")
_NO_BREAK = re.compile(r"[\u00a0\u202f\u2009]")
_SPACES = re.compile(rf"(?<=[{_CYRILLIC}A-Za-z\d,.;:!?»“\")…–]) {{2,}}(?=[{_CYRILLIC}A-Za-z\d«„\"(–])")
_BEFORE_SIGN = re.compile(rf"(?<=[{_CYRILLIC}»)]) +(?=[,;.](?:\s|$))")
_DASH = re.compile(r"(?<=[^\s|>*+-]) (?:-{1,3}|—|―) (?=[^\s|-])")
_DOTS = re.compile(rf"(?<=[{_CYRILLIC}])\.{{3}}(?!\.)")
_BULLET = re.compile(r"^(\s*)[•◦▪‣·●○■□\u2043\uf0a7\uf0b7][ \t\u00a0]*(?=\S)")
"""The list mark of a word processor, as the rule `list-mark` names it."""
_NUMBER_SIGN = re.compile(r"№(?=\d)")
_WORD = re.compile(rf"[^\W\d_]*[{_CYRILLIC}][^\W\d_]*")
_FOREIGN = re.compile(r"[A-Za-z\u00c0-\u02af\u0370-\u03ff]")
_LOOKALIKES = str.maketrans(
    "AaBCcEeHKkMOoPpTXxYyIihƏəÖöӨөΘθӊӉҡҝ",
    "АаВСсЕеНКкМОоРрТХхУуІіһӘәӨөӨөӨөңҢққ",
)
_QUOTE = re.compile(r"[\"“”„‟]")
_OPENS, _CLOSES = re.compile(r"(?:^|[\s(\[«*–-])$"), re.compile(r"^(?:$|[\s)\]».,;:!?…*–-])")


def mend(segments: list[tuple[bool, str]], knows: Callable[[str], bool], is_prose: bool) -> str:
    """A line mended. Raises nothing.

    `segments`: the line in parts, (whether it may be touched, its text). `knows`: whether a word is spelt right.
    `is_prose`: whether it is a line of a page; in YAML quotes are signs of YAML, and a no-break space was meant.
    """
    if is_prose and segments and segments[0][0]:
        segments = [(True, _BULLET.sub(r"\1- ", segments[0][1])), *segments[1:]]
    parts = [_segment(text, knows, is_prose) if is_free else text for is_free, text in segments]
    return _quotes([is_free for is_free, _ in segments], parts) if is_prose else "".join(parts)


def difference(before: str, after: str) -> tuple[str, str]:
    """What of a line was mended, from the first place to the last, with the words that touch it."""
    start, end = same_ends(before, after)
    start = before.rfind(" ", 0, max(start - 1, 0)) + 1
    rest = after[len(after) - end :]
    end = len(rest) - (rest.find(" ", 1) if " " in rest[1:] else len(rest))
    return before[start : len(before) - end], after[start : len(after) - end]


def _segment(text: str, knows: Callable[[str], bool], is_prose: bool) -> str:
    steps: list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = [
        (_DECOMPOSED, lambda found: unicodedata.normalize("NFC", found[0])),
        (_UNSEEN, ""),
        (_ODD_SPACE, " "),
        *([(_NO_BREAK, " ")] if is_prose else []),
        (_SPACES, " "),
        (_BEFORE_SIGN, ""),
        (_DASH, " – "),
        (_DOTS, "…"),
        (_NUMBER_SIGN, "№ "),
        (_WORD, lambda found: _letters(found[0], knows)),
    ]
    for pattern, put in steps:
        text = pattern.sub(put, text)
    return text


def _letters(word: str, knows: Callable[[str], bool]) -> str:
    """With the letters of its own alphabet, where that makes a known word of it."""
    if not _FOREIGN.search(word) and not re.search(r"[ӊӉҡҝ]", word):
        return word
    mended = word.translate(_LOOKALIKES)
    return mended if mended != word and not _FOREIGN.search(mended) and knows(mended) else word


def _quotes(free: list[bool], parts: list[str]) -> str:
    """Straight and English quotes as «…», within those as „…“; all of a line or none, where it is plain which open and which close."""
    line = "".join(parts)
    if not re.search(r"[\"”‟]", "".join(part for is_free, part in zip(free, parts, strict=True) if is_free)):
        return line
    at = list(_places(free, parts))
    kinds = [_kind(line, place) for place in at]
    if len(at) % 2 or kinds != ["open", "close"] * (len(at) // 2):
        return line
    letters = list(line)
    for place, kind in zip(at, kinds, strict=True):
        is_inner = line.count("«", 0, place) > line.count("»", 0, place)
        letters[place] = {"open": "«„", "close": "»“"}[kind][is_inner]
    return "".join(letters)


def _places(free: list[bool], parts: list[str]) -> Iterator[int]:
    """Where the quotes stand in the line, of those parts that may be touched."""
    start = 0
    for is_free, part in zip(free, parts, strict=True):
        if is_free:
            yield from (start + found.start() for found in _QUOTE.finditer(part))
        start += len(part)


def _kind(line: str, at: int) -> str:
    opens, closes = bool(_OPENS.search(line[:at])), bool(_CLOSES.search(line[at + 1 :]))
    return "open" if opens and not closes else "close" if closes and not opens else "unsure"
