"""What else sections are called: in the other languages, in short, by everyday words; and the words that end as if they had endings."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from handbook.model import LANGUAGES, Format, Handbook, Matter, Stage, Term, Way
from handbook.model.forms import TemplateForm

KAZAKH = "kk"
"""The language whose stemmer the handbook brings; it wants to know some words."""
FAMILY_PARTS = "|"
"""Between the words of a family in one language and in the next, Kazakh first: the engine sees its stems among them."""
_PREDICATE = re.compile(r"(?:у|[ыі]|[лдт][ае]р)$")
_INFINITIVE = "у"
"""The end of a verb as it is named; other forms are not made from that."""
_SMALL = 2
"""Letters of words that give no letter to an abbreviation: «и», «о», «не»."""
_LETTERS = range(2, 6)
"""How many letters abbreviations have."""


def known_stems(handbook: Handbook) -> list[str]:
    """Kazakh words that are stems as they stand: abbreviations, what ends a term without an ending of its own, everyday words."""
    last = {
        re.split(r"[\s\-]", term.term[KAZAKH].lower())[-1]
        for term in handbook.terms
        if "(" not in term.term[KAZAKH]
    }
    single = {term.term[KAZAKH].lower() for term in handbook.terms if term.term[KAZAKH].isalpha()}
    short = {term.abbreviation[KAZAKH].lower() for term in handbook.terms if term.abbreviation}
    family = {word for each in handbook.synonyms for word in each.words[KAZAKH] if word.isalpha()}
    named = {word for word in {*last, *single, *short} if not _PREDICATE.search(word)}
    everyday = {word for word in family if not word.endswith(_INFINITIVE)}
    return sorted(word for word in {*named, *everyday} if len(word) > 1)


def words(handbook: Handbook) -> dict[str, Any]:
    """What the engine knows beside the texts: stems, words of one sense, types of pages."""
    families = [
        FAMILY_PARTS.join(" ".join(family.words[name]) for name in LANGUAGES) for family in handbook.synonyms
    ]
    told = {word for family in handbook.synonyms for word in family.words[KAZAKH]}
    return {
        "known": [word for word in known_stems(handbook) if word not in told],
        "families": families,
        "kinds": [
            {
                "id": kind.id,
                "words": [word for name in LANGUAGES for word in kind.words.get(name, ())],
                "weight": kind.percent / 100,
            }
            for kind in handbook.kinds
        ],
    }


def names(handbook: Handbook, language: str, others: Sequence[str]) -> dict[str, list[str]]:
    """The names of sections and pages by their address, without their titles, escaped as HTML."""
    found: dict[str, list[str]] = {
        f"glossary/#{term.id}": of_term(term, language, others) for term in handbook.terms
    }
    places: dict[str, Sequence[Way | Matter | Stage | Format | TemplateForm]] = {
        "law/where-to-turn/#{}": handbook.ways,
        "law/who-decides/#{}": handbook.matters,
        "stages/{}/": handbook.stages,
        "formats/{}/": handbook.formats,
        "templates/{}/": handbook.templates,
    }
    for address, entries in places.items():
        for entry in entries:
            found[address.format(entry.id)] = [name for each in entry.also.values() for name in each]
    return _told_once(found)


def _said(also: Mapping[str, Sequence[str]], language: str) -> Iterator[str]:
    """What people say on the side of a language. Who reads Kazakh mixes Russian in; who reads Russian does not mix Kazakh in,
    and would load its phrases in vain: there titles and names in the other language do."""
    for each, said in also.items():
        if each == language or language == LANGUAGES[0]:
            yield from said


def asked(handbook: Handbook, language: str) -> dict[str, list[str]]:
    """What people type to find sections and pages, by their address, escaped as HTML: no names, and not shown to them as such."""
    found: dict[str, list[str]] = {
        f"formats/{form.id}/": [
            said for said in form.wording.get("people", {}).values() if re.search(r"\d", said)
        ]
        for form in handbook.formats
    }
    for name in handbook.search_names:
        place = f"{name.page}/#{name.anchor}" if name.anchor else f"{name.page}/"
        found.setdefault(place, []).extend(_said(name.also, language))
    for kind in handbook.kinds:
        if kind.index:
            found.setdefault(kind.index, []).extend(_said(kind.words, language))
    return _told_once(found)


def _told_once(found: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {
        place: list(dict.fromkeys(html.escape(word, quote=False) for word in each if word))
        for place, each in found.items()
    }


def of_term(term: Term, language: str, others: Sequence[str]) -> list[str]:
    """What else a term is called: in the other languages, in short, by the words that are not to be used, and in everyday speech."""
    languages = (language, *others)
    return [
        *(term.term[other] for other in others),
        *((term.abbreviation or {}).get(other, "") for other in others),
        *(word for each in languages for word in (*term.avoid.get(each, ()), *term.also.get(each, ()))),
        *abbreviations([term.term[each] for each in languages], known=(term.abbreviation or {}).values()),
    ]


def abbreviations(terms: Iterable[str], known: Iterable[str] = ()) -> list[str]:
    """The first letters of each term of a few words, as people shorten it: мемлекеттік әлеуметтік тапсырыс, МӘТ."""
    made = []
    for term in terms:
        bare = re.sub(r"\(.*?\)|[«»]", "", term)
        letters = [word[0].upper() for word in re.split(r"[\s\-]+", bare) if len(word) > _SMALL]
        if len(letters) in _LETTERS and "".join(letters) not in known:
            made.append("".join(letters))
    return made
