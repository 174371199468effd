"""Rules on the built pages: what only shows once Markdown, theme and plugins have done their work."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from handbook.components import embed_facts
from handbook.ledgers.permalinks import LEDGER, moves
from handbook.model import LANGUAGES, Handbook, Place, Problem
from handbook.model.addresses import embed_addresses, short_addresses
from handbook.model.outputs import OFFLINE_FALLBACK, STATUS
from handbook.model.urls import site_url
from handbook.render.facts import Facts, Tag
from handbook.render.output import Output
from handbook.rules.registry import format_message

LEFTOVER = re.compile(
    r"[{}]|^\s*/{3,}|\]\(|\*\*|^\s*#{1,6}\s|^\s*[-*+]\s*\[[ xX]?\]|^\s*!{3}\s|^\s*\|.*\|\s*$"
    r"|^\s*:::|^\s*>\s|~~~|```|\[\^|<!--|[\ue000\ue001]"
)
"""Markdown, attribute lists, blocks and templates that were left as text."""
REQUESTING = {
    "img": "src",
    "script": "src",
    "iframe": "src",
    "source": "src",
    "embed": "src",
    "object": "data",
    "audio": "src",
    "video": "src",
    "form": "action",
}
REQUESTING_LINKS = frozenset(
    {"stylesheet", "icon", "preconnect", "dns-prefetch", "preload", "prefetch", "modulepreload", "manifest"}
)

TEMPLATES = "hooks/handbook/render/templates"
HOMES = frozenset(f"{site_url(language, '')}index.html" for language in LANGUAGES)

MESSAGES = {
    "leftover-syntax": {
        "kk": "Құрастырылған бетте белгілеу мәтін болып қалды: «{found}». Осы жердегі белгілеуді түзетіңіз",
        "ru": "На собранной странице разметка осталась текстом: «{found}». Исправьте разметку в этом месте",
    },
    "built-dead-link": {
        "kk": "Құрастырылған беттегі «{target}» сілтемесі ешқайда апармайды. Сілтемені түзетіңіз",
        "ru": "Ссылка «{target}» на собранной странице никуда не ведёт. Исправьте её",
    },
    "outside-request": {
        "kk": "Бет бөтен сайтқа сұрау жібереді: {target}. Анықтамалық тек өз файлдарын жүктейді, мұны алып тастаңыз",
        "ru": "Страница обращается к чужому сайту: {target}. Справочник грузит только свои файлы, уберите это",
    },
    "built-repeated-id": {
        "kk": "Құрастырылған бетте «{found}» белгісі екі рет кездеседі. Біреуін өзгертіңіз",
        "ru": "На собранной странице метка «{found}» встречается дважды. Измените одну",
    },
    "page-language": {
        "kk": 'Беттің тілі «{found}» деп көрсетілген. Тақырыптағы lang="{expected}" болуы керек',
        "ru": 'У страницы указан язык «{found}». Должно быть lang="{expected}"',
    },
}


@dataclass
class BuiltPage:
    """One page of the site, and what the rules ask of it.

    The menus are made of the pages themselves; they are looked at on the home pages only, or the work would grow as the
    square of the pages.
    """

    path: str
    facts: Facts

    @cached_property
    def tags(self) -> list[Tag]:
        return [tag for tag in self.facts.tags if self._is_home or not tag.in_menu]

    @cached_property
    def texts(self) -> list[str]:
        return [text.words for text in self.facts.texts if self._is_home or not text.in_menu]

    @cached_property
    def ids(self) -> list[str]:
        return [name for tag in self.tags if (name := tag.attributes.get("id"))]

    @property
    def links(self) -> list[str]:
        return [
            tag.attributes["href"]
            for tag in self.tags
            if tag.name in ("a", "area") and "href" in tag.attributes
        ]

    @property
    def requests(self) -> Iterator[str]:
        """What a browser asks for by itself."""
        for tag in self.tags:
            if tag.name == "link" and REQUESTING_LINKS & set(tag.attributes.get("rel", "").split()):
                yield tag.attributes.get("href", "")
            if address := tag.attributes.get(REQUESTING.get(tag.name, "")):
                yield address

    @property
    def language(self) -> str:
        return next(iter(self.facts.having("html", "lang")), "")

    @property
    def _is_home(self) -> bool:
        return self.path in HOMES

    @cached_property
    def known_ids(self) -> frozenset[str]:
        return frozenset(self.ids)

    @property
    def expected_language(self) -> str:
        first = self.path.split("/")[0]
        return first if first in LANGUAGES else LANGUAGES[0]


def check(site: Output, handbook: Handbook, expected: Collection[str] = ()) -> list[Problem]:
    """All problems of a built site; they name the files behind the pages.

    `expected` are files that this site goes without though links to them are right: a preview makes no PDFs.
    """
    files = {*site, *expected}
    pages = {path: BuiltPage(path, site.facts(path)) for path in site if path.endswith(".html")}
    places = sources(handbook)
    problems = []
    for page in pages.values():
        for rule_id, values in _findings(page, pages, files):
            message = format_message(MESSAGES[rule_id], f"docs/{page.expected_language}/", values)
            problems.append(Problem(places.get(page.path) or Place(f"site/{page.path}", 0), rule_id, message))
    return list(dict.fromkeys(problems))


def sources(handbook: Handbook) -> dict[str, Place]:
    """Path of a built page -> the file that an editor opens to mend it."""
    places = {"404.html": Place("overrides/404.html", 0)}
    for language in LANGUAGES:
        places[OFFLINE_FALLBACK.path(language)] = Place(f"{TEMPLATES}/offline-fallback-body.html", 0)
        places[site_url(language, f"{STATUS}index.html")] = Place(f"{TEMPLATES}/status.html", 0)
        for embed in embed_addresses(handbook):
            page = handbook.page(language, embed_facts.source(embed))
            if page:
                places[site_url(language, f"{embed.url}index.html")] = Place(page.file)
        for old, _ in moves(handbook, language):
            places[site_url(language, f"{old.page}index.html")] = Place(LEDGER)
        for short in short_addresses(handbook):
            page = handbook.page(language, short.path)
            if page:
                places[site_url(language, f"{short.url}index.html")] = Place(page.file)
        for page in handbook.in_language(language):
            places[site_url(language, page.url) + "index.html"] = Place(page.file)
    return places


def _findings(
    page: BuiltPage, pages: dict[str, BuiltPage], files: set[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    for text in page.texts:
        found = LEFTOVER.search(text)
        if found:
            yield "leftover-syntax", {"found": text[max(0, found.start() - 20) : found.end() + 30]}
    for target in page.requests:
        if urlsplit(target).scheme in ("http", "https") or target.startswith("//"):
            yield "outside-request", {"target": target}
        elif not leads_somewhere(page, target, pages, files):
            yield "built-dead-link", {"target": target}
    for target in page.links:
        if not leads_somewhere(page, target, pages, files):
            yield "built-dead-link", {"target": target}
    for name in sorted(set(page.ids)):
        if page.ids.count(name) > 1:
            yield "built-repeated-id", {"found": name}
    if page.path != "404.html" and page.language != page.expected_language:
        yield "page-language", {"found": page.language, "expected": page.expected_language}


def leads_somewhere(page: BuiltPage, target: str, pages: dict[str, BuiltPage], files: set[str]) -> bool:
    """Addresses with a scheme or from the host's root (404.html has those) are not looked into."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or target.startswith("/"):
        return True
    path = page.path
    if parts.path:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(parts.path)))
        if parts.path.endswith(("/", ".", "..")):
            path = posixpath.normpath(posixpath.join(path, "index.html"))
    if path not in files:
        return False
    anchor = unquote(parts.fragment)
    return not anchor or path not in pages or anchor in pages[path].known_ids or anchor == "__top"
