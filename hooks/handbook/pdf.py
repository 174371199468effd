"""PDF files: HTML laid out by WeasyPrint, tagged (PDF/UA-1, ISO 14289-1), with fonts embedded, the same bytes from the same HTML.

The layouts are in `overrides/pdf/`. A document's HTML carries all of its styles and pictures; of files only the fonts are read.
"""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from . import hyphenation, pdf_fields, pdf_structure
from .font_metrics import FONTS, metrics

KEPT_UNUSED = 7 * 24 * 3600
"""For how many seconds a file that no build asked for is kept: one may build with an address and without in turn."""
NO_PANGO = ("WeasyPrint-ке Pango кітапханасы керек · Для WeasyPrint нужна библиотека Pango. Debian, Ubuntu: sudo apt-get install "
            "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")

FAMILIES = {"Noto-Sans", "Noto-Sans-Bold", "Noto-Serif", "Noto-Serif-Bold"}
BORROWED = ("біздің қаріпте жоқ белгі бар, оны ауыстырыңыз · есть знак, которого в наших шрифтах нет, замените его: {letters} "
            "({fonts}; docs/assets/fonts/README.txt)")

PAGES = ("{wanted} бет болуы керек, {found} шықты: мәтінін қысқартыңыз · должно быть страниц: {wanted}, вышло {found}. "
         "Сократите его текст")


class PdfError(Exception):
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
    too_long: str = ""
    """What to shorten if it takes more, after the file, line and rule as problems name them."""


class Made(NamedTuple):
    """A document that was made: its path from the site's root, its bytes, and how many pages it has."""

    path: str
    content: bytes
    pages: int


class _Faults(logging.Handler):
    """Collects what WeasyPrint would only print: a missing font or picture is no PDF of ours."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())


def write(document: Document) -> Made:
    """Makes a document. Raises PdfError where a font, a picture or the layout fails."""
    try:
        import weasyprint
    except OSError as error:
        raise PdfError(NO_PANGO) from error
    hyphenation.register()
    log, faults = logging.getLogger("weasyprint"), _Faults()
    level, log.level = log.level, logging.WARNING
    log.addHandler(faults)

    borrowed: set[str] = set()
    pages = 0

    def finish(laid_out: Any, pdf: Any) -> None:
        nonlocal pages
        pages = len(laid_out.pages)
        if document.pages not in (0, len(laid_out.pages)):
            pages_said = PAGES.format(found=pages, wanted=document.pages)
            raise PdfError(f"{document.too_long}. {document.path}: {pages_said}" if document.too_long else f"{document.path}: {pages_said}")
        pdf_structure.finish(laid_out, pdf)
        borrowed.update(pdf_structure.fonts(pdf) - FAMILIES)
        if document.has_fields:
            pdf_fields.finish(pdf)

    try:
        made = weasyprint.HTML(string=document.html, base_url=FONTS.as_uri() + "/").write_pdf(
            finisher=finish, pdf_variant="pdf/ua-1", pdf_forms=document.has_fields, pdf_tags=True,
            pdf_identifier=hashlib.md5(document.html.encode(), usedforsecurity=False).digest())
    except PdfError:
        raise
    except Exception as error:
        raise PdfError(f"{document.path}: бетке салынбады · не удалось сверстать: {error!r}") from error
    finally:
        log.removeHandler(faults)
        log.level = level
    if faults.found:
        raise PdfError(f"{document.path}: " + "; ".join(dict.fromkeys(faults.found)))
    if borrowed:
        lacking = sorted(set(document.html) - set(metrics("Regular").widths) - {"\n", "\t"})
        raise PdfError(f"{document.path}: " + BORROWED.format(letters=" ".join(lacking), fonts=", ".join(sorted(borrowed))))
    return Made(document.path, bytes(made), pages)


def write_all(documents: Sequence[Document], kept: Path) -> Iterator[Made]:
    """The documents as made, in the order given; one whose content has not changed comes from the folder `kept`.

    There a file is named after what it is made of and how many pages it has. Raises PdfError for the first that fails, and
    OSError where the disk does.
    """
    kept.mkdir(parents=True, exist_ok=True)
    keys = {document.path: key(document) for document in documents}
    stored = {path.stem.partition("-")[0]: path for path in kept.glob("*-*.pdf")}
    missing = [document for document in documents if keys[document.path] not in stored]
    if missing:
        # The longest first, so that the last to end is a short one.
        missing.sort(key=lambda document: len(document.html), reverse=True)
        with ProcessPoolExecutor(max_workers=min(len(missing), os.cpu_count() or 1)) as pool:
            for made in pool.map(write, missing):
                stored[keys[made.path]] = kept / f"{keys[made.path]}-{made.pages}.pdf"
                _store(stored[keys[made.path]], made.content)
    for document in documents:
        stored[keys[document.path]].touch()
    for old in kept.glob("*.pdf"):
        if time.time() - old.stat().st_mtime > KEPT_UNUSED:
            old.unlink(missing_ok=True)
    for document in documents:
        path = stored[keys[document.path]]
        yield Made(document.path, path.read_bytes(), int(path.stem.partition("-")[2]))


def key(document: Document) -> str:
    """What a document's bytes depend on, as one short word: its HTML, the fonts, this code, and the libraries."""
    made_of = hashlib.sha256(_surroundings().encode())
    made_of.update(f"{document.has_fields}\n{document.pages}\n{document.html}".encode())
    return made_of.hexdigest()[:32]


@cache
def _surroundings() -> str:
    code = [Path(module.__file__ or "") for module in (hyphenation, pdf_fields, pdf_structure)] + [Path(__file__)]
    files: Mapping[str, str] = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()
                                for path in (*sorted(FONTS.glob("*.ttf")), *code)}
    return repr((files, [(name, version(name)) for name in ("weasyprint", "pydyf", "pyphen", "fonttools")]))


def _store(path: Path, content: bytes) -> None:
    """Writes aside and renames, so that a build interrupted half-way leaves no half of a file to be taken for whole."""
    aside = path.with_suffix(f".{os.getpid()}.part")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
