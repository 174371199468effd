"""All that a seminar of twenty hands out, `pdf/print-20.pdf`: every sheet in its number of copies, one file for one printer.

Its first page says what it holds, what each is for, and what to type where one prints: for fewer people and for two languages too.
The poster is not in it: it is on larger paper; nor is the trainer's pack, of which the trainer alone has one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from handbook.model import LANGUAGES, Handbook
from handbook.model.outputs import FORM, FORMAT_CARDS, HANDOUT, PRINT_JOB, SHEETS
from handbook.model.seminar import first_page, sheets
from handbook.model.words import Area
from handbook.publish.paper.pdf import Document
from handbook.publish.paper.stacks import Stack, mark
from handbook.render.jinja import render

COPIES = {"person": 20, "group": 5, "pair": 10, "room": 1}
"""Who is given a copy -> how many of them there are among twenty people, in five groups of four."""
WAYS = {
    "twenty": COPIES,
    "twelve": {"person": 12, "group": 3, "pair": 6, "room": 1},
    "from_kk": COPIES | {"person": 12},
    "from_ru": COPIES | {"person": 8},
}
"""For whom one prints -> the copies: for all; for twelve in three groups; from the file of each language where twelve people read one
and eight the other: of what is not each person's own all, so that any group finds its own."""
Programme = Literal["half", "both", "day", "option"]
NEEDED = {"half": ("half", "both"), "day": ("both", "day")}
"""What a programme needs; what one may leave out is printed by itself."""
START, END = "start", "end"


class Item(NamedTuple):
    """What is handed out: a sheet, a form, the cards or the handout of a stage; who gets it, in which programme, and when."""

    kind: Literal["sheet", "form", "cards", "stage"]
    id: str
    to: str
    programme: Programme
    when: str
    """The exercise that it is for, of a stage's handout the last before it; else START or END."""
    pages: int = 0
    """How many of a form's pages are handed out; 0: all."""


ITEMS = (
    Item("sheet", "sheet-attendance", "room", "both", START),
    Item("sheet", "sheet-facts", "group", "day", "one-sentence"),
    Item("stage", "analysis", "person", "day", "fair-questions"),
    Item("sheet", "sheet-questions", "group", "both", "home-task"),
    Item("form", "dialogue-plan", "person", "both", "home-task"),
    Item("sheet", "sheet-situations", "group", "both", "choose-format"),
    Item("cards", "", "group", "both", "choose-format"),
    Item("stage", "preparation", "person", "both", "choose-format"),
    Item("sheet", "role-cards", "group", "both", "role-play"),
    Item("form", "minutes", "group", "both", "role-play"),
    Item("stage", "dialogue", "person", "both", "role-play"),
    Item("sheet", "sheet-minutes", "pair", "both", "flawed-minutes"),
    Item("stage", "decisions", "person", "both", "flawed-minutes"),
    Item("sheet", "sheet-decision", "group", "day", "missing-date"),
    Item("stage", "implementation", "person", "day", "missing-date"),
    Item("sheet", "sheet-log", "group", "day", "monitoring"),
    Item("stage", "monitoring", "person", "day", "monitoring"),
    Item("sheet", "feedback-sheet", "person", "day", END),
    Item("sheet", "feedback-half-day", "person", "half", END),
    Item("form", "monitoring", "group", "option", "monitoring", pages=2),
)
"""In the order of the programmes (docs/*/training/index.md); what one may leave out at the end."""


class _Found(NamedTuple):
    item: Item
    title: str
    stack: Stack


def pdfs(handbook: Handbook, made: Sequence[Document]) -> Iterator[Document]:
    """The print job in each language, out of the documents that are made; what is not among them is left out."""
    documents = {document.path: document for document in made}
    for language in LANGUAGES:
        found = list(_found(handbook, language, documents))
        if found:
            label = handbook.words.area("paper.job", language)
            frame = handbook.words.area("frame", language)
            html = render(
                "pdf/print-job.html",
                language=language,
                label=label,
                brand=frame["brand"],
                about=frame["about"],
                ways={
                    label[way]: [_range(label, found, programme, copies) for programme in NEEDED]
                    for way, copies in WAYS.items()
                },
                spare=_spare(label, found),
                rows=[
                    (_row(each, at), _when(handbook, language, each.item)) for at, each in enumerate(found)
                ],
            )
            stacks = tuple(each.stack for each in found)
            yield Document(PRINT_JOB.path(language), html, language=language, stacks=stacks)


def _found(handbook: Handbook, language: str, documents: dict[str, Document]) -> Iterator[_Found]:
    for item in ITEMS:
        path, title, first, last = _place(handbook, language, item)
        if path in documents and title:
            yield _Found(item, title, Stack(documents[path].html, COPIES[item.to], first, last))


def _place(handbook: Handbook, language: str, item: Item) -> tuple[str, str, int, int]:
    """The file that holds an item, its title, empty where there is none, and its pages there."""
    label = handbook.words.area("paper.job", language)
    if item.kind == "sheet":
        named = sheets(handbook, language)
        first = first_page(list(named).index(item.id)) if item.id in named else 1
        return SHEETS.path(language), named.get(item.id, ""), first, first + 1
    if item.kind == "form":
        title = next((form.title[language] for form in handbook.templates if form.id == item.id), "")
        title = label["some"].format(title=title, last=item.pages) if title and item.pages else title
        return FORM.path(language, item.id), title, 1, item.pages
    if item.kind == "stage":
        page = handbook.page(language, f"stages/{item.id}.md")
        number = handbook.stage_number(item.id)
        title = label["stage"].format(number=number, title=page.title) if page else ""
        return HANDOUT.path(language, item.id), title, 1, 0
    return FORMAT_CARDS.path(language), label["cards"], 1, 0


def _when(handbook: Handbook, language: str, item: Item) -> str:
    """When an item is handed out."""
    label = handbook.words.area("paper.job", language)
    if item.when in (START, END):
        return str(label[item.when])
    page = handbook.page(language, "training/exercises.md")
    exercise = page.section(item.when) if page else None
    number = exercise.title.partition(".")[0] if exercise else ""
    return str(label["after" if item.kind == "stage" else "during"].format(number=number))


def _row(each: _Found, at: int) -> dict[str, str | int]:
    """What the table says of a stack."""
    whole = [(at, each.stack.copies)]
    return {
        "title": each.title,
        "to": each.item.to,
        "programme": each.item.programme,
        "copies": each.stack.copies,
        "each": mark(whole, "each"),
        "pages": mark(whole),
    }


def _range(label: Area, found: Sequence[_Found], programme: str, copies: Mapping[str, int]) -> str:
    """What to type for a programme, and how much paper it takes."""
    wanted = [
        (at, copies[each.item.to])
        for at, each in enumerate(found)
        if each.item.programme in NEEDED[programme]
    ]
    return str(label["range"].format(pages=mark(wanted), paper=mark(wanted, "paper"))) if wanted else ""


def _spare(label: Area, found: Sequence[_Found]) -> str:
    """How to print two more of what each is given, by the example of the first that is for both programmes."""
    for at, each in enumerate(found):
        if (each.item.to, each.item.programme) == ("person", "both"):
            return str(label["spare"].format(title=each.title, pages=mark([(at, 2)])))
    return ""
