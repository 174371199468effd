"""What the search looks through: of each language one index, made out of the one that the search plugin writes for all.

A section becomes its address, title and bare text; it also carries its title in the other language, and its names (names.py), so
that it is found by any of them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from handbook.model import LANGUAGES, UNLISTED, Handbook, Page
from handbook.model.search import Kind
from handbook.model.urls import site_url
from handbook.publish.search import packing
from handbook.publish.search.names import asked, names, words
from handbook.render.facts import lines

SEPARATOR = r"(?:[\s\u200b\-‐-―,:;!?()\[\]{}<>«»„“”\"'’…/№|=+*&%@#_~^☐·]|\.(?!\d))+"
"""Between words: white space, hyphens and dashes, marks of both languages, but no point within a number: «2.3»."""
BY_TITLE = re.compile(
    r"templates/.+#(?:download|specimen)|training/(?:exercises|feedback|handouts)/#.+|training/#print|stages/.+#(?:case|templates)"
    r"|linking/#.+"
)
"""Sections found by their titles alone: blank forms, filled-in examples, exercises, sheets and print-outs of a seminar, lists of
what has its own page, code for those who keep a site."""
QUESTIONS = "questions/"
ANSWERS = 1.2
"""How much more an answer to a question counts, most of which are asked as readers ask them."""
NAMED_PAGES = {"format": 1.15, "template": 1.15, "stage": 1.15, "glossary": 1.1, "law": 1.1}
"""Types of pages that a reader looks for by name, and how much more they count."""
OTHER_KIND = "page"


def split(index: Mapping[str, Any], handbook: Handbook) -> dict[str, list[dict[str, Any]]]:
    """The sections of each language; addresses stay those from the root of the site."""
    unlisted = {Page(LANGUAGES[0], path, "").url for path in UNLISTED}
    docs: dict[str, dict[str, Mapping[str, Any]]] = {language: {} for language in LANGUAGES}
    for doc in index["docs"]:
        language, address = _address(doc["location"])
        if address.partition("#")[0] not in unlisted:
            docs[language][address] = doc
    return {language: list(_entries(handbook, language, docs)) for language in LANGUAGES}


def packed(docs: list[dict[str, Any]], handbook: Handbook) -> dict[str, str]:
    """The index as published."""
    return packing.pack(SEPARATOR, docs, words(handbook))


def _address(location: str) -> tuple[str, str]:
    """The language of an entry, and its address from the root of that language."""
    for language in LANGUAGES[1:]:
        folder = site_url(language, "")
        if location.startswith(folder):
            return language, location.removeprefix(folder)
    return LANGUAGES[0], location


def _entries(
    handbook: Handbook, language: str, docs: Mapping[str, Mapping[str, Mapping[str, Any]]]
) -> Iterator[dict[str, Any]]:
    others = [name for name in LANGUAGES if name != language]
    called, typed = names(handbook, language, others), asked(handbook, language)
    types = {page.url: page.type for page in handbook.in_language(language)}
    for address, doc in docs[language].items():
        page, _, anchor = address.partition("#")
        title = _plain(doc["title"])
        text = "" if BY_TITLE.fullmatch(address) else _plain(doc["text"])
        if page == QUESTIONS and anchor and not text:
            continue  # the heading of a group of questions answers none
        entry = {
            "location": doc["location"],
            "title": title,
            "text": text,
            "kind": kind_of(handbook.kinds, page, types.get(page, "")),
        }
        if tags := [name for name in called.get(address, ()) if name != title]:
            entry["tags"] = tags
        if phrases := typed.get(address):
            entry["asked"] = phrases
        other = next((_plain(docs[name][address]["title"]) for name in others if address in docs[name]), "")
        if other not in ("", title, *tags):
            entry["other"] = other
        if boost := _boost(address, types, is_term=address in called):
            entry["boost"] = boost
        yield entry


def kind_of(kinds: tuple[Kind, ...], page: str, page_type: str) -> str:
    """Which of the kinds of pages that the search tells apart a page is of."""
    for kind in kinds:
        is_there = any(page == each or (each.endswith("/") and page.startswith(each)) for each in kind.pages)
        if page_type in kind.types or is_there:
            return kind.id
    return OTHER_KIND


def _boost(address: str, types: Mapping[str, str], *, is_term: bool) -> float | None:
    """How much more an entry counts than others; None for one that counts as all do."""
    page, _, anchor = address.partition("#")
    if page == QUESTIONS and anchor:
        return ANSWERS
    is_sought_by_name = not anchor or is_term
    return NAMED_PAGES.get(types.get(page, "")) if is_sought_by_name else None


def _plain(text: str) -> str:
    """The text without markup, a line for each block, still escaped as HTML: the engine marks matches with tags of its own."""
    return html.escape("\n".join(lines(text)), quote=False)
