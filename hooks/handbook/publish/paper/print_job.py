"""All that a seminar of twenty needs on paper, `pdf/print-20.pdf`: every sheet in its number of copies, one file for one printer.

Its first page says what it holds, on which pages, and how it is printed. The poster is not in it: it is on larger paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook.model import LANGUAGES, Handbook
from handbook.model.outputs import FORM, FORMAT_CARDS, HANDOUT, PRINT_JOB, SHEETS
from handbook.model.words import Area
from handbook.publish.paper import sheets
from handbook.publish.paper.pdf import Document
from handbook.publish.paper.stacks import Stack, mark
from handbook.render.jinja import render

PEOPLE, GROUPS, PAIRS = 20, 5, 10
"""Five groups of four; the copies of what each is given."""
HALF_DAY_STAGES = frozenset({"preparation", "dialogue", "decisions"})
HALF_DAY_SHEETS = ("sheet-questions", "sheet-situations", "role-cards", "sheet-minutes", "feedback-sheet")
COPIES = {"sheet-minutes": PAIRS, "feedback-sheet": PEOPLE}
"""Of the sheets that not every group gets one of."""
FORMS = (
    ("attendance", 1, True),
    ("dialogue-plan", PEOPLE, True),
    ("minutes", GROUPS, True),
    ("monitoring", GROUPS, False),
)
"""Template, copies, and whether the half day needs it."""


@dataclass(frozen=True)
class _Item:
    """One thing to be printed."""

    title: str
    path: str
    copies: int
    in_half_day: bool
    first: int = 1
    last: int = 0


def pdfs(handbook: Handbook, made: Sequence[Document]) -> Iterator[Document]:
    """The print job in each language, out of the documents that are made; what is not among them is left out."""
    documents = {document.path: document for document in made}
    for language in LANGUAGES:
        found = [item for item in _items(handbook, language) if item.path in documents]
        found.sort(key=lambda item: not item.in_half_day)
        if found:
            label = handbook.words.area("paper.job", language)
            html = render(
                "pdf/print-job.html",
                language=language,
                label=label,
                brand=handbook.words.area("frame", language)["brand"],
                about=handbook.words.area("frame", language)["about"],
                half=_pages(label, max(at for at, item in enumerate(found) if item.in_half_day)),
                whole=_pages(label, len(found) - 1),
                parts=[
                    (name, [(item, mark(at)) for at, item in enumerate(found) if item.in_half_day == is_half])
                    for name, is_half in ((label["both"], True), (label["only_day"], False))
                ],
            )
            stacks = tuple(
                Stack(documents[item.path].html, item.copies, item.first, item.last) for item in found
            )
            yield Document(PRINT_JOB.path(language), html, language=language, stacks=stacks)


def _pages(label: Area, last: int) -> str:
    """What to print of a job that ends with the stack `last`."""
    return str(label["range"].format(end=mark(last, "end"), paper=mark(last, "paper")))


def _items(handbook: Handbook, language: str) -> Iterator[_Item]:
    label = handbook.words.area("paper.job", language)
    forms = {form.id: form.title[language] for form in handbook.templates}
    for name, copies, in_half_day in FORMS[:1]:
        yield _Item(forms.get(name, name), FORM.path(language, name), copies, in_half_day)
    for place, (name, title) in enumerate(sheets.names(handbook, language).items()):
        copies = COPIES.get(name, GROUPS)
        yield _Item(
            title, SHEETS.path(language), copies, name in HALF_DAY_SHEETS, 2 * place + 1, 2 * place + 2
        )
    for name, copies, in_half_day in FORMS[1:]:
        yield _Item(forms.get(name, name), FORM.path(language, name), copies, in_half_day)
    yield _Item(label["cards"], FORMAT_CARDS.path(language), GROUPS, True)
    for number, stage in enumerate(handbook.stages, start=1):
        page = handbook.page(language, f"stages/{stage.id}.md")
        title = label["stage"].format(number=number, title=page.title if page else stage.id)
        yield _Item(title, HANDOUT.path(language, stage.id), PEOPLE, stage.id in HALF_DAY_STAGES)
