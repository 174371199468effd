"""Old browsers: what the site takes of a browser and since when (old_browsers.yml), what a reader is promised of it, and what is
left where it is taken out before a page loads. Taken out, a feature is missing as in an old browser; no old browser was run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from support import server, term_days
from support.browsing import opened, until
from support.lacking import without
from support.places import ROOT, SITE
from support.wording import handbook, title

BROWSERS = ("chrome", "firefox", "safari")
FEATURES = yaml.safe_load((ROOT / "tests" / "old_browsers.yml").read_text("utf-8"))["features"]
BY_ID = {each["id"]: each for each in FEATURES}
FLOOR = {"chrome": 74, "firefox": 78, "safari": 12.1}
"""What scripts may take for granted: Android WebView of 2019, iOS 12.5, and the first Firefox that can read their expressions."""
STRICT = """() => {
  for (const type of [Document, Element]) for (const name of ["querySelector", "querySelectorAll", "matches", "closest"]) {
    const own = type.prototype[name];
    if (!own) continue;
    type.prototype[name] = function (selector) {
      if (/:(is|where|has)\\(|:not\\([^)]*,/.test(selector)) throw new DOMException(`'${selector}' is no selector`, "SyntaxError");
      return own.call(this, selector);
    };
  }
}"""
"""Selectors as a browser of 2019 takes them."""


def said(name: str) -> str:
    """What the interface says in Russian: `offline.page.script.unsupported`."""
    area, _, key = name.rpartition(".")
    return str(handbook().words.area(area, "ru")[key])


def since(levels: set[str]) -> dict[str, float]:
    """The first versions that have all features of these levels."""
    return {name: max(each[name] for each in FEATURES if each["level"] in levels) for name in BROWSERS}


def test_the_table_is_whole() -> None:
    assert len(BY_ID) == len(FEATURES)
    for each in FEATURES:
        assert each["level"] in ("reads", "works", "better"), each["id"]
        assert ("without" in each) == (each["level"] == "better"), each["id"]
        newer = [name for name in BROWSERS if each[name] > FLOOR[name]]
        assert each["level"] == "better" or not newer, f"{each['id']} is newer than {newer} of 2019"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_page_on_accessibility_names_the_versions_of_the_table(language: str) -> None:
    text = (ROOT / "docs" / language / "accessibility.md").read_text("utf-8")
    [told] = [line for line in text.splitlines() if "WebView" in line]
    numbers = [
        float(each)
        for each in re.findall(r"(?:Chrome|WebView|Firefox|Safari) (?:с (?:версии )?)?(\d+(?:\.\d)?)", told)
    ]
    reads = since({"reads"})
    assert numbers == [*reads.values(), *FLOOR.values()]
    works = since({"reads", "works"})
    assert all(works[name] <= FLOOR[name] for name in BROWSERS)


def test_what_the_table_says_is_used_is_used() -> None:
    sheets = "".join(path.read_text("utf-8") for path in (ROOT / "docs/assets/stylesheets").rglob("*.css"))
    compact = re.sub(r"\s*([:{,])\s*", r"\1", sheets)
    for each in FEATURES:
        if "css" in each:
            assert each["css"].replace(", ", ",") in compact, each["id"]


browser_test = pytest.mark.browser


@dataclass(frozen=True)
class Old:
    """A page in a browser that lacks something; what went wrong there unsaid."""

    page: Page
    errors: list[str]


@pytest.fixture
def old(browser: Browser, site_url: str) -> Iterator[Callable[..., Old]]:
    """Opens a page of the site in a browser that lacks features of the table."""
    closing = []

    def start(path: str, *lacking: str, strict: bool = False) -> Old:
        opener = opened(browser, "about:blank", 360)
        page = opener.__enter__()
        closing.append(opener)
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        paths = [path for name in lacking for path in BY_ID[name]["takes"]]
        page.add_init_script(f"{without(*paths)} {f'({STRICT})()' if strict else ''}")
        page.goto(site_url + path)
        return Old(page, errors)

    yield start
    for each in closing:
        each.__exit__(None, None, None)


def search(page: Page) -> None:
    page.click("[data-search-open]")
    page.fill("#search-field", "протокол")
    expect(page.locator(".handbook-search ol > li > a").first).to_be_visible()


ALL = [each["id"] for each in FEATURES if "takes" in each]


@browser_test
def test_a_phone_of_2019_does_the_main_tasks(old: Callable[..., Old], site_url: str, tmp_path: Path) -> None:
    """All that is newer is missing at once."""
    here = old("ru/stages/preparation/", *ALL, strict=True)
    page = here.page
    page.locator("#purpose-written label").click()
    expect(page.locator("handbook-checklist [role=status]").first).to_contain_text("1 из")
    page.reload()
    expect(page.locator("#purpose-written input")).to_be_checked()
    page.locator("[data-theme-switch]").first.dispatch_event("click")
    assert page.evaluate("document.getElementById('dark').media") == "screen"
    search(page)
    page.keyboard.press("Escape")
    expect(page.locator(".handbook-search")).to_be_hidden()
    page.goto(site_url + "ru/formats/?people=12")
    expect(page.locator(".handbook-chooser__results a").first).to_be_visible()
    page.goto(site_url + "ru/templates/implementation-log/")
    page.fill("#field-points-1-what", "Автобус")
    assert page.locator(".handbook-form__calendar").count() == 0
    page.fill("#field-points-1-deadline", "3.12.2026")
    with page.expect_download() as download:
        page.get_by_role("button", name=said("documents.form.word")).click()
    assert download.value.suggested_filename.endswith(".docx")
    page.goto(site_url + "ru/law/terms/")
    page.select_option("#term-id", "appeal-answer")
    page.fill("#term-day", term_days.DAY)
    page.get_by_role("button", name="Посчитать").click()
    expect(page.locator("#term-status")).to_contain_text(term_days.LAST_RU)
    page.goto(site_url + "ru/my-dialogue/")
    file = tmp_path / "handbook.json"
    file.write_text(page.evaluate("localStorage.getItem('handbook')"), "utf-8")
    page.set_input_files("input[type=file]", file)
    expect(page.locator(".handbook-panel")).to_contain_text(said("my-dialogue.moves.inFile"))
    page.goto(site_url + "ru/embed/checklist-preparation/")
    expect(page.locator("#purpose-written input")).to_be_checked()
    assert here.errors == []


@browser_test
@pytest.mark.parametrize(
    ("lacking", "path", "told"),
    [
        ("service-worker", "ru/offline/", "offline.page.script.unsupported"),
        ("compression", "ru/my-dialogue/#dialogue=zAAAA", "my-dialogue.moves.errors.old"),
    ],
)
def test_what_cannot_work_says_so(old: Callable[..., Old], lacking: str, path: str, told: str) -> None:
    here = old(path, lacking)
    expect(here.page.locator("main [role=status]", has_text=said(told)).first).to_be_visible()
    assert here.errors == []


class Old2019(server.Handler):
    """A host whose service worker is run by a browser that lacks all that is newer."""

    def do_GET(self) -> None:  # noqa: N802 (http.server's own name)
        if self.path.split("?")[0] != "/sw.js":
            super().do_GET()
            return
        paths = [path for each in FEATURES for path in each.get("takes", ())]
        taken = f"(function () {{ const window = self; {without(*paths)} }})();\n"
        body = (taken + (SITE / "sw.js").read_text("utf-8")).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@browser_test
def test_a_worker_of_2019_keeps_pages_to_read_offline(browser: Browser) -> None:
    running, address = server.start(SITE, Old2019)
    try:
        with opened(browser, address + "ru/stages/analysis/", 360, service_workers="allow") as page:
            kept = """async () => {
                const names = (await caches.keys()).filter((each) => each.startsWith("handbook-files "));
                const lists = await Promise.all(names.map(async (each) => (await caches.open(each)).keys()));
                return lists.flat().some(({ url }) => url.includes("/ru/stages/monitoring/"));
            }"""
            until(page, lambda: page.evaluate(kept))
            page.goto(address + "ru/stages/analysis/")
            page.context.set_offline(True)
            page.goto(address + "ru/stages/monitoring/")
            expect(page.locator("h1")).to_have_text(title("ru", "stages/monitoring"))
    finally:
        running.shutdown()
        running.server_close()


@browser_test
def test_without_custom_elements_the_page_says_what_there_is_instead(browser: Browser, site_url: str) -> None:
    with opened(browser, "about:blank", 360) as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.add_init_script("delete window.customElements")
        page.goto(site_url + "ru/templates/minutes/")
        expect(page.locator(".no-script")).to_be_visible()
        expect(page.get_by_role("link", name="Word (DOCX)").first).to_be_visible()
        assert errors == []
    with opened(browser, site_url + "ru/templates/minutes/", 360) as page:
        expect(page.locator("#field-chair")).to_be_visible()
        expect(page.locator(".no-script")).to_be_hidden()


@browser_test
@pytest.mark.parametrize("kind", ["none", "another"])
def test_a_link_to_another_phone_where_nothing_compresses(old: Callable[..., Old], kind: str) -> None:
    """Chrome 80 to 102 compresses, but not so."""
    here = old("ru/my-dialogue/", *(["compression"] if kind == "none" else []))
    page = here.page
    page.evaluate(
        """(kind) => {
        navigator.share = ({ url }) => Promise.resolve((window.shared = url));
        if (kind === "another") for (const name of ["CompressionStream", "DecompressionStream"]) {
            window[name] = class { constructor() { throw new TypeError("deflate-raw") } };
        } }""",
        kind,
    )
    page.get_by_role("button", name=said("my-dialogue.script.add")).click()
    page.fill("#dialogue-name", "Автобус")
    page.get_by_role("button", name=said("my-dialogue.script.share")).click()
    link = until(page, lambda: page.evaluate("window.shared"))
    assert "#dialogue=j" in link
    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".handbook-panel")).to_contain_text("Автобус")
    assert here.errors == []


@browser_test
def test_a_search_that_the_browser_cannot_read_says_so(browser: Browser, site_url: str) -> None:
    with opened(browser, "about:blank", 360) as page:
        page.route("**/search.js*", lambda route: route.fulfill(body="const a = 1 ?? newer than the browser"))
        page.goto(site_url + "ru/about/")
        page.click("[data-search-open]")
        expect(page.locator(".handbook-search [role=status]")).to_have_text(said("frame.search_door.failed"))


UNREAD = r"[^{}]*(?::is\(|:has\(|:where\(|:focus-visible|::backdrop|:popover-open|::marker|:not\([^)]*,)[^{}]*\{[^{}]*\}"
UNKNOWN = (
    r"(?<=[{;])(?:[\w-]+:[^;{}]*(?<![\w-])(?:clamp|min|max)\([^;{}]*|(?:inset|gap|(?:padding|margin)-(?:block|inline)|text-wrap|accent-color"
    r"|appearance|field-sizing|color-scheme|content-visibility|aspect-ratio):[^;{}]*)(?=[;}])"
)


def as_read_in_2019(css: str) -> str:
    """The rules that a browser of 2019 takes: a selector that it does not know costs the rule, a value the declaration."""
    css = re.sub(r"@supports selector\([^{]*\{(?:[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})*[^{}]*\}", "", css)
    return re.sub(UNKNOWN, "", re.sub(UNREAD, "", css))


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("a{b:c}x :is(a,b){c:d}e{f:g}", "a{b:c}e{f:g}"),
        ("@media print{.x:has(> y){z:0}.k{l:m}}", "@media print{.k{l:m}}"),
        ("a:not(.b):not(.c){d:e}", "a:not(.b):not(.c){d:e}"),
        ("a{width:min(1px,2px);color:red;gap:1em}", "a{;color:red;}"),
    ],
)
def test_a_sheet_as_an_old_browser_reads_it(css: str, left: str) -> None:
    assert as_read_in_2019(css) == left


def in_old_styles(route: Route) -> None:
    response = route.fetch()
    text = response.text()
    if route.request.url.split("?")[0].endswith(".css"):
        text = as_read_in_2019(text)
    else:
        text = re.sub(
            r"(<style(?! id=\"?dark)[^>]*>)(.*?)(</style>)",
            lambda found: found[1] + as_read_in_2019(found[2]) + found[3],
            text,
            flags=re.DOTALL,
        )
    route.fulfill(response=response, body=text)


@browser_test
@pytest.mark.parametrize(
    "path",
    ["ru/", "ru/stages/analysis/", "ru/formats/", "ru/templates/minutes/", "ru/laws/", "ru/my-dialogue/"],
)
def test_in_the_styles_of_2019_a_page_fits_a_phone_and_prints(
    browser: Browser, site_url: str, path: str
) -> None:
    with opened(browser, "about:blank", 360, bypass_csp=True) as page:
        page.route(re.compile(r"/(\?.*)?$|\.css(\?.*)?$"), in_old_styles)
        page.goto(site_url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        expect(page.locator(".handbook-search")).to_be_hidden()
        expect(page.locator("h1")).to_be_visible()
        page.emulate_media(media="print")
        for part in (".head", ".menu", ".print-hidden", "footer button"):
            assert page.locator(part).locator("visible=true").count() == 0, part
        expect(page.locator("h1" if "templates" not in path else ".handbook-document").first).to_be_visible()
