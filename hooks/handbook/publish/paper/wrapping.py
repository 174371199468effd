"""Where the lines of a paragraph may end: what WeasyPrint gets wrong is put right in the tree before it is laid out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from handbook.render.html import has_class

INLINE = frozenset({"a", "b", "strong", "em", "i", "span"})
_CLOSED = ("box", "nowrap")
"""Spans in which a line does not end."""


def loosen(root: Element) -> None:
    """Moves the space before an inline element into it.

    WeasyPrint 70 ends a line early where a text fits without the space that ends it, and not with it, and an inline element
    follows: it then tries to part the word that begins the line (`split_first_line`). A text that ends in no space is spared.
    """
    for parent in root.iter():
        before: Element | None = None
        for child in list(parent):
            text = (parent.text if before is None else before.tail) or ""
            if (
                child.tag in INLINE
                and not any(has_class(child, name) for name in _CLOSED)
                and text.endswith(" ")
                and text.strip()
            ):
                _enter(child)
                if before is None:
                    parent.text = text[:-1]
                else:
                    before.tail = text[:-1]
            before = child


def _enter(element: Element) -> None:
    """Puts a space at the head of an element, of the innermost that begins it."""
    while not element.text and len(element) and element[0].tag in INLINE:
        element = element[0]
    element.text = " " + (element.text or "")
