"""A template document filled in from the running case, as data: what a reader may hold her own paper against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from handbook.model.forms import SIGNATURES, Field, TemplateForm
from handbook.model.languages import Text
from handbook.model.place import Place

Cell = Text | str | int | bool
"""What is filled in: words in every language; a day, a choice's id, a number, a tick alike in all."""
Row = Mapping[str, Cell]


@dataclass(frozen=True)
class Specimen:
    """What is filled into a template: by id of the field one value, or the rows of its table."""

    template: str
    file: str
    lines: Mapping[tuple[str | int, ...], int]
    values: Mapping[str, Cell | Sequence[Row]]

    def place(self, *path: str | int) -> Place:
        """Where a value stands in the file, or what it is a part of."""
        while path and path not in self.lines:
            path = path[:-1]
        return Place(self.file, self.lines.get(path, 1))

    def cells(self, form: TemplateForm, language: str) -> Iterator[tuple[str, Field, str]]:
        """All that is filled in: the key of its content control (`topic`, `decisions/1/what`), its field, the plain value.

        What the form has no field for is left out: a rule tells of it.
        """
        for field in form.fields:
            value = self.values.get(field.id)
            if value is None:
                continue
            if not field.columns:
                yield field.id, field, _plain(value, language)
                continue
            columns = {column.id: column for column in field.columns}
            for number, row in enumerate(self.rows(field), start=1):
                for name, cell in row.items():
                    if name in columns:
                        yield f"{field.id}/{number}/{name}", columns[name], _plain(cell, language)

    def filled(self, form: TemplateForm) -> TemplateForm:
        """The form with the fields that are filled in or are to be signed alone, and the sections that have such or words."""
        sections = [
            replace(
                section,
                fields=tuple(
                    field for field in section.fields if field.id in SIGNATURES or self.values.get(field.id)
                ),
            )
            for section in form.sections
        ]
        return replace(
            form, sections=tuple(section for section in sections if section.fields or section.text)
        )

    def rows(self, field: Field) -> Sequence[Row]:
        """The rows of a table."""
        value = self.values.get(field.id, ())
        return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []

    @property
    def texts(self) -> Iterator[Text]:
        """Every text in it."""
        for value in self.values.values():
            cells = [cell for row in value for cell in row.values()] if isinstance(value, list) else [value]
            yield from (cell for cell in cells if isinstance(cell, Mapping))


def _plain(value: object, language: str) -> str:
    if isinstance(value, Mapping):
        return str(value.get(language, ""))
    if isinstance(value, bool):
        return "1" if value else ""
    return str(value)
