"""Abbreviations of the glossary, explained where a page first uses them.

The first occurrence in running text becomes a button whose popover says the full term and leads to the glossary: reached
by touch and keyboard, closed by Esc, without a script. Headings, links, diagrams and what a label names stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from handbook.model import Term
from handbook.page.body import Body
from handbook.page.view import View
from handbook.render.html import SVG, Node, is_comment, nodes_of, parsed, put, put_after
from handbook.render.jinja import render

_SKIP = frozenset(
    {
        "a",
        "button",
        "h1",
        "h2",
        "h3",
        "h4",
        "label",
        "svg",
        "summary",
        "code",
        "caption",
        "th",
        "script",
        "style",
    }
)
_PLACES = frozenset({"p", "li", "td", "dd"})


def explain(body: Body) -> None:
    """Turns the first occurrence of each abbreviation into a button."""
    view = body.view
    terms = {term.abbreviation[view.language]: term for term in view.handbook.terms if term.abbreviation}
    if not terms or view.page.type == "glossary":
        return
    pattern = re.compile(
        rf"(?<![\w-])({'|'.join(map(re.escape, sorted(terms, key=len, reverse=True)))})(?!\w)(-\w+)?"
    )
    for skipped in (_SKIP | {"details"}, _SKIP):  # what is folded is read after what is not
        _explain(body.root, False, pattern, terms, view, skipped)


def _explain(
    element: Element,
    is_place: bool,
    pattern: re.Pattern[str],
    waiting: dict[str, Term],
    view: View,
    skipped: frozenset[str],
) -> None:
    """Looks at the text of an element and of what is in it, in the order of reading; `waiting` loses what was explained."""
    is_place = is_place or element.tag in _PLACES
    if is_place and element.text and waiting:
        nodes = _nodes(element.text, pattern, waiting, view)
        if len(nodes) > 1:
            element.text = None
            put(element, 0, nodes)
    for child in list(element):
        if not is_comment(child) and child.tag.removeprefix(SVG) not in skipped:
            _explain(child, is_place, pattern, waiting, view, skipped)
        if is_place and child.tail and waiting:
            nodes = _nodes(child.tail, pattern, waiting, view)
            if len(nodes) > 1:
                child.tail = None
                put_after(element, child, nodes)


def _nodes(text: str, pattern: re.Pattern[str], waiting: dict[str, Term], view: View) -> list[Node]:
    """A text with the buttons in it."""
    nodes: list[Node] = []
    done = 0
    for found in pattern.finditer(text):
        term = waiting.pop(found[1], None)
        if term and not _spelled_out(term, view):
            nodes += [text[done : found.start()], *_button(found[1], found[2] or "", term, view)]
            done = found.end()
    return [*nodes, text[done:]]


def _button(abbreviation: str, suffix: str, term: Term, view: View) -> list[Node]:
    """The button and its popover, kept on one line with the suffix that follows it («ҮЕҰ-ның»)."""
    html = render(
        "abbreviation.html",
        abbreviation=abbreviation,
        id=f"meaning-{term.id}",
        term=term.term[view.language],
        href=view.href("glossary.md", term.id),
        label=view.words("page")["in_glossary"],
        suffix=suffix,
    )
    return nodes_of(parsed(html))


def _spelled_out(term: Term, view: View) -> bool:
    """Whether the page itself gives the full term with its abbreviation in brackets."""
    words: Mapping[str, str] = term.abbreviation or {}
    return any(f"({words[view.language]})" in section.text for section in view.page.sections)
