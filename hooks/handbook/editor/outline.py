"""What can be opened: the pages in the order of the menu, then the tables of data; each with a title in every language.

Read at once from the files' first lines: the list is there before the rules have read the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from handbook.editor.files import Files
from handbook.model import LANGUAGES
from handbook.model.urls import site_url
from handbook.source import settings, yaml_lines

_TITLE = re.compile(r"^title: *(?:'((?:[^']|'')*)'|\"(.*)\"|(.*?)) *$", re.M)
_PAIR = re.compile(r"^title: *\{ *kk: *'(?P<kk>(?:[^']|'')*)', *ru: *'(?P<ru>(?:[^']|'')*)' *\}", re.M)
DATA = "docs/_data/"
SHOWN_AT = {
    "glossary": "glossary/",
    "laws": "laws/",
    "ways": "law/where-to-turn/",
    "terms": "law/terms/",
    "matters": "law/who-decides/",
    "stages": "stages/",
    "formats": "formats/",
    "purposes": "formats/",
    "downloads": "downloads/",
    "slides": "training/",
}
"""A table of data -> the page that shows it. What is not here shows on the home page."""


def outline(files: Files) -> list[dict[str, Any]]:
    """Groups of what can be opened: `{"title": {"kk": …}, "rows": [{"name", "title", "files", "url", "kind"}]}`."""
    paths = files.paths()
    pages = _pages(files, paths)
    groups: list[dict[str, Any]] = []
    alone: list[dict[str, Any]] = []
    for title, names in _menu(files):
        rows = [pages.pop(name) for name in names if name in pages]
        if title:
            groups.append({"title": title, "rows": rows})
        else:
            alone += rows
    groups.append({"title": {}, "data": "alone", "rows": [*alone, *pages.values()]})
    data = [_data(files, path) for path in paths if path.startswith(DATA)]
    for name in ("", "templates", "specimens", "words"):
        groups.append(
            {"title": {}, "data": name or "data", "rows": [row for row in data if row["folder"] == name]}
        )
    return [group for group in groups if group["rows"]]


def _menu(files: Files) -> Iterator[tuple[dict[str, str], tuple[str, ...]]]:
    try:
        document = yaml_lines.parse((files.root / "mkdocs.yml").read_text(encoding="utf-8-sig"))
        found = settings.read(document)
    except (OSError, UnicodeDecodeError, yaml_lines.BrokenYamlError):
        return
    for section in found.sections:
        yield dict(section.title), section.pages


def _pages(files: Files, paths: list[str]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path in paths:
        _, folder, *rest = path.split("/", 2)
        if folder not in LANGUAGES:
            continue
        name = rest[0]
        stem = name.removesuffix(".md").removesuffix("index")
        url = stem if not stem or stem.endswith("/") else stem + "/"
        row = found.setdefault(
            name,
            {
                "kind": "page",
                "name": name,
                "title": {},
                "files": {},
                "url": {language: site_url(language, url) for language in LANGUAGES},
            },
        )
        row["files"][folder] = path
        titled = _TITLE.search(_head(files, path))
        row["title"][folder] = next(filter(None, titled.groups()), "") if titled else ""
    return found


def _data(files: Files, path: str) -> dict[str, Any]:
    inner = path.removeprefix(DATA).removesuffix(".yml")
    folder, _, name = inner.rpartition("/")
    head = _head(files, path)
    titled = _PAIR.search(head)
    first = head.split("\n", 1)[0].lstrip("# ")
    said = [" ".join(part.split()) for part in first.split(" · ")]
    title = dict(zip(LANGUAGES, said, strict=False)) if len(said) == len(LANGUAGES) else {}
    if folder == "templates" and titled:
        title = titled.groupdict()
    if folder == "specimens":
        other = _PAIR.search(_head(files, f"{DATA}templates/{name}.yml"))
        title = other.groupdict() if other else {}
    url = f"templates/{name}/" if folder in ("templates", "specimens") else SHOWN_AT.get(inner, "")
    return {
        "kind": "data",
        "name": inner + ".yml",
        "folder": folder,
        "title": title,
        "files": {"data": path},
        "url": {language: site_url(language, url) for language in LANGUAGES},
    }


def _head(files: Files, path: str) -> str:
    try:
        with (files.root / path).open(encoding="utf-8-sig", errors="replace") as file:
            return file.read(3000)
    except OSError:
        return ""
