"""What is filled into a field of a template, in the words of a language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handbook.model.forms import Choice, Field
from handbook.model.words import Area
from handbook.text.dates import full_date
from handbook.text.typography import held

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def in_words(field: Field, value: str, language: str, formats: Sequence[Choice], dates: Area) -> str:
    """A plain value as people read it: a day with its month, a choice by its label, a tick as a box.

    `formats` are the choices of a field of forms of dialogue, `dates` the words of the area of that name.
    """
    if field.type == "tick":
        return "☒" if value else "☐"
    if field.type == "choice":
        choices = formats if isinstance(field.choices, str) else field.choices
        return held(next((choice.label[language] for choice in choices if choice.id == value), value))
    return held(full_date(value, dates) if _DAY.fullmatch(value) else value)
