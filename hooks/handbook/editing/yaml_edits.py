"""Small changes to YAML texts in which every other line, comments and layout too, stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from handbook.source.yaml_lines import Path, Scalar, scalars


def quoted(text: str) -> str:
    """A text as a YAML value: `'сөз'`."""
    return "'" + text.replace("'", "''") + "'"


def both(texts: Mapping[str, str]) -> str:
    """A text in every language on one line: `{kk: '…', ru: '…'}`."""
    return "{" + ", ".join(f"{language}: {quoted(text)}" for language, text in texts.items()) + "}"


def replaced(text: str, changes: Iterable[tuple[Scalar, str]]) -> str:
    """The text with other words in the place of some scalars; the quotes around one stay."""
    for scalar, value in sorted(changes, key=lambda change: -change[0].start):
        quote = text[scalar.start] if text[scalar.start] in "'\"" else ""
        text = text[: scalar.start] + quote + value + quote + text[scalar.end :]
    return text


def with_entry(text: str, entry: str, before: str = "") -> str:
    """A file that is a list with one entry more: before the one of that id, else at the end. `entry` ends with a line end.

    Entries keep the distance that the file gives them: an empty line, or none.
    """
    gap = "\n" if re.search(r"\n\n- ", text) else ""
    if before:
        at = next(each.start for each in scalars(text) if each.path[1:] == ("id",) and each.value == before)
        lines = text[: text.rindex("\n", 0, at) + 1].splitlines(keepends=True) if "\n" in text[:at] else []
        above = len(lines)
        while above and lines[above - 1].startswith("#"):
            above -= 1
        lines = (
            lines[:above] if above else lines
        )  # what is said above an entry belongs to it; what heads the file does not
        start = sum(map(len, lines))
        return text[:start] + entry + gap + text[start:]
    if not text.strip("\n") or text.strip() == "[]":
        return entry
    end = "" if text.endswith("\n") else "\n"
    if not any(each.path for each in scalars(text)):  # comments alone
        return re.sub(r"^\[\]\s*", "", text + end, flags=re.MULTILINE) + "\n" + entry
    return text + end + gap + entry


def next_id(text: str, new: str) -> str:
    """The id of the entry that a new one stands before where a list is in the order of its ids; empty where it is not."""
    ids = [each.value for each in scalars(text) if each.path[1:] == ("id",) and not each.is_key]
    if ids != sorted(ids):
        return ""
    return next((each for each in ids if each > new), "")


def with_item(text: str, path: Path, item: str) -> str:
    """A text with one item more at the end of the list at a path: `[a, b]` or a line an item. Raises LookupError."""
    items = [
        each
        for each in scalars(text)
        if each.path[:-1] == path and not each.is_key and len(each.path) > len(path)
    ]
    if items:
        return after(text, items[-1], item)
    key = next(each for each in scalars(text) if each.path == path and each.is_key)
    found = re.compile(r":[ \t]*\[[ \t]*\]").match(text, key.end)
    if not found:
        raise LookupError(path)
    return text[: key.end] + f": [{item}]" + text[found.end() :]


def after(text: str, scalar: Scalar, item: str) -> str:
    """A text with an item behind another one of the same list."""
    line = text[text.rfind("\n", 0, scalar.start) + 1 : scalar.start]
    if re.fullmatch(r"\s*(?:- +)+", line):
        indent = " " * (len(line) - 2) + "- "
        end = text.find("\n", scalar.end)
        if end < 0:
            return f"{text}\n{indent}{item}\n"
        return text[: end + 1] + indent + item + "\n" + text[end + 1 :]
    return text[: scalar.end] + f", {item}" + text[scalar.end :]


def find(text: str, path: Sequence[str | int], value: str = "") -> Scalar | None:
    """The value at a path, or the first one below it that says this."""
    return next(
        (
            each
            for each in scalars(text)
            if not each.is_key
            and each.path[: len(path)] == tuple(path)
            and (each.value == value if value else each.path == tuple(path))
        ),
        None,
    )
