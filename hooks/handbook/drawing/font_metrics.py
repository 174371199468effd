"""How wide a text is, by the real metrics of Noto Sans."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[3] / "docs" / "assets" / "fonts"
WIDTH_MARGIN = 1.15
"""A reader's own font may be wider than Noto Sans; DejaVu Sans is the widest of the usual ones."""


class FontError(Exception):
    """A font that is missing or broken (such as a pointer that Git LFS has left); the text names it."""


@dataclass(frozen=True)
class Metrics:
    """Advance widths by character, in parts of the font size."""

    widths: dict[str, float]
    widest: float

    def width(self, text: str, size: float) -> float:
        """The width of a text at a size, in the unit of the size, with the spare added."""
        return sum(self.widths.get(character, self.widest) for character in text) * size * WIDTH_MARGIN

    def wrap(self, text: str, size: float, width: float) -> tuple[str, ...]:
        """Lines of whole words that fit the width; a word too long for a line is broken with a hyphen."""
        lines: list[str] = []
        for word in text.split():
            if lines and self.width(f"{lines[-1]} {word}", size) <= width:
                lines[-1] += f" {word}"
                continue
            while self.width(word, size) > width and len(word) > 2:
                cut = next(
                    (
                        end
                        for end in range(len(word) - 1, 1, -1)
                        if self.width(word[:end] + "-", size) <= width
                    ),
                    1,
                )
                lines.append(word[:cut] + "-")
                word = word[cut:]
            lines.append(word)
        return tuple(lines)


@cache
def metrics(weight: str) -> Metrics:
    """Metrics of `Regular` or `Bold`. Raises FontError where the file cannot be read."""
    try:
        return _read(FONTS / f"NotoSans-{weight}.ttf")
    except Exception as error:  # fontTools raises whatever a broken file makes it stumble over
        raise FontError(f"docs/assets/fonts/NotoSans-{weight}.ttf: {error}") from error


def letters() -> frozenset[str]:
    """The letters that the fonts have, all of them the same ones. Raises FontError."""
    return frozenset(metrics("Regular").widths)


def fault(content: bytes) -> str:
    """What is wrong with the content of a font file; empty for a whole one."""
    try:
        with TTFont(io.BytesIO(content), lazy=True) as font:
            tables = font.reader.tables.values()
    except Exception as error:
        return str(error)
    return "" if all(table.offset + table.length <= len(content) for table in tables) else f"{len(content)} B"


def _read(path: Path) -> Metrics:
    with TTFont(path, lazy=True) as font:
        advances = font["hmtx"].metrics
        per_em = font["head"].unitsPerEm
        widths = {chr(code): advances[name][0] / per_em for code, name in font.getBestCmap().items()}
    return Metrics(widths, max(widths.values()))
