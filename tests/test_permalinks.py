"""Addresses that never break: moved pages and anchors, short addresses, links to copy, the command, on a real build."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from handbook.ledgers import permalinks
from handbook.model import LANGUAGES, Address
from handbook.model.addresses import published
from handbook.model.urls import site_url as from_root
from handbook.publish.links import redirects
from handbook.source import reader
from support.browsing import opened
from support.building import build, run, settle
from support.places import ROOT, SITE, TINY
from support.real import HANDBOOK
from support.wording import title

MOVES = """principles/ - moved ethics/
principles/ openness moved ethics/#open-records
ethics/ old-name moved principles/#openness
formats/ row-table moved formats/#row-round-table
stages/analysis/ heard moved stages/dialogue/#listen
old/ - moved stages/analysis/#gather
"""


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny handbook, built under /handbook/ after a page and several anchors were renamed."""
    folder = tmp_path_factory.mktemp("moved")
    tiny = Path(shutil.copytree(TINY, folder / "tiny"))
    for language in LANGUAGES:
        page = tiny / "docs" / language / "principles.md"
        text = page.read_text(encoding="utf-8").replace("{ #openness }", "{ #open-records }")
        page.with_name("ethics.md").write_text(text, encoding="utf-8")
        page.unlink()
    for name in ("mkdocs.yml", "docs/_data/guides.yml", "docs/_data/slides.yml"):
        file = tiny / name
        text = (
            file.read_text(encoding="utf-8")
            .replace("principles", "ethics")
            .replace("openness", "open-records")
        )
        file.write_text(text, encoding="utf-8")
    with (tiny / permalinks.LEDGER).open("a", encoding="utf-8") as ledger:
        ledger.write(MOVES)
    assert run(tiny, "permalinks").returncode == 0
    result = build(settle(tiny), "--strict")
    assert result.returncode == 0, result.stderr
    shutil.move(tiny / "site", folder / "host" / "handbook")
    return folder / "host"


@pytest.fixture(scope="module")
def base(serve: Callable[[Path], str], moved: Path) -> str:
    return serve(moved) + "handbook/"


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("principles/", "ethics/"),
        ("principles/?from=letter", "ethics/?from=letter"),
        ("principles/#equality", "ethics/#equality"),  # goes along
        ("principles/#openness", "ethics/#open-records"),  # has moved besides
        ("ethics/#old-name", "ethics/#old-name"),  # by two moves, within the page in the end
        ("stages/analysis/#heard", "stages/dialogue/#listen"),
        ("old/", "stages/analysis/#gather"),
        ("go/listen/", "stages/dialogue/#listen"),
        ("go/round-table/", "formats/round-table/"),
    ],
)
def test_old_address_leads_to_the_new_one(
    browser: Browser, base: str, language: str, old: str, new: str
) -> None:
    with opened(browser, base + from_root(language, old)) as page:
        page.wait_for_url(base + from_root(language, new))
        assert page.locator("html").get_attribute("lang") == language


@pytest.mark.browser
@pytest.mark.parametrize(
    ("old", "new"), [("principles/", "ethics/"), ("go/listen/", "stages/dialogue/#listen")]
)
def test_old_page_leads_on_without_javascript(browser: Browser, base: str, old: str, new: str) -> None:
    with opened(browser, base + old, java_script_enabled=False) as page:
        page.wait_for_url(base + new)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("old", "stands_in"),
    [("ethics/#old-name", "h2#open-records"), ("formats/#row-table", "tr#row-round-table th")],
)
def test_old_anchor_within_a_page_is_a_mark_at_its_new_place(
    browser: Browser, base: str, old: str, stands_in: str
) -> None:
    with opened(browser, base + old, java_script_enabled=False) as page:
        assert page.locator(f"{stands_in} > :target").count() == 1


@pytest.mark.browser
def test_old_anchor_of_another_page_is_a_note_without_javascript(browser: Browser, base: str) -> None:
    with opened(browser, base + "ru/stages/analysis/", java_script_enabled=False) as page:
        expect(page.locator(".handbook-moved")).to_be_hidden()
        page.goto(base + "ru/stages/analysis/#heard")
        expect(page.locator(".handbook-moved")).to_contain_text("Этот раздел переехал")
        page.locator(".handbook-moved a").click()
        page.wait_for_url(base + "ru/stages/dialogue/#listen")


@pytest.mark.browser
@pytest.mark.parametrize(
    "hostile",
    [
        "#%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
        "#javascript:alert(1)",
        "#%E0%A4%A",
        "?a=//evil.example/#//evil.example/",
    ],
)
def test_hostile_addresses_of_a_page_that_leads_on_are_harmless(
    browser: Browser, base: str, hostile: str
) -> None:
    with opened(browser, base + "principles/" + hostile) as page:
        page.wait_for_url(lambda url: url.startswith(base + "ethics/"))
        assert page.locator("img[src=x]").count() == 0


def test_every_published_address_is_built() -> None:
    """The list of addresses is not a promise alone: each is a file, each anchor an id in it."""
    for language in LANGUAGES:
        html: dict[str, str] = {}
        for address in published(HANDBOOK, language):
            text = html.setdefault(
                address.page,
                (SITE / from_root(language, address.page) / "index.html").read_text(encoding="utf-8"),
            )
            assert not address.anchor or f'id="{address.anchor}"' in text, address


def test_command_records_moves_and_refuses_what_it_does_not_know(tiny: Path) -> None:
    for language in LANGUAGES:
        page = tiny / "docs" / language / "principles.md"
        page.write_text(
            page.read_text(encoding="utf-8").replace("{ #openness }", "{ #open-records }"), encoding="utf-8"
        )
    guides = tiny / "docs" / "_data" / "guides.yml"
    guides.write_text(
        guides.read_text(encoding="utf-8").replace("openness", "open-records"), encoding="utf-8"
    )
    first = run(tiny, "permalinks")
    assert first.returncode == 1
    assert "principles/\topenness\tmoved\t…" in first.stdout  # where it leads to is for the editor to say
    assert run(tiny, "permalinks", "principles/#nothing", "principles/").returncode == 1
    assert run(tiny, "permalinks", "principles/#openness").returncode == 1
    assert run(tiny, "permalinks", "principles/#openness", "principles/#open-records").returncode == 0
    assert run(tiny, "check").returncode == 0
    assert (
        (tiny / permalinks.LEDGER)
        .read_text(encoding="utf-8")
        .endswith("principles/\topenness\tmoved\tprinciples/#open-records\n")
    )


def test_a_page_that_leads_on_names_only_what_went_elsewhere(tiny: Path) -> None:
    """What keeps its mark needs no line: the script carries the mark along."""
    with (tiny / permalinks.LEDGER).open("a", encoding="utf-8") as ledger:
        ledger.write(
            "old/ - moved principles/\nold/ equality moved principles/#equality\nold/ trust moved principles/#openness\n"
        )
    html = dict(redirects.files(reader.read(tiny), ""))["old/index.html"]
    assert 'href="../principles/"' in html
    assert '<li id="trust"><a href="../principles/#openness">' in html
    assert html.count("<li ") == 1


def test_returned_address_is_live_again(tiny: Path) -> None:
    with (tiny / permalinks.LEDGER).open("a", encoding="utf-8") as ledger:
        ledger.write("principles/ - moved stages/\n")
    assert "[unrecorded-address]" in run(tiny, "check").stdout
    assert run(tiny, "permalinks").returncode == 0
    assert run(tiny, "check").returncode == 0


def test_ledger_of_this_handbook_only_grows() -> None:
    ledger = permalinks.latest_rows(HANDBOOK)
    assert Address("stages/analysis/", "existing-materials") in ledger
    assert HANDBOOK.removed_permalinks == ()
    assert (
        f"{permalinks.LEDGER} merge=union"
        in (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    )


@pytest.mark.browser
def test_link_beside_a_heading_is_copied(browser: Browser, site_url: str) -> None:
    with opened(
        browser, site_url + "ru/formats/?people=12", permissions=["clipboard-read", "clipboard-write"]
    ) as page:
        link = page.get_by_role("link", name="Ссылка на раздел: ").first
        target = (link.get_attribute("href") or "").removeprefix("#")
        link.click()
        expect(page.get_by_role("status").filter(has_text="Ссылка скопирована")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == f"{site_url}ru/formats/#{target}"


@pytest.mark.browser
def test_link_beside_a_heading_is_a_link_without_javascript(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "stages/analysis/", 360, java_script_enabled=False) as page:
        heading = title("kk", "stages/analysis", "existing-materials")
        link = page.get_by_role("link", name=f"Бөлімге сілтеме: 1.1 {heading}")
        assert link.bounding_box()["width"] >= 44  # type: ignore[index]
        link.click()
        page.wait_for_url(site_url + "stages/analysis/#existing-materials")
        assert page.get_by_role("heading", name=f"1.1 {heading}", exact=True).count() == 1
        page.emulate_media(media="print")
        expect(link).to_be_hidden()
