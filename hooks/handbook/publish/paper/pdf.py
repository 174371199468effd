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
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from handbook.drawing.font_metrics import FONTS, metrics
from handbook.model.errors import BuildError
from handbook.publish.paper import fields, structure, warnings
from handbook.text import hyphenation

KEPT_UNUSED = 7 * 24 * 3600
"""For how many seconds a file that no build asked for is kept: one may build with an address and without in turn."""
NO_PANGO = (
    "WeasyPrint-ке Pango кітапханасы керек · Для WeasyPrint нужна библиотека Pango. Debian, Ubuntu: sudo apt-get install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)

KILLED = (
    "PDF жасап жатқан процесс тоқтап қалды, жад жетпеген болуы мүмкін. Басқа бағдарламаларды жауып, қайта құрастырыңыз · "
    "Процесс, который делал PDF, прерван: возможно, не хватило памяти. Закройте другие программы и соберите снова."
)
FAMILIES = {"Noto-Sans", "Noto-Sans-Bold", "Noto-Serif", "Noto-Serif-Bold"}
BORROWED = (
    "біздің қаріпте жоқ белгі бар, оны ауыстырыңыз · есть знак, которого в наших шрифтах нет, замените его: {letters} "
    "({fonts}; docs/assets/fonts/README.txt)"
)

PAGES = (
    "{wanted} бет болуы керек, {found} шықты: мәтінін қысқартыңыз · должно быть страниц: {wanted}, вышло {found}. "
    "Сократите его текст"
)


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
    too_long: str = ""
    """What to shorten if it takes more, after the file, line and rule as problems name them."""


class Made(NamedTuple):
    """A document that was made: its path from the site's root, its bytes, and how many pages it has."""

    path: str
    content: bytes
    pages: int


def write(document: Document) -> Made:
    """Makes a document. Raises PdfError where a font, a picture or the layout fails."""
    try:
        import weasyprint
    except OSError as error:
        raise PdfError(NO_PANGO) from error
    hyphenation.register()
    finisher = _Finisher(document)
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=("file", "data"))  # nothing of another host
    identifier = hashlib.md5(document.html.encode(), usedforsecurity=False).digest()
    with warnings.Log() as log:
        try:
            made = weasyprint.HTML(
                string=document.html, base_url=FONTS.as_uri() + "/", url_fetcher=fetcher
            ).write_pdf(
                finisher=finisher,
                pdf_variant="pdf/ua-1",
                pdf_forms=document.has_fields,
                pdf_tags=True,
                pdf_identifier=identifier,
            )
        except PdfError:
            raise
        except Exception as error:
            raise PdfError(f"{document.path}: бетке салынбады · не удалось сверстать: {error!r}") from error
    if log.faults:
        raise PdfError(f"{document.path}: " + "; ".join(dict.fromkeys(log.faults)))
    if finisher.borrowed or log.lacks_letters:
        lacking = sorted(set(document.html) - set(metrics("Regular").widths) - {"\n", "\t"})
        fonts = ", ".join(sorted(finisher.borrowed)) or "–"
        raise PdfError(f"{document.path}: " + BORROWED.format(letters=" ".join(lacking), fonts=fonts))
    for notice in dict.fromkeys(log.notices):
        logging.getLogger(__name__).info("%s: %s", document.path, notice)
    return Made(document.path, bytes(made), finisher.pages)


class _Finisher:
    """What is done with a document once it is laid out: its pages counted, its structure and fields written."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.pages = 0
        self.borrowed: frozenset[str] = frozenset()
        """Fonts that are not ours: those of the machine, taken for letters that ours lack."""

    def __call__(self, laid_out: Any, pdf: Any) -> None:
        document, self.pages = self.document, len(laid_out.pages)
        if document.pages not in (0, self.pages):
            said = f"{document.path}: {PAGES.format(found=self.pages, wanted=document.pages)}"
            raise PdfError(f"{document.too_long}. {said}" if document.too_long else said)
        structure.finish(laid_out, pdf)
        self.borrowed = frozenset(structure.fonts(pdf)) - FAMILIES
        if document.has_fields:
            fields.finish(laid_out, pdf)


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
        try:
            with ProcessPoolExecutor(max_workers=min(len(missing), os.cpu_count() or 1)) as pool:
                for made in pool.map(write, missing):
                    stored[keys[made.path]] = kept / f"{keys[made.path]}-{made.pages}.pdf"
                    _store(stored[keys[made.path]], made.content)
        except BrokenProcessPool as error:
            raise PdfError(KILLED) from error
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
    code = [Path(module.__file__ or "") for module in (hyphenation, fields, structure)] + [Path(__file__)]
    files: Mapping[str, str] = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (*sorted(FONTS.glob("*.ttf")), *code)
    }
    return repr((files, [(name, version(name)) for name in ("weasyprint", "pydyf", "pyphen", "fonttools")]))


def _store(path: Path, content: bytes) -> None:
    """Writes aside and renames, so that a build interrupted half-way leaves no half of a file to be taken for whole."""
    aside = path.with_suffix(f".{os.getpid()}.part")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
