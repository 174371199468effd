"""Days of the last change, which hang on words alone, and pairs that were compared: what the two ledgers keep."""

from __future__ import annotations

from dataclasses import field, make_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from handbook.ledgers import accepted, changed
from handbook.model import Handbook, Page, Place
from handbook.source import reader
from support.places import TINY

HANDBOOK = reader.read(TINY)


def glossary(handbook: Handbook) -> Page:
    return handbook.pages["kk", "glossary.md"]


def with_terms(make: Any) -> Handbook:
    return replace(HANDBOOK, terms=tuple(make(term) for term in HANDBOOK.terms))


def renamed(term: Any) -> Any:
    """A term as a class of another name, with other names of its fields and a new one that says nothing."""
    names = ["one", "place", "two", "three", "four", "five"]
    values = [term.id, term.place, term.term, term.definition, term.abbreviation, term.avoid]
    other = make_dataclass(
        "GlossaryTerm", [*((name, object) for name in names), ("new", object, field(default=None))]
    )
    return other(*values)


@pytest.mark.parametrize(
    "make",
    [
        renamed,
        lambda term: replace(term, place=Place("docs/_data/other.yml", 7)),
        lambda term: replace(term, also={"ru": ("мэрия",)}),
    ],
)
def test_names_and_lines_leave_no_trace(make: Any) -> None:
    assert changed.page_fingerprint(with_terms(make), glossary(HANDBOOK)) == changed.page_fingerprint(
        HANDBOOK, glossary(HANDBOOK)
    )


@pytest.mark.parametrize(
    "make",
    [
        lambda term: replace(term, definition={**term.definition, "ru": term.definition["ru"] + "."}),
        lambda term: replace(term, term={"kk": term.term["ru"], "ru": term.term["kk"]}),
        lambda term: replace(term, avoid={"ru": ("мэрия",)}),
    ],
)
def test_words_do(make: Any) -> None:
    assert changed.page_fingerprint(with_terms(make), glossary(HANDBOOK)) != changed.page_fingerprint(
        HANDBOOK, glossary(HANDBOOK)
    )


def without(path: str) -> Handbook:
    """The tiny handbook as it is read after a page was removed in both languages."""
    return replace(HANDBOOK, pages={key: page for key, page in HANDBOOK.pages.items() if key[1] != path})


def test_rows_of_a_removed_page_go_whichever_page_is_accepted(tiny: Path) -> None:
    left = without("principles.md")
    accepted.accept(left, tiny, frozenset({"glossary.md"}))
    changed.record(left, tiny, frozenset({"glossary.md"}), "2026-11-26")
    rows, _ = accepted.parse((tiny / accepted.LEDGER).read_text(encoding="utf-8"))
    days, _ = changed.parse((tiny / changed.LEDGER).read_text(encoding="utf-8"))
    assert {path for path, _ in rows} == {path for path, _ in HANDBOOK.fingerprints} - {"principles.md"}
    assert days == {key: row for key, row in HANDBOOK.changed.items() if key[1] != "principles.md"}


def test_accepting_counts_the_rows_that_change(tiny: Path) -> None:
    assert accepted.accept(HANDBOOK, tiny, frozenset()) == {}
    gone = [key for key in HANDBOOK.fingerprints if key[0] == "principles.md"]
    assert accepted.accept(without("principles.md"), tiny, frozenset()) == {"principles.md": len(gone)}
