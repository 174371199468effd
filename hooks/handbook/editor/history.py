"""What has been changed since the last commit, as Git knows it; without Git, since the editor was started. Writes nothing."""

from __future__ import annotations

import subprocess
from typing import Any

from handbook.editor.files import Files


def changes(files: Files) -> list[dict[str, Any]]:
    """The changed files below `docs`, in order: `{"file", "isOurs"}`; ours: saved here since the start."""
    said = _git(
        files, "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--", "docs"
    )
    found = {row[3:] for row in said.split("\0") if row} if said is not None else set()
    ours = {path for path, text in files.before.items() if said is None or path in found}
    return [
        {"file": path, "isOurs": path in files.before, "isEditable": path in known}
        for known in (set(files.paths()),)
        for path in sorted(found | ours)
    ]


def before(files: Files, path: str) -> str:
    """What an editable file said at the last commit; where Git knows of none, before it was first saved here."""
    said = _git(files, "show", f"HEAD:./{path}") if path in files.paths() else ""
    if said is None:
        return files.before.get(path, "")
    return said.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _git(files: Files, *arguments: str) -> str | None:
    """What Git prints; None where there is no Git, or it has nothing to say."""
    command = ["git", "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(command, cwd=files.root, capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
