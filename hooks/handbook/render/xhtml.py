"""A tree of HTML written as XHTML, the XML that e-books are made of: every element is closed, every attribute has a value."""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import Element

from handbook.render.html import VOID, is_comment


def written(element: Element) -> str:
    """The XHTML of what is in an element, without the element itself; comments are left out."""
    made = [escape(element.text or "", quote=False)]
    for child in element:
        _write(child, made)
    return "".join(made)


def _write(element: Element, made: list[str]) -> None:
    if not is_comment(element):
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in element.attrib.items())
        if element.tag in VOID:
            made.append(f"<{element.tag}{attributes}/>")
        else:
            made += [f"<{element.tag}{attributes}>", escape(element.text or "", quote=False)]
            for child in element:
                _write(child, made)
            made.append(f"</{element.tag}>")
    made.append(escape(element.tail or "", quote=False))
