"""The six stages in a pocket: what to do and what to tick off, as a booklet to be folded of sheets of A4."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from handbook.drawing import qr_codes
from handbook.ledgers.changed import last_changed
from handbook.model import LANGUAGES, Handbook, Stage
from handbook.model.outputs import BOOKLET
from handbook.model.urls import site_url
from handbook.publish.paper.pages import Chapter, Contents, chapters
from handbook.publish.paper.pdf import Document
from handbook.render.html import has_class, serialized
from handbook.render.jinja import render
from handbook.text.dates import full_date

_KEPT = frozenset({"p", "ul", "ol"})
_STEPS = "how-to"
"""Of the blocks of the editors the one that a pocket has room for: what to do, step by step."""
NOTES = 24
"""Lines on a page for notes."""


def pdfs(handbook: Handbook, contents: Contents, root: str) -> Iterator[Document]:
    """The booklet in each language; `root` is the site's own address, empty where it is not known."""
    for language in LANGUAGES:
        paths = [f"stages/{stage.id}.md" for stage in handbook.stages]
        made = {chapter.page.path: chapter for chapter in chapters(handbook, contents, language, paths, "")}
        if not made:
            continue
        label = handbook.words.area("paper.booklet", language)
        days = [found for chapter in made.values() if (found := last_changed(handbook, chapter.page))]
        address = root + site_url(language, "") if root else ""
        code = handbook.words.area("paper", language)["code"]
        html = render(
            "pdf/booklet.html",
            language=language,
            label=label,
            handout=handbook.words.area("paper.handout", language),
            dated=full_date(max(days), handbook.words.area("dates", language)) if days else "",
            last=handbook.words.area("paper.book", language)["dated"],
            brand=handbook.words.area("frame", language)["brand"],
            about=handbook.words.area("frame", language)["about"],
            stages=[
                _stage(handbook, stage, made[path])
                for stage, path in zip(handbook.stages, paths, strict=True)
                if path in made
            ],
            forms=list(_forms(handbook, language)),
            cards=handbook.words.area("paper.cards", language),
            notes=range(NOTES),
            address=address,
            code=qr_codes.inline(address, code.format(address=address)) if address else "",
        )
        yield Document(BOOKLET.path(language), html, is_booklet=True)


def _stage(handbook: Handbook, stage: Stage, chapter: Chapter) -> dict[str, object]:
    page = chapter.page
    number = handbook.stage_number(stage.id)
    checklist = page.section("checklist")
    titles = {section.id: handbook.section_title(page, section) for section in page.sections}
    forms = {form.id: form for form in handbook.templates}
    return {
        "id": chapter.id,
        "number": number,
        "kicker": handbook.words.area("paper.handout", page.language)["kicker"].format(
            number=number, count=len(handbook.stages)
        ),
        "title": page.title,
        "summary": page.summary,
        "recommendations": [(titles.get(name, name), _said(chapter, name)) for name in stage.recommendations],
        "tasks": [item.text for item in checklist.checklist] if checklist else [],
        "forms": [forms[name].title[page.language] for name in stage.templates if name in forms],
    }


def _forms(handbook: Handbook, language: str) -> Iterator[dict[str, str]]:
    """Every form of dialogue: its title, what it is, for how many people and questions."""
    unset = handbook.words.area("paper.cards", language)["not_set"]
    for form in handbook.formats:
        if page := handbook.page(language, f"formats/{form.id}.md"):
            sizes = {
                name: form.wording.get(name, {}).get(language, "") or unset
                for name in ("people", "questions")
            }
            yield {"title": page.title, "summary": page.summary, **sizes}


def _said(chapter: Chapter, name: str) -> str:
    """What a recommendation says and how it is done, without links."""
    for element in chapter.body.iter("div"):
        if has_class(element, f"part--{name}"):
            kept = [child for child in element if child.tag in _KEPT or has_class(child, _STEPS)]
            return "".join(serialized(_numbered(_without_links(child)), whole=True) for child in kept)
    return ""


def _numbered(element: Element) -> Element:
    """The steps of a block have numbers, as on the handout: «рекомендация 3.1, шаг 2» is the same step on both."""
    if has_class(element, _STEPS):
        for child in element:
            child.tag = "ol" if child.tag == "ul" else child.tag
    return element


def _without_links(element: Element) -> Element:
    made = copy.deepcopy(element)
    for link in made.iter("a"):
        link.tag, link.attrib = "span", {}
    for each in made.iter():
        each.attrib.pop("id", None)
    return made
