"""The handbook as a printed book, and the trainer's pages as a pack: PDFs laid out by `overrides/pdf/book.html`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handbook.drawing import qr_codes
from handbook.ledgers.changed import last_changed
from handbook.model import LANGUAGES, Handbook, outputs
from handbook.model.urls import site_url
from handbook.publish.paper.pages import Chapter, Contents, chapters, part
from handbook.publish.paper.pdf import Document
from handbook.render.jinja import render
from handbook.text.dates import full_date

HOME = "index.md"
TRAINING = "training/"
ANNEX = "templates/"
READ_ALOUD = "case.md"
"""The story that the trainer reads aloud: it stands in the book, and in the pack once more."""
LEFT_OUT = (HOME, "my-dialogue.md", "downloads.md", "offline.md", "linking.md", "accessibility.md")
"""Pages that speak of the site itself: of no use on paper."""

_Section = tuple[str, Sequence[str]]


@dataclass(frozen=True)
class _Part:
    """A part of a book: its title, empty where its chapters stand by themselves."""

    title: str
    chapters: Sequence[Mapping[str, object]]


@dataclass(frozen=True)
class _Book:
    """What a book is called and made of: the titles of its parts, and the paths of the pages in each."""

    file: outputs.OutputFile
    kind: str
    title: str
    subtitle: str
    sections: Sequence[_Section]


def pdfs(handbook: Handbook, contents: Contents, root: str) -> Iterator[Document]:
    """The book and the trainer's pack in each language. `root` is the site's own address, empty where it is not known."""
    for language in LANGUAGES:
        for book in _books(handbook, language):
            yield _document(handbook, contents, language, root, book)


def _books(handbook: Handbook, language: str) -> Iterator[_Book]:
    label = handbook.words.area("paper.book", language)
    yield _Book(
        outputs.BOOK, "book", title(handbook, language), label["region"], sections(handbook, language)
    )
    training = [
        (name, [*paths, READ_ALOUD])
        for name, paths in _menu(handbook, language)
        if paths[0].startswith(TRAINING)
    ]
    if training:
        yield _Book(outputs.TRAINING_BOOK, "pack", label["pack"], label["pack_of"], training)


def sections(handbook: Handbook, language: str) -> list[_Section]:
    """The parts of the book, each with the paths of its pages: those of the menu, the templates as an annex."""
    label = handbook.words.area("paper.book", language)
    menu = _menu(handbook, language)
    main = [(name, paths) for name, paths in menu if not paths[0].startswith((TRAINING, ANNEX))]
    annex = [(f"{label['annex']}. {name}", paths) for name, paths in menu if paths[0].startswith(ANNEX)]
    return main + annex


def _menu(handbook: Handbook, language: str) -> list[_Section]:
    menu = [
        (section.title.get(language, ""), [path for path in section.pages if path not in LEFT_OUT])
        for section in handbook.menu
    ]
    return [(name, paths) for name, paths in menu if paths]


def _document(handbook: Handbook, contents: Contents, language: str, root: str, book: _Book) -> Document:
    paths = [path for _, pages in book.sections for path in pages]
    made = {chapter.page.path: chapter for chapter in chapters(handbook, contents, language, paths, root)}
    parts = [
        _Part(name, [_book_chapter(handbook, made[path], root) for path in pages if path in made])
        for name, pages in book.sections
    ]
    home = next(iter(chapters(handbook, contents, language, [HOME], root)), None)
    days = [found for chapter in made.values() if (found := last_changed(handbook, chapter.page))]
    html = render(
        "pdf/book.html",
        kind=book.kind,
        language=language,
        title=book.title,
        subtitle=book.subtitle,
        parts=parts,
        label=handbook.words.area("paper.book", language),
        brand=handbook.words.area("frame", language)["brand"],
        made_by=part(home, "who-made-it") if home else "",
        about=handbook.words.area("frame", language)["about"],
        dated=full_date(max(days), handbook.words.area("dates", language)) if days else "",
        address=root + site_url(language, "") if root else "",
    )
    return Document(book.file.path(language), html)


def _book_chapter(handbook: Handbook, chapter: Chapter, root: str) -> dict[str, object]:
    page = chapter.page
    number = handbook.stage_number(page.id) if page.path.startswith("stages/") else 0
    code = handbook.words.area("paper", page.language)["code"]
    label = handbook.words.area("paper.book", page.language)
    address = root + site_url(page.language, page.url) if root else ""
    named = handbook.stages[number - 1].recommendations if number else ()
    sections = [
        {"id": f"{chapter.id}--{name}", "title": section.title}
        for name in named
        if (section := page.section(name))
    ]
    return {
        "id": chapter.id,
        "title": page.title,
        "sections": sections,
        "type": page.type,
        "html": chapter.html,
        "kicker": label["stage"].format(number=number) if number else "",
        "number": number,
        "code": qr_codes.inline(address, code.format(address=address)) if address else "",
        "address": address,
    }


def title(handbook: Handbook, language: str) -> str:
    """What the handbook is called: the heading of its home page."""
    home = handbook.page(language, HOME)
    return (
        home.sections[0].title if home and home.sections else handbook.words.area("frame", language)["brand"]
    )
