"""Checklists: each task has an id of its own, for ticks are kept by id, and none is ticked beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model import ChecklistItem, Handbook, Page
from handbook.rules.registry import Finding, finding, rule
from handbook.source.markdown import CODE_SPAN, LIST_ITEM, TASK
from handbook.source.schema import SLUG

ALMOST_TASK = re.compile(
    r"^\s*+(?:[-*+]\s*+\[(?:\s{2,}|[^\]xX ]{0,2}|)\](?!\()|[-*+]\[[ xX]\]|[-*+]\s++\[[ xX]\](?=\S)(?!\()"
    r"|(?:\d++[.)]|[–—−‐‑•◦▪‣·●○■□\uf0b7])\s*+\[(?:\s*+|[xXхХ])\](?!\()|[-*+][^\S \t]\s*+\[[ xX]\])"
)
"""A task with a slip: in the brackets, in the spaces, or after the wrong mark (`1. [ ]`, `– [ ]`, `• [ ]`)."""


def _items(handbook: Handbook) -> Iterator[tuple[Page, ChecklistItem]]:
    for page in handbook.pages.values():
        for section in page.sections:
            for item in section.checklist:
                yield page, item


@rule(
    "empty-checklist",
    kk="Тексеру тізімінде бірде-бір тармақ жоқ. Қосыңыз: - [ ] … {{ #item-id }}",
    ru="В контрольном списке нет ни одного пункта. Добавьте: - [ ] … {{ #item-id }}",
)
def empty_checklist(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        section = page.section("checklist")
        if section and not section.checklist:
            yield finding(page.place(section.line))


@rule(
    "checklist-id",
    kk="Тармақтың белгісі жоқ немесе қате, онсыз құсбелгі сақталмайды. Соңына жазыңыз: {{ #item-id }}",
    ru="У пункта нет метки, или она с ошибкой: без неё отметка не сохранится. Допишите в конце: {{ #item-id }}",
)
def checklist_id(handbook: Handbook) -> Iterator[Finding]:
    for page, item in _items(handbook):
        if not SLUG.match(item.id):
            yield finding(page.place(item.line))


@rule(
    "checklist-ticked",
    kk="Тармақ алдын ала белгіленіп қойған. Құсбелгіні тек оқырман қояды, жазыңыз: - [ ] …",
    ru="Пункт отмечен заранее. Отметку ставит только читатель, напишите: - [ ] …",
)
def checklist_ticked(handbook: Handbook) -> Iterator[Finding]:
    for page, item in _items(handbook):
        if item.ticked:
            yield finding(page.place(item.line))


@rule(
    "checklist-empty-item",
    kk="Тармақтың мәтіні жоқ. Жазыңыз: - [ ] Мәтін {{ #item-id }}",
    ru="У пункта нет текста. Напишите: - [ ] Текст {{ #item-id }}",
)
def checklist_empty_item(handbook: Handbook) -> Iterator[Finding]:
    for page, item in _items(handbook):
        if not item.text:
            yield finding(page.place(item.line))


@rule(
    "repeated-item",
    kk="«{id}» белгісі {other} бетінде де бар. Құсбелгі белгі бойынша сақталады, сондықтан басқа белгі жазыңыз",
    ru="Метка «{id}» есть и на странице {other}. Отметки хранятся по меткам, поэтому напишите другую",
)
def repeated_item(handbook: Handbook) -> Iterator[Finding]:
    first: dict[tuple[str, str], Page] = {}
    for page, item in _items(handbook):
        other = first.setdefault((page.language, item.id), page)
        if item.id and other is not page:
            yield finding(page.place(item.line), id=item.id, other=other.file)


@rule(
    "checklist-form",
    kk="Тармақ қате жазылған, тізім болып көрінбейді. Дәл былай жазыңыз: - [ ] Мәтін {{ #item-id }}",
    ru="Пункт записан с ошибкой и не станет пунктом. Напишите точно так: - [ ] Текст {{ #item-id }}",
)
def checklist_form(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for number, line in page.lines:
            if ALMOST_TASK.match(CODE_SPAN.sub("", line)):
                yield finding(page.place(number))


def _below_tasks(page: Page) -> Iterator[tuple[int, str, bool]]:
    """The lines that stand within a checklist below one of its tasks: number, line, whether an empty line comes before it."""
    is_within = is_after_gap = False
    for number, line in page.lines:
        if not line.strip():
            is_after_gap = True
            continue
        if is_within and (line[0] in " \t" or TASK.match(line)):
            yield number, line, is_after_gap
        elif not TASK.match(line) and (line[0] not in " \t" or not is_within):
            is_within = False
        is_within = is_within or bool(TASK.match(line))
        is_after_gap = False


@rule(
    "checklist-nested",
    kk="Тармақтың ішіне тізім не бөлек абзац жазылмайды: бетте олар бұзылып шығады. Жол басындағы бос орынды алып, жеке тармақ етіңіз",
    ru="Внутри пункта не бывает списка или абзаца: на странице они разъедутся. Уберите отступ и сделайте отдельным пунктом: - [ ] …",
)
def checklist_nested(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for number, line, is_after_gap in _below_tasks(page):
            if line[0] in " \t" and (is_after_gap or LIST_ITEM.match(line)):
                yield finding(page.place(number))


@rule(
    "checklist-loose",
    kk="Тексеру тізімінің тармақтары арасында бос жол болмайды: бетте тізім бұзылып шығады. Бос жолды өшіріңіз",
    ru="Между пунктами контрольного списка не бывает пустой строки: список на странице разъедется. Удалите её",
)
def checklist_loose(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for number, line, is_after_gap in _below_tasks(page):
            if is_after_gap and line[0] not in " \t":
                yield finding(page.place(number))
