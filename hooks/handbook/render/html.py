"""HTML as a tree: read, and written again."""

from __future__ import annotations

import copy
from functools import cache
from typing import cast
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import tinyhtml5

SVG = "{http://www.w3.org/2000/svg}"


def parsed(html: str) -> Element:
    """The body of a piece of HTML, to be changed at will."""
    return copy.deepcopy(_read(html))  # it will be changed


@cache  # a page of a stage stands in the book, in a handout and on the poster
def _read(html: str) -> Element:
    tree = cast(Element, tinyhtml5.parse(f"<!doctype html><body>{html}", namespace_html_elements=False))
    return next(tree.iter("body"))


def serialized(element: Element, whole: bool = False) -> str:
    """The HTML of what is in an element; `whole`: of the element too."""
    for each in element.iter():
        each.tag = each.tag.removeprefix(SVG) if isinstance(each.tag, str) else each.tag
    element.tail = None
    children = [element] if whole else [*element]
    text = "" if whole else element.text or ""
    return text + "".join(
        ElementTree.tostring(child, encoding="unicode", method="html") for child in children
    )
