"""Bytes of a page as they are sent, and how many there may be (the budget of the README)."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

KB = 1024
BUDGET = {"html": 12 * KB, "css": 12 * KB, "js": 12 * KB}
LISTS = {"glossary/": 13 * KB, "components/": 13 * KB}
"""The HTML of a page that is one long list, whose weight is its words, and of that where all components stand."""
ROUND_TRIP = 14_000
"""What a host sends before it waits for an answer: ten packets (RFC 6928), less what their headers take."""
FOR_ADDRESS = 300
"""What a page says besides where the build knows the site's own address: canonical, hreflang, cards."""


def size(text: str | bytes) -> int:
    return len(gzip.compress(text if isinstance(text, bytes) else text.encode(), mtime=0))


def sent(html: str) -> int:
    """Bytes of a whole page, styles and all, as a host commonly compresses it; what an address would add is counted too."""
    more = 0 if 'rel="canonical"' in html else FOR_ADDRESS
    return len(gzip.compress(html.encode(), 6, mtime=0)) + more


def weight(site: Path, address: str) -> dict[str, int]:
    """Compressed bytes of a page by kind, counted as if styles and scripts were files of their own."""
    html = (site / address / "index.html").read_text(encoding="utf-8")
    linked = re.findall(r'<link rel="stylesheet" href="([^"?]+)', html)
    css = "".join(re.findall(r"<style.*?>(.*?)</style>", html, re.DOTALL))
    css += "".join((site / address / path).read_text(encoding="utf-8") for path in linked)
    inline = "".join(re.findall(r"<script>(.*?)</script>", html, re.DOTALL))
    files = list(re.findall(r'<script src="([^"?]+)', html))
    script = inline + "".join((site / address / path).read_text(encoding="utf-8") for path in files)
    bare = re.sub(r"<style.*?</style>|<script>.*?</script>", "", html, flags=re.DOTALL)
    return {"html": size(bare), "css": size(css), "js": size(script)}


def over_budget(site: Path, address: str, page: str) -> dict[str, int]:
    """The kinds of which a page has too many bytes; `page` is its address without the language."""
    budget = {**BUDGET, "html": LISTS.get(page, BUDGET["html"])}
    return {kind: bytes_ for kind, bytes_ in weight(site, address).items() if bytes_ > budget[kind]}
