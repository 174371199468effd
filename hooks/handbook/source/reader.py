"""Reads the handbook's files into the model.

Never stops at the first fault: what cannot be read is left out and noted, and the rules turn the notes into problems.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from handbook.ledgers import accepted, changed, fields, permalinks
from handbook.model import LANGUAGES, Handbook, Page, Place, Section
from handbook.model.forms import TemplateForm
from handbook.model.leftovers import is_leftover
from handbook.model.specimens import Specimen
from handbook.model.words import FOLDER as WORDS_FOLDER
from handbook.model.words import Words
from handbook.source import (
    code,
    markdown,
    schema,
    sections,
    settings,
    spelling_files,
    words,
)
from handbook.source.data_files import DATA_FILES, FRONT_MATTER, DataFile
from handbook.source.files import Files
from handbook.source.slips import slips
from handbook.source.specimen_files import check_specimen, specimen
from handbook.source.template_files import TEMPLATE, template

DOCS = "docs"
DATA = "docs/_data"
CONFIG = "mkdocs.yml"


def read(root: Path) -> Handbook:
    """Reads `docs/` and `mkdocs.yml` below `root`. Raises nothing: see Handbook.faults."""
    files = Files(root)
    docs = _docs(files)
    for language in LANGUAGES:
        if not any(page_language == language for page_language, _ in docs.pages):
            files.fault("missing-file", f"{DOCS}/{language}", 0, reason="")
    fingerprints, _ = files.ledger(accepted.LEDGER, accepted.parse, "broken-ledger")
    days, _ = files.ledger(changed.LEDGER, changed.parse, "broken-date")
    rows, permalinks_text = files.ledger(permalinks.LEDGER, permalinks.parse, "broken-permalink")
    recorded, fields_text = files.ledger(fields.LEDGER, fields.parse, "broken-field")
    menu = _settings(files)
    code.look_at(files)
    data: dict[str, Any] = {name: tuple(_entries(files, file)) for name, file in DATA_FILES.items()}
    handbook = Handbook(
        **data,
        pages=docs.pages,
        assets=frozenset(docs.assets),
        templates=tuple(_templates(files)),
        specimens=tuple(_specimens(files)),
        nav=tuple(menu.pages),
        menu=tuple(menu.sections),
        fingerprints=fingerprints,
        changed=days,
        permalinks=rows,
        words=_words(files),
        accepted_words=_accepted_words(files),
        removed_permalinks=permalinks.removed_rows(root, permalinks.LEDGER, permalinks_text),
        fields=recorded,
        removed_fields=permalinks.removed_rows(root, fields.LEDGER, fields_text),
        faults=tuple(files.faults),
        to_fill=tuple(files.to_fill),
    )
    return dataclasses.replace(handbook, slips=slips(root, handbook))


def read_accepted_words(root: Path) -> dict[str, tuple[str, ...]]:
    """The words that the editors accept, alone: language -> words."""
    return _accepted_words(Files(root))


@dataclass
class _Docs:
    """What is below `docs/`: pages by language and path, and the paths of all else."""

    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    assets: set[str] = field(default_factory=set)


def _docs(files: Files) -> _Docs:
    docs = _Docs()
    folder = files.root / DOCS
    for found in sorted(folder.rglob("*")):
        path = found.relative_to(folder)
        name = path.as_posix().encode("utf-8", "replace").decode()
        if any(is_leftover(part) for part in path.parts):
            continue  # what programs leave behind (.DS_Store, .impact.md.swp) is not published
        is_page = found.suffix == ".md" and path.parts[0] != "_data"
        if not found.is_file():
            if is_page or not found.is_dir():
                files.fault("not-a-file", f"{DOCS}/{name}")
        elif name != path.as_posix():
            files.fault("not-a-file", f"{DOCS}/{name}")
        elif not is_page:
            docs.assets.add(name)
        elif path.parts[0] in LANGUAGES and len(path.parts) > 1:
            page = _page(files, path.parts[0], "/".join(path.parts[1:]))
            if page:
                docs.pages[page.language, page.path] = page
        else:
            files.fault("stray-page", f"{DOCS}/{name}")
    return docs


def _page(files: Files, language: str, path: str) -> Page | None:
    file = f"{DOCS}/{language}/{path}"
    text = files.text(file)
    if text is None:
        return None
    front_matter, lines, parts = _parts(text)
    page = Page(language, path, file, sections=parts, lines=lines)
    for at, line in enumerate(text.split("\n")[: lines[0][0] - 1 if lines else None], start=1):
        if front_matter is not None and markdown.is_smart_rule(line):
            files.fault("front-matter-dashes", file, at)
            break
    if front_matter is None:
        files.fault("no-front-matter", file)
        return page
    document = files.yaml(file, front_matter, first_line=2)
    if document is None:
        return page
    files.complain(file, document, FRONT_MATTER({} if document.value is None else document.value))
    return dataclasses.replace(
        page,
        meta=document.value if isinstance(document.value, dict) else {},
        meta_lines={str(where[0]): line for where, line in document.lines.items() if len(where) == 1},
    )


@lru_cache(maxsize=500)
def _parts(text: str) -> tuple[str | None, tuple[tuple[int, str], ...], tuple[Section, ...]]:
    """A page's front matter, prose lines and sections; kept from one reading to the next."""
    front_matter, body, first_line = markdown.split_front_matter(text)
    lines = markdown.prose_lines(body, first_line)
    return front_matter, tuple(lines), sections.sections(lines)


def _entries(files: Files, file: DataFile) -> Iterator[object]:
    """What is made of the well-formed entries of a data file that is a list."""
    path = f"{DATA}/{file.name}"
    document = files.document(path)
    if document is None:
        return
    if not isinstance(document.value, list):
        shown = schema.excerpt(document.value)
        files.fault("wrong-type", path, 1, key=file.name, value=shown, expected="- id: …")
        return
    for index, entry in enumerate(document.value):
        if not files.complain(path, document, file.schema(entry, (index,))):
            yield file.make(entry, Place(path, document.line(index)))


def _templates(files: Files) -> Iterator[TemplateForm]:
    """The well-formed template documents, a file each."""
    for path in files.below(f"{DATA}/templates", "*.yml"):
        document = files.document(path)
        if document and not files.complain(path, document, TEMPLATE(document.value, ())):
            assert isinstance(document.value, dict)  # the schema has said so
            yield template(document.value, path, document.lines)


def _specimens(files: Files) -> Iterator[Specimen]:
    """The well-formed template documents that are filled in, a file each."""
    for path in files.below(f"{DATA}/specimens", "*.yml"):
        document = files.document(path)
        if document and not files.complain(path, document, check_specimen(document.value)):
            yield specimen(document.value, path, document.lines)


def _words(files: Files) -> Words:
    """The words of the interface, a file for each area."""
    documents = {}
    for area, path in words.PATHS.items():
        document = files.document(path)
        if document:
            files.complain(path, document, words.schema_of(area)(document.value))
            documents[area] = document
    for path in files.below(WORDS_FOLDER, "*.yml"):
        if path not in words.PATHS.values():
            files.fault("unknown-key", path, key=Path(path).name, known=", ".join(words.PATHS))
    return words.read(documents)


def _accepted_words(files: Files) -> dict[str, tuple[str, ...]]:
    """The words of each language that its editors have accepted; a language may have no list."""
    paths = {language: spelling_files.path(language) for language in LANGUAGES}
    return {
        language: files.ledger(path, spelling_files.parse, "broken-word")[0]
        for language, path in paths.items()
        if (files.root / path).exists()
    }


def _settings(files: Files) -> settings.Settings:
    """The menu, as far as mkdocs.yml could be read."""
    document = files.document(CONFIG)
    if document is None:
        return settings.Settings()
    found = settings.read(document)
    files.complain(CONFIG, document, found.complaints)
    return found
