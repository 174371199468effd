"""The two readers of Markdown see the same: the model's, which rules look at, and Python-Markdown, which makes what people read."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

import markdown
import pytest
from mkdocs.config import load_config

from handbook.model import LANGUAGES
from handbook.page.checklists import ChecklistExtension
from handbook.page.figures import FiguresExtension
from handbook.page.sections import PartsExtension
from handbook.render.html import has_class, is_comment, parsed, text_of
from handbook.rules import check
from handbook.source import markdown as model_reader
from handbook.source import reader
from handbook.source import sections as model_sections
from support.places import ROOT
from support.real import HANDBOOK

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Seen(NamedTuple):
    """What a reader finds on a page, in the order of reading."""

    headings: list[tuple[int, str, str]]
    items: list[str]
    links: list[str]
    images: list[str]
    markers: list[str]


@cache
def converter() -> markdown.Markdown:
    """Python-Markdown as the build sets it up."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    extensions = [*config.markdown_extensions, ChecklistExtension(), FiguresExtension(), PartsExtension()]
    return markdown.Markdown(extensions=extensions, extension_configs=config.mdx_configs)


def rendered(body: str) -> Seen:
    """What stands in the HTML. A heading without an id of its own has none here, whatever Python-Markdown calls it."""
    named = set(re.findall(r"\s\{[^{}\n]*#([\w-]+)", body))
    root = parsed(converter().reset().convert(model_reader.without_notes(body)))

    def name(heading: Element) -> str:
        return heading.get("id", "") if heading.get("id") in named else ""

    lists = [each for each in root.iter("ul") if has_class(each, "handbook-checklist")]
    return Seen(
        [
            (int(each.tag[1]), name(each), words(text_of(each)))
            for each in root.iter()
            if each.tag in HEADINGS
        ],
        [
            item.get("id", "")
            for each in lists
            for item in each.findall("li")
            if item.find(".//label") is not None
        ],
        [each.get("href", "") for each in root.iter("a")],
        [each.get("src", "") for each in root.iter("img")],
        [(each.text or "").strip() for each in root.iter() if is_comment(each)],
    )


def read(body: str) -> Seen:
    """What the model has of it."""
    sections = model_sections.sections(model_reader.prose_lines(body, 1))
    return Seen(
        [(each.level, each.id, words(bare(each.title))) for each in sections if each.level],
        [item.id for each in sections for item in each.checklist],
        [link.name for each in sections for link in each.links],
        [image.name for each in sections for image in each.images],
        [marker.name for each in sections for marker in each.markers],
    )


def words(text: str) -> str:
    return " ".join(text.split())


def bare(title: str) -> str:
    """A title without the marks of Markdown in it; of a picture no word is left."""
    return re.sub(r"!\[[^\[\]]*\]\([^()]*\)|\[([^\[\]]*)\]\([^()]*\)|[*`]", r"\1", title)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_readers_see_the_same_on_every_page(language: str) -> None:
    for page in HANDBOOK.in_language(language):
        _, body, _ = model_reader.split_front_matter((ROOT / page.file).read_text(encoding="utf-8-sig"))
        assert read(body) == rendered(body), page.file


@pytest.mark.parametrize(
    "body",
    [
        "# А\n\n## Б { #b }\n\nтекст\n\n### В *г* { #v }\n\n#### Д",
        "## Б { #b } \n\n## В {#v}\n\n## Г { #g} ##\n\n## Д{ #other }",
        "## [Ссылка](a.md) в заголовке { #b }\n\n## ![к](k.svg) { #v }",
        "А\n===\n\nБ\n---\n\nтекст",
        "- [ ] Один { #one }\n- [ ] Два [раз](b.md) { #two }\n- три\n\n* [x] Четыре { #four }",
        "1. Раз\n2. [Два](b.md)\n\n    - [ ] Внутри { #in }",
        '[а](b.md) и [в *г*](d.md#e) и ![к](k.svg "Подпись") и [с [скобками]](f.md) и [з](a_(b).md)',
        "`[код](a.md)` и \\[не ссылка](b.md) и \\`[ссылка](c.md)\\`",
        "```\n## Нет { #no }\n- [ ] нет { #n }\n[нет](a.md)\n<!-- handbook: laws -->\n```\n\n~~~~\n```\n[нет](b.md)\n~~~\n~~~~\n\n[да](c.md)",  # noqa: E501
        "<!-- handbook: laws -->\n\n<!-- заметка редактора, [ссылка](a.md) -->\n\nтекст",
        "/// example | Пример\n## В блоке { #in }\n\n- [ ] Дело { #do }\n\n[ссылка](a.md)\n///",
        "| а | [б](b.md) |\n| --- | --- |\n| ![в](v.svg) | г |",
        "[д](e.md 'Заголовок')",
        "> [ссылка](a.md) в цитате",
        "#Без пробела { #x }\n\n####### Семь { #y }",
        " ## С отступом { #x }",
        "Абзац\n## Сразу { #x }\nдальше",
    ],
)
def test_both_readers_see_the_same_in_what_is_odd(body: str) -> None:
    assert read(body) == rendered(body)


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("> ## Цитата { #q }", "heading-place"),
        ("1. Раз\n\n    ## В списке { #q }", "heading-place"),
        ("/// example\nтекст\n///\n\n    [код](laws.md)", "indented-text"),
        ("[а][b]\n\nтекст", "link-form"),
        ("[а]\n\n[а]: laws.md", "link-form"),
        ("<https://example.org/>", "raw-html"),
        ("<a href='laws.md'>а</a>", "raw-html"),
        ("[а](<laws.md>)", "dead-link"),
        ("Абзац\n- [ ] Сразу { #y }", "list-form"),
        ("А\n\n- [ ] один { #a .b }", "checklist-id"),
    ],
)
def test_where_they_differ_a_rule_says_so(tiny: Path, body: str, rule: str) -> None:
    """In every language alike, so that it is not the parity that is told."""
    for language in LANGUAGES:
        page = tiny / "docs" / language / "principles.md"
        page.write_text(
            f"{page.read_text(encoding='utf-8')}\n## Қосымша {{ #more }}\n\n{body}\n", encoding="utf-8"
        )
    assert rule in {problem.rule for problem in check(reader.read(tiny))}
