"""One build of the site: what it knows, what stands beside its pages, and the one way to fail."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

from handbook.components import flow, linking, markers, my_dialogue
from handbook.frame import manifest, scripts, styles
from handbook.ledgers.permalinks import Move, moves
from handbook.model import LANGUAGES, Handbook, Page, outputs
from handbook.model.errors import NOT_BUILT, BuildError, disk_fault
from handbook.model.urls import site_url
from handbook.page.body import Body
from handbook.page.report import Desk
from handbook.page.transforms import transformed
from handbook.page.view import View
from handbook.publish.office import document_files
from handbook.publish.search import worker
from handbook.publish.search.help import help_data
from handbook.render.facts import Facts
from handbook.render.output import Output
from handbook.text.dates import today
from handbook.text.workdays import calendar

FAULT_LOG = ".build/fault.log"
UNEXPECTED = (
    "{doing}: күтпеген қате · непредвиденная ошибка: {kind}: {reason}{place}. "
    "Бағдарлама қатесі болуы мүмкін, толығы мына файлда · Возможно, это ошибка программы, подробности в файле: {log}"
)

File = tuple[str, str | bytes]
"""A path from the root of the site, and what is to stand there."""


@dataclass
class Build:
    """One build of all languages."""

    handbook: Handbook
    root: Path
    """The project's folder."""
    address: str
    """The site's own address with a slash at its end; empty where not known."""
    is_preview: bool
    styles: styles.Styles
    scripts: dict[str, scripts.Script]
    desk: Desk = field(default_factory=Desk)
    """Where readers tell of mistakes."""
    stale: frozenset[tuple[str, str, str]] = frozenset()
    """(language, path, id) of the sections whose twins are newer."""
    bodies: dict[tuple[str, str], Body] = field(default_factory=dict)
    """(language, path) -> what stands on a page, without the frame."""
    pages: dict[str, tuple[str, Facts]] = field(default_factory=dict)
    """Path from the root of the site -> the whole page as it is published, and what stands on it."""
    pdf_pages: dict[str, int] = field(default_factory=dict)
    output: Output = field(init=False)
    """The files of the site; there once all pages are written."""

    @classmethod
    def start(
        cls,
        handbook: Handbook,
        root: Path,
        address: str,
        is_preview: bool,
        stale: Iterable[tuple[str, str, str]] = (),
        desk: Desk | None = None,
    ) -> Build:
        """A build before its first page. Raises OSError where a style or a script cannot be read."""
        made = {
            "stage-items": ("handbookStageItems", my_dialogue.stage_items(handbook, LANGUAGES[0])),
            "search-help": ("handbookSearchHelp", help_data(handbook)),
            "holidays": ("handbookHolidays", asdict(calendar(today()))),
            "linking-things": ("handbookLinkingThings", linking.data(handbook, address)),
        }
        texts = {
            name: f"window.{known}={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};"
            for name, (known, data) in made.items()
        }
        ours = scripts.read(root / "docs", handbook.words, texts)
        found = styles.read(root)
        return cls(handbook, root, address, is_preview, found, ours, desk or Desk(), frozenset(stale))

    @cached_property
    def moved(self) -> dict[str, list[Move]]:
        """By language: what was published once and now stands elsewhere."""
        return {language: list(moves(self.handbook, language)) for language in LANGUAGES}

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    def body(self, page: Page, html: str) -> Body:
        """What stands on a page, from the HTML that its Markdown has become; kept for what is made after the pages."""
        view = View(self.handbook, page, self.address, not self.is_preview)
        stale = frozenset(
            section
            for language, path, section in self.stale
            if (language, path) == (page.language, page.path)
        )
        body = transformed(Body.of(html, view, markers.FRAGMENTS, stale, self.moved[page.language]))
        self.bodies[page.language, page.path] = body
        return body

    def not_found(self) -> list[dict[str, object]]:
        """What 404.html says in each language, and where it leads: (name of the words, address from the site's root)."""
        targets = {"home": "", "stages": "stages/", "formats": "formats/"}
        return [
            {
                "language": language,
                "words": self.handbook.words.area("frame.not_found", language),
                "links": [(name, site_url(language, path)) for name, path in targets.items()],
            }
            for language in LANGUAGES
        ]

    def files_beside_pages(self) -> Iterator[File]:
        """What is published with the pages of both languages and needs none of them."""
        for language in LANGUAGES:
            yield outputs.FLOW.path(language), flow.standalone(self.handbook, language)
            yield outputs.SEARCH_ENGINE.path(language), worker.layer(self.docs, language)
        yield from document_files.files(self.handbook)
        yield from manifest.files(self.handbook, self.styles)
        yield from self.code_files()

    def code_files(self) -> Iterator[tuple[str, str]]:
        """Of these, the styles and scripts that pages load."""
        for sheet in (self.styles.late, self.styles.print):
            yield sheet.path, sheet.text
        for name, script in self.scripts.items():
            if name not in IN_PAGES:
                yield script.path, script.text


IN_PAGES = frozenset({"theme", "embed", "embed-theme", "sw", "offline-fallback"})
"""Scripts that stand in the pages themselves, or are written at the root of the site."""


def failure(error: BaseException, doing: str, root: Path) -> BuildError:
    """What to tell of an error; one that nobody foresaw leaves its whole story in FAULT_LOG."""
    if isinstance(error, BuildError):
        return BuildError(f"{error}\n{NOT_BUILT}")
    if isinstance(error, OSError):
        return BuildError(f"{disk_fault(error, doing)}\n{NOT_BUILT}")
    log = root / FAULT_LOG
    try:
        log.parent.mkdir(exist_ok=True)
        log.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        pass  # the message itself is more than nothing
    text = UNEXPECTED.format(
        doing=doing, kind=type(error).__name__, reason=error, place=_place(error, root), log=FAULT_LOG
    )
    return BuildError(f"{text}\n{NOT_BUILT}")


def _place(error: BaseException, root: Path) -> str:
    """Where in the project's own files it happened, the last place: ` (overrides/main.html:12)`."""
    frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(named := getattr(error, "filename", None), str):  # of a template that cannot be parsed
        frames.append((Path(named), getattr(error, "lineno", None)))
    ours = [
        f"{path.relative_to(root).as_posix()}:{line}"
        for path, line in frames
        if path.is_relative_to(root) and not path.is_relative_to(root / ".venv")
    ]
    return f" ({ours[-1]})" if ours else ""
