"""Sizes of downloads as pages say them: known only when everything is built, so put into the built pages.

<span data-bytes="handbook-offline.zip"></span>  ->  <span data-bytes="handbook-offline.zip">2,4 МБ</span>
<span data-pages="pdf/handbook.pdf"></span>      ->  <span data-pages="pdf/handbook.pdf">159</span>
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from handbook.model.words import Area

_PLACE = re.compile(r'(<(\w+)[^>]*\bdata-(bytes|pages)="([^"]+)"[^>]*>)[^<]*(</\2>)')
_KILO = 1024


def told(count: int, sizes: Area) -> str:
    """A number of bytes in the words of a language (area `offline.sizes`): 90 КБ, 2,4 МБ."""
    if count < _KILO * _KILO:
        return str(sizes["kilo"].format(count=max(1, round(count / _KILO))))
    return str(sizes["mega"].format(count=f"{count / _KILO / _KILO:.1f}".replace(".", sizes["point"])))


def fill(html: str, counts: Mapping[str, int], sizes: Area, pages: Mapping[str, int] | None = None) -> str:
    """A page with the sizes that are known put into their places, bytes and numbers of pages; the others stay as they were.

    `sizes` are the words of the page's language, see `told`.
    """

    def place(found: re.Match[str]) -> str:
        start, _, kind, path, end = found.groups()
        known = counts if kind == "bytes" else pages or {}
        if path not in known:
            return found[0]
        return f"{start}{told(known[path], sizes) if kind == 'bytes' else known[path]}{end}"

    return _PLACE.sub(place, html)


def unfilled(html: str) -> str:
    """A page without its sizes. What is counted in it does not change when they are put in, so that a size stays true."""
    return _PLACE.sub(r"\1\5", html)
