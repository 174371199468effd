"""The rules: one function each, with an id and a message in both languages.

A rule looks at the whole handbook and yields where it is broken; `check` says it in the language of the file, or in both.
To add a rule: write it in the module of its concern (a new module is named in `_MODULES` below) and give it a passing
and a failing case in `tests/cases`.
"""

from __future__ import annotations

from collections.abc import Collection

from handbook.model import Handbook, Problem
from handbook.rules import (
    checklists,
    data,
    downloads,
    faults,
    headings,
    language,
    links,
    markers,
    pages,
    parity,
    permalinks,
    sections,
    slides,
    stages,
    stale,
    templates,
)
from handbook.rules.registry import RULES, Rule

__all__ = ["RULES", "Rule", "check"]

_MODULES = (faults, pages, headings, sections, stages, checklists, parity, links, markers, language, data, downloads, stale,
            templates, permalinks, slides)
CONSEQUENCES = {
    "heading-id": ("dead-anchor", "lost-address"),
    "broken-yaml": ("unknown-template", "undated-change", "not-compared"), "missing-key": ("unknown-template", "undated-change"),
}
"""What only follows from another problem, and is told once that one is mended: its advice would lead astray."""


def check(handbook: Handbook, without: Collection[str] = ()) -> list[Problem]:
    """All problems of a handbook, by file and line. `without` switches rules off by id (the tests do)."""
    problems = {problem for rule in RULES.values() if rule.id not in without for problem in rule.problems(handbook)}
    found = {problem.rule for problem in problems}
    hidden = {rule for cause, consequences in CONSEQUENCES.items() if cause in found for rule in consequences}
    problems = {problem for problem in problems if problem.rule not in hidden}
    return sorted(problems, key=lambda problem: (problem.place.path, problem.place.line, problem.rule, problem.message))
