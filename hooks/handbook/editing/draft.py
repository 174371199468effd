"""Changes to the project's files that are only thought of so far: read as if made, checked aside, written whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handbook.ledgers import ledger_files
from handbook.model import Handbook, Problem
from handbook.rules import check
from handbook.source import code_files, reader
from handbook.text.changed_part import same_ends

LOOKED_AT = (reader.DOCS, reader.CONFIG, *code_files.FOLDERS)
"""What of a project the rules look at."""
LEFT_TO_DO = frozenset({"still-to-fill"})
"""Errors that a new part has on purpose: its editor fills them in."""


class Refused(Exception):  # noqa: N818 (not an error of the program: what was asked cannot be done)
    """Why nothing was changed, and what to write instead, in Kazakh and Russian."""


class Draft:
    """The files below a folder with changes that are not written yet. Paths are from that folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.handbook = reader.read(root)
        self.changes: dict[str, str | None] = {}
        """The new text of each file; None for one that goes."""
        self.made: list[str] = []
        """The files that were not there before, once all is written."""
        self.notes: list[str] = []
        """What to tell beside what has changed."""

    def has(self, path: str) -> bool:
        """Whether there is such a file, the changes made."""
        return self.changes[path] is not None if path in self.changes else (self.root / path).is_file()

    def text(self, path: str) -> str:
        """The text of a file, the changes made, with its own line ends. Raises OSError, UnicodeDecodeError."""
        changed = self.changes.get(path)
        return self._read(path) if changed is None else changed

    def text_before(self, path: str) -> str | None:
        """The text of a file without the changes; None where there is none yet."""
        return self._read(path) if (self.root / path).is_file() else None

    def _read(self, path: str) -> str:
        with (self.root / path).open(encoding="utf-8", newline="") as file:
            return file.read()

    def put(self, path: str, text: str) -> None:
        if text != self.text_before(path):
            self.changes[path] = text
        else:
            self.changes.pop(path, None)

    def append(self, path: str, rows: list[str], header: str = "") -> None:
        """Adds rows to the end of a ledger."""
        if rows:
            text = self.text(path) if self.has(path) else header
            end = "" if not text or text.endswith("\n") else "\n"
            self.put(path, text + end + "".join(f"{row}\n" for row in rows))

    def move(self, path: str, to: str) -> None:
        self.changes[to] = self.text(path)
        self.changes[path] = None

    def after(self) -> Handbook:
        """The handbook as it would be. The ledgers' history is not looked at: rows are only added."""
        with self._aside() as folder:
            return reader.read(folder)

    def new_errors(self, after: Handbook, but: frozenset[str] = frozenset()) -> list[Problem]:
        """The errors that the changes would bring, but those of these rules."""
        errors = [each for each in check(after) if not each.is_warning and each.rule not in but]
        known = Counter(_key(problem) for problem in check(self.handbook)) if errors else Counter()
        found = []
        for problem in errors:
            known[_key(problem)] -= 1
            if known[_key(problem)] < 0:
                found.append(problem)
        return found

    def is_new(self, path: str, line: int) -> bool:
        """Whether a line of a changed file was not there before. What a file gains stands in one piece."""
        if path not in self.changes:
            return False
        old, new = (self.text_before(path) or "").splitlines(), self.text(path).splitlines()
        first, same = same_ends(old, new)
        return first < line <= len(new) - same

    def write(self) -> None:
        """Writes every change. Raises OSError, and puts back what was there, where the disk refuses one."""
        before = {path: self._bytes(path) for path in self.changes}
        self.made = sorted(path for path, content in before.items() if content is None)
        try:
            for path, text in self.changes.items():
                if text is not None:
                    (self.root / path).parent.mkdir(parents=True, exist_ok=True)
                    ledger_files.write(self.root / path, text)
            for path, text in self.changes.items():
                if text is None:
                    (self.root / path).unlink()
        except OSError:
            for path, content in before.items():
                if content is None:
                    (self.root / path).unlink(missing_ok=True)
                elif self._bytes(path) != content:
                    (self.root / path).write_bytes(content)
            raise

    def _bytes(self, path: str) -> bytes | None:
        return (self.root / path).read_bytes() if (self.root / path).is_file() else None

    @contextmanager
    def _aside(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(prefix="handbook-") as name:
            folder = Path(name)
            for each in LOOKED_AT:
                source = self.root / each
                if source.is_dir():
                    shutil.copytree(source, folder / each, copy_function=_link, dirs_exist_ok=True)
                elif source.is_file():
                    _link(str(source), str(folder / each))
            for path, text in self.changes.items():
                (folder / path).unlink(missing_ok=True)
                if text is not None:
                    (folder / path).parent.mkdir(parents=True, exist_ok=True)
                    (folder / path).write_text(text, encoding="utf-8", newline="")
            yield folder


def _link(source: str, target: str) -> None:
    """A file by its name alone: the content is only read."""
    if not Path(target).exists():
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        Path(target).symlink_to(Path(source).resolve())


def _key(problem: Problem) -> tuple[str, str, str]:
    return problem.rule, problem.place.path, problem.message
