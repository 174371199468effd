"""Days of the last change: they hang on words alone, not on how the program names what it reads."""

from __future__ import annotations

from dataclasses import field, make_dataclass, replace
from typing import Any

import pytest

from handbook.ledgers import changed
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
    other = make_dataclass("GlossaryTerm", [*((name, object) for name in names), ("new", object, field(default=None))])
    return other(*values)


@pytest.mark.parametrize("make", [renamed, lambda term: replace(term, place=Place("docs/_data/other.yml", 7))])
def test_names_and_lines_leave_no_trace(make: Any) -> None:
    assert changed.mark(with_terms(make), glossary(HANDBOOK)) == changed.mark(HANDBOOK, glossary(HANDBOOK))


@pytest.mark.parametrize("make", [
    lambda term: replace(term, definition={**term.definition, "ru": term.definition["ru"] + "."}),
    lambda term: replace(term, term={"kk": term.term["ru"], "ru": term.term["kk"]}),
    lambda term: replace(term, avoid={"ru": ("мэрия",)}),
])
def test_words_do(make: Any) -> None:
    assert changed.mark(with_terms(make), glossary(HANDBOOK)) != changed.mark(HANDBOOK, glossary(HANDBOOK))

