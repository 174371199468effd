"""The line of a word. A text of a data file is known by the line of its entry; the word stands somewhere below."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from handbook.model import Place
from handbook.source import text_files


class Lines:
    """The lines of the project's files, each read once."""

    def __init__(self, root: Path | None) -> None:
        """`root`: the project's folder; None where no file is to be read."""
        self._root = root
        self._of = lru_cache(maxsize=None)(self._read)

    def place(self, place: Place, word: str) -> Place:
        """The first line from this place on that has the word; the place itself where none has, or the file cannot be read."""
        if place.path.endswith(".md") or self._root is None:
            return place
        lines = self._of(place.path)
        found = (number for number in range(max(place.line, 1), len(lines) + 1) if word in lines[number - 1])
        return Place(place.path, next(found, place.line))

    def _read(self, path: str) -> list[str]:
        assert self._root is not None
        try:
            text, _ = text_files.read((self._root / path).read_bytes())
        except OSError:
            return []
        return (text or "").split("\n")
