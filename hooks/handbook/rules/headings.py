"""Headings: one title a page, levels in order, an id of its own on each section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from handbook.model import Handbook, Page, Section
from handbook.rules.registry import Finding, finding, rule
from handbook.source.markdown import BLOCK
from handbook.source.schema import SLUG

WITHIN = re.compile(r"^(?:[ \t>]|[-*+][ \t]|\d++\.[ \t])++#{1,6}[ \t]")
"""A heading within a quotation or a list: Markdown makes one of it, and the page has no such section."""

BOLD_LINE = re.compile(
    r"^(?:\*\*(?P<bold>[^*]{2,100}[^*.!…;,])\*\*|__(?P<other>[^_]{2,100}[^_.!…;,])__):?\s*$"
)


def _sections(handbook: Handbook) -> Iterator[tuple[Page, Section]]:
    for page in handbook.pages.values():
        for section in page.sections:
            if section.level > 1:
                yield page, section


@rule(
    "one-title",
    kk="Бетте бір ғана # тақырыпша болады, ол бәрінен бұрын тұрады; мұнда {count}. Басқаларын ## етіп жазыңыз",
    ru="На странице ровно один заголовок #, и он стоит первым; здесь их {count}. Остальные напишите как ##",
)
def one_title(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        titles = [section for section in page.sections if section.level == 1]
        if len(titles) != 1:
            yield finding(page.place(titles[1].line if titles else 1), count=len(titles))
        elif page.sections[0] is not titles[0]:
            yield finding(page.place(page.sections[0].line), count=len(titles))


@rule(
    "bold-heading",
    kk="«{title}» – тақырыпшаның орнына қалың жазылған жол: мазмұнға түспейді, оған сілтеме қойылмайды. Былай жазыңыз: "
    "### {title} {{ #my-section }}",
    ru="«{title}» – жирная строка вместо заголовка: её нет в оглавлении, на неё не сослаться. Напишите: ### {title} {{ #my-section }}",
)
def bold_heading(handbook: Handbook) -> Iterator[Finding]:
    """A paragraph that is one bold line and ends in no full stop; not within a block, where there are no headings."""
    for page in handbook.pages.values():
        lines = [(0, ""), *page.lines, (0, "")]
        depth = 0
        for (_, before), (number, line), (_, after) in zip(lines, lines[1:], lines[2:], strict=False):
            depth += _opens(line)
            bold = BOLD_LINE.match(line)
            if bold and not depth and not before.strip() and not after.strip():
                yield finding(page.place(number), title=(bold["bold"] or bold["other"]).rstrip(":"))


def _opens(line: str) -> int:
    """1 where a block opens, -1 where one closes, else 0."""
    block = BLOCK.match(line)
    return 0 if not block else 1 if block["type"] else -1


@rule(
    "empty-title",
    kk="Тақырыпшаның сөзі жоқ. Жазыңыз: {level} Тақырыпша",
    ru="У заголовка нет слов. Напишите: {level} Заголовок",
)
def empty_title(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for section in page.sections:
            if section.level and not section.title:
                yield finding(page.place(section.line), level="#" * section.level)


@rule(
    "heading-place",
    kk="Тақырыпша жолдың ең басынан басталады: тізімнің не дәйексөздің ішінде ол бөлім бола алмайды. Алдындағы белгілер мен бос "
    "орындарды өшіріңіз: ## Тақырыпша",
    ru="Заголовок начинается в самом начале строки: внутри списка или цитаты он не станет разделом. Уберите перед ним знаки и "
    "пробелы: ## Заголовок",
)
def heading_place(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for number, line in page.lines:
            if WITHIN.match(line):
                yield finding(page.place(number))


@rule(
    "heading-level",
    kk="{level} тақырыпшасы деңгей аттап кетті. Жазыңыз: {expected} …",
    ru="Заголовок {level} перескочил через уровень. Напишите: {expected} …",
)
def heading_level(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        previous = 1
        for section in page.sections:
            if section.level > previous + 1:
                yield finding(
                    page.place(section.line), level="#" * section.level, expected="#" * (previous + 1)
                )
            previous = section.level or previous


@rule(
    "heading-id",
    kk="«{title}» тақырыпшасының белгісі жоқ немесе қате. Соңына ағылшынша кіші әріппен жазыңыз: {{ #my-section }}",
    ru="У заголовка «{title}» нет метки, или она с ошибкой. Допишите в конце строчными латинскими: {{ #my-section }}",
)
def heading_id(handbook: Handbook) -> Iterator[Finding]:
    for page, section in _sections(handbook):
        if not SLUG.match(section.id):
            yield finding(page.place(section.line), title=section.title)


@rule(
    "repeated-id",
    kk="«{id}» белгісі осы бетте {first}-жолда бар. Басқа белгі жазыңыз",
    ru="Метка «{id}» уже есть на этой странице, в строке {first}. Напишите другую",
)
def repeated_id(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        ids = [(section.id, section.line) for section in page.sections]
        ids += [(item.id, item.line) for section in page.sections for item in section.checklist]
        first: dict[str, int] = {}
        for name, line in sorted(ids, key=lambda pair: pair[1]):
            if name and name in first:
                yield finding(page.place(line), id=name, first=first[name])
            first.setdefault(name, line)


@rule(
    "empty-section",
    kk="«{title}» бөлімі бос. Мәтін жазыңыз немесе тақырыпшаны өшіріңіз",
    ru="Раздел «{title}» пуст. Напишите текст или уберите заголовок",
)
def empty_section(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for section, following in zip_longest(page.sections, page.sections[1:]):
            has_parts = following is not None and following.level > section.level
            if section.level > 1 and not section.text and not has_parts:
                yield finding(page.place(section.line), title=section.title)


@rule(
    "title-heading",
    kk="title – «{title}», ал беттің тақырыбы – «{heading}». Мәзір мен бет бір атпен аталсын: # {title}",
    ru="title – «{title}», а заголовок страницы – «{heading}». Пусть в меню и на странице будет одно название: # {title}",
)
def title_heading(handbook: Handbook) -> Iterator[Finding]:
    """The home page is «Home» in the menu, and has the name of the handbook over it."""
    for page in handbook.pages.values():
        own = next((section for section in page.sections if section.level == 1), None)
        if own and page.title and own.title != page.title and page.path != "index.md":
            yield finding(page.place(own.line), title=page.title, heading=own.title)


LONGEST = {"title": 80, "summary": 200}
"""Signs that fit into the menu, and into the lists of pages and of what a search has found."""


@rule(
    "long-front-matter",
    kk="{key} тым ұзын: {length} таңба, шегі – {most}. Мәзір мен іздеуге сыятындай етіп қысқартыңыз, қалғанын бет мәтініне көшіріңіз",
    ru="{key} слишком длинно, знаков: {length}, а предел – {most}. Сократите так, чтобы вошло в меню и поиск, остальное перенесите в "
    "текст страницы",
)
def long_front_matter(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for key, most in LONGEST.items():
            length = len(str(page.meta.get(key, "")))
            if length > most:
                yield finding(page.place(page.meta_lines.get(key, 1)), key=key, length=length, most=most)
