"""The data files of the search: words of one sense, names of sections, types of pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.model import LANGUAGES, Place
from handbook.model.search import Family, Kind, SearchName
from handbook.source.schema import NAMES, Schema, count, names, page_and_anchor, slug, text, texts

NAME = Schema({"id": page_and_anchor, "also": NAMES}, required=("id", "also"))
KIND = Schema(
    {"id": slug, "words": NAMES, "types": texts, "pages": texts, "index": text, "percent": count},
    required=("id",),
)


def family(entry: Mapping[str, Any], place: Place) -> Family:
    return Family({language: tuple(entry[language]) for language in LANGUAGES}, place)


def name(entry: Mapping[str, Any], place: Place) -> SearchName:
    return SearchName(entry["id"], place, names(entry, "also"))


def kind(entry: Mapping[str, Any], place: Place) -> Kind:
    return Kind(
        id=entry["id"],
        place=place,
        words=names(entry, "words"),
        types=tuple(entry.get("types", ())),
        pages=tuple(entry.get("pages", ())),
        index=entry.get("index", ""),
        percent=entry.get("percent", 100),
    )
