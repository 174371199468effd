"""What a phone needs to put the handbook on its home screen: a manifest for each language, and icons drawn from the mark.

Sources: Web Application Manifest, https://www.w3.org/TR/appmanifest/ (maskable icons: what matters stays within the middle 80 %).
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from functools import cache

from PIL import Image, ImageDraw

from handbook.frame.styles import Styles
from handbook.model import LANGUAGES, Handbook
from handbook.model.outputs import APP_ICON, WEB_MANIFEST
from handbook.model.urls import relative_url, site_url

ICONS = {
    APP_ICON.path(LANGUAGES[0], "192"): (192, "any"),
    APP_ICON.path(LANGUAGES[0], "512"): (512, "any"),
    APP_ICON.path(LANGUAGES[0], "maskable-512"): (512, "maskable"),
}
SHARE = {"any": 1.0, "maskable": 0.62}
"""How much of the picture the mark takes: a mask may cut off all beyond a circle of 80 %."""
SHORTCUTS = ("stages/index.md", "formats/index.md", "my-dialogue.md")
UNITS = 32
"""The mark's own measure: docs/assets/images/favicon.svg."""
TEAL, OCHRE, CREAM = "#0d6169", "#c9651b", "#fff6e6"
_PAPER = re.compile(r"--paper:(#[0-9a-f]{3,6})")
_FINE = 8


def theme_colours(styles: Styles) -> dict[str, str]:
    """The colour of the browser's bar, light and dark: that of the paper. Raises ValueError where a sheet names none."""
    found = {"light": _PAPER.search(styles.text), "dark": _PAPER.search(styles.dark)}
    missing = [name for name, colour in found.items() if not colour]
    if missing:
        raise ValueError(f"no --paper in the {missing[0]} sheet")
    return {name: colour[1] for name, colour in found.items() if colour}


def files(handbook: Handbook, styles: Styles) -> Iterator[tuple[str, bytes]]:
    """(path from the site's root, content) of the manifests and icons."""
    for language in LANGUAGES:
        yield (
            WEB_MANIFEST.path(language),
            manifest(handbook, language, theme_colours(styles)["light"]).encode(),
        )
    for path, (size, purpose) in ICONS.items():
        yield path, icon(size, purpose)


def manifest(handbook: Handbook, language: str, colour: str) -> str:
    """The manifest of a language, as JSON. Its scope is the whole site: the other language is a link away."""
    up = relative_url(site_url(language, ""), "")
    home = handbook.page(language, "index.md")
    words = handbook.words.area("frame", language)
    shortcuts = [page for page in (handbook.page(language, path) for path in SHORTCUTS) if page]
    return (
        json.dumps(
            {
                "lang": language,
                "dir": "ltr",
                "name": words["brand"],
                "short_name": words["app"],
                "description": home.summary if home else "",
                "start_url": "./",
                "scope": up,
                "display": "standalone",
                "theme_color": colour,
                "background_color": colour,
                "icons": [
                    {"src": up + path, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
                    for path, (size, purpose) in ICONS.items()
                ],
                "shortcuts": [{"name": page.title, "url": page.url} for page in shortcuts],
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


@cache
def icon(size: int, purpose: str) -> bytes:
    """The mark as PNG: on nothing, or for a mask on paper to the edges."""
    scale = size * _FINE * SHARE[purpose] / UNITS
    edge = size * _FINE * (1 - SHARE[purpose]) / 2
    picture = Image.new(
        "RGBA", (size * _FINE, size * _FINE), "#ffffffff" if purpose == "maskable" else "#ffffff00"
    )
    draw = ImageDraw.Draw(picture)

    def at(*numbers: float) -> list[float]:
        return [edge + number * scale for number in numbers]

    def bubble(
        colour: str,
        left: float,
        top: float,
        right: float,
        bottom: float,
        corners: tuple[bool, bool, bool, bool],
    ) -> None:
        draw.rounded_rectangle(at(left, top, right, bottom), 5 * scale, fill=colour, corners=corners)

    whole = (True, True, True, True)
    bubble(TEAL, 1, 3, 22, 19, whole)
    draw.polygon(at(11, 19, 5, 24, 5, 18.6, 6, 16), fill=TEAL)
    bubble(OCHRE, 10, 9, 31, 25, whole)
    draw.polygon(at(27, 24.9, 27, 30, 21, 25, 24, 22), fill=OCHRE)
    bubble(CREAM, 10, 9, 22, 19, (True, False, True, False))
    out = io.BytesIO()
    picture.resize((size, size), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()
