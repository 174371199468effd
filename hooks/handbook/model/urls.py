"""Addresses of pages within the site: from its root, and from one to another."""

from __future__ import annotations

import posixpath

from handbook.model import LANGUAGES


def site_url(language: str, page_url: str) -> str:
    """A page's address from the root of the site; the default language stands at the root."""
    return page_url if language == LANGUAGES[0] else f"{language}/{page_url}"


def language_of(path: str) -> str:
    """The language of a page or file by its path from the root of the site: `ru/stages/` -> `ru`."""
    return next((name for name in LANGUAGES[1:] if path.startswith(site_url(name, ""))), LANGUAGES[0])


def relative_url(start: str, target: str) -> str:
    """The way from one directory address to another: (`stages/`, `formats/`) -> `../formats/`."""
    path = posixpath.relpath(target or ".", start or ".")
    return path + "/" if target == "" or target.endswith("/") else path
