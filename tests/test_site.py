"""The built site as files: every address, language, anchor and row that the handbook owes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbook.model import LANGUAGES
from handbook.model.urls import site_url
from handbook.render.output import Output
from handbook.site import checks
from support.places import ROOT, SITE
from support.real import HANDBOOK

STAGES = ["analysis", "preparation", "dialogue", "decisions", "implementation", "monitoring"]
FORMATS = [form.id for form in HANDBOOK.formats]
ADDRESSES = (
    [
        "",
        "stages/",
        "formats/",
        "templates/",
        "glossary/",
        "laws/",
        "about/",
        "case/",
        "questions/",
        "my-dialogue/",
        "linking/",
        "accessibility/",
    ]
    + [
        f"{name}/"
        for name in [
            "introduction",
            "dialogue-today",
            "problems",
            "achievements",
            "what-to-do",
            "principles",
            "impact",
            "training",
            "training/exercises",
            "training/handouts",
            "training/feedback",
        ]
    ]
    + [f"templates/{form.id}/" for form in HANDBOOK.templates]
    + [f"stages/{name}/" for name in STAGES]
    + [f"formats/{name}/" for name in FORMATS]
)


def test_thirteen_forms() -> None:
    """Source point F."""
    assert len(FORMATS) == 13


def html(language: str, address: str) -> str:
    return (SITE / site_url(language, address) / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_there_in_its_language(language: str, address: str) -> None:
    text = html(language, address)
    assert re.search(rf'<html lang="{language}"', text)
    assert len(re.findall(r"<h1\b", text)) == 1
    other = next(name for name in LANGUAGES if name != language)
    assert re.search(rf'<a class="tool handbook-language" href="[^"]+" hreflang="{other}"', text)


def test_no_built_page_has_a_problem() -> None:
    assert checks.check(Output(SITE), HANDBOOK) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_recommendations_have_anchors(language: str) -> None:
    recommendations = [(stage.id, name) for stage in HANDBOOK.stages for name in stage.recommendations]
    assert len(recommendations) == 22
    for stage, name in recommendations:
        assert f'<h3 id="{name}"' in html(language, f"stages/{stage}/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_formats_table_has_the_rows_of_the_source(language: str) -> None:
    """Source point M, row by row."""
    rows = re.findall(
        r'<tr role="row" id="row-([\w-]+)">.*?<td[^>]*>(.*?)</td><td[^>]*>(.*?)</td>',
        html(language, "formats/"),
    )
    assert [name for name, _, _ in rows] == [
        "round-table",
        "working-group",
        "working-meeting",
        "campaign",
        "standing-council",
        "seminar",
        "conference",
        "hearings",
    ]
    figures = [re.findall(r"\d+", f"{people} {questions}") for _, people, questions in rows]
    assert figures == [
        ["25", "1"],
        ["10", "1"],
        ["15", "3"],
        [],
        ["15", "1", "5"],
        ["25", "3"],
        ["50", "3"],
        ["10", "1", "2"],
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_and_years_of_the_source_are_there(language: str) -> None:
    achievements = re.sub(r"<[^>]+>", " ", html(language, "achievements/"))
    for figure in ("2003", "2005", "14", "2006", "39", "2007–2009", "38", "2008", "100", "5", "2015"):
        assert re.search(rf"(?<!\d){figure}(?!\d)", achievements), figure
    periods = re.findall(r'<h3 id="period-([\w-]+)"', html(language, "introduction/"))
    assert len(periods) == 8


def test_not_found_page_speaks_both_languages() -> None:
    text = (SITE / "404.html").read_text(encoding="utf-8")
    assert "Бет табылмады" in text
    assert "Страница не найдена" in text
    assert "stylesheet" not in text
    assert "<script" not in text


def test_data_and_fonts_are_not_published() -> None:
    assert not (SITE / "_data").exists()
    assert not (SITE / "assets" / "fonts").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_standalone_diagram(language: str) -> None:
    svg = (SITE / site_url(language, "flow.svg")).read_text(encoding="utf-8")
    assert svg.startswith("<svg ")
    assert "<title" in svg
    assert "<a " not in svg
    assert svg.count('class="flow-box"') == 6


def test_kazakh_interface_is_complete() -> None:
    import material

    folder = Path(material.__file__).parent / "templates" / "partials" / "languages"
    keys = [
        set(re.findall(r'"([\w.]+)":', text.read_text(encoding="utf-8")))
        for text in (folder / "en.html", ROOT / "overrides" / "partials" / "languages" / "kk.html")
    ]
    assert keys[0] == keys[1]
