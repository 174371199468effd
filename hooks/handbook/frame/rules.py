"""The rules of a sheet, one by one: those for paper told from those for a screen, and those that a piece of a page can ask for.

Sheets come minified and checked (`source/code_files.py`): braces match, no comment is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache

from handbook.render.facts import Facts

ALWAYS = frozenset({"html", "body", ".no-js"})
"""What every page has, wherever it is cut."""
PAPER = "@media print"
_PART = re.compile(r""""[^"]*"|'[^']*'|[{}]""")
_IN_PARENS = re.compile(r"\([^()]*\)")
_BESIDE = re.compile(r"\[[^\]]*\]|::?[\w-]+")
_LATER = re.compile(r":(?:hover|focus|target|checked|active|popover-open)|::backdrop|\[open\]")
"""Selectors of what a reader brings about; until then the rest of the styles is there."""
_NOT = re.compile(r":not\([^()]*\)")
_RARE = ("@media (forced-colors", "@media (prefers-contrast", "@media (prefers-reduced-motion")
_ANY_OF = re.compile(r":is\(((?:[^()]|\([^()]*\))*)\)")
_NAME = re.compile(r"[.#]?[a-zA-Z_][\w-]*")


@dataclass(frozen=True)
class Rule:
    """A rule with its selectors, or an at-rule with the rules in it; one that holds no rules has its text alone."""

    head: str
    text: str
    inner: tuple[Rule, ...] = ()

    @property
    def selectors(self) -> tuple[str, ...]:
        return _selectors(self.head)


@cache
def rules(sheet: str) -> tuple[Rule, ...]:
    """The rules of a minified sheet, in their order."""
    return tuple(_rule(head, body) for head, body in _blocks(sheet))


def text(found: tuple[Rule, ...]) -> str:
    """A sheet of these rules."""
    return "".join(rule.text for rule in found)


def for_screen(found: tuple[Rule, ...]) -> tuple[Rule, ...]:
    return tuple(rule for rule in found if rule.head != PAPER)


def for_paper(found: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """What stands under `@media print`, without it: for a sheet that is asked for with `media="print"`."""
    return tuple(each for rule in found if rule.head == PAPER for each in rule.inner)


def asked_for(found: tuple[Rule, ...], facts: Facts) -> str:
    """A sheet of those rules that something in this piece of a page may ask for.

    A selector is left out where one of its names is not there, or all of an `:is()`; what stands in `:not()` and `:has()` is not
    looked at. Left out is also what waits for the reader, and what few browsers are set to.
    """
    return _asked_for(found, ALWAYS | facts.elements | {f".{name}" for name in facts.classes})


def _asked_for(found: tuple[Rule, ...], names: Set[str]) -> str:
    made = []
    for rule in found:
        if rule.head.startswith(_RARE):
            continue
        if rule.inner:
            inner = _asked_for(rule.inner, names)
            made.append(f"{rule.head}{{{inner}}}" if inner else "")
        elif rule.head.startswith("@"):
            made.append(rule.text)
        else:
            kept = [
                each
                for each in rule.selectors
                if not _LATER.search(_NOT.sub("", each)) and _is_there(each, names)
            ]
            made.append(",".join(kept) + rule.text[len(rule.head) :] if kept else "")
    return "".join(made)


def _rule(head: str, body: str) -> Rule:
    holds = head.startswith(("@media", "@supports"))
    return Rule(head, f"{head}{{{body}}}", rules(body) if holds else ())


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """(what stands before the brace, what stands in it) of all that is not in another brace."""
    depth = start = opened = 0
    for part in _PART.finditer(sheet):
        if part[0] == "{":
            depth += 1
            if depth == 1:
                opened = part.end()
        elif part[0] == "}":
            depth -= 1
            if depth == 0:
                yield sheet[start : opened - 1], sheet[opened : part.start()]
                start = part.end()


@cache
def _selectors(head: str) -> tuple[str, ...]:
    """The selectors of a rule: a comma within brackets parts nothing."""
    found, depth = [""], 0
    for sign in head:
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            found.append("")
        else:
            found[-1] += sign
    return tuple(found)


def _is_there(selector: str, names: Set[str]) -> bool:
    choices = _ANY_OF.findall(selector)
    return _names(selector) <= names and all(
        any(_names(each) <= names for each in _selectors(choice)) for choice in choices
    )


@cache
def _names(selector: str) -> frozenset[str]:
    """The elements and classes that must be there for a selector to mean anything."""
    while (bare := _IN_PARENS.sub("", selector)) != selector:
        selector = bare
    return frozenset(_NAME.findall(_BESIDE.sub("", selector)))
