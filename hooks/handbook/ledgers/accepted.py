"""Which version of a section was last seen side by side with its twin in the other language.

The ledger is a tab-separated file with a row a section, so that it survives squashed and shallow histories,
merges line by line, and needs no dates. `make accept PAGE=...` writes it; the rule `stale-translation` reads it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from handbook.ledgers import ledger_files
from handbook.model import LANGUAGES, Handbook, Page, Section

LEDGER = "docs/_data/accepted.tsv"
HEADER = "# Тілдері салыстырылған бөлімдер, make accept жазады · Сверенные разделы, пишет make accept\n"

Ledger = dict[tuple[str, str], dict[str, str]]


def fingerprint(section: Section) -> str:
    """Twelve hexadecimal digits of the section's words; white space does not count."""
    return _fingerprint(section.title, section.text)


@lru_cache(maxsize=10_000)
def _fingerprint(title: str, text: str) -> str:
    words = " ".join(f"{title} {text}".split())
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def parse(text: str) -> tuple[Ledger, list[int]]:
    """The ledger, and the numbers of the lines that are not rows of it."""
    ledger: Ledger = {}
    bad_lines = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 2 + len(LANGUAGES):
            bad_lines.append(number)
            continue
        page, section, *prints = cells
        ledger[(page, section)] = dict(zip(LANGUAGES, prints, strict=True))
    return ledger, bad_lines


def render(ledger: Mapping[tuple[str, str], Mapping[str, str]]) -> str:
    rows = (
        "\t".join((page, section, *(prints[language] for language in LANGUAGES))) + "\n"
        for (page, section), prints in sorted(ledger.items())
    )
    return HEADER + "".join(rows)


def of_pages(pages: tuple[Page, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """(section id, language -> fingerprint) of every section that all these pages have."""
    by_language = {
        page.language: {section.id: fingerprint(section) for section in page.sections} for page in pages
    }
    first, *others = by_language.values()
    for section_id in first:
        if all(section_id in other for other in others):
            yield section_id, {language: prints[section_id] for language, prints in by_language.items()}


def changed_languages(handbook: Handbook, pages: tuple[Page, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(section id, languages changed since the pair was accepted); all of them for a pair never accepted. A typo is no change."""
    path = pages[0].path
    for section_id, prints in of_pages(pages):
        accepted = handbook.fingerprints.get((path, section_id), {})
        changed = tuple(
            language
            for language in LANGUAGES
            if accepted.get(language)
            not in (prints[language], before_typos(handbook, language, path, section_id))
        )
        if changed:
            yield section_id, changed


def before_typos(handbook: Handbook, language: str, path: str, section_id: str) -> str:
    """The fingerprint that a section had before typos in it were put right; empty where nothing was."""
    slips = handbook.slips.get((language, path))
    return slips.prints.get(section_id, "") if slips else ""


def accept(handbook: Handbook, root: Path, paths: frozenset[str]) -> Counter[str]:
    """Records that the twins of these pages (all pages where empty) were looked at. Returns how many rows of each page changed.

    Raises OSError where the ledger cannot be written; it is then as it was.
    """
    pairs = [pages for pages in handbook.twins() if not paths or pages[0].path in paths]
    accepted_paths = {pages[0].path for pages in pairs}
    both = {pages[0].path for pages in handbook.twins()}
    ledger = {
        key: dict(prints)
        for key, prints in handbook.fingerprints.items()
        if key[0] in both and key[0] not in accepted_paths
    }
    for pages in pairs:
        for section_id, prints in of_pages(pages):
            ledger[(pages[0].path, section_id)] = prints
    changed = Counter(
        path for (path, id_), prints in ledger.items() if handbook.fingerprints.get((path, id_)) != prints
    )
    changed.update(path for path, id_ in handbook.fingerprints if (path, id_) not in ledger)
    ledger_files.write(root / LEDGER, render(ledger))
    return changed
