"""The rules: one function each, with an id and a message in both languages.

A rule looks at the whole handbook and yields where it is broken; `check` says it in the language of the file, or in both.
To add a rule: write it in the module of its concern (a new module is named in `_MODULES` below) and give it a passing
and a failing case in `tests/cases`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from handbook.drawing.font_metrics import FontError
from handbook.model import LANGUAGES, Handbook, Problem
from handbook.rules import (
    checklists,
    code,
    data,
    downloads,
    faults,
    headings,
    language,
    laws,
    legal,
    links,
    markers,
    markup,
    menu,
    pages,
    paper,
    parity,
    permalinks,
    registry,
    sections,
    slides,
    specimens,
    stages,
    stale,
    templates,
    words,
)
from handbook.rules.registry import RULES, Rule

__all__ = ["RULES", "Rule", "check", "is_incomplete"]

_MODULES = (
    faults,
    code,
    pages,
    menu,
    headings,
    sections,
    stages,
    checklists,
    parity,
    links,
    markers,
    markup,
    language,
    paper,
    data,
    laws,
    legal,
    downloads,
    stale,
    templates,
    specimens,
    permalinks,
    slides,
    words,
)
UNREAD = frozenset(
    {
        "missing-file",
        "not-a-file",
        "not-utf8",
        "file-size",
        "long-line",
        "broken-yaml",
        "ledger-conflict",
        "menu-form",
    }
)
"""Faults for which a file, or a part of one, is not there for the rules."""
LEFT_OUT = frozenset({"wrong-type", "missing-key", "unknown-key"})
"""Faults for which an entry of the data is not there for the rules."""
COMPARING = (data, downloads, stale, templates, specimens, permalinks, slides)
COMPARING = (data, legal, downloads, stale, templates, permalinks, slides)
"""Modules whose rules hold data and pages against each other: while something is not there, they would blame what is whole."""
COMPARING_RULES = frozenset(
    {
        "missing-page",
        "unknown-page",
        "not-in-nav",
        "dead-nav",
        "menu-folder",
        "menu-stages",
        "dead-link",
        "dead-anchor",
    }
)
_ADDRESSES = (
    "lost-address",
    "unrecorded-address",
    "dead-anchor",
    "parity-sections",
    "parity-order",
    "missing-section",
    "missing-recommendation",
    "section-order",
    "recommendation-order",
)
_TASKS = (
    "lost-address",
    "parity-checklist",
    "parity-checklist-order",
    "parity-list-items",
    "empty-checklist",
)
CONSEQUENCES = {
    "heading-id": _ADDRESSES,
    "markup-space": (
        *_ADDRESSES,
        *_TASKS,
        "heading-id",
        "block-form",
        "list-form",
        "parity-blocks",
        "recommendation-blocks",
    ),
    "long-line": (
        *_ADDRESSES,
        *_TASKS,
        "parity-numbers",
        "parity-links",
        "parity-blocks",
        "parity-markers",
        "block-form",
        "recommendation-blocks",
        "missing-marker",
        "quote-pairs",
    ),
    "checklist-form": (*_TASKS, "list-form"),
    "checklist-id": (*_TASKS[:2], "unrecorded-address"),
    "list-mark": ("parity-list-items", "list-form", "letter-without-font"),
    "table-rule": ("parity-table-rows",),
    "merge-conflict": (
        *_ADDRESSES,
        *_TASKS,
        "repeated-id",
        "one-title",
        "heading-level",
        "empty-section",
        "list-form",
        "table-rule",
        "deep-nesting",
    ),
}
"""What only follows from another problem, and is told once that one is mended: its advice would lead astray."""
FAR = frozenset({"lost-address", "unrecorded-address", "dead-anchor"})
"""Consequences that may show at another page than their cause."""


def check(handbook: Handbook, without: Collection[str] = ()) -> list[Problem]:
    """All problems of a handbook: first what keeps files from being read, then by file and line, warnings last.

    While something could not be read, what compares files waits. `without` switches rules off by id (the tests do).
    """
    waiting = {rule.id for rule in RULES.values() if _compares(rule)} if is_incomplete(handbook) else set()
    problems = {
        problem
        for rule in RULES.values()
        if rule.id not in {*without, *waiting}
        for problem in _problems(rule, handbook)
    }
    hidden = {
        (rule, "" if rule in FAR else _page(problem))
        for problem in problems
        for rule in CONSEQUENCES.get(problem.rule, ())
    }
    problems = {
        problem for problem in problems if not {(problem.rule, ""), (problem.rule, _page(problem))} & hidden
    }
    return sorted(
        problems,
        key=lambda problem: (
            problem.is_warning,
            problem.rule not in UNREAD,
            problem.place.path,
            problem.place.line,
            problem.rule,
            problem.message,
        ),
    )


def is_incomplete(handbook: Handbook) -> bool:
    """Whether a file, or an entry of the data, is not there for the rules: more may show once that is mended."""
    return any(
        fault.rule in UNREAD or (fault.rule in LEFT_OUT and not fault.place.path.endswith(".md"))
        for fault in handbook.faults
    )


def _page(problem: Problem) -> str:
    """The page of a problem, the same in every language: `stages/analysis.md`."""
    folder, _, rest = problem.place.path.removeprefix("docs/").partition("/")
    return rest if folder in LANGUAGES else problem.place.path


def _compares(rule: Rule) -> bool:
    is_fault = any(rule.look.__module__ == module.__name__ for module in (faults, registry))
    return not is_fault and (
        rule.id in COMPARING_RULES or any(rule.look.__module__ == module.__name__ for module in COMPARING)
    )


def _problems(rule: Rule, handbook: Handbook) -> Iterator[Problem]:
    try:
        yield from rule.problems(handbook)
    except FontError:
        return  # the rule «broken-font» says so
