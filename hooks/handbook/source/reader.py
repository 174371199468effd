"""Reads the handbook's files into the model.

Never stops at the first fault: what cannot be read is left out and noted, and the rules turn the notes into problems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handbook.ledgers import accepted, permalinks
from handbook.ledgers import changed as changes
from handbook.model import (
    ANY,
    LANGUAGES,
    Download,
    Fault,
    Format,
    Guide,
    Handbook,
    Law,
    MenuSection,
    Page,
    Place,
    Purpose,
    Range,
    Reference,
    Stage,
    Term,
    slides,
)
from handbook.model.forms import Choice, Field, FormSection, TemplateForm
from handbook.model.leftovers import is_leftover
from handbook.source import markdown, schema, yaml_lines

DOCS = "docs"
DATA = "docs/_data"
CONFIG = "mkdocs.yml"

Entry = Mapping[str, Any]


@dataclass
class _Reader:
    """One reading of one tree; collects the faults."""

    root: Path
    faults: list[Fault] = field(default_factory=list)

    def fault(self, rule: str, path: str, line: int = 1, **values: object) -> None:
        self.faults.append(Fault(rule, Place(path, line), values))

    def text(self, path: str) -> str | None:
        """The file's text with `\\n` line ends; None, with a fault, where there is none to be had."""
        try:
            raw = (self.root / path).read_bytes()
        except OSError as error:
            reason = "" if isinstance(error, FileNotFoundError) else str(error.strerror or error)
            self.fault("missing-file", path, 0, reason=reason)
            return None
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            self.fault("not-utf8", path, raw[: error.start].count(b"\n") + 1)
            return None
        return text.replace("\r\n", "\n").removeprefix("\ufeff")

    def _files(self, folder: str, pattern: str) -> Iterator[Path]:
        return (path for path in (self.root / folder).glob(pattern) if not is_leftover(path.name))

    def optional(self, path: str) -> str:
        """The text of a file that need not be there; empty where it is not."""
        return (self.text(path) if (self.root / path).exists() else "") or ""

    def yaml(self, path: str, text: str, first_line: int = 1) -> yaml_lines.Document | None:
        try:
            document = yaml_lines.parse(text, first_line)
        except yaml_lines.BrokenYamlError as error:
            self.fault("broken-yaml", path, error.line, reason=error.reason)
            return None
        for key, line in document.repeated:
            self.fault("repeated-key", path, line, key=key)
        return document

    def complain(self, path: str, document: yaml_lines.Document, complaints: Iterator[schema.Complaint]) -> bool:
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
            self.fault("wrong-type", path, 1, key=name, value=str(document.value or "")[:60], expected="- id: …")
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
        self.complain(file, document, schema.FRONT_MATTER(document.value or {}))
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

    def nav(self) -> Iterator[Reference]:
        """The pages that mkdocs.yml names under `nav`, with their lines."""
        text = self.text(CONFIG)
        document = self.yaml(CONFIG, text) if text is not None else None
        if document is None or not isinstance(document.value, dict):
            return

        def walk(value: object, path: yaml_lines.Path) -> Iterator[Reference]:
            if isinstance(value, str) and value.endswith(".md"):
                yield Reference(value, document.line(*path))
            elif isinstance(value, list):
                for index, item in enumerate(value):
                    yield from walk(item, (*path, index))
            elif isinstance(value, dict):
                for key, item in value.items():
                    yield from walk(item, (*path, key))

        yield from walk(document.value.get("nav"), ("nav",))


    def menu(self) -> Iterator[MenuSection]:
        """The menu of mkdocs.yml in both languages, as far as it could be read (`nav` has said what could not)."""
        try:
            settings = yaml_lines.parse((self.root / CONFIG).read_text(encoding="utf-8"), 1).value
        except (OSError, UnicodeDecodeError, yaml_lines.BrokenYamlError):
            return
        if not isinstance(settings, dict):
            return
        default, other = LANGUAGES
        translations: dict[str, str] = {}
        for plugin in settings.get("plugins") or ():
            for language in plugin.get("i18n", {}).get("languages", ()) if isinstance(plugin, dict) else ():
                translations.update(language.get("nav_translations", {}) if language.get("locale") == other else {})
        for item in settings.get("nav") or ():
            if isinstance(item, str):
                yield MenuSection({}, (item,))
            elif isinstance(item, dict):
                for title, pages in item.items():
                    names = tuple(page for page in pages if isinstance(page, str)) if isinstance(pages, list) else (str(pages),)
                    yield MenuSection({default: str(title), other: translations.get(str(title), str(title))}, names)


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
        language = path.parts[0]
        if found.suffix == ".md" and language in LANGUAGES and len(path.parts) > 1:
            page = reader.page(language, path.relative_to(language).as_posix())
            if page:
                pages[(language, page.path)] = page
        elif found.suffix == ".md" and language != "_data":
            reader.fault("stray-page", f"{DOCS}/{path.as_posix()}")
        else:
            assets.add(path.as_posix())
    for language in LANGUAGES:
        if not any(page_language == language for page_language, _ in pages):
            reader.fault("missing-file", f"{DOCS}/{language}", 0, reason="")

    def build(name: str, shape: schema.Shape, make: Callable[[Entry, Place], Any]) -> tuple[Any, ...]:
        return tuple(make(entry, place) for entry, place in reader.entries(name, shape))

    ledger, bad_lines = accepted.parse(reader.optional(accepted.LEDGER))
    permalinks_text = reader.optional(permalinks.LEDGER)
    rows, bad_permalinks = permalinks.parse(permalinks_text)
    changed, bad_dates = changes.parse(reader.optional(changes.LEDGER))
    for rule, file, lines in (("broken-ledger", accepted.LEDGER, bad_lines), ("broken-permalink", permalinks.LEDGER, bad_permalinks),
                              ("broken-date", changes.LEDGER, bad_dates)):
        for line in lines:
            reader.fault(rule, file, line)
    return Handbook(
        pages=pages,
        stages=build("stages.yml", schema.STAGE, _stage),
        formats=build("formats.yml", schema.FORMAT, _format),
        purposes=build("purposes.yml", schema.PURPOSE,
                       lambda entry, place: Purpose(entry["id"], place, entry["title"], tuple(entry["formats"]))),
        downloads=build("downloads.yml", schema.DOWNLOAD, _download),
        guides=build("guides.yml", schema.GUIDE, lambda entry, place: Guide(entry["id"], place, tuple(entry["sections"]))),
        terms=build("glossary.yml", schema.TERM, _term),
        laws=build("laws.yml", schema.LAW, lambda entry, place: Law(place=place, **entry)),
        nav=tuple(reader.nav()),
        assets=frozenset(assets),
        templates=tuple(reader.templates()),
        slides=build("slides.yml", schema.SLIDE, slides.read),
        fingerprints=ledger,
        changed=changed,
        menu=tuple(reader.menu()),
        permalinks=rows,
        removed_permalinks=permalinks.removed_rows(root, permalinks_text),
        faults=tuple(reader.faults),
    )


def _stage(entry: Entry, place: Place) -> Stage:
    return Stage(entry["id"], place, tuple(entry["leads_to"]), tuple(entry["recommendations"]),
                 tuple(entry.get("templates", ())))


def _format(entry: Entry, place: Place) -> Format:
    return Format(entry["id"], place, entry.get("row"), _size(entry.get("people")), _size(entry.get("questions")),
                  entry.get("wording", {}))


def _size(value: object) -> Range | str | None:
    if value is None or value == ANY:
        return value
    assert isinstance(value, dict)  # the shape has said so
    return Range(value.get("min"), value.get("max"))


def _template(entry: Entry, path: str, lines: Mapping[yaml_lines.Path, int]) -> TemplateForm:
    sections = tuple(FormSection(part["id"], part["title"], tuple(_field(each) for each in part["fields"]), part.get("text"))
                     for part in entry["sections"])
    return TemplateForm(entry["id"], path, lines, entry["stage"], entry["title"], entry["purpose"], sections,
                        entry.get("layout", "sheet"), entry.get("bilingual", False), entry.get("heading"))


def _field(entry: Entry) -> Field:
    choices = entry.get("choices", ())
    if not isinstance(choices, str):
        choices = tuple(Choice(each["id"], each["label"]) for each in choices)
    return Field(entry["id"], entry["type"], entry["label"], entry.get("help"), entry.get("required", False),
                 entry.get("shared", ""), entry.get("check", ""), choices,
                 tuple(_field(each) for each in entry.get("columns", ())), entry.get("rows", 1), entry.get("takes", ""))


def _download(entry: Entry, place: Place) -> Download:
    return Download(entry["id"], place, entry["for"], entry["title"], tuple(entry["files"]), entry.get("what"), entry.get("each", ""),
                    entry.get("print"), tuple(entry.get("pages", ("*",))))


def _term(entry: Entry, place: Place) -> Term:
    avoid = {language: tuple(words) for language, words in entry.get("avoid", {}).items()}
    return Term(entry["id"], place, entry["term"], entry["definition"], entry.get("abbreviation"), avoid)
