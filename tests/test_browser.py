"""The built site in Chromium: widths, languages, diagram, table, no JavaScript, no other host."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from support.browsing import opened, resized
from support.places import SITE
from support.wording import task

TYPES = [
    "",
    "stages/",
    "stages/preparation/",
    "formats/",
    "formats/round-table/",
    "introduction/",
    "glossary/",
    "laws/",
]

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["", "ru/"])
@pytest.mark.parametrize("path", TYPES)
def test_no_sideways_scroll_and_no_errors(browser: Browser, site_url: str, language: str, path: str) -> None:
    messages: list[str] = []
    hosts: set[str] = set()
    with opened(browser, "about:blank", 320, service_workers="allow") as page:
        page.on("console", lambda message: messages.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
        page.goto(site_url + language + path)
        for width in (320, 360, 1280):
            resized(page, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert hosts == {site_url.split("/")[2]}
        assert messages == []


@pytest.mark.parametrize("javascript", [True, False])
def test_language_switch_keeps_the_page(browser: Browser, site_url: str, javascript: bool) -> None:
    with opened(browser, site_url + "stages/dialogue/", java_script_enabled=javascript) as page:
        page.click(".handbook-language")
        page.wait_for_url(site_url + "ru/stages/dialogue/")
        page.click(".handbook-language")
        page.wait_for_url(site_url + "stages/dialogue/")


@pytest.mark.parametrize("language", ["", "ru/"])
@pytest.mark.parametrize(("width", "kind"), [(1280, "wide"), (360, "compact")])
def test_diagram_shows_one_layout_and_leads_to_the_stage(
    browser: Browser, site_url: str, language: str, width: int, kind: str
) -> None:
    with opened(browser, site_url + language, width, java_script_enabled=False) as page:
        assert page.locator("svg.flow:visible").count() == 1
        page.locator(f"svg.flow--{kind} a").nth(3).click()
        page.wait_for_url(site_url + language + "stages/decisions/")
        here = ".flow-step--current .flow-number" if kind == "wide" else "[aria-current=step] b"
        expect(page.locator(here).locator("visible=true")).to_have_text("4")


@pytest.mark.parametrize("language", ["", "ru/"])
@pytest.mark.parametrize("font", ["DejaVu Sans", "sans-serif"])
def test_diagram_text_stays_in_its_box(browser: Browser, site_url: str, language: str, font: str) -> None:
    """DejaVu Sans is wider than Noto Sans, by which the text is measured."""
    with opened(browser, site_url + language, bypass_csp=True) as page:
        page.add_style_tag(content=f".flow {{ font-family: '{font}' !important }}")
        outside = """() => [...document.querySelectorAll('svg.flow a')].filter(a => a.getBoundingClientRect().width)
            .flatMap(a => { const box = a.querySelector('rect').getBoundingClientRect();
                return [...a.querySelectorAll('tspan')].filter(line => { const r = line.getBoundingClientRect();
                    return r.right > box.right - 2 || r.left < box.left || r.bottom > box.bottom }) })
            .map(line => line.textContent)"""
        for width in (1280, 360):
            resized(page, width)
            assert page.evaluate(outside) == []


def test_diagram_has_name_description_and_list(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/") as page:
        diagram = page.get_by_role("group", name="Общая схема подготовки и проведения диалога")
        assert diagram.get_by_role("link").count() == 6
        assert page.locator(".handbook-flow ol li").count() == 6
        assert "Снова к этапу: 3" in (page.locator(".handbook-flow ol li").last.text_content() or "").replace(
            "\u00a0", " "
        )


def test_diagram_by_keyboard(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url) as page:
        page.locator("svg.flow--wide a").first.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(site_url + "stages/preparation/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_diagram_is_readable_in_both_schemes(browser: Browser, site_url: str, scheme: str) -> None:
    with opened(browser, site_url, color_scheme=scheme) as page:
        ratio = page.evaluate("""() => { const luminance = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3)
                .map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4 });
                return .2126 * r + .7152 * g + .0722 * b };
            const fill = name => luminance(getComputedStyle(document.querySelector('.flow--wide ' + name)).fill);
            const [a, b] = [fill('.flow-summary'), fill('.flow-box')].sort((x, y) => y - x);
            return (a + .05) / (b + .05) }""")
        assert ratio >= 4.5


def test_formats_table_on_a_phone_breaks_no_word(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/formats/", 320) as page:
        table = page.get_by_role("table", name="Особенности форм диалога")
        assert table.get_by_role("row").count() >= 8
        wide = page.evaluate("""() => [...document.querySelectorAll('.handbook-formats td, .handbook-formats tbody th')]
            .filter(cell => cell.scrollWidth > cell.clientWidth).length""")
        assert wide == 0


def test_checklist_reads_and_prints_without_javascript(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "stages/analysis/", java_script_enabled=False) as page:
        boxes = page.locator(".handbook-checklist").get_by_role("checkbox")
        assert 5 <= boxes.count() <= 9
        assert not any(box.is_checked() for box in boxes.all())
        assert page.get_by_role("checkbox", name=task("kk", "stages/analysis")).count() == 1
        page.emulate_media(media="print")
        assert boxes.first.evaluate("box => getComputedStyle(box).borderTopWidth") != "0px"


def test_works_under_a_sub_path(browser: Browser, serve: Callable[[Path], str], tmp_path: Path) -> None:
    (tmp_path / "handbook").symlink_to(SITE)
    base = serve(tmp_path) + "handbook/"
    failed: list[str] = []
    with opened(browser, "about:blank", service_workers="allow") as page:
        page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
        page.goto(base + "ru/stages/analysis/")
        page.click(".handbook-language")
        page.wait_for_url(base + "stages/analysis/")
        page.goto(base)
        page.locator("svg.flow--wide a").first.click()
        page.wait_for_url(base + "stages/analysis/")
        assert [url for url in failed if "sitemap" not in url] == []


def test_not_found_page_in_both_themes(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "404.html", 360, color_scheme="dark") as page:
        assert page.get_by_role("heading").all_text_contents() == ["Бет табылмады", "Страница не найдена"]
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
