"""Sections that a page must have, by its type or by guides.yml."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Handbook, Page
from handbook.rules.pages import expected_type
from handbook.rules.registry import Finding, finding, rule

SECTIONS = {
    "home": ("start-here", "contents"),
    "stages": ("how-to-use", "stages"),
    # What is done and what it is done with comes first, then the long read.
    "stage": (
        "checklist",
        "templates",
        "starts-from",
        "recommendations",
        "mistakes",
        "who-does-what",
        "case",
        "ends-with",
    ),
    "formats": ("chooser", "comparison", "other-forms", "how-to-choose", "near-forms"),
    "format": (
        "when-it-suits",
        "when-it-does-not",
        "size",
        "invite",
        "prepare",
        "run",
        "close",
        "result",
        "stages",
        "checklist",
    ),
}


def required_sections(handbook: Handbook, page: Page) -> tuple[str, ...]:
    page_type = expected_type(page.path)
    if page_type == "guide":
        return next((guide.sections for guide in handbook.guides if f"{guide.id}.md" == page.path), ())
    if page_type == "stage":
        stage = handbook.stage(page.id)
        has_templates = bool(stage and stage.templates)
        return tuple(name for name in SECTIONS["stage"] if has_templates or name != "templates")
    return SECTIONS.get(page_type, ())


def out_of_order(expected: tuple[str, ...], found: tuple[str, ...]) -> str:
    """The first of the found ids that stands too late or too early, or an empty string."""
    wanted = [name for name in expected if name in found]
    actual = [name for name in found if name in wanted]
    return next((name for name, other in zip(actual, wanted, strict=False) if name != other), "")


@rule(
    "missing-section",
    kk="«{id}» бөлімі жоқ. Бөлім қосыңыз: ## … {{ #{id} }}",
    ru="Нет раздела «{id}». Добавьте: ## … {{ #{id} }}",
)
def missing_section(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for section_id in required_sections(handbook, page):
            if not page.section(section_id):
                yield finding(page.place(), id=section_id)


@rule(
    "section-order",
    kk="«{id}» бөлімі өз орнында емес. Дұрыс реті: {order}",
    ru="Раздел «{id}» не на своём месте. Верный порядок: {order}",
)
def section_order(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        required = required_sections(handbook, page)
        misplaced = out_of_order(required, tuple(dict.fromkeys(section.id for section in page.sections)))
        section = page.section(misplaced) if misplaced else None
        if section:
            yield finding(page.place(section.line), id=misplaced, order=", ".join(required))
