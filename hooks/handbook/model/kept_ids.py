"""Ids of data that hold something of readers: options of choices, terms of the law, purposes of the chooser.

A reader's draft keeps an option by its id, and the day of a term under the term's; a link to the chooser names a purpose. Each may
say which ids it had before (`was`): what is kept under those is its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.model.forms import Choice, Field, TemplateForm
from handbook.model.handbook import Handbook
from handbook.model.place import Place

TERMS, PURPOSES = "terms/", "purposes/"
"""How the names of such ids begin that belong to no template."""
CHOICE = "="
"""What stands between the name of a field and one of its options: `appeal/kind=inquiry`."""


@dataclass(frozen=True)
class KeptId:
    """An id, the ones it had before, and the names that they are recorded under: each behind each of `scopes`, the own one first."""

    id: str
    was: tuple[str, ...]
    scopes: tuple[str, ...]
    place: Place

    @property
    def name(self) -> str:
        return self.scopes[0] + self.id

    @property
    def names(self) -> Iterator[str]:
        """All names under which readers may have kept it."""
        return (scope + name for scope in self.scopes for name in (self.id, *self.was))


def kept_ids(handbook: Handbook) -> Iterator[KeptId]:
    for form in handbook.templates:
        yield from _choices(form)
    for term in handbook.legal_terms:
        yield KeptId(term.id, term.was, (TERMS,), term.place)
    for purpose in handbook.purposes:
        yield KeptId(purpose.id, purpose.was, (PURPOSES,), purpose.place)


def _choices(form: TemplateForm) -> Iterator[KeptId]:
    for number, section in enumerate(form.sections):
        for index, field in enumerate(section.fields):
            path = ("sections", number, "fields", index)
            names = [f"{form.id}/{field.id}", *([field.was] if field.was else [])]
            yield from _of_field(form, field, names, path)
            for at, column in enumerate(field.columns):
                own = f"{form.id}/{field.id}/{column.id}"
                was = column.was or (f"{field.was}/{column.id}" if field.was else "")
                yield from _of_field(form, column, [own, *([was] if was else [])], (*path, "columns", at))


def _of_field(
    form: TemplateForm, field: Field, names: list[str], path: tuple[str | int, ...]
) -> Iterator[KeptId]:
    scopes = tuple(f"{name}{CHOICE}" for name in names)
    for number, choice in enumerate(field.choices):
        if isinstance(choice, Choice):
            line = form.lines.get((*path, "choices", number), 1)
            yield KeptId(choice.id, choice.was, scopes, Place(form.file, line))


def is_field(name: str) -> bool:
    """Whether a recorded name is that of a field or a column."""
    return CHOICE not in name and not name.startswith((TERMS, PURPOSES))
