"""What custom elements have in common: built once, listening only while they stand in the page, and no part that stops another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsing import comes_to, has_acts, opened, rested, settled, until

ROOT = Path(__file__).parents[1]
ELEMENTS = sorted(path.stem for path in (ROOT / "docs/assets/javascripts/elements").glob("*.js"))
PAGES = {
    "checklist": "ru/stages/preparation/",
    "progress": "ru/stages/preparation/",
    "stage": "ru/stages/preparation/",
    "chooser": "ru/formats/?people=12",
    "form": "ru/templates/minutes/",
    "my-dialogue": "ru/my-dialogue/",
    "linking": "ru/linking/",
    "offline": "ru/offline/",
    "term-counter": "ru/law/terms/",
    "running-terms": "ru/templates/implementation-log/",
}
WITHOUT_HEADER = (
    "document.querySelectorAll('header, [data-my-dialogue], .head-links').forEach((each) => each.remove())"
)
COUNTED = """for (const target of [window, document, navigator.serviceWorker].filter(Boolean)) {
    const { addEventListener, removeEventListener } = target;
    target.addEventListener = function (...all) { window.listening = (window.listening || 0) + 1; addEventListener.apply(this, all) };
    target.removeEventListener = function (...all) { window.listening--; removeEventListener.apply(this, all) } }"""
READS = """const { getItem } = Storage.prototype; window.reads = 0;
    Storage.prototype.getItem = function (key) { window.reads++; return getItem.call(this, key) }"""


def test_every_element_is_tried_here() -> None:
    """But those of addresses and items that were renamed: the handbook has none yet, and they have tests of their own."""
    assert set(PAGES) | {"moved", "earlier"} == set(ELEMENTS)


def test_no_element_but_the_base_is_defined_by_itself() -> None:
    for name in ELEMENTS:
        text = (ROOT / f"docs/assets/javascripts/elements/{name}.js").read_text(encoding="utf-8")
        assert re.search(rf'\bdefine\("{name}", ', text), name
        assert "customElements" not in text, name
        assert not re.search(
            r"\b(?:window|document|navigator\.serviceWorker)\.addEventListener|^\s*addEventListener",
            text,
            re.MULTILINE,
        ), name


def outline(page: Page, name: str) -> str:
    """The element's HTML as it stands now, without what only says where it is."""
    return str(page.locator(f"handbook-{name}").first.evaluate("element => element.innerHTML"))


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_an_element_moved_in_the_page_is_not_doubled_and_lets_go_of_what_it_listened_to(
    browser: Browser, site_url: str, name: str
) -> None:
    with opened(browser, "about:blank") as page:
        page.add_init_script(COUNTED)
        messages: list[str] = []
        page.on("console", lambda message: messages.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.goto(site_url + PAGES[name])
        rested(page)
        before, listening = outline(page, name), page.evaluate("window.listening")
        page.locator(f"handbook-{name}").first.evaluate(
            "element => { for (let n = 0; n < 3; n++) element.parentElement.append(element) }"
        )
        comes_to(page, before, lambda: outline(page, name))
        comes_to(page, listening, lambda: page.evaluate("window.listening"))
        settled(page)
        assert (outline(page, name), page.evaluate("window.listening")) == (before, listening)
        page.locator(f"handbook-{name}").first.evaluate("element => element.remove()")
        assert page.evaluate("window.listening") <= listening
        assert messages == []


@pytest.mark.browser
def test_a_moved_element_goes_on_working_and_a_removed_one_hears_nothing(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url + PAGES["checklist"]) as page:
        checklist = page.locator("handbook-checklist")
        checklist.evaluate("element => element.parentElement.prepend(element)")
        page.locator("#purpose-written input").check()
        expect(checklist.get_by_role("status")).to_contain_text("1 из")
        gone = checklist.evaluate_handle("element => { element.remove(); return element }")
        page.evaluate(
            "window.handbook.store.change((state) => window.handbook.store.tick(state, 'purpose-written', false))"
        )
        assert gone.evaluate("element => element.querySelector('#purpose-written input').checked")
        page.evaluate("element => document.querySelector('main').append(element)", gone)
        expect(page.locator("#purpose-written input")).not_to_be_checked()


@pytest.mark.browser
@pytest.mark.parametrize("data", [None, "{broken"])
def test_an_element_without_its_data_says_so_and_the_page_goes_on(
    browser: Browser, site_url: str, data: str | None
) -> None:
    def answer(route) -> None:  # type: ignore[no-untyped-def]
        html = route.fetch().text()
        script = re.search(
            r'<handbook-form>\s*(<script type="application/json">(.*?)</script>)', html, re.DOTALL
        )
        assert script
        html = html.replace(script[1], "") if data is None else html.replace(script[2], data)
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    with opened(browser, "about:blank") as page:
        messages: list[str] = []
        page.on("console", lambda message: messages.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.route("**/ru/templates/minutes/", answer)
        page.goto(site_url + PAGES["form"])
        reason = "Error: there is no script" if data is None else "SyntaxError"
        until(page, lambda: messages)
        settled(page)
        assert len(messages) == 1
        assert messages[0].startswith(f"<handbook-form>: {reason}")
        page.keyboard.press("/")
        expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.browser
def test_a_header_taken_away_by_a_blocker_stops_nothing(browser: Browser, site_url: str) -> None:
    with opened(browser, "about:blank") as page:
        messages: list[str] = []
        page.on("console", lambda message: messages.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.add_init_script(
            f"""new MutationObserver(() => {{ {WITHOUT_HEADER} }}).observe(document, {{ childList: true, subtree: true }})"""
        )
        page.goto(site_url + PAGES["checklist"])
        assert page.locator("header").count() == 0
        page.locator("#purpose-written input").check()
        expect(page.locator("handbook-checklist [role=status]")).to_contain_text("1 из")
        page.keyboard.press("Control+k")
        expect(page.get_by_role("dialog")).to_be_visible()
        page.goto(site_url + PAGES["form"])
        page.locator("#field-open").fill("Автобус")
        expect(page.locator("[data-field=open]")).to_have_text("Автобус")
        assert messages == []


@pytest.mark.browser
def test_a_keystroke_in_a_long_form_reads_what_is_kept_once_or_twice(browser: Browser, site_url: str) -> None:
    with opened(browser, "about:blank") as page:
        page.add_init_script(READS)
        page.goto(site_url + PAGES["form"])
        page.evaluate(
            "window.handbook.store.change((state) => { for (let row = 1; row <= 10; row++)"
            " window.handbook.store.put(state, `minutes/decisions/${row}/what`, 'x') })"
        )
        expect(page.locator("#field-decisions-10-what")).to_have_value("x")
        page.locator("#field-open").focus()
        has_acts(page)
        before = page.evaluate("window.reads")
        page.keyboard.type("Автобус")
        assert 0 < page.evaluate("window.reads") - before <= 2 * len("Автобус")
        expect(page.locator("[data-field=open]")).to_have_text("Автобус")


@pytest.mark.browser
def test_a_page_of_many_elements_reads_what_is_kept_once_for_a_tick(browser: Browser, site_url: str) -> None:
    with opened(browser, "about:blank") as page:
        page.add_init_script(READS)
        page.goto(site_url + PAGES["checklist"])
        assert page.locator("handbook-progress").count() > 3
        before = page.evaluate("window.reads")
        page.locator("#purpose-written input").check()
        expect(page.locator("handbook-checklist [role=status]")).to_contain_text("1 из")
        assert 0 < page.evaluate("window.reads") - before <= 2
