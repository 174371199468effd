"""Where things stand in the file of a template: the rules that look at templates and at texts share it."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Place
from handbook.model.forms import Field, TemplateForm

Path = tuple[str | int, ...]


def place(form: TemplateForm, *path: str | int) -> Place:
    """The line of the value at this path, or of the nearest one around it."""
    while path and path not in form.lines:
        path = path[:-1]
    return Place(form.file, form.lines.get(path, 1))


def placed_fields(form: TemplateForm) -> Iterator[tuple[Field, Path]]:
    """Every field and column with its way in the file."""
    for number, section in enumerate(form.sections):
        for index, field in enumerate(section.fields):
            path: Path = ("sections", number, "fields", index)
            yield field, path
            yield from ((each, (*path, "columns", at)) for at, each in enumerate(field.columns))
