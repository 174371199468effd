"""Pages shown to a reader in a way of his own lose nothing: spaced, enlarged, in his colours, translated by a machine, on paper,
without scripts, without storage."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from support import term_days
from support.browsing import opened, resized, rested
from support.places import SITE

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "stages/preparation/",
    "ru/stages/",
    "ru/formats/",
    "formats/round-table/",
    "templates/",
    "ru/templates/appeal/",
    "my-dialogue/",
    "law/no-answer/",
    "ru/law/terms/",
    "glossary/",
    "ru/laws/",
    "offline/",
    "ru/linking/",
    "accessibility/",
    "ru/training/exercises/",
    "ru/training/handouts/",
    "404.html",
)
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }"""
"""WCAG 1.4.12: what a reader may set of his own."""
OWN_SHEET = """* { font-family: 'DejaVu Serif', serif !important; line-height: 1.8 !important; background: #fff !important;
    color: #000 !important }"""
BETWEEN = 600
"""Wider than a phone, where the rows of a sheet to hand out are still narrow."""
PLACES = {
    "spacing on a phone": (360, 16, SPACING),
    "letters twice as large on a phone": (360, 32, ""),
    "a sheet of one's own": (360, 16, OWN_SHEET),
    "spacing": (1280, 16, SPACING),
}
"""At 320 pixels, and with letters of any size, `test_frame.py` looks whether a page scrolls sideways."""
STYLED = ("stages/preparation/", "ru/templates/appeal/", "my-dialogue/", "search")
"""What most is drawn on, by borders and backgrounds."""
COLOURS = {
    "forced, dark": {"forced_colors": "active", "color_scheme": "dark"},
    "paper": {"media": "print"},
}
NOTHING = {"media": "screen", "forced_colors": "none", "color_scheme": "light", "contrast": "no-preference"}
FAULTS = (Path(__file__).parent / "seen_faults.js").read_text(encoding="utf-8").strip().removesuffix(";")
WHOLE = re.findall(
    r'<li id="([\w-]+)"><input', (SITE / "stages/analysis/index.html").read_text(encoding="utf-8")
)
"""The items of a stage, all of them ticked."""
STATE = {
    "version": 1,
    "current": "one",
    "dialogues": [
        {
            "id": "one",
            "name": "Автобус маршруты туралы әкімдікпен кездесу",
            "with": "Қала әкімдігінің жолаушылар көлігі бөлімі",
            "date": "2026-12-03",
            "ticks": dict.fromkeys(["purpose-written", "home-task-ready", *WHOLE], 1),
            "values": {"organisation": ["Общественный фонд «Надежда»", 1], "topic": ["О переносе рейса", 1]},
        }
    ],
}
KEEP = f"localStorage.setItem('handbook-told', '1'); localStorage.setItem('handbook', {json.dumps(json.dumps(STATE))})"


@pytest.fixture(scope="module")
def window(browser: Browser, site_url: str) -> Iterator[tuple[Page, CDPSession]]:
    """One page for all that is only looked at, with a dialogue kept; and what sets the size of its letters."""
    with opened(browser, site_url + "404.html", bypass_csp=True) as page:
        page.evaluate(KEEP)
        yield page, page.context.new_cdp_session(page)


def show(page: Page, session: CDPSession, size: int, sheet: str) -> None:
    session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
    page.evaluate(
        """(css) => { const own = document.getElementById('own') || document.head.appendChild(
            Object.assign(document.createElement('style'), { id: 'own' })); own.textContent = css }""",
        sheet,
    )


@pytest.mark.parametrize("path", [*PAGES, "search"])
def test_nothing_is_lost(window: tuple[Page, CDPSession], site_url: str, path: str) -> None:
    """Cut, laid over one another, past the edge, too small to be pressed; not to be told from what it stands on."""
    page, session = window
    page.emulate_media(**NOTHING)  # type: ignore[arg-type]
    page.goto(site_url + path.removeprefix("search"))
    if path == "search":
        page.locator("[data-search-open]").click()
        page.keyboard.insert_text("кеңес")
        page.locator(".handbook-search ol > li").first.wait_for()
    rested(page)
    lost = {}
    for name, (width, size, sheet) in PLACES.items():
        if sheet == OWN_SHEET and path not in STYLED:
            continue
        resized(page, BETWEEN if width == 360 and "handouts" in path else width)
        show(page, session, size, sheet)
        lost[name] = page.evaluate(f"{FAULTS}.lost()")
    show(page, session, 16, "")
    for name, media in COLOURS.items():
        page.emulate_media(**{**NOTHING, **media})  # type: ignore[arg-type]
        # The reader's own choice of the theme may be another than that of his system.
        page.evaluate(
            "(dark) => document.querySelectorAll('#dark').forEach((each) => { each.media = dark })",
            "not all" if name == "forced, dark" else "screen and (prefers-color-scheme: dark)",
        )
        lost[name] = page.evaluate(f"{FAULTS}.faint({str(name == 'paper').lower()})")
    assert {name: faults for name, faults in lost.items() if faults} == {}


def test_forced_colours_show_where_one_is(window: tuple[Page, CDPSession], site_url: str) -> None:
    page, session = window
    page.emulate_media(**{**NOTHING, "forced_colors": "active"})  # type: ignore[arg-type]
    show(page, session, 16, "")
    resized(page, 360)
    page.goto(site_url + "stages/preparation/")
    steps = page.locator(".handbook-stepper b").evaluate_all(
        "all => all.map((each) => getComputedStyle(each).backgroundColor)"
    )
    assert [colour == steps[1] for colour in steps] == [False, True, False, False, False, False]
    page.goto(site_url + "ru/templates/appeal/")
    line = page.locator(".handbook-form__sign span").first
    assert line.evaluate("each => getComputedStyle(each, '::before').borderBottomStyle") == "solid"
    resized(page, 1280)
    current, other = (
        page.locator(f".head-links a{which}").first.evaluate(
            "each => getComputedStyle(each).borderBottomWidth"
        )
        for which in ("[aria-current]", ":not([aria-current])")
    )
    assert (current, other) == ("3px", "0px")
    lines = page.locator(".side .links a").evaluate_all(
        "all => all.map((each) => [each.matches('[aria-current]'), getComputedStyle(each).borderLeftColor])"
    )
    assert len({colour for is_current, colour in lines if is_current}) == 1
    assert {colour for is_current, colour in lines if is_current}.isdisjoint(
        colour for is_current, colour in lines if not is_current
    )
    page.locator("[data-search-open]").click()
    expect(page.locator(".handbook-search")).to_have_css("outline-style", "solid")


def test_more_contrast_is_given_where_it_is_asked_for(window: tuple[Page, CDPSession], site_url: str) -> None:
    page, _ = window
    page.goto(site_url + "ru/linking/")
    colours = """() => { const style = getComputedStyle(document.documentElement);
        return ['--quiet', '--rule', '--line'].map((name) => style.getPropertyValue(name) === style.getPropertyValue('--ink')) }"""
    for theme in ("light", "dark"):
        for contrast, is_strong in (("no-preference", False), ("more", True)):
            page.emulate_media(**{**NOTHING, "color_scheme": theme, "contrast": contrast})  # type: ignore[arg-type]
            assert page.evaluate(colours) == [is_strong] * 3, (theme, contrast)


TRANSLATED = """(isEarly) => {
    const LEFT = 'script, style, textarea, noscript, svg, font';
    const wrap = (text) => {
        const parent = text.parentElement;
        if (!text.data.trim() || !parent || parent.closest(LEFT) || text.data.startsWith('T:')) return;
        if (/OPTION|TITLE/.test(parent.tagName)) return void (text.data = 'T:' + text.data);
        const [outer, inner] = [0, 0].map(() => document.createElement('font'));
        inner.textContent = 'T:' + text.data;
        outer.append(inner);
        text.replaceWith(outer);
    };
    const all = (root) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), texts = root.nodeType === 3 ? [root] : [];
        while (walker.nextNode()) texts.push(walker.currentNode);
        texts.forEach(wrap);
    };
    const translate = () => {
        all(document.documentElement);
        new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(all)))
            .observe(document.documentElement, { childList: true, subtree: true });
    };
    const mark = () => { document.documentElement.lang = 'en'; document.documentElement.classList.add('translated-ltr') };
    document.addEventListener('readystatechange', () => {
        if (isEarly && document.readyState === 'interactive') translate();
    });
    document.addEventListener('DOMContentLoaded', () => { mark(); if (!isEarly) translate() });
}"""
"""What Google Translate makes of a page, and of all that comes into it later. Early: before the page's own scripts, which are deferred."""


def use_what_counts_and_writes(page: Page, site_url: str) -> None:
    """The chooser, a template, the counter of terms, on a page that was translated."""
    page.goto(site_url + "ru/formats/")
    page.fill("#chooser-people", "12")
    expect(page.locator("#chooser-status")).to_contain_text("T:Подходящих форм:")

    page.goto(site_url + "ru/templates/appeal/")
    page.locator("handbook-form label", has_text="T:Полное наименование организации").click()
    page.keyboard.insert_text("Фонд «Надежда»")
    expect(page.locator(".handbook-document").first).to_contain_text("Фонд «Надежда»")
    rows = page.locator(".handbook-form__row")
    before = rows.count()
    page.locator("button", has_text="T:Добавить строку").first.click()
    expect(rows).to_have_count(before + 1)
    page.locator("button:visible", has_text="T:Очистить").first.click()
    expect(page.locator("handbook-form")).to_contain_text("T:Поля этого шаблона очищены")

    page.goto(site_url + "ru/law/terms/")
    page.locator("#term-id").select_option(index=1)
    page.fill("#term-day", term_days.DAY)
    page.locator("button:visible", has_text="T:Посчитать").first.click()
    expect(page.locator("#term-status")).to_contain_text(term_days.LAST_RU)


@pytest.mark.parametrize("is_early", [True, False])
def test_a_page_translated_by_a_machine_goes_on_working(
    browser: Browser, site_url: str, is_early: bool
) -> None:
    faults: list[str] = []
    with opened(browser, "about:blank", 360) as page:
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console",
            lambda said: faults.append(said.text) if said.type == "error" else None,
        )
        page.add_init_script(f"({TRANSLATED})({str(is_early).lower()})")

        page.goto(site_url + "ru/stages/preparation/")
        boxes = page.locator(".handbook-checklist input")
        boxes.first.check()
        told = page.locator(".handbook-keeping")
        expect(told).to_contain_text("T:Ваши записи хранятся только в этом браузере")
        boxes.nth(1).check()
        status = page.locator("handbook-checklist [role=status]")
        expect(status).to_contain_text("T:Отмечено вами: 2 из")
        page.locator("button:visible", has_text="T:Снять отметки").first.click()
        expect(status).to_contain_text("T:Отметки сняты. Отмечено вами: 0 из")
        page.locator("button:visible", has_text="T:Вернуть").first.click()
        expect(page.locator(".handbook-checklist input:checked")).to_have_count(2)

        page.goto(site_url + "ru/stages/")
        expect(page.locator(".handbook-stages handbook-progress:visible")).to_contain_text("2/")

        if not is_early:
            use_what_counts_and_writes(page, site_url)

        page.goto(site_url + "ru/my-dialogue/")
        page.fill("#dialogue-name", "Автобус")
        page.reload()
        expect(page.locator("#dialogue-name")).to_have_value("Автобус")
        [kept] = json.loads(page.evaluate("localStorage.getItem('handbook')"))["dialogues"]
        assert "T:" not in json.dumps(kept)

        page.locator("[data-search-open]").click()
        page.keyboard.insert_text("протокол")
        page.locator(".handbook-search ol > li a").first.click()
        expect(page.locator(".found-bar")).to_contain_text("Отмечено")
        assert faults == []


def test_without_scripts_a_page_says_what_it_cannot_do(browser: Browser, site_url: str) -> None:
    with opened(browser, "about:blank", 360, java_script_enabled=False) as page:
        for path, said in {
            "ru/stages/preparation/": "Чтобы ставить отметки",
            "ru/formats/": "Чтобы подобрать форму",
            "ru/law/terms/": "Чтобы сроки считались",
            "ru/templates/appeal/": "Чтобы заполнять шаблон",
            "ru/my-dialogue/": "Чтобы хранить отметки",
            "ru/offline/": "Чтобы хранить страницы",
            "formats/": "Диалог түрін осы жерде таңдау үшін",
        }.items():
            page.goto(site_url + path)
            expect(page.locator(".no-script").first).to_contain_text(said)
            expect(page.locator(".no-script").first).to_be_visible()
            assert page.locator("main :is(input, select, textarea):enabled:visible").count() == 0
        page.goto(site_url + "ru/stages/")
        assert page.locator(".flow a:visible").count() == 6
    with opened(browser, site_url + "ru/stages/preparation/", 360) as page:
        expect(page.locator(".no-script").first).to_be_hidden()


REFUSALS = {
    "Браузер не разрешает хранить данные": """for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })""",
    "Память устройства заполнена": """Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') };
        IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }""",
}


@pytest.mark.parametrize("said", REFUSALS)
def test_a_term_that_is_not_kept_is_said_not_to_be(browser: Browser, site_url: str, said: str) -> None:
    """The answer stood in the place of the warning. Of ticks and forms test_store.py and test_nothing_lost.py tell."""
    with opened(browser, "about:blank") as page:
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.add_init_script(REFUSALS[said])
        page.goto(site_url + "ru/law/terms/")
        page.locator("#term-id").select_option(index=1)
        page.fill("#term-day", term_days.DAY)
        page.get_by_role("button", name="Посчитать").click()
        expect(page.locator("#term-status")).to_contain_text(term_days.LAST_RU)
        expect(page.locator("#term-status")).to_contain_text(said)
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
        assert faults == []
