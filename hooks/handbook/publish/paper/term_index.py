"""The glossary of a book as its index: each term names the pages on which it is used most."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from handbook.model import Handbook
from handbook.publish.paper.pages import Chapter
from handbook.render.html import text_of

MOST = 5
"""More pages than these help nobody."""
_BLOCKS = frozenset({"p", "li", "td", "th", "h3", "h4", "h5"})
_ENDINGS: Mapping[str, tuple[str, int]] = {"kk": ("", 9), "ru": ("аеёиоуыэюяьй", 3)}
"""By language: the letters that a word may lose at its end, and how many it may gain."""
_SOFTENED: Mapping[str, Mapping[str, str]] = {"kk": {"к": "[кг]", "қ": "[қғ]", "п": "[пб]"}}
"""By language: how the last letter of a word may sound before a vowel."""


def add(handbook: Handbook, language: str, glossary: Chapter, used_in: Sequence[Chapter]) -> None:
    """Puts the pages of its use below each term of the chapter `glossary`; the chapters `used_in` get marks to lead to.

    Of each chapter only the first place counts. Chapters that use a term most come first; their pages stand in order.
    """
    terms = {
        term.id: (term.term[language], (term.abbreviation or {}).get(language, "")) for term in handbook.terms
    }
    finder = _Finder(terms, language)
    found = {chapter.id: finder.uses(chapter.body) for chapter in used_in}
    entries = {heading.get("id", ""): entry for entry in glossary.body.iter("div") for heading in entry[:1]}
    _add_avoided(handbook, language, {term: entries.get(f"{glossary.id}--{term}") for term in terms})
    for term, (name, _) in terms.items():
        entry = entries.get(f"{glossary.id}--{term}")
        uses = [
            (number, len(blocks), chapter.id, blocks[0])
            for number, chapter in enumerate(used_in)
            if (blocks := found[chapter.id].get(term))
        ]
        best = sorted(sorted(uses, key=lambda use: -use[1])[:MOST], key=lambda use: use[0])
        if entry is None or not best:
            continue
        pages = SubElement(entry, "p", {"class": "pages"})
        for _, _, chapter_id, block in best:
            if not block.get("id"):
                block.set("id", f"used--{chapter_id}--{term}")
            SubElement(pages, "a", {"class": "page", "href": f"#{block.get('id')}", "aria-label": name})


def _add_avoided(handbook: Handbook, language: str, entries: Mapping[str, Element | None]) -> None:
    """The words that are avoided for a term: on a page they would weigh more than they help, the search knows them there."""
    label = handbook.words.area("reference", language)["avoid"]
    for term in handbook.terms:
        entry, words = entries[term.id], term.avoid.get(language, ())
        if entry is not None and words:
            SubElement(entry, "p").text = f"{label}: {', '.join(words)}"


class _Finder:
    """Finds terms in running text, in any of their forms; where several fit, the longest is meant."""

    def __init__(self, terms: Mapping[str, tuple[str, str]], language: str) -> None:
        forms = [
            (form, term)
            for term, (name, abbreviation) in terms.items()
            for form in (_pattern(name, language), _exact(abbreviation))
            if form
        ]
        forms.sort(key=lambda form: -len(form[0]))
        self._terms = [term for _, term in forms]
        joined = "|".join(f"({form})" for form, _ in forms)
        self._pattern = re.compile(rf"(?<![\w-])(?:{joined})(?!\w)") if forms else None

    def uses(self, body: Element) -> dict[str, list[Element]]:
        """The id of a term -> the blocks that use it, in order."""
        found: dict[str, list[Element]] = {}
        for block in _blocks(body) if self._pattern else ():
            for match in self._pattern.finditer(text_of(block)) if self._pattern else ():
                term = self._terms[(match.lastindex or 1) - 1]
                found.setdefault(term, []).append(block)
        return found


def _blocks(root: Element) -> Iterator[Element]:
    """The innermost blocks of text, each once."""
    for element in root.iter():
        if element.tag in _BLOCKS and not any(
            child.tag in _BLOCKS for child in element.iter() if child is not element
        ):
            yield element


def _pattern(name: str, language: str) -> str:
    """A term as it may stand in a sentence: with a capital, in any case; what it has in brackets is left out."""
    words = name.partition(" (")[0].split()
    return r"[\s\u00a0]+".join(_word(word, language) for word in words)


def _word(word: str, language: str) -> str:
    lost, gained = _ENDINGS.get(language, ("", 0))
    if not word.isalpha() or word.isupper():
        return re.escape(word)
    stem = word
    while lost and len(stem) > 3 and len(word) - len(stem) < 2 and stem[-1] in lost:
        stem = stem[:-1]
    last = _SOFTENED.get(language, {}).get(stem[-1], stem[-1])
    first = stem[0]
    return rf"[{first.lower()}{first.upper()}]{re.escape(stem[1:-1])}{last}\w{{0,{gained}}}"


def _exact(abbreviation: str) -> str:
    return rf"{re.escape(abbreviation)}(?:-\w+)?" if abbreviation else ""
