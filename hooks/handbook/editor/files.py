"""The files that may be edited here: read whole, written whole, never over what somebody else has written meanwhile.

A path that a browser asks for is looked up among those that are there: nothing is made of it that could lead elsewhere.
"""

from __future__ import annotations

import difflib
import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.ledgers import ledger_files
from handbook.model import LANGUAGES
from handbook.model.leftovers import is_leftover
from handbook.source import text_files

FOLDERS = {**{f"docs/{language}": ".md" for language in LANGUAGES}, "docs/_data": ".yml"}
"""What may be edited: folders, and how the names of their files end."""
BOM = "\ufeff"


class NotEditableError(Exception):
    """No file of this path may be edited here."""


class UnreadableError(Exception):
    """The file is no text that could be shown whole. The words: what it seems to be written in, or what the system says."""


@dataclass(frozen=True)
class Loaded:
    """A file's text with `\\n` line ends, and the digest of its bytes."""

    text: str
    digest: str


class ChangedError(Exception):
    """The file is no longer what the change was made to. `now`: what it is."""

    def __init__(self, now: Loaded) -> None:
        super().__init__()
        self.now = now


class Files:
    """The editable files of a project."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._lock = threading.Lock()
        self._digests: dict[str, tuple[tuple[int, ...], str]] = {}
        self.before: dict[str, str] = {}
        """What the files that were saved here said before the first save."""

    def paths(self) -> list[str]:
        """The path of every editable file from the project's root, in order. Links that lead elsewhere are none."""
        return sorted(self._paths())

    def _paths(self) -> Iterator[str]:
        for name, ending in FOLDERS.items():
            top = self.root / name
            if top.resolve() != top:
                continue
            for folder, folders, files in os.walk(top):
                folders[:] = [each for each in folders if not is_leftover(each)]
                for file in files:
                    path = Path(folder, file)
                    if file.endswith(ending) and not is_leftover(file) and not path.is_symlink():
                        yield path.relative_to(self.root).as_posix()

    def stamp(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """What changes when any file of `docs`, or mkdocs.yml, changes: their names, times and sizes."""
        found = []
        for folder, folders, files in os.walk(self.root / "docs"):
            folders[:] = [each for each in folders if not is_leftover(each)]
            found += [Path(folder, file) for file in files if not is_leftover(file)]
        stamps = ((str(path), _stamp(path)) for path in [*found, self.root / "mkdocs.yml"])
        return tuple(sorted((name, stamp) for name, stamp in stamps if stamp))

    def load(self, path: str) -> Loaded:
        """Raises NotEditableError, UnreadableError."""
        return _loaded(self._raw(self._place(path)))

    def digest(self, path: str) -> str:
        """The digest of the bytes of a file as they are now; empty where there is no such file. Cheap to ask again."""
        try:
            place = self._place(path, is_known=path in self._digests)
        except NotEditableError:
            return ""
        stamp = _stamp(place)
        known = self._digests.get(path)
        if stamp and (known is None or known[0] != stamp):
            try:
                known = stamp, _digest(self._raw(place))
            except (UnreadableError, NotEditableError):
                return ""
            self._digests[path] = known
        return known[1] if stamp and known else ""

    def save(self, path: str, text: str, digest: str) -> Loaded:
        """Writes a text in the place of the one that had this digest; the file as it is then.

        Raises ChangedError where it has another, NotEditableError, UnreadableError, OSError.
        """

        def change(now: Loaded) -> str:
            if now.digest != digest and now.text != text:
                raise ChangedError(now)
            return text

        return self.change(path, change)

    def change(self, path: str, change: Callable[[Loaded], str]) -> Loaded:
        """Writes what `change` makes of the text as it is now. Raises what it raises, and as `save` does."""
        place = self._place(path)
        with self._lock:
            raw = self._raw(place)
            now = _loaded(raw)
            text = change(now)
            if text == now.text:
                return now
            ledger_files.write(place, _as_written(text, raw.decode("utf-8")))
            self.before.setdefault(path, now.text)
            return _loaded(self._raw(place))

    def _place(self, path: str, is_known: bool = False) -> Path:
        place = self.root / path
        if (path not in self._paths()) if not is_known else place.resolve() != place:
            raise NotEditableError(path)
        return place

    def _raw(self, place: Path) -> bytes:
        try:
            return place.read_bytes()
        except FileNotFoundError as error:
            raise NotEditableError(str(place)) from error
        except OSError as error:
            raise UnreadableError(error.strerror or str(error)) from error


def _loaded(raw: bytes) -> Loaded:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        notes = text_files.read(raw)[1]
        raise UnreadableError(str(notes[0].values.get("encoding", "")) if notes else "") from error
    if "\0" in text or len(raw) > text_files.MOST_BYTES:
        raise UnreadableError("UTF-16" if "\0" in text else f"{len(raw)} B")
    return Loaded(_plain(text), _digest(raw))


def _plain(text: str) -> str:
    return text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")


def _as_written(text: str, before: str) -> str:
    """The text with the line ends and the byte order mark that the file had: each line that stayed keeps its own."""
    mark = BOM if before.startswith(BOM) else ""
    old = before.removeprefix(BOM)
    if "\r" not in old:
        return mark + text
    kept = old.replace("\r\n", "\n\0").replace("\r", "\n\1").split("\n")
    lines = [line[1:] if line[:1] in ("\0", "\1") else line for line in kept]
    ends = [{"\0": "\r\n", "\1": "\r"}.get(line[:1], "\n") for line in kept[1:]] + [""]
    usual = max(("\n", "\r\n", "\r"), key=ends[:-1].count)
    new = text.split("\n")
    found = [usual] * len(new)
    for block in difflib.SequenceMatcher(None, lines, new, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            found[block.b + step] = ends[block.a + step] or usual
    found[-1] = ""
    return mark + "".join(line + end for line, end in zip(new, found, strict=True))


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        state = os.stat(path)
    except OSError:
        return ()
    return (state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino)
