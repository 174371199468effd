"""The book for phones: EPUB 3.3 (https://www.w3.org/TR/epub-33/), an archive of XHTML, from the same chapters as the printed one."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from handbook.components import flow
from handbook.drawing import cover, flow_layout
from handbook.ledgers.changed import last_changed
from handbook.model import LANGUAGES, Handbook
from handbook.model.outputs import EBOOK
from handbook.model.paper import HOME
from handbook.model.urls import site_url
from handbook.publish.paper import book, book_plan
from handbook.publish.paper.ebook_pages import DIAGRAM, Pages, drawn, file_of, sections_of
from handbook.publish.paper.pages import Chapter, Contents, chapters, part
from handbook.render import archives
from handbook.render.html import parsed
from handbook.render.jinja import render
from handbook.render.xhtml import written
from handbook.text.dates import full_date
from handbook.text.hyphenation import softened

FOLDER = "EPUB/"
MEDIA_TYPE = "application/epub+zip"
UNDATED = "1980-01-01"
"""The day of a book none of whose pages has one: the same as of the files in it."""


@dataclass(frozen=True)
class _Part:
    title: str
    chapters: Sequence[Mapping[str, object]]


def files(handbook: Handbook, contents: Contents, root: str) -> Iterator[tuple[str, bytes]]:
    """(path from the site's root, content) of the e-book in each language; `root` is the site's own address, empty where not known.

    The same content gives the same bytes.
    """
    for language in LANGUAGES:
        entries = _entries(handbook, contents, language, root)
        if entries:
            yield EBOOK.path(language), archives.pack([(archives.MIMETYPE, MEDIA_TYPE), *entries])


def identifier(title: str, language: str) -> str:
    """What the book is known by in every edition: a name made of its title and language (RFC 9562, version 5)."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, f'{language} {title}')}"


def _entries(
    handbook: Handbook, contents: Contents, language: str, root: str
) -> list[tuple[str, str | bytes]]:
    words, frame = handbook.words.area("paper.ebook", language), handbook.words.area("frame", language)
    sections = [(section.title, section.paths) for section in book_plan.sections(handbook, language)]
    made = {
        chapter.page.path: chapter
        for chapter in chapters(
            handbook, contents, language, [path for _, paths in sections for path in paths], root
        )
    }
    if not made:
        return []
    diagram = handbook.words.area("flow", language)
    pages = Pages(
        list(made.values()),
        language,
        f"{diagram['name']}. {diagram['description']}",
        lambda chapter: _blank(handbook, chapter, root),
    )
    parts = [
        _Part(name, [_chapter(handbook, pages, made[path]) for path in paths if path in made])
        for name, paths in sections
        if any(path in made for path in paths)
    ]
    home = next(iter(chapters(handbook, contents, language, [HOME], root)), None)
    days = [found for chapter in made.values() if (found := last_changed(handbook, chapter.page))]
    day = max(days, default="")
    title = book.title(handbook, language)
    values: dict[str, object] = {
        "language": language,
        "title": title,
        "subtitle": handbook.words.area("paper.book", language)["region"],
        "brand": frame["brand"],
        "about": frame["about"],
        "label": words,
        "book": handbook.words.area("paper.book", language),
        "identifier": identifier(title, language),
        "day": day,
        "dated": full_date(day, handbook.words.area("dates", language)) if day else "",
        "modified": f"{day or UNDATED}T00:00:00Z",
        "address": root + site_url(language, "") if root else "",
        "made_by": _made_by(part(home, "who-made-it"), language) if home else "",
        "parts": parts,
        "chapters": [chapter for each in parts for chapter in each.chapters],
        "pictures": [
            (DIAGRAM, "image/svg+xml"),
            *((name, kind) for name, (kind, _) in pages.pictures.items()),
        ],
    }
    return [
        ("META-INF/container.xml", render("epub/container.xml")),
        *((FOLDER + name, render(f"epub/{name}", **values)) for name in _FIXED),
        *(
            (FOLDER + str(chapter["file"]), render("epub/chapter.xhtml", language=language, chapter=chapter))
            for each in parts
            for chapter in each.chapters
        ),
        (FOLDER + "style.css", render("epub/style.css")),
        (FOLDER + "cover.png", cover.cover(title, str(values["subtitle"]), frame["brand"])),
        (FOLDER + DIAGRAM, drawn(flow.standalone(handbook, language, flow_layout.narrow))),
        *((FOLDER + name, content) for name, (_, content) in pages.pictures.items()),
    ]


_FIXED = ("package.opf", "nav.xhtml", "toc.ncx", "cover.xhtml", "front.xhtml")


def _chapter(handbook: Handbook, pages: Pages, chapter: Chapter) -> dict[str, object]:
    page = chapter.page
    number = handbook.stage_number(page.id) if page.path.startswith("stages/") else 0
    named = handbook.stages[number - 1].recommendations if number else ()
    kicker = handbook.words.area("paper.handout", page.language)["kicker"]
    return {
        "id": chapter.id,
        "file": file_of(chapter.id),
        "title": page.title,
        "number": number,
        "kicker": kicker.format(number=number, count=len(handbook.stages)) if number else "",
        "sections": list(sections_of(handbook, chapter, named)),
        "html": pages.html(chapter),
    }


def _blank(handbook: Handbook, chapter: Chapter, root: str) -> Element:
    """Where the blank of a template is to be had: its page on the site, with a link where the address is known."""
    text = handbook.words.area("paper.ebook", chapter.page.language)["blank"]
    before, _, after = text.partition("{page}")
    made = Element("p")
    made.text = before
    name = Element("a" if root else "b")
    name.text, name.tail = f"«{chapter.page.title}»", after
    if root:
        name.set("href", root + site_url(chapter.page.language, chapter.page.url))
    made.append(name)
    return made


def _made_by(html: str, language: str) -> str:
    """Who made the text; in the front of the book links lead nowhere."""
    tree = parsed(softened(html) if language == "kk" else html)
    for link in tree.iter("a"):
        link.tag, link.attrib = "span", {}
    return written(tree)
