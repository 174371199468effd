"""The text of a file that an editor has written, and what in it no reader of it could make sense of.

Whatever program it was saved by: a byte order mark and any line ends are taken as they are. What cannot be, is taken out
and noted, so that nothing behind it (YAML, a pattern) has to cope with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

MOST_BYTES = 2_000_000
"""A page or a list of data is far shorter; what is longer is no text of an editor's."""
LONGEST_LINE = 5_000
"""Letters. A paragraph is far shorter, and patterns that look at a line may take the square of its length."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""What no text has; YAML takes none of these."""


class Note(NamedTuple):
    """What is wrong with a file: the rule that says it, the line, and the values of its message."""

    rule: str
    line: int
    values: Mapping[str, object]


def read(raw: bytes) -> tuple[str | None, list[Note]]:
    """The text, with `\\n` line ends, and what is wrong with it. No text for bytes that are not UTF-8, or too many."""
    if len(raw) > MOST_BYTES:
        return None, [Note("file-size", 1, {"size": len(raw) // 1_000_000, "most": MOST_BYTES // 1_000_000})]
    is_wide = raw.startswith((b"\xff\xfe", b"\xfe\xff")) or _is_wide(raw)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at_line = 1 if is_wide else raw[: error.start].count(b"\n") + 1
        encoding = "UTF-16" if is_wide else _old_encoding(raw)
        return None, [Note("not-utf8", at_line, {"encoding": encoding})]
    if is_wide:  # its letters of one byte, each with a zero
        return None, [Note("not-utf8", 1, {"encoding": "UTF-16"})]
    notes = []
    has_control = _CONTROL.search(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for at, line in enumerate(lines):
        if len(line) > LONGEST_LINE:
            notes.append(Note("long-line", at + 1, {"length": len(line), "most": LONGEST_LINE}))
            lines[at] = ""
        elif has_control and (found := _CONTROL.search(line)):
            notes.append(Note("control-character", at + 1, {"code": f"U+{ord(found[0]):04X}"}))
            lines[at] = _CONTROL.sub(" ", line)
    return "\n".join(lines), notes


def _is_wide(raw: bytes) -> bool:
    """Whether every other byte says that a letter is Latin (0) or Cyrillic (4), as in UTF-16."""
    if b"\0" not in raw and b"\4" not in raw:
        return False
    return any((half.count(0) + half.count(4)) * 10 > 8 * len(half) > 8 for half in (raw[0::2], raw[1::2]))


def _old_encoding(raw: bytes) -> str:
    """What a file is most probably written in that is not Unicode."""
    high = [byte for byte in raw[:10_000] if byte > 0x7F]
    small_cyrillic = sum(byte >= 0xE0 for byte in high)
    return "Windows-1251" if small_cyrillic * 2 > len(high) else "ANSI"
