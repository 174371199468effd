"""Markers for generated parts, `///` blocks, and everything that does not belong in a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model import Handbook
from handbook.rules.language import visible_texts
from handbook.rules.pages import expected_type
from handbook.rules.registry import Finding, at, rule
from handbook.source.markdown import CODE_SPAN, LIST_ITEM, TABLE_RULE, unclosed_blocks

PREFIX = "handbook:"
MARKERS = ("dialogue-flow", "stage-list", "formats-table", "formats-list", "format-chooser", "format-size", "my-dialogue", "linking",
           "offline", "offline-archive", "downloads-yourself", "downloads-seminar", "downloads-site", "laws", "glossary",
           "templates", "stage-templates", "template-form", "slides")
REQUIRED = {
    "home": ("dialogue-flow",),
    "stages": ("dialogue-flow", "stage-list"),
    "stage": ("dialogue-flow",),
    "formats": ("format-chooser", "formats-table", "formats-list"),
    "format": ("format-size",),
    "my-dialogue": ("my-dialogue",),
    "templates": ("templates",),
    "template": ("template-form",),
    "laws": ("laws",),
    "glossary": ("glossary",),
}
BLOCKS = ("how-to", "example", "case", "mistake", "loss", "practice", "broken", "answer", "editor", "law")
INVENTED = ("example", "case")
"""Blocks that tell an invented story: one example, or a part of the case that runs through all stages."""
EXAMPLE_TITLE = {"kk": "Ойдан алынған мысал", "ru": "Вымышленный пример"}
RAW_HTML = re.compile(r"</?[a-zA-Z][^<>]*>")
TEMPLATE = re.compile(r"\{\{|\{%|\{#\s")


@rule(
    "unknown-marker",
    kk="«{name}» деген белгі жоқ. Мыналар бар: {known}",
    ru="Вставки «{name}» не бывает. Есть такие: {known}",
)
def unknown_marker(handbook: Handbook) -> Iterator[Finding]:
    known = {f"{PREFIX} {name}" for name in MARKERS}
    for page in handbook.pages.values():
        for section in page.sections:
            for marker in section.markers:
                if "handbook" in marker.name and marker.name not in known:
                    yield at(page.place(marker.line), name=marker.name, known=", ".join(MARKERS))


@rule(
    "marker-form",
    kk="Белгі басқа мәтінмен бір жолда тұр, шегінген немесе жабылмаған. Жеке жолдың басынан жазыңыз: <!-- handbook: … -->",
    ru="Вставка с отступом, не закрыта или в одной строке с текстом. Напишите её отдельной строкой с начала: <!-- handbook: … -->",
)
def marker_form(handbook: Handbook) -> Iterator[Finding]:
    whole = re.compile(r"^<!--[^<>]*-->$")
    for page in handbook.pages.values():
        for number, line in page.lines:
            bare = CODE_SPAN.sub("", line)
            if ("<!--" in bare or "-->" in bare) and not whole.match(bare.rstrip()):
                yield at(page.place(number))


@rule(
    "missing-marker",
    kk="Бұл бетте <!-- handbook: {name} --> белгісі болуы керек. Оны жеке жолға жазыңыз",
    ru="На этой странице нужна вставка <!-- handbook: {name} -->. Напишите её отдельной строкой",
)
def missing_marker(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        found = {marker.name for section in page.sections for marker in section.markers}
        for name in REQUIRED.get(expected_type(page.path), ()):
            if f"{PREFIX} {name}" not in found:
                yield at(page.place(), name=name)


@rule(
    "unknown-block",
    kk="«{name}» деген блок жоқ. Мыналар бар: {known}",
    ru="Блока «{name}» не бывает. Есть такие: {known}",
)
def unknown_block(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for section in page.sections:
            for block in section.blocks:
                if block.name not in BLOCKS:
                    yield at(page.place(block.line), name=block.name, known=", ".join(BLOCKS))


@rule(
    "block-form",
    kk="/// блогы дұрыс жабылмаған. Блок «/// түрі | Тақырып» деп басталып, жеке «///» жолымен бітеді",
    ru="Блок /// закрыт неверно. Он начинается с «/// тип | Заголовок» и кончается отдельной строкой «///»",
)
def block_form(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for _, number in unclosed_blocks(list(page.lines)):
            yield at(page.place(number))
        for section in page.sections:
            for block in section.blocks:
                if not block.text:
                    yield at(page.place(block.line))


@rule(
    "example-label",
    kk="Мысал ойдан алынғаны айтылуы керек. Жазыңыз: /// example | {label}",
    ru="О вымышленном примере так и говорят. Напишите: /// example | {label}",
)
def example_label(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        label = EXAMPLE_TITLE[page.language]
        for section in page.sections:
            for block in section.blocks:
                if block.name in INVENTED and block.text != label:
                    yield at(page.place(block.line), label=label)


@rule(
    "raw-html",
    kk="Бетте HTML жазылмайды: {tag}. Markdown түрінде жазыңыз",
    ru="HTML на страницах не пишут: {tag}. Напишите это средствами Markdown",
)
def raw_html(handbook: Handbook) -> Iterator[Finding]:
    for place, text in visible_texts(handbook):
        tag = RAW_HTML.search(text)
        if tag:
            yield at(place, tag=tag[0][:40])


@rule(
    "template-syntax",
    kk="«{found}» таңбалары бетте болмайды. Оларды өшіріңіз",
    ru="Знаков «{found}» на странице не бывает. Уберите их",
)
def template_syntax(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for number, line in page.lines:
            found = TEMPLATE.search(CODE_SPAN.sub("", line))
            if found:
                yield at(page.place(number), found=found[0].strip())


@rule(
    "merge-conflict",
    kk="Git біріктіру қақтығысының ізі қалған. Керек нұсқаны қалдырып, <<<<<<<, =======, >>>>>>> жолдарын өшіріңіз",
    ru="Остался след слияния Git. Оставьте нужный вариант и уберите строки <<<<<<<, =======, >>>>>>>",
)
def merge_conflict(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for number, line in page.lines:
            if re.match(r"^(<{7}|>{7}|={7})( |$)", line):
                yield at(page.place(number))


@rule(
    "list-form",
    kk="Тізімнің алдында бос жол керек, әйтпесе ол тізім болып көрінбейді. Бос жол қосыңыз",
    ru="Перед списком нужна пустая строка, иначе он не станет списком. Добавьте её",
)
def list_form(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        previous = ""
        for number, line in page.lines:
            starts_list = LIST_ITEM.match(line) and not line.startswith(" ")
            if starts_list and previous.strip() and not LIST_ITEM.match(previous) \
                    and not previous.startswith((" ", "#", "///")):
                yield at(page.place(number))
            previous = line


@rule(
    "indented-text",
    kk="Жол 4 не одан көп бос орыннан басталады да, бетте код болып шығады. Жолдың басындағы бос орынды өшіріңіз",
    ru="Строка начинается с 4 или более пробелов и станет на странице кодом. Уберите пробелы в начале",
)
def indented_text(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        within_list = False
        previous = ""
        for number, line in page.lines:
            if LIST_ITEM.match(line):
                within_list = True
            elif line.strip() and not line.startswith((" ", "\t")):
                within_list = False
            elif line.startswith(("    ", "\t")) and line.strip() and not within_list and not previous.strip():
                yield at(page.place(number))
            previous = line


@rule(
    "table-form",
    kk="Кесте жолында {found} ұяшық бар, тақырып жолында {expected}. Ұяшық санын теңестіріңіз",
    ru="В строке таблицы ячеек: {found}, а в заголовке: {expected}. Сделайте поровну",
)
def table_form(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        expected = 0
        previous = ""
        for number, line in page.lines:
            if "|" in line and TABLE_RULE.match(line) and "|" in previous:
                expected = _cells(previous)
            elif "|" not in line:
                expected = 0
            if expected and _cells(line) != expected:
                yield at(page.place(number), found=_cells(line), expected=expected)
            previous = line


def _cells(line: str) -> int:
    return len(re.split(r"(?<!\\)\|", line.strip().strip("|")))
