"""The numbers of recommendations, 1.1–6.5: the same in both languages and wherever a recommendation is named."""

from __future__ import annotations

import io
import json

import pytest
from pptx import Presentation

from handbook.model import LANGUAGES, Address, outputs
from handbook.model.urls import site_url
from handbook.page import moved_anchors, numbers
from handbook.page.body import Body
from handbook.page.view import View
from handbook.publish.search import packing
from handbook.render.facts import lines
from handbook.render.html import parsed, serialized
from support.places import SITE
from support.printed import letters, text_of
from support.real import HANDBOOK
from support.search_queries import answers

NUMBERS = {
    (f"stages/{stage.id}.md", name): f"{number}.{place}"
    for number, stage in enumerate(HANDBOOK.stages, start=1)
    for place, name in enumerate(stage.recommendations, start=1)
}


def titles(language: str) -> list[tuple[str, str, str, str]]:
    """(number, title, path, id) of every recommendation."""
    found = []
    for (path, name), number in NUMBERS.items():
        section = HANDBOOK.pages[language, path].section(name)
        assert section
        found.append((number, section.title, path, name))
    return found


def test_numbers_go_from_1_1_to_6_5() -> None:
    assert len(NUMBERS) == len(set(NUMBERS.values())) == 22
    assert next(iter(NUMBERS.values())) == "1.1"
    assert [*NUMBERS.values()][-1] == "6.5"
    assert all(HANDBOOK.recommendation_number(*key) == number for key, number in NUMBERS.items())


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("stages/preparation.md", "checklist"),
        ("stages/analysis.md", "home-task"),  # another stage's
        ("training/exercises.md", "home-task"),  # an exercise of the same name
    ],
)
def test_what_is_no_recommendation_has_no_number(path: str, section: str) -> None:
    assert HANDBOOK.recommendation_number(path, section) == ""
    page = HANDBOOK.pages["ru", path]
    found = page.section(section)
    assert not found or HANDBOOK.section_title(page, found) == found.title


def test_a_heading_has_its_number_in_words_and_keeps_its_id() -> None:
    view = View(HANDBOOK, HANDBOOK.pages["ru", "stages/preparation.md"])
    html = '<h2 id="home-task">А</h2><h3 id="home-task">Б <i>в</i></h3><h3 id="other">Г</h3>'
    body = Body.of(html, view)
    numbers.add(body)
    assert serialized(body.root) == html.replace("Б", '<span class="number">2.2</span> Б')


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_lists_and_search_show_the_same_numbers(language: str) -> None:
    listed = (SITE / site_url(language, "stages/index.html")).read_text(encoding="utf-8")
    index = packing.unpack(
        json.loads((SITE / outputs.SEARCH_INDEX.path(language)).read_text(encoding="utf-8"))
    )
    found = answers(language, [number for number, *_ in titles(language)])
    for (number, title, path, name), answer in zip(titles(language), found, strict=True):
        html = (SITE / site_url(language, path.removesuffix(".md")) / "index.html").read_text(
            encoding="utf-8"
        )
        root = parsed(html)
        [heading] = [element for element in root.iter("h3") if element.get("id") == name]
        spoken = " ".join("".join(heading.itertext()).split())
        assert spoken == f"{number} {title}"
        links = [link for link in root.iter("a") if link.get("href") == f"#{name}"]
        beside = [link for link in links if (link.get("aria-label") or "").endswith(f"{number} {title}")]
        # On a page of many headings the script makes it (heading_links.py).
        assert beside or not list(root.iterfind(".//a[@class='permalink']")), "the link beside it"
        assert [link for link in links if "".join(link.itertext()) == f"{number} {title}"], "the contents"
        assert f"{number} {title}" in [" ".join(line.split()) for line in lines(listed)]
        assert answer["found"][0] == site_url(language, f"{path.removesuffix('.md')}/#{name}"), number
    assert len(index["docs"]["location"]) > 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_and_slides_show_the_same_numbers(language: str) -> None:
    deck = Presentation(io.BytesIO((SITE / outputs.SLIDES.path(language)).read_bytes()))
    slides = {
        paragraph.text.replace("\t", " ").replace("\u00a0", " ")
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
    }
    book = letters(text_of(SITE / outputs.BOOK.path(language)))
    for stage in HANDBOOK.stages:
        sheet = letters(text_of(SITE / outputs.HANDOUT.path(language, stage.id)))
        for number, title, path, _ in titles(language):
            if path == f"stages/{stage.id}.md":
                named = letters(f"{number} {title}")
                assert named in sheet
                assert book.count(named) >= 2, "in the contents and on its page"
                assert f"{number} {title}" in slides


def test_a_link_from_an_address_that_has_moved_calls_it_by_its_number() -> None:
    target = Address("stages/preparation/", "home-task")
    assert moved_anchors.target_title(HANDBOOK, "ru", target).startswith("2.2 ")
    assert not moved_anchors.target_title(HANDBOOK, "ru", Address("stages/preparation/")).startswith("2")


def test_the_catalogue_has_the_numbers() -> None:
    catalogue = json.loads((SITE / outputs.CATALOGUE.path("kk")).read_text(encoding="utf-8"))
    assert [each["number"] for each in catalogue["recommendations"]] == [*NUMBERS.values()]
