"""What the participants of a seminar are given on paper: where on the pages the sheets stand, and in which order."""

from __future__ import annotations

from handbook.model.handbook import Handbook

PLACES = (
    ("training/handouts.md", "sheets"),
    ("training/handouts.md", "role-cards"),
    ("training/feedback.md", "sheets"),
)
"""The sections that hold the sheets, in their order."""
CARDS = "role-cards"
"""The section whose parts are cards of one sheet."""


def sheets(handbook: Handbook, language: str) -> dict[str, str]:
    """The sections that are sheets, by id, with their titles, in their order; a blank back follows each (`first_page`)."""
    found: dict[str, str] = {}
    for path, place in PLACES:
        page = handbook.page(language, path)
        section = page.section(place) if page else None
        if page and section:
            parts = [section] if place == CARDS else page.within(place)
            found |= {each.id: each.title for each in parts}
    return found


def first_page(place: int) -> int:
    """The page that the sheet at a place among the others, counted from 0, stands on in the file of them all."""
    return 2 * place + 1
