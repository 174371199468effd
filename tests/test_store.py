"""The store of a reader's work in a browser: every fault of storage, two tabs, erasing. What needs no page is in test_dialogues.py."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsing import opened

pytestmark = pytest.mark.browser

PAGE = "ru/stages/preparation/"
NOTE = "handbook-checklist .handbook-note"


def put(page: Page, value: str) -> None:
    page.evaluate("value => localStorage.setItem('handbook', value)", value)


def kept(page: Page) -> dict[str, str]:
    return page.evaluate("Object.fromEntries(Object.entries(localStorage))")


def first_box(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".handbook-checklist input").first


@pytest.mark.parametrize(
    "value",
    [
        "{",
        "null",
        "7",
        '"x"',
        "[]",
        "{}",
        '{"version":1}',
        '{"version":"1","dialogues":[]}',
        '{"version":0,"dialogues":[]}',
    ],
)
def test_corrupted_value_is_set_aside_and_the_page_works_on(
    browser: Browser, site_url: str, value: str
) -> None:
    with opened(browser, site_url + PAGE) as page:
        put(page, value)
        page.reload()
        expect(page.locator(NOTE)).to_contain_text("повреждены")
        first_box(page).check()
        found = kept(page)
        assert value in [text for key, text in found.items() if key.startswith("handbook-aside-")]
        assert len(json.loads(found["handbook"])["dialogues"]) == 1


def test_what_can_be_read_of_a_damaged_value_is_kept(browser: Browser, site_url: str) -> None:
    damaged = json.dumps(
        {
            "version": 1,
            "current": "a",
            "dialogues": [
                {"id": "a", "name": "Автобус", "ticks": {"purpose-written": 5, "other": "x"}},
                {"name": "без id"},
                3,
            ],
        }
    )
    with opened(browser, site_url + PAGE) as page:
        put(page, damaged)
        page.reload()
        expect(page.locator("#purpose-written input")).to_be_checked()
        found = kept(page)
        assert [each["name"] for each in json.loads(found["handbook"])["dialogues"]] == ["Автобус"]
        assert damaged in found.values()


def test_value_of_a_newer_version_is_not_touched(browser: Browser, site_url: str) -> None:
    newer = json.dumps(
        {"version": 99, "current": "a", "dialogues": [{"id": "a", "name": "Новый", "ticks": {}}], "more": 1}
    )
    with opened(browser, site_url + PAGE) as page:
        put(page, newer)
        page.reload()
        expect(page.locator(NOTE)).to_contain_text("более новой верси")
        first_box(page).check()
        expect(first_box(page)).to_be_checked()
        assert kept(page)["handbook"] == newer


@pytest.mark.parametrize("newer", ['{"version":99}', '{"version":99,"dialogues":"x"}'])
def test_value_of_a_newer_version_that_cannot_be_read_is_not_touched_either(
    browser: Browser, site_url: str, newer: str
) -> None:
    with opened(browser, site_url + PAGE) as page:
        put(page, newer)
        page.reload()
        expect(page.locator(NOTE)).to_contain_text("более новой верси")
        first_box(page).check()
        assert kept(page) == {"handbook": newer}


def test_cleared_in_another_tab(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + PAGE) as page:
        first_box(page).check()
        other = page.context.new_page()
        other.goto(site_url + "ru/")
        other.evaluate("localStorage.clear()")
        expect(first_box(page)).not_to_be_checked()
        first_box(page).check()
        expect(page.locator("handbook-checklist [role=status]")).to_contain_text("1 из")


@pytest.mark.parametrize("fault", ["get", "undefined"])
def test_refused_storage(browser: Browser, site_url: str, fault: str) -> None:
    script = {
        "get": "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
        "undefined": "Object.defineProperty(window, 'localStorage', { value: null })",
    }[fault]
    with opened(browser, "about:blank") as page:
        page.add_init_script(script)
        page.goto(site_url + PAGE)
        expect(page.locator(NOTE)).to_contain_text("не разрешает хранить")
        first_box(page).check()
        expect(page.locator("handbook-checklist [role=status]")).to_contain_text("Отмечено вами: 1 из")


def test_full_storage_keeps_the_last_change_in_memory_and_writes_it_when_there_is_room(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, "about:blank") as page:
        page.add_init_script("""window.isFull = false; const set = Storage.prototype.setItem;
            Storage.prototype.setItem = function (key, value) { if (window.isFull)
                throw new DOMException('full', 'QuotaExceededError'); set.call(this, key, value) }""")
        page.goto(site_url + PAGE)
        page.locator(".handbook-checklist input").nth(0).check()
        page.evaluate("window.isFull = true")
        page.locator(".handbook-checklist input").nth(1).check()
        expect(page.locator(NOTE)).to_contain_text("заполнена")
        expect(page.locator("handbook-checklist [role=status]")).to_contain_text("2 из")
        assert len(json.loads(kept(page)["handbook"])["dialogues"][0]["ticks"]) == 1
        page.evaluate("window.isFull = false")
        page.locator(".handbook-checklist input").nth(2).check()
        expect(page.locator(NOTE)).to_be_hidden()
        assert len(json.loads(kept(page)["handbook"])["dialogues"][0]["ticks"]) == 3


def test_corrupted_value_that_cannot_be_set_aside_is_left_alone(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + PAGE) as page:
        put(page, "{broken")
        page.add_init_script(
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
        )
        page.reload()
        first_box(page).check()
        expect(first_box(page)).to_be_checked()
        assert kept(page)["handbook"] == "{broken"


def test_two_tabs_do_not_undo_each_other(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + PAGE) as one:
        two = one.context.new_page()
        two.goto(site_url + "stages/preparation/")
        one.locator("#purpose-written input").check()
        expect(two.locator("#purpose-written input")).to_be_checked()
        two.locator("#home-task-ready input").check()
        expect(one.locator("#home-task-ready input")).to_be_checked()
        expect(one.locator("#purpose-written input")).to_be_checked()
        two.locator("#purpose-written input").uncheck()
        expect(one.locator("#purpose-written input")).not_to_be_checked()


def test_fifty_dialogues(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/my-dialogue/") as page:
        page.evaluate("""() => window.handbook.store.change(state => { for (let n = 0; n < 50; n++) {
            const each = window.handbook.store.add(state, { name: 'Диалог ' + n }); each.ticks['purpose-written'] = n + 1 } })""")
        page.reload()
        expect(page.locator("#dialogue-picker option")).to_have_count(50)
        page.select_option("#dialogue-picker", label="Диалог 17")
        expect(page.locator("#dialogue-name")).to_have_value("Диалог 17")
        page.goto(site_url + PAGE)
        expect(page.locator("handbook-checklist__state a, .handbook-checklist__state a")).to_contain_text(
            "Диалог 17"
        )


def test_other_keys_of_the_site_are_not_taken_for_ours(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/my-dialogue/") as page:
        page.evaluate("localStorage.setItem('elsewhere', '1')")
        page.evaluate("window.handbook.store.change(state => { window.handbook.store.add(state) })")
        page.evaluate("window.handbook.store.erase()")
        assert kept(page) == {"elsewhere": "1"}
