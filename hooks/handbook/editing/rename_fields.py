"""A field of a template, or a column of a table, under another name: what readers have written in it goes along."""

from __future__ import annotations

import re

from handbook.editing.draft import Draft, Refused
from handbook.editing.new_templates import FOLDER, SPECIMENS
from handbook.editing.target import EXAMPLE
from handbook.editing.yaml_edits import replaced
from handbook.model.forms import TemplateForm
from handbook.source.schema import SLUG
from handbook.source.yaml_lines import Path, Scalar, scalars

KNOWN_TO_CODE = ("hooks/handbook/model/forms.py", "hooks/handbook/model/letters.py")
"""Where the names of some fields stand, which have a place of their own on paper."""


def is_field(draft: Draft, name: str) -> bool:
    """Whether a name is that of a field, `minutes/open`, or of a column, `minutes/decisions/what`."""
    return any(name in form.recorded for form in draft.handbook.templates)


def rename_field(draft: Draft, old: str, new: str) -> None:
    """Renames a field in its template, in the specimen and where another template takes its rows over. Raises Refused."""
    form, *names = old.split("/")
    *place, last = new.strip("/").split("/")
    if place != old.split("/")[:-1] or not SLUG.match(last):
        wanted = "/".join([*old.split("/")[:-1], "new-name"])
        raise Refused(
            f"Өріс өз орнында қалады, тек соңғы сөзі өзгереді: TO={wanted} · Поле остаётся на месте, меняется только последнее слово: "
            f"TO={wanted}.\n{EXAMPLE}"
        )
    path = f"{FOLDER}/{form}.yml"
    definition = next(each for each in draft.handbook.templates if each.id == form)
    _refuse_taken(draft, definition, names, last)
    text = draft.text(path)
    at = _field(text, names)
    _refuse_carried(draft, form, names)
    was = next(
        (each for each in scalars(text) if each.path == (*at.path[:-1], "was") and not each.is_key), None
    )
    if was is not None:
        raise Refused(
            f"{path}: «{old}» өрісінде was: {was.value} тұр, екінші бұрынғы ат сыймайды. Бұл өрістің аты өзгермейді · "
            f"У поля «{old}» уже есть was: {was.value}, второе прежнее имя не поместится. Это поле не переименовать"
        )
    draft.put(path, _with_was(_renamed(text, at, names, last), at.start, last, old))
    in_specimen(draft, form, names, last)
    for other in draft.handbook.templates:
        text = draft.text(other.file)
        takes = [
            each
            for each in scalars(text)
            if each.path[-1:] == ("takes",) and not each.is_key and each.value == old
        ]
        draft.put(other.file, replaced(text, [(each, new) for each in takes]))


def in_specimen(draft: Draft, form: str, names: list[str], last: str, chosen: str = "") -> None:
    """Renames a field of a specimen, or the option that is chosen in it; there may be no specimen yet."""
    specimen = f"{SPECIMENS}/{form}.yml"
    text = draft.text(specimen) if draft.has(specimen) else ""
    found = [
        each
        for each in scalars(text)
        if [step for step in each.path if isinstance(step, str)] == names
        and (each.value == chosen and not each.is_key if chosen else each.is_key)
    ]
    if found:
        draft.put(specimen, replaced(text, [(each, last) for each in found]))


def _refuse_taken(draft: Draft, form: TemplateForm, names: list[str], last: str) -> None:
    """Raises Refused where there is such a field, was one, or code knows the old name."""
    full = "/".join([form.id, *names[:-1], last])
    if full in form.recorded or any(row.name == full for row in draft.handbook.fields):
        raise Refused(
            f"{full} деген өріс бар не бұрын болған, басқа ат жазыңыз · Поле {full} уже есть или было, напишите другое имя"
        )
    for file in KNOWN_TO_CODE:
        source = draft.root / file
        lines = source.read_text(encoding="utf-8").splitlines() if source.is_file() else []
        for number, line in enumerate(lines, start=1):
            if f'"{names[-1]}"' in line and len(names) == 1:
                raise Refused(
                    f"«{names[-1]}» деген атты бағдарлама да біледі ({file}:{number}): ол қағазда өз орнына тұрады. Оны әзірлеуші "
                    f"өзгертеді · Имя «{names[-1]}» знает и программа ({file}:{number}): у поля своё место на бумаге. "
                    "Его меняет разработчик"
                )


def _refuse_carried(draft: Draft, form: str, names: list[str]) -> None:
    """Raises Refused for a column whose values another template takes over: its own column has the same name."""
    table = f"{form}/{names[0]}"
    for other in draft.handbook.templates:
        for field in other.fields if len(names) > 1 else ():
            if field.takes == table and any(column.id == names[1] for column in field.columns):
                raise Refused(
                    f"«{names[1]}» бағаны {other.file} ішіндегі кестеге осы атпен көшіріледі (takes: {table}). Бұл бағанның аты "
                    f"өзгермейді · Столбец «{names[1]}» под этим именем переносится в таблицу из {other.file} (takes: {table}). "
                    "Его не переименовать"
                )


def _field(text: str, names: list[str]) -> Scalar:
    """The id of a field or of a column as it stands in a definition."""
    values = {each.path: each for each in scalars(text) if not each.is_key and each.path[-1:] == ("id",)}
    for path, each in values.items():
        if each.value != names[-1] or "fields" not in path:
            continue
        table = values.get((*path[:-3], "id")) if "columns" in path else None
        if [table.value if table else "", each.value] == ["", *names][-2:] and ("columns" in path) == (
            len(names) > 1
        ):
            return each
    raise Refused("/".join(names))


def _renamed(text: str, at: Scalar, names: list[str], last: str) -> str:
    """The definition with the new id, also where it says which field is its heading."""
    heads: tuple[Path, ...] = (("kind",), ("subject",)) if len(names) == 1 else ()
    same = [
        each for each in scalars(text) if each.path in heads and not each.is_key and each.value == names[0]
    ]
    return replaced(text, [(each, last) for each in (at, *same)])


def _with_was(text: str, near: int, last: str, old: str) -> str:
    """The definition with `was: minutes/open` behind the id, on a line of its own or within the braces."""
    at = min(
        (
            each
            for each in scalars(text)
            if each.path[-1:] == ("id",) and not each.is_key and each.value == last
        ),
        key=lambda each: abs(each.start - near),
    )
    return saying_was(text, at, old)


def saying_was(text: str, at: Scalar, old: str) -> str:
    """The same behind an id that stands there."""
    start = text.rfind("\n", 0, at.start) + 1
    if "{" in text[start : at.start]:
        return text[: at.end] + f", was: {old}" + text[at.end :]
    indent = re.sub(r"[^ ]", " ", text[start : at.start - len("id: ")])
    end = text.find("\n", at.end)
    end = len(text) if end < 0 else end
    return f"{text[:end]}\n{indent}was: {old}{text[end:]}"


def take_over_all(text: str, form: TemplateForm, new: str) -> str:
    """The definition of a template that has another id now: each of its fields says under which name its values are kept.

    Raises Refused where a field says so of another one already.
    """
    for field in form.fields:
        if field.was:
            name = f"{form.id}/{field.id}"
            raise Refused(
                f"{form.file}: «{name}» өрісінде was: {field.was} тұр, екінші бұрынғы ат сыймайды. Бұл үлгінің аты өзгермейді · "
                f"У поля «{name}» уже есть was: {field.was}, второе прежнее имя не поместится. Этот шаблон не переименовать"
            )
        at = _field(text, [field.id])
        text = _with_was(text, at.start, field.id, f"{form.id}/{field.id}")
    return text
