"""A stage in a hurry: what to do, the checklist and the papers first; reasons are folded, and lost to nobody."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from handbook.components import formats
from handbook.model import LANGUAGES
from handbook.page import navigation
from handbook.page.body import Body
from handbook.page.folds import FOLDED, fold
from handbook.page.transforms import transformed
from handbook.page.view import View
from handbook.render.html import has_class, parsed, serialized, text_of
from support.browsing import opened, rested, until
from support.places import SITE
from support.wording import handbook

STAGES = [stage.id for stage in handbook().stages]
ADDRESSES = [f"{folder}stages/{stage}/" for folder in ("", "ru/") for stage in STAGES]
ROWS = ".handbook-search li a"


def view(path: str, language: str = "ru") -> View:
    return View(handbook(), handbook().pages[language, path])


def block(kind: str) -> str:
    return f'<div class="admonition {kind}"><p class="admonition-title">А</p><p>{kind}</p></div>'


def words(text: str) -> str:
    return " ".join(text.split())


def folds_of(address: str) -> list[str]:
    """The texts that a stage page folds, from the built site."""
    root = parsed((SITE / address / "index.html").read_text(encoding="utf-8"))
    return [
        words(text_of(child))
        for fold in root.iter("details")
        if has_class(fold, "admonition")
        for child in fold
        if child.tag == "p"
    ]


@pytest.mark.parametrize("kind", [*FOLDED, "how-to", "mistake", "editor", "answer"])
def test_reasons_are_folded_and_steps_are_not(kind: str) -> None:
    body = Body.of(f"<h1>А</h1>{block(kind)}", view("stages/analysis.md"))
    fold(body)
    folded = (
        f'<details class="admonition {kind}"><summary class="admonition-title">А</summary>'
        f"<p>{kind}</p></details>"
    )
    assert serialized(body.root) == "<h1>А</h1>" + (folded if kind in FOLDED else block(kind))


@pytest.mark.parametrize("path", ["stages/index.md", "formats/debates.md", "principles.md", "components.md"])
def test_other_pages_fold_nothing(path: str) -> None:
    body = Body.of(block("example"), view(path))
    fold(body)
    assert serialized(body.root) == block("example")


def test_paper_has_no_folds_and_ends_with_what_the_screen_begins_with() -> None:
    def part(name: str, inner: str = "") -> str:
        return f'<div class="part part--{name}"><h2>{name}</h2>{inner}</div>'

    html = part("checklist") + part("templates") + part("recommendations", block("loss")) + part("case")
    body = transformed(Body.of(html, view("stages/analysis.md")))
    assert body.paper is not None
    assert [child.get("class", "").rpartition("--")[2] for child in body.paper] == [
        "recommendations",
        "case",
        "checklist",
        "templates",
    ]
    assert "<details" not in serialized(body.paper)
    assert [child.get("class", "").rpartition("--")[2] for child in body.root][:2] == [
        "checklist",
        "templates",
    ]
    assert "<details" in serialized(body.root)
    assert "loss" in body.searched


def test_paper_of_other_pages_keeps_its_order() -> None:
    html = '<div class="part part--checklist"></div><div class="part part--stages"></div>'
    body = transformed(Body.of(html, view("formats/debates.md")))
    assert body.paper is not None
    assert serialized(body.paper) == html


def test_an_abbreviation_is_explained_where_it_is_seen_first() -> None:
    html = '<div class="admonition loss"><p class="admonition-title">А</p><p>НПО</p></div><p>НПО</p>'
    body = transformed(Body.of(html, view("stages/monitoring.md")))
    seen, hidden = body.root[1], body.root[0]
    assert [len([*each.iter("button")]) for each in (seen, hidden)] == [1, 0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", STAGES)
def test_what_to_do_is_each_recommendation_by_its_number(language: str, stage: str) -> None:
    html = parsed(navigation.to_do(view(f"stages/{stage}.md", language)))
    [number] = [at for at, each in enumerate(handbook().stages, start=1) if each.id == stage]
    names = handbook().stages[number - 1].recommendations
    page = handbook().pages[language, f"stages/{stage}.md"]
    sections = [page.section(name) for name in names]
    assert [(link.get("href"), words(" ".join(link.itertext()))) for link in html.iter("a")] == [
        (f"#{section.id}", words(f"{number}.{at} {section.title}"))
        for at, section in enumerate(sections, start=1)
        if section
    ]


def test_other_pages_have_no_such_list() -> None:
    assert [navigation.to_do(view(path)) for path in ("stages/index.md", "formats/debates.md")] == ["", ""]


@pytest.mark.parametrize("language", LANGUAGES)
def test_size_of_a_form_is_said_in_two_words_or_as_unknown(language: str) -> None:
    label = handbook().words.area("formats", language)
    sized = parsed(formats.size(view("formats/round-table.md", language)))
    assert [text_of(each) for each in sized.iter("dt")] == [label["people"], label["questions"]]
    assert "25" in text_of(sized)
    unsized = parsed(formats.size(view("formats/debates.md", language)))
    assert [text_of(each) for each in unsized.iter("dd")] == [label["not_set"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [form.id for form in handbook().formats])
def test_size_stands_right_below_the_title(language: str, form: str) -> None:
    folder = "" if language == LANGUAGES[0] else f"{language}/"
    root = parsed((SITE / folder / "formats" / form / "index.html").read_text(encoding="utf-8"))
    [main] = root.iter("main")
    tags = [(child.tag, child.get("class")) for child in main]
    at = (
        tags.index(("h1", None))
        if ("h1", None) in tags
        else next(i for i, t in enumerate(tags) if t[0] == "h1")
    )
    assert tags[at + 1] == ("dl", "handbook-size")


@pytest.mark.browser
@pytest.mark.parametrize("address", ADDRESSES)
def test_first_screen_of_a_phone_says_what_to_do(browser: Browser, site_url: str, address: str) -> None:
    with opened(browser, site_url + address, 360, java_script_enabled=False) as page:
        page.set_viewport_size({"width": 360, "height": 740})
        bottom = page.locator(".handbook-to-do li").last.bounding_box()
        assert bottom
        assert bottom["y"] + bottom["height"] <= 740
        assert page.locator("svg.flow:visible").count() == 0
        heads = page.locator("main h2").evaluate_all("all => all.map(each => each.id)")
        assert heads[:2] == ["checklist", "templates"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_diagram_is_far_from_the_row_of_steps(browser: Browser, site_url: str, width: int) -> None:
    with opened(browser, site_url + "ru/stages/dialogue/", width) as page:
        diagram = page.locator(".handbook-flow").bounding_box()
        assert diagram
        assert diagram["y"] > 3 * 800


@pytest.mark.browser
@pytest.mark.parametrize("address", ADDRESSES)
def test_folds_take_a_fifth_off_a_phones_page(browser: Browser, site_url: str, address: str) -> None:
    with opened(browser, site_url + address, 360) as page:
        rested(page)
        height = "document.documentElement.scrollHeight"
        folded = page.evaluate(height)
        page.evaluate(
            "document.querySelectorAll('.admonition').forEach(each => each.setAttribute('open', ''))"
        )
        assert folded < 0.85 * page.evaluate(height)


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [True, False])
def test_a_fold_opens_by_touch_and_by_keyboard(browser: Browser, site_url: str, javascript: bool) -> None:
    with opened(browser, site_url + "stages/decisions/", 360, java_script_enabled=javascript) as page:
        law, loss = page.locator("details.law").first, page.locator("details.loss").first
        expect(law.locator("p")).to_be_hidden()
        law.locator("summary").click()
        expect(law.locator("p")).to_be_visible()
        loss.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(loss.locator("p")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("at_load", [True, False])
def test_an_address_opens_the_fold_that_it_leads_into(browser: Browser, site_url: str, at_load: bool) -> None:
    """No page has such an address now; a moved section may. What Chromium does by itself is done for others by stage.js."""
    address = site_url + "ru/stages/decisions/"
    with opened(browser, address, 360) as page:
        if at_load:
            html = (SITE / "ru/stages/decisions/index.html").read_text(encoding="utf-8")
            html = html.replace(
                '<details class="admonition law">', '<details class="admonition law"><i id="inside"></i>'
            )
            page.route(f"{address}?*", lambda route: route.fulfill(body=html, content_type="text/html"))
            page.goto(f"{address}?again#inside")
        else:
            page.evaluate("document.querySelector('details.law > p').id = 'inside'")
            page.evaluate("location.hash = 'inside'")
        expect(page.locator("details.law").first).to_have_attribute("open", "")
        expect(page.locator("details[open]")).to_have_count(1)


@pytest.mark.browser
def test_words_found_in_a_fold_are_seen(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/", 360) as page:
        name = next(
            word
            for text in folds_of("ru/stages/decisions/")
            for word in re.findall(r"[А-Я][а-яё]{4,}", text)
            if word == "Бахыт"
        )
        page.keyboard.press("/")
        page.get_by_role("searchbox").fill(f"{name} переход")
        answer = page.locator(f"{ROWS}[href$='stages/decisions/#focus-on-proposals']")
        answer.click()
        page.wait_for_url(re.compile("#focus-on-proposals"))
        expect(page.locator("details[open] mark.found", has_text=name).first).to_be_visible()
        until(
            page, lambda: page.evaluate("document.querySelector(':target').getBoundingClientRect().top") < 300
        )
        assert page.locator("details.admonition:not([open])").count() > 0
        assert page.locator("details:not([open]) mark.found").count() == 0


def printed(page: Page, path: Path) -> str:
    page.pdf(path=str(path), prefer_css_page_size=True)
    return words(
        subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
    )


@pytest.mark.browser
@pytest.mark.parametrize("address", ["stages/preparation/", "ru/stages/decisions/"])
@pytest.mark.parametrize("javascript", [True, False])
def test_all_is_printed(
    browser: Browser, site_url: str, address: str, javascript: bool, tmp_path: Path
) -> None:
    with opened(browser, site_url + address, java_script_enabled=javascript) as page:
        paper = printed(page, tmp_path / "page.pdf").replace(" ", "").replace("\u00ad", "")
        for text in folds_of(address):
            sentence = text.replace(" ", "")[:40]
            assert sentence in paper, text
        expect(page.locator("details.admonition[open]")).to_have_count(0)


@pytest.mark.browser
def test_what_was_opened_for_the_printer_is_shut_again(browser: Browser, site_url: str) -> None:
    """A browser that knows no `::details-content`."""
    with opened(browser, site_url + "stages/decisions/", 360) as page:
        page.locator("details.law summary").first.click()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(page.locator("main details:not([open])")).to_have_count(0)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(page.locator("main details[open]")).to_have_count(1)


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_of_a_stage_waits_for_a_script(address: str) -> None:
    """Text, checklist and papers stand in the page itself, in the order of their headings in the contents."""
    root = parsed((SITE / address / "index.html").read_text(encoding="utf-8"))
    [main] = root.iter("main")
    found = [h.get("id") for h in main.iter("h2")]
    assert found == [
        "checklist",
        "templates",
        "starts-from",
        "recommendations",
        "mistakes",
        "who-does-what",
        "case",
        "ends-with",
    ]
    [contents] = [each for each in main.iter("details") if has_class(each, "contents")]
    assert [link.get("href") for link in contents.iter("a")] == [f"#{name}" for name in found]
    assert len(folds_of(address)) >= 7


@pytest.mark.browser
def test_a_tick_moves_nothing(browser: Browser, site_url: str) -> None:
    heights = "[...document.querySelectorAll('.handbook-checklist > li')].map((each) => each.getBoundingClientRect().height)"
    with opened(browser, site_url + "stages/preparation/", 360) as page:
        box = page.locator(".handbook-checklist input").first
        expect(box).to_be_enabled()
        before = page.evaluate(heights)
        box.check()
        assert page.evaluate(heights) == before
