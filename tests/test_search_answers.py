"""What the search dialog shows of an answer, on a phone: rows, help, ways back; of answers made up here and of the built site's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from handbook.publish.search.help import help_data
from support.browsing import PATIENCE, opened, rested
from support.wording import handbook, title

pytestmark = pytest.mark.browser

STATUS = ".handbook-search [role=status]"
ROWS = ".handbook-search ol > li > a"
ABOVE_KEYBOARD = 430
"""Pixels of a phone of 360×740 that its keyboard leaves."""
LANGUAGES = pytest.mark.parametrize("language", ["", "ru/"])


@contextmanager
def phone(browser: Browser, url: str, answer: dict[str, Any] | None = None) -> Iterator[Page]:
    """A page on a phone; the search gives this answer to whatever is asked."""
    with opened(browser, "about:blank", 360) as page:
        page.set_viewport_size({"width": 360, "height": 740})
        if answer is not None:
            finder = (
                "window.handbookFinder = () => ({ready: Promise.resolve(), ask: async () => ("
                + json.dumps(answer)
                + ")});"
            )
            page.route(
                "**/finder.js*", lambda route: route.fulfill(body=finder, content_type="text/javascript")
            )
        page.goto(url)
        yield page


def search(page: Page, text: str) -> None:
    page.keyboard.press("Control+k")
    page.get_by_role("searchbox").fill(text)


def found(location: str, name: str, text: str = "", score: float = 1, **more: Any) -> dict[str, Any]:
    return {"location": location, "title": name, "text": text, "score": score, **more}


@pytest.mark.parametrize(
    ("language", "query"),
    [
        ("", "хаттама"),
        ("", "дөңгелек үстел"),
        ("", "жауап бермеді"),
        ("", "өтініш"),
        ("ru/", "протокол"),
        ("ru/", "жалоба"),
        ("ru/", "как провести круглый стол"),
        ("ru/", "общественный совет"),
    ],
)
def test_five_whole_rows_stand_above_the_keyboard(
    browser: Browser, site_url: str, language: str, query: str
) -> None:
    with phone(browser, site_url + language) as page:
        search(page, query)
        expect(page.locator(ROWS).nth(4)).to_be_visible()
        rows = page.evaluate(
            """(rows) => [...document.querySelectorAll(rows)].map((row) =>
                [row.getBoundingClientRect().bottom, row.firstChild.clientHeight])""",
            ROWS,
        )
        assert rows[4][0] <= ABOVE_KEYBOARD
        assert max(height for _, height in rows) <= 52  # two lines
        assert page.evaluate("document.querySelector('.handbook-search').scrollWidth") <= 360


def test_a_page_stands_once_with_its_other_sections_under_it_and_entries_of_a_list_by_themselves(
    browser: Browser, site_url: str
) -> None:
    page_of = "ru/formats/round-table/"
    answer = [
        [
            found(page_of, "Круглый стол", "Сначала.", 3),
            found(page_of + "#steps", "<mark>Порядок</mark>", "Первый шаг.", 5),
            found(page_of + "#after", "Потом", "Последний шаг.", 1),
        ],
        [
            found("ru/questions/", "Вопросы", score=0),
            *(
                found(f"ru/questions/#q{each}", f"Вопрос {each}?", "Ответ.", 4 - each / 10)
                for each in range(4)
            ),
        ],
        [found("ru/glossary/#ngo", "<mark>НПО</mark>", "Объединение.", 2)],
    ]
    with phone(browser, site_url + "ru/", {"items": answer}) as page:
        search(page, "порядок")
        rows = page.locator(ROWS)
        expect(rows.locator("b")).to_have_text(
            ["Порядок", "Вопрос 0?", "Вопрос 1?", "Вопрос 2?", "НПО", "Вопрос 3?"]
        )
        kinds = rows.locator("span > span > small")
        expect(kinds).to_have_text(["Форма", "Вопрос", "Вопрос", "Вопрос", "Термин", "Вопрос"])
        expect(rows.first).to_contain_text("Круглый стол · Первый шаг.")
        opener = page.get_by_role("button", name="+2 на этой странице: Круглый стол")
        expect(opener).to_have_attribute("aria-expanded", "false")
        others = page.locator(".handbook-search ol ul a")
        expect(others.first).to_be_hidden()
        opener.click()
        expect(opener).to_have_attribute("aria-expanded", "true")
        expect(others.locator("b")).to_have_text(["Круглый стол", "Потом"])
        page.get_by_role("searchbox").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        expect(others.first).to_be_focused()  # hidden ones are passed by
        opener.click()
        page.get_by_role("searchbox").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        expect(rows.nth(1)).to_be_focused()


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("Срок", "Первое слово. Здесь <mark>срок</mark>. Дальше.", "Здесь срок."),
        ("<mark>Срок</mark>", "Первое слово. Здесь <mark>срок</mark>.", "Первое слово."),
        ("Срок", "Пункт 2.3 кодекса: <mark>срок</mark>. Дальше.", "Пункт 2.3 кодекса: срок."),
        ("Срок", "Что\nКто\n<mark>Срок</mark>\nДо пятницы\nИтог", "Срок · До пятницы"),
        ("Срок", "1\n2\n3\n<mark>Срок</mark> ответа на обращение\n5", "Срок ответа на обращение"),
        (
            "Срок",
            "Это предложение начинается далеко и только потом называет <mark>срок</mark> ответа. Дальше.",
            "…называет срок ответа.",
        ),
        ("Срок", "", ""),
    ],
)
def test_an_excerpt_is_one_sentence(
    browser: Browser, site_url: str, name: str, text: str, shown: str
) -> None:
    with phone(browser, site_url + "ru/", {"items": [[found("ru/principles/", name, text)]]}) as page:
        search(page, "срок")
        expect(page.locator(f"{ROWS} > span > small")).to_have_text(shown)
        marks = int("<mark>" in name) + int("срок" in shown.lower())
        expect(page.locator(f"{ROWS} mark")).to_have_count(marks)


def test_eight_rows_then_more_and_only_a_screen_reader_hears_how_many(
    browser: Browser, site_url: str
) -> None:
    answer = [[found(f"ru/templates/t{each}/", f"Т{each}", "Да.", 20 - each)] for each in range(11)]
    with phone(browser, site_url + "ru/", {"items": answer}) as page:
        search(page, "шаблон")
        expect(page.locator(ROWS)).to_have_count(8)
        expect(page.locator(STATUS)).to_have_text("11 результатов")
        assert page.locator(STATUS).bounding_box()["width"] == 1  # type: ignore[index]
        page.get_by_role("button", name="Показать ещё").click()
        expect(page.locator(ROWS)).to_have_count(11)
        expect(page.locator(ROWS).nth(8)).to_be_focused()
        expect(page.get_by_role("button", name="Показать ещё")).to_be_hidden()


@pytest.mark.parametrize(
    ("query", "more", "said"),
    [
        ("онлайн кездесу", {"unknown": ["онлайн"]}, "«онлайн» табылмады. «кездесу» бойынша: 1 нәтиже"),
        ("«Онлайн»-кездесу", {"unknown": ["онлайн"]}, "«Онлайн» табылмады. «кездесу» бойынша: 1 нәтиже"),
        ("онлайн кездесу", {"missing": ["онлайн"]}, "Бірінші нәтижеде жоқ: «онлайн». 1 нәтиже"),
        ("rt4tc", {"converted": [["rt4tc", "кеңес"]]}, "«кеңес» деп ізделді: 1 нәтиже"),
        ("чеклист", {"converted": [["чеклист", "чек лист"]]}, "1 нәтиже"),  # the same letters
        ("кездесу", {}, "1 нәтиже"),
        ("онлайн", {"unknown": ["онлайн"]}, "1 нәтиже"),  # nothing else was asked for
    ],
)
def test_what_is_not_in_the_handbook_and_how_a_query_was_read_is_said(
    browser: Browser, site_url: str, query: str, more: dict[str, Any], said: str
) -> None:
    row = [[found("principles/", "Қағидаттар", "<mark>Кездесу</mark>.")]]
    with phone(browser, site_url, {"items": row, "suggest": ["кеңес"], **more}) as page:
        search(page, query)
        expect(page.locator(STATUS)).to_have_text(said)
        expect(page.get_by_role("button", name="кеңес")).to_be_visible()  # few answers: help beside them
        expect(
            page.get_by_role("dialog").get_by_role("link", name=title("kk", "templates/index"))
        ).to_be_visible()


@LANGUAGES
def test_an_empty_dialog_offers_frequent_questions(browser: Browser, site_url: str, language: str) -> None:
    with phone(browser, site_url + language) as page:
        page.keyboard.press("Control+k")
        links = page.locator(".handbook-search section:visible").first.get_by_role("link")
        expect(links).to_have_text(
            [name for name, _ in help_data(handbook())["ru" if language else "kk"]["questions"]]
        )
        assert 6 <= links.count() <= 8
        page.get_by_role("searchbox").fill("протокол")
        expect(page.locator(ROWS).first).to_be_visible()
        expect(links.first).to_be_hidden()
        page.get_by_role("searchbox").fill("")
        links.nth(1).click()
        page.wait_for_url(site_url + language + "questions/#whom-to-write")
        expect(page.locator(".found-bar")).to_have_count(0)


def test_no_answer_leads_on_also_to_the_other_language_with_the_query(
    browser: Browser, site_url: str
) -> None:
    with phone(browser, site_url + "stages/analysis/") as page:
        search(page, "ыыыъъъ")
        expect(page.locator(STATUS)).to_contain_text("«ыыыъъъ» бойынша ештеңе табылмады")
        dialog = page.get_by_role("dialog")
        for path in ("questions", "templates/index", "formats/index", "glossary"):
            expect(dialog.get_by_role("link", name=title("kk", path), exact=True)).to_be_visible()
        expect(dialog.get_by_role("link", name="бізге жазыңыз")).to_have_attribute(
            "href", re.compile("/about/#contacts$")
        )
        dialog.get_by_role("link", name="Русский: «ыыыъъъ»").click()
        page.wait_for_url(site_url + "ru/stages/analysis/")
        expect(page.get_by_role("searchbox")).to_have_value("ыыыъъъ")
        expect(page.locator(STATUS)).to_contain_text("«ыыыъъъ»")
        page.keyboard.press("Escape")
        page.reload()
        expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_search_key_hides_the_keyboard_and_stays(browser: Browser, site_url: str) -> None:
    with phone(browser, site_url) as page:
        search(page, "хаттама")
        expect(page.locator(ROWS).first).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.get_by_role("searchbox")).not_to_be_focused()
        expect(page.get_by_role("dialog")).to_be_visible()
        assert page.url == site_url
        page.keyboard.press("ArrowDown")
        expect(page.locator(ROWS).first).to_be_focused()
        href = str(page.locator(ROWS).first.get_attribute("href"))
        page.keyboard.press("Enter")
        page.wait_for_url(href)


@LANGUAGES
def test_back_brings_query_and_rows_back_to_the_row_that_was_taken(
    browser: Browser, site_url: str, language: str
) -> None:
    with phone(browser, site_url + language) as page:  # Chromium under test keeps no page for Back
        search(page, "протокол")
        rows = page.locator(ROWS)
        expect(rows.nth(2)).to_be_visible()
        names = rows.all_inner_texts()
        rows.nth(2).click()
        page.wait_for_url(lambda url: url != site_url + language)
        page.go_back()
        expect(page.get_by_role("searchbox")).to_have_value("протокол")
        expect(rows.nth(2)).to_be_focused()
        assert rows.all_inner_texts() == names
        page.keyboard.press("Escape")
        page.reload()
        expect(page.get_by_role("dialog")).to_be_hidden()


def test_back_from_a_section_of_the_same_page(browser: Browser, site_url: str) -> None:
    with phone(browser, site_url + "ru/glossary/") as page:
        search(page, "НПО")
        row = page.locator(f"{ROWS}[href$='/ru/glossary/#ngo']")
        row.click()
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.go_back()
        expect(row).to_be_focused()
        expect(page.get_by_role("searchbox")).to_have_value("НПО")


def test_escape_empties_field_and_list(browser: Browser, site_url: str) -> None:
    with phone(browser, site_url) as page:
        page.get_by_role("button", name="Іздеу").click()
        page.get_by_role("searchbox").fill("хаттама")
        expect(page.locator(ROWS).first).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Іздеу")).to_be_focused()
        page.keyboard.press("Control+k")
        expect(page.get_by_role("searchbox")).to_have_value("")
        expect(page.locator(ROWS)).to_have_count(0)
        expect(page.get_by_text("Жиі қойылатын сұрақтар")).to_be_visible()


@pytest.mark.parametrize("file", ["search_index.json", "search.js", "finder.js", "worker"])
@pytest.mark.parametrize("again", ["typing", "opening"])
def test_a_failed_load_is_tried_again(browser: Browser, site_url: str, file: str, again: str) -> None:
    with phone(browser, site_url + "ru/") as page:
        if file == "worker":
            address = page.evaluate("document.querySelector('.handbook-search').dataset.worker")
            file = address.split("?")[0].rpartition("/")[2]
        page.route(f"**/{file}*", lambda route: route.abort())
        page.reload()  # what a page asks for at once after a route is set may still pass by it
        search(page, "протокол")
        expect(page.locator(STATUS)).to_contain_text("Поиск не загрузился")
        page.get_by_role("searchbox").press_sequentially("а")
        expect(page.locator(STATUS)).to_contain_text("Поиск не загрузился")
        page.unroute_all()
        if again == "typing":
            page.get_by_role("searchbox").press("Backspace")
        else:
            page.keyboard.press("Escape")
            search(page, "протокол")
        expect(page.locator(ROWS).first).to_be_visible()


def test_without_a_network_the_search_says_what_is_so(browser: Browser, site_url: str) -> None:
    with phone(browser, site_url + "ru/") as page:
        page.keyboard.press("Control+k")
        expect(page.locator(".handbook-search section").first).to_be_visible()
        page.get_by_role("searchbox").fill("протокол")
        expect(page.locator(ROWS).first).to_be_visible()
        expect(page.locator(f"{ROWS} em")).to_have_count(0)
        kept = str(page.locator(ROWS).first.get_attribute("href")).split("#")[0]
        page.evaluate(
            "async ([base, url]) => (await caches.open('handbook-files ' + base)).put(url + '?0', new Response(''))",
            [site_url, kept],
        )
        page.context.set_offline(True)
        page.get_by_role("searchbox").fill("протокола")
        expect(page.locator(STATUS)).to_contain_text(
            "Страницы с пометкой «нужен интернет» сейчас не откроются"
        )
        rows = page.locator(ROWS)
        assert [
            ("нужен интернет" in row.inner_text()) != str(row.get_attribute("href")).startswith(kept)
            for row in rows.all()
        ] == [True] * rows.count()
    with phone(browser, site_url + "ru/") as page:
        page.route("**/search_index.json", lambda route: route.abort())
        page.reload()
        page.evaluate("Object.defineProperty(navigator, 'onLine', {value: false, configurable: true})")
        search(page, "протокол")
        expect(page.locator(STATUS)).to_contain_text("на этом устройстве поиск не сохранён")
        page.unroute_all()
        page.evaluate("delete navigator.onLine; dispatchEvent(new Event('online'))")
        expect(page.locator(ROWS).first).to_be_visible()


@LANGUAGES
def test_the_bar_of_marks_takes_one_line_hides_nothing_and_leads_on_and_back(
    browser: Browser, site_url: str, language: str
) -> None:
    with phone(browser, site_url + language) as page:
        search(page, "протокол" if language else "хаттама")
        page.locator(f"{ROWS}[href*='/minutes/']").first.click()
        page.wait_for_url("**/templates/minutes/**")
        bar = page.locator(".found-bar")
        expect(bar).to_be_visible()
        count = page.locator("mark.found").count()
        expect(bar).to_contain_text(
            re.compile(rf"Отмечено: {count}.слов" if language else rf"Белгіленді: {count}.сөз")
        )
        rested(page)
        box = bar.bounding_box()
        assert box
        assert box["height"] <= 46
        assert box["x"] + box["width"] <= 360
        assert page.evaluate("getComputedStyle(document.querySelector('.found-bar')).position") == "static"
        following = bar.get_by_role("button", name="Дальше" if language else "Келесі")
        seen = []
        for _ in range(3):
            following.click()
            expect(page.locator("mark.found--here")).to_have_count(1)
            expect(page.locator("mark.found--here")).to_be_in_viewport()
            if not page.locator("table .found--here").count():
                expect(bar).to_be_in_viewport()
            expect(following).to_be_focused()
            seen.append(
                page.evaluate(
                    "[...document.querySelectorAll('mark.found')].findIndex((each) => each.matches('.found--here'))"
                )
            )
        assert seen == sorted(set(seen)) or count < 4
        bar.get_by_role("button", name="Результаты" if language else "Нәтижелер").click()
        expect(page.get_by_role("searchbox")).to_have_value("протокол" if language else "хаттама")
        expect(page.locator(ROWS).first).to_be_visible(timeout=PATIENCE * 1000)
        page.keyboard.press("Escape")
        expect(page.locator("mark.found")).to_have_count(count)
        bar.get_by_role("button", name="Убрать отметки" if language else "Белгіні алып тастау").click()
        expect(page.locator("mark.found")).to_have_count(0)
        expect(bar).to_have_count(0)
