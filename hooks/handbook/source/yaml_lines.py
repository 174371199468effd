"""YAML with the line of every value, and without YAML's silent mistakes.

PyYAML drops line numbers and lets a repeated key overwrite the first; both matter to an editor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

Path = tuple[str | int, ...]


class BrokenYamlError(Exception):
    """The text is not YAML. `line` counts from 1; `reason` is PyYAML's own word."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


@dataclass
class Document:
    """A parsed YAML text: its value, the line of each value by path, and the keys written twice."""

    value: object = None
    lines: dict[Path, int] = field(default_factory=dict)
    repeated: list[tuple[str, int]] = field(default_factory=list)

    def line(self, *path: str | int) -> int:
        """The line of the value at the path, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Loader(yaml.SafeLoader):
    """Knows MkDocs' own tags (`!ENV`, `!!python/name:`), which it reads as nothing."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)
# Whole numbers, true and false are values; all else stays the text that the editor typed: a date («2026-11-24») is compared
# and printed, never computed with, and «no», «on», «1:30», «1e3» are words.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag.endswith((":null", ":merge", ":value"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(?i:true|false)$"), list("tTfF"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile("[-+]?(?:0|[1-9][0-9]{0,8})$"), list("-+0123456789")
)
MOST_VALUES = 100_000
"""A file that refers to its own parts over and over unfolds to more than any memory holds."""


def parse(text: str, first_line: int = 1) -> Document:
    """Reads a YAML text whose first line is line `first_line` of its file.

    Raises BrokenYamlError with the line and the reason.
    """
    try:
        loader = _Loader(text)
    except yaml.reader.ReaderError as error:
        reason = f"U+{error.character:04X}" if isinstance(error.character, int) else str(error.reason)
        raise BrokenYamlError(first_line + text[: error.position].count("\n"), reason) from error
    try:
        node = loader.get_single_node()
        document = Document()
        if node is not None:
            document.value = _value(loader, node, (), first_line, document)
        return document
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BrokenYamlError(first_line + (mark.line if mark else 0), error.problem or str(error)) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BrokenYamlError(first_line, str(error).splitlines()[0]) from error
    finally:
        loader.dispose()


def _value(loader: _Loader, node: yaml.Node, path: Path, first_line: int, document: Document) -> object:
    document.lines[path] = first_line + node.start_mark.line
    if len(document.lines) > MOST_VALUES:
        raise ValueError("тым көп мән · слишком много значений")
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = str(loader.construct_object(key_node, deep=True))
            if key in mapping:
                document.repeated.append((key, first_line + key_node.start_mark.line))
            mapping[key] = _value(loader, value_node, (*path, key), first_line, document)
            document.lines[(*path, key)] = first_line + key_node.start_mark.line
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [
            _value(loader, child, (*path, index), first_line, document)
            for index, child in enumerate(node.value)
        ]
    return loader.construct_object(node, deep=True)
