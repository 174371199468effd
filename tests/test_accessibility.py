"""axe-core (WCAG 2.2 A and AA, best practices): every page in one theme, every page type in both and on a phone, every open state."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from support.browsing import opened
from support.places import ROOT, SITE, addresses

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TYPES = ["", "stages/", "stages/preparation/", "formats/", "formats/round-table/", "introduction/", "problems/", "glossary/",
         "laws/", "components/", "my-dialogue/", "linking/"]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page: Page) -> list[str]:
    page.add_script_tag(content=Path(AXE).read_text(encoding="utf-8"))
    found = page.evaluate("options => axe.run(document, options).then(result => result.violations)", RULES)
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("address", addresses())
def test_every_page(browser: Browser, site_url: str, address: str) -> None:
    with opened(browser, site_url + address, bypass_csp=True) as page:
        assert violations(page) == []


@pytest.mark.parametrize("path", TYPES)
@pytest.mark.parametrize(("scheme", "width", "language"), [("dark", 1280, "ru/"), ("dark", 360, "")])
def test_every_page_type(browser: Browser, site_url: str, path: str, scheme: str, width: int, language: str) -> None:
    with opened(browser, site_url + language + path, width, color_scheme=scheme, bypass_csp=True) as page:
        assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_menu_contents_search_and_meaning(browser: Browser, site_url: str, scheme: str) -> None:
    with opened(browser, site_url + "formats/", 360, color_scheme=scheme, bypass_csp=True) as page:
        page.locator(".handbook-abbreviation").first.click()
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.locator(".contents summary").click()
        page.locator(".menu summary").click()
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Іздеу").click()
        page.keyboard.type("кеңес")
        page.locator(".handbook-search li").first.wait_for()
        assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_checklists_chooser_and_my_dialogue_in_their_states(browser: Browser, site_url: str, scheme: str, width: int) -> None:
    with opened(browser, site_url + "ru/stages/preparation/", width, color_scheme=scheme, bypass_csp=True) as page:
        page.locator(".handbook-checklist input").first.check()
        assert violations(page) == []
        page.get_by_role("button", name="Снять отметки").click()
        assert violations(page) == []
        page.get_by_role("button", name="Вернуть").click()
        page.goto(site_url + "ru/formats/?people=12&questions=3&purpose=solve")
        page.locator(".handbook-chooser summary").click()
        assert violations(page) == []
        page.get_by_label("Сколько придёт людей").fill("x")
        assert violations(page) == []
        page.goto(site_url + "ru/my-dialogue/")
        page.fill("#dialogue-name", "Автобус")
        assert violations(page) == []
        page.get_by_role("button", name="Стереть всё с этого устройства").click()
        assert violations(page) == []
        page.get_by_role("button", name="Да, стереть всё").click()
        assert violations(page) == []
        page.goto(site_url + "ru/stages/")
        assert violations(page) == []


def test_headings_do_not_skip_a_level() -> None:
    import re

    for address in addresses():
        html = (SITE / address / "index.html").read_text(encoding="utf-8")
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", html.split("<main", 1)[1].split("</main>")[0])]
        assert levels[0] == 1, address
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), address
