"""YAML with the place of every value in the text: for whoever changes one of them and leaves all else as it stands.

`yaml_lines` gives values and lines; here a value also knows where it begins and ends, and how it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from handbook.source import yaml_lines


@dataclass(frozen=True)
class Node:
    """A value and its place: `start` and `end` count letters of the text, `line` from 1, `column` from 0.

    `style`: how a scalar is written, «'», «"», «|», «>» or nothing. `in_flow`: it stands in `{}` or `[]`, or is one.
    """

    kind: str
    start: int
    end: int
    line: int
    column: int
    style: str = ""
    in_flow: bool = False
    value: object = None
    entries: tuple[tuple[str, Node, int], ...] = ()
    """Of a map: key, value, line of the key."""
    items: tuple[Node, ...] = ()

    def child(self, key: str | int) -> Node | None:
        """What stands at a key of a map, or at a place of a list."""
        if isinstance(key, int):
            return self.items[key] if key < len(self.items) else None
        return next((node for name, node, _ in self.entries if name == key), None)


def parse(text: str) -> Node | None:
    """The tree of a YAML text with `\\n` line ends; None for an empty one.

    Raises yaml_lines.BrokenYamlError, also for a text that names its own parts (`&`, `*`): it has no one place.
    """
    values = yaml_lines.parse(text)  # the same complaints as everywhere
    try:
        node = _composed(text, is_quick=True)
    except yaml.YAMLError:
        node = _composed(text, is_quick=False)
    return _node(node, (), values, False, set()) if node is not None else None


def _composed(text: str, is_quick: bool) -> yaml.Node | None:
    loader = yaml_lines.loader(text, is_quick)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _node(
    node: yaml.Node, path: yaml_lines.Path, values: yaml_lines.Document, in_flow: bool, seen: set[int]
) -> Node:
    if id(node) in seen:
        raise yaml_lines.BrokenYamlError(node.start_mark.line + 1, "&, *")
    seen.add(id(node))
    start, end, line, column = (
        node.start_mark.index,
        node.end_mark.index,
        node.start_mark.line + 1,
        node.start_mark.column,
    )
    if isinstance(node, yaml.ScalarNode):
        value = yaml_lines.at(values.value, path)
        return Node("scalar", start, end, line, column, node.style or "", in_flow, value)
    assert isinstance(node, yaml.CollectionNode)
    in_flow = in_flow or bool(node.flow_style)
    if isinstance(node, yaml.MappingNode):
        entries = tuple(
            (str(key.value), _node(value, (*path, str(key.value)), values, in_flow, seen), _line(key))
            for key, value in node.value
        )
        return Node("map", start, end, line, column, "", in_flow, None, entries)
    items = tuple(_node(item, (*path, index), values, in_flow, seen) for index, item in enumerate(node.value))
    return Node("list", start, end, line, column, "", in_flow, None, (), items)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def scalars(node: Node, path: yaml_lines.Path = ()) -> Iterator[tuple[yaml_lines.Path, Node]]:
    """Every scalar below a node with its path, in the order of the text."""
    if node.kind == "scalar":
        yield path, node
    for key, child, _ in node.entries:
        yield from scalars(child, (*path, key))
    for index, child in enumerate(node.items):
        yield from scalars(child, (*path, index))
