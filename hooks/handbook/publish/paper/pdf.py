"""PDF files: HTML laid out by WeasyPrint, tagged (PDF/UA-1, ISO 14289-1), with fonts embedded, the same bytes from the same HTML.

The layouts are in `overrides/pdf/`. A document's HTML carries all of its styles and pictures; of files only the fonts are read.
"""

from __future__ import annotations

import hashlib
import itertools
import logging
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from handbook.drawing.font_metrics import FONTS, metrics
from handbook.model.errors import BuildError
from handbook.publish.paper import fields, imposition, layout, stacks, structure, warnings
from handbook.publish.paper.imposition import imposed
from handbook.publish.paper.stacks import Stack
from handbook.text import hyphenation

FONTS_KEPT = "fonts"
KEPT_UNUSED = 7 * 24 * 3600
"""For how many seconds a file that no build asked for is kept: one may build with an address and without in turn."""
FAULTS = ".txt"
"""The ending of the text beside a kept file: what is wrong with its pages, a line each."""
FAMILIES = {"Noto-Sans", "Noto-Sans-Bold", "Noto-Serif", "Noto-Serif-Bold"}


class PdfError(BuildError):
    """A document that could not be made whole; the text names it and says what is wrong."""


@dataclass(frozen=True)
class Document:
    """A PDF to be made: where it stands from the site's root, and its HTML."""

    path: str
    html: str
    has_fields: bool = False
    """Whether its inputs become fields to fill in."""
    pages: int = 0
    """How many pages it has to have; 0: as many as it takes."""
    is_booklet: bool = False
    """Whether its pages are laid two to a side, for sheets that are folded; then it has no tags."""
    is_book: bool = False
    """Whether it is read page by page: what readers would stumble over is then told (layout.py)."""
    too_long: str = ""
    """What to shorten if it takes more, after the file, line and rule as problems name them."""
    language: str = ""
    stacks: tuple[Stack, ...] = ()
    """What follows, each in its number of copies; its language is to be known then."""


class Made(NamedTuple):
    """A document that was made: its path from the site's root, its bytes, how many pages it has, and what is wrong with them."""

    path: str
    content: bytes
    pages: int
    faults: tuple[str, ...] = ()


def write_group(documents: Sequence[Document]) -> list[Made]:
    """Makes documents of which one, the last, prints pages of the others: these are laid out once for both."""
    known: dict[str, Any] = {}
    return [write(document, known) for document in documents]


def write(document: Document, known: dict[str, Any] | None = None) -> Made:
    """Makes a document. Raises PdfError where a font, a picture or the layout fails.

    `known`: what is laid out, by its HTML, and under FONTS_KEPT the fonts that it was laid out with.
    """
    try:
        import weasyprint  # noqa: F401
    except OSError as error:
        raise PdfError(warnings.NO_PANGO) from error
    hyphenation.register()
    finisher = _Finisher(document)
    identifier = hashlib.md5(document.html.encode(), usedforsecurity=False).digest()
    lay_out = partial(_laid_out, document, {} if known is None else known)
    with warnings.Log() as log:
        try:
            if document.stacks:
                laid_out, finisher.order = stacks.laid_out(
                    document.html, document.language, document.stacks, lay_out
                )
            else:
                laid_out = lay_out(document.html)
            made = laid_out.write_pdf(finisher=finisher, pdf_identifier=identifier, **_options(document))
        except PdfError:
            raise
        except Exception as error:
            raise PdfError(f"{document.path}: бетке салынбады · не удалось сверстать: {error!r}") from error
    if log.faults:
        raise PdfError(f"{document.path}: " + "; ".join(dict.fromkeys(log.faults)))
    if finisher.borrowed or log.lacks_letters:
        lacking = sorted(set(document.html) - set(metrics("Regular").widths) - {"\n", "\t"})
        fonts = ", ".join(sorted(finisher.borrowed)) or "–"
        raise PdfError(
            f"{document.path}: " + warnings.BORROWED.format(letters=" ".join(lacking), fonts=fonts)
        )
    for notice in dict.fromkeys(log.notices):
        logging.getLogger(__name__).info("%s: %s", document.path, notice)
    content, pages = imposed(made) if document.is_booklet else (bytes(made), finisher.pages)
    return Made(document.path, content, pages, tuple(finisher.faults))


def _options(document: Document) -> dict[str, Any]:
    forms = {"pdf_forms": document.has_fields, "custom_metadata": True}
    return {"pdf_variant": "pdf/ua-1", "pdf_tags": True, **forms}


def _laid_out(document: Document, known: dict[str, Any], html: str) -> Any:
    import weasyprint

    fonts_kept = known.setdefault(FONTS_KEPT, weasyprint.text.fonts.FontConfiguration())

    def styled(style: str) -> Any:
        fetcher = weasyprint.urls.URLFetcher(allowed_protocols=("file", "data"))  # nothing of another host
        source = weasyprint.HTML(string=html, base_url=FONTS.as_uri() + "/", url_fetcher=fetcher)
        look = [weasyprint.CSS(string=style)]
        return source.render(fonts_kept, stylesheets=look, **_options(document))

    if html not in known:
        plain = stacks.PLAIN if document.stacks else ""
        known[html] = layout.fitted(styled) if document.is_book else styled(plain)
    return known[html]


class _Finisher:
    """What is done with a document once it is laid out: its pages counted, its structure and fields written."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.pages = 0
        self.borrowed: frozenset[str] = frozenset()
        """Fonts that are not ours: those of the machine, taken for letters that ours lack."""
        self.order: Sequence[int] = ()
        """Which page comes when, where pages come more than once."""
        self.faults: list[str] = []

    def __call__(self, laid_out: Any, pdf: Any) -> None:
        document, self.pages = self.document, len(laid_out.pages)
        if document.pages not in (0, self.pages):
            said = f"{document.path}: {warnings.PAGES.format(found=self.pages, wanted=document.pages)}"
            raise PdfError(f"{document.too_long}. {said}" if document.too_long else said)
        self.faults = layout.faults(laid_out) if document.is_book else []
        structure.finish(laid_out, pdf)
        if self.order:
            stacks.repeat(pdf, self.order)
            self.pages = len(self.order)
        self.borrowed = frozenset(structure.fonts(pdf)) - FAMILIES
        if document.has_fields:
            fields.finish(laid_out, pdf)


def write_all(documents: Sequence[Document], kept: Path) -> Iterator[Made]:
    """The documents as made, in the order given; one whose content has not changed comes from the folder `kept`.

    There a file is named after what it is made of and how many pages it has; a text of the same name says what is wrong
    with them, if anything is. Raises PdfError for the first that fails, and OSError where the disk does.
    """
    kept.mkdir(parents=True, exist_ok=True)
    keys = {document.path: key(document) for document in documents}
    stored = {path.stem.partition("-")[0]: path for path in kept.glob("*-*.pdf")}
    missing = [document for document in documents if keys[document.path] not in stored]
    if missing:
        # The longest first, so that the last to end is a short one.
        groups = sorted(_groups(missing), key=lambda group: sum(map(_length, group)), reverse=True)
        try:
            with ProcessPoolExecutor(max_workers=min(len(groups), os.cpu_count() or 1)) as pool:
                for made in itertools.chain.from_iterable(pool.map(write_group, groups)):
                    stored[keys[made.path]] = kept / f"{keys[made.path]}-{made.pages}.pdf"
                    if made.faults:
                        _store(stored[keys[made.path]].with_suffix(FAULTS), "\n".join(made.faults).encode())
                    _store(stored[keys[made.path]], made.content)
        except BrokenProcessPool as error:
            raise PdfError(warnings.KILLED) from error
    for document in documents:
        stored[keys[document.path]].touch()
    for old in kept.glob("*.pdf"):
        if time.time() - old.stat().st_mtime > KEPT_UNUSED:
            old.unlink(missing_ok=True)
            old.with_suffix(FAULTS).unlink(missing_ok=True)
    for document in documents:
        path = stored[keys[document.path]]
        beside = path.with_suffix(FAULTS)
        told = beside.read_text(encoding="utf-8").splitlines() if beside.exists() else []
        for fault in told:
            logging.getLogger(__name__).warning("%s: %s", document.path, fault)
        yield Made(document.path, path.read_bytes(), int(path.stem.partition("-")[2]), tuple(told))


def _groups(documents: Sequence[Document]) -> Iterator[list[Document]]:
    """Each document by itself, but for those whose pages another prints again: these come before that one. Forms are by themselves:
    fields are laid out otherwise where nobody types into them."""
    rest = list(documents)
    for job in [document for document in documents if document.stacks]:
        printed = {stack.html for stack in job.stacks}
        own = [each for each in rest if each.html in printed and not each.has_fields]
        yield [*own, job]
        rest = [each for each in rest if each is not job and each not in own]
    yield from ([document] for document in rest)


def _length(document: Document) -> int:
    return len(document.html) + sum(len(html) for html in {stack.html for stack in document.stacks})


def key(document: Document) -> str:
    """What a document's bytes depend on, as one short word: its HTML, the fonts, this code, and the libraries."""
    made_of = hashlib.sha256(_surroundings().encode())
    kind = f"{document.has_fields}\n{document.is_book}\n{document.is_booklet}\n{document.pages}\n"
    made_of.update(f"{kind}{document.html}".encode())
    if document.stacks:
        made_of.update(repr(document.stacks).encode())
    return made_of.hexdigest()[:32]


@cache
def _surroundings() -> str:
    modules = (hyphenation, fields, imposition, layout, stacks, structure)
    code = [Path(module.__file__ or "") for module in modules] + [Path(__file__)]
    files: Mapping[str, str] = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (*sorted(FONTS.glob("*.ttf")), *code)
    }
    return repr(
        (files, [(name, version(name)) for name in ("weasyprint", "pydyf", "pyphen", "pypdf", "fonttools")])
    )


def _store(path: Path, content: bytes) -> None:
    """Writes aside and renames, so that a build interrupted half-way leaves no half of a file to be taken for whole."""
    aside = path.with_suffix(f".{os.getpid()}.part")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
