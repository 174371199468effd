"""A text of YAML with some values changed and every other letter as it was: comments, order, quotes, empty lines.

    patched(text, [Change(("0", "term", "kk"), "күн тәртібі")])

What comes out has been read again and says what was meant, or nothing comes out.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook.source import yaml_lines, yaml_places
from handbook.source.yaml_places import Node

Value = str | int | bool | list[str]


class PatchError(Exception):
    """A value that cannot be put where it should stand; the words say where."""


@dataclass(frozen=True)
class Change:
    """A new value for what stands at a path: a text, number or mark, or for a list of texts all of them."""

    path: yaml_lines.Path
    value: Value


def patched(text: str, changes: Sequence[Change]) -> str:
    """The text with the changes in it. Raises PatchError, and BrokenYamlError where the text is no YAML."""
    tree = yaml_places.parse(text)
    wanted = copy.deepcopy(yaml_lines.parse(text).value)  # what is read is kept for the next reader
    edits: list[tuple[int, int, str]] = []
    for change in changes:
        node = find(tree, change.path)
        if node is None or not change.path:
            raise PatchError(shown(change.path))
        edits += _edits(text, node, change)
        parent = yaml_lines.at(wanted, change.path[:-1])
        parent[change.path[-1]] = change.value  # type: ignore[index]
    new = text
    for start, end, put in sorted(edits, reverse=True):
        new = new[:start] + put + new[end:]
    try:
        is_so = yaml_lines.parse(new).value == wanted
    except yaml_lines.BrokenYamlError:
        is_so = False
    if not is_so:
        raise PatchError(", ".join(shown(change.path) for change in changes))
    return new


def find(tree: Node | None, path: yaml_lines.Path) -> Node | None:
    """The node at a path; None where there is none."""
    for key in path:
        tree = tree.child(key) if tree else None
    return tree


def shown(path: yaml_lines.Path) -> str:
    return ".".join(map(str, path))


def _edits(text: str, node: Node, change: Change) -> Iterator[tuple[int, int, str]]:
    """(from, to, what to put there) of one change."""
    if node.kind == "scalar" and not isinstance(change.value, list):
        yield _scalar_edit(text, node, change)
    elif node.kind == "list" and isinstance(change.value, list):
        if any(item.kind != "scalar" for item in node.items):
            raise PatchError(shown(change.path))
        if len(node.items) == len(change.value):
            for item, value in zip(node.items, change.value, strict=True):
                if item.value != value:
                    yield _scalar_edit(text, item, Change(change.path, value))
        else:
            yield _list_edit(text, node, change.value, change.path)
    else:
        raise PatchError(shown(change.path))


def _scalar_edit(text: str, node: Node, change: Change) -> tuple[int, int, str]:
    assert not isinstance(change.value, list)
    end = node.end
    if node.style in ("|", ">"):  # its end is where the next thing begins: what is empty between stays
        end = node.start + len(text[node.start : node.end].rstrip())
    indent = _indent(text, node.start)
    put = _written(change.value, node.style, node.in_flow, indent, change.path)
    before = text[node.start - 1] if node.start else "\n"
    if node.start == node.end and before not in " \n":  # `note:` with nothing behind it
        put = " " + put
    return node.start, end, put


def _list_edit(text: str, node: Node, values: Sequence[str], path: yaml_lines.Path) -> tuple[int, int, str]:
    """The whole list anew, in the manner that it is written in."""
    style = node.items[0].style if node.items else ""
    style = "" if style in ("|", ">") else style
    if node.in_flow or not values:
        written = [_written(value, style, True, 0, path) for value in values]
        whole = f"[{', '.join(written)}]"
        end = node.end if node.in_flow else node.items[-1].end
        return node.start, end, whole
    end = node.items[-1].end
    span = text[node.start : end]
    if any(line.lstrip().startswith("#") or " #" in line for line in span.split("\n")):
        raise PatchError(shown(path))  # a comment between the items would be lost
    items = [_written(value, style, False, node.column + 2, path) for value in values]
    return node.start, end, ("\n" + " " * node.column).join(f"- {item}" for item in items)


def _indent(text: str, at: int) -> int:
    """How far what belongs to the line of a value stands to the right, in a block of lines."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    stripped = line.lstrip(" ")
    indent = len(line) - len(stripped)
    while stripped.startswith("- "):
        indent += 2
        stripped = stripped[2:]
    return indent + 2


def _written(value: str | int | bool, style: str, in_flow: bool, indent: int, path: yaml_lines.Path) -> str:
    """A value as it may stand in a text, as like what stood there as can be. Raises PatchError."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    for candidate in _candidates(value, style, in_flow, indent):
        if _says(candidate, value, in_flow):
            return candidate
    raise PatchError(shown(path))


def _candidates(value: str, style: str, in_flow: bool, indent: int) -> Iterator[str]:
    single = "'" + value.replace("'", "''") + "'"
    double = json.dumps(value, ensure_ascii=False).replace("\xa0", "\\u00a0")  # the eye tells it from a space
    if not in_flow and (style in ("|", ">") or "\n" in value):
        tail = len(value) - len(value.rstrip("\n"))
        mark = "-" if tail == 0 else "" if tail == 1 else "+"
        fold = ">" if style == ">" and "\n" not in value.rstrip("\n") else "|"
        lines = (" " * indent + line if line else "" for line in value.rstrip("\n").split("\n"))
        yield f"{fold}{mark}\n" + "\n".join(lines) + "\n" * max(tail - 1, 0)
    if "\n" not in value:
        if style == "" and value == value.strip():
            yield value
        if style != '"':
            yield single
    yield double


def _says(written: str, value: str, in_flow: bool) -> bool:
    """Whether this is read as the value, wherever it may stand."""
    places: tuple[tuple[str, object], ...] = (
        (("{{k: {}, z: 1}}", {"k": value, "z": 1}), ("[{}, 1]", [value, 1]))
        if in_flow
        else (("k: {}\nz: 1\n", {"k": value, "z": 1}), ("- {}\n- 1\n", [value, 1]))
    )
    try:
        return all(yaml_lines.parse(place.format(written)).value == expected for place, expected in places)
    except yaml_lines.BrokenYamlError:
        return False
