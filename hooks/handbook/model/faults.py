"""Diagnostics: what is wrong with the files, as their reader notes it and as an editor is told.

`source` notes a Fault where files cannot become a model (a schema calls it a complaint while its line is not known yet); a rule
yields a Finding (rules/registry.py) where the model breaks it. Of both comes a Problem, the message that editors read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handbook.model.place import Place


@dataclass(frozen=True)
class Problem:
    """One finding of one rule, said in the language of the file it stands in, or in both."""

    place: Place
    rule: str
    message: str
    is_warning: bool = False

    def __str__(self) -> str:
        return f"{self.place}: [{self.rule}] {self.message}"


@dataclass(frozen=True)
class Fault:
    """What the reader of the files stumbled over, before there is a model to hold it against."""

    rule: str
    place: Place
    values: Mapping[str, object] = field(default_factory=dict)
