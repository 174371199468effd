"""The data files: ids that exist and exist once, sizes that are possible, a flow that reaches every stage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from handbook.model import LANGUAGES, Format, Handbook, Place, Range
from handbook.rules.registry import Finding, finding, rule


class _Entry(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def place(self) -> Place: ...


def _lists(handbook: Handbook) -> tuple[Sequence[_Entry], ...]:
    return (
        handbook.stages,
        handbook.formats,
        handbook.purposes,
        handbook.guides,
        handbook.terms,
        handbook.laws,
        handbook.ways,
        handbook.legal_terms,
        handbook.matters,
        handbook.downloads,
        handbook.slides,
    )


@rule(
    "repeated-entry",
    kk="«{id}» бұрын да жазылған ({first}-жол). Басқа id беріңіз немесе біреуін өшіріңіз",
    ru="«{id}» уже есть в строке {first}. Дайте другой id или уберите одну запись",
)
def repeated_entry(handbook: Handbook) -> Iterator[Finding]:
    for entries in _lists(handbook):
        first: dict[str, int] = {}
        for entry in entries:
            if entry.id in first:
                yield finding(entry.place, id=entry.id, first=first[entry.id])
            first.setdefault(entry.id, entry.place.line)


@rule(
    "unknown-stage",
    kk="leads_to ішіндегі «{id}» деген кезең жоқ. Мыналар бар: {known}",
    ru="В leads_to стоит «{id}», а такого этапа нет. Есть такие: {known}",
)
def unknown_stage(handbook: Handbook) -> Iterator[Finding]:
    known = [stage.id for stage in handbook.stages]
    for stage in handbook.stages:
        for target in stage.leads_to:
            if target not in known or target == stage.id:
                yield finding(stage.place, id=target, known=", ".join(known))


@rule(
    "unknown-format",
    kk="formats ішіндегі «{id}» деген диалог түрі жоқ. Мыналар бар: {known}",
    ru="В formats стоит «{id}», а такой формы диалога нет. Есть такие: {known}",
)
def unknown_format(handbook: Handbook) -> Iterator[Finding]:
    known = [entry.id for entry in handbook.formats]
    for purpose in handbook.purposes:
        for name in purpose.formats:
            if name not in known:
                yield finding(purpose.place, id=name, known=", ".join(known))


@rule(
    "stage-order",
    kk="«{id}» кезеңінен кейін файлда «{next}» тұр, бірақ ол оған апармайды. Ретін түзетіңіз немесе leads_to ішіне {next} қосыңыз",
    ru="За этапом «{id}» в файле идёт «{next}», но этап к нему не ведёт. Исправьте порядок или добавьте {next} в leads_to",
)
def stage_order(handbook: Handbook) -> Iterator[Finding]:
    for stage, following in pairwise(handbook.stages):
        if following.id not in stage.leads_to:
            yield finding(stage.place, id=stage.id, next=following.id)


@rule(
    "no-recommendations",
    kk="«{id}» кезеңінің бірде-бір ұсынымы жоқ. Олардың id-лерін жазыңыз: recommendations: [first-one, second-one]",
    ru="У этапа «{id}» нет ни одной рекомендации. Впишите их id: recommendations: [first-one, second-one]",
)
def no_recommendations(handbook: Handbook) -> Iterator[Finding]:
    for stage in handbook.stages:
        if not stage.recommendations:
            yield finding(stage.place, id=stage.id)


@rule(
    "unreachable-stage",
    kk="«{id}» кезеңіне ешқандай кезең апармайды. Оны алдыңғы кезеңнің leads_to тізіміне қосыңыз",
    ru="К этапу «{id}» не ведёт ни один этап. Добавьте его в leads_to предыдущего",
)
def unreachable_stage(handbook: Handbook) -> Iterator[Finding]:
    reached = {target for stage in handbook.stages for target in stage.leads_to if target != stage.id}
    for stage in handbook.stages[1:]:
        if stage.id not in reached:
            yield finding(stage.place, id=stage.id)


@rule(
    "dead-end-stage",
    kk="«{id}» кезеңі ешқайда апармайды: соңғы кезең де диалогқа қайтарады. Жазыңыз: leads_to: [dialogue]",
    ru="Этап «{id}» никуда не ведёт: даже последний возвращает к диалогу. Напишите: leads_to: [dialogue]",
)
def dead_end_stage(handbook: Handbook) -> Iterator[Finding]:
    for stage in handbook.stages:
        if not stage.leads_to:
            yield finding(stage.place, id=stage.id)


@rule(
    "repeated-recommendation",
    kk="«{id}» ұсынымы екі рет жазылған. Біреуін қалдырыңыз",
    ru="Рекомендация «{id}» записана дважды. Оставьте одну",
)
def repeated_recommendation(handbook: Handbook) -> Iterator[Finding]:
    for stage in handbook.stages:
        for recommendation in sorted(set(stage.recommendations)):
            if stage.recommendations.count(recommendation) > 1:
                yield finding(stage.place, id=recommendation)


def _sizes(dialogue_format: Format) -> Iterator[tuple[str, Range]]:
    for name, size in (("people", dialogue_format.people), ("questions", dialogue_format.questions)):
        if isinstance(size, Range):
            yield name, size


@rule(
    "impossible-size",
    kk="«{id}»: {name} мәні мүмкін емес ({min}–{max}). Екеуі де 1-ден кем емес, min max-тан артық емес",
    ru="«{id}»: размер {name} невозможен ({min}–{max}). Оба не меньше 1, min не больше max",
)
def impossible_size(handbook: Handbook) -> Iterator[Finding]:
    for dialogue_format in handbook.formats:
        for name, size in _sizes(dialogue_format):
            bounds = [bound for bound in (size.min, size.max) if bound is not None]
            if any(bound < 1 for bound in bounds) or bounds != sorted(bounds):
                yield finding(
                    dialogue_format.place,
                    id=dialogue_format.id,
                    name=name,
                    min="…" if size.min is None else size.min,
                    max="…" if size.max is None else size.max,
                )


@rule(
    "half-a-row",
    kk="«{id}»: кесте жолына row, people, questions, wording төртеуі де керек. Жетпейтіні: {missing}",
    ru="«{id}»: строке таблицы нужны все четыре: row, people, questions, wording. Не хватает: {missing}",
)
def half_a_row(handbook: Handbook) -> Iterator[Finding]:
    for dialogue_format in handbook.formats:
        parts = {
            "row": dialogue_format.row,
            "people": dialogue_format.people,
            "questions": dialogue_format.questions,
            "wording": dialogue_format.wording or None,
        }
        missing = [name for name, value in parts.items() if value is None]
        if missing and len(missing) < len(parts):
            yield finding(dialogue_format.place, id=dialogue_format.id, missing=", ".join(missing))


@rule(
    "row-numbers",
    kk="Кесте жолдарының row нөмірлері 1-ден бастап, қайталанбай келеді; қазір: {found}",
    ru="Номера строк row идут от 1 без повторов и пропусков; сейчас: {found}",
)
def row_numbers(handbook: Handbook) -> Iterator[Finding]:
    rows = [dialogue_format for dialogue_format in handbook.formats if dialogue_format.row is not None]
    found = sorted(dialogue_format.row or 0 for dialogue_format in rows)
    if rows and found != list(range(1, len(rows) + 1)):
        yield finding(rows[0].place, found=", ".join(map(str, found)))


@rule(
    "wording-number",
    kk="«{id}»: wording.{name}.{language} ішіндегі сандар ({found}) {name} мәніне ({expected}) сай емес. Бірдей етіп жазыңыз",
    ru="«{id}»: числа в wording.{name}.{language} ({found}) расходятся с {name} ({expected}). Сделайте одинаковыми",
)
def wording_number(handbook: Handbook) -> Iterator[Finding]:
    for dialogue_format in handbook.formats:
        for name, size in _sizes(dialogue_format):
            allowed = _sayable(size)
            for language in LANGUAGES:
                words = dialogue_format.wording.get(name, {}).get(language, "")
                found = {int(number) for number in re.findall(r"\d+", words)}
                if words and found and found not in allowed:
                    yield finding(
                        dialogue_format.place,
                        id=dialogue_format.id,
                        name=name,
                        language=language,
                        found=", ".join(map(str, sorted(found))),
                        expected=", ".join(map(str, sorted(allowed[0]))),
                    )


def _sayable(size: Range) -> list[set[int]]:
    """The numbers a wording may use: the bounds; «over 50» is the bound 51 less one."""
    bounds = {bound for bound in (size.min, size.max) if bound is not None}
    ways = [bounds]
    if size.min is not None and size.max is None:
        ways.append({size.min - 1})
    if size.min == 1 and size.max is not None:
        ways.append({size.max})
    return ways


@rule(
    "repeated-synonym",
    kk="«{word}» сөзі {first}-жолда да бар. Екі қатарды біріктіріңіз немесе сөзді біреуінен алып тастаңыз",
    ru="Слово «{word}» есть и в строке {first}. Объедините обе строки или уберите слово из одной",
)
def repeated_synonym(handbook: Handbook) -> Iterator[Finding]:
    """The search would take the words of both lines for one and the same."""
    first: dict[tuple[str, str], int] = {}
    for entry in handbook.synonyms:
        for word in entry.words:
            line = first.setdefault((entry.language, word.casefold()), entry.place.line)
            if line != entry.place.line:
                yield finding(entry.place, word=word, first=line)
