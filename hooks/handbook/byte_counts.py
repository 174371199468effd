"""Sizes of downloads as pages say them: known only when everything is built, so put into the built pages.

    <span data-bytes="handbook-offline.zip"></span>  ->  <span data-bytes="handbook-offline.zip">2,4 МБ</span>
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACE = re.compile(r'(<(\w+)[^>]*\bdata-bytes="([^"]+)"[^>]*>)[^<]*(</\2>)')
_KILO = 1024


def told(count: int) -> str:
    """A number of bytes in words that Kazakh and Russian share: 90 КБ, 2,4 МБ."""
    if count < _KILO * _KILO:
        return f"{max(1, round(count / _KILO))}\u00a0КБ"
    return f"{count / _KILO / _KILO:.1f}\u00a0МБ".replace(".", ",")


def fill(html: str, counts: Mapping[str, int]) -> str:
    """A page with the sizes that are known put into their places; the others stay as they were."""
    return _PLACE.sub(lambda found: f"{found[1]}{told(counts[found[3]])}{found[4]}" if found[3] in counts else found[0], html)


def unfilled(html: str) -> str:
    """A page without its sizes. What is counted in it does not change when they are put in, so that a size stays true."""
    return _PLACE.sub(r"\1\4", html)
