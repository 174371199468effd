"""What the participants of a seminar are given, `pdf/sheets.pdf`: every sheet and the cards of the role play, each on paper of its own.

Every one has a page and a blank back: to write on, and so that no other sheet gets behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook.model import LANGUAGES, Handbook, Page
from handbook.model.outputs import SHEETS
from handbook.model.seminar import CARDS, PLACES
from handbook.publish.paper.pages import Chapter, Contents, chapters, part
from handbook.publish.paper.pdf import Document
from handbook.render.jinja import render

RULED = "sheet-minutes"
TOO_LONG = (
    "docs/{language}/training/handouts.md:1: [long-sheet] парақтардың бірі бір бетке сыймайды, мәтінін қысқартыңыз · один из листов "
    "не помещается на страницу, сократите его текст"
)


@dataclass(frozen=True)
class Sheet:
    """A sheet: the id of its section, its title, and its parts as (title, HTML): one with no title, or cards."""

    id: str
    title: str
    parts: Sequence[tuple[str, str]]

    @property
    def is_cards(self) -> bool:
        return self.id == CARDS

    @property
    def is_ruled(self) -> bool:
        """Whether the rest of its page is for writing."""
        return self.id == RULED


def pdfs(handbook: Handbook, contents: Contents, root: str) -> Iterator[Document]:
    """The sheets in each language; there is no address on them, so that of the site, `root`, is not asked for."""
    for language in LANGUAGES:
        paths = list(dict.fromkeys(path for path, _ in PLACES))
        made = {chapter.page.path: chapter for chapter in chapters(handbook, contents, language, paths, "")}
        sheets = [
            sheet
            for path, place in PLACES
            if path in made
            for sheet in _sheets(made[path], made[path].page, place)
        ]
        if sheets:
            html = render(
                "pdf/sheets.html",
                language=language,
                title=handbook.words.area("paper.sheets", language)["title"],
                summary=handbook.words.area("paper.sheets", language)["summary"],
                brand=handbook.words.area("frame", language)["brand"],
                about=handbook.words.area("frame", language)["about"],
                sheets=sheets,
            )
            too_long = TOO_LONG.format(language=language)
            yield Document(SHEETS.path(language), html, pages=2 * len(sheets), too_long=too_long)


def _sheets(chapter: Chapter, page: Page, place: str) -> Iterator[Sheet]:
    parts = [(section.title, part(chapter, section.id)) for section in page.within(place)]
    section = page.section(place)
    if place == CARDS and section:
        yield Sheet(place, section.title, parts)
    else:
        for found, (title, html) in zip(page.within(place), parts, strict=True):
            yield Sheet(found.id, title, [("", html)])
