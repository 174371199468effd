"""Chromium: how it is found and started, pages as a reader opens them, and how long anything is waited for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from playwright.sync_api import Browser, Error, Page, expect

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 120
"""Seconds that any condition is waited for, the one limit of all tests: on a busy machine a passing test takes longer, and only a
failing one takes so long."""
expect.set_options(timeout=PATIENCE * 1000)
HAS_SCRIPT = """(name) => performance.getEntriesByType("resource")
    .some((each) => each.name.split("?")[0].endsWith(name) && each.responseEnd)"""
LEFT = "Execution context was destroyed"
"""What Playwright says where a page was asked something in the moment when another one took its place."""


@contextmanager
def opened(browser: Browser, url: str, width: int = 1280, **options: object) -> Iterator[Page]:
    """A page in a context of its own, as a reader who comes for the first time. What is kept for offline has tests of its own."""
    options.setdefault("service_workers", "block")
    context = browser.new_context(viewport={"width": width, "height": 800}, **options)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE * 1000)
    try:
        page = context.new_page()
        page.goto(url)
        yield page
    finally:
        context.close()


def until(page: Page, condition: Callable[[], Any]) -> Any:
    """What a condition comes to be, once it is anything; the page goes on meanwhile. For what no locator can tell."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = condition()
        except Error as error:
            if LEFT not in str(error):
                raise
            found = None
        if found:
            return found
        page.wait_for_timeout(50)
    raise AssertionError("waited in vain")


def comes_to(page: Page, wanted: object, look: Callable[[], object]) -> None:
    """Waits until a look at the page gives what is wanted; where it never does, what it gives instead is told."""
    with suppress(AssertionError):
        until(page, lambda: look() == wanted)
    assert look() == wanted


def settled(page: Page) -> None:
    """Waits until everything that a page had put off (timers of no delay, pictures drawn, messages) has had its turn twice."""
    page.evaluate("""async () => { for (let turn = 0; turn < 2; turn++)
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done))) }""")


def rested(page: Page) -> None:
    """Waits until a page has its letters, and stands still: neither scrolls nor grows."""
    page.evaluate("""async () => { await document.fonts.ready;
        const now = () => `${scrollX} ${scrollY} ${document.documentElement.scrollHeight}`;
        for (let last = "", same = 0; same < 10; same = now() === last ? same + 1 : 0) {
            last = now(); await new Promise((done) => setTimeout(() => requestAnimationFrame(done), 20)) } }""")


def has_script(page: Page, name: str) -> None:
    """Waits until a script that a page loads late is there, and has done what it does at once."""
    until(page, lambda: page.evaluate(HAS_SCRIPT, f"/{name}.js"))
    settled(page)


def has_acts(page: Page) -> None:
    """Waits until a form that was touched has all that it does beside holding what is typed."""
    until(page, lambda: page.evaluate("Boolean(window.handbook.formActs && window.handbook.store.undo)"))
    settled(page)


def resized(page: Page, width: int) -> None:
    """Makes the window so wide, and waits until the page knows."""
    page.set_viewport_size({"width": width, "height": 800})
    until(page, lambda: page.evaluate("innerWidth") == width)
