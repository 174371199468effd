"""Spaces that must not break a line, in all the text of a page; drawings and code stay as they are."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from handbook.render.html import texts
from handbook.text.typography import typeset

_AS_WRITTEN = frozenset({"script", "style", "svg", "code", "pre"})
_EXACT = frozenset({"pre", "textarea", "script", "style"})
_BLANK_LINES = re.compile(r"\n\s*\n")


def close_up(root: Element) -> None:
    """Takes out the lines that hold nothing: what the loops of a template leave behind."""
    for element, is_tail in texts(root, _EXACT):
        if is_tail:
            element.tail = _BLANK_LINES.sub("\n", element.tail or "")
        else:
            element.text = _BLANK_LINES.sub("\n", element.text or "")


def keep_together(root: Element, language: str) -> None:
    for element, is_tail in texts(root, _AS_WRITTEN):
        if is_tail:
            element.tail = typeset(element.tail or "", language)
        else:
            element.text = typeset(element.text or "", language)
