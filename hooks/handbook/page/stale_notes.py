"""A quiet note under the heading of each section whose twin in the other language is newer."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from handbook.page.body import Body
from handbook.render.html import parents, put_after

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def add(body: Body) -> None:
    if not body.stale:
        return
    notice = body.view.words("page")["stale"]
    for heading, parent in parents(body.root).items():
        if heading.tag in HEADINGS and heading.get("id") in body.stale:
            note = Element("p", {"class": "handbook-stale"})
            note.text = notice
            put_after(parent, heading, [note])
