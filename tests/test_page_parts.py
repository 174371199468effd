"""What is done to a page's text: parts, figures, styles, spaces, abbreviations, steps."""

from __future__ import annotations

from dataclasses import replace

import markdown
import pytest

from handbook.frame import styles
from handbook.frame.styles import component_names
from handbook.page import abbreviations, navigation
from handbook.page.body import Body
from handbook.page.figures import FiguresExtension
from handbook.page.sections import PartsExtension
from handbook.page.spaces import keep_together
from handbook.page.view import View
from handbook.render.facts import read
from handbook.render.html import parsed, serialized
from support.places import ROOT
from support.real import HANDBOOK

NBSP = "\u00a0"


def view(language: str, path: str) -> View:
    page = HANDBOOK.page(language, path)
    assert page
    return View(HANDBOOK, page)


def test_parts_hold_a_heading_and_what_follows_it() -> None:
    html = markdown.markdown(
        "# А\n\nВводное\n\n## Б { #b }\n\nтекст\n\n### В { #v }\n\nтекст\n\n## Г { #g }\n",
        extensions=["attr_list", PartsExtension()],
    )
    assert html.replace("\n", "") == (
        '<h1>А</h1><p>Вводное</p><div class="part part--b"><h2 id="b">Б</h2><p>текст</p>'
        '<div class="part part--v"><h3 id="v">В</h3><p>текст</p></div></div>'
        '<div class="part part--g"><h2 id="g">Г</h2></div>'
    )


def test_picture_alone_is_a_figure_and_one_in_a_sentence_is_not() -> None:
    text = '![Зал](hall.svg "Зал акимата")\n\nВот ![знак](mark.svg) знак'
    html = markdown.markdown(text, extensions=[FiguresExtension()]).replace("\n", "")
    assert (
        '<figure><img alt="Зал" loading="lazy" src="hall.svg" /><figcaption>Зал акимата</figcaption></figure>'
        in html
    )
    assert "<p>Вот <img" in html


def test_page_has_the_styles_of_its_components_alone() -> None:
    assert {"flow", "timeline", "home", "size"} <= component_names(
        read(
            '<body class="page--home"><svg class="flow flow--wide"></svg><div class="part part--timeline"><dl class="handbook-size">'
        )
    )
    sheets = styles.read(ROOT)
    assert ".handbook-formats" in sheets.first(read('<table class="handbook-formats">'))
    assert ".handbook-formats" not in sheets.first(read("<p>"))
    assert "--paper" in sheets.first(read("<p>"))
    assert set(sheets.components) >= {"flow", "admonition", "checklist"}


def test_every_component_sheet_is_used_on_some_page() -> None:
    names = {
        name
        for path in (ROOT / "site").rglob("*.html")
        for name in component_names(read(path.read_text(encoding="utf-8")))
    }
    assert set(styles.read(ROOT).components) - names <= {
        "stale",
        "moved",
    }  # seen only while a translation lags, or a section has moved


def test_colours_come_from_the_tokens() -> None:
    import re

    folder = ROOT / styles.FOLDER
    defined = set(re.findall(r"(--[\w-]+):", (folder / "base/1-tokens.css").read_text(encoding="utf-8")))
    for path in folder.rglob("*.css"):
        text = re.sub(r"@media print.*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert set(re.findall(r"var\((--[\w-]+)", text)) <= defined, path
        if path.parent.name == "components":
            assert not re.search(r"#[0-9a-f]{3,6}\b", text), path


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "<p>Идите в акимат с письмом</p>", f"<p>Идите в{NBSP}акимат с{NBSP}письмом</p>"),
        ("ru", "<p>Я и (у вас) я</p>", f"<p>Я{NBSP}и{NBSP}(у{NBSP}вас) я</p>"),
        ("ru", "<p>и о работе</p>", f"<p>и{NBSP}о{NBSP}работе</p>"),
        ("ru", "<p>кто и что – всё</p>", f"<p>кто и{NBSP}что{NBSP}– всё</p>"),
        ("kk", "<p>Бұл – жол, № 5</p>", f"<p>Бұл{NBSP}– жол, №{NBSP}5</p>"),
        ("kk", "<p>а б</p>", "<p>а б</p>"),
        ("ru", '<a title="в акимат">в <b>а</b></a>', '<a title="в акимат">в <b>а</b></a>'),
        ("ru", "<svg><text>в поле</text></svg> в поле", f"<svg><text>в поле</text></svg> в{NBSP}поле"),
        ("ru", "<p>2005–2008 годы</p>", "<p>2005–2008 годы</p>"),
    ],
)
def test_spaces_that_do_not_break(language: str, text: str, expected: str) -> None:
    root = parsed(text)
    keep_together(root, language)
    assert serialized(root) == expected


def explained(html: str, seen: View) -> str:
    body = Body.of(html, seen)
    abbreviations.explain(body)
    return serialized(body.root)


def test_first_abbreviation_in_the_text_is_explained() -> None:
    html = explained('<h2>НПО</h2><p><a href="x">НПО</a> и НПО, НПО-форум и ещё НПО.</p>', bare("ru"))
    assert html.startswith(
        '<h2>НПО</h2><p><a href="x">НПО</a> и <button type="button" class="handbook-abbreviation"'
    )
    assert html.count("<button") == 1
    assert "неправительственная организация" in html
    assert 'href="glossary/#ngo"' in html


def test_suffix_of_an_abbreviation_stays_outside() -> None:
    html = explained("<p>ҮЕҰ-ның сөзі</p>", bare("kk"))
    assert ">ҮЕҰ</button>-ның</span>" in html
    assert html.endswith(" сөзі</p>")


@pytest.mark.parametrize(
    "html",
    [
        "<p>ОПЕКУН НПОшник</p>",
        "<label>НПО</label>",
        "НПО",
        "<table><tbody><tr><th>НПО</th></tr></tbody></table>",
    ],
)
def test_nothing_to_explain(html: str) -> None:
    assert explained(html, bare("ru")) == html


def bare(language: str) -> View:
    """A home page without text: nothing on it spells an abbreviation out."""
    page = view(language, "index.md").page
    return View(HANDBOOK, replace(page, sections=()))


def test_an_abbreviation_spelled_out_by_the_page_is_left_alone() -> None:
    home = view("ru", "index.md")
    section = replace(home.page.sections[0], text="Неправительственная организация (НПО) пишет")
    assert "<button" not in explained("<p>НПО</p>", View(HANDBOOK, replace(home.page, sections=(section,))))


def test_steps_and_pagination() -> None:
    assert navigation.stepper(view("ru", "index.md")) == ""
    assert navigation.pagination(view("ru", "index.md")) is None
    html = navigation.stepper(view("ru", "stages/monitoring.md"))
    assert html.count("<li>") == 6
    assert "Этап 6 из 6" in html
    first, second = navigation.pagination(view("kk", "stages/analysis.md")) or (None, None)
    assert first is None
    assert second
    assert (second.label, second.href) == ("Келесі кезең", "../preparation/")
