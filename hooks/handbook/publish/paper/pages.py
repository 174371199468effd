"""Pages of the site made fit for paper: what only works by clicking goes, ids stay apart, links lead on within the book."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from handbook.model import Handbook, Page
from handbook.model.urls import site_url
from handbook.publish.paper import wrapping
from handbook.publish.paper.links import Marks, lead
from handbook.render.html import SVG, serialized, text_of
from handbook.render.jinja import render

Contents = Mapping[tuple[str, str], Element]
"""(language, path of a page) -> its tree, with the generated parts in it and nothing of the site's frame."""

_DROPPED = {
    "h1",
    "script",
    "nav",
    "button",
    "noscript",
    "form",
    "input",
    "handbook-chooser",
    "handbook-form",
    "handbook-progress",
}
_DROPPED_CLASSES = {
    "hidden",
    "no-script",
    "handbook-downloads",
    "flow--narrow",
    "flow--compact",
    "part--chooser",
}
_RENAMED = {
    "label": "span",
    "handbook-checklist": "div",
    "dl": "div",
    "dt": "p",
    "dd": "p",
    "details": "div",
    "summary": "p",
    **{f"h{level}": f"h{level + 1}" for level in range(2, 6)},
}
_KEPT = {"class", "id", "href", "lang", "alt", "src", "colspan", "rowspan", "scope", "start", "data-label"}
_NOT_DRAWN = {"id", "href", "role", "lang"}
SHORT = 700
"""A box of fewer letters stands on one page."""
_BOX = '<span class="box"></span>'
_TICKED_BOX = '<span class="box box--ticked">×</span>'


@dataclass(frozen=True)
class Chapter:
    """A page in a book: `id` is its mark there, `body` what stands below its title."""

    page: Page
    id: str
    body: Element

    @property
    def html(self) -> str:
        return html_of(self.body)


def chapters(
    handbook: Handbook,
    contents: Contents,
    language: str,
    paths: Sequence[str],
    root: str,
    away: Mapping[str, str] | None = None,
) -> list[Chapter]:
    """The pages of these paths as chapters, in order; one that the language lacks is left out.

    Links to what is not among them lead to the site, at `root`; where that is not known their words alone stay, with what `away`
    has for the address of the page (links.py).
    """
    pages = [
        page
        for path in dict.fromkeys(paths)
        if (page := handbook.page(language, path)) and (language, path) in contents
    ]
    bodies = {
        site_url(language, page.url): _body(contents[language, page.path], chapter_id(page)) for page in pages
    }
    names = {site_url(language, page.url): chapter_id(page) for page in pages}
    marks = frozenset(found for body in bodies.values() for each in body.iter() if (found := each.get("id")))
    known = Marks(names, marks, root, away or {})
    for address, body in bodies.items():
        for link in list(body.iter("a")):
            lead(link, address, known)
        wrapping.loosen(body)
    return [
        Chapter(page, name, body)
        for page, name, body in zip(pages, names.values(), bodies.values(), strict=True)
    ]


def chapter_id(page: Page) -> str:
    """The id of a page in a book: `stages-analysis`."""
    return page.url.strip("/").replace("/", "-") or "home"


def part(chapter: Chapter, part_id: str) -> str:
    """What stands below a heading of a chapter; empty where there is no such heading."""
    return "".join(html_of(child, whole=True) for child in _below(chapter, part_id))


def pieces(chapter: Chapter, part_id: str, *tags: str) -> list[str]:
    """The paragraphs, lists … of these tags below a heading, without the blocks of the editors and without links."""
    found = [child for child in _below(chapter, part_id) if child.tag in tags]
    for link in [link for child in found for link in child.iter("a")]:
        link.tag, link.attrib = "span", {}
    return [html_of(child, whole=True) for child in found]


def drawing(content: Element) -> str:
    """The flow diagram of a page, for paper; empty where there is none."""
    return next((html_of(svg, whole=True) for svg in _body(content, "").iter("svg")), "")


def _below(chapter: Chapter, part_id: str) -> list[Element]:
    for element in copy.deepcopy(chapter.body).iter("div"):
        if f"part--{part_id}" in element.get("class", "").split():
            return [child for child in element if child.tag not in ("h3", "h4")]
    return []


def _body(content: Element, name: str) -> Element:
    body = copy.deepcopy(content)  # a page of a stage stands in the book, in a handout and on the poster
    _clean(body, name)
    for element in body.iter("div"):
        names = element.get("class", "").split()
        if "part--download" in names:  # its heading speaks of files
            element.remove(element[0])
        elif "admonition" in names and len(text_of(element)) < SHORT:
            element.set("class", " ".join([*names, "whole"]))
    return body


def _clean(parent: Element, name: str) -> None:
    for child in list(parent):
        if child.tag == "input" and child.get("type") == "checkbox":
            child.tag, child.attrib = "span", {"class": "box"}
        elif child.tag in _DROPPED or _DROPPED_CLASSES & set(child.get("class", "").split()):
            _remove(parent, child)
        elif child.tag == f"{SVG}svg":
            _draw(child)
        else:
            if child.tag == "summary":
                child.set("class", "summary")
            if child.tag in ("dt", "dd"):  # tagged as list items, which stand in a list alone (PDF/UA-1, 7.6)
                child.set("class", child.tag)
            child.tag = _RENAMED.get(child.tag, child.tag)
            child.attrib = {
                key: f"{name}--{value}" if key == "id" else value
                for key, value in child.attrib.items()
                if key in _KEPT
            }
            _clean(child, name)


def _remove(parent: Element, child: Element) -> None:
    """Takes an element out; the words after it stay."""
    before = list(parent)[: list(parent).index(child)]
    if before:
        before[-1].tail = (before[-1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)


def _draw(svg: Element) -> None:
    """A drawing without links, in the colours of paper: it has its styles in itself (WeasyPrint asks no other)."""
    for element in svg.iter():
        tag = element.tag.removeprefix(SVG)
        element.tag = "g" if tag == "a" else tag
        element.attrib = {
            key: value
            for key, value in element.attrib.items()
            if key not in _NOT_DRAWN and not key.startswith(("aria-", "data-"))
        }
    style = Element("style")
    style.text = render("pdf/drawing.css")
    svg.insert(0, style)


def html_of(element: Element, whole: bool = False) -> str:
    """The HTML of an element's content, for paper: boxes to tick are drawn, no font has them. `whole`: of the element too."""
    return serialized(element, whole).replace("☐", _BOX).replace("☒", _TICKED_BOX)
