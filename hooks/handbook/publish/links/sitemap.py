"""`sitemap.xml`: the pages that search engines are to know, in both languages, with the days on which their words changed.

Source: https://www.sitemaps.org/protocol.html, and the xhtml:link of https://developers.google.com/search/docs/specialty/international
"""

from __future__ import annotations

from handbook.ledgers.changed import last_changed
from handbook.model import LANGUAGES, UNLISTED, Handbook
from handbook.model.urls import site_url
from handbook.render.jinja import render as render_template


def render(handbook: Handbook, root: str) -> str:
    """The sitemap as XML text. Addresses in it are absolute, so it is empty where `root`, the site's own, is not known."""
    pages = (
        [
            page
            for language in LANGUAGES
            for page in handbook.in_language(language)
            if page.path not in UNLISTED
        ]
        if root
        else []
    )
    entries = [
        {
            "address": root + site_url(page.language, page.url),
            "changed": last_changed(handbook, page),
            "twins": {language: root + site_url(language, page.url) for language in LANGUAGES},
        }
        for page in pages
    ]
    return render_template("sitemap.xml", entries=entries, default=LANGUAGES[0])
