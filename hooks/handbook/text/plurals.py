"""Plural forms by the rules of each language (Unicode CLDR): 1 минута, 2 минуты, 5 минут."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale

ORDER = ("zero", "one", "two", "few", "many", "other")


@cache
def categories(language: str) -> tuple[str, ...]:
    """The plural categories of a language: («one», «few», «many», «other») of Russian."""
    tags = Locale(language).plural_form.tags
    return tuple(name for name in ORDER if name in tags or name == "other")


def choose(forms: Mapping[str, str], count: int, language: str) -> str:
    """The form that goes with a whole number. One that does not change with it is written as «other» alone."""
    return forms.get(Locale(language).plural_form(count)) or forms["other"]
