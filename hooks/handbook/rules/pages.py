"""Pages: which there are, what they are called, and whether the menu leads to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model import LANGUAGES, UNLISTED, Handbook, Place
from handbook.rules.registry import Finding, finding, rule
from handbook.source.schema import SLUG

CONFIG = "mkdocs.yml"
ENDING = re.compile(r"(.+)\.(md|markdown|ya?ml|tsv)(\.txt)?", re.IGNORECASE)

PAGE_TYPES = {
    "index.md": "home",
    "stages/index.md": "stages",
    "formats/index.md": "formats",
    "templates/index.md": "templates",
    "my-dialogue.md": "my-dialogue",
    "glossary.md": "glossary",
    "laws.md": "laws",
}
DATA_FILES = (
    "accepted.tsv",
    "changed.tsv",
    "downloads.yml",
    "fields.tsv",
    "formats.yml",
    "frequent.yml",
    "glossary.yml",
    "guides.yml",
    "kinds.yml",
    "laws.yml",
    "matters.yml",
    "names.yml",
    "permalinks.tsv",
    "purposes.yml",
    "slides.yml",
    "stages.yml",
    "synonyms.yml",
    "terms.yml",
    "ways.yml",
)
TAKEN = frozenset({"embed", "go", "status"})
"""What the build itself makes pages below: a page of the same address would be written over."""
FOLDER_TYPES = {"stages": "stage", "formats": "format", "templates": "template", "law": "law"}


def expected_type(path: str) -> str:
    """The page type that goes with a path: `stages/analysis.md` -> stage."""
    return {**PAGE_TYPES, **UNLISTED}.get(path) or FOLDER_TYPES.get(
        path.split("/")[0] if "/" in path else "", "guide"
    )


def expected_pages(handbook: Handbook) -> Iterator[tuple[str, Place]]:
    """The pages that data and contract ask for, with the place that asks."""
    for path in PAGE_TYPES:
        yield path, Place(CONFIG, 1)
    for stage in handbook.stages:
        yield f"stages/{stage.id}.md", stage.place
    for dialogue_format in handbook.formats:
        yield f"formats/{dialogue_format.id}.md", dialogue_format.place
    for form in handbook.templates:
        yield f"templates/{form.id}.md", Place(form.file, 1)
    for guide in handbook.guides:
        yield f"{guide.id}.md", guide.place


@rule(
    "missing-page",
    kk="«{path}» беті екі тілде де жоқ. docs/kk/{path} және docs/ru/{path} жазыңыз немесе белгіні алып тастаңыз",
    ru="Страницы «{path}» нет ни на одном языке. Напишите docs/kk/{path} и docs/ru/{path} или уберите id отсюда",
)
def missing_page(handbook: Handbook) -> Iterator[Finding]:
    for path, place in expected_pages(handbook):
        if not any(handbook.page(language, path) for language in LANGUAGES):
            yield finding(place, path=path)


@rule(
    "missing-twin",
    kk="Бұл беттің екінші тілдегі сыңары жоқ. Жазыңыз: {twin}",
    ru="У этой страницы нет пары на втором языке. Напишите: {twin}",
    in_both=True,
)
def missing_twin(handbook: Handbook) -> Iterator[Finding]:
    unreadable = {fault.place.path for fault in handbook.faults}
    for (language, path), page in handbook.pages.items():
        for other in LANGUAGES:
            twin = f"docs/{other}/{path}"
            if other != language and not handbook.page(other, path) and twin not in unreadable:
                yield finding(page.place(), twin=twin)


@rule(
    "taken-address",
    kk="«{folder}/» мекенжайында сайттың өз беттері тұрады. Файлды басқаша атаңыз",
    ru="По адресу «{folder}/» стоят страницы самого сайта. Назовите файл иначе",
)
def taken_address(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        folder = page.url.partition("/")[0]
        if folder in TAKEN:
            yield finding(page.place(), folder=folder)


@rule(
    "stray-file",
    kk="Тіл қалтасында тек .md беттері болады. Файлды docs/assets/ ішіне көшіріңіз, атын .md деп аяқтаңыз немесе артық болса өшіріңіз",
    ru="В папке языка бывают только страницы .md. Перенесите файл в docs/assets/, закончите имя на .md или удалите, если он лишний",
)
def stray_file(handbook: Handbook) -> Iterator[Finding]:
    for path in sorted(handbook.assets):
        if path.split("/")[0] in LANGUAGES:
            yield finding(Place(f"docs/{path}"))


@rule(
    "file-ending",
    kk="Файл басқа жалғаумен сақталған. Атын өзгертіңіз: {name}. Windows-та алдымен Проводниктің «Көрініс» мәзірінде файл "
    "жалғауларын көрсетуді қосыңыз; ондай файл бар болса, артығын өшіріңіз",
    ru="Файл сохранён с другим окончанием. Переименуйте: {name}. В Windows сначала включите показ расширений (Проводник, меню «Вид»); "
    "если такой файл уже есть, удалите лишний",
)
def file_ending(handbook: Handbook) -> Iterator[Finding]:
    for path in sorted(handbook.assets):
        if path.split("/")[0] in (*LANGUAGES, "_data") and (name := _meant_name(path)):
            yield finding(Place(f"docs/{path}"), name=name)


def _meant_name(path: str) -> str:
    """How a file is called that Windows has saved as `analysis.md.txt`, `analysis.MD`, `laws.yaml`; empty where it is meant so."""
    name = path.rpartition("/")[2]
    found = ENDING.fullmatch(name)
    if not found:
        return ""
    ending = {"yaml": "yml", "markdown": "md"}.get(found[2].lower(), found[2].lower())
    return f"{found[1]}.{ending}" if f"{found[1]}.{ending}" != name else ""


@rule(
    "unknown-data",
    kk="Мұндай дерек файлы болмайды. Атауын түзетіңіз: {known}",
    ru="Такого файла данных не бывает. Исправьте имя: {known}",
)
def unknown_data(handbook: Handbook) -> Iterator[Finding]:
    for path in sorted(handbook.assets):
        folder, _, name = path.partition("/")
        if folder == "_data" and "/" not in name and name not in DATA_FILES:
            yield finding(Place(f"docs/{path}"), known=", ".join(DATA_FILES))


@rule(
    "unknown-page",
    kk="«{id}» деген id {data} файлында жоқ. Сонда жолын қосыңыз: - id: {id}, немесе файл атын түзетіңіз",
    ru="Такого id, «{id}», нет в {data}. Добавьте туда строку: - id: {id}, или исправьте имя файла",
)
def unknown_page(handbook: Handbook) -> Iterator[Finding]:
    known = {path for path, _ in expected_pages(handbook)}
    read = {"stage": handbook.stages, "format": handbook.formats, "guide": handbook.guides}
    for page in handbook.pages.values():
        page_type = expected_type(page.path)
        if page.path not in known and read.get(page_type):
            data = f"docs/_data/{page_type}s.yml"
            name = page.path.removesuffix(".md") if page_type == "guide" else page.id
            yield finding(page.place(), id=name, data=data)


@rule(
    "page-type",
    kk="Бұл орындағы беттің түрі «{expected}», ал «{found}» деп жазылған. Жазыңыз: page_type: {expected}",
    ru="Тип страницы в этом месте – «{expected}», а написано «{found}». Напишите: page_type: {expected}",
)
def page_type(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        expected = expected_type(page.path)
        if page.type and page.type != expected:
            yield finding(page.place(page.meta_lines.get("page_type", 1)), expected=expected, found=page.type)


@rule(
    "file-name",
    kk="Файл не қалта атауында тек кіші латын әріптері, сандар және дефис болады: site-visit.md. Атауын өзгертіңіз",
    ru="В имени файла или папки бывают только строчные латинские буквы, цифры и дефис: site-visit.md. Переименуйте",
)
def file_name(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        if not all(SLUG.match(part) for part in page.path.removesuffix(".md").split("/")):
            yield finding(page.place())


@rule(
    "not-in-nav",
    kk="Бет мәзірде жоқ. mkdocs.yml ішіндегі nav бөліміне қосыңыз: - {path}",
    ru="Страницы нет в меню. Добавьте в раздел nav файла mkdocs.yml: - {path}",
)
def not_in_nav(handbook: Handbook) -> Iterator[Finding]:
    if not handbook.nav:
        return  # the menu could not be read: that is said already
    named = {entry.name for entry in handbook.nav}
    for page in handbook.pages.values():
        if page.path not in named and page.path not in UNLISTED:
            yield finding(page.place(), path=page.path)


@rule(
    "dead-nav",
    kk="Мәзірдегі «{path}» беті жоқ. Атауын түзетіңіз немесе жолды өшіріңіз",
    ru="Меню ведёт на страницу «{path}», которой нет. Исправьте имя или уберите строку",
)
def dead_nav(handbook: Handbook) -> Iterator[Finding]:
    for entry in handbook.nav:
        if not any(handbook.page(language, entry.name) for language in LANGUAGES):
            yield finding(Place(CONFIG, entry.line), path=entry.name)


@rule(
    "repeated-nav",
    kk="«{path}» мәзірде екі рет тұр. Біреуін қалдырыңыз",
    ru="«{path}» стоит в меню дважды. Оставьте одну строку",
)
def repeated_nav(handbook: Handbook) -> Iterator[Finding]:
    seen = set()
    for entry in handbook.nav:
        if entry.name in seen:
            yield finding(Place(CONFIG, entry.line), path=entry.name)
        seen.add(entry.name)
