"""Words for one medium alone: `{ .web-only }` is not printed, `{ .paper-only }` is not shown on a screen.

The e-book has what is printed, but for `{ .paper-only .book-only }`: what speaks of pages, or of what only the printed book has.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from handbook.render.html import has_class, parents, replace

WEB_ONLY, PAPER_ONLY, BOOK_ONLY = "web-only", "paper-only", "book-only"
_HEADINGS = ("h2", "h3", "h4")


def without(root: Element, medium: str) -> None:
    """Takes what has this class out of a tree, and a section that then has its heading alone; the text after it stays."""
    for element, parent in parents(root).items():
        if has_class(element, medium):
            replace(parent, element, [])
            if has_class(parent, "part") and all(child.tag in _HEADINGS for child in parent):
                replace(parents(root)[parent], parent, [])


def last(root: Element, names: Iterable[str]) -> None:
    """Moves the parts of these names to the end of a tree, in this order."""
    for name in names:
        for part in [child for child in root if has_class(child, f"part--{name}")]:
            replace(root, part, [])
            root.append(part)
