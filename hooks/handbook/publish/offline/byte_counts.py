"""Sizes of downloads as pages say them: known only when everything is built, so put into the built pages.

<span data-bytes="handbook-offline.zip"></span>  ->  <span data-bytes="handbook-offline.zip">2,4 МБ</span>
<span data-pages="pdf/handbook.pdf"></span>      ->  <span data-pages="pdf/handbook.pdf">159</span>
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from handbook.model.words import Area
from handbook.render.facts import Facts, Slot

_KILO = 1024


def format_size(count: int, sizes: Area) -> str:
    """A number of bytes in the words of a language (area `offline.sizes`): 90 КБ, 2,4 МБ."""
    if count < _KILO * _KILO:
        return str(sizes["kilo"].format(count=max(1, round(count / _KILO))))
    return str(sizes["mega"].format(count=f"{count / _KILO / _KILO:.1f}".replace(".", sizes["point"])))


def fill(
    html: str,
    facts: Facts,
    counts: Mapping[str, int],
    sizes: Area,
    pages: Mapping[str, int] | None = None,
) -> str:
    """A page with the sizes that are known put into their places, bytes and numbers of pages; the others stay as they were.

    `facts` are those of the page, `sizes` the words of its language, see `told`.
    """

    def words(slot: Slot) -> str | None:
        known = counts if slot.kind == "bytes" else pages or {}
        if slot.path not in known:
            return None
        return format_size(known[slot.path], sizes) if slot.kind == "bytes" else str(known[slot.path])

    return _with(html, facts, words)


def unfilled(html: str, facts: Facts) -> str:
    """A page without its sizes. What is counted in it does not change when they are put in, so that a size stays true."""
    return _with(html, facts, lambda slot: "")


def _with(html: str, facts: Facts, words: Callable[[Slot], str | None]) -> str:
    pieces, done = [], 0
    for slot in facts.slots:
        said = words(slot)
        pieces += [html[done : slot.start], html[slot.start : slot.end] if said is None else said]
        done = slot.end
    return "".join([*pieces, html[done:]])
