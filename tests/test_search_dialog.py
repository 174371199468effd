"""The search dialog in Chromium on the built site: what it fetches and when, keys, words for screen readers, marks, folder form."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.axe import in_both_themes
from support.browsing import opened, rested, settled
from support.places import SITE
from support.search_queries import read, recall
from support.wording import term, title

pytestmark = pytest.mark.browser

STATUS = ".handbook-search [role=status]"
ROWS = ".handbook-search ol > li > a"
LANGUAGES = pytest.mark.parametrize(
    ("language", "word", "target"),
    [("", "хаттаманы", "templates/minutes/"), ("ru/", "протоколы", "ru/templates/minutes/")],
)


def search(page: Page, text: str) -> None:
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill(text)


def addresses(page: Page, base: str) -> list[str]:
    expect(page.locator(ROWS).first).to_be_visible()
    return [str(link.get_attribute("href")).removeprefix(base) for link in page.locator(ROWS).all()]


@LANGUAGES
def test_nothing_is_fetched_before_and_only_the_own_language_then(
    browser: Browser, site_url: str, language: str, word: str, target: str
) -> None:
    with opened(browser, "about:blank") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(site_url).split("?")[0]))
        page.goto(site_url + language + "principles/")
        page.reload()  # whatever the first load would have asked for late, it has by now
        assert not [each for each in asked if re.search(r"search|finder|found", each)]
        asked.clear()
        search(page, word)
        assert target in addresses(page, site_url)[:3]
        scripts = "assets/javascripts/"
        own = {f"{language}search/search_index.json", f"{language}search/engine.js"}
        assert {*own, f"{scripts}finder.js", f"{scripts}search.js"} <= set(asked)
        assert {each for each in asked if "search/" in each} == own
        assert not [each for each in asked if "in_folder" in each]
        assert [each for each in asked if each.endswith(".json")] == [f"{language}search/search_index.json"]


@LANGUAGES
def test_under_a_sub_path(
    browser: Browser, serve: Callable[[Path], str], tmp_path: Path, language: str, word: str, target: str
) -> None:
    (tmp_path / "handbook").symlink_to(SITE)
    base = serve(tmp_path) + "handbook/"
    with opened(browser, base + language + "stages/analysis/") as page:
        search(page, word)
        assert target in addresses(page, base)[:3]
        page.locator(ROWS).first.click()
        page.wait_for_url(re.compile(re.escape(base)))
        expect(page.locator("mark.found").first).to_be_attached()


@LANGUAGES
def test_from_a_folder(browser: Browser, language: str, word: str, target: str) -> None:
    base = SITE.as_uri() + "/"
    with opened(browser, f"{base}{language}stages/analysis/index.html") as page:
        messages: list[str] = []
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        search(page, word)
        found = addresses(page, base)
        assert target + "index.html" in found[:3]
        page.locator(ROWS).nth(found.index(target + "index.html")).click()
        page.wait_for_url(base + target + "index.html")
        expect(page.locator("mark.found").first).to_be_attached()
        assert messages == []


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_queries_in_the_dialog_find_what_they_do_outside_a_browser(
    browser: Browser, site_url: str, language: str
) -> None:
    queries = read(language)[:60:4]
    with opened(browser, site_url + ("" if language == "kk" else "ru/")) as page:
        page.keyboard.press("/")
        found = []
        for query in queries:
            page.get_by_role("searchbox").fill("")
            expect(page.locator(ROWS)).to_have_count(0)
            page.get_by_role("searchbox").fill(query.text)
            found.append(addresses(page, site_url))
        assert recall(queries, found, 3) >= 0.85
        assert all(address.startswith("ru/") == (language == "ru") for each in found for address in each)


def test_keys_alone(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url) as page:
        page.evaluate(
            "document.dispatchEvent(new KeyboardEvent('keydown', {key: '.', code: 'Slash', bubbles: true}))"
        )
        expect(page.get_by_role("dialog", name="Не іздейсіз?")).to_be_visible()
        page.keyboard.insert_text("хаттама")
        expect(page.locator(ROWS).nth(1)).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        expect(page.locator(ROWS).nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(page.get_by_role("searchbox")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.keyboard.press("Control+k")
        page.keyboard.insert_text("хаттама")
        expect(page.locator(ROWS).first).to_have_attribute("href", re.compile("minutes"))
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("minutes"))


AT_ONCE = """(type) => {
    const press = () => document.dispatchEvent(new KeyboardEvent("keydown", {code: "KeyK", ctrlKey: true}));
    const dialog = document.querySelector("dialog");
    dialog.close();
    if (!type) return;
    press();
    document.execCommand("insertText", false, "хаттама");
}"""


@pytest.mark.parametrize("is_opened", [True, False])
def test_what_is_typed_right_after_the_dialog_was_shut_and_opened_anew_is_kept(
    browser: Browser, site_url: str, is_opened: bool
) -> None:
    with opened(browser, site_url) as page:
        search(page, "өтініш")
        expect(page.locator(ROWS).nth(1)).to_be_visible()
        page.evaluate(AT_ONCE, is_opened)
        settled(page)
        expect(page.get_by_role("dialog")).to_be_visible(visible=is_opened)
        page.keyboard.press("Control+k")
        expect(page.get_by_role("searchbox")).to_have_value("хаттама" if is_opened else "")
        expect(page.locator(ROWS)).to_have_count(8 if is_opened else 0)


def test_an_answer_that_comes_while_the_reader_is_among_the_rows_does_not_throw_him_out(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url) as page:
        search(page, "хаттама")
        expect(page.locator(ROWS).nth(1)).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(page.locator(ROWS).first).to_be_focused()
        page.locator(ROWS).first.evaluate("row => row.dataset.old = ''")
        page.get_by_role("searchbox").evaluate(
            "field => { field.value = 'өтініш'; field.dispatchEvent(new Event('input')) }"
        )
        expect(page.locator(f"{ROWS}[data-old]")).to_have_count(0)
        expect(page.locator(".handbook-search ol")).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(page.locator(ROWS).first).to_be_focused()


def test_number_of_answers_is_announced_and_more_are_shown_on_request(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url) as page:
        search(page, "диалог")
        expect(page.locator(STATUS)).to_have_text(re.compile(r"\d+ нәтиже"))
        expect(page.locator(ROWS)).to_have_count(8)
        page.get_by_role("button", name="Тағы көрсету").click()
        expect(page.locator(ROWS).nth(8)).to_be_focused()
        page.get_by_role("searchbox").fill("")
        expect(page.locator(STATUS)).to_have_text("Сөз теріңіз, нәтижелер өздігінен шығады.")
        expect(page.get_by_role("button", name="Тағы көрсету")).to_be_hidden()


def test_an_answer_says_what_it_is_and_its_other_name(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url) as page:
        ngo = term("ngo")
        assert ngo.abbreviation
        search(page, ngo.abbreviation["ru"])
        row = page.locator(ROWS).first
        expect(row.locator("b")).to_have_text(f"{ngo.term['kk']} ({ngo.abbreviation['kk']})")
        expect(row.locator("small").first).to_have_text("Термин")
        expect(row.locator("small").last).to_contain_text(f"Басқаша атауы: {ngo.abbreviation['ru']} · ")
        expect(row.locator("small mark").first).to_have_text(ngo.abbreviation["ru"])


def test_where_nothing_is_found_near_words_and_the_glossary_are_offered(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url + "ru/") as page:
        search(page, "меморандххум")
        expect(page.locator(STATUS)).to_contain_text("Ничего не нашлось")
        expect(page.get_by_role("dialog").get_by_role("link", name=title("ru", "glossary"))).to_be_visible()
        page.get_by_role("button", name=re.compile("меморандум")).first.click()
        assert any("memorandum" in address for address in addresses(page, site_url)[:3])
        expect(page.get_by_role("searchbox")).to_be_focused()


def test_words_are_marked_on_the_page_that_opens_until_taken_off(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url) as page:
        search(page, "хаттаманы толтыру")
        page.locator(ROWS).first.click()
        page.wait_for_url(re.compile("/templates/minutes/"))
        marks = page.locator("mark.found")
        expect(marks.first).to_be_visible()
        assert all(re.fullmatch(r"(хаттама|толтыр)\w*", text.lower()) for text in marks.all_text_contents())
        expect(page.get_by_role("status").filter(has_text="Белгіленді:")).to_be_visible()
        text = page.locator("main").inner_text()
        page.get_by_role("button", name="Белгіні алып тастау").click()
        expect(marks).to_have_count(0)
        assert "Белгіленді:" in text
        assert "Белгіленді:" not in page.locator("main").inner_text()
        assert page.evaluate("localStorage.getItem('handbook-found')") is None
        page.reload()
        expect(marks).to_have_count(0)


def test_an_answer_on_the_page_being_read_closes_the_dialog_and_marks(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url + "ru/glossary/") as page:
        search(page, "НПО")
        page.locator(ROWS).first.click()
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(page.locator("#ngo mark.found").first).to_be_visible()
        page.wait_for_url(site_url + "ru/glossary/#ngo")
        search(page, "БИН")
        page.locator(f"{ROWS}[href$='#bin']").first.click()
        expect(page.locator("#ngo mark.found")).to_have_count(0)


def test_without_storage_an_answer_still_opens(browser: Browser, site_url: str) -> None:
    with opened(browser, "about:blank") as page:
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no storage'); } })"
        )
        page.goto(site_url)
        search(page, "хаттама")
        page.locator(ROWS).first.click()
        page.wait_for_url(re.compile("minutes"))


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_in_every_state(browser: Browser, site_url: str, width: int) -> None:
    with opened(browser, site_url + "ru/", width, bypass_csp=True) as page:
        search(page, "протокола")
        expect(page.locator(ROWS).first).to_be_visible()
        assert in_both_themes(page) == []
        search_box = page.get_by_role("searchbox")
        search_box.fill("меморандххум")
        expect(page.locator(STATUS)).to_contain_text("Ничего")
        assert in_both_themes(page) == []
        search_box.fill("НПО")
        page.locator(ROWS).first.click()
        expect(page.locator("mark.found").first).to_be_attached()
        rested(page)  # while the page scrolls, axe takes links half under its edge for small ones
        assert in_both_themes(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_answer_taken_again_where_one_is_shuts_the_dialog_and_has_one_bar(
    browser: Browser, site_url: str
) -> None:
    """The dialog opened again at once, and each time stood one bar more. Another answer of the page is a new entry of the history."""
    with opened(browser, site_url + "glossary/", 360) as page:
        for word, target in (("хаттама", "minutes"), ("хаттама", "minutes"), ("ҮЕҰ", "ngo")):
            search(page, word)
            page.locator(f".handbook-search ol a[href$='#{target}']").first.click()
            expect(page.locator(f"#{target} mark.found").first).to_be_attached()
            settled(page)
            expect(page.locator(".handbook-search")).to_be_hidden()
            expect(page.locator(".found-bar")).to_have_count(1)
        page.go_back()
        expect(page.locator(ROWS).first).to_be_visible()
        expect(page.get_by_role("searchbox")).to_have_value("ҮЕҰ")
