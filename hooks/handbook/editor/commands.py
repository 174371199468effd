"""The commands of the project that an editor needs after a change, run as they are from the terminal."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

COMMANDS = ("accept", "permalinks")
LONGEST = 600
"""Seconds."""


def run(root: Path, name: str, pages: list[str], environment: Mapping[str, str]) -> tuple[bool, str]:
    """Whether a command has done its work, and what it said. Raises ValueError for a command that is none of these."""
    if (
        name not in COMMANDS
        or (name == "permalinks" and pages)
        or any(page.startswith("-") for page in pages)
    ):
        raise ValueError(name)
    command = [sys.executable, "-m", "handbook", name, *pages]
    try:
        done = subprocess.run(
            command,
            cwd=root,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=LONGEST,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return False, str(error)
    return done.returncode == 0, done.stdout.decode("utf-8", "replace").strip()
