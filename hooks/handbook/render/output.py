"""The files of a site that is being built: the folder is walked once, everything after that is written through here."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from handbook.render import facts
from handbook.render.facts import Facts


class Output(Mapping[str, int]):
    """The files of a site in its folder: path from its root -> bytes, in the order of the paths.

    Pages are kept in memory once they are known, so that none is read back from the disk to be changed.
    """

    def __init__(self, folder: Path, pages: Mapping[str, tuple[str, Facts]] | None = None) -> None:
        """`pages` are those whose HTML and facts are known already, by path. Raises OSError where the folder cannot be read."""
        self.folder = folder
        self._sizes = {
            path.relative_to(folder).as_posix(): path.stat().st_size
            for path in folder.rglob("*")
            if path.is_file()
        }
        known = {path: page for path, page in (pages or {}).items() if path in self._sizes}
        self._pages = {path: html for path, (html, _) in known.items()}
        self._facts = {path: found for path, (_, found) in known.items()}

    def __getitem__(self, path: str) -> int:
        return self._sizes[path]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._sizes))

    def __len__(self) -> int:
        return len(self._sizes)

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError where it cannot be read."""
        return self._pages[path].encode() if path in self._pages else (self.folder / path).read_bytes()

    def text(self, path: str) -> str:
        """The text of a file; that of a page is remembered. Raises OSError where it cannot be read."""
        if path in self._pages:
            return self._pages[path]
        text = (self.folder / path).read_bytes().decode()
        if path.endswith(".html"):
            self._pages[path] = text
        return text

    def facts(self, path: str) -> Facts:
        """What stands on a page, read once as long as it is not written anew. Raises OSError where it cannot be read."""
        if path not in self._facts:
            self._facts[path] = facts.read(self.text(path))
        return self._facts[path]

    def write(self, path: str, content: str | bytes) -> None:
        """Writes a file, or writes it anew. Raises OSError where the disk fails."""
        body = content.encode() if isinstance(content, str) else content
        target = self.folder / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(body)
        except OSError as error:
            error.filename = error.filename or path  # a full disk names no file
            raise
        self._sizes[path] = len(body)
        self._pages.pop(path, None)
        self._facts.pop(path, None)
        if path.endswith(".html"):
            self._pages[path] = body.decode()

    def remove(self, path: str) -> None:
        """Takes a file away, if it is there."""
        (self.folder / path).unlink(missing_ok=True)
        self._sizes.pop(path, None)
        self._pages.pop(path, None)
        self._facts.pop(path, None)

    @staticmethod
    def discard_folder(folder: Path) -> None:
        """Takes a whole site away: half a site is worse than none."""
        shutil.rmtree(folder, ignore_errors=True)
