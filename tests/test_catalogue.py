"""Catalogue, sitemap, tags, cards and codes: of the site as built here, and of one built with an address of its own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from playwright.sync_api import Browser, expect

from handbook.ledgers import changed
from handbook.model import LANGUAGES
from handbook.model.urls import site_url as from_root
from handbook.publish.links import social_cards
from handbook.source import reader
from support.browsing import opened, until
from support.building import build, run, settle
from support.places import ADDRESS, SITE
from support.real import HANDBOOK
from support.weight import BUDGET, LISTS, weight

PAGES = [page for page in HANDBOOK.pages.values() if page.path != "components.md"]


def read(site: Path) -> dict[str, Any]:
    return json.loads((site / "catalogue.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def leads_somewhere(site: Path, path: str) -> bool:
    file, _, anchor = path.partition("#")
    target = site / unquote(file)
    if target.is_dir():
        target /= "index.html"
    return target.is_file() and (not anchor or f'id="{anchor}"' in target.read_text(encoding="utf-8"))


def texts(value: object, key: str) -> list[str]:
    """Every string that stands anywhere under a key of this name."""
    if isinstance(value, list):
        return [text for each in value for text in texts(each, key)]
    if not isinstance(value, dict):
        return []
    own = value.get(key, {})
    found = [own] if isinstance(own, str) else list(own.values()) if isinstance(own, dict) else []
    return found + [text for name, each in value.items() if name != key for text in texts(each, key)]


def test_catalogue_keeps_to_its_schema(addressed: Path) -> None:
    for site in (SITE, addressed):
        schema = json.loads((site / "catalogue.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(
            read(site)
        )


def test_schema_refuses_what_is_wrong() -> None:
    schema = json.loads((SITE / "catalogue.schema.json").read_text(encoding="utf-8"))
    for spoil in (
        lambda c: c.pop("menu"),
        lambda c: c.update(version=2),
        lambda c: c["stages"][0].pop("title"),
        lambda c: c["files"][0].update(size=0),
        lambda c: c["pages"][0]["path"].update(ru="stages/"),
    ):
        catalogue = read(SITE)
        spoil(catalogue)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(catalogue, schema)


def test_catalogue_names_everything() -> None:
    catalogue = read(SITE)
    assert {page["id"] for page in catalogue["pages"]} == {page.path.removesuffix(".md") for page in PAGES}
    assert {name: len(catalogue[name]) for name in ("stages", "recommendations", "formats", "templates")} == {
        "stages": 6,
        "recommendations": 22,
        "formats": 13,
        "templates": 22,
    }
    assert {page for part in catalogue["menu"] for page in part["pages"]} == {
        page["id"] for page in catalogue["pages"]
    }
    files = {
        path.relative_to(SITE).as_posix()
        for suffix in ("docx", "pdf", "pptx", "zip")
        for path in SITE.rglob(f"*.{suffix}")
    }
    assert files <= {file["path"] for file in catalogue["files"]}
    assert all(template["files"] for template in catalogue["templates"])


def test_every_address_of_the_catalogue_is_there(addressed: Path) -> None:
    for site in (SITE, addressed):
        paths = texts(read(site), "path")
        assert len(paths) > 300
        assert [path for path in paths if not leads_somewhere(site, path)] == []
    addresses = texts(read(addressed), "url")
    assert [url.removeprefix(ADDRESS) for url in addresses] == texts(read(addressed), "path")
    assert texts(read(SITE), "url") == []


def test_sizes_are_those_of_the_files(addressed: Path) -> None:
    for file in read(addressed)["files"]:
        assert file["size"] == (addressed / file["path"]).stat().st_size


def test_files_have_names_days_and_languages() -> None:
    catalogue = read(SITE)
    files = {file["path"]: file for file in catalogue["files"]}
    assert [
        path for path, file in files.items() if not all(file["title"].get(name) for name in LANGUAGES)
    ] == []
    assert files["pdf/handbook-large.pdf"]["title"]["ru"] == "Для слабовидящих: книга крупным шрифтом"
    minutes = {page["id"]: page for page in catalogue["pages"]}["templates/minutes"]
    assert files["templates/minutes/minutes.docx"]["title"] == minutes["title"]
    assert files["ru/templates/minutes/minutes.docx"].get("changed") == minutes["changed"].get("ru")
    assert {
        path: files[path]["languages"] for path in ("handbook-offline.zip", "flow.svg", "ru/flow.svg")
    } == {
        "handbook-offline.zip": ["kk", "ru"],
        "flow.svg": ["kk"],
        "ru/flow.svg": ["ru"],
    }


def test_the_first_page_is_no_other_sites_home() -> None:
    titles = {page["id"]: page["title"]["ru"] for page in read(SITE)["pages"]}
    assert titles["index"] == "Диалог НПО и власти: справочник"
    assert titles["about"] == "О справочнике"


def test_sitemap_has_the_pages_and_the_days_of_their_words(addressed: Path) -> None:
    text = (addressed / "sitemap.xml").read_text(encoding="utf-8")
    entries = dict(re.findall(r"<loc>(.*?)</loc>(?:<lastmod>(.*?)</lastmod>)?", text))
    assert set(entries) == {ADDRESS + from_root(page.language, page.url) for page in PAGES}
    for page in PAGES:
        assert entries[ADDRESS + from_root(page.language, page.url)] == changed.last_changed(HANDBOOK, page)
    assert not (addressed / "sitemap.xml.gz").exists()
    assert text.count('hreflang="x-default"') == len(entries)


@pytest.mark.thorough
def test_day_is_that_of_the_words(tiny: Path) -> None:
    (tiny / changed.LEDGER).write_text(
        (tiny / changed.LEDGER).read_text(encoding="utf-8").replace("2026", "2020"), encoding="utf-8"
    )
    page = tiny / "docs" / "ru" / "principles.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("Стороны равны", "Обе стороны равны"), encoding="utf-8"
    )
    handbook = reader.read(tiny)
    days = {
        language: changed.last_changed(handbook, handbook.pages[language, "principles.md"])
        for language in LANGUAGES
    }
    assert days["kk"].startswith("2020-")
    assert days["ru"] == ""
    assert build(settle(tiny), "--strict").returncode == 0
    entry = next(page for page in read(tiny / "site")["pages"] if page["id"] == "principles")
    assert set(entry["changed"]) == {"kk"}
    assert run(tiny, "accept", "principles").returncode == 0
    handbook = reader.read(tiny)
    assert changed.last_changed(handbook, handbook.pages["kk", "principles.md"]).startswith("2020-")
    assert changed.last_changed(handbook, handbook.pages["ru", "principles.md"]) > "2026-"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.language}/{page.path}")
def test_page_has_tags_card_and_code(addressed: Path, page: Any) -> None:
    address = from_root(page.language, page.url)
    html = (addressed / address / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{ADDRESS}{address}">' in html
    assert f'<meta property="og:image" content="{ADDRESS}{address}card.png">' in html
    assert f'<meta property="og:url" content="{ADDRESS}{address}">' in html
    for language in (*LANGUAGES, "x-default"):
        assert f'hreflang="{language}"' in html
    with Image.open(addressed / address / "card.png") as card:
        assert card.size == (1200, 630)
    assert (addressed / address / "card.png").stat().st_size < 40 * 1024
    assert (addressed / address / "qr.svg").stat().st_size < 4 * 1024
    found = weight(addressed, address)
    budget = {**BUDGET, "html": LISTS.get(page.url, BUDGET["html"])}
    assert {kind: bytes_ for kind, bytes_ in found.items() if bytes_ > budget[kind]} == {}


def test_without_an_address_no_pictures_are_made() -> None:
    assert not list(SITE.rglob("card.png"))
    assert not list(SITE.rglob("qr.svg"))
    assert "og:" not in (SITE / "index.html").read_text(encoding="utf-8")


def test_cards_have_a_letter_for_every_sign() -> None:
    for weight_name in ("Regular", "Bold"):
        known = set(TTFont(social_cards.FONTS / f"NotoSans-{weight_name}.ttf").getBestCmap())
        signs = {sign for page in PAGES for sign in page.title + page.summary + page.sections[0].title}
        assert {sign for sign in signs if ord(sign) not in known} == set()


def test_long_title_stays_on_the_card() -> None:
    title = "Мемлекеттік органдармен өзара іс-қимыл жасаудың келісілген тәртібі мен жауапкершілікті бөлісу туралы ұзақ мерзімді меморандум"
    lines, font = social_cards._fitted(title)
    assert 1 < len(lines) <= social_cards.LINES
    assert all(font.getlength(line) <= social_cards.WIDTH - 2 * social_cards.MARGIN for line in lines)
    assert " ".join(lines) == title


@pytest.mark.browser
def test_code_is_not_loaded_until_the_page_is_printed(browser: Browser, serve: Any, addressed: Path) -> None:
    base = serve(addressed.parent) + "handbook/"
    with opened(browser, "about:blank") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
        page.goto(base + "ru/stages/analysis/")
        code = page.get_by_role("img", name="QR-код страницы")
        expect(code).to_be_hidden()
        assert not [url for url in asked if "qr.svg" in url or "card.png" in url]
        page.pdf()
        until(page, lambda: "ru/stages/analysis/qr.svg" in asked)
        page.emulate_media(media="print")
        expect(page.locator(".print-code")).to_be_visible()
        assert page.locator(".print-code").bounding_box()["width"] >= 75  # type: ignore[index]  # 2 cm of paper
