"""What a rule is, and the table of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from handbook.model import LANGUAGES, Handbook, Place, Problem


@dataclass(frozen=True)
class Finding:
    """Where a rule is broken, and what its message has to name."""

    place: Place
    values: Mapping[str, object] = field(default_factory=dict)


def finding(place: Place, **values: object) -> Finding:
    """What a rule yields, with the values of its message as keywords."""
    return Finding(place, values)


Looker = Callable[[Handbook], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """An id, the message in every language («what is wrong. What to write»), and the function that looks."""

    id: str
    message: Mapping[str, str]
    look: Looker
    is_warning: bool = False
    in_both: bool = False
    """Whether it is said in all languages everywhere: it speaks at a page of one to whoever has changed the other."""

    def problems(self, handbook: Handbook) -> Iterator[Problem]:
        for found in self.look(handbook):
            values = {"file": found.place.path, **found.values}
            message = format_message(self.message, "" if self.in_both else found.place.path, values)
            yield Problem(found.place, self.id, message, self.is_warning)


RULES: dict[str, Rule] = {}


def rule(
    rule_id: str, *, kk: str, ru: str, is_warning: bool = False, in_both: bool = False
) -> Callable[[Looker], Looker]:
    """Registers a function as a rule."""

    def register(look: Looker) -> Looker:
        if rule_id in RULES:
            raise ValueError(f"two rules are called {rule_id}")
        RULES[rule_id] = Rule(rule_id, {"kk": kk, "ru": ru}, look, is_warning, in_both)
        return look

    return register


def noted(rule_id: str, *, kk: str, ru: str) -> None:
    """Registers a rule that says what the reader of the files has stumbled over (source/reader.py)."""

    def look(handbook: Handbook) -> Iterator[Finding]:
        return (Finding(fault.place, fault.values) for fault in handbook.faults if fault.rule == rule_id)

    rule(rule_id, kk=kk, ru=ru)(look)


def format_message(message: Mapping[str, str], path: str, values: Mapping[str, object]) -> str:
    """A message to the editor of a file: in the language of a page where the message has it; in all that it has where the file belongs
    to all, or its language is none of them.

    A value may be a text of each language: it goes into the sentence of its own, and a language that lacks it is left out where others
    have it.
    """
    own = [language for language in LANGUAGES if path.startswith(f"docs/{language}/") and language in message]
    known = [value for value in values.values() if isinstance(value, Mapping)]
    languages = own or [language for language in message if all(language in value for value in known)]
    return " · ".join(message[language].format(**_in(language, values)) for language in languages or message)


def _in(language: str, values: Mapping[str, object]) -> dict[str, object]:
    """The values in one language, where they are said in each; in another where it lacks them."""
    return {
        name: value.get(language, next(iter(value.values()))) if isinstance(value, Mapping) else value
        for name, value in values.items()
    }
