"""Many pages as one file, for the offline copy: what they share (menu, frame, styles) is there once.

A compressor looks back 32 KB (RFC 1951), less than one page: pages sent one by one cost three times as much. A bundle is JSON:
pieces of text, and for each page runs of them, [first, how many, first, how many, …]. `docs/assets/javascripts/sw.js` puts the
pages together again and checks every one against its hash.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_BETWEEN = re.compile(r"(?<=\n)|(?<=\})(?=[^{}]{1,200}\{)")
"""Where a page is cut: after lines, and after rules of a style sheet, which is one line."""


def pack(pages: Mapping[str, str]) -> str:
    """The bundle of pages given by address -> HTML."""
    pieces: dict[str, int] = {}
    runs = {
        address: _runs([pieces.setdefault(piece, len(pieces)) for piece in _BETWEEN.split(html)])
        for address, html in pages.items()
    }
    return json.dumps({"pieces": list(pieces), "pages": runs}, ensure_ascii=False, separators=(",", ":"))


def unpack(bundle: str) -> dict[str, str]:
    """The pages of a bundle, as the browser puts them together."""
    data = json.loads(bundle)
    return {
        address: "".join(
            "".join(data["pieces"][first : first + count])
            for first, count in zip(runs[::2], runs[1::2], strict=True)
        )
        for address, runs in data["pages"].items()
    }


def _runs(numbers: list[int]) -> list[int]:
    """[4, 5, 6, 2] -> [4, 3, 2, 1]"""
    runs: list[int] = []
    for number in numbers:
        if runs and runs[-2] + runs[-1] == number:
            runs[-1] += 1
        else:
            runs += [number, 1]
    return runs
