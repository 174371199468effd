"""Where data names things of the handbook: which value of which file is the id of what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatchcase

from handbook.editing.target import Renaming
from handbook.model import Handbook
from handbook.model.forms import FORMATS
from handbook.source.exercises import PAGE as EXERCISES
from handbook.source.yaml_lines import Scalar, scalars

IDS: Mapping[str, Mapping[str, str]] = {
    "stages.yml": {"*/id": "stage", "*/leads_to/*": "stage", "*/templates/*": "template"},
    "formats.yml": {"*/id": "format"},
    "purposes.yml": {"*/formats/*": "format"},
    "glossary.yml": {"*/id": "term"},
    "laws.yml": {"*/id": "law"},
    "ways.yml": {"*/id": "way", "*/next/*": "way", "*/template": "template", "*/law": "law"},
    "terms.yml": {"*/template": "template", "*/law": "law"},
    "matters.yml": {"*/id": "matter", "*/law": "law"},
    "slides.yml": {"*/forms/*": "format"},
    "templates/*.yml": {"id": "template", "stage": "stage"},
}
"""File of `docs/_data` -> the ways of its values -> whose id stands there."""
PAGES: Mapping[str, tuple[str, ...]] = {
    "stages.yml": ("*/law",),
    "guides.yml": ("*/id",),
    "frequent.yml": ("*/id",),
    "names.yml": ("*/id",),
    "downloads.yml": ("*/pages/*",),
    "ways.yml": ("*/page",),
    "terms.yml": ("*/page",),
    "slides.yml": ("*/page",),
}
"""The same for values that are a page, and perhaps a section of it: `questions#no-answer`."""


def changes(handbook: Handbook, name: str, text: str, change: Renaming) -> Iterator[tuple[Scalar, str]]:
    """What has another name now in a file of `docs/_data`, by its name there: the value, and what to write."""
    ids = _of(IDS, name)
    pages = _of(PAGES, name)
    found = [each for each in scalars(text) if not each.is_key]
    for each in found:
        way = "/".join(map(str, each.path))
        kinds = [kind for pattern, kind in ids.items() if fnmatchcase(way, pattern)]
        if change.kind in kinds and each.value == change.id:
            yield each, change.new_id
        elif any(fnmatchcase(way, pattern) for pattern in pages):
            new = change.reference(each.value)
            if new != each.value:
                yield each, new
    special = _SPECIAL.get(name.partition("/")[0])
    if special:
        yield from special(handbook, name, found, change)


def _of(table: Mapping[str, Mapping[str, str] | tuple[str, ...]], name: str) -> dict[str, str]:
    """The ways of a file; a tuple of them as keys."""
    rows = next((rows for pattern, rows in table.items() if fnmatchcase(name, pattern)), {})
    return dict(rows) if isinstance(rows, Mapping) else dict.fromkeys(rows, "")


_Special = Callable[[Handbook, str, list[Scalar], Renaming], Iterator[tuple[Scalar, str]]]


def _recommendations(
    _: Handbook, __: str, found: list[Scalar], change: Renaming
) -> Iterator[tuple[Scalar, str]]:
    """The ids of a stage's recommendations are sections of its page."""
    stage = next(
        (
            each.path[0]
            for each in found
            if f"stages/{each.value}.md" == change.path and each.path[1:] == ("id",)
        ),
        None,
    )
    for each in found:
        if (
            change.kind == "section"
            and each.path[:2] == (stage, "recommendations")
            and each.value == change.id
        ):
            yield each, change.new_id


def _guide_sections(
    _: Handbook, __: str, found: list[Scalar], change: Renaming
) -> Iterator[tuple[Scalar, str]]:
    guide = next(
        (each.path[0] for each in found if f"{each.value}.md" == change.path and each.path[1:] == ("id",)),
        None,
    )
    for each in found:
        if change.kind == "section" and each.path[:2] == (guide, "sections") and each.value == change.id:
            yield each, change.new_id


def _slides(_: Handbook, __: str, found: list[Scalar], change: Renaming) -> Iterator[tuple[Scalar, str]]:
    """What a slide is of: a stage, an exercise, or a page."""
    kinds = {each.path[0]: each.value for each in found if each.path[1:] == ("kind",)}
    for each in found:
        if each.path[1:] != ("of",):
            continue
        kind = kinds.get(each.path[0])
        if kind in ("stage", "exercise"):
            is_it = (
                change.kind == "stage"
                if kind == "stage"
                else (change.kind, change.path) == ("section", EXERCISES)
            )
            if is_it and each.value == change.id:
                yield each, change.new_id
        elif change.reference(each.value) != each.value:
            yield each, change.reference(each.value)


def _specimens(
    handbook: Handbook, name: str, found: list[Scalar], change: Renaming
) -> Iterator[tuple[Scalar, str]]:
    """A field in which one of the forms of dialogue is chosen."""
    form = next((each for each in handbook.templates if f"specimens/{each.name}.yml" == name), None)
    chosen = {field.id for field in (form.fields if form else ()) if field.choices == FORMATS}
    for each in found:
        if change.kind == "format" and each.path[:1] and each.path[0] in chosen and each.value == change.id:
            yield each, change.new_id


def _takes(_: Handbook, __: str, found: list[Scalar], change: Renaming) -> Iterator[tuple[Scalar, str]]:
    """The table of another template whose rows are carried over."""
    for each in found:
        if (
            change.kind == "template"
            and each.path[-1:] == ("takes",)
            and each.value.startswith(f"{change.id}/")
        ):
            yield each, f"{change.new_id}/{each.value.partition('/')[2]}"


_SPECIAL: Mapping[str, _Special] = {
    "stages.yml": _recommendations,
    "guides.yml": _guide_sections,
    "slides.yml": _slides,
    "specimens": _specimens,
    "templates": _takes,
}
