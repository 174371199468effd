"""The words that lead to what a letter asks or says, «Просим:»: they stay in it unless what is written says them itself."""

from __future__ import annotations

import re

from handbook.model.forms import Field

LEADS = ("request", "demand", "understood", "proposal")
"""Fields of a letter whose label leads to what it asks, or says, and stays in it: «Просим:». Where the words say it themselves,
«Просим сообщить …», it goes (leads_itself)."""
LEADING = "сұрайм|өтінем|ұсынам|түсінд|түсінем|просим|прошу|предлага(ем|ю)( |:|$)|понял|понимаю"
"""What leads itself, as a script knows it too, in capitals or not."""


def is_lead(field: Field) -> bool:
    """Whether its label leads to its words in a letter."""
    return field.type == "lines" and field.id in LEADS


def led(field: Field) -> str:
    """The mark of what goes once the words of a field lead themselves: `request/просим|прошу`."""
    return f"{field.id}/{LEADING}"


def leads_itself(value: str) -> bool:
    """Whether the words of a field say what its label would.

    >>> [leads_itself(words) for words in ("Просим сообщить", "рассмотреть вопрос", "қарауды сұраймыз", "қарауды")]
    [True, False, True, False]
    """
    return bool(re.search(LEADING, value, re.IGNORECASE))
