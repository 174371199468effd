"""The languages of the handbook, and what is a text in each of them. How to add one: `docs/_data/words/README.md`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

LANGUAGES: tuple[str, ...] = ("kk", "ru")
"""The first is the default one, published at the root of the site."""

Text = Mapping[str, str]
"""A text in every language: {"kk": ..., "ru": ...}."""


FOR_SEARCH = {"shown": False}
"""What goes with a field whose words the search alone knows: no page shows them."""


def said(*texts: Text | None) -> Iterator[Text]:
    """Those texts of an entry that it has."""
    return (text for text in texts if text)
