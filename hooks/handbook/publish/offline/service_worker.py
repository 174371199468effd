"""The precache manifest of the service worker, one edition: every file with its hash, and in what portions they are cached.

Portions (units) belong to a set: `shell` (scripts that the first pages need, at once or later), a language (its home, stages, forms,
templates, in one bundle; the blank document of the minutes), `pages` (all other pages, search, other blank documents for filling
in), `files` (documents to take along). What stands in none of them (embeds, short addresses, cards, archives) is never kept.
The worker itself is docs/assets/javascripts/sw.js.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import posixpath
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from handbook.model import LANGUAGES, UNLISTED, Handbook
from handbook.model.errors import BuildError
from handbook.model.outputs import OFFLINE_BUNDLE, OFFLINE_FALLBACK, is_web_only
from handbook.model.urls import site_url
from handbook.model.words import Area
from handbook.publish.offline import bundles, byte_counts, fallback, first_visit
from handbook.render.facts import Facts
from handbook.render.output import Output

BUDGET = 300 * 1024
"""The most that comes unasked: `shell` and one language, compressed."""
SHELL = "shell"
DOCUMENTS = (".docx", ".pdf", ".pptx")
REMOVER = """// A preview keeps nothing: this takes away what a built site kept at the same address.
addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  const own = (await caches.keys()).filter((name) => name.startsWith("handbook-") && name.endsWith(" " + self.registration.scope));
  await Promise.all(own.map((name) => caches.delete(name)));
  await self.registration.unregister();
  for (const client of await self.clients.matchAll({ type: "window" })) client.navigate(client.url);
})()));
"""
"""The worker of `make serve`."""
OVER_BUDGET = (
    "Алғаш кіргенде өзі сақталатын беттер ({language}) тым ауыр: {size}, шегі {budget}. Кезеңдер мен түрлердің беттерін "
    "қысқартыңыз. Страницы, которые сохраняются сами при первом заходе ({language}), слишком тяжелы: {size}, предел {budget}. "
    "Сократите страницы этапов и форм."
)
_HEADERS = 300
"""Bytes that a host adds to each file, about."""
_COMPRESSED = (".css", ".html", ".js", ".json", ".svg")
_IN_FOLDER = "_in_folder.js"
"""How the names of files end that a page asks for only where it is opened from a folder."""
_ALSO_CACHED = (
    "assets/javascripts/",
    "assets/styles/",
    "assets/images/favicon",
    *(site_url(language, "search/") for language in LANGUAGES),
)


class OverBudgetError(BuildError):
    """What comes unasked has grown beyond the budget."""

    def __init__(self, language: str, size: int, sizes: Area) -> None:
        super().__init__(
            OVER_BUDGET.format(
                language=language,
                size=byte_counts.format_size(size, sizes),
                budget=byte_counts.format_size(BUDGET, sizes),
            )
        )


@dataclass(frozen=True)
class Unit:
    """Files that are fetched together: a file by itself, or pages in a bundle. `size` is what their transfer costs."""

    set: str
    path: str
    size: int
    pages: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        return self.pages or (self.path,)


@dataclass(frozen=True)
class Edition:
    """One edition of the site. `files`: address from the site's root -> hash; `texts`: the bundles to be published, by path."""

    files: Mapping[str, str]
    units: tuple[Unit, ...]
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return _hash(json.dumps(self.files, sort_keys=True).encode())

    def size(self, *sets: str) -> int:
        """What the units of these sets cost together, in bytes as sent."""
        return sum(unit.size for unit in self.units if unit.set in sets)

    @property
    def counts(self) -> dict[str, int]:
        """The sizes that pages speak of: `offline-first` (the dearer language), `offline-pages`, `offline-all`."""
        pages = self.size(SHELL, *LANGUAGES, "pages")
        return {
            "offline-first": max(self.size(SHELL, language) for language in LANGUAGES),
            "offline-pages": pages,
            "offline-all": pages + self.size("files"),
        }


def edition(handbook: Handbook, site: Output) -> Edition:
    """The edition that a site is. Raises OSError where a file cannot be read, OverBudgetError beyond the budget."""
    first = {
        language: [page for page in first_visit.pages(handbook, language) if page in site]
        for language in LANGUAGES
    }
    texts, units = {}, list(_shell(site, first))
    for language in LANGUAGES:
        rest = [page for page in _pages(handbook, language) if page in site and page not in first[language]]
        for set_, name, pages in ((language, language, first[language]), ("pages", f"{language}-more", rest)):
            if pages:
                path = OFFLINE_BUNDLE.path(language, name)
                texts[path] = bundles.pack({_address(page): site.text(page) for page in pages})
                counted = bundles.pack(
                    {
                        _address(page): byte_counts.unfilled(site.text(page), site.facts(page))
                        for page in pages
                    }
                )
                units.append(
                    Unit(set_, path, _sent(path, counted.encode()), tuple(_address(page) for page in pages))
                )
    units += [
        _unit(language, path, site)
        for language in LANGUAGES
        for path in first_visit.blank_documents(language)
        if path in site
    ]
    units += _cached_on_request(site, {unit.path for unit in units})
    fetched = {name for unit in units for name in unit.files}
    files = {_address(path): _hash(site.read(path)) for path in site if _address(path) in fetched}
    files.update({path: _hash(text.encode()) for path, text in texts.items()})
    found = Edition(files, tuple(units), texts)
    for language in LANGUAGES:
        if found.size(SHELL, language) > BUDGET:
            raise OverBudgetError(
                language, found.size(SHELL, language), handbook.words.area("offline.sizes", language)
            )
    return found


def _shell(site: Output, first: Mapping[str, Sequence[str]]) -> Iterator[Unit]:
    """What the first pages of every language need beside themselves, and the fallbacks for pages that are not cached."""
    needed = {path for pages in first.values() for page in pages for path in _needed(page, site.facts(page))}
    needed |= first_visit.loaded_later(needed, site)
    fallbacks = [
        path
        for path in site
        if path.startswith("assets/images/favicon") or path.endswith(OFFLINE_FALLBACK.pattern)
    ]
    for path in (*sorted(needed), *fallbacks):
        yield _unit(SHELL, path, site)


def _cached_on_request(site: Output, known: Collection[str]) -> Iterator[Unit]:
    """What comes at the reader's word, beside the pages: search, scripts, blank documents; and the files to take along."""
    for path in site:
        if (
            path not in known
            and not path.endswith(_IN_FOLDER)
            and (path.startswith(_ALSO_CACHED) or path.endswith((".docx.js", "flow.svg")))
        ):
            yield _unit("pages", path, site)
    for path in site:
        if path.endswith(DOCUMENTS) and not is_web_only(path):
            yield _unit("files", path, site)


def script(handbook: Handbook, found: Edition, source: str) -> str:
    """`sw.js`: the edition's list, then the worker's own text."""
    units = [
        [unit.set, unit.path, unit.size, *([list(unit.pages)] if unit.pages else [])] for unit in found.units
    ]
    data = {
        "edition": found.id,
        "languages": LANGUAGES,
        "fallback": OFFLINE_FALLBACK.pattern,
        "away": fallback.last_resort(handbook),
        "files": found.files,
        "units": units,
    }
    return f"self.handbookEdition={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n{source}"


def _pages(handbook: Handbook, language: str) -> list[str]:
    return [
        site_url(language, page.url) + "index.html"
        for page in handbook.in_language(language)
        if page.path not in UNLISTED
    ]


def _needed(page: str, facts: Facts) -> Iterator[str]:
    """The scripts and styles that a page asks for, from the root of the site."""
    styles = (
        tag.attributes["href"]
        for tag in facts.tags
        if tag.name == "link" and tag.attributes.get("rel") == "stylesheet" and "href" in tag.attributes
    )
    for address in (*facts.having("script", "src"), *styles):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(page), urlsplit(address).path))


def _unit(set_: str, path: str, site: Output) -> Unit:
    return Unit(set_, path, _sent(path, site.read(path)))


def _sent(path: str, content: bytes) -> int:
    body = gzip.compress(content, 6, mtime=0) if path.endswith(_COMPRESSED) else content
    return len(body) + _HEADERS


def _address(path: str) -> str:
    return path.removesuffix("index.html") if path.endswith("/index.html") or path == "index.html" else path


def _hash(content: bytes) -> str:
    """Eight digits of SHA-256: the same mark as in the addresses of scripts (scripts.py)."""
    return hashlib.sha256(content).hexdigest()[:8]
