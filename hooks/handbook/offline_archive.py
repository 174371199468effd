"""`handbook-offline.zip`: the whole site in a folder, opened by `file://`.

In a folder an address that ends in «/» shows a list of files, so links name `index.html`; a file has no origin, so the policy of
the pages names the scheme beside 'self' (https://www.w3.org/TR/CSP3/#match-url-to-source-expression leaves it open whether 'self'
is a file). What only makes sense on the web is left out; links to it lead to the web where the site's address is known.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from . import archives
from .interface import WORDS
from .model import LANGUAGES

ARCHIVE = "handbook-offline.zip"
README = "README.txt"
LEFT_OUT = re.compile(
    rf"{re.escape(ARCHIVE)}|(ru/)?training-pack\.zip|sw\.js|(ru/)?manifest\.webmanifest|assets/images/icon-.*|catalogue\..*json"
    r"|sitemap\.xml(\.gz)?|robots\.txt|404\.html|embed\.js|(ru/)?go/.*|(ru/)?offline/(?!index\.html).*|.*/?card\.png"
)
"""What the archive does without: itself; the packs whose files all stand in it one by one; what only a server, a search engine,
another site or a messenger asks for; the short addresses, which are made for paper."""
_HEAD_ONLY = re.compile(r'<link rel="(?:manifest|canonical|alternate)"[^>]*>\n?|<meta (?:property="og:|name="twitter:)[^>]*>\n?')
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)')
_REFRESH = re.compile(r'(<meta http-equiv="refresh" content="0; url=)([^"]*)')
_ANCHOR = re.compile(r'<a\b([^>]*?)\s*\bhref="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_ATTRIBUTE = re.compile(r'(\s(?:href|src)=")([^"]*)')
_DATA = re.compile(r'("href":")([^"]*)')
"""Addresses in the data that pages carry for their scripts."""
_ADDRESS = re.compile(r'<p class="print-address">[^<]*<span data-address></span></p>\n?')
_FOLDER = re.compile(r'(data-bytes="handbook-offline.zip"[^>]*>)[^<]*')
TEXTS = {
    "kk": {
        "title": "АЛДЫМЕН ОҚЫҢЫЗ",
        "lines": [
            "Бұл – анықтамалықтың интернетсіз оқылатын толық көшірмесі.",
            "1. Архивті түгел ашыңыз (бәрін бір қалтаға шығарыңыз). Архивтің ішінен тікелей ашсаңыз, беттер жұмыс істемейді.",
            "2. Сол қалтадағы index.html файлын браузермен ашыңыз. Орысшасы – ru қалтасындағы index.html.",
            "Chrome немесе Edge браузерімен ашқан дұрыс: Firefox қалтадағы әр беттің белгілерін бөлек сақтайды.",
            "3. Белгілеріңіз бен жазғаныңыз осы браузерде сақталады. Қалтаны көшірсеңіз, олар бірге көшпейді: «Менің диалогым» бетінен "
            "файлға сақтап алыңыз.",
            "Файлдардың атын өзгертпеңіз, қалталарынан шығармаңыз.",
        ],
    },
    "ru": {
        "title": "ПРОЧТИТЕ СНАЧАЛА",
        "lines": [
            "Это полная копия справочника, которую читают без интернета.",
            "1. Распакуйте архив целиком, в одну папку. Если открывать страницы прямо из архива, они не будут работать.",
            "2. Откройте в браузере файл index.html из папки ru. Казахский – index.html рядом с этим файлом.",
            "Лучше в Chrome или Edge: Firefox хранит отметки каждой страницы из папки отдельно.",
            "3. Отметки и записи хранятся в этом браузере. Если скопировать папку, они с ней не перейдут: сохраните их в файл "
            "на странице «Мой диалог».",
            "Не переименовывайте файлы и не вынимайте их из папок.",
        ],
    },
}
STAND_IN = "Алдын ала қарауда архив жасалмайды: make build\r\nВ предпросмотре архив не делается: make build\r\n"
FAULT = ("Интернетсіз оқылатын көшірме жазылмады: {file}: {reason}. Дискіде орын бар-жоғын тексеріп, қайта құрастырыңыз. "
         "Копия для чтения без интернета не записана: {file}: {reason}. Проверьте, есть ли место на диске, и соберите снова.")
ONLY_ON_THE_WEB = {"kk": "тек сайтта", "ru": "только на сайте"}


def write(site: Path, root: str) -> int:
    """Writes the archive of the site that stands in the folder into it; gives its bytes.

    `root` is the site's own address, empty where not known. Raises OSError where a file cannot be read or written: there is then
    no archive at all, neither half of this one nor an older.
    """
    return archives.write(site / ARCHIVE, entries(site, root))


def write_stand_in(site: Path) -> None:
    """For a preview, which never waits for the archive: one that says so, that links to it lead somewhere."""
    with zipfile.ZipFile(site / ARCHIVE, "w") as archive:
        archive.writestr(zipfile.ZipInfo(README, archives.FIRST_DAY), STAND_IN.encode("utf-8-sig"))


def entries(site: Path, root: str) -> Iterator[tuple[str, bytes]]:
    """(name, content) of what the archive holds, in order; first the file that says how to begin."""
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    kept = [path for path in paths if not LEFT_OUT.fullmatch(path) and not path.endswith(archives.HALF)]
    names = frozenset(kept)
    yield README, readme().encode("utf-8-sig")  # the mark at its start tells an old Notepad what letters these are
    for path in kept:
        content = (site / path).read_bytes()
        yield path, page(content.decode(), path, names, root).encode() if path.endswith(".html") else content


def readme() -> str:
    """How to open the archive, in every language; lines end as Windows wants them."""
    parts = []
    for language in LANGUAGES:
        brand, text = WORDS[language]["brand"], TEXTS[language]
        parts.append("\r\n".join([f"{brand}. {text['title']}", "", *text["lines"]]))
    return "\r\n\r\n\r\n".join(parts) + "\r\n"


def page(html: str, path: str, names: Iterable[str], root: str) -> str:
    """A page of the site as it stands in a folder. `path` is its own, `names` are the files that the folder has."""
    language = next((name for name in LANGUAGES[1:] if path.startswith(f"{name}/")), LANGUAGES[0])

    def anchor(found: re.Match[str]) -> str:
        before, href, after, inner = found.groups()
        target = _target(path, href)
        if target is None or target in names:
            return found[0]
        if root:
            return f'<a{before} href="{escape(root + _site_address(target))}"{after}>{inner}</a>'
        return f"<span>{inner} <small>({ONLY_ON_THE_WEB[language]})</small></span>"

    def named(found: re.Match[str]) -> str:
        return found[1] + in_folder(found[2])

    html = _POLICY.sub(lambda found: found[1] + found[2].replace("'self'", "'self' file:"), _HEAD_ONLY.sub("", html))
    html = _FOLDER.sub(r"\1", _ADDRESS.sub("", html))
    html = _ATTRIBUTE.sub(named, _ANCHOR.sub(anchor, html))
    return _REFRESH.sub(named, _DATA.sub(named, html))


def in_folder(address: str) -> str:
    """An address that names its file: `../formats/#top` -> `../formats/index.html#top`. Those of other hosts stay as they are."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not (parts.path.endswith("/") or parts.path in (".", "..") or parts.path.endswith("/..")):
        return address
    return parts._replace(path=parts.path.rstrip("/") + "/index.html").geturl()


def _target(path: str, href: str) -> str | None:
    """The file that a link leads to, from the site's root; None where it leads elsewhere or stays on its page."""
    parts = urlsplit(in_folder(href))
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path))


def _site_address(path: str) -> str:
    return path.removesuffix("index.html") if path.endswith("/index.html") else path
