"""A handout for each stage, on both sides of one sheet: what is to be done on its face, what to tick off on its back."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from handbook.drawing import qr_codes
from handbook.drawing.font_metrics import metrics
from handbook.model import LANGUAGES, Handbook, Stage
from handbook.model.outputs import HANDOUT
from handbook.model.urls import site_url
from handbook.publish.paper.pages import Chapter, Contents, chapters, pieces
from handbook.publish.paper.pdf import Document
from handbook.render.html import has_class, serialized, text_of
from handbook.render.jinja import render

TOO_LONG = (
    "{file}:{line}: [long-sheet] кезең парағына сыймайды. Ұсынымдардың бірінші абзацтары мен қадамдарын (ең ұзыны – «{title}») немесе "
    "тексеру тізімін ({count} тармақ) қысқартыңыз · не помещается на лист этапа. Сократите первые абзацы и шаги рекомендаций (самая "
    "длинная – «{title}») или контрольный список (пунктов: {count})"
)
SIZES = (14, 13.5, 13, 12.5, 12, 11.5, 11, 10.5)
"""The sizes of the letters on the face: the first that fits is taken, the last where none does."""
WIDTH, HEIGHT = 521, 715
"""The room of the recommendations on the face, in points; the height is below a title of one line."""
INDENT, LEADING, STEP_GAP, GAP = 1.9, 1.28, 0.12, 0.85
"""Of a step and of lines, between steps and between recommendations, in parts of the letters' size."""
NOTES = 30
"""Lines for notes from the head of the page to its foot; the lists cover the first of them."""


class _Recommendation(NamedTuple):
    """One recommendation of a stage: its first paragraph and its steps as HTML, and how many letters it takes."""

    title: str
    text: str
    steps: Sequence[str]
    words: Sequence[str]
    """The paragraph and the steps, without markup."""


def pdfs(handbook: Handbook, contents: Contents, root: str) -> Iterator[Document]:
    """The handout of each stage in each language; `root` is the site's own address, empty where it is not known."""
    for language in LANGUAGES:
        for number, stage in enumerate(handbook.stages, start=1):
            if (language, f"stages/{stage.id}.md") in contents:
                yield _document(handbook, contents, language, number, stage, root)


def _document(
    handbook: Handbook, contents: Contents, language: str, number: int, stage: Stage, root: str
) -> Document:
    label = handbook.words.area("paper.handout", language)
    source = f"stages/{stage.id}.md"
    [chapter] = chapters(handbook, contents, language, [source], "")
    page = chapter.page
    checklist = page.section("checklist")
    said = [_recommendation(handbook, chapter, name) for name in stage.recommendations]
    forms = {form.id: form for form in handbook.templates}
    address = root + site_url(language, f"go/{stage.id}/") if root else ""
    tasks = [item.text for item in checklist.checklist] if checklist else []
    longest = max(said, key=lambda each: sum(map(len, each.words)), default=None)
    section = page.section(stage.recommendations[said.index(longest)]) if longest else None
    html = render(
        "pdf/handout.html",
        language=language,
        title=page.title,
        summary=page.summary,
        brand=handbook.words.area("frame", language)["brand"],
        about=handbook.words.area("frame", language)["about"],
        label=label,
        size=_size(page.title, said),
        kicker=label["kicker"].format(number=number, count=len(handbook.stages)),
        number=number,
        count=len(handbook.stages),
        recommendations=said,
        tasks=tasks,
        forms=[
            (forms[name].title[language], forms[name].purpose[language])
            for name in stage.templates
            if name in forms
        ],
        law=handbook.page(language, f"{stage.law}.md"),
        notes=range(NOTES),
        address=address,
        code=qr_codes.inline(address, handbook.words.area("paper", language)["code"].format(address=address))
        if address
        else "",
    )
    too_long = TOO_LONG.format(
        file=f"docs/{language}/{source}",
        line=section.line if section else 1,
        title=section.title if section else "",
        count=len(tasks),
    )
    return Document(HANDOUT.path(language, stage.id), html, pages=2, too_long=too_long)


def _recommendation(handbook: Handbook, chapter: Chapter, name: str) -> _Recommendation:
    section = chapter.page.section(name)
    title = handbook.section_title(chapter.page, section) if section else name
    body = copy.deepcopy(chapter.body)
    part = [part for part in body.iter("div") if has_class(part, f"part--{name}")]
    lists = [block for each in part for block in each.iter("div") if has_class(block, "how-to")]
    steps = [step for block in lists for step in block.iter("li")]
    for link in [link for step in steps for link in step.iter("a")]:
        link.tag, link.attrib = "span", {}
    text = "".join(pieces(chapter, name, "p")[:1])
    first = [text_of(child) for each in part for child in each if child.tag == "p"][:1]
    return _Recommendation(
        title, text, [serialized(step) for step in steps], [*first, *(text_of(step) for step in steps)]
    )


def _size(title: str, said: Sequence[_Recommendation]) -> float:
    """How large the letters of the recommendations can be that the face takes them all."""
    more = len(metrics("Bold").wrap(title, 24, WIDTH)) - 1
    return next((size for size in SIZES if _height(said, size) <= HEIGHT - more * 29), SIZES[-1])


def _height(said: Sequence[_Recommendation], size: float) -> float:
    lines = gaps = 0.0
    for each in said:
        lines += 1.1 * len(metrics("Bold").wrap(each.title, 1.1 * size, WIDTH))
        for place, words in enumerate(each.words):
            lines += len(metrics("Regular").wrap(words, size, WIDTH - (INDENT * size if place else 0)))
        gaps += GAP + STEP_GAP * len(each.steps)
    return size * (LEADING * lines + gaps)
