"""Styles, scripts, drawings and layouts as files: can a browser and the build read them, and do they ask no other host?

A slip in them is seen by no rule on pages: a sheet without a `}` or a script that cannot be read is published as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from xml.etree import ElementTree

import tinycss2
import tree_sitter
import tree_sitter_javascript
from jinja2 import TemplateSyntaxError

from handbook.frame import scripts, styles
from handbook.frame.scripts import MADE, later, needs, parts
from handbook.source import layout_names

FOLDERS = ("docs/assets", "overrides", "hooks/handbook/render/templates")
"""Where code that is published, or makes what is published, lies."""
ENDINGS = ("css", "svg", "html", "js", "xml")
Complaint = tuple[str, int, Mapping[str, object]]
"""(rule, line, values of the message)."""
_OUTSIDE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
_MODULE = re.compile(r"^(?:import\s*[\w{*\"']|export\s).{0,60}", re.MULTILINE)
"""What only a module may say; the scripts of the handbook are none."""
_FILLED = re.compile(r"\{[{%]")
"""Where a value will be put in: what is no XML yet."""
_TEMPLATES = layout_names.environment()
KEPT = 400
"""Of so many files it is known what is wrong with them, by their text."""
_BLOCKS = ("{} block", "() block", "[] block")


def needed() -> tuple[str, ...]:
    """The paths of styles and scripts that no build goes without."""
    return (
        *(f"{styles.FOLDER}/{name}" for name in styles.NEEDED),
        *(f"docs/{scripts.FOLDER}/{name}.js" for name in scripts.NEEDED),
    )


def is_read_by_mkdocs(path: str) -> bool:
    """Whether MkDocs itself reads a layout; a byte order mark of it would stand in the middle of pages."""
    return path.startswith("overrides/") and not path.startswith("overrides/pdf/")


def check(
    path: str, text: str, named: Mapping[str, str], given: frozenset[str] = frozenset()
) -> Iterator[Complaint]:
    """What is wrong with a file of code, by the ending of its path. `named`: the texts of all scripts, by name; `given`: the names that
    layouts set for each other."""
    looks: dict[str, Callable[[str], Iterable[Complaint]]] = {
        "css": _style,
        "svg": _drawing,
        "html": lambda layout: _layout(layout, given),
        "js": lambda code: _script(code, named),
    }
    look = looks.get(path.rpartition(".")[2])
    # A style of the books and a drawing among the layouts have values put into them before they are any.
    if path.startswith("docs/"):
        yield from look(text) if look else ()
        return
    yield from _layout(text, given)
    if path.endswith(".xml") and not _FILLED.search(text):
        yield from (("broken-layout", line, values) for _, line, values in _drawing(text))


@lru_cache(maxsize=KEPT)
def _style(text: str) -> tuple[Complaint, ...]:
    return tuple(_in_style(text))


def _in_style(text: str) -> Iterator[Complaint]:
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    if unclosed := _unclosed(text):
        yield "broken-style", unclosed, {"reason": "}"}
    yield from _in_rules(rules)


def _in_rules(rules: list[object]) -> Iterator[Complaint]:
    for rule in rules:
        kind = getattr(rule, "type", "")
        line = getattr(rule, "source_line", 1)
        if kind == "error":
            yield "broken-style", line, {"reason": getattr(rule, "message", "")}
        elif kind == "at-rule" and getattr(rule, "lower_at_keyword", "") == "import":
            yield "outside-style", line, {"found": "@import"}
        yield from _in_values(
            [*(getattr(rule, "prelude", None) or ()), *(getattr(rule, "content", None) or ())]
        )
        content = getattr(rule, "content", None)
        if kind == "qualified-rule" or (
            kind == "at-rule" and content and getattr(rule, "lower_at_keyword", "") in _HOLDING
        ):
            yield from _in_rules(
                [
                    found
                    for found in tinycss2.parse_blocks_contents(
                        content, skip_comments=True, skip_whitespace=True
                    )
                    if getattr(found, "type", "") != "declaration"
                ]
            )


_HOLDING = ("media", "supports", "layer", "container", "page", "font-face", "starting-style", "scope")


def _in_values(values: list[object]) -> Iterator[Complaint]:
    """Addresses of other hosts, and what the tokens say is wrong with themselves."""
    for value in values:
        kind, line = getattr(value, "type", ""), getattr(value, "source_line", 1)
        inner = getattr(value, "content", None) if kind in _BLOCKS else getattr(value, "arguments", None)
        address = getattr(value, "value", "") if kind == "url" else ""
        if kind == "function" and getattr(value, "lower_name", "") == "url":
            address = next((each.value for each in inner or () if each.type == "string"), "")
        if isinstance(address, str) and _OUTSIDE.match(address):
            yield "outside-style", line, {"found": address[:60]}
        if kind == "error":
            yield "broken-style", line, {"reason": getattr(value, "message", "")}
        if isinstance(inner, list):
            yield from _in_values(inner)


def _unclosed(text: str) -> int:
    """The line of the first block, string or comment that is not closed; 0 where all are. CSS itself closes them unsaid."""
    opened: list[tuple[str, int]] = []
    closing = {"{": "}", "(": ")", "[": "]"}
    line = 1
    for token in re.finditer(
        r"""/\*.*?(?:\*/|\Z)|"(?:\\.|[^"\\\n])*+"|'(?:\\.|[^'\\\n])*+'|\\.|[\n{}()\[\]]""", text, re.DOTALL
    ):
        found = token[0]
        if found.startswith("/*") and (not found.endswith("*/") or len(found) < 4):
            return line
        if found in closing:
            opened.append((closing[found], line))
        elif opened and found == opened[-1][0]:
            opened.pop()
        line += found.count("\n")
    return opened[-1][1] if opened else 0


@cache
def _javascript() -> tree_sitter.Parser:
    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_javascript.language()))


@lru_cache(maxsize=KEPT)
def _broken_line(text: str) -> tuple[int, str]:
    """The first line that is no JavaScript, and what stands there; 0 where all is."""
    broken = _broken_node(_javascript().parse(text.encode()).root_node)
    row = broken.start_point.row if broken else -1
    return row + 1, text.split("\n")[row].strip() if broken else ""


def _script(text: str, named: Mapping[str, str]) -> Iterator[Complaint]:
    line, words = _broken_line(text)
    if not line and (module := _MODULE.search(text)):  # a browser refuses it in a script that is no module
        line, words = text[: module.start()].count("\n") + 1, module[0]
    if line:
        yield "broken-script", line, {"found": words[:60]}
    for name in (*needs(text), *parts(text), *later(text)):
        if name not in named and name not in MADE:
            yield "script-needs", 1, {"name": name}
    if _needs_itself(text, named):
        yield "script-needs", 1, {"name": " ".join(needs(text))}


def _needs_itself(text: str, named: Mapping[str, str]) -> bool:
    """Whether what a script needs comes back to it."""
    seen: set[str] = set()
    waiting = list(needs(text))
    while waiting:
        name = waiting.pop()
        if named.get(name) == text:
            return True
        if name not in seen:
            seen.add(name)
            waiting.extend(needs(named.get(name, "")))
    return False


def _broken_node(node: tree_sitter.Node) -> tree_sitter.Node | None:
    """The first place that is no JavaScript."""
    while node.has_error and not (node.is_error or node.is_missing):
        node = next(child for child in node.children if child.has_error or child.is_missing or child.is_error)
    return node if node.has_error or node.is_missing else None


def _drawing(text: str) -> Iterator[Complaint]:
    try:
        root = ElementTree.fromstring(text.encode())
    except ElementTree.ParseError as error:
        yield "broken-drawing", error.position[0], {"reason": str(error)}
        return
    for element in root.iter():
        for name, value in element.attrib.items():
            is_link = isinstance(element.tag, str) and element.tag.rpartition("}")[2] == "a"
            if name.rpartition("}")[2] in ("href", "src") and not is_link and _OUTSIDE.match(value):
                line = text[: max(text.find(value), 0)].count("\n") + 1
                yield "outside-style", line, {"found": value[:60]}


@lru_cache(maxsize=KEPT)
def _layout(text: str, given: frozenset[str]) -> tuple[Complaint, ...]:
    try:
        tree = _TEMPLATES.parse(text)
        return tuple(
            ("layout-name", line, {"name": name, "near": near})
            for line, name, near in layout_names.unknown(tree, text, given)
        )
    except TemplateSyntaxError as error:
        return (("broken-layout", error.lineno, {"reason": str(error.message)}),)
