"""How much the tests notice: `make mutants` breaks the code in one small place after another, and counts what no test tells.

The Python of FOLDERS is broken by the operators of Cosmic Ray, the search's ranking by a table of its own (TURNS, on the tree
of tree-sitter): a comparison turned, a number changed, a decorator or a `not` taken away, a loop left out. All of that is done
to a copy below .build/mutants, and each mutant meets the fast tests alone: no browser, no built site. A run takes a sample,
the same for the same seed: SAMPLE=300 SEED=1 MUTANTS=hooks/handbook/rules make mutants. Status 1 below LEAST.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import tree_sitter
import tree_sitter_javascript
from cosmic_ray.ast import ast_nodes, get_ast_from_path
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

ROOT = Path(__file__).parents[1]
COPY = ROOT / ".build" / "mutants"
FOLDERS = tuple(f"hooks/handbook/{room}" for room in ("model", "source", "rules", "page"))
RANKING = "docs/assets/javascripts/worker/ranking.js"
TESTS = {
    "page": ("page_context", "page_parts", "features", "one_tree", "markdown_readers"),
    "model": ("model", "features", "page_parts", "words", "permalinks", "changes", "rules"),
    "source": ("code_files", "markdown_readers", "words", "robustness", "changes", "rules"),
    "rules": ("rules", "robustness", "changes", "permalinks"),
    "worker": ("ranking",),
}
"""The tests that a mutant meets, by its folder: those of what may know of it, the quickest first, for the first that notices
it ends the run."""
SLOW = "tests/test_robustness.py::test_nothing_that_editors_can_write_raises"
LEAST = 85
"""The part of the sample, in hundredths, that has to be noticed."""
TIMEOUT = 600
"""Seconds: a mutant that never ends is noticed too."""
OPERATORS = (
    *(
        f"ReplaceComparisonOperator_{one}"
        for one in ("Eq_NotEq", "NotEq_Eq", "Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Is_IsNot", "IsNot_Is")
    ),
    *(
        f"ReplaceBinaryOperator_{one}"
        for one in ("Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Mul", "Mod_Mul")
    ),
    *(
        "AddNot",
        "ReplaceUnaryOperator_Delete_Not",
        "ReplaceUnaryOperator_USub_UAdd",
        "ReplaceAndWithOr",
        "ReplaceOrWithAnd",
    ),
    *(
        "ReplaceTrueWithFalse",
        "ReplaceFalseWithTrue",
        "ReplaceBreakWithContinue",
        "ReplaceContinueWithBreak",
        "NumberReplacer",
    ),
    *("RemoveDecorator", "ZeroIterationForLoop"),
)
"""Those of Cosmic Ray's operators that are used: one turn for each thing, not ten, and none that is mostly no change."""
TURNS = {
    "<": "<=",
    ">": ">=",
    "+": "-",
    "-": "+",
    "*": "/",
    "/": "*",
    "&&": "||",
    "||": "&&",
    "===": "!==",
    "!==": "===",
    "+=": "-=",
    "max": "min",
    "min": "max",
    "false": "true",
    "true": "false",
    "findIndex": "findLastIndex",
}


@dataclass(frozen=True)
class Mutant:
    """A file with one place broken."""

    path: str
    line: int
    what: str
    text: Callable[[], str]
    """Makes the broken text."""


def python_mutants(path: str) -> Iterator[Mutant]:
    text = (ROOT / path).read_text(encoding="utf-8")
    tree = get_ast_from_path(ROOT / path)
    for name in OPERATORS:
        operator = get_operator(f"core/{name}")()
        places = (start for node in ast_nodes(tree) for start, _ in operator.mutation_positions(node))
        for occurrence, (line, _) in enumerate(places):
            yield Mutant(path, line, name, partial(_broken, text, name, occurrence))


def _broken(text: str, operator: str, occurrence: int) -> str:
    return str(mutate_code(text, get_operator(f"core/{operator}")(), occurrence))


def javascript_mutants(path: str) -> Iterator[Mutant]:
    source = (ROOT / path).read_bytes()
    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_javascript.language()))
    waiting = [parser.parse(source).root_node]
    while waiting:
        node = waiting.pop()
        waiting.extend(node.children)
        word = source[node.start_byte : node.end_byte].decode()
        turned = f"({word} * 2 + 1)" if node.type == "number" else TURNS.get(word, "")
        if turned and not node.children:
            text = source[: node.start_byte] + turned.encode() + source[node.end_byte :]
            yield Mutant(path, node.start_point.row + 1, f"{word} → {turned}", text.decode)


def copy() -> None:
    """The project, with what the tests read; what is large and stays as it is, is linked."""
    shutil.rmtree(COPY, ignore_errors=True)
    COPY.mkdir(parents=True)
    for entry in ROOT.iterdir():
        if entry.name in ("hooks", "docs", "tests", "tools", "overrides"):
            shutil.copytree(entry, COPY / entry.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif entry.is_file():
            shutil.copy2(entry, COPY)
        elif entry.name in (".venv", "node_modules", "site"):
            (COPY / entry.name).symlink_to(entry.resolve())


def tests_of(mutant: Mutant) -> tuple[str, ...]:
    return tuple(f"tests/test_{name}.py" for name in TESTS[Path(mutant.path).parent.name])


def nearest(mutant: Mutant) -> list[str]:
    """The cases of the rules in a mutant's own module: where they notice it, the others need not run."""
    module = mutant.path.removeprefix("hooks/").removesuffix(".py").replace("/", ".")
    if not module.startswith("handbook.rules."):
        return []
    sys.path.insert(0, str(ROOT / "hooks"))
    from handbook.rules import RULES

    ids = [rule.id for rule in RULES.values() if rule.look.__module__ == module]
    return [
        f"tests/test_rules.py::test_{kind}_case[{name}]" for name in ids for kind in ("failing", "passing")
    ]


def passes(tests: Sequence[str]) -> bool:
    return not failure(tests)


def failure(tests: Sequence[str]) -> str:
    """What the tests say of the copy as it is now; empty where all pass."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1"}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-n0",
        "-p",
        "no:cacheprovider",
        "-m",
        "not browser",
        "--deselect",
        SLOW,
        *tests,
    ]
    try:
        done = subprocess.run(
            command, cwd=COPY, env=environment, capture_output=True, text=True, timeout=TIMEOUT, check=False
        )
    except subprocess.TimeoutExpired:
        return f"{TIMEOUT} s"
    return done.stdout + done.stderr if done.returncode else ""


def survives(mutant: Mutant) -> bool:
    file = COPY / mutant.path
    whole = file.read_text(encoding="utf-8")
    file.write_text(mutant.text(), encoding="utf-8")
    try:
        near = nearest(mutant)
        return (not near or passes(near)) and passes(tests_of(mutant))
    finally:
        file.write_text(whole, encoding="utf-8")


def main() -> int:
    wanted = os.environ.get("MUTANTS", "").split() or [*FOLDERS, RANKING]
    size, seed = int(os.environ.get("SAMPLE", "300")), int(os.environ.get("SEED", "1"))
    mutants: list[Mutant] = []
    for place in wanted:
        files = sorted((ROOT / place).rglob("*.py")) if (ROOT / place).is_dir() else [ROOT / place]
        for file in files:
            make = javascript_mutants if file.suffix == ".js" else python_mutants
            mutants += make(file.relative_to(ROOT).as_posix())
    sample = random.Random(seed).sample(mutants, min(size, len(mutants)))
    copy()
    if fault := failure(list(dict.fromkeys(test for mutant in sample for test in tests_of(mutant)))):
        whole = "Тесттер бұзылмаған кодта да өтпейді · Тесты не проходят и на целом коде: make test"
        print(fault, whole, sep="\n", file=sys.stderr)
        return 1
    met = survivors = 0
    try:
        for mutant in sample:
            if survives(mutant):
                survivors += 1
                print(f"{mutant.path}:{mutant.line}: {mutant.what}", flush=True)
            met += 1
            print(f"{met}/{len(sample)}", end="\r", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print(f"Ctrl+C: {met}/{len(sample)}", file=sys.stderr)
    score = 100 * (met - survivors) / max(met, 1)
    print(f"{score:.1f} %: {met - survivors} of {met} noticed; {len(mutants)} mutants in all, seed {seed}")
    return 0 if score >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
