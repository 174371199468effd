"""The rooms of the package: imports run downwards only, no two rooms of one floor know each other, libraries stay in their room."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.places import ROOT

PACKAGE = ROOT / "hooks" / "handbook"
FLOORS = (
    {"model"},
    {"text", "drawing", "render"},
    {"ledgers", "frame"},
    {"source"},
    {"deck"},
    {"rules", "page"},
    {"components", "language"},
    {"status"},
    {
        "publish.search",
        "publish.paper",
        "publish.office",
        "publish.links",
        "publish.offline",
        "publish.status",
    },
    {"site", "preview", "editing"},
    {"editor"},
    {"__main__"},
)
"""From the ground up. A room may use any room below its floor, and none on it but itself."""
ONLY_IN = {
    "mkdocs": frozenset(
        {"preview"}
    ),  # the names of its settings; builds are the hooks', outside of the package
    "preview": frozenset({"preview"}),  # hooks/preview.py
    "weasyprint": frozenset({"publish.paper"}),
    "pydyf": frozenset({"publish.paper"}),
    "pypdf": frozenset({"publish.paper"}),
    "pyphen": frozenset({"text"}),
    "pptx": frozenset({"publish.office"}),
    "lxml": frozenset({"publish.office"}),
    "PIL": frozenset({"drawing", "frame", "publish.links"}),
    "fontTools": frozenset({"drawing"}),
    "segno": frozenset({"drawing", "publish.links"}),
    "jinja2": frozenset({"render", "source"}),
    "tinyhtml5": frozenset({"render"}),
    "babel": frozenset({"text"}),
    "holidays": frozenset({"text"}),
    "yaml": frozenset({"source"}),
    "hunspell": frozenset({"language"}),
    "markdown": frozenset({"page"}),
    "rcssmin": frozenset({"frame"}),
    "rjsmin": frozenset({"frame", "publish.search"}),
    "tinycss2": frozenset({"source"}),
    "tree_sitter": frozenset({"source"}),
    "tree_sitter_javascript": frozenset({"source"}),
}
"""A library -> the rooms that may import it."""
MOST_LINES = 250
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


def room(module: str) -> str:
    """`publish.paper.book` -> `publish.paper`, `model.handbook` -> `model`, `__main__` as it is."""
    first, _, rest = module.partition(".")
    return f"{first}.{rest.partition('.')[0]}" if first == "publish" and rest else first


def modules() -> dict[str, Path]:
    """Every module of the package by its name from the package's root; a room's `__init__` as the room."""
    names = {
        path: path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".")
        for path in PACKAGE.rglob("*.py")
    }
    return {
        name.removesuffix(".__init__"): path
        for path, name in names.items()
        if name not in ("__init__", "publish.__init__")
    }


def imports(path: Path) -> Iterator[str]:
    """What a file imports, with full names: `handbook.model.Page`, `PIL.Image`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            prefix = (
                f"handbook.{path.relative_to(PACKAGE).parent.as_posix().replace('/', '.')}."
                if node.level
                else ""
            )
            yield from (f"{prefix}{node.module or ''}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


USES = {
    (name, used.removeprefix("handbook."))
    for name, path in modules().items()
    for used in imports(path)
    if used.startswith("handbook.")
}
LIBRARIES = {
    (name, used.partition(".")[0])
    for name, path in modules().items()
    for used in imports(path)
    if not used.startswith("handbook.") and used.partition(".")[0] not in sys.stdlib_module_names
}


def test_every_module_has_a_room() -> None:
    assert [name for name in modules() if room(name) not in FLOOR] == []


def test_imports_run_downwards() -> None:
    wrong = [
        f"{name} -> {used}"
        for name, used in sorted(USES)
        if room(used) != room(name) and FLOOR[room(used)] >= FLOOR[room(name)]
    ]
    assert wrong == []


def test_no_circle_within_a_room() -> None:
    known = modules()
    graph: dict[str, set[str]] = {name: set() for name in known}
    for name, used in USES:
        target = used if used in known else used.rpartition(".")[0]
        if target in known and target != name and not (target in FLOOR and room(name) == target):
            graph[name].add(target)
    done: set[str] = set()
    while ready := {name for name, targets in graph.items() if name not in done and targets <= done}:
        done |= ready
    assert sorted(set(graph) - done) == []


def test_libraries_stay_in_their_rooms() -> None:
    assert [library for _, library in LIBRARIES if library not in ONLY_IN] == []
    assert [
        f"{name} -> {library}" for name, library in sorted(LIBRARIES) if room(name) not in ONLY_IN[library]
    ] == []


def test_hooks_only_pass_on() -> None:
    for path in (ROOT / "hooks").glob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 100, path.name


@pytest.mark.parametrize("name", sorted({room(name) for name in modules()} - {"__main__"}))
def test_a_room_says_what_it_is(name: str) -> None:
    """What comes in, what goes out, where to add: in a README of its own, which the README of the project leads to."""
    readme = PACKAGE / name.replace(".", "/") / "README.md"
    assert readme.is_file()
    assert len(readme.read_text(encoding="utf-8").splitlines()) <= 60
    rows = "".join(line for line in readme.read_text(encoding="utf-8").splitlines() if line.startswith("|"))
    named = set(re.findall(r"`([a-z_]+)\.py`", rows))
    there = {path.stem for path in readme.parent.glob("*.py")} - {"__init__"}
    assert named == there, "the README names each module of the room, and none that is not there"


def test_modules_can_be_held_in_the_head() -> None:
    long = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in modules().items()}
    assert {name: lines for name, lines in long.items() if lines > MOST_LINES} == {}


def test_the_map_of_the_project_leads_to_every_room() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 80
    linked = set(re.findall(r"\(hooks/handbook/([a-z/]+)/README\.md\)", text))
    assert linked == {name.replace(".", "/") for name in FLOOR} - {"__main__"}
