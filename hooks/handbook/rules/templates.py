"""Template documents: each belongs to a stage, each stage has its own, and every field can be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.ledgers import fields
from handbook.model import Handbook, Place, Text
from handbook.model.forms import FORMATS, TYPES
from handbook.rules.form_places import place, placed_fields
from handbook.rules.permalinks import listed
from handbook.rules.registry import Finding, finding, rule

_Path = tuple[str | int, ...]
OF_MANY = re.compile(
    r"(?i)\b(?:біз(?:|ді|дің|ге|ден)|\w+(?:мыз|міз)"
    r"|мы|нас|нам|наш\w*|просим|благодарим|предлагаем|направляем|сообщаем|считаем|будем)\b"
)
"""Words by which many speak of themselves."""


@rule(
    "template-file",
    kk="Үлгінің id-і «{id}», ал файл аты {file}. Екеуі бірдей болсын: id: {name}",
    ru="id шаблона – «{id}», а файл называется {file}. Пусть совпадают: id: {name}",
)
def template_file(handbook: Handbook) -> Iterator[Finding]:
    for form in handbook.templates:
        if form.id != form.name:
            yield finding(place(form, "id"), id=form.id, file=form.file.split("/")[-1], name=form.name)


@rule(
    "template-stage",
    kk="«{id}» үлгісі мен кезеңі бір-біріне сәйкес емес. stages.yml ішінде {stage} кезеңінің templates тізіміне {id} қосыңыз",
    ru="Шаблон «{id}» и его этап не сходятся. Добавьте {id} в templates этапа {stage} в stages.yml",
)
def template_stage(handbook: Handbook) -> Iterator[Finding]:
    for form in handbook.templates:
        stage = handbook.stage(form.stage)
        if not stage or form.id not in stage.templates:
            yield finding(place(form, "stage"), id=form.id, stage=form.stage)


@rule(
    "unknown-template",
    kk="templates ішіндегі «{id}» деген үлгі жоқ. docs/_data/templates/{id}.yml жазыңыз немесе id-ді өшіріңіз",
    ru="В templates стоит «{id}», а такого шаблона нет. Напишите docs/_data/templates/{id}.yml или уберите id",
)
def unknown_template(handbook: Handbook) -> Iterator[Finding]:
    known = {form.id for form in handbook.templates}
    for stage in handbook.stages:
        for name in stage.templates:
            if name not in known:
                yield finding(stage.place, id=name)


@rule(
    "stage-without-template",
    kk="«{id}» кезеңінде бірде-бір құжат үлгісі жоқ. Қосыңыз: templates: [minutes]",
    ru="У этапа «{id}» нет ни одного шаблона документа. Добавьте: templates: [minutes]",
)
def stage_without_template(handbook: Handbook) -> Iterator[Finding]:
    for stage in handbook.stages:
        if not stage.templates:
            yield finding(stage.place, id=stage.id)


@rule(
    "repeated-field",
    kk="«{id}» өрісі бұл үлгіде екі рет бар. Толтырылған дерек id бойынша сақталады, басқа id беріңіз",
    ru="Поле «{id}» есть в этом шаблоне дважды. Заполненное хранится по id, дайте другой",
)
def repeated_field(handbook: Handbook) -> Iterator[Finding]:
    for form in handbook.templates:
        seen: set[tuple[_Path, str]] = set()
        for field, path in placed_fields(form):
            # Columns are apart from other fields; two tables may have columns of one name.
            scope = path[:-1] if "columns" in path else ()
            if (scope, field.id) in seen:
                yield finding(place(form, *path), id=field.id)
            seen.add((scope, field.id))


@rule(
    "field-parts",
    kk="«{id}» өрісінің түрі {type}, сондықтан {part} керек. Қосыңыз немесе түрін өзгертіңіз: {types}",
    ru="Тип поля «{id}» – {type}, ему нужно {part}. Добавьте или смените тип: {types}",
)
def field_parts(handbook: Handbook) -> Iterator[Finding]:
    for form in handbook.templates:
        for field, path in placed_fields(form):
            part = {"choice": "choices", "table": "columns"}.get(field.type, "")
            if part and not getattr(field, part):
                yield finding(
                    place(form, *path), id=field.id, type=field.type, part=part, types=", ".join(TYPES)
                )


@rule(
    "field-choices",
    kk="«{id}» өрісінің таңдауы дұрыс емес. Екі не одан көп таңдау жазыңыз, id-лері қайталанбасын, немесе: choices: formats",
    ru="С выбором поля «{id}» что-то не так. Напишите два или больше вариантов с разными id или: choices: formats",
)
def field_choices(handbook: Handbook) -> Iterator[Finding]:
    for form in handbook.templates:
        for field, path in placed_fields(form):
            if field.type != "choice" or not field.choices or field.choices == FORMATS:
                continue
            ids = [choice.id for choice in field.choices if not isinstance(choice, str)]
            if len(ids) < 2 or len(set(ids)) < len(ids):
                yield finding(place(form, *path), id=field.id)


@rule(
    "unrecorded-field",
    kk="Жаңа өріс, таңдау, мерзім не мақсат тізілімде жоқ ({count}). Орындаңыз: make permalinks, немесе {ledger} соңына мына "
    "жолдарды қосыңыз:\n{rows}",
    ru="Новых полей, вариантов, сроков или целей нет в реестре ({count}). Выполните: make permalinks, или добавьте в конец {ledger} "
    "строки:\n{rows}",
)
def unrecorded_field(handbook: Handbook) -> Iterator[Finding]:
    if handbook.faults:
        return
    by_file: dict[str, list[str]] = {}
    for file, name in fields.unrecorded(handbook):
        by_file.setdefault(file, []).append(name)
    for file, names in by_file.items():
        yield finding(Place(file, 1), count=len(names), ledger=fields.LEDGER, rows="\n".join(names))


@rule(
    "removed-field",
    kk="Өрістер тізілімінен жол өшірілген ({count}). Жол тек қосылады, қайтарыңыз: {rows}",
    ru="Из реестра полей удалены строки ({count}). Строки только добавляются, верните: {rows}",
)
def removed_field(handbook: Handbook) -> Iterator[Finding]:
    if removed := handbook.removed_fields:
        yield finding(Place(fields.LEDGER), count=len(removed), rows=listed(removed, fields.LEDGER))


@rule(
    "unknown-earlier-field",
    kk="was: {was} – мұндай өріс жарияланбаған, мұндай мерзім де жоқ. Бұрынғы атын {ledger} ішінен не мерзімнің id-ін terms.yml "
    "ішінен тауып жазыңыз",
    ru="was: {was} – такого поля не публиковали, и срока такого нет. Найдите прежнее имя в {ledger} или id срока в terms.yml и "
    "напишите его",
)
def unknown_earlier_field(handbook: Handbook) -> Iterator[Finding]:
    counted = {f"terms/{term.id}{day}" for term in handbook.legal_terms for day in ("", "/due")}
    known = {row.name for row in handbook.fields} | counted
    for form in handbook.templates:
        for field, path in placed_fields(form):
            if field.was and field.was not in known:
                yield finding(place(form, *path, "was"), was=field.was, ledger=fields.LEDGER)


@rule(
    "missing-by-one",
    kk="«{word}» – көпше түрде, ал бұл хатты бір адам да жаза алады. Келесі жолға қосыңыз: by_one: {{kk: '…', ru: '…'}}; "
    "кестенің бағанында жақсыз сөйлеңіз",
    ru="«{word}» – от имени многих, а это письмо может написать и один человек. Добавьте следующей строкой: by_one: {{kk: '…', "
    "ru: '…'}}; в столбце таблицы скажите безлично",
)
def missing_by_one(handbook: Handbook) -> Iterator[Finding]:
    """What a letter says in its sender's own person has words for one who writes alone."""
    for form in handbook.templates:
        if form.layout != "letter" or not form.is_of_either:
            continue
        said: list[tuple[_Path, Text | None]] = []
        for at, section in enumerate(form.sections):
            said.append((("sections", at, "text"), None if section.by_one else section.text))
        for field, path in placed_fields(form):
            said.append(((*path, "label"), None if field.by_one else field.label))
        for path, text in said:
            found = OF_MANY.search("\n".join(text.values())) if text else None
            if found:
                yield finding(place(form, *path), word=found[0])


@rule(
    "unused-by-one",
    kk="by_one: мұны бір адам жазатын хат қана көрсетеді, ал бұл құжатты ұйым ғана немесе көп адам жазады. Жолды өшіріңіз",
    ru="by_one: эти слова видны только в письме, которое может написать и организация, и один человек. Уберите строку",
)
def unused_by_one(handbook: Handbook) -> Iterator[Finding]:
    for form in handbook.templates:
        if form.layout == "letter" and form.is_of_either:
            continue
        for number, section in enumerate(form.sections):
            if section.by_one:
                yield finding(place(form, "sections", number, "by_one"))
        for field, path in placed_fields(form):
            if field.by_one:
                yield finding(place(form, *path, "by_one"))


@rule(
    "letter-field",
    kk="{key}: {id} – хатта мұндай {type} өріс жоқ. Бар өрістің id-ін жазыңыз немесе жолды өшіріңіз",
    ru="{key}: {id} – в письме нет такого поля типа {type}. Напишите id поля, которое есть, или уберите строку",
)
def letter_field(handbook: Handbook) -> Iterator[Finding]:
    for form in handbook.templates:
        for key, name, kind in (("kind", form.kind, "choice"), ("subject", form.subject, "text")):
            found = form.layout == "letter" and any(
                field.id == name and field.type == kind for field in form.fields
            )
            if name and not found:
                yield finding(place(form, key), key=key, id=name, type=kind)
