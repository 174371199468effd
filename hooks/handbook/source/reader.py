"""Reads the handbook's files into the model.

Never stops at the first fault: what cannot be read is left out and noted, and the rules turn the notes into problems.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handbook.drawing import font_metrics
from handbook.ledgers import accepted, changed, permalinks
from handbook.model import (
    ANY,
    LANGUAGES,
    Download,
    Fault,
    Format,
    Guide,
    Handbook,
    Law,
    Page,
    Place,
    Purpose,
    Range,
    Stage,
    Term,
    slides,
)
from handbook.model.forms import Choice, Field, FormSection, TemplateForm
from handbook.model.leftovers import is_leftover
from handbook.model.words import FOLDER as WORDS_FOLDER
from handbook.model.words import Words
from handbook.source import code_files, markdown, schema, settings, text_files, words, yaml_lines

DOCS = "docs"
DATA = "docs/_data"
FONTS = "docs/assets/fonts"
CONFIG = "mkdocs.yml"
CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
"""A line that Git leaves where two people have changed the same rows."""

Entry = Mapping[str, Any]


@dataclass
class _Reader:
    """One reading of one tree; collects the faults."""

    root: Path
    faults: list[Fault] = field(default_factory=list)

    def fault(self, rule: str, path: str, line: int = 1, **values: object) -> None:
        self.faults.append(Fault(rule, Place(path, line), values))

    def bytes(self, path: str) -> bytes | None:
        """What is in a file; None, with a fault, where there is no file that can be read."""
        reason = ""
        try:
            if (self.root / path).is_file():
                return (self.root / path).read_bytes()
        except OSError as error:
            reason = f" ({error.strerror or error})"
        self.fault("missing-file", path, 0, reason=reason)
        return None

    def text(self, path: str) -> str | None:
        """The file's text with `\\n` line ends; None, with a fault, where there is none to be had."""
        raw = self.bytes(path)
        if raw is None:
            return None
        text, notes = text_files.read(raw)
        for note in notes:
            self.fault(note.rule, path, note.line, **note.values)
        return text

    def _files(self, folder: str, pattern: str) -> Iterator[Path]:
        return (path for path in (self.root / folder).glob(pattern) if not is_leftover(path.name))

    def ledger(self, path: str, parse: Callable[[str], tuple[Any, list[int]]], rule: str) -> tuple[Any, str]:
        """What a ledger says, and its text. Lines that are no rows are faults."""
        text = self.text(path) or ""
        rows, bad_lines = parse(text)
        lines = text.split("\n")
        for line in bad_lines:
            is_conflict = CONFLICT.match(lines[line - 1])
            self.fault("ledger-conflict" if is_conflict else rule, path, line)
        return rows, text

    def yaml(self, path: str, text: str, first_line: int = 1) -> yaml_lines.Document | None:
        try:
            document = yaml_lines.parse(text, first_line)
        except yaml_lines.BrokenYamlError as error:
            self.fault("broken-yaml", path, error.line, reason=error.reason)
            return None
        for key, line in document.repeated:
            self.fault("repeated-key", path, line, key=key)
        return document

    def complain(
        self, path: str, document: yaml_lines.Document, complaints: Iterator[schema.Complaint]
    ) -> bool:
        """Notes what a shape says of a document; true where it said anything."""
        noted = False
        for rule, where, values in complaints:
            self.fault(rule, path, document.line(*where), **values)
            noted = True
        return noted

    def entries(self, name: str, shape: schema.Shape) -> Iterator[tuple[Entry, Place]]:
        """The well-formed entries of a data file that is a list, each with its place."""
        path = f"{DATA}/{name}"
        text = self.text(path)
        document = self.yaml(path, text) if text is not None else None
        if document is None:
            return
        if not isinstance(document.value, list):
            self.fault(
                "wrong-type", path, 1, key=name, value=schema.shown(document.value), expected="- id: …"
            )
            return
        for index, entry in enumerate(document.value):
            if not self.complain(path, document, shape(entry, (index,))):
                yield entry, Place(path, document.line(index))

    def page(self, language: str, path: str) -> Page | None:
        file = f"{DOCS}/{language}/{path}"
        text = self.text(file)
        if text is None:
            return None
        front_matter, body, first_line = markdown.split_front_matter(text)
        lines = markdown.prose_lines(body, first_line)
        page = Page(language, path, file, sections=markdown.sections(lines), lines=tuple(lines))
        if front_matter is None:
            self.fault("no-front-matter", file)
            return page
        document = self.yaml(file, front_matter, first_line=2)
        if document is None:
            return page
        self.complain(file, document, schema.FRONT_MATTER({} if document.value is None else document.value))
        meta = document.value if isinstance(document.value, dict) else {}
        meta_lines = {str(path[0]): line for path, line in document.lines.items() if len(path) == 1}
        return Page(language, path, file, meta, meta_lines, page.sections, page.lines)

    def templates(self) -> Iterator[TemplateForm]:
        """The well-formed template documents, a file each."""
        for file in sorted(self._files(f"{DATA}/templates", "*.yml")):
            path = f"{DATA}/templates/{file.name}"
            text = self.text(path)
            document = self.yaml(path, text) if text is not None else None
            if document and not self.complain(path, document, schema.TEMPLATE(document.value, ())):
                assert isinstance(document.value, dict)  # the shape has said so
                yield _template(document.value, path, document.lines)

    def words(self) -> Words:
        """The words of the interface, a file for each area."""
        documents = {}
        for area, path in words.PATHS.items():
            text = self.text(path)
            document = self.yaml(path, text) if text is not None else None
            if document:
                self.complain(path, document, words.shape(area)(document.value))
                documents[area] = document
        for file in sorted(self._files(WORDS_FOLDER, "*.yml")):
            if file.stem not in words.PATHS:
                self.fault(
                    "unknown-key", f"{WORDS_FOLDER}/{file.name}", key=file.name, known=", ".join(words.PATHS)
                )
        return words.read(documents)

    def settings(self) -> settings.Settings:
        """The menu, as far as mkdocs.yml could be read."""
        text = self.text(CONFIG)
        document = self.yaml(CONFIG, text) if text is not None else None
        if document is None:
            return settings.Settings()
        found = settings.read(document)
        self.complain(CONFIG, document, iter(found.complaints))
        return found

    def code(self) -> None:
        """Looks at styles, scripts, drawings and layouts: see code_files.py."""
        files = [
            path
            for folder in code_files.FOLDERS
            for ending in code_files.ENDINGS
            for path in sorted((self.root / folder).rglob(f"*.{ending}"))
            if path.is_file()
        ]
        texts = {}
        for file in files:
            path = file.relative_to(self.root).as_posix()
            raw = self.bytes(path)
            text, notes = text_files.read(raw) if raw is not None else (None, [])
            if text is None:
                for note in notes:
                    self.fault(note.rule, path, note.line, **note.values)
            elif raw and raw.startswith(codecs.BOM_UTF8) and code_files.is_read_by_mkdocs(path):
                self.fault("byte-order-mark", path)
            if raw is not None and text is not None:
                texts[path] = raw.decode("utf-8-sig")
        for file in sorted((self.root / FONTS).glob("*.ttf")):
            content = self.bytes(f"{FONTS}/{file.name}")
            if content is not None and (reason := font_metrics.fault(content)):
                self.fault("broken-font", f"{FONTS}/{file.name}", 0, reason=reason)
        for path in code_files.needed():
            folder = "/".join(path.split("/")[:3])
            if (self.root / folder).is_dir() and path not in texts:
                self.fault("missing-file", path, 0, reason="")
        named = {Path(path).stem: text for path, text in texts.items() if path.endswith(".js")}
        for path, text in texts.items():
            for rule, line, values in code_files.check(path, text, named):
                self.fault(rule, path, line, **values)


def read(root: Path) -> Handbook:
    """Reads `docs/` and `mkdocs.yml` below `root`. Raises nothing: see Handbook.faults."""
    reader = _Reader(root)
    pages: dict[tuple[str, str], Page] = {}
    assets = set()
    docs = root / DOCS
    for found in sorted(docs.rglob("*")):
        if not found.is_file() or is_leftover(found.name):
            continue
        path = found.relative_to(docs)
        name = path.as_posix().encode("utf-8", "replace").decode()
        is_page = found.suffix == ".md" and path.parts[0] != "_data"
        if any(part.startswith(".") for part in path.parts):
            continue  # what programs leave behind (.DS_Store, .impact.md.swp) is not published
        if not found.is_file():
            if is_page or not found.is_dir():
                reader.fault("not-a-file", f"{DOCS}/{name}")
            continue
        language = path.parts[0]
        if name != path.as_posix():
            reader.fault("not-a-file", f"{DOCS}/{name}")
        elif is_page and language in LANGUAGES and len(path.parts) > 1:
            page = reader.page(language, path.relative_to(language).as_posix())
            if page:
                pages[(language, page.path)] = page
        elif is_page:
            reader.fault("stray-page", f"{DOCS}/{name}")
        else:
            assets.add(name)
    for language in LANGUAGES:
        if not any(page_language == language for page_language, _ in pages):
            reader.fault("missing-file", f"{DOCS}/{language}", 0, reason="")

    def build(name: str, shape: schema.Shape, make: Callable[[Entry, Place], Any]) -> tuple[Any, ...]:
        return tuple(make(entry, place) for entry, place in reader.entries(name, shape))

    compared, _ = reader.ledger(accepted.LEDGER, accepted.parse, "broken-ledger")
    rows, permalinks_text = reader.ledger(permalinks.LEDGER, permalinks.parse, "broken-permalink")
    days, _ = reader.ledger(changed.LEDGER, changed.parse, "broken-date")
    menu = reader.settings()
    reader.code()
    return Handbook(
        pages=pages,
        stages=build("stages.yml", schema.STAGE, _stage),
        formats=build("formats.yml", schema.FORMAT, _format),
        purposes=build(
            "purposes.yml",
            schema.PURPOSE,
            lambda entry, place: Purpose(entry["id"], place, entry["title"], tuple(entry["formats"])),
        ),
        downloads=build("downloads.yml", schema.DOWNLOAD, _download),
        guides=build(
            "guides.yml",
            schema.GUIDE,
            lambda entry, place: Guide(entry["id"], place, tuple(entry["sections"])),
        ),
        terms=build("glossary.yml", schema.TERM, _term),
        laws=build("laws.yml", schema.LAW, lambda entry, place: Law(place=place, **entry)),
        nav=tuple(menu.pages),
        assets=frozenset(assets),
        templates=tuple(reader.templates()),
        slides=build("slides.yml", schema.SLIDE, slides.read),
        fingerprints=compared,
        changed=days,
        menu=tuple(menu.sections),
        permalinks=rows,
        words=reader.words(),
        removed_permalinks=permalinks.removed_rows(root, permalinks_text),
        faults=tuple(reader.faults),
    )


def _stage(entry: Entry, place: Place) -> Stage:
    return Stage(
        entry["id"],
        place,
        tuple(entry["leads_to"]),
        tuple(entry["recommendations"]),
        tuple(entry.get("templates", ())),
    )


def _format(entry: Entry, place: Place) -> Format:
    return Format(
        entry["id"],
        place,
        entry.get("row"),
        _size(entry.get("people")),
        _size(entry.get("questions")),
        entry.get("wording", {}),
    )


def _size(value: object) -> Range | str | None:
    if value is None or value == ANY:
        return value
    assert isinstance(value, dict)  # the shape has said so
    return Range(value.get("min"), value.get("max"))


def _template(entry: Entry, path: str, lines: Mapping[yaml_lines.Path, int]) -> TemplateForm:
    sections = tuple(
        FormSection(
            part["id"], part["title"], tuple(_field(each) for each in part["fields"]), part.get("text")
        )
        for part in entry["sections"]
    )
    return TemplateForm(
        entry["id"],
        path,
        lines,
        entry["stage"],
        entry["title"],
        entry["purpose"],
        sections,
        entry.get("layout", "sheet"),
        entry.get("bilingual", False),
        entry.get("heading"),
    )


def _field(entry: Entry) -> Field:
    choices = entry.get("choices", ())
    if not isinstance(choices, str):
        choices = tuple(Choice(each["id"], each["label"]) for each in choices)
    return Field(
        entry["id"],
        entry["type"],
        entry["label"],
        entry.get("help"),
        entry.get("required", False),
        entry.get("shared", ""),
        entry.get("check", ""),
        choices,
        tuple(_field(each) for each in entry.get("columns", ())),
        entry.get("rows", 1),
        entry.get("takes", ""),
    )


def _download(entry: Entry, place: Place) -> Download:
    return Download(
        entry["id"],
        place,
        entry["for"],
        entry["title"],
        tuple(entry["files"]),
        entry.get("what"),
        entry.get("each", ""),
        entry.get("print"),
        tuple(entry.get("pages", ("*",))),
    )


def _term(entry: Entry, place: Place) -> Term:
    avoid = {language: tuple(words) for language, words in entry.get("avoid", {}).items()}
    return Term(entry["id"], place, entry["term"], entry["definition"], entry.get("abbreviation"), avoid)
