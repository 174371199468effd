"""The manifests and icons: to be put on a home screen."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser

from handbook.frame import manifest as web_app
from handbook.frame import styles
from support.browsing import CHROMIUM_FLAGS, PATIENCE, opened
from support.places import SITE
from support.programs import chromium


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_manifest_of_each_language(language: str) -> None:
    folder = SITE if language == "kk" else SITE / language
    manifest = json.loads((folder / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["lang"] == language
    assert len(manifest["short_name"]) <= 12
    assert (folder / manifest["start_url"]).resolve() == folder.resolve()
    assert (folder / manifest["scope"]).resolve() == SITE.resolve()
    for shortcut in manifest["shortcuts"]:
        assert (folder / shortcut["url"] / "index.html").exists()
    for icon in manifest["icons"]:
        with Image.open(folder / icon["src"]) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]
    assert {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    html = (folder / "stages/index.html").read_text(encoding="utf-8")
    assert '<link rel="manifest" href="../manifest.webmanifest">' in html
    assert f'<meta name="theme-color" content="{manifest["theme_color"]}">' in html


def test_maskable_icon_keeps_the_mark_within_the_safe_circle() -> None:
    picture = Image.open(io.BytesIO(web_app.icon(512, "maskable"))).convert("RGB")
    box = ImageChops.difference(picture, Image.new("RGB", picture.size, "#ffffff")).getbbox()
    assert box
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    assert all(((x - 256) ** 2 + (y - 256) ** 2) ** 0.5 <= 0.4 * 512 * 1.08 for x, y in corners)
    assert picture.getpixel((0, 0)) == (255, 255, 255)


def test_colours_come_from_the_sheets() -> None:
    light, dark = ":root{--paper:#fff;}", ":root{--paper:#10191b}"
    assert web_app.theme_colours(styles.Styles(light, dark, {})) == {"light": "#fff", "dark": "#10191b"}
    with pytest.raises(ValueError, match="dark"):
        web_app.theme_colours(styles.Styles(light, "", {}))


@pytest.mark.browser
def test_icon_is_the_mark(browser: Browser, site_url: str) -> None:
    """The icon is drawn by hand from the measures of the mark: it must look as the browser draws the mark itself."""
    with opened(browser, site_url + "404.html") as page:
        drawn = page.evaluate("""async () => { const image = new Image(); image.src = "assets/images/favicon.svg"; await image.decode();
            const canvas = Object.assign(document.createElement("canvas"), { width: 512, height: 512 });
            const context = canvas.getContext("2d"); context.fillStyle = "#fff"; context.fillRect(0, 0, 512, 512);
            context.drawImage(image, 0, 0, 512, 512); return canvas.toDataURL("image/png") }""")
    mark = Image.open(io.BytesIO(base64.b64decode(drawn.split(",")[1]))).convert("RGB")
    ours = Image.open(io.BytesIO(web_app.icon(512, "any")))
    paper = Image.new("RGBA", ours.size, "#ffffff")
    paper.alpha_composite(ours)
    difference = ImageStat.Stat(ImageChops.difference(mark, paper.convert("RGB")))
    assert max(difference.mean) < 1


@pytest.mark.browser
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_browser_finds_nothing_in_the_way_of_installing(
    browser: Browser, site_url: str, tmp_path: Path, language: str
) -> None:
    context = browser.browser_type.launch_persistent_context(
        str(tmp_path), executable_path=chromium(), args=list(CHROMIUM_FLAGS), timeout=PATIENCE * 1000
    )
    context.set_default_timeout(PATIENCE * 1000)
    try:
        page = context.new_page()
        page.goto(site_url + ("" if language == "kk" else f"{language}/"))
        session = context.new_cdp_session(page)
        assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
        found = session.send("Page.getAppManifest")
        assert found["errors"] == []
        assert json.loads(found["data"])["lang"] == language
    finally:
        context.close()


@pytest.mark.browser
def test_bar_of_the_browser_follows_the_theme_that_the_reader_chose(browser: Browser, site_url: str) -> None:
    colours = """[...document.querySelectorAll("meta[name=theme-color]")]
        .find((meta) => !meta.media || matchMedia(meta.media).matches).content"""
    with opened(browser, site_url + "ru/", color_scheme="light") as page:
        assert page.evaluate(colours) == "#fff"
        page.locator(".head > [data-theme-switch]").click()
        assert page.evaluate(colours) == "#10191b"
        page.reload()
        assert page.evaluate(colours) == "#10191b"
