"""Template documents within what a page, a sheet of paper and a letter can hold."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Handbook
from handbook.model.forms import LETTER_BODY, LETTER_HEAD
from handbook.rules.form_places import place, placed_fields
from handbook.rules.registry import Finding, finding, rule

MOST_ROWS = 40
LONGEST_LABEL = 200
CHECKED = ("text",)
"""Types of fields whose value can be a number that is looked at."""
SHARING = ("text", "lines", "date", "term")
"""Types of fields whose value can flow into other templates."""
_Path = tuple[str | int, ...]


@rule(
    "field-rows",
    kk="«{id}»: rows: {rows} – мұндай кесте не қағаз болмайды. 1 мен {most} арасындағы санды жазыңыз",
    ru="«{id}»: rows: {rows} – такой таблицы или бумаги не бывает. Напишите число от 1 до {most}",
)
def field_rows(handbook: Handbook) -> Iterator[Finding]:
    for form in handbook.templates:
        for field, path in placed_fields(form):
            if not 1 <= field.rows <= MOST_ROWS:
                yield finding(place(form, *path, "rows"), id=field.id, rows=field.rows, most=MOST_ROWS)


@rule(
    "field-label",
    kk="«{id}» өрісінің жазуы тым ұзын: {length} таңба, шегі – {most}. Қысқартып, түсіндірмесін help-ке көшіріңіз",
    ru="Надпись поля «{id}» слишком длинная: {length} знаков, предел – {most}. Сократите, а пояснение перенесите в help",
)
def field_label(handbook: Handbook) -> Iterator[Finding]:
    for form in handbook.templates:
        for field, path in placed_fields(form):
            length = max(map(len, field.label.values()))
            if length > LONGEST_LABEL:
                yield finding(place(form, *path, "label"), id=field.id, length=length, most=LONGEST_LABEL)


@rule(
    "field-use",
    kk="«{id}»: {key} мына түрдегі өрісте ғана болады: {types}, ал бұл өрістің түрі – {type}. Жолды өшіріңіз немесе түрін өзгертіңіз",
    ru="«{id}»: {key} бывает только у полей типа {types}, а тип этого – {type}. Уберите строку или смените тип",
)
def field_use(handbook: Handbook) -> Iterator[Finding]:
    for form in handbook.templates:
        for field, path in placed_fields(form):
            for key, types in (("check", CHECKED), ("shared", SHARING)):
                if getattr(field, key) and field.type not in types:
                    yield finding(
                        place(form, *path, key), id=field.id, key=key, types=", ".join(types), type=field.type
                    )


@rule(
    "field-takes",
    kk="takes: {takes} – мұндай кесте жоқ, көшіру түймесі шықпас еді. Бар кестені жазыңыз: {known}",
    ru="takes: {takes} – такой таблицы нет, и кнопки переноса не будет. Назовите ту, что есть: {known}",
)
def field_takes(handbook: Handbook) -> Iterator[Finding]:
    tables = [
        f"{form.id}/{field.id}"
        for form in handbook.templates
        for field in form.fields
        if field.type == "table"
    ]
    for form in handbook.templates:
        for field, path in placed_fields(form):
            if field.takes and field.takes not in tables:
                known = ", ".join(name for name in tables if not name.startswith(f"{form.id}/"))
                yield finding(place(form, *path, "takes"), takes=field.takes, known=known)


@rule(
    "template-sections",
    kk="Үлгінің бөлімдері дұрыс емес: {what}. Әр бөлімге өз id-ін беріп, ішіне бір өріс болса да қосыңыз",
    ru="С разделами шаблона что-то не так: {what}. Дайте каждому свой id и хотя бы одно поле",
)
def template_sections(handbook: Handbook) -> Iterator[Finding]:
    for form in handbook.templates:
        ids = [section.id for section in form.sections]
        for number, section in enumerate(form.sections):
            if ids.index(section.id) < number:
                yield finding(place(form, "sections", number), what=f"id: {section.id} × 2")
            if not section.fields and not section.text:
                yield finding(place(form, "sections", number), what=f"{section.id}: fields: []")


@rule(
    "letter-head",
    kk="Хатта «{missing}» бөлімі жоқ, ал оның қағаздағы орны осы id бойынша табылады. Id-ін қайтарыңыз не бөлім қосыңыз: - id: {missing}",
    ru="В письме нет раздела «{missing}», а место на бумаге он находит по этому id. Верните id или добавьте раздел: - id: {missing}",
)
def letter_head(handbook: Handbook) -> Iterator[Finding]:
    for form in handbook.templates:
        for name in (*LETTER_HEAD, *LETTER_BODY) if form.layout == "letter" else ():
            if all(section.id != name for section in form.sections):
                yield finding(place(form, "layout"), missing=name)
