"""The data files: ids that exist and exist once, a flow that reaches every stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from handbook.model import LANGUAGES, Handbook, Place
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
        handbook.frequent,
        handbook.terms,
        handbook.laws,
        handbook.ways,
        handbook.legal_terms,
        handbook.matters,
        handbook.downloads,
        handbook.slides,
        handbook.search_names,
        handbook.kinds,
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
    "unknown-frequent",
    kk="«{id}» деген бөлім жоқ ({languages}). Бар бөлімді жазыңыз (questions#no-answer) немесе жолды өшіріңіз",
    ru="Раздела «{id}» нет ({languages}). Назовите тот, что есть (questions#no-answer), или уберите строку",
)
def unknown_frequent(handbook: Handbook) -> Iterator[Finding]:
    for entry in handbook.frequent:
        path, anchor = entry.section
        pages = ((language, handbook.page(language, path)) for language in LANGUAGES)
        missing = [language for language, page in pages if not page or not page.section(anchor)]
        if missing:
            yield finding(entry.place, id=entry.id, languages=", ".join(missing))


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
