"""What the search offers where nothing is asked or found: frequent questions, the places to look in, whom to tell."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import LANGUAGES, Handbook
from handbook.model.urls import site_url

PLACES = ("questions.md", "templates/index.md", "formats/index.md", "glossary.md")
TELL = ("about.md", "contacts")
"""Whom to tell that something is missing."""
Link = tuple[str, str]
"""A title, and an address from the root of the site."""


def help_data(handbook: Handbook) -> dict[str, dict[str, list[Link]]]:
    """By language: `questions`, `places` and, where there are contacts, `tell`."""
    return {
        language: {
            "questions": [
                link for each in handbook.frequent for link in _section(handbook, language, *each.section)
            ],
            "places": [
                (page.title, site_url(language, page.url))
                for page in (handbook.page(language, path) for path in PLACES)
                if page
            ],
            "tell": list(_section(handbook, language, *TELL)),
        }
        for language in LANGUAGES
    }


def _section(handbook: Handbook, language: str, path: str, anchor: str) -> Iterator[Link]:
    """The link to a section; nothing where it is not there."""
    page = handbook.page(language, path)
    if page and (section := page.section(anchor)):
        yield section.title, f"{site_url(language, page.url)}#{anchor}"
