"""Files of the project as text, rows and YAML; what cannot be read is noted and left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handbook.model import Fault, Place
from handbook.model.leftovers import is_leftover
from handbook.model.marks import MarkedPart, is_beside, marked
from handbook.source import text_files, yaml_lines
from handbook.source.schema import Complaint

_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
"""A line that Git leaves where two people have changed the same rows."""


@dataclass
class Files:
    """The files below a folder, in one reading, which collects the faults. Paths are from that folder."""

    root: Path
    faults: list[Fault] = field(default_factory=list)
    to_fill: list[MarkedPart] = field(default_factory=list)
    """Parts that are marked as still to be filled in (model/marks.py): read all the same."""

    def fault(self, rule: str, path: str, line: int = 1, **values: object) -> None:
        self.faults.append(Fault(rule, Place(path, line), values))

    def bytes(self, path: str) -> bytes | None:
        """What is in a file; None, with a fault, where there is no file that can be read."""
        reason = ""
        try:
            if (self.root / path).is_file():
                return (self.root / path).read_bytes()
        except OSError as error:
            reason = f" ({error.strerror or error})"
        self.fault("missing-file", path, 0, reason=reason)
        return None

    def text(self, path: str) -> str | None:
        """The file's text with `\\n` line ends; None, with a fault, where there is none to be had."""
        raw = self.bytes(path)
        if raw is None:
            return None
        text, notes = text_files.read(raw)
        for note in notes:
            self.fault(note.rule, path, note.line, **note.values)
        for number, line in enumerate((text or "").split("\n"), start=1):
            if what := marked(line):
                beside = path.endswith(".yml") and is_beside(line)
                self.to_fill.append(MarkedPart(Place(path, number), what, beside))
        return text

    def below(self, folder: str, pattern: str) -> Iterator[str]:
        """The paths of the files of a folder, in order, without what editors leave behind."""
        found = (self.root / folder).glob(pattern)
        return (f"{folder}/{path.name}" for path in sorted(found) if not is_leftover(path.name))

    def ledger(self, path: str, parse: Callable[[str], tuple[Any, list[int]]], rule: str) -> tuple[Any, str]:
        """What a ledger says, and its text. Lines that are no rows are faults."""
        text = self.text(path) or ""
        rows, bad_lines = parse(text)
        lines = text.split("\n")
        for line in bad_lines:
            is_conflict = _CONFLICT.match(lines[line - 1])
            self.fault("ledger-conflict" if is_conflict else rule, path, line)
        return rows, text

    def document(self, path: str) -> yaml_lines.Document | None:
        """The YAML of a file; None, with a fault, where there is none."""
        text = self.text(path)
        return self.yaml(path, text) if text is not None else None

    def yaml(self, path: str, text: str, first_line: int = 1) -> yaml_lines.Document | None:
        """YAML that stands in a file from this line on; None, with a fault, where it is none."""
        try:
            document = yaml_lines.parse(text, first_line)
        except yaml_lines.BrokenYamlError as error:
            rule, line = yaml_lines.likely_cause(text, first_line, error.line)
            self.fault(rule, path, line, reason=error.reason)
            return None
        for key, line in document.repeated:
            self.fault("repeated-key", path, line, key=key)
        return document

    def complain(self, path: str, document: yaml_lines.Document, complaints: Iterable[Complaint]) -> bool:
        """Notes what a schema says of a document; true where it said anything."""
        noted = False
        for rule, where, values in complaints:
            self.fault(rule, path, document.line(*where), **values)
            noted = True
        return noted
