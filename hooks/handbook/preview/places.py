"""Where on a page something stands that a line of its file says: for problems, and for what was edited last.

A page knows nothing of lines. A place is told by the heading above it and by the words of the line, which the page has too.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from itertools import zip_longest
from pathlib import Path

from handbook.preview.troubles import Trouble

_HEADING = re.compile(r"#{1,6}[ \t].*\{[^{}]*?#(?P<id>[^\s{}]+)[^{}]*\}[ \t]*$")
_BARE = re.compile(
    r"<!--.*?-->|\{[^{}]*\}[ \t]*$|(?<=\])\([^()]*\)|^[ \t]*(?:\d+[.)]|[-*+][ \t]+\[[ xX]\]|/{3,}[ \t]*[\w-]*)[ \t]"
)
"""What of a line is not on the page: comments, attributes, targets of links, numbers of lists, kinds of blocks."""


def placed(troubles: Iterable[Trouble], root: Path) -> list[Trouble]:
    """The same, with the heading and the words by which each is found on its page, where a page is what it speaks of."""
    files: dict[str, list[str]] = {}
    found = []
    for trouble in troubles:
        lines = _lines(root, trouble.file, files) if trouble.line else []
        if lines and trouble.line <= len(lines):
            anchor, words = _anchor(lines, trouble.line), _words(lines[trouble.line - 1])
            trouble = dataclasses.replace(trouble, anchor=anchor, words=words)
        found.append(trouble)
    return found


def anchor_of_edit(root: Path, path: str, texts: dict[str, list[str]]) -> str:
    """`#id` of the section where a page was edited since it was last looked at; empty at its beginning. Keeps its lines in `texts`."""
    before = texts.pop(path, None)
    lines = _lines(root, path, texts)
    if before is None:
        return ""
    pairs = enumerate(zip_longest(before, lines), start=1)
    line = next((number for number, (old, new) in pairs if old != new), 0)
    anchor = _anchor(lines, min(line, len(lines)))
    return f"#{anchor}" if anchor else ""


def _lines(root: Path, path: str, files: dict[str, list[str]]) -> list[str]:
    if path not in files:
        try:
            is_page = path.startswith("docs/") and path.endswith(".md")
            files[path] = (root / path).read_text(encoding="utf-8-sig").split("\n") if is_page else []
        except (OSError, UnicodeDecodeError):
            files[path] = []
    return files[path]


def _anchor(lines: list[str], line: int) -> str:
    """The id of the last heading down to a line, counted from 1."""
    found = (_HEADING.match(each) for each in reversed(lines[:line]))
    return next((heading["id"] for heading in found if heading), "")


def _words(line: str) -> str:
    """The letters and figures of a line as a reader sees them, with nothing between them."""
    bare = re.sub(r"[\W_]", "", _BARE.sub("", line))
    return bare.lower()
