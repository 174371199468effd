"""A visible link beside every heading that has an id: the address of the section, to follow or to copy (site.js)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from handbook.page.body import Body
from handbook.render.html import parents, put_after, text_of

LINKED = frozenset({"h2", "h3"})
MANY = 12
"""A page with more headings gets their links from the script (site.js): it would weigh too much with them."""


def add(body: Body) -> None:
    """Puts a link after each heading: beside it, not in it, so that the heading is read out as it is."""
    if sum(each.tag in LINKED and bool(each.get("id")) for each in body.root.iter()) > MANY:
        return
    label = body.view.words("frame.heading_links")["permalink"]
    for heading, parent in parents(body.root).items():
        if heading.tag in LINKED and heading.get("id"):
            title = " ".join(text_of(heading).split())
            link = Element(
                "a",
                {"class": "permalink", "href": f"#{heading.get('id')}", "aria-label": f"{label}: {title}"},
            )
            put_after(parent, heading, [link])
