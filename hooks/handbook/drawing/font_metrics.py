"""How wide a text is, by the real metrics of Noto Sans."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[3] / "docs" / "assets" / "fonts"
SPARE = 1.15
"""A reader's own font may be wider than Noto Sans; DejaVu Sans is the widest of the usual ones."""


@dataclass(frozen=True)
class Metrics:
    """Advance widths by character, in parts of the font size."""

    widths: dict[str, float]
    widest: float

    def width(self, text: str, size: float) -> float:
        """The width of a text at a size, in the unit of the size, with the spare added."""
        return sum(self.widths.get(character, self.widest) for character in text) * size * SPARE

    def wrap(self, text: str, size: float, width: float) -> tuple[str, ...]:
        """Lines of whole words that fit the width; a word too long for a line is broken with a hyphen."""
        lines: list[str] = []
        for word in text.split():
            if lines and self.width(f"{lines[-1]} {word}", size) <= width:
                lines[-1] += f" {word}"
                continue
            while self.width(word, size) > width and len(word) > 2:
                cut = next((end for end in range(len(word) - 1, 1, -1)
                            if self.width(word[:end] + "-", size) <= width), 1)
                lines.append(word[:cut] + "-")
                word = word[cut:]
            lines.append(word)
        return tuple(lines)


@cache
def metrics(weight: str) -> Metrics:
    """Metrics of `Regular` or `Bold`. Raises OSError where the font file is missing."""
    font = TTFont(FONTS / f"NotoSans-{weight}.ttf", lazy=True)
    advances = font["hmtx"].metrics
    per_em = font["head"].unitsPerEm
    widths = {chr(code): advances[name][0] / per_em for code, name in font.getBestCmap().items()}
    return Metrics(widths, max(widths.values()))
