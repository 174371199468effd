"""What the book and the trainer's pack are made of, and in which order: the menu, as a publisher would bind it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from handbook.model import Handbook
from handbook.model.paper import LEFT_OUT, TRAINING, is_in_book
from handbook.model.urls import site_url
from handbook.model.words import Area

ANNEX, LAW = "templates/", "law/"
LAWS = "laws.md"
READ_ALOUD = "case.md"
"""The story that the trainer reads aloud: it stands in the book, and in the pack once more."""
OPENINGS = ("stages/", "formats/")
"""Chapters of these folders begin a page; all others of a book run on."""


LARGE = ("stages/", READ_ALOUD, "formats/index.md", LAW)


@dataclass(frozen=True)
class Section:
    """A part of a book: its title, empty where its chapters stand by themselves, and the paths of its pages."""

    title: str
    paths: tuple[str, ...]
    runs_on: bool = False
    """Whether a chapter begins where the last one ends."""
    has_specimens: bool = False


def sections(handbook: Handbook, language: str) -> list[Section]:
    """The parts of the book: first what is read, then, to be printed or left out as a whole, what one looks up in law."""
    found = [
        _section(name, paths)
        for name, paths in _menu(handbook, language)
        if not paths[0].startswith((TRAINING, LAW))
    ]
    law = [_section(name, paths) for name, paths in _menu(handbook, language) if paths[0].startswith(LAW)]
    if law:
        listed = any(LAWS in section.paths for section in found)
        found = [
            Section(
                each.title,
                tuple(path for path in each.paths if path != LAWS),
                each.runs_on,
                each.has_specimens,
            )
            for each in found
        ]
        last = law[-1]
        law[-1] = Section(last.title, (*last.paths, *((LAWS,) if listed else ())), last.runs_on)
    return [*(section for section in found if section.paths), *law]


def large_print(handbook: Handbook, language: str) -> list[Section]:
    """The parts of the book in large print: what one acts by, with the list of forms. All else can be enlarged in the e-book."""
    kept = [
        replace(section, paths=tuple(path for path in section.paths if path.startswith(LARGE)))
        for section in sections(handbook, language)
    ]
    return [section for section in kept if section.paths]


def training(handbook: Handbook, language: str) -> list[Section]:
    """The parts of the trainer's pack."""
    return [
        Section(name, (*paths, READ_ALOUD))
        for name, paths in _menu(handbook, language)
        if paths[0].startswith(TRAINING)
    ]


def away(
    handbook: Handbook, language: str, paths: Collection[str], root: str, label: Area
) -> Mapping[str, str]:
    """What is printed after a link to a page that is not among these: where else to look for it."""
    found = {}
    for page in handbook.in_language(language):
        if page.path in paths:
            continue
        address = site_url(language, page.url)
        number = handbook.stage_number(page.id) if page.path.startswith("stages/") else 0
        if number:
            found[address] = label["away_stage"].format(number=number)
        elif is_in_book(page.path):
            found[address] = label["away_book"]
        elif root:
            found[address] = (root + address).partition("://")[2]
        else:
            found[address] = label["away_site"]
    return found


def _menu(handbook: Handbook, language: str) -> list[tuple[str, tuple[str, ...]]]:
    found = [
        (section.title.get(language, ""), tuple(path for path in section.pages if path not in LEFT_OUT))
        for section in handbook.menu
    ]
    return [(name, paths) for name, paths in found if paths]


def _section(name: str, paths: tuple[str, ...]) -> Section:
    is_annex = paths[0].startswith(ANNEX)
    return Section(name, paths, bool(name) and not paths[0].startswith(OPENINGS), is_annex)
