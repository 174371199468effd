"""The rules: one function each, with an id and a message in both languages.

A rule looks at the whole handbook and yields where it is broken; `check` says it in the language of the file, or in both.
To add a rule: write it in the module of its concern (a new module is named in `_MODULES` below) and give it a passing
and a failing case in `tests/cases`; `make rules` then writes RULES.md, the list for editors, anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from handbook.drawing.font_metrics import FontError
from handbook.model import LANGUAGES, Handbook, Problem
from handbook.rules import (
    acts,
    between,
    checklists,
    code,
    data,
    downloads,
    faults,
    headings,
    kept_ids,
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
    phrases,
    registry,
    search,
    sections,
    signs,
    sizes,
    slides,
    slips,
    specimens,
    stages,
    stale,
    template_limits,
    templates,
    wording,
    words,
)
from handbook.rules.consequences import COMPARING_RULES, CONSEQUENCES, FAR, LEFT_OUT, UNREAD
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
    between,
    links,
    markers,
    markup,
    language,
    signs,
    slips,
    wording,
    phrases,
    paper,
    data,
    sizes,
    laws,
    acts,
    legal,
    downloads,
    stale,
    templates,
    template_limits,
    specimens,
    permalinks,
    kept_ids,
    slides,
    words,
)
COMPARING = (
    data,
    sizes,
    legal,
    search,
    downloads,
    stale,
    templates,
    template_limits,
    specimens,
    permalinks,
    kept_ids,
    slides,
)
"""Modules whose rules hold data and pages against each other: while something is not there, they would blame what is whole."""


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
