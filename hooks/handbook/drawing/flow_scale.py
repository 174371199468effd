"""How large what stands in the flow diagram is: on a screen, and on a wall."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """How large what stands in a diagram is."""

    padding: float = 14
    number: float = 28
    number_size: float = 16
    number_gap: float = 9
    title_size: float = 16
    title_leading: float = 21
    summary_size: float = 14
    summary_leading: float = 19
    summary_gap: float = 8
    head: float = 9
    is_on_rim: bool = False
    """Whether the number stands on the upper rim of its box, and the title has the whole width."""
    is_exact: bool = False
    """Whether the font is the one that is measured, so that no room need be spared."""
    forth: float = 1 / 3
    back: float = 2 / 3
    """Where an arrow to the next row leaves its box, and where one to the row above does, in parts of the width."""

    @property
    def above(self) -> float:
        """Room for a number over its box."""
        return self.number / 2 if self.is_on_rim else 0


SCREEN = Scale()
WALL = Scale(
    padding=15,
    number=52,
    number_size=32,
    title_size=34,
    title_leading=37,
    summary_size=26,
    summary_leading=30,
    summary_gap=5,
    head=18,
    is_on_rim=True,
    is_exact=True,
    forth=0.1,
    back=0.25,
)
