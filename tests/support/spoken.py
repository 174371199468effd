"""What a screen reader says of a page: a virtual one (@guidepup/virtual-screen-reader), which walks the accessibility tree of a real
browser and hears its live regions. No voice of a real machine; where a screen reader differs, it differs in words, not in order.
"""

from __future__ import annotations

from playwright.sync_api import Page

from support.browsing import until
from support.places import ROOT

LIBRARY = ROOT / "node_modules" / "@guidepup" / "virtual-screen-reader" / "lib" / "esm" / "index.browser.js"
START = """async ([library, selector]) => {
    if (!window.listener) {
        const address = URL.createObjectURL(new Blob([library], { type: "text/javascript" }));
        window.listener = (await import(address)).virtual;
    }
    document.querySelectorAll("noscript").forEach((each) => each.remove()); // no browser that runs this shows them
    await window.listener.start({ container: document.querySelector(selector) });
}"""
WALK = """async () => {
    // A document is read to its end; one that had none would be read for ever.
    for (let step = 0; step < 5000; step += 1) {
        await window.listener.next();
        const said = await window.listener.spokenPhraseLog();
        if (said.at(-1) === `end of ${said[0]}`) break;
    }
    const said = await window.listener.spokenPhraseLog();
    await window.listener.stop();
    return said;
}"""
SAID = "async () => (await window.listener.spokenPhraseLog()).slice(1)"


def read_aloud(page: Page, selector: str) -> list[str]:
    """All that is said of a part of a page (its context has `bypass_csp`), a phrase a line, without the ends of what was begun."""
    page.evaluate(START, [LIBRARY.read_text(encoding="utf-8"), selector])
    said: list[str] = page.evaluate(WALK)
    return [phrase for phrase in said[1:] if not phrase.startswith("end")]


def listen(page: Page) -> None:
    """From now on what the page says by itself is heard: see `heard`."""
    page.evaluate(START, [LIBRARY.read_text(encoding="utf-8"), "body"])


def heard(page: Page, at_least: int = 1, last: str = "") -> list[str]:
    """What was said since `listen`, once there are so many phrases and the last one has these words, each once; listening ends."""

    def found() -> list[str]:
        said = [*dict.fromkeys(page.evaluate(SAID))]
        return said if len(said) >= at_least and last in said[-1] else []

    said: list[str] = until(page, found)
    page.evaluate("() => window.listener.stop()")
    return said
