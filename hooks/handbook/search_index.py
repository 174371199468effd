"""What the search looks through: of each language one index, made out of the one that the search plugin writes for all.

A section becomes its address, title and bare text; what has a name in the other language carries it in `tags`, so that it is
found by either. The form of an entry is that of Material's search worker.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from .model import LANGUAGES, UNLISTED, Handbook, Page
from .view import site_url

_TAG = re.compile(r"<[^>]+>")
_PREDICATE = re.compile(r"(?:у|[ыі]|[лдт][ае]р)$")
SEPARATOR = r"[\s\u200b\-‐-―.,:;!?()\[\]{}<>«»„“”\"'’…/№|=+*&%@#_~^☐·]+"
"""Between words: white space, hyphens and dashes, marks of both languages."""
FIELDS = {"title": {}, "text": {}, "tags": {}}
NAMED_PAGES = {"format": 1.15, "template": 1.15, "stage": 1.15, "glossary": 1.1}
"""Types of pages that a reader looks for by name, and how much more they count."""


def split(index: Mapping[str, Any], handbook: Handbook) -> dict[str, dict[str, Any]]:
    """The index of each language as the worker takes it; addresses stay those from the root of the site."""
    unlisted = {Page(LANGUAGES[0], path, "").url for path in UNLISTED}
    docs: dict[str, dict[str, Mapping[str, Any]]] = {language: {} for language in LANGUAGES}
    for doc in index["docs"]:
        language, address = _address(doc["location"])
        if address.partition("#")[0] not in unlisted:
            docs[language][address] = doc
    return {language: {"config": {"lang": [f"handbook-{language}"], "separator": SEPARATOR, "pipeline": [], "fields": FIELDS},
                       "docs": list(_entries(handbook, language, docs))} for language in LANGUAGES}


def known_stems(handbook: Handbook) -> list[str]:
    """Words of the Kazakh terms that stand there as stems: what ends a term and has no ending of possession, number or a verb."""
    last = {re.split(r"[\s\-]", term.term["kk"].lower())[-1] for term in handbook.terms if "(" not in term.term["kk"]}
    single = {term.term["kk"].lower() for term in handbook.terms if term.term["kk"].isalpha()}
    return sorted(word for word in {*last, *single} if len(word) > 1 and not _PREDICATE.search(word))


def _address(location: str) -> tuple[str, str]:
    """The language of an entry, and its address from the root of that language."""
    for language in LANGUAGES[1:]:
        folder = site_url(language, "")
        if location.startswith(folder):
            return language, location.removeprefix(folder)
    return LANGUAGES[0], location


def _entries(handbook: Handbook, language: str, docs: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Iterator[dict[str, Any]]:
    other = next(name for name in LANGUAGES if name != language)
    names = {f"glossary/#{term.id}": _other_names(term, language, other) for term in handbook.terms}
    recommendations = {f"stages/{stage.id}/#{each}" for stage in handbook.stages for each in stage.recommendations}
    types = {page.url: page.type for page in handbook.in_language(language)}
    for address, doc in docs[language].items():
        entry = {"location": doc["location"], "title": _plain(doc["title"]), "text": _plain(doc["text"])}
        page, _, anchor = address.partition("#")
        twin = docs[other].get(address)
        tags = names.get(address) or ([_plain(twin["title"])] if twin and (not anchor or address in recommendations) else [])
        if tags := [tag for tag in tags if tag != entry["title"]]:
            entry["tags"] = tags
        if (boost := NAMED_PAGES.get(types.get(page, ""))) and (not anchor or address in names):
            entry["boost"] = boost
        yield entry


def _other_names(term: Any, language: str, other: str) -> list[str]:
    """What else a term is called: in the other language, in short, and by the words that are not to be used."""
    names = [term.term[other], (term.abbreviation or {}).get(other, ""), *term.avoid.get(language, ()), *term.avoid.get(other, ())]
    return list(dict.fromkeys(html.escape(name, quote=False) for name in names if name))


def _plain(text: str) -> str:
    """The text without markup, a line for each block, still escaped as HTML: the worker marks matches with tags of its own."""
    lines = (html.unescape(line).split() for line in re.split(r"\s*\n\s*", _TAG.sub("\n", text)))
    return html.escape("\n".join(" ".join(line) for line in lines if line), quote=False)
