"""Checklists as Markdown writes them, `- [ ] Text { #item-id }`, turned into boxes with names and ids.

pymdownx.tasklist leaves the ids in the text and the boxes without names, so this extension takes its place.
The boxes are switched off until the element around them, which remembers the ticks, is there: a tick that is forgotten is
worse than none.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from handbook.page.body import Body
from handbook.render.html import parents, put_after
from handbook.source.markdown import TASK, attribute_id, split_attributes

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Private-use characters carry the id from the line to the tree; no text of the handbook has them."""
_MARK = re.compile(f"^{_OPEN}([^{_CLOSE}]*){_CLOSE}")


class ChecklistExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's own name)
        md.preprocessors.register(_Lines(md), "handbook-checklist", 20)  # after fenced code (25)
        md.treeprocessors.register(_Tree(md), "handbook-checklist", 15)  # after inline text (20)


class _Lines(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return [self._line(line) for line in lines]

    @staticmethod
    def _line(line: str) -> str:
        task = TASK.match(line)
        if not task:
            return line
        indent = line[: len(line) - len(line.lstrip())]
        text, attributes = split_attributes(task["rest"])
        return f"{indent}- {_OPEN}{attribute_id(attributes)}{_CLOSE}{text}"


class _Tree(Treeprocessor):
    def run(self, root: ElementTree.Element) -> None:
        for list_element in list(root.iter("ul")):
            tasks = [_turn_into_task(item) for item in list_element.findall("li")]
            if any(tasks):
                _wrap(list_element)


def say_without_script(body: Body) -> None:
    """Says below each list what a reader without scripts could not know: why its boxes take no tick."""
    said = body.view.words("checklist.page")["no_script"]
    for element, parent in parents(body.root).items():
        if element.tag == "handbook-checklist":
            note = ElementTree.Element("p", {"class": "no-script print-hidden", "data-search-exclude": ""})
            note.text = said
            put_after(parent, element, [note])


def _wrap(list_element: ElementTree.Element) -> None:
    """Puts the element that remembers ticks around a list."""
    inner = ElementTree.Element("ul", {"class": "handbook-checklist"})
    inner.extend(list(list_element))
    for child in list(list_element):
        list_element.remove(child)
    list_element.tag = "handbook-checklist"
    list_element.text = None
    list_element.append(inner)


def _turn_into_task(item: ElementTree.Element) -> bool:
    holder = item
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        holder = item[0]
    mark = _MARK.match(holder.text or "")
    if not mark:
        return False
    label = ElementTree.Element("label")
    label.text = (holder.text or "")[mark.end() :]
    for child in list(holder):
        if child.tag in ("ul", "ol"):
            continue
        label.append(child)
        holder.remove(child)
    box = ElementTree.Element("input", {"type": "checkbox", "disabled": "disabled"})
    if mark[1]:
        item.set("id", mark[1])
        box.set("id", f"{mark[1]}-box")
        label.set("for", f"{mark[1]}-box")
    holder.text = None
    holder.insert(0, box)
    holder.insert(1, label)
    return True
