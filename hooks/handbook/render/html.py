"""HTML as a tree: read, changed, and written again.

Elements of HTML have their plain names, those of drawings stand in the namespace of SVG. Comments are nodes too.
"""

from __future__ import annotations

import html as entities
from collections.abc import Iterable, Iterator
from typing import cast
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import tinyhtml5

SVG = "{http://www.w3.org/2000/svg}"
_PREFIXES = {
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/2000/xmlns/": "xmlns",
}
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
"""Elements that hold nothing and have no end tag."""
RAW = frozenset({"script", "style"})
"""Elements whose text is written as it is."""
Node = Element | str


def parsed(html: str) -> Element:
    """The body of a piece of HTML, as a browser would read it."""
    tree = cast(Element, tinyhtml5.parse(f"<!doctype html><body>{html}", namespace_html_elements=False))
    return next(tree.iter("body"))


def serialized(element: Element, whole: bool = False, tail: bool = False) -> str:
    """The HTML of what is in an element; `whole`: of the element too; `tail`: and of the text that follows it."""
    made: list[str] = []
    if whole:
        _write(element, made)
        if tail:
            made.append(entities.escape(element.tail or "", quote=False))
    else:
        made.append(entities.escape(element.text or "", quote=False))
        for child in element:
            _write(child, made)
            made.append(entities.escape(child.tail or "", quote=False))
    return "".join(made)


def is_comment(element: Element) -> bool:
    return element.tag is ElementTree.Comment  # type: ignore[comparison-overlap]


def has_class(element: Element, name: str) -> bool:
    return name in element.get("class", "").split()


def text_of(element: Element) -> str:
    """The words in an element, those of comments left out."""
    return "".join(element.itertext())


def parents(root: Element) -> dict[Element, Element]:
    """Element -> the one that it stands in."""
    return {child: parent for parent in root.iter() for child in parent}


def texts(root: Element, leave_out: frozenset[str] = frozenset()) -> Iterator[tuple[Element, bool]]:
    """Where there is text in a tree, in the order of reading: (element, whether it is what follows it, not what it begins with).

    Nothing in elements of the tags `leave_out` is looked into, nor in comments.
    """
    if root.text:
        yield root, False
    for child in list(root):
        if not is_comment(child) and child.tag.removeprefix(SVG) not in leave_out:
            yield from texts(child, leave_out)
        if child.tail:
            yield child, True


def nodes_of(root: Element) -> list[Node]:
    """What is in an element, piece by piece, to be put elsewhere."""
    found: list[Node] = [root.text or ""]
    for child in list(root):
        found += [child, child.tail or ""]
        child.tail = None
    return found


def put(parent: Element, place: int, nodes: Iterable[Node]) -> None:
    """Puts nodes into an element, before its child at `place`; text joins the text before it."""
    for node in nodes:
        if not isinstance(node, str):
            parent.insert(place, node)
            place += 1
        elif place:
            parent[place - 1].tail = (parent[place - 1].tail or "") + node or None
        else:
            parent.text = (parent.text or "") + node or None


def put_after(parent: Element, child: Element, nodes: Iterable[Node]) -> None:
    """Puts nodes right after a child, before the text that follows it."""
    tail, child.tail = child.tail, None
    place = list(parent).index(child) + 1
    put(parent, place, [*nodes, tail or ""])


def put_first(parent: Element, node: Element) -> None:
    """Puts an element before all that an element holds."""
    node.tail, parent.text = parent.text, None
    parent.insert(0, node)


def replace(parent: Element, child: Element, nodes: Iterable[Node]) -> None:
    """Puts nodes into the place of a child; the text after it stays."""
    place = list(parent).index(child)
    tail, child.tail = child.tail, None
    parent.remove(child)
    after = list(parent)[place:]
    put(parent, place, nodes)
    put(parent, len(parent) - len(after), [tail or ""])


def _write(element: Element, made: list[str]) -> None:
    if is_comment(element):
        made.append(f"<!--{element.text}-->")
        return
    tag = element.tag.removeprefix(SVG)
    is_drawing = tag != element.tag
    made.append(f"<{tag}")
    made += [_attribute(name, value) for name, value in element.attrib.items()]
    if is_drawing and not len(element) and not element.text:
        made.append("/>")
        return
    made.append(">")
    if tag in VOID and not is_drawing:
        return
    text = element.text or ""
    made.append(text if tag in RAW else entities.escape(text, quote=False))
    for child in element:
        _write(child, made)
        if child.tail:
            made.append(entities.escape(child.tail, quote=False))
    made.append(f"</{tag}>")


def _attribute(name: str, value: str) -> str:
    if name.startswith("{"):
        namespace, _, local = name[1:].partition("}")
        name = f"{_PREFIXES[namespace]}:{local}" if local != "xmlns" else local
    return (
        f' {name}="{entities.escape(value, quote=False).replace(chr(34), "&quot;")}"' if value else f" {name}"
    )
