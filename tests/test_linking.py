"""The page for webmasters: ready lines that work when pasted, in both languages, with and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsing import opened, until
from support.places import ADDRESS, SITE, addresses
from support.wording import title

pytestmark = pytest.mark.browser

RU = {"link": "Ссылка", "card": "Карточка", "embed": "Часть страницы (в рамке)"}


def lines(page: Page) -> str:
    return page.locator("#linking-lines").input_value()


@pytest.fixture
def under(serve: Callable[[Path], str], tmp_path: Path) -> str:
    """The site under a sub-path, as most hosts have it."""
    (tmp_path / "handbook").symlink_to(SITE)
    return serve(tmp_path) + "handbook/"


@pytest.mark.parametrize("kind", RU)
def test_lines_are_what_is_shown_and_lead_somewhere(browser: Browser, under: str, kind: str) -> None:
    """Where the build knew no address the lines take the one that the page is read at."""
    with opened(browser, under + "ru/linking/") as page:
        page.get_by_role("radio", name=RU[kind]).check()
        page.locator("#linking-thing").select_option(index=2)
        for language, prefix in (("На казахском", ""), ("На русском", "ru/")):
            page.get_by_label(language).check()
            code = lines(page)
            addresses = re.findall(r'(?:href|src|cite)="([^"]+)"', code)
            assert addresses
            assert all(address.startswith(under) for address in addresses)
            assert any(
                address.startswith(under + (prefix or "embed/" if kind == "embed" else prefix))
                for address in addresses
            )
            for address in addresses:
                assert page.request.get(address).ok, address
            shown = page.locator(".handbook-linking__preview > *").evaluate("node => node.outerHTML")
            assert code.startswith(re.sub(r' style="height: [^"]+"', "", shown))


def test_pasted_lines_work_on_another_site(
    browser: Browser, under: str, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    with opened(browser, under + "ru/linking/") as page:
        code = lines(page)
    host = tmp_path / "host"
    host.mkdir()
    (host / "index.html").write_text(
        f"<!doctype html><meta charset=utf-8><title>x</title>{code}", encoding="utf-8"
    )
    with opened(browser, serve(host), 700) as page:
        frame = page.frame_locator("iframe")
        expect(
            frame.get_by_role("heading", name="Общая схема подготовки и проведения диалога")
        ).to_be_visible()
        expect(page.locator("iframe")).to_have_attribute("style", re.compile("height"))
        inner = "html => html.getBoundingClientRect().height"
        until(
            page,
            lambda: (
                abs(
                    page.locator("iframe").evaluate("frame => frame.clientHeight")
                    - frame.locator("html").evaluate(inner)
                )
                <= 1
            ),
        )


def test_the_theme_of_a_frame_can_be_chosen(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/linking/") as page:
        assert f'src="{site_url}ru/embed/flow/"' in lines(page)
        page.get_by_label("Всегда тёмная").check()
        assert f'src="{site_url}ru/embed/flow/?theme=dark"' in lines(page)
        page.get_by_role("radio", name=RU["link"], exact=True).check()
        expect(page.get_by_label("Всегда тёмная")).to_be_hidden()
        assert "theme" not in lines(page)


@pytest.mark.parametrize(
    ("path", "name"),
    [("ru/linking/", "Диалог НПО и власти: справочник"), ("linking/", "ҮЕҰ мен билік диалогы: анықтамалық")],
)
def test_the_first_page_is_not_called_home_on_another_site(
    browser: Browser, site_url: str, path: str, name: str
) -> None:
    with opened(browser, site_url + path) as page:
        page.get_by_role("radio", name="Карточка").check()
        assert f"<strong>{name}</strong>" in lines(page)
    with opened(browser, site_url + path, java_script_enabled=False) as page:
        expect(page.locator("handbook-linking")).to_contain_text(f"<strong>{name}</strong>")


def test_every_page_and_part_can_be_chosen(browser: Browser, site_url: str) -> None:
    embeds = len(list(SITE.glob("embed/*/index.html")))
    with opened(browser, site_url + "linking/") as page:
        expect(page.locator("#linking-thing option")).to_have_count(embeds)
        page.get_by_role("radio", name="Сілтеме").check()
        expect(page.locator("#linking-thing option")).to_have_count(len(addresses()) // 2 - 1)
        page.locator("#linking-thing").select_option(label=title("kk", "stages/analysis"))
        expect(page.locator("handbook-linking")).to_contain_text(f"{site_url}go/analysis/")


def test_lines_are_copied(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/linking/", permissions=["clipboard-read", "clipboard-write"]) as page:
        page.get_by_role("button", name="Скопировать").click()
        expect(page.get_by_text("Строки скопированы.")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == lines(page)
    with opened(browser, site_url + "ru/linking/") as page:
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
        page.get_by_role("button", name="Скопировать").click()
        expect(page.get_by_text("Выделите строки и скопируйте сами")).to_be_visible()


def test_built_with_an_address_the_lines_have_it_and_a_code(
    browser: Browser, serve: Callable[[Path], str], addressed: Path
) -> None:
    with opened(browser, "about:blank") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(serve(addressed.parent) + "handbook/ru/linking/")
        assert f'src="{ADDRESS}ru/embed/flow/"' in lines(page)
        page.get_by_role("radio", name="Карточка").check()
        assert f'<img src="{ADDRESS}ru/card.png"' in lines(page)
        for name in ("card.png", "qr.svg"):  # what is shown comes from where the page is read
            expect(page.locator(f'handbook-linking img[src$="/handbook/ru/{name}"]')).to_have_js_property(
                "complete", True
            )
        assert {url.split("/")[2] for url in asked} == {page.url.split("/")[2]}


def test_without_javascript_the_lines_are_there_to_read(
    browser: Browser, site_url: str, serve: Callable[[Path], str], addressed: Path
) -> None:
    with opened(browser, site_url + "ru/linking/", 360, java_script_enabled=False) as page:
        element = page.locator("handbook-linking")
        expect(element).to_contain_text("Замените АДРЕС-САЙТА/ в строках")
        expect(element).to_contain_text('<iframe src="АДРЕС-САЙТА/ru/embed/flow/"')
        assert element.get_by_role("link").count() == len(list(SITE.glob("embed/*/index.html")))
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    with opened(browser, serve(addressed.parent) + "handbook/linking/", java_script_enabled=False) as page:
        expect(page.locator("handbook-linking")).to_contain_text(
            f'<script src="{ADDRESS}embed.js" async></script>'
        )
        expect(page.locator("handbook-linking")).not_to_contain_text("САЙТ-МЕКЕНЖАЙЫ")
