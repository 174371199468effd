"""Embeds on a page of another origin: height, theme, links, weight, a strict policy of the host, hostile messages."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from handbook.components import embed_facts
from handbook.model import LANGUAGES
from handbook.model.addresses import embed_addresses
from handbook.model.urls import site_url as from_root
from support import server
from support.axe import in_both_themes
from support.browsing import opened, resized, rested, until
from support.places import SITE
from support.real import HANDBOOK
from support.wording import title

EMBEDS = {embed.id: embed for embed in embed_addresses(HANDBOOK)}
KINDS = ["flow", "formats", "chooser", "checklist-analysis", "template-minutes"]
STRICT = "default-src 'none'; script-src {site}; frame-src {site}; style-src 'self'"

HOST = """<!doctype html><html lang="ru"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">
<title>Хост</title><h1>Хост</h1><p id="before">до</p>
<iframe src="{site}{address}" width="100%" height="300" frameborder="0" title="{address}"></iframe>
<iframe src="about:blank" id="other" title="x"></iframe>{script}</html>"""


@pytest.fixture
def host(serve: Callable[[Path], str], site_url: str, tmp_path: Path) -> Callable[..., str]:
    """Writes a page of another origin with an embed on it; gives its address."""
    base = serve(tmp_path)

    def write(address: str, script: bool = True) -> str:
        tag = f'<script src="{site_url}embed.js" async></script>' if script else ""
        site = site_url.rstrip("/")
        html = HOST.format(policy=STRICT.format(site=site), site=site_url, address=address, script=tag)
        (tmp_path / "host.html").write_text(html, encoding="utf-8")
        return base + "host.html"

    return write


def frame(page: Page) -> FrameLocator:
    return page.frame_locator("iframe >> nth=0")


INNER = "html => html.getBoundingClientRect().height"
HEARS = """() => addEventListener('message', (event) => {
    if (event.data === 'last') document.documentElement.dataset.heard = 'last' })"""
"""Marks the page when a message «last» has come: those that were sent before it have been dealt with by then."""


def told(page: Page) -> None:
    """Waits until the frame has told its height, which is that of its content as it stays."""
    expect(page.locator("iframe").first).to_have_attribute("style", re.compile("height"))
    rested(page)
    until(page, lambda: abs(height(page) - frame(page).locator("html").evaluate(INNER)) <= 1)


def height(page: Page) -> float:
    return float(page.locator("iframe").first.evaluate("frame => frame.clientHeight"))


def test_list_of_embeds() -> None:
    assert len(EMBEDS) == 3 + len(HANDBOOK.stages) + len(HANDBOOK.templates)
    for language in LANGUAGES:
        for embed in EMBEDS.values():
            html = (SITE / from_root(language, embed.url) / "index.html").read_text(encoding="utf-8")
            assert f'<html lang="{language}">' in html
            assert 'name="robots" content="noindex"' in html
            assert '<base target="_parent">' in html
            assert 'href="#' not in html  # it would open the embed itself in the page around
            assert f'<h1 id="title">{embed_facts.title(HANDBOOK, embed, language)}</h1>' in html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EMBEDS)
def test_embed_weighs_little(name: str, language: str) -> None:
    """All that a frame asks for, compressed: below 25 KB; the script for the host's page: below 1 KB."""
    folder = SITE / from_root(language, EMBEDS[name].url)
    html = (folder / "index.html").read_text(encoding="utf-8")
    files = [folder / path for path in re.findall(r'<script src="([^"?]+)', html)]
    whole = [html.encode(), *(path.read_bytes() for path in files)]
    assert sum(len(gzip.compress(content, mtime=0)) for content in whole) < 25 * 1024
    assert len(gzip.compress((SITE / "embed.js").read_bytes(), mtime=0)) < 1024


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", KINDS)
def test_frame_takes_the_height_of_its_content_on_a_strict_host(
    browser: Browser, host: Callable[..., str], language: str, name: str
) -> None:
    with opened(browser, "about:blank", 700) as page:
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(host(from_root(language, f"embed/{name}/")))
        for width in (700, 360):
            resized(page, width)
            until(
                page,
                lambda width=width: frame(page).locator("html").evaluate("html => html.clientWidth") <= width,
            )
            until(page, lambda: abs(height(page) - frame(page).locator("html").evaluate(INNER)) <= 1)
            scroll = frame(page).locator("html").evaluate("html => html.scrollWidth")
            assert scroll <= page.locator("iframe").first.evaluate("frame => frame.clientWidth")
        assert complaints == []
        assert page.evaluate("document.getElementById('other').getAttribute('style')") is None
        assert page.evaluate("Object.keys(window).filter(name => /handbook/i.test(name))") == []


@pytest.mark.browser
def test_a_frame_whose_old_address_leads_on_has_its_height(
    browser: Browser, host: Callable[..., str], site_url: str, tmp_path: Path
) -> None:
    """The site has moved, or has HTTPS by now: the lines on other sites are the old ones."""

    class Moved(server.Handler):
        def do_GET(self) -> None:  # noqa: N802 (http.server's own name)
            self.send_response(301)
            self.send_header("Location", site_url + self.path.lstrip("/"))
            self.end_headers()

    running, old = server.start(tmp_path, Moved)
    try:
        page_of_host = host("ru/embed/flow/")
        html = tmp_path / "host.html"
        html.write_text(
            re.sub(r"<meta http-equiv[^>]*>", "", html.read_text(encoding="utf-8")).replace(site_url, old),
            encoding="utf-8",
        )
        with opened(browser, page_of_host, 700) as page:
            told(page)
    finally:
        running.shutdown()
        running.server_close()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("asked", "scheme", "paper"),
    [
        ("?theme=light", "dark", "rgb(255, 255, 255)"),
        ("?theme=dark", "light", "rgb(16, 25, 27)"),
        ("?theme=grey", "dark", "rgb(16, 25, 27)"),
    ],
)
def test_a_host_may_choose_the_theme(
    browser: Browser, host: Callable[..., str], asked: str, scheme: str, paper: str
) -> None:
    with opened(browser, host(f"ru/embed/flow/{asked}"), 700, color_scheme=scheme) as page:
        told(page)
        assert frame(page).locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == paper


@pytest.mark.browser
def test_frame_grows_with_what_the_reader_does(browser: Browser, host: Callable[..., str]) -> None:
    with opened(browser, host("ru/embed/chooser/"), 700) as page:
        told(page)
        before = height(page)
        frame(page).get_by_label("Сколько придёт людей").fill("12")
        expect(frame(page).locator(".handbook-chooser li").first).to_be_visible()
        until(page, lambda: height(page) > before + 50)


@pytest.mark.browser
def test_plain_frame_without_any_script_is_read_and_scrolled(
    browser: Browser, host: Callable[..., str], site_url: str
) -> None:
    with opened(browser, host("ru/embed/formats/", script=False), 700) as page:
        assert page.locator("iframe").first.bounding_box()["height"] == 300  # type: ignore[index]
        expect(frame(page).get_by_role("table")).to_be_visible()
    with opened(browser, site_url + "ru/embed/chooser/", 700, java_script_enabled=False) as page:
        expect(page.get_by_role("table")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "link", "target"),
    [
        ("flow", title("ru", "stages/analysis"), "ru/stages/analysis/"),
        ("formats", title("ru", "formats/round-table"), "ru/formats/round-table/"),
        ("checklist-analysis", "Открыть в справочнике", "ru/stages/analysis/#checklist"),
        ("template-minutes", "Заполнить в справочнике", "ru/templates/minutes/"),
    ],
)
def test_links_open_in_the_page_around(
    browser: Browser, host: Callable[..., str], site_url: str, name: str, link: str, target: str
) -> None:
    with opened(browser, host(f"ru/embed/{name}/"), 700) as page:
        frame(page).get_by_role("link", name=re.compile(link)).first.click()
        page.wait_for_url(site_url + target)


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(16, 25, 27)")])
def test_embed_follows_the_readers_theme(
    browser: Browser, host: Callable[..., str], scheme: str, paper: str
) -> None:
    with opened(browser, host("embed/flow/"), 700, color_scheme=scheme) as page:
        assert frame(page).locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == paper


@pytest.mark.browser
def test_ticks_of_an_embed_are_kept_in_it(browser: Browser, host: Callable[..., str]) -> None:
    with opened(browser, host("ru/embed/checklist-analysis/"), 700) as page:
        frame(page).get_by_role("checkbox").first.check()
        page.reload()
        expect(frame(page).get_by_role("checkbox").first).to_be_checked()
        expect(frame(page).get_by_text("Отметки хранятся только на этом устройстве")).to_be_visible()


HOSTILE = [
    "null",
    "42",
    "'height'",
    "[]",
    "{handbook: 'height'}",
    "{handbook: 'height', height: '900px'}",
    "{handbook: 'height', height: NaN}",
    "{handbook: 'height', height: Infinity}",
    "{handbook: 'height', height: -5}",
    "{handbook: 'height', height: 1e9}",
    "{handbook: 'height', height: {valueOf: null}}",
    "{handbook: 'style', height: 900}",
    "{handbook: 'measure'}",
]


@pytest.mark.browser
@pytest.mark.parametrize("message", HOSTILE)
def test_hostile_messages_to_the_host_change_nothing(
    browser: Browser, host: Callable[..., str], message: str
) -> None:
    with opened(browser, host("embed/flow/"), 700) as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        told(page)
        before = height(page)
        page.evaluate(HEARS)
        frame(page).locator("html").evaluate(
            f"() => {{ parent.postMessage({message}, '*'); parent.postMessage('last', '*') }}"
        )
        expect(page.locator("html")).to_have_attribute("data-heard", "last")
        assert height(page) == before
        assert errors == []


@pytest.mark.browser
def test_a_height_told_by_another_window_is_not_taken(browser: Browser, host: Callable[..., str]) -> None:
    with opened(browser, host("embed/flow/"), 700) as page:
        told(page)
        before = height(page)
        page.evaluate(HEARS)
        page.evaluate("window.postMessage({handbook: 'height', height: 900}, '*')")
        page.evaluate(
            "window.dispatchEvent(new MessageEvent('message', {data: {handbook: 'height', height: 900}, "
            "origin: new URL(document.querySelector('iframe').src).origin, source: window}))"
        )
        page.evaluate("window.postMessage('last', '*')")
        expect(page.locator("html")).to_have_attribute("data-heard", "last")
        assert height(page) == before


@pytest.mark.browser
@pytest.mark.parametrize(
    "message", ["null", "{handbook: 'measure', then: 'javascript:alert(1)'}", "{handbook: {}}", "'x'"]
)
def test_hostile_messages_to_an_embed_change_nothing(
    browser: Browser, host: Callable[..., str], message: str
) -> None:
    with opened(browser, host("ru/embed/checklist-analysis/"), 700) as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        expect(frame(page).get_by_role("checkbox").first).to_be_enabled()
        before = frame(page).locator("body").inner_html()
        frame(page).locator("html").evaluate(HEARS)
        page.evaluate(f"""() => {{ const {{ contentWindow }} = document.querySelector('iframe');
            contentWindow.postMessage({message}, '*'); contentWindow.postMessage('last', '*') }}""")
        expect(frame(page).locator("html")).to_have_attribute("data-heard", "last")
        assert frame(page).locator("body").inner_html() == before
        assert errors == []


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", KINDS)
def test_embed_is_accessible(browser: Browser, site_url: str, name: str, language: str) -> None:
    with opened(browser, site_url + from_root(language, f"embed/{name}/"), 360, bypass_csp=True) as page:
        assert in_both_themes(page) == []


@pytest.mark.browser
@pytest.mark.parametrize("name", KINDS)
def test_height_given_to_hosts_without_the_script_is_about_right(
    browser: Browser, site_url: str, name: str
) -> None:
    """Never much less than what it takes at 600 px, in either language, nor half as much again."""
    heights = []
    for language in LANGUAGES:
        with opened(browser, site_url + from_root(language, f"embed/{name}/"), 600) as page:
            heights.append(page.evaluate("document.documentElement.getBoundingClientRect().height"))
    given = embed_facts.HEIGHTS[EMBEDS[name].kind]
    assert max(heights) - 40 <= given <= max(heights) * 1.5, heights
