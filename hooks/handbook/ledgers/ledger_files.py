"""Writes a ledger so that there is always a whole one: aside first, then in the place of the old."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def write(path: Path, text: str) -> None:
    """Writes the text. Raises OSError, and leaves the file as it was, where the disk refuses it."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with aside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, aside)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
