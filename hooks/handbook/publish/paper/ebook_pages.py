"""Chapters of the book made fit for a reading app: files of their own, headings from the first level, lines that part where they may."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from handbook.model import Handbook
from handbook.page.media import BOOK_ONLY
from handbook.publish.paper.pages import Chapter
from handbook.publish.paper.wrapping import INLINE
from handbook.render.html import SVG, has_class
from handbook.render.xhtml import written
from handbook.text.hyphenation import softened

DIAGRAM = "flow.svg"
_WITH_DIAGRAM = "stages/index.md"
"""The page that has the flow diagram; on a phone those of the stages are shorter without it."""
_BLANK = "part--download"
"""The part of a template's page where its blank form stands: on paper it is filled in, on a phone it is taken from the site."""
_RENAMED = {"h3": "h2", "h4": "h3", "h5": "h4"}
_NOT_PARTED = frozenset({"h1", "h2", "h3", "h4", "code", "pre"})
_MEANT_EMPTY = frozenset({"td", "th", "br", "img", "col", "p"})
_COLOURS: Mapping[str, Mapping[str, str]] = {
    "flow-box": {"fill": "#fff", "stroke": "#000", "stroke-width": "1.5"},
    "flow-disc": {"fill": "#000"},
    "flow-number": {"fill": "#fff", "font-weight": "bold"},
    "flow-title": {"fill": "#000", "font-weight": "bold"},
    "flow-summary": {"fill": "#000"},
    "flow-line": {"fill": "none", "stroke": "#555", "stroke-width": "2"},
    "flow-head": {"fill": "#555"},
    "flow-line--back": {"stroke-dasharray": "6 5"},
}
_WIDE = 4
"""A table with so many columns is shown row by row: on a phone there is no room for them side by side."""


@dataclass
class Pages:
    """What the chapters of an e-book become. `diagram` says in words what the flow diagram shows.

    `blank` gives the XHTML that says where the blank form of a template is to be had.
    """

    chapters: Sequence[Chapter]
    language: str
    diagram: str
    blank: Callable[[Chapter], Element]
    pictures: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """Name -> (media type, content) of the pictures that the chapters made so far show."""

    def html(self, chapter: Chapter) -> str:
        """What stands below the title of a chapter, as XHTML."""
        body = chapter.body
        _tighten(body)
        self._clean(body, chapter)
        for link in body.iter("a"):
            self._lead(link, chapter)
        for table in body.iter("table"):
            if max((len(row) for row in table.iter("tr")), default=0) >= _WIDE and all(
                cell.get("data-label") for cell in table.iter("td")
            ):
                table.set("class", f"{table.get('class', '')} wide".strip())
        if self.language == "kk":
            _soften(body)
        return written(body)

    def _clean(self, parent: Element, chapter: Chapter) -> None:
        for child in list(parent):
            if has_class(child, BOOK_ONLY):
                _unwrap(parent, child)
            elif has_class(child, "handbook-flow"):
                self._show_diagram(parent, child, chapter)
            elif has_class(child, _BLANK) and chapter.page.type == "template":
                parent[list(parent).index(child)] = self.blank(chapter)
            elif has_class(child, "box"):
                _tick_box(child)
            elif "-" in child.tag and not "".join(child.itertext()).strip():
                parent.remove(child)  # an element of ours that a script would have filled
            else:
                self._fit(parent, child, chapter)

    def _fit(self, parent: Element, child: Element, chapter: Chapter) -> None:
        """Makes an element of XHTML of one of the page's, and of all that is in it."""
        if "-" in child.tag:
            child.tag = "div"
        child.tag = _RENAMED.get(child.tag, child.tag)
        if has_class(child, "handbook-templates"):
            _drop_files(child)
        if child.tag == "img":
            child.set("src", self._picture(child.get("src", "")))
        self._clean(child, chapter)
        is_empty = not (child.attrib or len(child) or (child.text or "").strip())
        if is_empty and child.tag not in _MEANT_EMPTY:
            _unwrap(parent, child)

    def _show_diagram(self, parent: Element, child: Element, chapter: Chapter) -> None:
        if chapter.page.path != _WITH_DIAGRAM:
            _unwrap(parent, child)
            return
        for inner in list(child):
            child.remove(inner)
        child.text = None
        child.append(Element("img", {"class": "flow", "src": DIAGRAM, "alt": self.diagram}))

    def _picture(self, src: str) -> str:
        """Keeps the picture of a data address and gives its name in the book."""
        head, _, content = src.removeprefix("data:").partition(";base64,")
        kind, _, name = head.partition(";name=")
        data = base64.b64decode(content)
        ending = unquote(name).rpartition(".")[2] or (mimetypes.guess_extension(kind) or "")[1:]
        made = f"{hashlib.sha256(data).hexdigest()[:8]}.{ending}"
        self.pictures[made] = (kind, data)
        return made

    def _lead(self, link: Element, chapter: Chapter) -> None:
        """`#stages-analysis--survey` -> `stages-analysis.xhtml#stages-analysis--survey`."""
        href = link.get("href", "")
        if href.startswith("#"):
            name = href[1:].partition("--")[0]
            whole = file_of(name) + ("" if href[1:] == name else href)
            link.set("href", href if name == chapter.id and href[1:] != name else whole)
        link.attrib.pop("class", None)


def file_of(chapter_id: str) -> str:
    """The file that a chapter is."""
    return f"{chapter_id}.xhtml"


def sections_of(handbook: Handbook, chapter: Chapter, names: Sequence[str]) -> Iterator[Mapping[str, str]]:
    """What of a chapter stands in the contents: `id` in its file and title."""
    for name in names:
        if section := chapter.page.section(name):
            yield {"id": f"{chapter.id}--{name}", "title": handbook.section_title(chapter.page, section)}


def drawn(svg: str) -> str:
    """A drawing with its colours in attributes and black on white: not every reading app knows the styles of a drawing."""
    tree = ElementTree.fromstring(svg)
    for parent in list(tree.iter()):
        for style in parent.findall(f"{SVG}style"):
            parent.remove(style)
    for element in tree.iter():
        for name in element.get("class", "").split():
            element.attrib.update(_COLOURS.get(name, {}))
        element.attrib.pop("lang", None)
    tree.set("font-family", "sans-serif")
    ElementTree.register_namespace("", SVG[1:-1])
    return ElementTree.tostring(tree, encoding="unicode")


def _tick_box(box: Element) -> None:
    """A sign, not a drawn frame: it is read aloud, and is there where the app sets its own styles."""
    sign = "☒" if has_class(box, "box--ticked") else "☐"
    box.text, box.attrib = sign, {}
    if not (box.tail or "").startswith((" ", "\u00a0")):
        box.tail = "\u00a0" + (box.tail or "")


def _tighten(parent: Element) -> None:
    """Moves spaces out of links and the like, into which they were moved for paper (wrapping.py): there they would be underlined."""
    before: Element | None = None
    for child in parent:
        _tighten(child)
        if child.tag in INLINE and (child.text or "").startswith(" "):
            child.text = (child.text or "")[1:]
            if before is None:
                parent.text = (parent.text or "") + " "
            else:
                before.tail = (before.tail or "") + " "
        before = child


def _drop_files(templates: Element) -> None:
    """Of a list of templates the names and what they are for: their files are named where each of them is."""
    for item in templates.iter("li"):
        for files in item.findall("p"):
            item.remove(files)


def _unwrap(parent: Element, child: Element) -> None:
    """Takes an element out; the words after it stay."""
    at = list(parent).index(child)
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)


def _soften(element: Element) -> None:
    if element.tag in _NOT_PARTED or element.get("lang", "kk") != "kk":
        return
    element.text = softened(element.text or "") or None
    for child in element:
        _soften(child)
        child.tail = softened(child.tail or "") or None
