"""Each heading with what follows it becomes a part of its own: what styles, recommendations and timelines hold on to.

    <h2 id="timeline">…</h2> …  ->  <div class="part part--timeline"><h2 id="timeline">…</h2> …</div>

A `div`, not a `section`: a page with forty landmarks has none.
"""

from __future__ import annotations

from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

PART = "part--"
_LEVELS = {"h2": 2, "h3": 3}


class PartsExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's own name)
        md.treeprocessors.register(
            _Tree(md), "handbook-parts", 1
        )  # after ids (attr_list 8) and contents (toc 5)


class _Tree(Treeprocessor):
    def run(self, root: ElementTree.Element) -> None:
        holders = [(1, root)]
        children = list(root)
        for child in children:
            level = _LEVELS.get(child.tag)
            if level:
                while holders[-1][0] >= level:
                    holders.pop()
                part = ElementTree.SubElement(holders[-1][1], "div", {"class": _class(child.get("id", ""))})
                holders.append((level, part))
            if len(holders) > 1:
                root.remove(child)
                holders[-1][1].append(child)


def without_names(root: ElementTree.Element, spoken_of: frozenset[str]) -> None:
    """Takes the second class from parts that no style speaks of: a page of fifty headings says each id once less."""
    for part in root.iter("div"):
        names = part.get("class", "").split()
        if names[:1] == ["part"]:
            kept = [
                name for name in names if not name.startswith(PART) or name.removeprefix(PART) in spoken_of
            ]
            part.set("class", " ".join(kept))


def _class(heading_id: str) -> str:
    return f"part {PART}{heading_id}" if heading_id else "part"
