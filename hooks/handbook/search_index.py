"""One search index for each language, out of the one that the search plugin writes for all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .model import LANGUAGES
from .view import site_url


def split(index: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The documents by language, each with the plugin's settings; addresses stay those from the root of the site."""
    folders = {language: site_url(language, "") for language in LANGUAGES[1:]}

    def language_of(location: str) -> str:
        return next((language for language, folder in folders.items() if location.startswith(folder)), LANGUAGES[0])

    return {language: {**index, "docs": [doc for doc in index["docs"] if language_of(doc["location"]) == language]}
            for language in LANGUAGES}
