"""What stands on paper: the text of a PDF, and whether a picture of one shows the letters of our fonts."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from handbook.drawing.font_metrics import FONTS

LETTERS = "ӘҒҚҢӨҰҮҺІәғқңөұүһі"
SCALE = 2
"""Pixels to a point in the pictures that are looked at."""
DARK = 150
FACE = '<style>@font-face { font-family: "Noto Sans"; src: url(NotoSans-Regular.ttf) } p { font: 12pt "Noto Sans" }</style>'


@cache
def text_of(path: Path, *options: str) -> str:
    return subprocess.run(
        ["pdftotext", *options, path, "-"], capture_output=True, text=True, check=True
    ).stdout


def letters(text: str) -> str:
    """The letters and digits of a text alone: lines and hyphens fall where they may."""
    return re.sub(r"[\W_]+", "", text)


def runs(picture: Image.Image) -> list[int]:
    """How wide each letter is that stands in a line of letters with gaps between them, in pixels."""
    grey = picture.convert("L")
    dark = [
        False,
        *(
            min(grey.crop((column, 0, column + 1, grey.height)).tobytes()) < DARK
            for column in range(grey.width)
        ),
        False,
    ]
    edges = [column for column in range(1, len(dark)) if dark[column] != dark[column - 1]]
    return [after - before for before, after in zip(edges[::2], edges[1::2], strict=True)]


def drawn_as_noto(picture: Image.Image, size: float, font_file: str = "NotoSans-Regular.ttf") -> bool:
    """Whether the picture shows all LETTERS, each as wide as in the font at this size in pixels."""
    right = Image.new("L", (picture.width, 60), 255)
    font = ImageFont.truetype(FONTS / font_file, size)
    ImageDraw.Draw(right).text((5, 5), " ".join(LETTERS), font=font, fill=0)
    wanted, found = runs(right), runs(picture)
    return len(found) == len(wanted) == len(LETTERS) and all(
        abs(one - other) <= 2 for one, other in zip(found, wanted, strict=True)
    )
