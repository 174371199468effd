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
PAUSE = 0.15
"""Seconds between two looks. Files that stayed as they were from one look to the next are saved for good."""


class Watch:
    """The watched files below `root`, by their content: a file saved without a change has not changed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._start = len(os.path.join(root, ""))
        self._digests: dict[str, tuple[tuple[int, ...], str]] = {}
        self._known = self._before = self.look()

    def look(self) -> dict[str, str]:
        """Path from the root and digest of every watched file. What vanishes under the eyes is not there."""
        found = {}
        for path in self._paths():
            try:
                state = os.stat(path)
            except OSError:
                continue
            name = path[self._start :].replace(os.sep, "/")
            stamp = (state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino)
            known = self._digests.get(name)
            if known is None or known[0] != stamp:
                self._digests[name] = known = (stamp, _digest(path))
            found[name] = known[1]
        return found

    def changed(self) -> list[str]:
        """Waits until something has changed and is saved for good; the paths changed, added or removed."""
        while not (changed := self.settled()):
            time.sleep(PAUSE)
        return changed

    def settled(self) -> list[str]:
        """Looks once: the paths changed, added or removed that are now as they were at the last look."""
        before, self._before = self._before, self.look()
        if self._before != before or before == self._known:
            return []
        known, self._known = self._known, before
        return sorted(name for name in before.keys() | known.keys() if before.get(name) != known.get(name))

    def _paths(self) -> Iterator[str]:
        for name in WATCHED:
            top = os.path.join(self._root, name)
            if os.path.isfile(top):
                yield top
            for folder, folders, files in os.walk(top, followlinks=True):
                folders[:] = [each for each in folders if not is_leftover(each)]
                yield from (os.path.join(folder, each) for each in files if not is_leftover(each))


def _digest(path: str) -> str:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError as error:
        return f"unreadable: {error.errno}"
