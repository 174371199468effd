"""`make fix-language`: goes through the files that editors write and mends what is safe. Everything else stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.language.mending import difference, mend
from handbook.language.tokens import CYRILLIC
from handbook.ledgers import ledger_files
from handbook.model import Handbook, Page, Place
from handbook.source import yaml_lines
from handbook.source.markdown import BLOCK, is_table_rule

DATA = "docs/_data"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_HELD_IN_PAGE = re.compile(
    r"`[^`]*`|<!--.*?-->|<[^<>]*>|\]\([^()]*(?:\([^()]*\)[^()]*)*\)|\{[^{}]*\}|https?://\S+|[\w.+-]+@[\w.-]+"
    r"|^\s*(?:[-*+]|\d+\.)\s+(?:\[[ xX]\]\s+)?|^#+\s+|^/{3,}\s*[\w-]*\s*\|?|^\s*>\s*|^\s+"
)
_HELD_IN_DATA = re.compile(
    r"^\s*(?:- )?(?:[\w-]+:)?\s*[|>]?|(?:(?<=[{,])|(?<=[{,] ))[\w-]+:|(?<!\S)#.*$|\{[\w.]+\}|<[^<>]*>|https?://\S+|[\w.+-]+@[\w.-]+|`[^`]*`"
)
_META = re.compile(r"^(?:title|summary):")
Knows = Callable[[str, str], bool]
"""(language, word): whether a word is spelt right there."""


@dataclass(frozen=True)
class Mended:
    """A line that was mended: what of it has changed, as it stood there and as it stands there now."""

    place: Place
    before: str
    after: str


def mend_files(handbook: Handbook, root: Path, knows: Knows) -> list[Mended]:
    """Mends the pages and the data files, and tells what was done, in the order of the files.

    Raises OSError where a file cannot be read or written; what was written before is whole.
    """
    done: list[Mended] = []
    for _, page in sorted(handbook.pages.items()):
        done += _mend_file(root, page.file, page, knows, tuple({language for language, _ in handbook.pages}))
    languages = tuple(sorted({language for language, _ in handbook.pages}))
    for path in sorted((root / DATA).rglob("*.yml")):
        done += _mend_file(root, path.relative_to(root).as_posix(), None, knows, languages)
    return done


def _mend_file(
    root: Path, path: str, page: Page | None, knows: Knows, languages: tuple[str, ...]
) -> list[Mended]:
    raw = (root / path).read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return []  # the check says so
    own = (page.language,) if page else languages
    prose = {number for number, _ in page.lines} if page else set()
    meta = set(page.meta_lines.values()) if page else set()
    lines, done = [], []
    for number, whole in enumerate(_LINE.findall(text), start=1):
        line = whole.rstrip("\r\n")
        if CYRILLIC.search(line) and (
            page is None or number in prose or (number in meta and _META.match(line))
        ):
            is_prose = number in prose
            mended = mend(
                _segments(line, is_prose), lambda word: any(knows(each, word) for each in own), is_prose
            )
            if mended != line:
                done.append(Mended(Place(path, number), *difference(line, mended)))
            whole = mended + whole[len(line) :]
        lines.append(whole)
    changed = "".join(lines)
    if changed == text or (page is None and not _is_same(text, changed)):
        return []
    ledger_files.write(root / path, changed)
    return done


def _segments(line: str, is_prose: bool) -> list[tuple[bool, str]]:
    """A line in parts: those that may be touched, and those that are code, names, addresses, signs of Markdown and YAML."""
    bare = line.removeprefix("\ufeff")
    if is_prose and (is_table_rule(bare) or (BLOCK.match(bare) and "|" not in bare)):
        return [(False, line)]
    return [part for part in _parts(line, _HELD_IN_PAGE if is_prose else _HELD_IN_DATA) if part[1]]


def _parts(line: str, held: re.Pattern[str]) -> Iterator[tuple[bool, str]]:
    at = 0
    for found in held.finditer(line):
        yield True, line[at : found.start()]
        yield False, found[0]
        at = found.end()
    yield True, line[at:]


def _is_same(before: str, after: str) -> bool:
    """Whether YAML has the same keys after mending, and every value without Cyrillic letters: else nothing is written."""
    try:
        old, new = (
            yaml_lines.parse(before.removeprefix("\ufeff")),
            yaml_lines.parse(after.removeprefix("\ufeff")),
        )
    except yaml_lines.BrokenYamlError:
        return False
    return old.lines == new.lines and _plain(old.value) == _plain(new.value)


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return "" if isinstance(value, str) and CYRILLIC.search(value) else value
