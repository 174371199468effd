"""A visible link beside every heading that has an id: the address of the section, to follow or to copy (site.js)."""

from __future__ import annotations

import re

from handbook.page.view import View
from handbook.render.jinja import render

_HEADING = re.compile(
    r'<h(?P<level>[23])\b[^>]*\bid="(?P<id>[^"]+)"[^>]*>(?P<title>.*?)</h(?P=level)>', re.DOTALL
)
_TAG = re.compile(r"<[^>]+>")


def add(html: str, view: View) -> str:
    """A page's HTML with a link after each heading: beside it, not in it, so that the heading is read out as it is.

    The glossary's hundred terms get theirs from the script (site.js): the page is at the edge of its weight without them.
    """
    if view.page.type == "glossary":
        return html

    label = view.words("frame")["permalink"]

    def with_link(match: re.Match[str]) -> str:
        title = " ".join(_TAG.sub("", match["title"]).split())
        return match[0] + render("permalink.html", id=match["id"], label=label, title=title)

    return _HEADING.sub(with_link, html)
