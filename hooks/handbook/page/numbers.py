"""The number of each recommendation before its heading, as paper and slides have it: «2.3» is the same one in both languages."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from handbook.page.body import Body
from handbook.render.html import put_first


def add(body: Body) -> None:
    """Puts the numbers into the headings: words to be read out and found, which the ids know nothing of."""
    for heading in body.root.iter("h3"):
        number = body.view.handbook.recommendation_number(body.view.page.path, heading.get("id", ""))
        if number:
            mark = Element("span", {"class": "number"})
            mark.text = number
            put_first(heading, mark)
            mark.tail = f" {mark.tail or ''}"
