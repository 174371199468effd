"""Where the first screen of a page surely ends: after so much text that no screen shows more of it at once.

What stands before is drawn with the styles of the head; at the fold the rest of the styles is linked (frame/styles.py).
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from handbook.render.html import SVG, is_comment

FIRST_SCREEN = 1800
"""Signs of text: about as many as a page, with its head, headings and margins, shows on a screen 1,080 px high."""
LINE = 60
"""So many signs at least stands for whatever begins a line of its own: two thirds of a line of the column, as some things that are short
stand beside each other."""
_LINES = frozenset({"p", "li", "h1", "h2", "h3", "summary", "tr", "dt", "dd"})
_HOLDERS = frozenset({"div", "section"})
_SILENT = frozenset({"script", "style", "template"})


def put(root: Element, link: Element) -> bool:
    """Puts a link between two blocks where the first screen has ended; False where all of the page is within it.

    Between two blocks alone: no heading loses what stands beside it, and none becomes the last of its parent.
    """
    return _put(root, link, [FIRST_SCREEN])


def _put(holder: Element, link: Element, left: list[int]) -> bool:
    left[0] -= _length(holder.text)
    children = list(holder)
    for place, child in enumerate(children, 1):
        if left[0] > 0:
            if any(each.tag in _HOLDERS for each in child) and child.tag in _HOLDERS:
                if _put(child, link, left):
                    return True
            else:
                left[0] -= _signs(child)
            left[0] -= _length(child.tail)
        if left[0] <= 0 and place < len(children) and children[place].tag in _HOLDERS:
            link.tail, child.tail = child.tail, "\n"
            holder.insert(place, link)
            return True
    return False


def _length(text: str | None) -> int:
    return len(" ".join((text or "").split()))


def _signs(element: Element) -> int:
    """How much of the screen an element takes, in signs of text; of what is folded its summary alone."""
    if is_comment(element) or element.tag.removeprefix(SVG) in _SILENT:
        return 0
    shown = [child for child in element if child.tag == "summary"] if element.tag == "details" else element
    signs = _length(element.text) + sum(_signs(child) + _length(child.tail) for child in shown)
    return max(signs, LINE) if element.tag in _LINES else signs
