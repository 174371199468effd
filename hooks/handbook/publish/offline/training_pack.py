"""`training-pack.zip`: what a seminar needs, in one archive a language, with a list of how many of each to print."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from handbook.components import downloads
from handbook.model import LANGUAGES, Download, Handbook, Place
from handbook.model.errors import BuildError
from handbook.model.outputs import TRAINING_PACK
from handbook.model.urls import site_url
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


def _entries(handbook: Handbook, site: Output, language: str) -> Iterator[tuple[str, bytes]]:
    listed = [
        entry
        for entry in handbook.downloads
        if entry.purpose == PURPOSE and entry.files != (TRAINING_PACK.pattern,)
    ]
    yield (
        README,
        _readme(handbook, listed, language).encode("utf-8-sig"),
    )  # the mark tells an old Notepad what letters these are
    for entry in listed:
        for item in downloads.items(handbook, entry, language):
            for path in item.files:
                if path not in site:
                    raise MissingFileError(entry.place, path)
                yield _name(path, language), site.read(path)


def _readme(handbook: Handbook, listed: list[Download], language: str) -> str:
    text = handbook.words.area("downloads.pack", language)
    brand = handbook.words.area("frame", language)["brand"]
    lines = [f"{brand}. {text['title']}", "", text["begin"], text["count"], ""]
    for entry in listed:
        lines.append(entry.title[language] + (f". {entry.copies[language]}" if entry.copies else ""))
        lines += [
            f"    {_name(path, language)}"
            for item in downloads.items(handbook, entry, language)
            for path in item.files
        ]
        lines.append("")
    return "\r\n".join(lines)


def _name(path: str, language: str) -> str:
    """A file's name in the pack: `ru/pdf/stages/analysis.pdf` -> `stages/analysis.pdf`, `ru/training/slides.pptx` -> `slides.pptx`."""
    inner = path.removeprefix(site_url(language, "")).removeprefix("pdf/").removeprefix("training/")
    return f"templates/{posixpath.basename(inner)}" if inner.startswith("templates/") else inner
