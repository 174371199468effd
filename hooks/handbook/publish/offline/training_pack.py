"""`training-pack.zip`: what a seminar needs, in one archive a language, with a list of how many of each to print."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from handbook.components import downloads
from handbook.model import LANGUAGES, Download, Handbook, Place
from handbook.model.errors import BuildError
from handbook.model.outputs import PRINT_JOB, SHEETS, TRAINING_BOOK, TRAINING_PACK
from handbook.model.seminar import first_page, sheets
from handbook.render import archives
from handbook.render.output import Output

PURPOSE = "seminar"
README = "README.txt"
MISSING = (
    "{place}: [missing-download] «{path}» файлы жасалмаған, ал тізімде тұр. files жолындағы атын түзетіңіз немесе жазбаны "
    "өшіріңіз · файла «{path}» нет, а в списке он стоит. Исправьте его имя в files или уберите запись"
)


class MissingFileError(BuildError):
    """A file that the data name and that was not made; the text says where and what to do."""

    def __init__(self, place: Place, path: str) -> None:
        super().__init__(MISSING.format(place=place, path=path))


def files(handbook: Handbook, site: Output) -> Iterator[tuple[str, bytes]]:
    """(path from the site's root, content) of the pack in each language.

    Raises MissingFileError, and OSError where a file cannot be read.
    """
    for language in LANGUAGES:
        yield TRAINING_PACK.path(language), archives.pack(_entries(handbook, site, language))


def folder(language: str) -> str:
    """The one folder in a pack: both languages can be unpacked side by side, and lie apart."""
    return f"seminar-{language}/"


def names(handbook: Handbook, language: str) -> dict[str, str]:
    """The files of a pack by path from the site's root, and their names in it: numbered as they are listed.

    `pdf/stages/analysis.pdf` -> `seminar-kk/6-stages/1-analysis.pdf`, `training/slides.pptx` -> `seminar-kk/3-slides.pptx`.
    """
    found = {}
    for number, entry in enumerate(_listed(handbook), start=1):
        files = [path for item in downloads.items(handbook, entry, language) for path in item.files]
        for place, path in enumerate(files, start=1):
            name = posixpath.basename(path)
            inner = f"{number}-{entry.each}/{place}-{name}" if len(files) > 1 else f"{number}-{name}"
            found[path] = folder(language) + inner
    return found


def _listed(handbook: Handbook) -> list[Download]:
    return [
        entry
        for entry in handbook.downloads
        if entry.purpose == PURPOSE and entry.files != (TRAINING_PACK.pattern,)
    ]


def _entries(handbook: Handbook, site: Output, language: str) -> Iterator[tuple[str, bytes]]:
    named = names(handbook, language)
    readme = _readme(handbook, named, language).encode("utf-8-sig")
    yield folder(language) + README, readme  # the mark tells an old Notepad what letters these are
    for entry in _listed(handbook):
        for item in downloads.items(handbook, entry, language):
            for path in item.files:
                if path not in site:
                    raise MissingFileError(entry.place, path)
                yield named[path], site.read(path)


def _readme(handbook: Handbook, named: Mapping[str, str], language: str) -> str:
    text = handbook.words.area("downloads.pack", language)
    brand = handbook.words.area("frame", language)["brand"]
    short = {path: name.removeprefix(folder(language)) for path, name in named.items()}
    begin = text["begin"].format(trainer=short.get(TRAINING_BOOK.path(language), ""))
    quick = text["quick"].format(job=short.get(PRINT_JOB.path(language), ""))
    lines = [f"{brand}. {text['title']}", "", begin, quick, text["count"], ""]
    for number, entry in enumerate(_listed(handbook), start=1):
        lines.append(f"{number}. {entry.title[language]}")
        lines += [f"   {said[language]}" for said in (entry.what, entry.copies) if said]
        files = [path for item in downloads.items(handbook, entry, language) for path in item.files]
        lines += [f"   {short[path]}" for path in files]
        if SHEETS.path(language) in files:
            lines += [
                "   " + text["sheet"].format(page=first_page(place), title=title)
                for place, title in enumerate(sheets(handbook, language).values())
            ]
        lines.append("")
    return "\r\n".join(lines)
