"""A file of data as a form: its entries with their comments, as a tree for the browser; and what was changed there, written.

An entry of a list that has an `id` is called by it (`=agenda`), not by its number: it is found again when others have come before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from handbook.editor import patch
from handbook.editor.files import Files, Loaded
from handbook.source import yaml_lines, yaml_places
from handbook.source.yaml_places import Node

_WORD = re.compile(r"#? ?([a-z_][a-z_, …-]*?) {2,}(\S.*)")
"""A line of the comment at the head of a file that says what a key means: `term    the one term of a notion`."""


class ClashError(Exception):
    """Values that were changed here have been changed in the file as well. `fields`: path, what the file says now."""

    def __init__(self, fields: Sequence[dict[str, Any]]) -> None:
        super().__init__()
        self.fields = fields


def form(loaded: Loaded) -> dict[str, Any]:
    """The tree of a data file, with what its head says of its keys. Raises BrokenYamlError."""
    tree = yaml_places.parse(loaded.text)
    lines = loaded.text.split("\n")
    return {
        "digest": loaded.digest,
        "tree": _shown(tree, (), lines) if tree else None,
        "keys": meanings(lines),
        "head": _above(lines, tree.line if tree else 1) if tree and tree.kind == "map" else "",
    }


def save(files: Files, path: str, changes: Sequence[dict[str, Any]]) -> Loaded:
    """Writes changed values: `[{"at": ["=agenda", "term", "kk"], "old": …, "new": …}]`; each only where the file still says `old`.

    Raises ClashError, PatchError, BrokenYamlError, and what Files.change raises.
    """

    def change(now: Loaded) -> str:
        tree = yaml_places.parse(now.text)
        clashes, wanted = [], []
        for each in changes:
            at = resolve(tree, each["at"])
            node = patch.find(tree, at) if at is not None else None
            there = value(node) if node else None
            if at is None or there not in (each["old"], each["new"]):
                clashes.append({"at": each["at"], "now": there})
            elif there != each["new"]:
                wanted.append(patch.Change(at, each["new"]))
        if clashes:
            raise ClashError(clashes)
        return patch.patched(now.text, wanted) if wanted else now.text

    return files.change(path, change)


def resolve(tree: Node | None, path: Sequence[str | int]) -> yaml_lines.Path | None:
    """The path with numbers in the place of ids; None where it leads nowhere."""
    found: list[str | int] = []
    for key in path:
        if tree is not None and tree.kind == "list" and isinstance(key, str):
            key = next((at for at, item in enumerate(tree.items) if f"={_id(item)}" == key), -1)
            if key < 0:
                return None
        tree = tree.child(key) if tree else None
        if tree is None:
            return None
        found.append(key)
    return tuple(found)


def value(node: Node) -> object:
    """What a scalar says, or a list of texts; None for anything else."""
    if node.kind == "list" and all(item.kind == "scalar" for item in node.items):
        return [item.value for item in node.items]
    return node.value


def meanings(lines: Sequence[str]) -> dict[str, str]:
    """What the head of a file says of its keys: key -> words in both languages."""
    found: dict[str, str] = {}
    keys: list[str] = []
    for line in lines:
        if not line.startswith("#"):
            break
        if named := _WORD.fullmatch(line):
            keys = re.findall(r"[a-z_-]+", named[1])
            found.update(dict.fromkeys(keys, named[2]))
        elif line.startswith("#   ") and keys:
            found.update({key: f"{found[key]} {line[1:].strip()}" for key in keys})
        else:
            keys = []
    return found


def _shown(node: Node, path: tuple[str | int, ...], lines: Sequence[str]) -> dict[str, Any]:
    here: dict[str, Any] = {"kind": node.kind, "at": list(path), "line": node.line}
    if node.kind == "scalar":
        return {**here, "value": node.value}
    if node.kind == "list" and all(item.kind == "scalar" for item in node.items):
        return {**here, "kind": "texts", "value": value(node)}
    if node.kind == "list":
        ids = [_id(item) for item in node.items]
        names = [f"={name}" if name and ids.count(name) == 1 else at for at, name in enumerate(ids)]
        items = zip(node.items, names, strict=True)
        may_be_more = {} if node.in_flow else {"isItem": True}
        return {**here, "items": [_shown(item, (*path, name), lines) | may_be_more for item, name in items]}
    entries = [
        {
            "key": key,
            "comment": _comment(lines, line),
            "node": _shown(child, (*path, key), lines) | {"line": line},
        }
        for key, child, line in node.entries
    ]
    return {**here, "entries": entries}


def _id(node: Node) -> str:
    found = node.child("id") if node.kind == "map" else None
    return str(found.value) if found and found.kind == "scalar" else ""


def _comment(lines: Sequence[str], line: int) -> str:
    """What stands above a line and behind it as a comment; not the head of the file, which speaks of all."""
    above = _above(lines, line)
    line_text = lines[line - 1] if line <= len(lines) else ""
    behind = re.search(r"(?:^|[\s\]}'\"])\s+# ?([^'\"]*)$", line_text)
    is_head = line - 1 <= next((at for at, each in enumerate(lines) if not each.startswith("#")), 0)
    return " ".join(filter(None, ("" if is_head else above, behind[1] if behind else "")))


def _above(lines: Sequence[str], line: int) -> str:
    """The comment that ends right above a line."""
    found: list[str] = []
    for each in reversed(lines[: line - 1]):
        stripped = each.strip()
        if not stripped.startswith("#"):
            break
        found.insert(0, stripped[1:].strip())
    return " ".join(found)
