"""Markers for generated parts, `///` blocks, and everything that does not belong in a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model import Handbook
from handbook.rules.excerpts import listed
from handbook.rules.pages import FOLDER_TYPES, expected_type
from handbook.rules.registry import Finding, finding, rule
from handbook.rules.texts import visible_texts
from handbook.source.markdown import CODE_SPAN, NOTE, PREFIX, looks_like_marker, unclosed_blocks

MARKERS = (
    "dialogue-flow",
    "stage-list",
    "formats-table",
    "formats-list",
    "format-chooser",
    "format-size",
    "my-dialogue",
    "linking",
    "offline",
    "offline-archive",
    "downloads-yourself",
    "downloads-seminar",
    "downloads-site",
    "laws",
    "glossary",
    "templates",
    "stage-templates",
    "template-form",
    "template-specimen",
    "ways",
    "matters",
    "slides",
    "term-counter",
    "running-terms",
)
REQUIRED = {
    "home": ("dialogue-flow",),
    "stages": ("dialogue-flow", "stage-list"),
    "stage": ("dialogue-flow",),
    "formats": ("format-chooser", "formats-table", "formats-list"),
    "format": ("format-size",),
    "my-dialogue": ("my-dialogue",),
    "templates": ("templates",),
    "template": ("template-form", "template-specimen"),
    "laws": ("laws",),
    "glossary": ("glossary",),
}
REQUIRED_ON = {"law/where-to-turn.md": ("ways",), "law/who-decides.md": ("matters",)}
"""What a single page must have: others link to what stands there."""
PLACES = {"stage": ("dialogue-flow", "ends-with"), "format": ("format-size", "")}
"""A type of page -> a marker, and the id of the section where it stands; none is that of the title."""
OF_PAGE = {
    "template-form": "templates",
    "template-specimen": "templates",
    "format-size": "formats",
    "stage-templates": "stages",
}
"""Markers for what belongs to the page itself, and the folder of the pages that have such."""
BLOCKS = ("how-to", "example", "case", "mistake", "loss", "practice", "broken", "answer", "editor", "law")
INVENTED = ("example", "case")
"""Blocks that tell an invented story: one example, or a part of the case that runs through all stages."""
RAW_HTML = re.compile(r"</?[a-zA-Z][^<>]*>")
COMMENT_START = re.compile("<!--")
"""In data it would be published; on a page it is a marker or a note."""
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
                if looks_like_marker(marker.name) and marker.name not in known:
                    yield finding(page.place(marker.line), name=marker.name, known=", ".join(MARKERS))


@rule(
    "marker-form",
    kk="Белгі не редактор ескертпесі басқа мәтінмен бір жолда тұр, шегінген немесе жабылмаған: ескертпе сайтқа шығып кетер еді. "
    "Жеке жолдың басынан жазыңыз: <!-- … -->",
    ru="Вставка или заметка редактора с отступом, не закрыта или в одной строке с текстом: заметка попала бы на сайт. Напишите её "
    "отдельной строкой с начала: <!-- … -->",
)
def marker_form(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for number, line in page.lines:
            bare = CODE_SPAN.sub("", line)
            if ("<!--" in bare or "-->" in bare) and not NOTE.match(bare):
                yield finding(page.place(number))


@rule(
    "missing-marker",
    kk="Бұл бетте <!-- handbook: {name} --> белгісі болуы керек. Оны жеке жолға жазыңыз",
    ru="На этой странице нужна вставка <!-- handbook: {name} -->. Напишите её отдельной строкой",
)
def missing_marker(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        found = {marker.name for section in page.sections for marker in section.markers}
        for name in REQUIRED.get(expected_type(page.path), ()) + REQUIRED_ON.get(page.path, ()):
            if f"{PREFIX} {name}" not in found:
                yield finding(page.place(), name=name)


@rule(
    "marker-page",
    kk="<!-- handbook: {name} --> бұл бетте ештеңе көрсетпейді, оның орны – {folder}/ ішіндегі беттер. Белгіні өшіріңіз",
    ru="<!-- handbook: {name} --> на этой странице ничего не покажет, её место – страницы папки {folder}/. Уберите вставку",
)
def marker_page(handbook: Handbook) -> Iterator[Finding]:
    """Some parts are made of what belongs to the page itself."""
    for page in handbook.pages.values():
        for section in page.sections:
            for marker in section.markers:
                name = marker.name.removeprefix(PREFIX).strip()
                folder = OF_PAGE.get(name)
                if folder and expected_type(page.path) != FOLDER_TYPES[folder]:
                    yield finding(page.place(marker.line), name=name, folder=folder)


@rule(
    "marker-place",
    kk="<!-- handbook: {name} --> өз орнында емес. Оны «{title}» тақырыбының астына көшіріңіз",
    ru="<!-- handbook: {name} --> стоит не на своём месте. Перенесите вставку под заголовок «{title}»",
)
def marker_place(handbook: Handbook) -> Iterator[Finding]:
    """What a page opens with, and what waits until it is read."""
    for page in handbook.pages.values():
        name, place = PLACES.get(expected_type(page.path), ("", ""))
        home = page.section(place)
        for section in page.sections:
            for marker in section.markers:
                if home and section != home and marker.name == f"{PREFIX} {name}":
                    yield finding(page.place(marker.line), name=name, title=home.title)


@rule(
    "repeated-marker",
    kk="<!-- handbook: {name} --> бұл бетте екі рет тұр ({first}-жол). Біреуін өшіріңіз",
    ru="<!-- handbook: {name} --> стоит на этой странице дважды (строка {first}). Уберите одну вставку",
)
def repeated_marker(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        first: dict[str, int] = {}
        for section in page.sections:
            for marker in section.markers:
                if looks_like_marker(marker.name) and marker.name in first:
                    yield finding(
                        page.place(marker.line),
                        name=marker.name.removeprefix(PREFIX).strip(),
                        first=first[marker.name],
                    )
                first.setdefault(marker.name, marker.line)


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
                    yield finding(page.place(block.line), name=block.name, known=", ".join(BLOCKS))


@rule(
    "block-form",
    kk="/// блогы дұрыс жабылмаған. Блок «/// түрі | Тақырып» деп басталып, жеке «///» жолымен бітеді",
    ru="Блок /// закрыт неверно. Он начинается с «/// тип | Заголовок» и кончается отдельной строкой «///»",
)
def block_form(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for _, number in unclosed_blocks(list(page.lines)):
            yield finding(page.place(number))
        for section in page.sections:
            for block in section.blocks:
                if not block.text:
                    yield finding(page.place(block.line))


@rule(
    "example-label",
    kk="Мысал ойдан шығарылғаны айтылуы керек. Жазыңыз: /// example | {label}",
    ru="О вымышленном примере так и говорят. Напишите: /// example | {label}",
)
def example_label(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        label = handbook.words.area("page.blocks", page.language).get("example")
        for section in page.sections:
            for block in section.blocks:
                if label and block.name in INVENTED and block.text != label:
                    yield finding(page.place(block.line), label=label)


@rule(
    "raw-html",
    kk="Бетте HTML жазылмайды: {tag}. Markdown түрінде жазыңыз",
    ru="HTML на страницах не пишут: {tag}. Напишите это средствами Markdown",
)
def raw_html(handbook: Handbook) -> Iterator[Finding]:
    for place, text in visible_texts(handbook):
        tag = RAW_HTML.search(text) or (
            COMMENT_START.search(text) if not place.path.endswith(".md") else None
        )
        if tag:
            yield finding(place, tag=tag[0][:40])


@rule(
    "template-syntax",
    kk="«{found}» таңбалары бетте болмайды. Оларды өшіріңіз",
    ru="Знаков «{found}» на странице не бывает. Уберите их",
)
def template_syntax(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for number, line in page.lines:
            if found := list(TEMPLATE.finditer(CODE_SPAN.sub("", line))):
                yield finding(page.place(number), found=listed(match[0].strip() for match in found))


@rule(
    "merge-conflict",
    kk="Git біріктіру қақтығысының ізі қалған. Керек нұсқаны қалдырып, <<<<<<<, |||||||, =======, >>>>>>> жолдарын өшіріңіз",
    ru="Остался след слияния Git. Оставьте нужный вариант и уберите строки <<<<<<<, |||||||, =======, >>>>>>>",
)
def merge_conflict(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for number, line in page.lines:
            if re.match(r"^(<{7}|>{7}|={7}|\|{7})( |$)", line):
                yield finding(page.place(number))
