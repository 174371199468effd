"""Which pages are printed: in the book, and in the trainer's pack."""

from __future__ import annotations

HOME = "index.md"
TRAINING = "training/"
LEFT_OUT = (HOME, "my-dialogue.md", "downloads.md", "offline.md", "linking.md", "accessibility.md")
"""Pages that speak of the site itself: of no use on paper."""


def is_printed(path: str) -> bool:
    """Whether a page of the menu stands in the book or in the pack."""
    return path not in LEFT_OUT


def is_in_book(path: str) -> bool:
    """Whether a page of the menu stands in the book."""
    return is_printed(path) and not path.startswith(TRAINING)
