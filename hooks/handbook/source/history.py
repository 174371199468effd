"""What Git remembers: the texts of a file before, the files that a commit has touched. Without Git there is nothing to be had."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

MOST_VERSIONS = 8


def _git(root: Path, *arguments: str) -> str | None:
    """What a command of Git says; None where it fails, or there is no Git."""
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotepath=off", *arguments], cwd=root, capture_output=True, check=False
        )
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def versions(root: Path, path: str) -> Iterator[str]:
    """The committed texts of a file, the newest first, a few of them."""
    commits = _git(root, "log", f"-n{MOST_VERSIONS}", "--format=%H", "--", path) or ""
    for commit in commits.split():
        text = _git(root, "show", f"{commit}:./{path}")
        if text is not None:
            yield text.replace("\r\n", "\n")


def touched(root: Path, revision: str) -> list[str] | None:
    """The files that a commit, or a range of them (`main..HEAD`), has changed, from the folder `root`; None where Git knows none."""
    if revision.startswith("-"):
        return None
    range_ = revision if ".." in revision else f"{revision}^!"
    known = ["diff", "--name-only", "--relative", range_, "--"]
    found = _git(root, *known)
    if found is None and ".." not in revision:  # the first commit of all
        found = _git(root, "show", "--name-only", "--relative", "--format=", revision, "--")
    return None if found is None else [line for line in found.splitlines() if line]
