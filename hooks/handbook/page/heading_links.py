"""A visible link beside every heading that has an id: the address of the section, to follow or to copy (site.js)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from handbook.page.body import Body
from handbook.render.html import parents, put_after, text_of

LINKED = frozenset({"h2", "h3"})


def add(body: Body) -> None:
    """Puts a link after each heading: beside it, not in it, so that the heading is read out as it is.

    The glossary's hundred terms get theirs from the script (site.js): the page is at the edge of its weight without them.
    """
    if body.view.page.type == "glossary":
        return
    label = body.view.words("frame")["permalink"]
    for heading, parent in parents(body.root).items():
        if heading.tag in LINKED and heading.get("id"):
            title = " ".join(text_of(heading).split())
            link = Element(
                "a",
                {"class": "permalink", "href": f"#{heading.get('id')}", "aria-label": f"{label}: {title}"},
            )
            put_after(parent, heading, [link])
