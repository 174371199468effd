"""axe-core (WCAG 2.2 A and AA, best practices): every page and every open state in both themes, every page type on a phone."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from handbook.frame import styles
from support.axe import in_both_themes
from support.browsing import opened, resized
from support.places import ROOT, SITE, addresses

pytestmark = pytest.mark.browser

TYPES = [
    "",
    "stages/",
    "stages/preparation/",
    "formats/",
    "formats/round-table/",
    "introduction/",
    "problems/",
    "glossary/",
    "laws/",
    "components/",
    "my-dialogue/",
    "linking/",
]


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One window for pages that are only looked at: they keep nothing that the next one would show."""
    with opened(browser, "about:blank", bypass_csp=True) as page:
        yield page


OF_EACH_TYPE = {prefix + path for prefix in ("", "ru/") for path in TYPES}


@pytest.mark.parametrize(
    "address",
    [
        each if each in OF_EACH_TYPE else pytest.param(each, marks=pytest.mark.thorough)
        for each in addresses()
    ],
)
def test_every_page(tab: Page, site_url: str, address: str) -> None:
    resized(tab, 1280)
    tab.goto(site_url + address)
    assert in_both_themes(tab) == []


@pytest.mark.parametrize("path", TYPES)
def test_every_page_type_on_a_phone(tab: Page, site_url: str, path: str) -> None:
    resized(tab, 360)
    tab.goto(site_url + path)
    assert in_both_themes(tab) == []


def test_the_themes_differ_in_colours_alone() -> None:
    """Or `in_both_themes` would look at too little."""
    sheet = (ROOT / styles.FOLDER / "dark.css").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert re.fullmatch(r"\s*:root \{\s*color-scheme: dark;\s*(--[a-z-]+: #[0-9a-f]{3,6};\s*)+\}\s*", rules)


def test_open_menu_contents_search_and_meaning(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "formats/", 360, bypass_csp=True) as page:
        page.locator(".handbook-abbreviation").first.click()
        assert in_both_themes(page) == []
        page.keyboard.press("Escape")
        page.locator(".contents summary").click()
        page.locator(".menu summary").click()
        assert in_both_themes(page) == []
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Іздеу").click()
        page.keyboard.insert_text("кеңес")
        page.locator(".handbook-search ol > li").first.wait_for()
        assert in_both_themes(page) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_checklists_chooser_and_my_dialogue_in_their_states(
    browser: Browser, site_url: str, width: int
) -> None:
    with opened(browser, site_url + "ru/stages/preparation/", width, bypass_csp=True) as page:
        page.locator(".handbook-checklist input").first.check()
        assert in_both_themes(page) == []
        page.get_by_role("button", name="Снять отметки").click()
        assert in_both_themes(page) == []
        page.get_by_role("button", name="Вернуть").click()
        page.goto(site_url + "ru/formats/?people=12&questions=3&purpose=solve")
        page.locator(".handbook-chooser summary").click()
        assert in_both_themes(page) == []
        page.get_by_label("Сколько придёт людей").fill("x")
        assert in_both_themes(page) == []
        page.goto(site_url + "ru/my-dialogue/")
        page.fill("#dialogue-name", "Автобус")
        assert in_both_themes(page) == []
        page.get_by_role("button", name="Стереть всё с этого устройства").click()
        assert in_both_themes(page) == []
        page.get_by_role("button", name="Да, стереть всё").click()
        assert in_both_themes(page) == []
        page.goto(site_url + "ru/stages/")
        assert in_both_themes(page) == []


def test_headings_do_not_skip_a_level() -> None:
    for address in addresses():
        html = (SITE / address / "index.html").read_text(encoding="utf-8")
        levels = [
            int(level) for level in re.findall(r"<h([1-6])\b", html.split("<main", 1)[1].split("</main>")[0])
        ]
        assert levels[0] == 1, address
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), address
