"""Every stage page has its recommendations, all of them, in order, in both languages (source points S1-S6)."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Handbook, Page, Stage
from handbook.rules.registry import Finding, finding, rule
from handbook.rules.sections import out_of_order
from handbook.source.markdown import without_comments

RECOMMENDATIONS = "recommendations"
OWED_BLOCKS = ("how-to", "example", "loss")


def _stage_pages(handbook: Handbook) -> Iterator[tuple[Stage, Page]]:
    for page in handbook.pages.values():
        stage = handbook.stage(page.id) if page.path.startswith("stages/") else None
        if stage:
            yield stage, page


@rule(
    "missing-recommendation",
    kk="«{id}» ұсынымы жоқ. Белгісін өзгертсеңіз, екі тілде де {{ #{id} }} етіп қайтарып, make rename орындаңыз. Өшірілсе, «Ұсынымдар» "
    "бөліміне қосыңыз: ### … {{ #{id} }}",
    ru="Нет рекомендации «{id}». Если изменили её метку, верните {{ #{id} }} на обоих языках и выполните make rename. Если удалили, "
    "добавьте в раздел «Рекомендации»: ### … {{ #{id} }}",
)
def missing_recommendation(handbook: Handbook) -> Iterator[Finding]:
    for stage, page in _stage_pages(handbook):
        section = page.section(RECOMMENDATIONS)
        found = {part.id for part in page.within(RECOMMENDATIONS) if part.level == 3}
        for recommendation in stage.recommendations:
            if recommendation not in found:
                yield finding(page.place(section.line if section else 1), id=recommendation)


@rule(
    "recommendation-order",
    kk="«{id}» ұсынымы өз орнында емес. Дұрыс реті: {order}",
    ru="Рекомендация «{id}» не на своём месте. Верный порядок: {order}",
)
def recommendation_order(handbook: Handbook) -> Iterator[Finding]:
    for stage, page in _stage_pages(handbook):
        parts = {part.id: part for part in page.within(RECOMMENDATIONS)}
        misplaced = out_of_order(stage.recommendations, tuple(parts))
        if misplaced:
            yield finding(
                page.place(parts[misplaced].line), id=misplaced, order=", ".join(stage.recommendations)
            )


@rule(
    "empty-recommendation",
    kk="«{id}» ұсынымының мәтіні жоқ. Оның мәнін бір-екі сөйлеммен жазыңыз",
    ru="У рекомендации «{id}» нет текста. Напишите её суть в одном-двух предложениях",
)
def empty_recommendation(handbook: Handbook) -> Iterator[Finding]:
    for stage, page in _stage_pages(handbook):
        for part in page.within(RECOMMENDATIONS):
            words = "".join(map(without_comments, part.text.split("///")[0].split("\n"))).strip()
            if part.id in stage.recommendations and not words:
                yield finding(page.place(part.line), id=part.id)


@rule(
    "recommendation-blocks",
    kk="«{id}» ұсынымында {block} блогы жоқ. Қосыңыз: /// {block} | {title}",
    ru="В рекомендации «{id}» нет блока {block}. Добавьте: /// {block} | {title}",
)
def recommendation_blocks(handbook: Handbook) -> Iterator[Finding]:
    """A recommendation can be acted on: how it is done, an example, and what is lost without it."""
    for stage, page in _stage_pages(handbook):
        titles = handbook.words.area("page.blocks", page.language)
        for part in page.within(RECOMMENDATIONS):
            found = {block.name for block in part.blocks}
            for block in OWED_BLOCKS:
                if part.id in stage.recommendations and block not in found:
                    yield finding(
                        page.place(part.line), id=part.id, block=block, title=titles.get(block, "…")
                    )


@rule(
    "summary-length",
    kk="Түйіні тым ұзын: {length} таңба, схемаға 90 таңба сияды. summary мәнін қысқартыңыз",
    ru="Слишком длинно, знаков: {length}, а в схему помещается 90. Сократите summary",
)
def summary_length(handbook: Handbook) -> Iterator[Finding]:
    for _, page in _stage_pages(handbook):
        if len(page.summary) > 90:
            yield finding(page.place(page.meta_lines.get("summary", 1)), length=len(page.summary))
