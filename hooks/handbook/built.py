"""Rules on the built pages: what only shows once Markdown, theme and plugins have done their work."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .model import LANGUAGES, Place, Problem

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
REQUESTING = {"img": "src", "script": "src", "iframe": "src", "source": "src", "embed": "src", "object": "data",
              "audio": "src", "video": "src", "form": "action"}
REQUESTING_LINKS = frozenset({"stylesheet", "icon", "preconnect", "dns-prefetch", "preload", "prefetch", "modulepreload",
                              "manifest"})

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
        "kk": "Беттің тілі «{found}» деп көрсетілген. Тақырыптағы lang=\"kk\" болуы керек",
        "ru": "У страницы указан язык «{found}». Должно быть lang=\"ru\"",
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

    @property
    def source(self) -> str:
        """The Markdown file behind the page, for the message."""
        language = self.expected_language
        inner = self.path.removeprefix(f"{language}/")
        stem = inner.removesuffix("index.html").removesuffix("/") or "index"
        folder = f"docs/{language}/{stem}"
        return f"{folder}/index.md" if stem in ("stages", "formats", "templates") else f"{folder}.md"


def check(site: Path) -> list[Problem]:
    """All problems of a built site. `site` is its folder; the problems name the Markdown files behind the pages."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {path: BuiltPage(path, (site / path).read_text(encoding="utf-8")) for path in sorted(files)
             if path.endswith(".html")}
    problems = []
    for page in pages.values():
        for rule_id, values in _findings(page, pages, files):
            message = MESSAGES[rule_id][page.expected_language].format(**values)
            problems.append(Problem(Place(page.source), rule_id, message))
    return list(dict.fromkeys(problems))


def _findings(page: BuiltPage, pages: dict[str, BuiltPage], files: set[str]) -> Iterator[tuple[str, dict[str, str]]]:
    for text in page.texts:
        found = LEFTOVER.search(text)
        if found:
            yield "leftover-syntax", {"found": text[max(0, found.start() - 20):found.end() + 30]}
    for target in page.requests:
        if urlsplit(target).scheme in ("http", "https") or target.startswith("//"):
            yield "outside-request", {"target": target}
        elif not _leads_somewhere(page, target, pages, files):
            yield "built-dead-link", {"target": target}
    for target in page.links:
        if not _leads_somewhere(page, target, pages, files):
            yield "built-dead-link", {"target": target}
    for name in sorted(set(page.ids)):
        if page.ids.count(name) > 1:
            yield "built-repeated-id", {"found": name}
    if page.path != "404.html" and page.language != page.expected_language:
        yield "page-language", {"found": page.language}


def _leads_somewhere(page: BuiltPage, target: str, pages: dict[str, BuiltPage], files: set[str]) -> bool:
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
