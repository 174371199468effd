"""`handbook-offline.zip`: the whole site in a folder, opened by `file://`.

In a folder an address that ends in «/» shows a list of files, so links name `index.html`; a file has no origin, so the policy of
the pages names the scheme beside 'self' (https://www.w3.org/TR/CSP3/#match-url-to-source-expression leaves it open whether 'self'
is a file). What only makes sense on the web is left out; links to it lead to the web where the site's address is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model import LANGUAGES
from handbook.model.outputs import OFFLINE_ARCHIVE
from handbook.publish.offline.folder import page
from handbook.render import archives
from handbook.render.output import Output
from handbook.text.interface import WORDS

README = "README.txt"
LEFT_OUT = re.compile(
    rf"{re.escape(OFFLINE_ARCHIVE.path(LANGUAGES[0]))}|(ru/)?training-pack\.zip|sw\.js|(ru/)?manifest\.webmanifest|assets/images/icon-.*|catalogue\..*json"
    r"|sitemap\.xml(\.gz)?|robots\.txt|404\.html|embed\.js|(ru/)?go/.*|(ru/)?offline/(?!index\.html).*|.*/?card\.png"
)
"""What the archive does without: itself; the packs whose files all stand in it one by one; what only a server, a search engine,
another site or a messenger asks for; the short addresses, which are made for paper."""
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
STAND_IN = (
    "Алдын ала қарауда архив жасалмайды: make build\r\nВ предпросмотре архив не делается: make build\r\n"
)


def pack(site: Output, root: str) -> bytes:
    """The archive of a site. `root` is its own address, empty where not known. Raises OSError where a file cannot be read."""
    return archives.pack(entries(site, root))


def stand_in() -> bytes:
    """For a preview, which never waits for the archive: one that says so, that links to it lead somewhere."""
    return archives.pack([(README, STAND_IN.encode("utf-8-sig"))])


def entries(site: Output, root: str) -> Iterator[tuple[str, bytes]]:
    """(name, content) of what the archive holds, in order; first the file that says how to begin."""
    names = [path for path in site if not LEFT_OUT.fullmatch(path)]
    has = frozenset(names)
    yield (
        README,
        readme().encode("utf-8-sig"),
    )  # the mark at its start tells an old Notepad what letters these are
    for path in names:
        is_page = path.endswith(".html")
        yield path, page(site.text(path), path, has, root).encode() if is_page else site.read(path)


def readme() -> str:
    """How to open the archive, in every language; lines end as Windows wants them."""
    parts = []
    for language in LANGUAGES:
        brand, text = WORDS[language]["brand"], TEXTS[language]
        parts.append("\r\n".join([f"{brand}. {text['title']}", "", *text["lines"]]))
    return "\r\n\r\n\r\n".join(parts) + "\r\n"
