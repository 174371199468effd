"""What a photocopier leaves of a sheet: a simulation, and the rules on a picture of a page."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

RESOLUTION = 300
"""Pixels to an inch."""
LENGTH = 48
"""How many pixels a piece of a rule has along it: 4 mm."""
_SOLID, _SEEN = 60, 110


def pages(path: Path, folder: Path, resolution: int = RESOLUTION) -> list[Image.Image]:
    """The pages of a PDF as poppler draws them, grey."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["pdftoppm", "-gray", "-r", str(resolution), path, folder / "page"], check=True, capture_output=True
    )
    return [_read(file) for file in sorted(folder.glob("page*.pgm"))]


def _read(file: Path) -> Image.Image:
    with Image.open(file) as picture:
        return picture.convert("L")


def copied(sheet: Image.Image, generations: int = 2) -> Image.Image:
    """A copy of a copy: the lens blurs, half of the contrast goes, and paper is black or white."""
    for _ in range(generations):
        blurred = sheet.filter(ImageFilter.GaussianBlur(1))
        sheet = blurred.point([255 if 255 - (255 - shade) * 0.5 > 180 else 0 for shade in range(256)])
    return sheet


def lost_rules(sheet: Image.Image) -> list[tuple[str, int, int]]:
    """The pieces of the rules on a page that copying takes away: which way they run, and where, in pixels."""
    copy = copied(sheet)
    lost = []
    for way, one, other in (
        ("across", sheet, copy),
        ("down", _turned(sheet), _turned(copy)),
    ):
        before, after = _darkness(one), _darkness(other)
        columns, rows = before.size
        drawn, left = before.tobytes(), after.tobytes()
        for column, row in _pieces(drawn, columns, rows):
            near = range(max(0, row - 3), min(rows, row + 4))
            if min(left[at * columns + column] for at in near) > _SEEN:
                lost.append((way, column * LENGTH, row))
    return lost


def rules(sheet: Image.Image) -> int:
    """How many pieces of rules there are on a page, both ways."""
    return sum(
        sum(1 for _ in _pieces(seen.tobytes(), *seen.size))
        for seen in (_darkness(sheet), _darkness(_turned(sheet)))
    )


def _pieces(shades: bytes, columns: int, rows: int) -> Iterator[tuple[int, int]]:
    """Where a rule is: its first row, in each piece that has a neighbour, which the strokes of letters have not."""

    def is_drawn(column: int, row: int) -> bool:
        return 0 <= column < columns and shades[row * columns + column] < 255 - _SOLID

    for row in range(1, rows):
        for column in range(columns):
            has_neighbour = is_drawn(column - 1, row) or is_drawn(column + 1, row)
            if has_neighbour and is_drawn(column, row) and not is_drawn(column, row - 1):
                yield column, row


def _darkness(sheet: Image.Image) -> Image.Image:
    """The lightest pixel of each piece of a row: dark only where a rule runs through the whole piece."""
    pieces = [
        sheet.crop((left, 0, left + LENGTH, sheet.height)) for left in range(0, sheet.width - LENGTH, LENGTH)
    ]
    found = Image.new("L", (len(pieces), sheet.height), 255)
    for column, piece in enumerate(pieces):
        found.paste(_lightest(piece), (column, 0))
    return found


def _lightest(piece: Image.Image) -> Image.Image:
    """A column with the lightest pixel of each row."""
    while piece.width > 1:
        half = piece.width // 2
        left, right = (piece.crop((at, 0, at + half, piece.height)) for at in (0, piece.width - half))
        piece = ImageChops.lighter(left, right)
    return piece


def _turned(sheet: Image.Image) -> Image.Image:
    return sheet.transpose(Image.Transpose.TRANSPOSE)
