"""The frame of the pages in Chromium: search, menu, theme, steps, ways on, abbreviations, print, no JavaScript."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from handbook.publish.search import packing
from support.browsing import CHROMIUM_FLAGS, PATIENCE, has_script, opened, resized, rested, until
from support.places import SITE
from support.programs import chromium
from support.wording import term, title

pytestmark = pytest.mark.browser

STATUS = ".handbook-search [role=status]"
SEARCH_FILES = re.compile(r"search\.js|search_index")


@pytest.mark.parametrize(
    ("language", "word", "target"),
    [("", "хаттама", "templates/minutes/"), ("ru/", "протокол", "ru/templates/minutes/")],
)
def test_search_comes_on_use_and_finds_what_was_typed_meanwhile(
    browser: Browser, site_url: str, language: str, word: str, target: str
) -> None:
    with opened(browser, "about:blank", 360) as page:
        held: list[Route] = []
        page.route(SEARCH_FILES, lambda route: held.append(route))
        page.goto(site_url + language + "principles/")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.keyboard.press("/")
        page.keyboard.type(word[:-1])
        expect(page.get_by_role("searchbox")).to_have_value(word[:-1])
        expect(page.locator(STATUS)).not_to_be_empty()
        page.keyboard.type(word[-1])
        results = page.locator(".handbook-search ol > li > a")
        page.route(SEARCH_FILES, lambda route: route.continue_())  # what is asked for from now on
        for route in held:
            route.continue_()
        expect(results.first).to_be_visible()
        addresses = [link.get_attribute("href").removeprefix(site_url) for link in results.all()]  # type: ignore[union-attr]
        assert any(address.startswith(target) for address in addresses)
        assert all(address.startswith("ru/") == bool(language) for address in addresses)
        assert {url.split("/")[2] for url in asked} == {site_url.split("/")[2]}
        page.keyboard.press("ArrowDown")
        expect(results.first).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(page.get_by_role("searchbox")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()


def test_search_opens_by_button_and_by_key_on_any_layout(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url) as page:
        page.get_by_role("button", name="Іздеу").click()
        expect(page.get_by_role("dialog", name="Не іздейсіз?")).to_be_visible()
        page.keyboard.press("Escape")
        page.evaluate(
            "document.dispatchEvent(new KeyboardEvent('keydown', {key: '.', code: 'Slash', bubbles: true}))"
        )
        expect(page.get_by_role("dialog")).to_be_visible()
        page.get_by_role("button", name="Жабу").click()
        page.keyboard.press("Control+k")
        expect(page.get_by_role("dialog")).to_be_visible()


def test_search_says_so_when_nothing_is_found_and_when_it_cannot_load(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url + "ru/") as page:
        page.keyboard.press("/")
        page.keyboard.type("ыыыъъъ")
        expect(page.locator(STATUS)).to_contain_text("Ничего не нашлось")
    with opened(browser, "about:blank") as page:
        page.route("**/search_index.json", lambda route: route.abort())
        page.goto(site_url + "ru/")
        page.keyboard.press("/")
        expect(page.locator(STATUS)).to_contain_text("Поиск не загрузился")


def test_search_shows_the_text_of_the_index_as_text(browser: Browser, site_url: str) -> None:
    with opened(browser, "about:blank") as page:
        text = "<img src=x onerror='window.hurt=1'> протокол <b>дела</b>"
        docs = [{"location": "ru/", "title": "Протокол", "text": text, "kind": "page"}]
        index = json.dumps(packing.pack(r"[\s]+", docs))
        page.route(
            "**/search_index.json", lambda route: route.fulfill(body=index, content_type="application/json")
        )
        page.goto(site_url + "ru/")
        page.keyboard.press("/")
        page.keyboard.type("протокол")
        expect(page.locator(".handbook-search ol > li")).to_have_count(1)
        assert page.locator(".handbook-search li img, .handbook-search li script").count() == 0
        assert page.evaluate("window.hurt") is None


def test_theme_switch_is_kept_and_paper_stays_white(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url, color_scheme="light") as page:
        background = "getComputedStyle(document.body).backgroundColor"
        assert page.evaluate(background) == "rgb(255, 255, 255)"
        switch = page.locator(".head > [data-theme-switch]")
        switch.click()
        expect(switch).to_have_attribute("aria-pressed", "true")
        page.reload()
        assert page.evaluate(background) == "rgb(16, 25, 27)"
        expect(switch).to_have_attribute("aria-pressed", "true")
        page.emulate_media(media="print")
        assert page.evaluate(background) == "rgb(255, 255, 255)"


def test_system_theme_is_followed_without_javascript(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url, color_scheme="dark", java_script_enabled=False) as page:
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 25, 27)"
        assert page.locator("[data-theme-switch]:visible, [data-search-open]:visible").count() == 0


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("language", ["", "ru/"])
def test_the_head_is_one_line_and_leads_to_what_is_ones_own(
    browser: Browser, site_url: str, language: str, javascript: bool
) -> None:
    boxes = """() => [...document.querySelectorAll('.brand img, .brand span, .head-links > a, .head > :is(a:not(.brand), button, details)')]
        .filter((each) => each.checkVisibility() && getComputedStyle(each).clipPath === 'none')
        .map((each) => each.getBoundingClientRect()).map(({ left, right, top, bottom }) => [left, right, (top + bottom) / 2])"""
    with opened(browser, site_url + language + "stages/", java_script_enabled=javascript) as page:
        for width in (320, 360, 480, 768, 1024, 1248, 1280, 1440):
            resized(page, width)
            found = page.evaluate(boxes)
            assert all(after[0] >= before[1] for before, after in pairwise(found)), (width, found)
            assert len({round(middle) for _, _, middle in found}) <= 2, (width, found)
            own = page.locator("[data-my-dialogue]")
            assert own.is_visible()
            assert min(own.bounding_box()["height"], own.bounding_box()["width"]) >= 44  # type: ignore[index]
        own.click()
        page.wait_for_url(f"{site_url}{language}my-dialogue/")
        expect(page.locator("[data-my-dialogue]")).to_have_attribute("aria-current", "page")


def test_the_other_language_opens_at_the_same_place(browser: Browser, site_url: str) -> None:
    link = "a.handbook-language"
    with opened(browser, site_url + "ru/formats/?people=12#comparison") as page:
        page.locator(link).click()
        page.wait_for_url(site_url + "formats/?people=12#comparison")
        page.evaluate("location.hash = 'choose'")
        page.locator(link).click()
        page.wait_for_url(site_url + "ru/formats/?people=12#choose")
        page.evaluate("history.replaceState(null, '', location.pathname)")  # nothing is told of it
        page.locator(link).focus()
        page.keyboard.press("Enter")
        page.wait_for_url(site_url + "formats/")
    with opened(browser, site_url + "ru/formats/#comparison", java_script_enabled=False) as page:
        page.locator(link).click()
        page.wait_for_url(site_url + "formats/")


def test_a_page_come_back_to_is_as_it_was_left_but_for_what_has_changed(
    browser: Browser, site_url: str
) -> None:
    """The browser keeps a page that was left, and shows it at once: nothing that the page does forbids that."""
    kept = browser.browser_type.launch(
        executable_path=chromium(),
        args=[*CHROMIUM_FLAGS, "--headless=new"],
        ignore_default_args=["--disable-back-forward-cache"],
        timeout=PATIENCE * 1000,
    )
    page = kept.new_context(color_scheme="light").new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.add_init_script("addEventListener('pageshow', ({ persisted }) => (window.cameBack = persisted))")
    page.goto(site_url + "ru/stages/preparation/")
    page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    progress = "document.querySelector('handbook-progress[stage=analysis]').textContent"
    assert page.evaluate(progress) == ""
    page.goto(site_url + "ru/stages/analysis/")
    page.locator(".handbook-checklist input").first.check()
    page.locator("[data-theme-switch]:visible").click()
    page.evaluate("history.back()")  # it is never loaded again, so that there is no load to wait for
    until(page, lambda: page.url == site_url + "ru/stages/preparation/")
    assert until(page, lambda: page.evaluate("window.cameBack"))
    assert page.evaluate(progress).startswith(" 1/")
    assert page.evaluate("document.getElementById('dark').media") == "screen"
    kept.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_menu_on_a_phone(browser: Browser, site_url: str, javascript: bool) -> None:
    with opened(browser, site_url + "ru/formats/debates/", 360, java_script_enabled=javascript) as page:
        menu = page.locator(".menu > nav")
        page.locator(".menu > summary").click()
        expect(menu).to_be_visible()
        assert menu.locator("[aria-current=page]").text_content() == title("ru", "formats/debates")
        for link in menu.get_by_role("link").all():
            assert link.bounding_box()["height"] >= 44  # type: ignore[index]
        menu.get_by_role("link", name=title("ru", "stages/dialogue")).click()
        page.wait_for_url(site_url + "ru/stages/dialogue/")


def test_menu_closes_by_key_and_by_leaving(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url, 360) as page:
        summary = page.locator(".menu > summary")
        summary.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".menu > nav")).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        expect(page.locator(".menu > nav")).to_be_hidden()
        expect(summary).to_be_focused()
        summary.click()
        page.mouse.click(100, 20)
        expect(page.locator(".menu > nav")).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1280])
def test_steps_show_where_one_is(browser: Browser, site_url: str, width: int) -> None:
    with opened(browser, site_url + "stages/decisions/", width, java_script_enabled=False) as page:
        steps = page.get_by_role("navigation", name="Диалог кезеңдері").get_by_role("link")
        assert steps.count() == 6
        assert [step.get_attribute("aria-current") for step in steps.all()] == [
            None,
            None,
            None,
            "step",
            None,
            None,
        ]
        for step in steps.all():
            assert min(step.bounding_box()["height"], step.bounding_box()["width"]) >= 44  # type: ignore[index]
        page.get_by_role("link", name=title("kk", "stages/dialogue")).first.click()
        page.wait_for_url(site_url + "stages/dialogue/")


def test_ways_on_follow_the_stages_and_lead_back_to_dialogue(browser: Browser, site_url: str) -> None:
    """S6.5: from monitoring out again to the dialogue."""
    with opened(browser, site_url + "ru/stages/analysis/") as page:
        for stage in ("preparation", "dialogue", "decisions", "implementation", "monitoring"):
            page.locator(".onward [rel=next]").click()
            page.wait_for_url(f"{site_url}ru/stages/{stage}/")
        expect(page.locator(".onward [rel=next]")).to_contain_text("Снова к диалогу")
        page.locator(".onward [rel=next]").click()
        page.wait_for_url(site_url + "ru/stages/dialogue/")


def test_path_leads_up(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/formats/seminar/") as page:
        crumbs = page.get_by_role("navigation", name="Путь к странице").get_by_role("link")
        assert crumbs.all_text_contents() == ["Главная", title("ru", "formats/index")]
        crumbs.last.click()
        page.wait_for_url(site_url + "ru/formats/")


@pytest.mark.parametrize("javascript", [True, False])
def test_contents_on_a_phone(browser: Browser, site_url: str, javascript: bool) -> None:
    with opened(browser, site_url + "stages/analysis/", 360, java_script_enabled=javascript) as page:
        contents = page.locator("main > .contents")
        contents.locator("summary").click()
        contents.get_by_role("link", name=title("kk", "stages/analysis", "checklist")).click()
        page.wait_for_url("**/#checklist")


@pytest.mark.parametrize("javascript", [True, False])
def test_abbreviation_is_explained_by_keyboard(browser: Browser, site_url: str, javascript: bool) -> None:
    with opened(browser, site_url + "formats/", 360, java_script_enabled=javascript) as page:
        button = page.get_by_role("button", name="ҮЕҰ", exact=True)
        meaning = page.locator(f"#{button.get_attribute('popovertarget')}")
        expect(meaning).to_be_hidden()
        button.focus()
        page.keyboard.press("Enter")
        expect(meaning).to_be_visible()
        assert term("ngo").term["kk"] in (meaning.text_content() or "")
        page.keyboard.press("Escape")
        expect(meaning).to_be_hidden()
        button.click()
        meaning.get_by_role("link").click()
        page.wait_for_url(site_url + "glossary/#ngo")


def test_page_prints_as_a_document_with_its_address(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/stages/dialogue/#checklist") as page:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        for hidden in (".head", ".side", ".crumbs", ".onward", ".handbook-stepper"):
            assert page.locator(f"{hidden}:visible").count() == 0
        expect(page.locator(".print-address")).to_contain_text(site_url + "ru/stages/dialogue/")
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


LAYOUT_FAULTS = (
    (Path(__file__).parent / "layout_faults.js").read_text(encoding="utf-8").strip().removesuffix(";")
)


@pytest.mark.parametrize(
    "path", ["", "ru/", "components/", "ru/components/", "ru/stages/preparation/", "laws/", "ru/laws/"]
)
def test_nothing_is_cut_or_overlaps(browser: Browser, site_url: str, path: str) -> None:
    with opened(browser, site_url + path) as page:
        for width in (1600, 1280, 1024, 768, 360, 320):
            resized(page, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.evaluate(LAYOUT_FAULTS) == [], width


@pytest.mark.parametrize("path", ["", "ru/components/"])
def test_large_text_of_the_readers_own(browser: Browser, site_url: str, path: str) -> None:
    """1280 px at 400 % is 320 px; beside that, text alone twice as large (WCAG 1.4.4)."""
    with opened(browser, site_url + path, 640, bypass_csp=True) as page:
        page.add_style_tag(content="html { font-size: 200% }")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640


KINDS_OF_PAGES = (
    "",
    "ru/",
    "stages/analysis/",
    "ru/stages/",
    "ru/formats/",
    "ru/formats/round-table/",
    "templates/appeal/",
    "ru/templates/",
    "ru/templates/problem-analysis/",
    "ru/templates/silence-complaint/",
    "law/where-to-turn/",
    "ru/law/terms/",
    "training/",
    "ru/training/exercises/",
    "ru/training/handouts/",
    "my-dialogue/",
    "ru/glossary/",
    "laws/",
    "ru/questions/",
    "ru/downloads/",
    "linking/",
    "offline/",
    "ru/components/",
    "ru/embed/formats/",
    "embed/checklist-analysis/",
)


@pytest.mark.parametrize("size", [16, 32])
def test_no_page_scrolls_sideways_with_letters_of_any_size(
    browser: Browser, site_url: str, size: int
) -> None:
    """The reader's own size of letters, 100 and 200 %, on the narrowest phones; and the skip link stays out of sight."""
    wide = []
    with opened(browser, "about:blank", 320) as page:
        session = page.context.new_cdp_session(page)
        session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
        for path in KINDS_OF_PAGES:
            page.goto(site_url + path)
            assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{size}px"
            for width in (320, 360):
                resized(page, width)
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    wide.append((path, width))
            if page.locator(".skip").count():
                assert page.locator(".skip").evaluate("link => link.getBoundingClientRect().bottom") <= 0
        page.goto(site_url + "ru/stages/analysis/")
        page.locator(".handbook-checklist input").first.check()
        page.goto(site_url + "ru/my-dialogue/")
        page.locator(
            "handbook-my-dialogue input[type=text], handbook-my-dialogue input:not([type])"
        ).first.fill("Ж" * 60)
        page.goto(site_url + "ru/stages/analysis/")
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            wide.append(("a name without a space", 360))
    assert wide == []


def test_a_wide_table_scrolls_in_itself_alone(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/training/exercises/", 320) as page:
        narrow = page.locator("main table").first
        assert narrow.evaluate("table => getComputedStyle(table).overflowX") == "auto"
        resized(page, 412)
        assert narrow.evaluate("table => getComputedStyle(table).display") == "table"


def test_a_ticked_box_differs_in_forced_colours(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/stages/analysis/", forced_colors="active") as page:
        box = page.locator(".handbook-checklist input").first
        fill = "box => getComputedStyle(box).backgroundColor"
        before = box.evaluate(fill)
        box.check()
        assert box.evaluate(fill) != before
        assert box.evaluate("box => getComputedStyle(box).borderTopColor") == box.evaluate(fill)
        expect(box).to_have_css("border-bottom-style", "solid")


def test_reduced_motion_and_forced_colours(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "components/", reduced_motion="reduce", forced_colors="active") as page:
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        assert (
            page.locator(".handbook-checklist input").first.evaluate(
                "box => getComputedStyle(box).borderTopStyle"
            )
            == "solid"
        )
        current = page.locator(".admonition.how-to").first
        assert current.evaluate("block => getComputedStyle(block).borderLeftStyle") == "solid"


def test_focus_is_seen(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/stages/analysis/") as page:
        for _ in range(12):
            page.keyboard.press("Tab")
            style, width = page.evaluate("""() => { const style = getComputedStyle(document.activeElement);
                return [style.outlineStyle, parseFloat(style.outlineWidth)] }""")
            assert style == "solid"
            assert width >= 2


def test_skip_link_is_first(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "laws/") as page:
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Негізгі мәтінге өту")).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("**/#main")


def test_site_under_a_sub_path_searches(
    browser: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    (tmp_path / "handbook").symlink_to(SITE)
    base = serve(tmp_path) + "handbook/"
    with opened(browser, base + "ru/stages/analysis/") as page:
        page.keyboard.press("/")
        page.keyboard.type("протокол")
        link = page.locator(".handbook-search ol > li > a").first
        expect(link).to_have_attribute("href", re.compile("^" + re.escape(base) + "ru/"))


def test_the_head_comes_back_on_the_way_up_on_a_phone(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/questions/", 360) as page:
        head = page.locator("header")
        expect(page.locator(".handbook-language")).to_have_accessible_name("Қазақша")
        page.mouse.move(180, 400)
        page.mouse.wheel(0, 2000)
        expect(head).not_to_be_in_viewport()
        until(page, lambda: page.evaluate("scrollY > 1000"))
        has_script(page, "head-again")  # it comes with the first scroll
        rested(page)
        page.mouse.wheel(0, -200)
        expect(head).to_be_in_viewport()
        rested(page)
        page.mouse.wheel(0, 200)
        expect(head).not_to_be_in_viewport()
