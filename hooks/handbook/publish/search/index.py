"""What the search looks through: of each language one index, made out of the one that the search plugin writes for all.

A section becomes its address, title and bare text; what has a name in the other language carries it in `tags`, so that it is
found by either. The form of an entry is that of Material's search worker.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from handbook.model import LANGUAGES, UNLISTED, Handbook, Matter, Page, Term, Way
from handbook.model.urls import site_url
from handbook.publish.search import packing
from handbook.render.facts import lines

_PREDICATE = re.compile(r"(?:у|[ыі]|[лдт][ае]р)$")
KAZAKH = "kk"
"""The language whose stemmer the handbook brings; it wants to know some words."""
SEPARATOR = r"(?:[\s\u200b\-‐-―,:;!?()\[\]{}<>«»„“”\"'’…/№|=+*&%@#_~^☐·]|\.(?!\d))+"
"""Between words: white space, hyphens and dashes, marks of both languages, but no point within a number: «2.3»."""
FIELDS: Mapping[str, Mapping[str, float]] = {"title": {}, "text": {}, "tags": {}}
BY_TITLE = re.compile(r"templates/.+#download|training/handouts/#.+|stages/.+#case")
"""Sections found by their titles alone: blank forms, sheets to be printed, and the story that has a page of its own."""
QUESTIONS = "questions/"
ANSWERS = 1.2
"""How much more an answer to a question counts, most of which are asked as readers ask them."""
NAMED_PAGES = {"format": 1.15, "template": 1.15, "stage": 1.15, "glossary": 1.1, "law": 1.1}
"""Types of pages that a reader looks for by name, and how much more they count."""


def split(index: Mapping[str, Any], handbook: Handbook) -> dict[str, dict[str, Any]]:
    """The index of each language as the worker takes it; addresses stay those from the root of the site."""
    unlisted = {Page(LANGUAGES[0], path, "").url for path in UNLISTED}
    docs: dict[str, dict[str, Mapping[str, Any]]] = {language: {} for language in LANGUAGES}
    for doc in index["docs"]:
        language, address = _address(doc["location"])
        if address.partition("#")[0] not in unlisted:
            docs[language][address] = doc
    config = {"separator": SEPARATOR, "pipeline": [], "fields": FIELDS}
    return {
        language: {
            "config": {**config, "lang": [f"handbook-{language}"]},
            "docs": list(_entries(handbook, language, docs)),
        }
        for language in LANGUAGES
    }


def packed(index: Mapping[str, Any]) -> dict[str, Any]:
    """The index as published: titles and then texts of the entries, in their order, as one stream."""
    texts = packing.pack([doc[part] for part in ("title", "text") for doc in index["docs"]])
    docs = [
        {name: value for name, value in doc.items() if name not in ("title", "text")} for doc in index["docs"]
    ]
    return {"config": index["config"], "docs": docs, **texts}


def known_stems(handbook: Handbook) -> list[str]:
    """Words of the Kazakh terms that stand there as stems: abbreviations, and what ends a term without an ending of its own."""
    last = {
        re.split(r"[\s\-]", term.term[KAZAKH].lower())[-1]
        for term in handbook.terms
        if "(" not in term.term[KAZAKH]
    }
    single = {term.term[KAZAKH].lower() for term in handbook.terms if term.term[KAZAKH].isalpha()}
    short = {term.abbreviation[KAZAKH].lower() for term in handbook.terms if term.abbreviation}
    return sorted(word for word in {*last, *single, *short} if len(word) > 1 and not _PREDICATE.search(word))


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
    names = {f"glossary/#{term.id}": _other_names(term, language, others) for term in handbook.terms}
    names |= _everyday_names(handbook, others)
    named_alike = {
        f"stages/{stage.id}/#{each}" for stage in handbook.stages for each in stage.recommendations
    }
    types = {page.url: page.type for page in handbook.in_language(language)}
    for address, doc in docs[language].items():
        title = _plain(doc["title"])
        text = "" if BY_TITLE.fullmatch(address) else _plain(doc["text"])
        entry = {"location": doc["location"], "title": title, "text": text}
        tags = names.get(address, [])
        if not tags and ("#" not in address or address in named_alike):
            tags = [_plain(docs[other][address]["title"]) for other in others if address in docs[other]]
        if tags := [tag for tag in tags if tag != title]:
            entry["tags"] = tags
        if boost := _boost(address, types, is_term=address in names):
            entry["boost"] = boost
        yield entry


def _boost(address: str, types: Mapping[str, str], *, is_term: bool) -> float | None:
    """How much more an entry counts than others; None for one that counts as all do."""
    page, _, anchor = address.partition("#")
    if page == QUESTIONS and anchor:
        return ANSWERS
    is_sought_by_name = not anchor or is_term
    return NAMED_PAGES.get(types.get(page, "")) if is_sought_by_name else None


def _other_names(term: Term, language: str, others: Sequence[str]) -> list[str]:
    """What else a term is called: in the other languages, in short, and by the words that are not to be used."""
    names = [
        *(term.term[other] for other in others),
        *((term.abbreviation or {}).get(other, "") for other in others),
        *(name for each in (language, *others) for name in term.avoid.get(each, ())),
    ]
    return list(dict.fromkeys(html.escape(name, quote=False) for name in names if name))


def _everyday_names(handbook: Handbook, others: Sequence[str]) -> dict[str, list[str]]:
    """What people call the ways to a state body and the matters of a village, by address."""
    pages: dict[str, Sequence[Way | Matter]] = {
        "law/where-to-turn/": handbook.ways,
        "law/who-decides/": handbook.matters,
    }
    return {
        f"{page}#{entry.id}": [
            html.escape(name, quote=False)
            for name in (
                *(entry.title[other] for other in others),
                *(name for names in entry.also.values() for name in names),
            )
        ]
        for page, entries in pages.items()
        for entry in entries
    }


def _plain(text: str) -> str:
    """The text without markup, a line for each block, still escaped as HTML: the worker marks matches with tags of its own."""
    return html.escape("\n".join(lines(text)), quote=False)
