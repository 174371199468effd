"""The ledger of fields and other ids of data: every name under which readers keep what they write, append-only.

A row a name: a field `minutes/open`, a column `minutes/decisions/what`, an option `appeal/kind=inquiry`, a term of the law
`terms/court`, a purpose of the chooser `purposes/solve`. What goes must be taken over by another (`was:` of its definition), else
what readers have kept under the name would lose its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from handbook.ledgers import ledger_files
from handbook.model import Handbook, Place
from handbook.model.entries import RecordedField
from handbook.model.kept_ids import CHOICE, kept_ids

LEDGER = "docs/_data/fields.tsv"
HEADER = (
    "# Үлгілердің жарияланған өрістері мен таңдаулары, мерзімдер, мақсаттар. Жол тек соңына қосылады, өшірілмейді: make permalinks\n"
    "# Опубликованные поля шаблонов и варианты выбора, сроки, цели. Строки только добавляются в конец и не удаляются: make permalinks\n"
)
_NAME = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+){1,2}(?:=[a-z0-9-]+)?")


def parse(text: str) -> tuple[tuple[RecordedField, ...], list[int]]:
    """The rows of the ledger, and the numbers of the lines that are not rows of it."""
    rows = []
    bad_lines = []
    for number, line in enumerate(text.split("\n"), start=1):
        name = line.strip()
        if not name or name.startswith("#"):
            continue
        if _NAME.fullmatch(name):
            rows.append(RecordedField(name, Place(LEDGER, number)))
        else:
            bad_lines.append(number)
    return tuple(rows), bad_lines


def lost(handbook: Handbook) -> Iterator[RecordedField]:
    """What was published and neither stands anywhere nor is taken over.

    A table that is lost is named alone, without its columns; a choice without its options.
    """
    kept = {name for form in handbook.templates for name in (*form.recorded, *form.taken_over)}
    kept.update(name for each in kept_ids(handbook) for name in each.names)
    gone = {row.name for row in handbook.fields} - kept
    for row in handbook.fields:
        if row.name in gone and not gone.intersection(_around(row.name)):
            yield row


def _around(name: str) -> Iterator[str]:
    """The names of the field and of the table that a name belongs to."""
    while (end := max(name.rfind("/"), name.rfind(CHOICE))) > 0:
        name = name[:end]
        yield name


def unrecorded(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """(file of its definition, name) of each field, option, term and purpose that has no row yet."""
    known = {row.name for row in handbook.fields}
    for form in handbook.templates:
        yield from ((form.file, name) for name in dict.fromkeys(form.recorded) if name not in known)
    ids = {each.name: each.place.path for each in kept_ids(handbook)}
    yield from ((file, name) for name, file in ids.items() if name not in known)


def record(handbook: Handbook, root: Path) -> list[str]:
    """Adds to the ledger below `root` what is not recorded yet. Returns the rows added."""
    rows = [name for _, name in unrecorded(handbook)]
    path = root / LEDGER
    text = path.read_text(encoding="utf-8") if path.exists() else HEADER
    if not text.endswith("\n"):
        text += "\n"
    ledger_files.write(path, text + "".join(f"{each}\n" for each in rows))
    return rows
