"""The languages of the handbook. How to add one: `text/README.md`."""

from __future__ import annotations

LANGUAGES: tuple[str, ...] = ("kk", "ru")
"""The first is the default one, published at the root of the site."""
