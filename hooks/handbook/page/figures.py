"""A picture alone in its paragraph becomes a figure; what stands in quotes after its address is the caption.

![What is on it](../assets/images/hall.svg "What it tells")  ->  <figure><img alt="…"><figcaption>…</figcaption></figure>
"""

from __future__ import annotations

from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor


class FiguresExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's own name)
        md.treeprocessors.register(_Tree(md), "handbook-figures", 15)  # after inline text (20)


class _Tree(Treeprocessor):
    def run(self, root: ElementTree.Element) -> None:
        for paragraph in root.iter("p"):
            if (
                len(paragraph) != 1
                or paragraph[0].tag != "img"
                or (paragraph.text or paragraph[0].tail or "").strip()
            ):
                continue
            image = paragraph[0]
            paragraph.tag = "figure"
            image.set("loading", "lazy")
            caption = image.attrib.pop("title", "")
            if caption:
                ElementTree.SubElement(paragraph, "figcaption").text = caption
