"""The handbook as a printed book, and the trainer's pages as a pack: PDFs laid out by `overrides/pdf/book.html`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from handbook.drawing import qr_codes
from handbook.ledgers.changed import last_changed
from handbook.model import LANGUAGES, Handbook, Page, outputs
from handbook.model.addresses import short_addresses
from handbook.model.paper import HOME, TRAINING
from handbook.model.urls import site_url
from handbook.model.words import Area
from handbook.publish.paper import book_pages, laws, term_index
from handbook.publish.paper.book_plan import LAWS, Section, away, large_print, sections, training
from handbook.publish.paper.pages import Chapter, Contents, chapters, part
from handbook.publish.paper.pdf import Document
from handbook.render.jinja import render
from handbook.text.dates import full_date

ABOUT = "about.md"
GLOSSARY = "glossary.md"


@dataclass(frozen=True)
class _Book:
    """What a book is called and made of."""

    file: outputs.OutputFile
    kind: str
    title: str
    subtitle: str
    sections: Sequence[Section]
    is_large: bool = False


@dataclass(frozen=True)
class _BookChapter:
    """A chapter as its layout takes it."""

    id: str
    title: str
    type: str
    chapter: Chapter | None = None
    written: str = ""
    """Its HTML where it is no page of the site."""
    sections: Sequence[Mapping[str, str]] = ()
    specimen: str = ""
    """The template of the chapter, filled in, as HTML."""
    kicker: str = ""
    number: int = 0
    code: str = ""
    address: str = ""

    @property
    def html(self) -> str:
        return self.chapter.html if self.chapter else self.written


@dataclass(frozen=True)
class _Part:
    """A part of a book; `title` and `number` are empty where its chapters stand by themselves."""

    title: str
    chapters: Sequence[_BookChapter]
    number: int = 0
    runs_on: bool = False
    intro: str = ""


@dataclass(frozen=True)
class _Made:
    """What the makers of a book's parts have in common."""

    handbook: Handbook
    language: str
    root: str
    label: Area
    short: Mapping[str, str]
    """The path of a page -> its address fit for print, from the root of the language."""


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
    if core := large_print(handbook, language):
        yield _Book(
            outputs.LARGE_BOOK,
            "book",
            title(handbook, language),
            f"{label['region']}. {label['large']}",
            core,
            is_large=True,
        )
    lessons = training(handbook, language)
    if lessons:
        yield _Book(outputs.TRAINING_BOOK, "pack", label["pack"], label["pack_of"], lessons)


def _document(handbook: Handbook, contents: Contents, language: str, root: str, book: _Book) -> Document:
    label = handbook.words.area("paper.book", language)
    short = {each.path: each.url for each in short_addresses(handbook) if not each.anchor}
    made = _Made(handbook, language, root, label, short)
    paths = [path for section in book.sections for path in section.paths]
    whole = [HOME, *paths] if book.kind == "book" else paths
    found = {
        chapter.page.path: chapter
        for chapter in chapters(
            handbook, contents, language, whole, root, away(handbook, language, whole, root, label)
        )
    }
    home = found.pop(HOME, None) or next(iter(chapters(handbook, contents, language, [HOME], root)), None)
    about = found.get(ABOUT) or next(iter(chapters(handbook, contents, language, [ABOUT], root)), None)
    parts = [_part(made, section, found) for section in book.sections]
    if book.kind == "book":
        if GLOSSARY in found:
            others = [chapter for path, chapter in found.items() if path not in (GLOSSARY, LAWS)]
            term_index.add(handbook, language, found[GLOSSARY], others)
        if filled := [chapter for each in parts for chapter in _specimens(each)]:
            parts.append(_Part(label["specimens"], filled, runs_on=True, intro=label["specimens_intro"]))
    titled = [each for each in parts if each.title]
    parts = [replace(each, number=titled.index(each) + 1 if each.title else 0) for each in parts]
    days = sorted(day for chapter in found.values() if (day := last_changed(handbook, chapter.page)))
    dated = full_date(days[-1], handbook.words.area("dates", language)) if days else ""
    address = root + site_url(language, "") if root else ""
    html = render(
        "pdf/book.html",
        kind=book.kind,
        is_large=book.is_large,
        language=language,
        title=book.title,
        subtitle=book.subtitle,
        parts=parts,
        label=label,
        brand=handbook.words.area("frame", language)["brand"],
        made_by=part(home, "who-made-it") if home else "",
        begin=book_pages.linked(home.body, "start-here") if home and book.kind == "book" else [],
        about=handbook.words.area("frame", language)["about"],
        rights=part(about, "rights") if about else "",
        contacts="about--contacts" if ABOUT in found else "",
        dated=dated,
        day=days[-1] if days else "",
        stages=_stages(handbook, language) if book.kind == "book" else [],
        address=address,
        code=_code(made, address),
        notes=handbook.words.area("paper.handout", language)["notes"],
    )
    return Document(book.file.path(language), html, is_book=book.kind == "book" and not book.is_large)


def _part(made: _Made, section: Section, found: Mapping[str, Chapter]) -> _Part:
    pages = [found[path] for path in section.paths if path in found]
    for chapter in pages:
        book_pages.fit(chapter)
        if chapter.page.path == LAWS:
            laws.tabulate(chapter.body, made.handbook, made.language, chapter.id)
    listed = [_chapter(made, chapter, section.has_specimens) for chapter in pages]
    return _Part(section.title, listed, runs_on=section.runs_on)


def _chapter(made: _Made, chapter: Chapter, has_specimen: bool) -> _BookChapter:
    page, label = chapter.page, made.label
    number = made.handbook.stage_number(page.id) if page.path.startswith("stages/") else 0
    address = made.root + site_url(page.language, made.short.get(page.path, page.url)) if made.root else ""
    named = made.handbook.stages[number - 1].recommendations if number else _of_training(page)
    marks = [(f"{chapter.id}--{name}", page.section(name)) for name in named]
    return _BookChapter(
        chapter.id,
        page.title,
        page.type,
        chapter,
        sections=[
            {"id": mark, "title": made.handbook.section_title(page, section)}
            for mark, section in marks
            if section
        ],
        specimen=book_pages.specimen(chapter) if has_specimen and page.type == "template" else "",
        kicker=label["stage"].format(number=number, count=len(made.handbook.stages)) if number else "",
        number=number,
        code=_code(made, address),
        address=_printed(address),
    )


def _specimens(part: _Part) -> Iterator[_BookChapter]:
    """The filled-in templates of a part as chapters of another."""
    for chapter in part.chapters:
        if chapter.specimen:
            name = f"{chapter.id}--{book_pages.SPECIMEN}"
            yield _BookChapter(name, chapter.title, "specimen", written=chapter.specimen)


def _stages(handbook: Handbook, language: str) -> list[dict[str, str]]:
    pages = [handbook.page(language, f"stages/{stage.id}.md") for stage in handbook.stages]
    return [
        {"id": f"stages-{page.id}", "title": page.title, "summary": page.summary} for page in pages if page
    ]


def _code(made: _Made, address: str) -> str:
    title = made.handbook.words.area("paper", made.language)["code"]
    return qr_codes.inline(address, title.format(address=address)) if address else ""


def _printed(address: str) -> str:
    """An address as it is typed: without the scheme."""
    return address.removeprefix("https://").removeprefix("http://")


def _of_training(page: Page) -> tuple[str, ...]:
    """The sections of a trainer's page that the contents name: what is looked for with people waiting, each sheet among it."""
    sections = page.sections if page.path.startswith(TRAINING) else ()
    sheets = page.within("sheets") if sections else ()
    return tuple(
        section.id for section in sections if section.id and (section.level == 2 or section in sheets)
    )


def title(handbook: Handbook, language: str) -> str:
    """What the handbook is called: the heading of its home page."""
    home = handbook.page(language, HOME)
    return (
        home.sections[0].title if home and home.sections else handbook.words.area("frame", language)["brand"]
    )
