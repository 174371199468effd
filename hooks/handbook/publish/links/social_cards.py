"""Pictures of a page for others: its card for messengers and social networks, and its code to be read from paper.

Both hold an absolute address, or stand at one, so they are made only where the site's own address is known.
Cards follow the Open Graph protocol (https://ogp.me/): 1200 by 630 pixels, letters of Noto Sans, which has all Kazakh ones.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache

import segno
from PIL import Image, ImageColor, ImageDraw, ImageFont

from handbook.drawing.font_metrics import FONTS
from handbook.model import UNLISTED, Handbook, Page
from handbook.model.outputs import QR_CODE, SOCIAL_CARD
from handbook.model.urls import site_url

WIDTH, HEIGHT = 1200, 630
MARGIN = 80
PAPER, INK, QUIET, TEAL, OCHRE = "#ffffff", "#18282d", "#4d6068", "#0d6169", "#c9651b"
SIZES = (76, 68, 60, 52, 46)
"""Sizes of the title, from the largest; the first in which it stays within four lines is taken."""
LINES = 4
STEPS = 7
"""Between the paper and a colour."""


def files(handbook: Handbook, root: str) -> Iterator[tuple[str, bytes]]:
    """(path from the site's root, content) of the card and the code of every page; none where `root` is empty."""
    if not root:
        return
    for page in handbook.pages.values():
        if page.path not in UNLISTED:
            address = site_url(page.language, page.url)
            yield address + SOCIAL_CARD, card(handbook, page)
            yield address + QR_CODE, code(root + address)


def code(address: str) -> bytes:
    """A QR code (ISO/IEC 18004) of an address, as SVG with its quiet zone."""
    out = io.BytesIO()
    picture = segno.make_qr(address, error="m")
    picture.save(
        out, kind="svg", xmldecl=False, svgclass=None, lineclass=None, omitsize=True, border=4, light="#fff"
    )
    return out.getvalue()


def card(handbook: Handbook, page: Page) -> bytes:
    """The card of a page, as PNG: its title, as large as it fits, over the name of the handbook."""
    # The home page is called «home» in menus; its heading says what the handbook is.
    title = page.sections[0].title if page.type == "home" and page.sections else page.title
    return _drawn(title, page.summary, handbook.words.area("frame", page.language)["brand"])


@cache  # a preview is built again and again
def _drawn(title: str, summary: str, brand: str) -> bytes:
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    for x in range(0, WIDTH, 40):  # the row of teeth of the page's head
        draw.polygon([(x, 0), (x + 20, 28), (x + 40, 0)], fill=TEAL)
    lines, font = _fitted(title)
    y = 110.0
    for line in lines:
        draw.text((MARGIN, y), line, font=font, fill=INK)
        y += font.size * 1.2
    small = _font("Regular", 34)
    for line in _wrapped(summary, small)[: max(0, int((500 - y) // 46))]:
        draw.text((MARGIN, y + 24), line, font=small, fill=QUIET)
        y += 46
    draw.rectangle((MARGIN, 530, MARGIN + 64, 538), fill=OCHRE)
    draw.text((MARGIN, 552), brand, font=_font("Bold", 30), fill=TEAL)
    out = io.BytesIO()
    picture.quantize(palette=_palette(), dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


@cache
def _palette() -> Image.Image:
    """The colours of a card, each in steps from the paper, for the edges of letters: found anew for every card they took half its time."""
    paper, *inks = (ImageColor.getrgb(colour) for colour in (PAPER, INK, QUIET, TEAL, OCHRE))
    shades = [
        tuple(round(light + (dark - light) * step / STEPS) for light, dark in zip(paper, ink, strict=True))
        for ink in inks
        for step in range(STEPS + 1)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for shade in shades for part in shade])
    return palette


def _fitted(title: str) -> tuple[list[str], ImageFont.FreeTypeFont]:
    for size in SIZES:
        font = _font("Bold", size)
        lines = _wrapped(title, font)
        if len(lines) <= LINES:
            break
    return lines, font


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """The text in lines no wider than the card has room for; a word longer than a line stays whole."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"NotoSans-{weight}.ttf"), size)
