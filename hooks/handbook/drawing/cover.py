"""The cover of the e-book as a picture: shelves of reading apps show it as small as a stamp."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

from handbook.drawing.font_metrics import FONTS

WIDTH, HEIGHT = 1200, 1600
MARGIN = 100
PAPER, INK, TEAL, OCHRE = "#ffffff", "#18282d", "#0d6169", "#c9651b"
SIZES = range(112, 60, -4)
"""Sizes of the title, from the largest; the first that has room for its longest word and all of its lines is taken."""
ROOM = 860
"""How far down the title may reach, from where it begins."""
COLOURS = 32


def cover(title: str, subtitle: str, brand: str) -> bytes:
    """A PNG with these words, the same bytes from the same words."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, WIDTH, 250), fill=TEAL)
    draw.text((MARGIN, 120), brand, font=_font("Bold", 52), fill=PAPER)
    for x in range(0, WIDTH, 60):  # the row of teeth of a page's head
        draw.polygon([(x, 250), (x + 30, 292), (x + 60, 250)], fill=TEAL)
    lines, font = _fitted(title)
    y = 400.0
    for line in lines:
        draw.text((MARGIN, y), line, font=font, fill=INK)
        y += font.size * 1.22
    draw.rectangle((MARGIN, 1330, MARGIN + 110, 1342), fill=OCHRE)
    small = _font("Regular", 46)
    for number, line in enumerate(_wrapped(subtitle, small)):
        draw.text((MARGIN, 1375 + 62 * number), line, font=small, fill=INK)
    out = io.BytesIO()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _fitted(title: str) -> tuple[list[str], ImageFont.FreeTypeFont]:
    for size in SIZES:
        font = _font("Bold", size)
        lines = _wrapped(title, font)
        widest = max(font.getlength(line) for line in lines)
        if widest <= WIDTH - 2 * MARGIN and len(lines) * size * 1.22 <= ROOM:
            break
    return lines, font


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"NotoSans-{weight}.ttf"), size)
