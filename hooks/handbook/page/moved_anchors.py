"""Anchors that have moved (redirects within and between pages): an empty mark where one stands now, a note where one stood before.

- An anchor that has moved within its page is an empty mark at its new place: it works by itself.
- An anchor that has moved to another page leaves a note on the old one, seen only by those who come for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from handbook.ledgers.permalinks import Move
from handbook.model import Address, Handbook
from handbook.model.urls import relative_url
from handbook.page.body import Body
from handbook.page.view import View
from handbook.render.html import put_first


def keep_anchors(body: Body) -> None:
    """Puts an empty mark, for each anchor that has moved within the page, into the element that it stands for now."""
    for old, target in body.moves:
        if old.page == target.page == body.view.page.url and old.anchor and target.anchor:
            element = next((each for each in body.root.iter() if each.get("id") == target.anchor), None)
            if element is not None:
                # A row of a table takes no text of its own: the mark goes into its first cell.
                holder = element[0] if element.tag == "tr" and len(element) else element
                put_first(holder, Element("span", {"id": old.anchor}))


def notes(view: View, moves: Sequence[Move]) -> list[dict[str, str]]:
    """Notes for those who come to a page for an anchor that stands on another one now, or nowhere on this: id, words, link."""
    found = []
    for old, target in moves:
        if old.page == view.page.url and old.anchor and not (target.page == old.page and target.anchor):
            found.append(
                {
                    "id": old.anchor,
                    "words": view.words("page")["part_moved"],
                    "title": target_title(view.handbook, view.language, target),
                    "href": target_href(view.page.url, target),
                }
            )
    return found


def target_href(start: str, target: Address) -> str:
    return relative_url(start, target.page) + (f"#{target.anchor}" if target.anchor else "")


def target_title(handbook: Handbook, language: str, target: Address) -> str:
    page = next((page for page in handbook.in_language(language) if page.url == target.page), None)
    section = page.section(target.anchor) if page and target.anchor else None
    if page and section:
        return handbook.section_title(page, section)
    return page.title if page else str(target)
