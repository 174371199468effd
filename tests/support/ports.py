"""Ports for programs that are started by their number."""

from __future__ import annotations

import random

from handbook.preview.local import is_free

LOW, HIGH = 20000, 32000
"""Below those that the system gives to whoever asks for any, as all other servers and browsers here do: of those one may be taken
between the look and the start of a program."""


def free_port() -> int:
    """A port on which nothing is now."""
    return next(port for port in random.sample(range(LOW, HIGH), 1000) if is_free(port))
