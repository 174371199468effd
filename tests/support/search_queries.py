"""The query sets, and what the search of the built site answers to them, outside a browser."""

from __future__ import annotations

import atexit
import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

from support.places import ROOT, SITE
from support.programs import NODE

FOLDER = ROOT / "tests" / "search"


@dataclass(frozen=True)
class Query:
    """A query, its kind, and the addresses of which one should be among the first three (none: nothing is to be found)."""

    text: str
    kind: str
    expected: frozenset[str]


def read(language: str, name: str = "queries") -> list[Query]:
    """The set in its order. Odd lines of it (the first, the third …) were there to tune by, even ones are kept for the final figure."""
    lines = (FOLDER / f"{name}.{language}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    prefix = "" if language == "kk" else f"{language}/"
    rows = (line.split("\t") for line in lines if line)
    return [
        Query(text, kind, frozenset(prefix + address for address in expected.split()))
        for text, kind, expected in rows
    ]


def read_blind(language: str, half: str, name: str = "blind") -> list[Query]:
    """A blind set's rows that are typed on the side of a language; `half`: "tuned" may be looked at, "kept" only be measured.

    `name`: "blind", "hurried" or "fresh". A query of the kind «other-language» is typed on the other side than its own.
    """
    lines = (FOLDER / f"{name}.{half}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    prefix = "" if language == "kk" else f"{language}/"
    return [
        Query(text, kind, frozenset(prefix + address for address in expected.split()))
        for own, text, kind, _, expected in rows
        if (own == language) != (kind == "other-language")
    ]


def answers(language: str, queries: Sequence[str], site: Path = SITE) -> list[dict[str, Any]]:
    """What search/ask.js gives for each query. Raises RuntimeError where it fails."""
    asked, answered = _asker()
    print(
        json.dumps({"site": str(site), "language": language, "queries": list(queries)}),
        file=asked,
        flush=True,
    )
    line = answered.readline()
    if not line:
        raise RuntimeError("tests/search/ask.js has ended; what it said stands above")
    found: list[dict[str, Any]] = json.loads(line)
    return found


@cache
def _asker() -> tuple[IO[str], IO[str]]:
    """Where to put tasks for search/ask.js, and where its answers come; it ends when this process does."""
    process = subprocess.Popen(
        [str(NODE), str(FOLDER / "ask.js")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    atexit.register(process.communicate)  # it ends where its input does
    return process.stdin, process.stdout


def recall(queries: Sequence[Query], found: Sequence[Sequence[str]], at: int) -> float:
    """The part of the queries that have an expected address among the first `at`; one that the handbook cannot answer has none."""
    return sum(
        bool(query.expected & set(each[:at])) for query, each in zip(queries, found, strict=True)
    ) / len(queries)


def mean_reciprocal_rank(queries: Sequence[Query], found: Sequence[Sequence[str]]) -> float:
    """1 for an expected address in the first place, 1/2 in the second …, 0 for none: the mean of the queries."""
    ranks = (
        next((at for at, address in enumerate(each, 1) if address in query.expected), 0)
        for query, each in zip(queries, found, strict=True)
    )
    return sum(1 / rank if rank else 0 for rank in ranks) / len(queries)
