"""What can be downloaded: entries that name files and pages as they are named."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from fnmatch import fnmatchcase

from handbook.model import LANGUAGES, Handbook
from handbook.model.outputs import names
from handbook.rules.registry import Finding, finding, rule


@rule(
    "download-each",
    kk="«{id}» жазбасында {{id}} бар болса, each: stages не each: templates жолы да болсын; жоқ болса, each жолын өшіріңіз",
    ru="Если в записи «{id}» есть {{id}}, нужна строка each: stages или each: templates; если нет – уберите each",
)
def download_each(handbook: Handbook) -> Iterator[Finding]:
    for entry in handbook.downloads:
        if any(("{id}" in file) != bool(entry.each) for file in entry.files):
            yield finding(entry.place, id=entry.id)


@rule(
    "download-pages",
    kk="«{id}» жазбасының pages тізіміндегі «{pattern}» бірде-бір бетке сай емес. Беттің мекенжайын .md-сіз жазыңыз: stages/analysis",
    ru="В pages записи «{id}» стоит «{pattern}», а таких страниц нет. Впишите адрес страницы без .md: stages/analysis",
)
def download_pages(handbook: Handbook) -> Iterator[Finding]:
    paths = [page.path.removesuffix(".md") for page in handbook.in_language(LANGUAGES[0])]
    for entry in handbook.downloads:
        for pattern in entry.pages:
            if not any(fnmatchcase(path, pattern) for path in paths):
                yield finding(entry.place, id=entry.id, pattern=pattern)


@rule(
    "download-file",
    kk="«{id}» жазбасындағы «{file_}» файлы жасалмайды. Былай жазыңыз: {known}",
    ru="Файла «{file_}» из записи «{id}» никто не делает. Напишите так: {known}",
)
def download_file(handbook: Handbook) -> Iterator[Finding]:
    made = names(handbook) | {f"/{asset}" for asset in handbook.assets}
    for entry in handbook.downloads:
        for file in entry.files:
            if file not in made:
                known = max(made, key=lambda name: SequenceMatcher(None, name, file).ratio())
                yield finding(entry.place, id=entry.id, file_=file, known=known)
