"""Abbreviations of the glossary, explained where a page first uses them.

The first occurrence in running text becomes a button whose popover says the full term and leads to the glossary: reached
by touch and keyboard, closed by Esc, without a script. Headings, links, diagrams and what a label names stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from handbook.model import Term
from handbook.page.view import View
from handbook.render.jinja import render

_TAG = re.compile(r"(<[^<>]*>)")
_SKIP = {
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
_PLACES = {"p", "li", "td", "dd"}


def explain(html: str, view: View) -> str:
    """The page's HTML with the first occurrence of each abbreviation turned into a button."""
    terms = {term.abbreviation[view.language]: term for term in view.handbook.terms if term.abbreviation}
    if not terms or view.page.type == "glossary":
        return html
    pattern = re.compile(
        rf"(?<![\w-])({'|'.join(map(re.escape, sorted(terms, key=len, reverse=True)))})(?!\w)(-\w+)?"
    )
    waiting = dict(terms)
    skipping: list[str] = []
    places = 0
    pieces = _TAG.split(html)
    for index, piece in enumerate(pieces):
        if piece.startswith("<"):
            name = re.split(r"[\s/>]", piece.lstrip("</"), maxsplit=1)[0].lower()
            step = -1 if piece.startswith("</") else 1
            if name in _SKIP and not piece.endswith("/>"):
                skipping = [*skipping, name] if step > 0 else skipping[:-1]
            elif name in _PLACES:
                places += step
        elif places and not skipping and waiting:
            pieces[index] = pattern.sub(lambda match: _button(match[1], match[2] or "", waiting, view), piece)
    return "".join(pieces)


def _button(abbreviation: str, suffix: str, waiting: dict[str, Term], view: View) -> str:
    """The button, kept on one line with the suffix that follows it («ҮЕҰ-ның»)."""
    term = waiting.pop(abbreviation, None)
    if term is None or _spelled_out(term, view):
        return abbreviation + suffix
    return render(
        "abbreviation.html",
        abbreviation=abbreviation,
        id=f"meaning-{term.id}",
        term=term.term[view.language],
        href=view.href("glossary.md", term.id),
        label=view.words("page")["in_glossary"],
        suffix=suffix,
    ).strip()


def _spelled_out(term: Term, view: View) -> bool:
    """Whether the page itself gives the full term with its abbreviation in brackets."""
    words: Mapping[str, str] = term.abbreviation or {}
    return any(f"({words[view.language]})" in section.text for section in view.page.sections)
