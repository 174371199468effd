"""The text of a page after something was renamed: its own marks, and its links to what has another name now."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from handbook.editing.target import Renaming
from handbook.source.markdown import CODE_SPAN, FENCE, IMAGE, LINK


def renamed(text: str, path: str, change: Renaming) -> str:
    """The text of the page at a path, `stages/analysis.md`, as it is to be."""
    return "".join(_line(line, path, change) if is_prose else line for line, is_prose in _lines(text))


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    fence = ""
    for line in text.splitlines(keepends=True):
        opening = FENCE.match(line)
        yield line, not fence and not opening
        if opening and (not fence or opening[1].startswith(fence)):
            fence = "" if fence else opening[1]


def _line(line: str, path: str, change: Renaming) -> str:
    if path == change.path and not change.is_page:
        mark = rf"(\{{[ \t]*:?[ \t]*#){re.escape(change.old.anchor)}([ \t]*\}}[ \t]*)$"
        line = (
            re.sub(mark, rf"\g<1>{change.new.anchor}\g<2>", line.rstrip("\r\n"))
            + line[len(line.rstrip("\r\n")) :]
        )
    code = [span.span() for span in CODE_SPAN.finditer(line)]
    found = [*LINK.finditer(line), *IMAGE.finditer(line)]
    for link in sorted(found, key=lambda each: -each.start("target")):
        if not any(start <= link.start() < end for start, end in code):
            target = _target(link["target"], path, change)
            line = line[: link.start("target")] + target + line[link.end("target") :]
    return line


def _target(target: str, path: str, change: Renaming) -> str:
    """Where a link of the page at a path leads, written from where the page stands afterwards."""
    if re.match(r"[a-z][a-z0-9+.-]*:|//|/", target, re.IGNORECASE):
        return target
    name, mark, anchor = target.partition("#")
    folder, new_folder = posixpath.dirname(path), posixpath.dirname(change.page(path))
    linked = posixpath.normpath(posixpath.join(folder, name)) if name else path
    new = change.page(linked)
    shown = name
    if name and (new != linked or folder != new_folder):
        shown = posixpath.relpath(new, new_folder or ".")
    return shown + mark + change.anchor(linked, anchor)
