"""YAML with the line of every value, and without YAML's silent mistakes.

PyYAML drops line numbers and lets a repeated key overwrite the first; both matter to an editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

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


class _QuickLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The same in C, six times as fast. What it refuses is read once more by `_Loader`, whose words name the fault."""


for _each in (_Loader, _QuickLoader):
    _each.add_multi_constructor("!", lambda loader, suffix, node: None)
    _each.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)
    # Whole numbers, true and false are values; all else stays the text that the editor typed: a date («2026-11-24») is compared
    # and printed, never computed with, and «no», «on», «1:30», «1e3» are words.
    _each.yaml_implicit_resolvers = {
        first: [(tag, regexp) for tag, regexp in resolvers if tag.endswith((":null", ":merge", ":value"))]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    _each.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(?i:true|false)$"), list("tTfF"))
    _each.add_implicit_resolver(
        "tag:yaml.org,2002:int", re.compile("[-+]?(?:0|[1-9][0-9]{0,8})$"), list("-+0123456789")
    )
_NO_SPACE = re.compile(r"^[ ]*[\t\u00a0\u202f\u3000]|(?:^[ ]*-|:)[ ]*[\t\u00a0\u202f\u3000]")
_NO_QUOTE = re.compile(r"(?:^[ ]*-|[:{\[,])[ ]+[“”„‟‘’‚]")
TEXT = "tag:yaml.org,2002:str"
MOST_VALUES = 100_000
"""A file that refers to its own parts over and over unfolds to more than any memory holds."""


def likely_cause(text: str, first_line: int, line: int) -> tuple[str, int]:
    """The rule that tells best what keeps a text from being YAML, and the line: what word processors put in the place of spaces and
    quotes, down to the line where the reader stopped; else that line."""
    lines = text.split("\n")[: line - first_line + 1]
    for rule, pattern in (("yaml-space", _NO_SPACE), ("yaml-quotes", _NO_QUOTE)):
        for number, each in reversed(list(enumerate(lines, first_line))):
            if pattern.search(each):
                return rule, number
    return "broken-yaml", line


@lru_cache(maxsize=500)
def parse(text: str, first_line: int = 1) -> Document:
    """Reads a YAML text whose first line is line `first_line` of its file. What comes of it is kept, and not to be changed.

    Raises BrokenYamlError with the line and the reason.
    """
    if "\t" not in text:  # in C, tabs are taken that YAML refuses
        try:
            return _parsed(_QuickLoader, text, first_line)
        except (yaml.YAMLError, ValueError, RecursionError):
            pass
    try:
        return _parsed(_Loader, text, first_line)
    except yaml.reader.ReaderError as error:
        reason = f"U+{error.character:04X}" if isinstance(error.character, int) else str(error.reason)
        raise BrokenYamlError(first_line + text[: error.position].count("\n"), reason) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BrokenYamlError(first_line + (mark.line if mark else 0), error.problem or str(error)) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BrokenYamlError(first_line, str(error).splitlines()[0]) from error


def _parsed(kind: type[_Loader] | type[_QuickLoader], text: str, first_line: int) -> Document:
    reads = kind(text)
    try:
        node = reads.get_single_node()
        document = Document()
        if node is not None:
            document.value = _value(reads, node, (), first_line, document)
        return document
    finally:
        reads.dispose()


def loader(text: str, is_quick: bool = False) -> _Loader | _QuickLoader:
    """What reads this text by the rules of all the project's YAML. Raises yaml.reader.ReaderError.

    `is_quick`: in C, for a text without tabs; what that one refuses (yaml.YAMLError), the other may take.
    """
    return _QuickLoader(text) if is_quick and "\t" not in text else _Loader(text)


def at(value: object, path: Path) -> object:
    """What stands at a path of a document's value. Raises LookupError where nothing does."""
    for key in path:
        if not isinstance(value, dict | list):
            raise LookupError(key)
        value = value[key]  # type: ignore[index]
    return value


@dataclass(frozen=True)
class Scalar:
    """A value or a key as it stands in a YAML text: the way to it, what it says, and the slice of the text that it takes up."""

    path: Path
    value: str
    start: int
    end: int
    is_key: bool = False


def scalars(text: str) -> list[Scalar]:
    """Every scalar of a YAML text in order, so that one can be changed and all else stay as it was typed.

    Raises BrokenYamlError.
    """
    parse(text)
    reads = loader(text)
    try:
        node = reads.get_single_node()
        return list(_scalars(node, ())) if node is not None else []
    finally:
        reads.dispose()


def _scalars(node: yaml.Node, path: Path) -> Iterator[Scalar]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = str(key.value)
            yield Scalar((*path, name), name, key.start_mark.index, key.end_mark.index, is_key=True)
            yield from _scalars(value, (*path, name))
    elif isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            yield from _scalars(child, (*path, index))
    else:
        yield Scalar(path, str(node.value), node.start_mark.index, node.end_mark.index)


def _value(loader: Any, node: yaml.Node, path: Path, first_line: int, document: Document) -> object:
    document.lines[path] = first_line + node.start_mark.line
    if len(document.lines) > MOST_VALUES:
        raise ValueError("тым көп мән · слишком много значений")
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, object] = {}
        for key_node, value_node in node.value:
            is_text = key_node.tag == TEXT
            key = key_node.value if is_text else str(loader.construct_object(key_node, deep=True))
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
    return node.value if node.tag == TEXT else loader.construct_object(node, deep=True)
