"""Browsers that lack one thing, or have it and refuse it, as a reader's main tasks find them: each is done, or it is said that it cannot
be, and nothing goes wrong unsaid. What old browsers lack is in old_browsers.yml; here stands also what no version tells: a private window,
storage switched off, a policy of an office."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsing import comes_to, has_acts, opened
from support.lacking import rejecting, throwing, without
from support.places import ROOT
from support.wording import handbook
from test_old_browsers import BY_ID

FULL = "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') };"
SWITCHED_OFF = "Object.defineProperty(window, 'localStorage', { value: null });"  # Android's WebView
NO_WORKER = "window.Worker = class { constructor() { throw new DOMException('no', 'SecurityError') } };"
NO_HISTORY = "History.prototype.replaceState = () => { throw new DOMException('no', 'SecurityError') };"
PASTE = """([id, text]) => { const input = document.getElementById(id), data = new DataTransfer();
    data.setData('text/plain', text); input.focus();
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })) }"""

REFUSALS = {
    "storage refused": throwing("window", "localStorage"),
    "storage null": SWITCHED_OFF,
    "storage full": FULL,
    "caches refused": throwing("window", "caches"),
    "caches gone": without("caches"),
    "service worker refused": throwing("navigator", "serviceWorker"),
    "registration refused": rejecting("navigator.serviceWorker.register"),
    "worker refused": NO_WORKER,
    "clipboard refused": rejecting("navigator.clipboard.writeText", "NotAllowedError"),
    "sharing refused": rejecting("navigator.share", "NotAllowedError"),
    "history refused": NO_HISTORY,
    "typing refused": "Document.prototype.execCommand = () => false;",  # older Firefox, in a field
    "typing gone": without("document.execCommand"),
    "print gone": without("print"),
    "css gone": without("CSS"),
}
LACKING = {**{each: without(*BY_ID[each]["takes"]) for each in BY_ID if "takes" in BY_ID[each]}, **REFUSALS}
"""What is taken away, by name: the script that does it."""

USED = {
    "stage": ("storage refused", "clipboard", "clipboard refused", "media-query-events"),
    "template": ("storage refused", "storage full", "clipboard", "typing refused", "print gone", "css gone"),
    "search": ("storage refused", "caches refused", "worker refused", "history refused"),
    "chooser": ("storage refused", "history refused", "plural-rules"),
    "dialogue": ("clipboard refused", "sharing refused", "history refused", "print gone", "blob-text"),
    "offline": ("service-worker", "service worker refused", "registration refused", "caches gone"),
}  # fmt: skip
"""What matters to a task, by what its scripts use. With every other lack each is tried by `make test-thorough`."""

UNUSED = [
    *(
        "AbortSignal",
        "BroadcastChannel",
        "DateTimeFormat",
        "IntersectionObserver",
        "MutationObserver",
        "XMLHttpRequest",
    ),
    *(
        "indexedDB",
        "randomUUID",
        "replaceAll",
        "requestIdleCallback",
        "sessionStorage",
        "structuredClone",
    ),
    "toLocaleString",
]
"""What no script of the site may use: so it may be missing."""


def said(name: str) -> str:
    """What the interface says in Kazakh, as it is shown: `documents.form.copied`."""
    area, _, key = name.rpartition(".")
    return str(handbook().words.area(area, "kk")[key]).strip()


@dataclass
class Reader:
    """Who reads in a browser that lacks something."""

    page: Page
    url: str
    lack: str
    errors: list[str] = field(default_factory=list)

    def lacks(self, *names: str) -> bool:
        return self.lack in names

    @property
    def keeps(self) -> bool:
        return not self.lack.startswith("storage")

    @property
    def fault(self) -> str:
        return "full" if self.lacks("storage full") else "refused"

    def open(self, path: str) -> Page:
        self.page.goto(self.url + path)
        return self.page

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=said(name), exact=True).first.click()


def stage(reader: Reader) -> None:
    """A stage: the menu, a tick, taken away and brought back, a link to a part, the theme, the other language, another day."""
    page = reader.open("stages/preparation/")
    page.locator(".menu summary").click()
    expect(page.locator(".menu a").first).to_be_visible()
    page.keyboard.press("Escape")
    count = page.locator("handbook-checklist [role=status]").first
    page.locator("#purpose-written label").click()
    expect(count).to_contain_text("1 /")
    reader.press("checklist.script.clear")
    expect(count).to_contain_text("0 /")
    reader.press("checklist.script.undo")
    expect(count).to_contain_text("1 /")
    page.locator("a.permalink").first.click()
    if reader.lacks("clipboard", "clipboard refused"):
        page.wait_for_url(re.compile("#"))
    else:
        expect(page.locator(".permalink__said")).to_have_text(said("frame.heading_links.copied"))
    page.locator("[data-theme-switch]").first.dispatch_event("click")
    assert page.evaluate("document.getElementById('dark').media") == "screen"
    if not reader.keeps:
        fault = handbook().words.area("checklist.script", "kk")["faults"][reader.fault]
        expect(page.locator("handbook-checklist .handbook-note")).to_have_text(fault)
    page.locator(".handbook-language").first.click()
    page.wait_for_url("**/ru/**")
    expect(page.locator("#purpose-written input")).to_be_checked(checked=reader.keeps)


def template(reader: Reader) -> None:
    """A form: typed and pasted into, taken away as a Word file and as text, emptied and given back, there another day."""
    page = reader.open("templates/minutes/")
    page.fill("#field-open", "Автобус")
    if not reader.keeps:
        expect(page.locator("handbook-form")).to_contain_text(said(f"storage.{reader.fault}"))
    has_acts(page)
    page.evaluate(PASTE, ["field-chair", "Бірінші\nЕкінші"])
    expect(page.locator("#field-chair")).to_have_value("Бірінші Екінші")
    with page.expect_download() as download:
        reader.press("documents.form.word")
    assert download.value.suggested_filename.endswith(".docx")
    reader.press("documents.form.copy")
    by_hand = reader.lacks("clipboard", "clipboard refused")
    expect(page.locator("#form-told")).to_contain_text(
        said(f"documents.form.{'copyByHand' if by_hand else 'copied'}")
    )
    printing = page.get_by_role("button", name=said("documents.form.print"), exact=True)
    expect(printing).to_have_count(0 if reader.lacks("print gone") else 1)
    reader.press("documents.form.clear")
    expect(page.locator("#field-open")).to_have_value("")
    reader.press("documents.form.undo")
    expect(page.locator("#field-open")).to_have_value("Автобус")
    page.reload()
    expect(page.locator("#field-open")).to_have_value("Автобус" if reader.keeps else "")
    expect(page.locator("#field-chair")).to_have_value("Бірінші Екінші" if reader.keeps else "")


def answered(reader: Reader, asked: str) -> None:
    """Opens the search, asks, and waits for answers."""
    page = reader.page
    page.locator("[data-search-open]").first.click()
    page.fill("#search-field", asked)
    expect(page.locator(".handbook-search ol > li > a").first).to_be_visible()


def search(reader: Reader) -> None:
    """The search: an answer, the same anew, its words marked, back to the answers, asked without a network."""
    page = reader.open("glossary/")
    for _ in range(2):
        answered(reader, "хаттама")
        page.locator(".handbook-search ol a[href$='glossary/#minutes']").first.click()
        page.wait_for_url("**/glossary/#minutes")
        expect(page.locator(".handbook-search")).to_be_hidden()
        if reader.keeps:
            expect(page.locator("mark.found").first).to_be_visible()
            expect(page.locator(".found-bar")).to_have_count(1)
    if reader.keeps:
        reader.press("frame.search_marks.results")
        expect(page.locator("#search-field")).to_have_value("хаттама")
        expect(page.locator(".handbook-search ol > li > a").first).to_be_visible()
        page.keyboard.press("Escape")
    answered(reader, "келісім")
    page.context.set_offline(True)
    page.fill("#search-field", "хаттамасы")
    expect(page.locator(".handbook-search [role=status]")).to_contain_text(
        said("frame.search_answers.offline")
    )
    expect(page.locator(".handbook-search ol > li > a").first).to_be_visible()


def chooser(reader: Reader) -> None:
    """The chooser: asked, a form taken into the papers, and what the address keeps of it."""
    page = reader.open("formats/")
    page.locator("handbook-chooser input").first.fill("12")
    expect(page.locator(".handbook-chooser__results a").first).to_be_visible()
    comes_to(page, not reader.lacks("history refused"), lambda: page.url.endswith("?people=12"))
    page.locator(".handbook-chooser__take button").first.click()
    told = page.locator(".handbook-chooser__take [role=status]").first
    expect(told).to_contain_text(said("chooser.script.taken" if reader.keeps else "chooser.script.notKept"))
    told.get_by_role("button").click()
    expect(told).to_have_text(said("chooser.script.undone"))


def dialogue(reader: Reader) -> None:
    """«My dialogue»: one made, given on as a link, taken away and brought back; the link opened on another phone."""
    page = reader.open("my-dialogue/")
    reader.press("my-dialogue.script.add")
    page.fill("#dialogue-name", "Автобус")
    reader.press("my-dialogue.script.share")
    link = page.locator("handbook-my-dialogue input[readonly]")
    if reader.lacks("clipboard", "clipboard refused", "sharing refused"):
        expect(link).to_be_focused()
        address = link.input_value()
    else:
        expect(page.get_by_text(said("my-dialogue.moves.copied"))).to_be_visible()
        address = page.evaluate("navigator.clipboard.readText()")
    printing = page.get_by_role("button", name=said("my-dialogue.script.print"), exact=True)
    expect(printing).to_have_count(0 if reader.lacks("print gone") else 1)
    reader.press("my-dialogue.script.remove")
    expect(page.locator("#dialogue-name")).to_have_count(0)
    reader.press("my-dialogue.script.undo")
    expect(page.locator("#dialogue-name")).to_have_value("Автобус")
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator(".handbook-panel")).to_contain_text("Автобус")
    reader.press("my-dialogue.moves.accept")
    expect(page.locator(".handbook-panel")).to_be_hidden()
    comes_to(page, False, lambda: "dialogue=" in page.url)


def offline(reader: Reader) -> None:
    """The page on reading offline: it offers to keep pages, or says that this browser cannot."""
    page = reader.open("offline/")
    status = page.locator("handbook-offline [role=status]")
    if reader.lacks("service-worker", "service worker refused", "caches gone"):
        expect(status).to_have_text(said("offline.page.script.unsupported"))
        return
    page.locator("handbook-offline button").first.click()
    if reader.lacks("registration refused", "storage refused", "storage null"):
        expect(status).to_have_text(said("offline.page.script.unsupported"))
    else:
        expect(page.locator("handbook-offline progress")).to_be_visible()


TASKS: dict[str, Callable[[Reader], None]] = {
    each.__name__: each for each in (stage, template, search, chooser, dialogue, offline)
}


def does(browser: Browser, site_url: str, task: str, lack: str) -> None:
    """Does a task in a browser that lacks something. Nothing that goes wrong there may stay uncaught."""
    workers = "allow" if task == "offline" else "block"
    permissions = ["clipboard-read", "clipboard-write"]
    with opened(browser, "about:blank", 360, service_workers=workers, permissions=permissions) as page:
        reader = Reader(page, site_url, lack)
        page.on("pageerror", lambda error: reader.errors.append(str(error)))
        page.on("console", lambda told: reader.errors.append(told.text) if told.type == "error" else None)
        page.on("dialog", lambda dialog: dialog.accept())  # leaving what is kept nowhere
        page.add_init_script(LACKING[lack])
        TASKS[task](reader)
        assert reader.errors == []


@pytest.mark.browser
@pytest.mark.parametrize(("task", "lack"), [(task, lack) for task in USED for lack in USED[task]])
def test_a_task_is_done_without_what_it_uses(browser: Browser, site_url: str, task: str, lack: str) -> None:
    does(browser, site_url, task, lack)


@pytest.mark.browser
@pytest.mark.thorough
@pytest.mark.parametrize(
    ("task", "lack"), [(task, lack) for task in USED for lack in LACKING if lack not in USED[task]]
)
def test_a_task_is_done_whatever_else_is_lacking(
    browser: Browser, site_url: str, task: str, lack: str
) -> None:
    does(browser, site_url, task, lack)


def code(text: str) -> str:
    """A script without its comments."""
    return re.sub(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", "", text, flags=re.DOTALL)


def test_what_is_said_not_to_be_used_is_not_used() -> None:
    scripts = (ROOT / "docs/assets/javascripts").rglob("*.js")
    used = {
        f"{path.name}: {name}"
        for path in scripts
        for name in UNUSED
        if re.search(rf"\b{name}\b", code(path.read_text("utf-8")))
    }
    assert used == set()
    assert "AbortController" in code("new AbortController(); // AbortSignal is of 2022")
    assert "AbortSignal" not in code("new AbortController(); // AbortSignal is of 2022")
