"""Definitions of template documents, a file each: their schema, and the form made of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from handbook.model.forms import CHECKS, FORMATS, SHARED, TYPES, Choice, Field, FormSection, TemplateForm
from handbook.source.schema import (
    NAMES,
    TEXT,
    Complaint,
    Path,
    Schema,
    count,
    earlier,
    earlier_ids,
    filled_list_of,
    flag,
    list_of,
    matching,
    names,
    one_of,
    slug,
    wrong,
)

Entry = Mapping[str, Any]


def _choices(value: object, path: Path) -> Iterator[Complaint]:
    """`formats`, or a list of choices, each with an id and a label."""
    if value != FORMATS:
        yield from list_of(Schema({"id": slug, "label": TEXT, "was": earlier}, required=("id", "label")))(
            value, path
        )


def _shared(value: object, path: Path) -> Iterator[Complaint]:
    """A shared value, or two: the second stands while the first is empty."""
    one = one_of(*SHARED)
    if not isinstance(value, list):
        yield from one(value, path)
    elif len(value) == 2:
        yield from list_of(one)(value, path)
    else:
        yield wrong(path, value, "[organisation, applicant]")


def _columns(value: object, path: Path) -> Iterator[Complaint]:
    """The columns of a table: fields that are no tables themselves."""
    yield from list_of(_field_schema(*(name for name in TYPES if name != "table")))(value, path)


def _millimetres(value: object, path: Path) -> Iterator[Complaint]:
    """A whole number of millimetres that a sheet of A4 has room for."""
    if not isinstance(value, int) or isinstance(value, bool) or not 5 <= value <= 250:
        yield wrong(path, value, "5–250")


def _field_schema(*types: str) -> Schema:
    return Schema(
        {
            "id": slug,
            "type": one_of(*types),
            "label": TEXT,
            "help": TEXT,
            "by_one": TEXT,
            "required": flag,
            "shared": _shared,
            "check": one_of(*CHECKS),
            "choices": _choices,
            "columns": _columns,
            "rows": count,
            "width": _millimetres,
            "height": _millimetres,
            "sealed": flag,
            "takes": matching(r"[a-z-]+/[a-z-]+", "minutes/decisions"),
            "was": matching(r"[a-z-]+(?:/[a-z-]+){1,2}", "survey/answers | survey/answers/count"),
        },
        required=("id", "type", "label"),
    )


TEMPLATE = Schema(
    {
        "id": slug,
        "stage": slug,
        "title": TEXT,
        "heading": TEXT,
        "purpose": TEXT,
        "layout": one_of("sheet", "letter"),
        "bilingual": flag,
        "also": NAMES,
        "landscape": flag,
        "kind": slug,
        "subject": slug,
        "personal": flag,
        "sections": filled_list_of(
            Schema(
                {
                    "id": slug,
                    "title": TEXT,
                    "text": TEXT,
                    "by_one": TEXT,
                    "fields": list_of(_field_schema(*TYPES)),
                },
                required=("id", "title", "fields"),
            )
        ),
    },
    required=("id", "stage", "title", "purpose", "sections"),
)


def template(entry: Entry, path: str, lines: Mapping[Path, int]) -> TemplateForm:
    """The form out of the well-formed content of its file."""
    return TemplateForm(
        id=entry["id"],
        file=path,
        lines=lines,
        stage=entry["stage"],
        title=entry["title"],
        purpose=entry["purpose"],
        sections=tuple(_section(section) for section in entry["sections"]),
        layout=entry.get("layout", "sheet"),
        bilingual=entry.get("bilingual", False),
        landscape=entry.get("landscape", False),
        own_heading=entry.get("heading"),
        kind=entry.get("kind", ""),
        subject=entry.get("subject", ""),
        personal=entry.get("personal", False),
        also=names(entry, "also"),
    )


def _section(entry: Entry) -> FormSection:
    return FormSection(
        id=entry["id"],
        title=entry["title"],
        fields=tuple(_field(each) for each in entry["fields"]),
        text=entry.get("text"),
        by_one=entry.get("by_one"),
    )


def _field(entry: Entry) -> Field:
    choices = entry.get("choices", ())
    if not isinstance(choices, str):
        choices = tuple(Choice(each["id"], each["label"], earlier_ids(each)) for each in choices)
    shared = entry.get("shared", "")
    first, second = shared if isinstance(shared, list) else (shared, "")
    return Field(
        id=entry["id"],
        type=entry["type"],
        label=entry["label"],
        help=entry.get("help"),
        by_one=entry.get("by_one"),
        required=entry.get("required", False),
        shared=first,
        second=second,
        check=entry.get("check", ""),
        choices=choices,
        columns=tuple(_field(each) for each in entry.get("columns", ())),
        rows=entry.get("rows", 1),
        takes=entry.get("takes", ""),
        was=entry.get("was", ""),
        width=entry.get("width", 0),
        height=entry.get("height", 0),
        sealed=entry.get("sealed", False),
    )
