"""What pages and data say, from the model: a test that needs a title or a label asks here, and no new wording breaks it."""

from __future__ import annotations

from functools import cache

from handbook.model import Handbook, Term
from support.real import HANDBOOK


@cache
def handbook() -> Handbook:
    return HANDBOOK


def title(language: str, path: str, section: str = "") -> str:
    """The title of a page, `stages/analysis`, or of a section of it."""
    page = handbook().pages[language, f"{path}.md"]
    if not section:
        return page.title
    found = page.section(section)
    assert found, f"{path}.md has no section {section}"
    return found.title


def task(language: str, path: str) -> str:
    """The first task of a page's checklist."""
    section = handbook().pages[language, f"{path}.md"].section("checklist")
    assert section
    return section.checklist[0].text


def label(language: str, template: str, field: str) -> str:
    """The label of a field of a template."""
    form = next(form for form in handbook().templates if form.id == template)
    return next(
        each.label[language] for section in form.sections for each in section.fields if each.id == field
    )


def term(name: str) -> Term:
    return next(each for each in handbook().terms if each.id == name)
