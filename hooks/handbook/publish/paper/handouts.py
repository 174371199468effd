"""A handout for each stage, on both sides of one sheet: what is to be done on its face, what to tick off on its back."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.drawing import qr_codes
from handbook.model import LANGUAGES, Handbook, Stage
from handbook.model.outputs import HANDOUT
from handbook.model.urls import site_url
from handbook.publish.paper.pages import Contents, chapters, drawing, pieces
from handbook.publish.paper.pdf import Document
from handbook.render.jinja import render

TOO_LONG = (
    "{file}:{line}: [long-sheet] кезең парағына сыймайды. Ұсынымдардың бірінші абзацтарын (ең ұзыны – «{title}») немесе тексеру "
    "тізімін ({count} тармақ) қысқартыңыз · не помещается на лист этапа. Сократите первые абзацы рекомендаций (самый длинный – "
    "«{title}») или контрольный список (пунктов: {count})"
)
LARGE = 4
"""With so many recommendations at most their type can be larger."""
NOTES = 30
"""Lines for notes from the head of the page to its foot; the lists cover the first of them."""


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
    titles = {section.id: handbook.section_title(page, section) for section in page.sections}
    forms = {form.id: form for form in handbook.templates}
    address = root + site_url(language, f"go/{stage.id}/") if root else ""
    said = {name: "".join(pieces(chapter, name, "p")[:1]) for name in stage.recommendations}
    tasks = [item.text for item in checklist.checklist] if checklist else []
    longest = page.section(max(said, key=lambda name: len(said[name]), default=""))
    html = render(
        "pdf/handout.html",
        language=language,
        title=page.title,
        summary=page.summary,
        brand=handbook.words.area("frame", language)["brand"],
        about=handbook.words.area("frame", language)["about"],
        label=label,
        is_large=len(stage.recommendations) <= LARGE,
        kicker=label["kicker"].format(number=number, count=len(handbook.stages)),
        drawing=drawing(contents[language, source]),
        recommendations=[(titles.get(name, name), text) for name, text in said.items()],
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
        line=longest.line if longest else 1,
        title=longest.title if longest else "",
        count=len(tasks),
    )
    return Document(HANDOUT.path(language, stage.id), html, pages=2, too_long=too_long)
