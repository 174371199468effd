"""Bytes of a page as they are sent, and how many there may be (the budget of the README)."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

KB = 1024
BUDGET = {"html": 12 * KB, "css": 12 * KB, "js": 12 * KB}
LISTS = {
    "glossary/": 14 * KB,
    "laws/": 13 * KB,
    "questions/": 14 * KB,
    "linking/": 16 * KB,
    "my-dialogue/": 13 * KB,  # all checklists, all terms
    "components/": 15 * KB,
}
"""The HTML of a page that is one long list, whose weight is its words, and of that where all components stand."""


def size(text: str | bytes) -> int:
    return len(gzip.compress(text if isinstance(text, bytes) else text.encode(), mtime=0))


def weight(site: Path, address: str) -> dict[str, int]:
    """Compressed bytes of a page by kind, counted as if styles and scripts were files of their own."""
    html = (site / address / "index.html").read_text(encoding="utf-8")
    css = "".join(re.findall(r"<style.*?>(.*?)</style>", html, re.DOTALL))
    inline = "".join(re.findall(r"<script>(.*?)</script>", html, re.DOTALL))
    files = list(re.findall(r'<script src="([^"?]+)', html))
    script = inline + "".join((site / address / path).read_text(encoding="utf-8") for path in files)
    bare = re.sub(r"<style.*?</style>|<script>.*?</script>", "", html, flags=re.DOTALL)
    return {"html": size(bare), "css": size(css), "js": size(script)}


def over_budget(site: Path, address: str, page: str) -> dict[str, int]:
    """The kinds of which a page has too many bytes; `page` is its address without the language."""
    budget = {**BUDGET, "html": LISTS.get(page, BUDGET["html"])}
    return {kind: bytes_ for kind, bytes_ in weight(site, address).items() if bytes_ > budget[kind]}
