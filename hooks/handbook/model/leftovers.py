"""Files that editors and systems leave beside what they save: no part of the handbook, wherever they lie."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import lru_cache

PATTERNS = (
    ".*",
    "*~",
    "~$*",
    "*.tmp",
    "#*#",
    "4913",
    "*.swp",
    "*.swx",
    "*___jb_???___",
    "Thumbs.db",
    "desktop.ini",
    "__pycache__",
    "*.pyc",
)
"""Swap files, backups, locks of vim, emacs, nano, gedit, JetBrains, Word; folder views of macOS, Windows; Python's own."""


@lru_cache(maxsize=10_000)
def is_leftover(name: str) -> bool:
    """Whether a file or folder of this name is to be passed over."""
    return any(fnmatchcase(name, pattern) for pattern in PATTERNS)
