"""What stands in a whole page, read once from its first sign to its last: names, addresses, texts, and where they stand.

A finished page is frame and body together, most of it frame; to make a tree of each again would cost more than all else.
What is to be changed in it is cut out by the places given here, so that every other sign stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import accumulate
from typing import NamedTuple

from handbook.render.html import RAW, VOID

Attributes = Mapping[str, str]
MENUS = frozenset({("details", "menu"), ("nav", "side")})
"""(tag, class) of the menus. They stand in every page and are made of the pages themselves."""
SILENT = frozenset({"script", "style", "code", "pre", "textarea", "svg", "template"})
"""Elements whose text is not prose."""


READ_ATTRIBUTES = frozenset({"id", "href", "src", "data", "action", "rel", "lang"})
"""Attributes that somebody asks for; a site has too many of all to keep them."""


class Tag(NamedTuple):
    """The start of an element that has one of READ_ATTRIBUTES: its name, these, and whether it stands in a menu."""

    name: str
    attributes: Attributes
    in_menu: bool


class Inline(NamedTuple):
    """The text of a script or a style that stands in the page itself."""

    tag: str
    attributes: Attributes
    text: str


class Text(NamedTuple):
    """Prose, or a comment that speaks of the handbook, and whether it stands in a menu."""

    words: str
    in_menu: bool


class Slot(NamedTuple):
    """A place for a number that is known only when all is built: `data-bytes="pdf/handbook.pdf"`, from sign to sign."""

    kind: str
    path: str
    start: int
    end: int


@dataclass
class Facts:
    """What a page has, in its order."""

    tags: list[Tag] = field(default_factory=list)
    elements: set[str] = field(default_factory=set)
    """The names of all elements."""
    classes: set[str] = field(default_factory=set)
    inline: list[Inline] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    """Without drawings and code."""
    slots: list[Slot] = field(default_factory=list)
    after_charset: int = 0
    """Where the declaration of its letters ends; 0 where there is none."""

    def having(self, name: str, attribute: str) -> Iterator[str]:
        """The values of an attribute of all elements of this name."""
        return (
            tag.attributes[attribute] for tag in self.tags if tag.name == name and attribute in tag.attributes
        )


def put_in(html: str, facts: Facts, place: int, more: str) -> tuple[str, Facts]:
    """A page with something put into its head, that no fact speaks of, and its facts after that."""
    slots = [
        slot if slot.end <= place else slot._replace(start=slot.start + len(more), end=slot.end + len(more))
        for slot in facts.slots
    ]
    return html[:place] + more + html[place:], replace(facts, slots=slots)


def read(html: str) -> Facts:
    """The facts of a page, or of a piece of one."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    return reader.facts


def lines(html: str) -> list[str]:
    """The words of a piece of HTML, a line for each run of text between tags."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return [" ".join(words) for text in "".join(reader.made).split("\n") if (words := text.split())]


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.facts = Facts()
        self._lines = [0, *accumulate(len(line) for line in html.split("\n"))]
        self._open: list[str] = []
        """Elements whose text is left out, while they are open."""
        self._menu = ""
        self._depth = 0
        """The element that is a menu, and how many of its name are open."""
        self._raw: tuple[str, Attributes, list[str]] | None = None
        self._slot: tuple[str, str, str, int] | None = None

    @property
    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + line - 1 + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self._slot = None  # a slot holds nothing but text
        if self._menu:
            self._depth += tag == self._menu
        elif (tag, attributes.get("class", "")) in MENUS:
            self._menu, self._depth = tag, 1
        self._keep(tag, attributes)
        if tag in VOID:
            if tag == "meta" and attributes.get("charset", "").lower() == "utf-8":
                self.facts.after_charset = self._at + len(self.get_starttag_text() or "")
            return
        if tag in SILENT:
            self._open.append(tag)
        if tag in RAW:
            self._raw = (tag, attributes, [])
        for kind in ("bytes", "pages"):
            if f"data-{kind}" in attributes:
                end = self._at + len(self.get_starttag_text() or "")
                self._slot = (tag, kind, attributes[f"data-{kind}"], end)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A shape of a drawing: nothing is in it."""
        self._keep(tag, {name: value or "" for name, value in attrs})

    def _keep(self, tag: str, attributes: Attributes) -> None:
        self.facts.elements.add(tag)
        if "class" in attributes:
            self.facts.classes.update(attributes["class"].split())
        if kept := {name: value for name, value in attributes.items() if name in READ_ATTRIBUTES}:
            self.facts.tags.append(Tag(tag, kept, bool(self._menu)))

    def handle_endtag(self, tag: str) -> None:
        if self._slot and tag == self._slot[0]:
            _, kind, path, start = self._slot
            self.facts.slots.append(Slot(kind, path, start, self._at))
            self._slot = None
        if self._menu and tag == self._menu:
            self._depth -= 1
            self._menu = self._menu if self._depth else ""
        if tag in SILENT and tag in self._open:
            self._open.remove(tag)
        if self._raw and tag == self._raw[0]:
            self.facts.inline.append(Inline(*self._raw[:2], "".join(self._raw[2])))
            self._raw = None

    def handle_data(self, data: str) -> None:
        if self._raw:
            self._raw[2].append(data)
        elif not self._open and data.strip():
            self.facts.texts.append(Text(data.strip(), bool(self._menu)))

    def handle_comment(self, data: str) -> None:
        if "handbook" in data:
            self.facts.texts.append(Text(f"<!--{data}-->", bool(self._menu)))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.made: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.made.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.made.append("\n")

    def handle_data(self, data: str) -> None:
        self.made.append(data)
