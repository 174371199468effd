"""Rules on the built pages: what only shows once Markdown, theme and plugins have done their work."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from handbook.components import embed_facts
from handbook.ledgers.permalinks import LEDGER, moves
from handbook.model import LANGUAGES, Handbook, Place, Problem
from handbook.model.addresses import embed_addresses, short_addresses
from handbook.model.outputs import OFFLINE_ANSWER
from handbook.model.urls import site_url
from handbook.render.output import Output
from handbook.rules.registry import said

LEFTOVER = re.compile(
    r"[{}]|^\s*/{3,}|\]\(|\*\*|^\s*#{1,6}\s|^\s*[-*+]\s*\[[ xX]?\]|^\s*!{3}\s|^\s*\|.*\|\s*$"
    r"|^\s*:::|^\s*>\s|~~~|```|\[\^|<!--|[\ue000\ue001]"
)
"""Markdown, attribute lists, blocks and templates that were left as text."""
MENU = re.compile(r'<details class="menu">.*?</details>|<nav class="side".*?</nav>', re.DOTALL)
"""The menus stand in every page and are made of the pages themselves; they are looked at on the home pages only, or the
work would grow as the square of the pages."""
SILENT = frozenset({"script", "style", "code", "pre", "textarea", "svg", "template"})
"""Elements whose text is not prose."""
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
class BuiltPage(HTMLParser):
    """One HTML file, read."""

    path: str
    html: str
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    language: str = ""
    _silent: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        is_home = self.path in ("index.html", *(f"{language}/index.html" for language in LANGUAGES))
        self.feed(self.html if is_home else MENU.sub("", self.html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = attributes.get("lang", "")
        if attributes.get("id"):
            self.ids.append(attributes["id"])
        if tag in ("a", "area") and "href" in attributes:
            self.links.append(attributes["href"])
        if tag == "link" and REQUESTING_LINKS & set(attributes.get("rel", "").split()):
            self.requests.append(attributes.get("href", ""))
        if tag in REQUESTING and attributes.get(REQUESTING[tag]):
            self.requests.append(attributes[REQUESTING[tag]])
        if tag in SILENT:
            self._silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT and tag in self._silent:
            self._silent.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.texts.append(data.strip())

    def handle_comment(self, data: str) -> None:
        if "handbook" in data:
            self.texts.append(f"<!--{data}-->")

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
    pages = {path: BuiltPage(path, site.text(path)) for path in site if path.endswith(".html")}
    places = sources(handbook)
    problems = []
    for page in pages.values():
        for rule_id, values in _findings(page, pages, files):
            message = said(MESSAGES[rule_id], f"docs/{page.expected_language}/", values)
            problems.append(Problem(places.get(page.path) or Place(f"site/{page.path}", 0), rule_id, message))
    return list(dict.fromkeys(problems))


def sources(handbook: Handbook) -> dict[str, Place]:
    """Path of a built page -> the file that an editor opens to mend it."""
    places = {"404.html": Place("overrides/404.html", 0)}
    for language in LANGUAGES:
        places[OFFLINE_ANSWER.path(language)] = Place("hooks/handbook/templates/offline-answer-body.html", 0)
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
