"""What becomes of a page in the book alone: a form of dialogue on two facing pages, a template in a few lines, its specimen apart."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from handbook.publish.paper.pages import Chapter, html_of
from handbook.render.html import has_class, parents, replace

STAGES = "stages/index.md"
HOLD = "prepare"
"""The section with which the right-hand page of a form of dialogue begins: to its left one chooses, from here on one holds it."""
BLANK, SPECIMEN = "download", "specimen"
"""The sections of a template's page: its blank, which is printed from a file of its own, and the one filled in."""


def fit(chapter: Chapter) -> None:
    """Takes out of a chapter what the book says once for all, and lays out what has a place of its own."""
    if chapter.page.path == STAGES:
        _run_in(chapter.body)
    elif chapter.page.type == "stage":
        _drop(chapter.body, "handbook-flow")
    elif chapter.page.type == "format":
        for note in [child for child in chapter.body if has_class(child, "editor")]:
            replace(chapter.body, note, [])
        _face(chapter.body)
    elif chapter.page.type == "templates":
        _drop(chapter.body, "handbook-templates")
    elif chapter.page.type == "template":
        _drop(chapter.body, f"part--{BLANK}")


def specimen(chapter: Chapter) -> str:
    """The specimen of a template without its heading, taken out of the chapter; empty where it has none."""
    for element, parent in parents(chapter.body).items():
        if has_class(element, f"part--{SPECIMEN}"):
            replace(parent, element, [])
            for heading in element.iter("h4"):  # what stood above it is now the chapter's own title
                heading.tag = "h3"
            element.remove(element[0])
            return "".join(html_of(child, whole=True) for child in element)
    return ""


def linked(body: Element, part: str) -> list[str]:
    """The points of the list in a part of a page, but for those that lead to what is not in the document."""
    items = [
        item
        for element in body.iter("div")
        if has_class(element, f"part--{part}")
        for item in element.iter("li")
        if not any(has_class(link, "away") for link in item.iter())
    ]
    return [html_of(item) for item in items]


def _face(body: Element) -> None:
    """Divides a page into what stands on the left-hand page and what on the right."""
    right = next((at for at, child in enumerate(body) if has_class(child, f"part--{HOLD}")), len(body))
    halves = [list(body)[:right], list(body)[right:]]
    body.text = None
    for child in list(body):
        body.remove(child)
    body.extend(_half(half) for half in halves if half)


def _half(children: Iterable[Element]) -> Element:
    half = Element("div", {"class": "half"})
    half.extend(children)
    return half


def _run_in(body: Element) -> None:
    """A list within a list becomes one paragraph: what it has is in the contents too, and line by line it fills a page more."""
    for inner, parent in parents(body).items():
        if inner.tag == "ul" and parent.tag == "li":
            text = Element("p", {"class": "run-in"})
            for item in inner:
                _end(item, "; " if item is not inner[-1] else ".")
                text.append(item)
                item.tag = "span"
            replace(parent, inner, [text])


def _end(element: Element, sign: str) -> None:
    """Puts a sign after the words of an element, and none of the space that follows them."""
    element.tail = sign
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() or None
    else:
        element.text = (element.text or "").rstrip()


def _drop(body: Element, name: str) -> None:
    for element, parent in parents(body).items():
        if has_class(element, name):
            replace(parent, element, [])
