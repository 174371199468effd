"""What is done to the tree of every page, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from handbook.page import (
    abbreviations,
    checklists,
    earlier_items,
    folds,
    heading_links,
    media,
    moved_anchors,
    numbers,
    spaces,
    stale_notes,
)
from handbook.page.body import Body
from handbook.render.html import is_comment, nodes_of, parents, parsed, replace, serialized
from handbook.source.markdown import PREFIX

SEARCH_EXCLUDE = "data-search-exclude"
"""The attribute of what the search is to leave out."""
CELL_END = " · "
"""What stands after the cell of a table in the text that the search looks through."""
CELLS = frozenset({"td", "th", "dt", "dd", "br"})
"""What ends like one: a name and what is said of it, a line."""


ON_LAST_PAGES = ("checklist", "templates")
"""The parts of a stage that a screen opens with, and paper ends with: one reads a book on, and comes back to its last page."""


def place_fragments(body: Body) -> None:
    """Puts every generated part into the place of its marker; an unknown one stays, the rules speak of it."""
    for comment, parent in parents(body.root).items():
        words = (comment.text or "").strip()
        if is_comment(comment) and words.startswith(PREFIX):
            made = body.fragments.get(words.removeprefix(PREFIX).strip())
            if made:
                replace(parent, comment, nodes_of(parsed(made(body.view))))


def keep_for_paper(body: Body) -> None:
    """Puts a copy of the tree aside, for what is printed; each of the two loses what is meant for the other alone."""
    body.paper = body.copy()
    media.without(body.paper, media.WEB_ONLY)
    if body.view.page.type == "stage":
        media.last(body.paper, ON_LAST_PAGES)
    media.without(body.root, media.PAPER_ONLY)
    spaces.keep_together(body.paper, body.view.language)


def keep_together(body: Body) -> None:
    """Sets the spaces of what stands on a screen, and takes out the lines that hold nothing."""
    spaces.keep_together(body.root, body.view.language)
    spaces.close_up(body.root)


def keep_for_search(body: Body) -> None:
    """Writes the tree down for the search, and takes out what is meant for it alone.

    The search plugin drops the tags of tables and lists, and with them what parts their cells: there a sign of the search's own stands.
    """
    cells = [cell for cell in body.root.iter() if cell.tag in CELLS]
    tails = [cell.tail for cell in cells]
    for cell in cells:
        cell.tail = f"{CELL_END}{cell.tail or ''}"
    body.searched = serialized(body.root)
    for cell, tail in zip(cells, tails, strict=True):
        cell.tail = tail
    for element in body.root.iter():
        element.attrib.pop(SEARCH_EXCLUDE, None)


TRANSFORMS: Mapping[str, Callable[[Body], None]] = {
    # First: all that follows sees the generated parts as any other text.
    "fragments": place_fragments,
    # Before paper, where they stand as well, and before the links of headings, which are called by them.
    "numbers": numbers.add,
    # Paper has the generated parts, and nothing of what comes now: marks of moved anchors, links and buttons are for screens.
    "paper": keep_for_paper,
    # Paper has no folds. Before abbreviations, which are explained where a reader sees them.
    "folds": folds.fold,
    # Before the links of headings, which then stand between a heading and its note.
    "stale notes": stale_notes.add,
    "heading links": heading_links.add,
    # After the links of headings: a mark stands inside of what it marks, and is no part of its name.
    "anchors": moved_anchors.keep_anchors,
    # After all that adds text: only the first occurrence on the page is explained.
    "abbreviations": abbreviations.explain,
    "checklists": checklists.say_without_script,
    # After all that adds text; an abbreviation is not found once the space before it is set.
    "spaces": keep_together,
    # After all that adds text: the search finds what a reader sees.
    "search": keep_for_search,
    # Last: nobody reads it, scripts do.
    "earlier items": earlier_items.add,
}
"""In the order in which they run."""


def transformed(body: Body) -> Body:
    """The same body, after all transforms."""
    for transform in TRANSFORMS.values():
        transform(body)
    return body
