"""Earlier versions of a page, from Git. Where there is no Git, no history or only its end, that is said, and nothing else fails."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from handbook.source import text_files

Depth = Literal["whole", "shallow", "none"]
MOST_VERSIONS = 300
"""How far back a page is followed: an answer that is older helps nobody to translate."""


class Version(NamedTuple):
    """A file as a commit left it: the day of that commit, `2026-11-25`, and the text."""

    day: str
    text: str


@dataclass
class History:
    """The commits of the project at `root`."""

    root: Path

    def __post_init__(self) -> None:
        self._versions: dict[str, list[Version]] = {}
        shallow = self._git("rev-parse", "--is-shallow-repository").strip()
        has_commits = bool(self._git("rev-parse", "--verify", "--quiet", "HEAD").strip())
        self.depth: Depth = (
            "none"
            if not has_commits or not self._tracks_root()
            else "shallow"
            if shallow == b"true"
            else "whole"
        )

    @property
    def day(self) -> str:
        """The day of the last commit; empty where there is none."""
        if self.depth == "none":
            return ""
        return self._git("log", "-1", "--date=format:%Y-%m-%d", "--format=%cd").decode().strip()

    def versions(self, file: str) -> list[Version]:
        """What the commits made of a file (its path from the root, under its earlier names too), the newest first."""
        if file not in self._versions:
            self._versions[file] = self._read(file) if self.depth != "none" else []
        return self._versions[file]

    def _tracks_root(self) -> bool:
        """Not so where the project was unpacked somewhere inside another repository."""
        return bool(self._git("ls-files", "--", "mkdocs.yml").strip())

    def _read(self, file: str) -> list[Version]:
        log = self._git(
            "-c",
            "core.quotepath=off",
            "log",
            f"--max-count={MOST_VERSIONS}",
            "--follow",
            "--name-only",
            "--relative",
            "--date=format:%Y-%m-%d",
            "--format=%x00%H %cd",
            "--",
            file,
        ).decode("utf-8", "replace")
        commits = []
        for entry in log.split("\0")[1:]:
            head, *names = [line for line in entry.split("\n") if line]
            commit, day = head.split(" ")
            commits.append((f"{commit}:./{names[0] if names else file}", day))
        texts = self._texts([name for name, _ in commits])
        return [
            Version(day, text)
            for (_, day), text in zip(commits, texts, strict=True)
            if text is not None  # the commit took the file away
        ]

    def _texts(self, names: list[str]) -> list[str | None]:
        """The contents of these objects; None for one that is not there."""
        out = self._git("cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
        texts: list[str | None] = []
        at = 0
        for _ in names:
            end = out.find(b"\n", at)
            words = out[at:end].split(b" ")
            if end < 0 or len(words) != 3 or not words[2].isdigit():
                texts.append(None)
                at = end + 1 if end >= 0 else len(out)
                continue
            size = int(words[2])
            texts.append(text_files.read(out[end + 1 : end + 1 + size])[0])
            at = end + 1 + size + 1
        return texts

    def _git(self, *arguments: str, given: bytes = b"") -> bytes:
        """What Git says; nothing where it is not there or does not know."""
        try:
            done = subprocess.run(
                ["git", *arguments], cwd=self.root, input=given, capture_output=True, check=False
            )
        except OSError:  # no git
            return b""
        return done.stdout if done.returncode == 0 else b""
