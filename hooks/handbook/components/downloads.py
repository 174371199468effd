"""The page of downloads: files by what they are taken along for, each with its pages, size and the day of its words.

Pages and sizes are known only when everything is built; byte_counts.py puts them in then.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from handbook.ledgers import changed
from handbook.model import LANGUAGES, UNLISTED, Download, Handbook
from handbook.model.outputs import BILINGUAL_ENDING, CATALOGUE_SCHEMA, late_paths
from handbook.model.urls import site_url
from handbook.page.view import View
from handbook.render.jinja import render
from handbook.text.dates import full_date

KINDS = {
    ".pdf": "PDF",
    ".docx": "Word",
    ".pptx": "PowerPoint",
    ".epub": "EPUB",
    ".zip": "ZIP",
    ".svg": "SVG",
    ".js": "JavaScript",
    ".json": "JSON",
}


@dataclass(frozen=True)
class Item:
    """One thing of an entry, in a language: the entry itself, or one of the stages or templates that it stands for."""

    title: str
    page: str
    """The page it belongs to, `stages/analysis.md`; empty for the entry itself."""
    files: tuple[str, ...]
    """Paths from the root of the site."""


def items(handbook: Handbook, entry: Download, language: str) -> Iterator[Item]:
    """What an entry of the data stands for."""
    if not entry.each:
        yield Item(entry.title[language], "", tuple(_path(file, language) for file in entry.files))
        return
    ids = [
        one
        for stage in handbook.stages
        for one in ((stage.id,) if entry.each == "stages" else stage.templates)
    ]
    in_two = {form.id for form in handbook.templates if form.bilingual}
    for one in ids:
        path = f"{entry.each}/{one}.md"
        page = handbook.page(language, path)
        files = [file for file in entry.files if not file.endswith(BILINGUAL_ENDING) or one in in_two]
        yield Item(
            page.title if page else one,
            path,
            tuple(_path(file.replace("{id}", one), language) for file in files),
        )


def last_changed(handbook: Handbook, entry: Download, language: str) -> str:
    """The day of the newest words in the files, `2026-11-25`; empty where one of their pages has no recorded day."""
    languages = LANGUAGES if all(file.startswith("/") for file in entry.files) else (language,)
    days = [
        changed.last_changed(handbook, page)
        for name in languages
        for page in handbook.in_language(name)
        if page.path not in UNLISTED
        and any(fnmatchcase(page.path.removesuffix(".md"), pattern) for pattern in entry.pages)
    ]
    return max(days) if days and all(days) else ""


def named(handbook: Handbook) -> dict[str, tuple[dict[str, str], str]]:
    """What each file is called in every language, and the day of its words: by path from the root of the site."""
    found: dict[str, tuple[dict[str, str], str]] = {}
    for entry in handbook.downloads:
        titles = [
            dict(zip(LANGUAGES, names, strict=True))
            for names in zip(
                *([item.title for item in items(handbook, entry, name)] for name in LANGUAGES), strict=True
            )
        ]
        for language in LANGUAGES:
            day = last_changed(handbook, entry, language)
            for item, title in zip(items(handbook, entry, language), titles, strict=True):
                found.update((file, (title, day)) for file in item.files if file not in found)
    return found


def fragment(view: View, purpose: str) -> str:
    """The files of one purpose, as a list."""
    language, label = view.language, view.words("downloads")
    entries = [entry for entry in view.handbook.downloads if entry.purpose == purpose]
    shown = [
        {
            "title": entry.title[language],
            "what": entry.what[language] if entry.what else "",
            "is_group": bool(entry.each),
            "copies": entry.copies[language] if entry.copies else "",
            "date": _date(view, entry),
            "items": [_item(view, item) for item in items(view.handbook, entry, language)],
        }
        for entry in entries
    ]
    return render("downloads.html", entries=shown, label=label)


def _date(view: View, entry: Download) -> str:
    found = full_date(last_changed(view.handbook, entry, view.language), view.words("dates"))
    return view.words("downloads")["day"].format(day=found) if found else ""


def _item(view: View, item: Item) -> dict[str, object]:
    late = late_paths(view.handbook)
    # The catalogue tells the sizes of all files, so that it is written last: its own is not known to the pages.
    files = [
        {
            "path": path,
            "href": view.file(path),
            "is_pdf": path.endswith(".pdf"),
            "label": _kind(view, path),
            "is_counted": not path.endswith(".json"),
            "is_there": view.has_pdfs or path not in late,
        }
        for path in item.files
    ]
    return {"title": item.title, "href": view.href(item.page) if item.page else "", "files": files}


def _kind(view: View, path: str) -> str:
    ending = posixpath.splitext(path)[1]
    if path.endswith(BILINGUAL_ENDING):
        return str(view.words("downloads")["both"])
    if path == CATALOGUE_SCHEMA.pattern:
        return str(view.words("downloads")["schema"])
    return KINDS.get(ending, ending[1:].upper())


def _path(file: str, language: str) -> str:
    return file[1:] if file.startswith("/") else site_url(language, file)
