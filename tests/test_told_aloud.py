"""What is said without being asked is heard by a real screen reader: Orca with Firefox reads a live region's words aloud only where the
region was there, and seen by it, before they came. The virtual one (tests/test_transcripts.py) hears more than that.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsing import opened

pytestmark = pytest.mark.browser

WATCH = """() => {
    const LIVE = "[role=status], [role=alert], [aria-live=polite]";
    window.unheard = [];
    let known = new Set();
    const look = (late) => {
        const now = new Set([...document.querySelectorAll(LIVE)].filter((each) =>
            getComputedStyle(each).display !== "none" && each.checkVisibility()));
        for (const each of late) if (now.has(each) && each.textContent.trim() && !known.has(each)) window.unheard.push(each.outerHTML);
        known = now;
    };
    look([]);
    new MutationObserver((records) => {
        const changed = new Set();
        for (const { target, addedNodes } of records) {
            const around = target.nodeType === 1 ? target : target.parentElement;
            if (around && around.closest(LIVE)) changed.add(around.closest(LIVE));
            for (const node of addedNodes) {
                if (node.nodeType !== 1) continue;
                for (const each of [node, ...node.querySelectorAll(LIVE)].filter((each) => each.matches(LIVE))) {
                    known.delete(each); // put in, even where it was before
                    changed.add(each);
                }
            }
        }
        look(changed);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""
"""Writes down each live region that came with its words, in one go."""


def watch(page: Page) -> None:
    page.evaluate(WATCH)


def unheard(page: Page) -> list[str]:
    return list(page.evaluate("() => window.unheard"))


def test_a_region_that_comes_with_its_words_is_noticed(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/about/") as page:
        watch(page)
        page.evaluate("""() => document.body.insertAdjacentHTML("beforeend", "<p role=status id=one></p>")""")
        page.evaluate("() => (document.querySelector('#one').textContent = 'Слышно')")
        assert unheard(page) == []
        page.evaluate("""() => document.body.append(document.querySelector('#one'))""")
        assert len(unheard(page)) == 1
        page.evaluate(
            """() => document.body.insertAdjacentHTML("beforeend", "<p role=status>Не слышно</p>")"""
        )
        assert len(unheard(page)) == 2


def test_what_a_form_tells(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/minutes/", 360) as page:
        status = page.locator("#form-told")
        expect(status).to_be_attached()
        watch(page)
        buttons = page.locator("handbook-form")
        page.context.grant_permissions(["clipboard-write"])
        buttons.get_by_role("button", name="Скопировать текстом").click()
        expect(status).to_have_text("Текст скопирован.")
        with page.expect_download():
            buttons.get_by_role("button", name="Скачать файл Word").click()
        expect(status).to_contain_text("Не заполнены обязательные поля")
        # And what is told once of where all this is kept.
        page.locator("#field-chair").fill("Иванов")
        expect(page.locator(".handbook-keeping")).to_contain_text("7")
        buttons.get_by_role("button", name="Скопировать текстом").click()
        expect(status).to_have_text("Текст скопирован.")
        assert unheard(page) == []


def test_what_is_told_below_a_field_comes_after_the_place_for_it(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/implementation-log/", 360) as page:
        status = page.locator("#form-told")
        expect(status).to_be_attached()
        watch(page)
        page.evaluate("""() => {
            const form = document.querySelector("handbook-form").component;
            form.say("Слишком длинный текст.", document.querySelector("#field-points-1-what").closest("p"));
        }""")
        expect(status).not_to_be_empty()
        assert page.locator(".handbook-form #form-told").count() == 1
        page.context.grant_permissions(["clipboard-write"])
        page.get_by_role("button", name="Скопировать текстом").click()
        expect(status).to_have_text("Текст скопирован.")
        assert unheard(page) == []


def test_the_way_back_says_what_was_done(browser: Browser, site_url: str) -> None:
    """It has the focus: its description is heard then, where the region is not."""
    with opened(browser, site_url + "ru/templates/minutes/", 360) as page:
        page.locator("#field-chair").fill("Иванов")
        page.locator("handbook-form").get_by_role("button", name="Очистить").click()
        back = page.locator("#form-told button")
        expect(back).to_be_focused()
        expect(back).to_have_accessible_description(re.compile("очищен", re.IGNORECASE))
    with opened(browser, site_url + "ru/my-dialogue/", 360) as page:
        main = page.locator("handbook-my-dialogue")
        main.locator("button.handbook-button--main").click()
        page.locator("#dialogue-name").fill("Дорога")
        main.get_by_role("button", name="Удалить этот диалог").click()
        back = page.locator("#dialogue-told button")
        expect(back).to_be_focused()
        expect(back).to_have_accessible_description(re.compile("далён|далено|далены"))
