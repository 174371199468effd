"""Addresses of pages within the site: from its root, and from one to another."""

from __future__ import annotations

import posixpath

from handbook.model import LANGUAGES


def site_url(language: str, page_url: str) -> str:
    """A page's address from the root of the site; the default language stands at the root."""
    return page_url if language == LANGUAGES[0] else f"{language}/{page_url}"


def relative_url(start: str, target: str) -> str:
    """The way from one directory address to another: (`stages/`, `formats/`) -> `../formats/`."""
    path = posixpath.relpath(target or ".", start or ".")
    return path + "/" if target == "" or target.endswith("/") else path
