"""Links and images: they lead somewhere, stay within the handbook's own address, and say what they show."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Collection, Iterator

from handbook.ledgers.permalinks import unresolved
from handbook.model import LANGUAGES, Address, Handbook, Page, Reference
from handbook.model.addresses import anchors
from handbook.rules.excerpts import listed
from handbook.rules.registry import Finding, finding, rule
from handbook.source.markdown import CODE_SPAN, without_comments

TURNED = re.compile(r"\)\[[^\]\s]{1,200}\.md(?:#[^\]\s]{0,100})?\]")
"""A link with its brackets the wrong way round: `(text)[page.md]`."""
ALMOST_LINK = re.compile(
    r"\]\s++\((?=[\w./#-]+\.md|#|https?:)|\]\(\s*+\)|\]\[[^\]]*+\]|\[[^\[\]()]*+\(([\w./-]+\.md)[^)]*+\)"
    r"|^[ \t]*+\[[^\[\]]++\]:[ \t]"
)
"""A gap before the address, no address, an address told elsewhere and the line that tells it, brackets that do not fit."""
SAYS_NOTHING = re.compile(
    r"(?i)здесь|тут|сюда|по ссылке|мұнда|осында|осы жерде|осы жерден|(?:ос|мын)ы сілтеме(?:ден|мен)?"
)
"""Words that do not tell where a link leads: a screen reader reads out links without what stands around them."""
WRITTEN_LINK = re.compile(r"!?\[[^\[\]]*+\]\([^()]*+(?:\([^()]*+\)[^()]*+)*+\)")
BARE_ADDRESS = re.compile(r"(?<![\w/.@<-])(?:https?://|www\.)[\w-]+(?:\.[\w-]+)+(?:[/?#][^\s«»<>()]*[\w/])?")
MOST_NAMED = 8
SCHEME = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*:")


def _links(handbook: Handbook) -> Iterator[tuple[Page, Reference]]:
    for page in handbook.pages.values():
        for section in page.sections:
            for link in section.links:
                yield page, link


def _images(handbook: Handbook) -> Iterator[tuple[Page, Reference]]:
    for page in handbook.pages.values():
        for section in page.sections:
            for image in section.images:
                yield page, image


def _resolve(page: Page, target: str) -> str:
    """A relative target as a path from the language's folder; it starts with `..` where it leaves it."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), target))


@rule(
    "dead-link",
    kk="«{target}» беті жоқ. Жолын тексеріңіз: ол осы файлдан басталады және .md деп бітеді",
    ru="Страницы «{target}» нет. Проверьте путь: он начинается от этого файла и кончается на .md",
)
def dead_link(handbook: Handbook) -> Iterator[Finding]:
    for page, link in _links(handbook):
        path = link.name.split("#")[0].split("?")[0]
        if SCHEME.match(link.name) or link.name.startswith(("/", "#")):
            continue
        if not path or not (
            handbook.page(page.language, _resolve(page, path)) or _asset(handbook, page, path)
        ):
            yield finding(page.place(link.line), target=link.name)


def _asset(handbook: Handbook, page: Page, path: str) -> bool:
    resolved = posixpath.normpath(posixpath.join(page.language, posixpath.dirname(page.path), path))
    return resolved in handbook.assets


@rule(
    "dead-anchor",
    kk="«{target}» бетінде «{anchor}» белгісі жоқ. Бар белгінің бірін жазыңыз, ең ұқсастары: {known}",
    ru="На странице «{target}» нет метки «{anchor}». Напишите одну из имеющихся, самые похожие: {known}",
)
def dead_anchor(handbook: Handbook) -> Iterator[Finding]:
    for page, link in _links(handbook):
        path, hash_sign, anchor = link.name.partition("#")
        if not hash_sign or SCHEME.match(link.name) or link.name.startswith("/"):
            continue
        target = handbook.page(page.language, _resolve(page, path)) if path else page
        if target and anchor not in anchors(handbook, target) and not is_lost(handbook, target, anchor):
            known = _nearest(anchor, anchors(handbook, target))
            yield finding(page.place(link.line), target=target.path, anchor=anchor, known=known)


def is_lost(handbook: Handbook, page: Page, anchor: str) -> bool:
    """Whether an anchor that a page lacks is told there: another language has it, or it was published and leads nowhere now.

    What points at it is right again once that is mended.
    """
    twins = (handbook.page(language, page.path) for language in LANGUAGES if language != page.language)
    lost = (permalink.address for permalink, _ in unresolved(handbook, page.language))
    return (
        any(twin and anchor in anchors(handbook, twin) for twin in twins) or Address(page.url, anchor) in lost
    )


def _nearest(anchor: str, known: Collection[str]) -> str:
    """Of these the ones most alike, and how many more there are."""
    alike = difflib.get_close_matches(anchor, sorted(known), MOST_NAMED, cutoff=0)
    more = len(known) - len(alike)
    return ", ".join(alike) + (f" (+{more})" if more else "")


@rule(
    "other-language-link",
    kk="Сілтеме басқа тілге апарады. Осы тілдің бетін көрсетіңіз, docs/{language}/ ішінен шықпаңыз",
    ru="Ссылка ведёт на другой язык. Укажите страницу этого языка, не выходя из docs/{language}/",
)
def other_language_link(handbook: Handbook) -> Iterator[Finding]:
    for page, link in _links(handbook):
        target = posixpath.normpath(posixpath.join(page.language, posixpath.dirname(page.path), link.name))
        first = target.split("/")[0]
        if not SCHEME.match(link.name) and first in LANGUAGES and first != page.language:
            yield finding(page.place(link.line), language=page.language)


@rule(
    "absolute-link",
    kk="«{target}» сілтемесі / таңбасынан басталады, сайт қосымша мекенжайда тұрса, ол ашылмайды. Осы файлдан бастап жазыңыз: ../…",
    ru="Ссылка «{target}» начинается с / и не откроется, если сайт стоит не в корне. Напишите путь от этого файла: ../…",
)
def absolute_link(handbook: Handbook) -> Iterator[Finding]:
    for page, link in (*_links(handbook), *_images(handbook)):
        if link.name.startswith("/"):
            yield finding(page.place(link.line), target=link.name)


@rule(
    "link-form",
    kk="Сілтеме қате жазылған. Дәл былай жазыңыз: [мәтін](бет.md)",
    ru="Ссылка записана с ошибкой. Напишите точно так: [текст](страница.md)",
)
def link_form(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for number, line in page.lines:
            bare = CODE_SPAN.sub("", line)
            if (
                ALMOST_LINK.search(bare)
                or TURNED.search(bare)
                or (")" not in bare[bare.rfind("](") :] and "](" in bare)
            ):
                yield finding(page.place(number))


@rule(
    "bare-address",
    kk="«{found}» – жалаң мекенжай, ол сілтеме болмайды. Былай жазыңыз: {written}",
    ru="«{found}» – голый адрес, ссылкой он не станет. Напишите так: {written}",
)
def bare_address(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for number, line in page.lines:
            if "www." not in line and "://" not in line:
                continue
            bare = WRITTEN_LINK.sub("", without_comments(CODE_SPAN.sub("", line)))
            if found := BARE_ADDRESS.findall(bare):
                written = (
                    "[" + "…](https://" + found[0].removeprefix("https://").removeprefix("http://") + ")"
                )
                yield finding(page.place(number), found=listed(found), written=written)


@rule(
    "link-text",
    kk="Сілтеменің мәтіні жоқ не ештеңе айтпайды. Қайда апаратынын жазыңыз: [мәтін]({target})",
    ru="У ссылки нет текста, или он ничего не говорит. Напишите, куда она ведёт: [текст]({target})",
)
def link_text(handbook: Handbook) -> Iterator[Finding]:
    for page, link in _links(handbook):
        if not link.text.strip() or SAYS_NOTHING.fullmatch(link.text):
            yield finding(page.place(link.line), target=link.name)


@rule(
    "link-scheme",
    kk="«{target}» сілтемесіне рұқсат жоқ. Тек https:, mailto: және tel: жазылады",
    ru="Ссылка «{target}» не допускается. Бывают только https:, mailto: и tel:",
)
def link_scheme(handbook: Handbook) -> Iterator[Finding]:
    for page, link in _links(handbook):
        if SCHEME.match(link.name) and not link.name.startswith(("https://", "mailto:", "tel:")):
            yield finding(page.place(link.line), target=link.name)


@rule(
    "missing-image",
    kk="«{target}» суреті жоқ. Файлды docs/assets/images/ ішіне салып, жолын тексеріңіз",
    ru="Рисунка «{target}» нет. Положите файл в docs/assets/images/ и проверьте путь",
)
def missing_image(handbook: Handbook) -> Iterator[Finding]:
    for page, image in _images(handbook):
        if (
            not SCHEME.match(image.name)
            and not image.name.startswith("/")
            and not _asset(handbook, page, image.name)
        ):
            yield finding(page.place(image.line), target=image.name)


@rule(
    "outside-image",
    kk="Сурет бөтен сайттан жүктеледі. Файлды docs/assets/images/ ішіне салыңыз: анықтамалық басқа сайтқа сұрау жібермейді",
    ru="Рисунок грузится с чужого сайта. Положите файл в docs/assets/images/: справочник не обращается к другим сайтам",
)
def outside_image(handbook: Handbook) -> Iterator[Finding]:
    for page, image in _images(handbook):
        if SCHEME.match(image.name):
            yield finding(page.place(image.line))


@rule(
    "image-alt",
    kk="Суреттің сипаттамасы жоқ. Онда не бейнеленгенін жазыңыз: ![сипаттама]({target})",
    ru="У рисунка нет описания. Напишите, что на нём: ![описание]({target})",
)
def image_alt(handbook: Handbook) -> Iterator[Finding]:
    for page, image in _images(handbook):
        if not image.text.strip():
            yield finding(page.place(image.line), target=image.name)


ADDRESSES = {
    "mailto": re.compile(r"[^\s@,;]+@[\w-]+(?:\.[\w-]+)*\.\w{2,}(?:\?\S*)?"),
    "tel": re.compile(r"\+?\d[\d()-]{1,19}"),
    "https": re.compile(r"//(?:[\w-]+\.)+\w{2,}(?:[:/?#].*)?"),
}
"""What stands behind a scheme."""


@rule(
    "link-address",
    kk="«{target}» мекенжайы ашылмайды. Толық жазыңыз: mailto:name@example.org, tel:+77212000000, https://example.org",
    ru="Адрес «{target}» не откроется. Напишите полностью: mailto:name@example.org, tel:+77212000000, https://example.org",
)
def link_address(handbook: Handbook) -> Iterator[Finding]:
    for page, link in _links(handbook):
        scheme, _, rest = link.name.partition(":")
        form = ADDRESSES.get(scheme)
        if form and not form.fullmatch(rest):
            yield finding(page.place(link.line), target=link.name)
