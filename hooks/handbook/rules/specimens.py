"""Filled-in specimens: one for each template, complete, with nothing in it that the template has no place for."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Handbook
from handbook.model.forms import FORMATS, SIGNATURES, Choice, Field, TemplateForm
from handbook.model.specimens import Specimen
from handbook.rules.registry import Finding, finding, rule

_KINDS = {"table": list, "number": int, "tick": bool}
"""The types of fields whose values have a type of their own in YAML."""
_Place = tuple[str | int, ...]


def _pairs(handbook: Handbook) -> Iterator[tuple[TemplateForm, Specimen]]:
    for form in handbook.templates:
        found = handbook.specimen(form.id)
        if found:
            yield form, found


def _filled(form: TemplateForm, specimen: Specimen) -> Iterator[tuple[Field | None, _Place, object]]:
    """Every value with its field, or None where the form has no such field, and its way in the file."""
    fields = {field.id: field for field in form.fields}
    for name, value in specimen.values.items():
        field = fields.get(name)
        yield field, (name,), value
        if field and isinstance(value, list):
            columns = {column.id: column for column in field.columns}
            for index, row in enumerate(value):
                yield from ((columns.get(column), (name, index, column), row[column]) for column in row)


@rule(
    "missing-specimen",
    kk="«{id}» үлгісінің толтырылған түрі жоқ. docs/_data/specimens/{id}.yml файлын жазыңыз",
    ru="У шаблона «{id}» нет заполненного образца. Напишите docs/_data/specimens/{id}.yml",
)
def missing_specimen(handbook: Handbook) -> Iterator[Finding]:
    for form in handbook.templates:
        if not handbook.specimen(form.id):
            yield finding(form.place, id=form.id)


@rule(
    "unknown-specimen",
    kk="«{id}» деген үлгі жоқ, ал оның толтырылған түрі бар. Файлды үлгінің id-імен атаңыз немесе өшіріңіз",
    ru="Образец есть, а шаблона «{id}» нет. Назовите файл по id шаблона или удалите его",
)
def unknown_specimen(handbook: Handbook) -> Iterator[Finding]:
    known = {form.id for form in handbook.templates}
    for specimen in handbook.specimens:
        if specimen.template not in known:
            yield finding(specimen.place(), id=specimen.template)


@rule(
    "specimen-field",
    kk="«{id}» деген өріс бұл үлгіде жоқ. Үлгіде барлары: {known}",
    ru="Поля «{id}» в шаблоне нет. Есть такие: {known}",
)
def specimen_field(handbook: Handbook) -> Iterator[Finding]:
    for form, specimen in _pairs(handbook):
        fields = {field.id: field for field in form.fields}
        for field, path, _ in _filled(form, specimen):
            if field is None:
                known = fields[str(path[0])].columns if len(path) > 1 else fields.values()
                yield finding(specimen.place(*path), id=path[-1], known=", ".join(each.id for each in known))


@rule(
    "specimen-value",
    kk="«{id}» өрісінің түрі – {type}, мәні оған сай емес. Былай жазыңыз: {expected}",
    ru="Тип поля «{id}» – {type}, значение к нему не подходит. Напишите так: {expected}",
)
def specimen_value(handbook: Handbook) -> Iterator[Finding]:
    for form, specimen in _pairs(handbook):
        for field, path, value in _filled(form, specimen):
            expected = _expected(handbook, field, value) if field else ""
            if field and expected:
                yield finding(specimen.place(*path), id=field.id, type=field.type, expected=expected)


def _expected(handbook: Handbook, field: Field, value: object) -> str:
    """What to write instead of a value that does not fit its field; empty where it fits."""
    if field.type == "choice":
        ids = (
            [entry.id for entry in handbook.formats]
            if field.choices == FORMATS
            else [choice.id for choice in field.choices if isinstance(choice, Choice)]
        )
        return "" if value in ids else " | ".join(ids)
    if field.type == "date":
        return "" if isinstance(value, str) and len(value) == 10 and value[4] == "-" else "2026-09-24"
    if field.type in _KINDS:
        shown = {"table": "- …", "number": "3", "tick": "true"}[field.type]
        fits = type(value) is _KINDS[field.type]
        return "" if fits else shown
    return "{kk: …, ru: …}" if isinstance(value, bool | list) else ""


@rule(
    "specimen-gap",
    kk="«{id}» өрісін толтыру міндетті, ал мұнда ол бос. Қосыңыз: {id}: …",
    ru="Поле «{id}» обязательное, а здесь не заполнено. Добавьте: {id}: …",
)
def specimen_gap(handbook: Handbook) -> Iterator[Finding]:
    for form, specimen in _pairs(handbook):
        for field in form.fields:
            is_wanted = field.required or field.type == "table"
            if is_wanted and field.id not in SIGNATURES and not specimen.values.get(field.id):
                yield finding(specimen.place(), id=field.id)
