"""Which files of the project have changed.

Asks the file system again and again: that works on every disk (network, WSL, containers), and a burst of writes
is one change.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from handbook.model.leftovers import is_leftover

WATCHED = ("docs", "hooks", "overrides", "mkdocs.yml")
PAUSE = 0.2
"""Seconds between two looks. Files that stayed as they were from one look to the next are saved for good."""


class Watch:
    """The watched files below `root`, by their content: a file saved without a change has not changed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._digests: dict[str, tuple[tuple[int, ...], str]] = {}
        self._known = self.look()

    def look(self) -> dict[str, str]:
        """Path from the root and digest of every watched file. What vanishes under the eyes is not there."""
        found = {}
        for path in self._paths():
            try:
                state = os.stat(path)
            except OSError:
                continue
            name = path.relative_to(self._root).as_posix()
            stamp = (state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino)
            known = self._digests.get(name)
            if known is None or known[0] != stamp:
                self._digests[name] = known = (stamp, _digest(path))
            found[name] = known[1]
        return found

    def changed(self) -> list[str]:
        """Waits until something has changed and is saved for good; the paths changed, added or removed."""
        before = self._known
        while True:
            now = self.look()
            if now == before and now != self._known:
                changed = sorted(
                    name for name in now.keys() | self._known.keys() if now.get(name) != self._known.get(name)
                )
                self._known = now
                return changed
            before = now
            time.sleep(PAUSE)

    def _paths(self) -> Iterator[Path]:
        for name in WATCHED:
            if (self._root / name).is_file():
                yield self._root / name
            for folder, folders, files in os.walk(self._root / name, followlinks=True):
                folders[:] = [each for each in folders if not is_leftover(each)]
                yield from (Path(folder, each) for each in files if not is_leftover(each))


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return f"unreadable: {error.errno}"
