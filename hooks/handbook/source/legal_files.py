"""The data files of the way in law: the schema of each, and what is made of an entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.model import Law, Place
from handbook.model.legal import (
    ACTORS,
    CERTAINTIES,
    LEVELS,
    MATTER_GROUPS,
    UNITS,
    Grounds,
    LegalTerm,
    Matter,
    Way,
)
from handbook.source.schema import (
    NAMES,
    TEXT,
    Check,
    Schema,
    count,
    date,
    earlier,
    earlier_ids,
    flag,
    list_of,
    matching,
    names,
    one_of,
    page_and_anchor,
    slug,
    slugs,
    text,
)

Entry = Mapping[str, Any]

_GROUNDS: Mapping[str, Check] = {
    "law": slug,
    "article": text,
    "certainty": one_of(*CERTAINTIES),
    "checked": date,
    "seen": text,
    "note": TEXT,
}
_SURE = ("certainty", "checked")

ADDRESS = matching(r"docs/[A-Z]\w+", "docs/Z1500000383")
LAW = Schema(
    {
        "id": slug,
        "title": TEXT,
        "number": text,
        "date": date,
        "amended": TEXT,
        "gives": TEXT,
        "note": TEXT,
        "address": ADDRESS,
        "amended_by": ADDRESS,
        "checked": date,
        "certainty": one_of("checked", "secondary", "source"),
        "seen": text,
    },
    required=("id", "title", "checked", "certainty"),
)
WAY = Schema(
    {
        "id": slug,
        "title": TEXT,
        "also": NAMES,
        "when": TEXT,
        "who": TEXT,
        "steps": list_of(TEXT),
        "need": list_of(TEXT),
        "terms": slugs,
        "then": TEXT,
        "next": slugs,
        "page": page_and_anchor,
        "template": slug,
        **_GROUNDS,
    },
    required=("id", "title", "also", "when", "who", "steps", "need", "then", *_SURE),
)
LEGAL_TERM = Schema(
    {
        "id": slug,
        "name": TEXT,
        "starts": TEXT,
        "length": count,
        "unit": one_of(*UNITS),
        "actor": one_of(*ACTORS),
        "before": flag,
        "was": earlier,
        "then": TEXT,
        "page": page_and_anchor,
        "template": slug,
        **_GROUNDS,
    },
    required=("id", "name", "starts", "length", "unit", "actor", "then", *_SURE),
)
MATTER = Schema(
    {
        "id": slug,
        "title": TEXT,
        "also": NAMES,
        "group": one_of(*MATTER_GROUPS),
        "levels": list_of(one_of(*LEVELS)),
        "decides": TEXT,
        "check": TEXT,
        **_GROUNDS,
    },
    required=("id", "title", "also", "group", "levels", "decides", "check", *_SURE),
)


def _grounds(entry: Entry) -> Grounds:
    return Grounds(**{name: entry[name] for name in _GROUNDS if name in entry})


def law(entry: Entry, place: Place) -> Law:
    return Law(place=place, **entry)


def way(entry: Entry, place: Place) -> Way:
    return Way(
        id=entry["id"],
        place=place,
        title=entry["title"],
        when=entry["when"],
        who=entry["who"],
        steps=tuple(entry["steps"]),
        need=tuple(entry["need"]),
        then=entry["then"],
        grounds=_grounds(entry),
        also=names(entry, "also"),
        terms=tuple(entry.get("terms", ())),
        next=tuple(entry.get("next", ())),
        page=entry.get("page", ""),
        template=entry.get("template", ""),
    )


def legal_term(entry: Entry, place: Place) -> LegalTerm:
    return LegalTerm(
        id=entry["id"],
        place=place,
        name=entry["name"],
        starts=entry["starts"],
        length=entry["length"],
        unit=entry["unit"],
        actor=entry["actor"],
        then=entry["then"],
        grounds=_grounds(entry),
        page=entry.get("page", ""),
        template=entry.get("template", ""),
        is_before=entry.get("before", False),
        was=earlier_ids(entry),
    )


def matter(entry: Entry, place: Place) -> Matter:
    return Matter(
        id=entry["id"],
        place=place,
        title=entry["title"],
        group=entry["group"],
        levels=tuple(entry["levels"]),
        decides=entry["decides"],
        check=entry["check"],
        grounds=_grounds(entry),
        also=names(entry, "also"),
    )
