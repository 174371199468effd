"""The earlier ids of renamed checklist items, for the pages that show their ticks: readers keep a tick under the id of its item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handbook.ledgers.permalinks import Move
from handbook.model import Handbook
from handbook.page.body import Body
from handbook.render.html import nodes_of, parsed, put
from handbook.render.jinja import render, script_json

SHOWING = frozenset({"handbook-progress", "handbook-my-dialogue"})
"""Elements that show ticks of items of other pages."""

Earlier = Mapping[str, Sequence[str]]
"""An item's id -> those that it had before."""


def of_language(handbook: Handbook, language: str, moves: Sequence[Move]) -> Earlier:
    """All items of a language that had another id. An id that some item has now is that item's own."""
    pages = handbook.in_language(language)
    items = {(page.url, item.id) for page in pages for section in page.sections for item in section.checklist}
    live = {name for _, name in items}
    found: dict[str, list[str]] = {}
    for old, target in moves:
        if (target.page, target.anchor) in items and old.anchor and old.anchor not in live:
            found.setdefault(target.anchor, []).append(old.anchor)
    return {name: list(dict.fromkeys(old)) for name, old in found.items()}


def fragment(earlier: Earlier) -> str:
    """The element that scripts read them from; nothing where there are none."""
    return render("earlier-items.html", data=script_json(earlier)) if earlier else ""


def add(body: Body) -> None:
    """Puts the element at the end of a page that shows a renamed item. No other page grows by a byte."""
    page = body.view.page
    earlier = of_language(body.view.handbook, page.language, body.moves)
    if not earlier:
        return
    elements = list(body.root.iter())
    # The frame of a stage shows how far each of the stages is.
    if page.type != "stage" and not any(each.tag in SHOWING for each in elements):
        own = {each.get("id") for each in elements if each.tag == "li"}
        earlier = {name: old for name, old in earlier.items() if name in own}
    put(body.root, len(body.root), nodes_of(parsed(fragment(earlier))))
