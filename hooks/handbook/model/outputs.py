"""Every file that is published beside the pages and is meant to be taken along: its path, spelled here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from handbook.model import LANGUAGES, Handbook
from handbook.model.addresses import SHORT_ADDRESSES
from handbook.model.urls import language_of, site_url


@dataclass(frozen=True)
class OutputFile:
    """A file, or one for each stage or template."""

    pattern: str
    """Where it stands from the root of a language, with `{id}` where there are several."""
    each: Literal["", "stages", "templates", "bilingual", "specimens"] = ""
    """What there is one for; `bilingual`: for each template that goes out in all languages side by side."""
    is_shared: bool = False
    """One file for all languages, from the root of the site."""
    is_late: bool = False
    """Made when all pages are; a preview goes without."""

    def path(self, language: str, id_: str = "") -> str:
        """Its path from the root of the site; the default language stands at the root."""
        inner = self.pattern.replace("{id}", id_)
        return inner if self.is_shared or language == LANGUAGES[0] else f"{language}/{inner}"


BOOK = OutputFile("pdf/handbook.pdf", is_late=True)
EBOOK = OutputFile("epub/handbook.epub", is_late=True)
"""The book for phones and reading apps."""
LARGE_BOOK = OutputFile("pdf/handbook-large.pdf", is_late=True)
"""What one acts by, in 16 points."""
BOOKLET = OutputFile("pdf/booklet.pdf", is_late=True)
"""The stages in a pocket: for a printer alone, see publish/paper/imposition.py."""
TRAINING_BOOK = OutputFile("pdf/training-pack.pdf", is_late=True)
HANDOUT = OutputFile("pdf/stages/{id}.pdf", "stages", is_late=True)
POSTER = OutputFile("pdf/flow-poster.pdf", is_late=True)
FORMAT_CARDS = OutputFile("pdf/format-cards.pdf", is_late=True)
SHEETS = OutputFile("pdf/sheets.pdf", is_late=True)
"""What the participants of a seminar are given, each sheet by itself."""
PRINT_JOB = OutputFile("pdf/print-20.pdf", is_late=True)
"""All that a seminar of twenty needs on paper, in its number of copies."""
FORM = OutputFile("templates/{id}/{id}.pdf", "templates", is_late=True)
DOCUMENT = OutputFile("templates/{id}/{id}.docx", "templates")
BILINGUAL_ENDING = f"-{'-'.join(LANGUAGES)}.docx"
"""How the names of documents end that have all languages side by side."""
BILINGUAL_DOCUMENT = OutputFile(f"templates/{{id}}/{{id}}{BILINGUAL_ENDING}", "bilingual", is_shared=True)
SPECIMEN = OutputFile("templates/{id}/{id}-specimen.docx", "specimens")
"""A template filled in from the running case."""
SLIDES = OutputFile("training/slides.pptx", is_late=True)
TRAINING_PACK = OutputFile("training-pack.zip", is_late=True)
OFFLINE_ARCHIVE = OutputFile("handbook-offline.zip", is_shared=True, is_late=True)
FLOW = OutputFile("flow.svg")
EMBED_SCRIPT = OutputFile("embed.js", is_shared=True)
CATALOGUE = OutputFile("catalogue.json", is_shared=True)
CATALOGUE_SCHEMA = OutputFile("catalogue.schema.json", is_shared=True)

SITEMAP, NOT_FOUND = "sitemap.xml", "404.html"
WEB_MANIFEST = OutputFile("manifest.webmanifest")
APP_ICON = OutputFile("assets/images/icon-{id}.png", is_shared=True)
SOCIAL_CARD, QR_CODE = "card.png", "qr.svg"
"""Beside each page that is listed."""
SERVICE_WORKER = "sw.js"
"""At the root of the site: its scope is what lies below it."""
OFFLINE_FALLBACK = OutputFile("offline/answer.html")
"""The answer where a page is asked for, the network is away and the page is not kept (publish/offline/fallback.py)."""
OFFLINE_BUNDLE = OutputFile("offline/{id}.json", is_shared=True)
"""Many pages in one file, for the service worker (publish/offline/bundles.py)."""
STATUS = "status/"
"""The pages for editors, below the root of a language: index.html, and the pages whose changes are long (publish/status)."""
SEARCH_INDEX = OutputFile("search/search_index.json")
SEARCH_ENGINE = OutputFile("search/engine.js")
"""What the worker of a language runs."""
SEARCH_IN_FOLDER = OutputFile("search/search_in_folder.js")
"""The engine and the index for pages opened from a folder."""

FILES = (
    BOOK,
    EBOOK,
    LARGE_BOOK,
    BOOKLET,
    TRAINING_BOOK,
    HANDOUT,
    POSTER,
    FORMAT_CARDS,
    SHEETS,
    PRINT_JOB,
    FORM,
    DOCUMENT,
    BILINGUAL_DOCUMENT,
    SPECIMEN,
    SLIDES,
    TRAINING_PACK,
    OFFLINE_ARCHIVE,
    FLOW,
    EMBED_SCRIPT,
    CATALOGUE,
    CATALOGUE_SCHEMA,
)


def ids_of(handbook: Handbook, file: OutputFile) -> list[str]:
    """What there is one of a file for; a single empty id where there is only one."""
    return {
        "": [""],
        "stages": [stage.id for stage in handbook.stages],
        "templates": [form.id for form in handbook.templates],
        "bilingual": [form.id for form in handbook.templates if form.bilingual],
        "specimens": [form.id for form in handbook.templates if handbook.specimen(form.id)],
    }[file.each]


def paths(handbook: Handbook, file: OutputFile) -> Iterator[str]:
    """Where a file of the table stands, from the root of the site, in every language and for everything there is one for."""
    for language in LANGUAGES[:1] if file.is_shared else LANGUAGES:
        for id_ in ids_of(handbook, file):
            yield file.path(language, id_)


def names(handbook: Handbook) -> frozenset[str]:
    """How data name what can be taken along: from the root of a language, or of the site after a «/»; with `{id}` or an id."""
    return frozenset(
        ("/" if file.is_shared else "") + name
        for file in FILES
        for name in (file.pattern, *(file.pattern.replace("{id}", id_) for id_ in ids_of(handbook, file)))
    )


def languages_of(path: str) -> list[str]:
    """The languages that a file speaks, by its path from the root of the site."""
    is_shared = path.endswith(BILINGUAL_ENDING) or any(
        file.is_shared and file.pattern == path for file in FILES
    )
    return list(LANGUAGES) if is_shared else [language_of(path)]


def late_paths(handbook: Handbook) -> frozenset[str]:
    """What a preview goes without, by path from the root of the site."""
    return frozenset(path for file in FILES if file.is_late for path in paths(handbook, file))


def is_web_only(path: str) -> bool:
    """Whether a file of the site, by its path from the root, is of no use in a folder on a disk.

    So are the archive itself; the packs whose files all stand in it one by one; the book in large print, where a page can be
    enlarged; what only a server, a search engine, another site or a messenger asks for; the short addresses, which are made for paper;
    what is told to editors.
    """
    of_the_site = (OFFLINE_ARCHIVE, EMBED_SCRIPT, CATALOGUE, CATALOGUE_SCHEMA)
    inner = path.removeprefix(site_url(language_of(path), ""))
    return (
        path in (SERVICE_WORKER, SITEMAP, NOT_FOUND, *(file.pattern for file in of_the_site))
        or path.startswith(APP_ICON.pattern.partition("{")[0])
        or path.rpartition("/")[2] == SOCIAL_CARD
        or inner in (TRAINING_PACK.pattern, LARGE_BOOK.pattern, WEB_MANIFEST.pattern)
        or inner.startswith((SHORT_ADDRESSES, STATUS))
        or (inner.startswith(OFFLINE_BUNDLE.pattern.partition("{")[0]) and not inner.endswith("/index.html"))
    )
