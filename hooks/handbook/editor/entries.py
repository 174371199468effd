"""An entry more in a list of data, or one less: by whole lines, so that all others stay as they are.

A new one is a copy of its neighbour with nothing said in it: what tells the two apart (texts, numbers of laws, days) is left empty,
and the rules say what is to be filled in. What many entries have alike (a kind, a type) stays.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from handbook.editor import patch
from handbook.model import LANGUAGES
from handbook.source import yaml_lines, yaml_places
from handbook.source.yaml_places import Node

ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def added(text: str, path: yaml_lines.Path, new_id: str) -> str:
    """The text with an empty entry below the one at the path. Raises PatchError, BrokenYamlError."""
    siblings, item, (start, end) = _item(text, path)
    has_id = item.child("id") is not None
    if has_id and (not ID.fullmatch(new_id) or any(_id(each) == new_id for each in siblings.items)):
        raise patch.PatchError(f"id: {new_id}")
    lines = text.split("\n")
    new = [*([""] if _are_apart(siblings, lines) else []), *lines[start:end]]
    grown = "\n".join([*lines[:end], *new, *([] if end < len(lines) else [""]), *lines[end:]])
    place = (*path[:-1], int(path[-1]) + 1)
    changes = [patch.Change((*place, *inner), value) for inner, value in _emptied(siblings, item, ())]
    if has_id:
        changes.append(patch.Change((*place, "id"), new_id))
    return patch.patched(grown, changes)


def removed(text: str, path: yaml_lines.Path) -> str:
    """The text without the entry at the path and the empty line behind it. Raises PatchError, BrokenYamlError."""
    siblings, _, (start, end) = _item(text, path)
    if len(siblings.items) == 1:
        raise patch.PatchError(patch.shown(path))  # a list of nothing is written otherwise
    lines = text.split("\n")
    while path[-1] != 0 and lines[start - 1].strip().startswith("#"):  # what is said of it goes with it
        start -= 1
    if _are_apart(siblings, lines):
        if path[-1] == len(siblings.items) - 1:
            start -= not lines[start - 1].strip()
        else:
            end += not lines[end].strip()
    new = "\n".join(lines[:start] + lines[end:])
    wanted = copy.deepcopy(yaml_lines.parse(text).value)
    rest = yaml_lines.at(wanted, path[:-1])
    assert isinstance(rest, list)
    del rest[int(path[-1])]
    if yaml_lines.parse(new).value != wanted:
        raise patch.PatchError(patch.shown(path))
    return new


def _item(text: str, path: yaml_lines.Path) -> tuple[Node, Node, tuple[int, int]]:
    """The list, the entry in it, and the entry's lines: from, and the first behind, counted from 0."""
    tree = yaml_places.parse(text)
    siblings = patch.find(tree, path[:-1]) if path else None
    item = siblings.child(path[-1]) if siblings else None
    if siblings is None or item is None or siblings.kind != "list" or siblings.in_flow:
        raise patch.PatchError(patch.shown(path))
    start = item.line - 1
    end = text[: _end(item)].rstrip().count("\n") + 1
    before = text[: item.start].rpartition("\n")[2]
    if not re.fullmatch(r" *(?:- +)?- +", before) or before.count("- ") > 1:
        raise patch.PatchError(patch.shown(path))  # more begins on this line than the entry
    return siblings, item, (start, end)


def _end(node: Node) -> int:
    """Where the last letter of a value stands; of one in lines, its marks tell only where the next thing begins."""
    inner = [*(child for _, child, _ in node.entries), *node.items]
    return node.end if node.in_flow or not inner else max(map(_end, inner))


def _are_apart(siblings: Node, lines: list[str]) -> bool:
    """Whether an empty line stands between the entries of a list."""
    return len(siblings.items) > 1 and not lines[siblings.items[1].line - 2].strip()


def _emptied(
    siblings: Node, node: Node, path: yaml_lines.Path
) -> Iterator[tuple[yaml_lines.Path, patch.Value]]:
    """What is to be empty in a copy of an entry, by its path from the entry."""
    for key, child, _ in node.entries:
        yield from _emptied(siblings, child, (*path, key))
    is_texts = bool(node.items) and all(item.kind == "scalar" for item in node.items)
    if is_texts and (path and path[-1] in LANGUAGES):
        yield path, []
    elif not is_texts:
        for index, child in enumerate(node.items):
            yield from _emptied(siblings, child, (*path, index))
    if node.kind == "scalar" and isinstance(node.value, str) and node.value and path != ("id",):
        same = sum(_value(each, path) == node.value for each in siblings.items)
        if same < 2 or path[-1:] in [(language,) for language in LANGUAGES] or _DAY.fullmatch(node.value):
            yield path, ""


def _value(item: Node, path: yaml_lines.Path) -> object:
    found = patch.find(item, path)
    return found.value if found else None


def _id(item: Node) -> object:
    return _value(item, ("id",))
