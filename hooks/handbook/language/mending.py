"""Mends of one line of text: what is wrong for certain, and right in one way only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Mend:
    """What stood in a line, and what stands there now."""

    before: str
    after: str


def mend(
    segments: list[tuple[bool, str]], knows: Callable[[str], bool], is_prose: bool
) -> tuple[str, list[Mend]]:
    """A line mended, and what was done. Raises nothing.

    `segments`: the line in parts, (whether it may be touched, its text). `knows`: whether a word is spelt right.
    `is_prose`: whether it is a line of a page; in YAML quotes are signs of YAML, and a no-break space was meant.
    """
    done: list[Mend] = []
    if is_prose and segments and segments[0][0]:
        first = _replace(_BULLET, lambda found: f"{found[1]}- ", segments[0][1], done)
        segments = [(True, first), *segments[1:]]
    parts = [_segment(text, knows, is_prose, done) if is_free else text for is_free, text in segments]
    if is_prose:
        parts = _quotes([is_free for is_free, _ in segments], parts, done)
    return "".join(parts), done


def _segment(text: str, knows: Callable[[str], bool], is_prose: bool, done: list[Mend]) -> str:
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
        text = _replace(pattern, put, text, done)
    return text


def _replace(
    pattern: re.Pattern[str], put: str | Callable[[re.Match[str]], str], text: str, done: list[Mend]
) -> str:
    mended, at = [], 0
    for found in pattern.finditer(text):
        new = put if isinstance(put, str) else put(found)
        if new != found[0]:
            before, after = (
                text[_start(text, found.start()) : found.start()],
                text[found.end() : _end(text, found.end())],
            )
            done.append(Mend(before + found[0] + after, before + new + after))
        mended += [text[at : found.start()], new]
        at = found.end()
    return "".join([*mended, text[at:]])


def _start(text: str, at: int) -> int:
    """Where the word begins that stands before this place."""
    return text.rfind(" ", 0, max(at - 1, 0)) + 1


def _end(text: str, at: int) -> int:
    end = text.find(" ", at + 1)
    return end if end >= 0 else len(text)


def _letters(word: str, knows: Callable[[str], bool]) -> str:
    """With the letters of its own alphabet, where that makes a known word of it."""
    if not _FOREIGN.search(word) and not re.search(r"[ӊӉҡҝ]", word):
        return word
    mended = word.translate(_LOOKALIKES)
    return mended if mended != word and not _FOREIGN.search(mended) and knows(mended) else word


def _quotes(free: list[bool], parts: list[str], done: list[Mend]) -> list[str]:
    """Straight and English quotes as «…», within those as „…“; all of a line or none, where it is plain which open and which close."""
    line = "".join(parts)
    if not re.search(r"[\"”‟]", "".join(part for is_free, part in zip(free, parts, strict=True) if is_free)):
        return parts
    at = list(_places(free, parts))
    kinds = [_kind(line, place) for place in at]
    if len(at) % 2 or kinds != ["open", "close"] * (len(at) // 2):
        return parts
    letters = list(line)
    for place, kind in zip(at, kinds, strict=True):
        is_inner = line.count("«", 0, place) > line.count("»", 0, place)
        letters[place] = {"open": "«„", "close": "»“"}[kind][is_inner]
    mended = "".join(letters)
    for start, end in zip(at[::2], at[1::2], strict=True):
        done.append(Mend(line[start : end + 1], mended[start : end + 1]))
    return [mended]


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
