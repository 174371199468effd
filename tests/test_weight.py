"""What a first visit costs, counted in bytes of the built site (the budget of the README), and what it asks for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from support.browsing import opened, until
from support.places import SITE, addresses
from support.weight import BUDGET, KB, LISTS, ROUND_TRIP, sent, size, weight

WHOLE = 36 * KB
REMEMBERING = ("checklist", "chooser", "my-dialogue", "progress")
ICONS = ("192", "512", "maskable-512")
KEEPING = ("element", "store", "stage-items")
"""What the elements need that remember and choose."""
SHARED = (
    "site",
    "embedded",
    "finder",
    "search",
    "found",
    *KEEPING,
    "dialogue-moves",
    "head-again",
    "form-acts",
    "holidays",
    "keeping",
    "linking-things",
    "offline-copy",
    "old-browsers",
    "report",
    "term-door",
    "term-list",
    "undo",
    "word",
)


@pytest.mark.parametrize("address", addresses())
def test_page_is_within_its_budget(address: str) -> None:
    found = weight(SITE, address)
    budget = {**BUDGET, "html": LISTS.get(address.removeprefix("ru/"), BUDGET["html"])}
    assert {kind: bytes_ for kind, bytes_ in found.items() if bytes_ > budget[kind]} == {}
    assert sum(found.values()) + size((SITE / "assets/images/favicon.svg").read_bytes()) <= WHOLE


@pytest.mark.parametrize("address", addresses())
def test_page_comes_in_one_round_trip(address: str) -> None:
    """What is drawn first is there before the host has waited for the first answer: the page and its styles."""
    limit = ROUND_TRIP
    assert sent((SITE / address / "index.html").read_text(encoding="utf-8")) <= limit


def test_what_remembers_and_chooses_is_within_its_budget() -> None:
    folder = SITE / "assets/javascripts"
    files = [
        *(folder / f"{name}.js" for name in KEEPING),
        *(folder / f"elements/{name}.js" for name in REMEMBERING),
    ]
    # A quarter of a KB is for being heard: what a live region says comes after the region (telling.js).
    assert size(b"".join(path.read_bytes() for path in files)) <= 12.25 * KB


@pytest.mark.browser
@pytest.mark.parametrize("language", ["", "ru/"])
def test_a_first_visit_asks_for_the_page_one_script_and_the_shared_styles(
    browser: Browser, site_url: str, language: str
) -> None:
    asked: list[str] = []
    with opened(browser, "about:blank", service_workers="allow") as page:
        page.on("request", lambda request: asked.append(request.url.removeprefix(site_url).split("?")[0]))
        page.goto(f"{site_url}{language}principles/")
        page.evaluate("navigator.serviceWorker.ready.then(() => {})")  # the last thing that a page starts
    assert set(asked) <= {
        f"{language}principles/",
        "assets/javascripts/site.js",
        "assets/javascripts/offline-copy.js",
        "assets/images/favicon.svg",
        "assets/styles/late.css",
        "assets/styles/print.css",
    }


@pytest.mark.browser
def test_nothing_blocks_the_first_picture_but_the_page_itself(browser: Browser, site_url: str) -> None:
    """With every other file held back the page is drawn, styles and all."""
    with opened(browser, "about:blank") as page:
        page.route("**/assets/**", lambda route: None)
        page.goto(site_url + "formats/", wait_until="commit")
        until(page, lambda: page.evaluate("performance.getEntriesByName('first-contentful-paint').length"))
        assert (
            page.evaluate("getComputedStyle(document.querySelector('.handbook-chooser')).borderTopStyle")
            == "solid"
        )


def test_only_what_pages_use_is_published() -> None:
    kept = {path.relative_to(SITE).as_posix().split(".")[0] for path in (SITE / "assets").rglob("*.*")}
    assert kept == {
        "assets/images/favicon",
        "assets/styles/late",
        "assets/styles/print",
        *(f"assets/images/icon-{name}" for name in ICONS),
        *(f"assets/javascripts/{name}" for name in SHARED),
        *(
            f"assets/javascripts/elements/{name}"
            for name in (
                *REMEMBERING,
                "earlier",
                "form",
                "linking",
                "moved",
                "offline",
                "running-terms",
                "stage",
                "term-counter",
            )
        ),
    }
