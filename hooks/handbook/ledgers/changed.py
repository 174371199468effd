"""When the words of a page last changed, as the editors have recorded it.

A build's own date and the dates of a shallow clone say nothing of the words. So a row a page and language keeps the
fingerprint of its words with the day on which `make accept` first saw them. A page whose words have changed since has no
date until it is accepted again: no date is better than a wrong one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from pathlib import Path

from handbook.ledgers import ledger_files
from handbook.ledgers.accepted import fingerprint
from handbook.model import LANGUAGES, UNLISTED, Handbook, Page, Place
from handbook.model.pages import Slips

LEDGER = "docs/_data/changed.tsv"
HEADER = "# Беттің сөздері өзгерген күн, make accept жазады · День, когда изменились слова страницы, пишет make accept\n"

Dates = dict[tuple[str, str], tuple[str, str]]
"""(language, page) -> (fingerprint, day)."""


def parse(text: str) -> tuple[Dates, list[int]]:
    """The recorded days, and the numbers of the lines that are not rows."""
    dates: Dates = {}
    bad_lines = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split()
        if len(cells) != 4 or cells[1] not in LANGUAGES:
            bad_lines.append(number)
            continue
        path, language, print_, day = cells
        dates[language, path] = (print_, day)
    return dates, bad_lines


def page_fingerprint(handbook: Handbook, page: Page) -> str:
    """The fingerprint of all words of a page: its own, and those of the data that it shows. A typo put right leaves it as it was."""
    if handbook.pages.get((page.language, page.path)) is page:
        return _kept_fingerprint(handbook, page.language, page.path)
    return _fingerprint(handbook, page)


@lru_cache(maxsize=2_000)
def _kept_fingerprint(handbook: Handbook, language: str, path: str) -> str:
    return _fingerprint(handbook, handbook.pages[language, path])


def _fingerprint(handbook: Handbook, page: Page) -> str:
    slips = handbook.slips.get((page.language, page.path), Slips())
    words = [slips.title or page.title, slips.summary or page.summary]
    words += [slips.prints.get(section.id) or fingerprint(section) for section in page.sections]
    words += [
        json.dumps(_plain(entry), ensure_ascii=False, sort_keys=True) for entry in _data_of(handbook, page)
    ]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:12]


def last_changed(handbook: Handbook, page: Page) -> str:
    """The day on which a page's words last changed, `2026-11-25`; empty where it is not recorded."""
    recorded, when = handbook.changed.get((page.language, page.path), ("", ""))
    return when if recorded == page_fingerprint(handbook, page) else ""


def record(handbook: Handbook, root: Path, paths: frozenset[str], today: str) -> set[str]:
    """Gives the pages of these paths (all where empty) whose words have changed the day of today, in the ledger below `root`.
    Returns the paths of these pages."""
    dates, dated = dict(handbook.changed), set()
    for page in handbook.pages.values():
        found = page_fingerprint(handbook, page)
        if (
            (not paths or page.path in paths)
            and page.path not in UNLISTED
            and dates.get((page.language, page.path), ("",))[0] != found
        ):
            dates[page.language, page.path] = (found, today)
            dated.add(page.path)
    ledger_files.write(root / LEDGER, render(handbook, dates))
    return dated


def render(handbook: Handbook, dates: Mapping[tuple[str, str], tuple[str, str]]) -> str:
    """The ledger's text: a row for each page that there is."""
    kept = sorted(
        (path, language, *cells)
        for (language, path), cells in dates.items()
        if (language, path) in handbook.pages
    )
    return HEADER + "".join("\t".join(row) + "\n" for row in kept)


def _data_of(handbook: Handbook, page: Page) -> Iterator[object]:
    """The entries of the data that a page is made of."""
    if page.path == "laws.md":
        yield from handbook.laws
    elif page.path == "law/where-to-turn.md":
        yield from handbook.ways
        yield from handbook.legal_terms
    elif page.path == "law/who-decides.md":
        yield from handbook.matters
    elif page.path == "glossary.md":
        yield from handbook.terms
    elif page.path == "formats/index.md":
        yield from handbook.formats
        yield from handbook.purposes
    elif page.type == "format":
        yield from (entry for entry in handbook.formats if entry.id == page.id)
    elif page.type == "template":
        yield from (text for form in handbook.templates if form.id == page.id for text in form.texts)


def _plain(value: object) -> object:
    """What an entry says, without what only the program sees in it.

    The names of classes and of their fields, places, words for the search, and fields that say nothing leave no trace: a class may be
    renamed or learn a new field, and no page loses its day.
    """
    if is_dataclass(value) and not isinstance(value, type):
        parts = (
            _plain(getattr(value, each.name))
            for each in fields(value)
            if each.metadata.get("shown", True) and not isinstance(getattr(value, each.name), Place)
        )
        return [part for part in parts if part not in (None, "", [], {}, False)]
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value
