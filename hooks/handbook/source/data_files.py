"""The data files that are lists, and the front matter of pages: the schema of each, and what is made of an entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from handbook.model import (
    ANY,
    DOWNLOAD_PURPOSES,
    Download,
    Format,
    Frequent,
    Guide,
    Place,
    Purpose,
    Range,
    Stage,
    Term,
)
from handbook.model.slides import KINDS, PROGRAMMES, Slide
from handbook.source import legal_files, search_files
from handbook.source.schema import (
    NAMES,
    TEXT,
    Complaint,
    Path,
    Schema,
    count,
    earlier,
    earlier_ids,
    list_of,
    matching,
    names,
    one_of,
    page_and_anchor,
    page_id,
    slug,
    slugs,
    some,
    text,
    texts,
    wrong,
)

Entry = Mapping[str, Any]
"""An entry of a data file as YAML gives it; well-formed once its schema has nothing to say."""


@dataclass(frozen=True)
class DataFile:
    """A file of `docs/_data` that is a list: the schema of its entries, and what becomes of one."""

    name: str
    schema: Schema
    make: Callable[[Entry, Place], object]


def _size(value: object, path: Path) -> Iterator[Complaint]:
    """`any`, or bounds: {min: 1, max: 25}."""
    if value == ANY:
        return
    if not isinstance(value, dict) or not value:
        yield wrong(path, value, "{max: 25} | any")
        return
    yield from Schema({"min": count, "max": count})(value, path)


def _minutes(value: object, path: Path) -> Iterator[Complaint]:
    """Minutes of a seminar, or of each of its programmes."""
    if isinstance(value, dict):
        yield from Schema(dict.fromkeys(PROGRAMMES, some), required=PROGRAMMES)(value, path)
    else:
        yield from some(value, path)


FILE = matching(
    r"/?(?:[a-z0-9-]|\{id\})+(?:[./](?:[a-z0-9-]|\{id\})+)*", "pdf/handbook.pdf | templates/{id}/{id}.docx"
)
"""A file that is made with the site, by its path."""

FRONT_MATTER = Schema(
    {"page_type": text, "title": text, "summary": text}, required=("page_type", "title", "summary")
)


STAGE = Schema(
    {"id": slug, "leads_to": slugs, "law": text, "recommendations": slugs, "templates": slugs, "also": NAMES},
    required=("id", "leads_to", "recommendations"),
)
FORMAT = Schema(
    {
        "id": slug,
        "row": count,
        "people": _size,
        "questions": _size,
        "wording": Schema({"people": TEXT, "questions": TEXT}, required=("people", "questions")),
        "also": NAMES,
    },
    required=("id",),
)
PURPOSE = Schema(
    {"id": slug, "title": TEXT, "formats": slugs, "was": earlier}, required=("id", "title", "formats")
)
GUIDE = Schema({"id": page_id, "sections": slugs}, required=("id", "sections"))
FREQUENT = Schema({"id": page_and_anchor}, required=("id",))
DOWNLOAD = Schema(
    {
        "id": slug,
        "for": one_of(*DOWNLOAD_PURPOSES),
        "title": TEXT,
        "what": TEXT,
        "files": list_of(FILE),
        "each": one_of("stages", "templates"),
        "print": TEXT,
        "pages": texts,
    },
    required=("id", "for", "title", "files"),
)
TERM = Schema(
    {
        "id": slug,
        "term": TEXT,
        "definition": TEXT,
        "abbreviation": TEXT,
        "avoid": NAMES,
        "also": NAMES,
    },
    required=("id", "term", "definition"),
)
SLIDE = Schema(
    {
        "id": slug,
        "kind": one_of(*KINDS),
        "of": page_and_anchor,
        "only": one_of(*PROGRAMMES),
        "title": TEXT,
        "points": list_of(TEXT),
        "forms": slugs,
        "minutes": _minutes,
        "page": page_and_anchor,
        "notes": TEXT,
    },
    required=("id", "kind", "notes"),
)


def _stage(entry: Entry, place: Place) -> Stage:
    return Stage(
        id=entry["id"],
        place=place,
        leads_to=tuple(entry["leads_to"]),
        law=entry.get("law", ""),
        recommendations=tuple(entry["recommendations"]),
        templates=tuple(entry.get("templates", ())),
        also=names(entry, "also"),
    )


def _format(entry: Entry, place: Place) -> Format:
    return Format(
        id=entry["id"],
        place=place,
        row=entry.get("row"),
        people=_range(entry.get("people")),
        questions=_range(entry.get("questions")),
        wording=entry.get("wording", {}),
        also=names(entry, "also"),
    )


def _range(value: Entry | str | None) -> Range | str | None:
    """A size (see `_size`) as the model has it."""
    return Range(value.get("min"), value.get("max")) if isinstance(value, Mapping) else value


def _purpose(entry: Entry, place: Place) -> Purpose:
    return Purpose(entry["id"], place, entry["title"], tuple(entry["formats"]), earlier_ids(entry))


def _guide(entry: Entry, place: Place) -> Guide:
    return Guide(id=entry["id"], place=place, sections=tuple(entry["sections"]))


def _term(entry: Entry, place: Place) -> Term:
    return Term(
        id=entry["id"],
        place=place,
        term=entry["term"],
        definition=entry["definition"],
        abbreviation=entry.get("abbreviation"),
        avoid=names(entry, "avoid"),
        also=names(entry, "also"),
    )


def _download(entry: Entry, place: Place) -> Download:
    return Download(
        id=entry["id"],
        place=place,
        purpose=entry["for"],
        title=entry["title"],
        files=tuple(entry["files"]),
        what=entry.get("what"),
        each=entry.get("each", ""),
        copies=entry.get("print"),
        pages=tuple(entry.get("pages", ("*",))),
    )


def _slide(entry: Entry, place: Place) -> Slide:
    minutes: Any = entry.get("minutes", {})
    return Slide(
        id=entry["id"],
        place=place,
        kind=entry["kind"],
        notes=entry["notes"],
        title=entry.get("title"),
        points=tuple(entry.get("points", ())),
        of=entry.get("of", ""),
        page=entry.get("page", ""),
        only=entry.get("only", ""),
        forms=tuple(entry.get("forms", ())),
        minutes=minutes if isinstance(minutes, dict) else dict.fromkeys(PROGRAMMES, minutes),
    )


DATA_FILES: Mapping[str, DataFile] = {
    "stages": DataFile("stages.yml", STAGE, _stage),
    "formats": DataFile("formats.yml", FORMAT, _format),
    "purposes": DataFile("purposes.yml", PURPOSE, _purpose),
    "downloads": DataFile("downloads.yml", DOWNLOAD, _download),
    "guides": DataFile("guides.yml", GUIDE, _guide),
    "frequent": DataFile(
        "frequent.yml", FREQUENT, lambda entry, place: Frequent(id=entry["id"], place=place)
    ),
    "terms": DataFile("glossary.yml", TERM, _term),
    "laws": DataFile("laws.yml", legal_files.LAW, legal_files.law),
    "ways": DataFile("ways.yml", legal_files.WAY, legal_files.way),
    "legal_terms": DataFile("terms.yml", legal_files.LEGAL_TERM, legal_files.legal_term),
    "matters": DataFile("matters.yml", legal_files.MATTER, legal_files.matter),
    "slides": DataFile("slides.yml", SLIDE, _slide),
    "synonyms": DataFile("synonyms.yml", NAMES, search_files.family),
    "search_names": DataFile("names.yml", search_files.NAME, search_files.name),
    "kinds": DataFile("kinds.yml", search_files.KIND, search_files.kind),
}
"""What of the Handbook comes from a file that is a list, and from which."""
