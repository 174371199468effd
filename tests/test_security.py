"""The policy of the pages: obeyed by all of them in a browser, and enough to stop what slips in. The list of what others wrote."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from handbook.frame import policy as security
from handbook.frame import scripts
from support.browsing import opened, settled, until
from support.places import ROOT, SITE, addresses

SCRIPTS = ROOT / "docs" / "assets" / "javascripts"
EMBEDDED = [
    f"{prefix}embed/{name}/"
    for prefix in ("", "ru/")
    for name in ("flow", "formats", "chooser", "checklist-dialogue", "template-minutes")
]


def complaints(page: Page) -> list[str]:
    """Starts to collect what the browser says of violations."""
    found: list[str] = []
    page.on(
        "console",
        lambda message: found.append(message.text) if "Content Security Policy" in message.text else None,
    )
    return found


def policy(path: Path) -> str:
    found = re.search(
        r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', path.read_text(encoding="utf-8")
    )
    assert found, path
    return found[1]


def test_every_file_of_html_has_a_strict_policy_first_in_its_head() -> None:
    for path in SITE.rglob("*.html"):
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:"} & set(
            policy(path).replace(";", " ").split()
        ), path
        html = path.read_text(encoding="utf-8")
        assert (
            html.index("Content-Security-Policy") < re.search(r"<(script|style|link|title)", html).start()
        ), path  # type: ignore[union-attr]
        assert not re.search(r"<[^>]+\s(style|on[a-z]+)=", html), path


def test_policy_names_what_stands_in_the_page() -> None:
    html = (
        '<head><meta charset="utf-8"><style>a{}</style><script>go()</script><script src="x.js"></script>'
        '<script type="application/json">{}</script></head>'
    )
    protected = security.protect(html, "default-src 'none'")
    script = base64.b64encode(hashlib.sha256(b"go()").digest()).decode()
    style = base64.b64encode(hashlib.sha256(b"a{}").digest()).decode()
    assert (
        f"content=\"script-src 'self' 'sha256-{script}'; style-src 'sha256-{style}'; default-src 'none'\""
        in protected
    )
    assert "style-src 'none'" in security.protect('<meta charset="utf-8">')
    with pytest.raises(ValueError, match="letters"):
        security.protect("<head></head>")


@pytest.mark.browser
@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.thorough
def test_no_page_violates_its_policy(browser: Browser, site_url: str, language: str) -> None:
    with opened(browser, "about:blank") as page:
        found = complaints(page)
        for address in [*addresses(), *EMBEDDED, "404.html", "go/analysis/", "ru/go/minutes/"]:
            if address.startswith("ru/") == (language == "ru"):
                page.goto(site_url + address)
        assert found == []


@pytest.mark.browser
def test_nothing_a_reader_does_violates_the_policy(
    browser: Browser, site_url: str, serve: Callable[[Path], str], addressed: Path
) -> None:
    with opened(browser, site_url + "ru/", color_scheme="light") as page:
        found = complaints(page)
        page.keyboard.press("/")
        page.keyboard.type("протокол")
        expect(page.locator(".handbook-search ol > li").first).to_be_visible()
        page.keyboard.press("Escape")
        page.locator(".head > [data-theme-switch]").click()
        page.goto(site_url + "ru/stages/analysis/")
        page.locator(".handbook-checklist input").first.check()
        page.goto(site_url + "ru/formats/?people=12&questions=3&purpose=solve")
        page.locator(".handbook-abbreviation").first.click()
        page.goto(site_url + "ru/templates/minutes/")
        with page.expect_download():
            page.get_by_role("button", name="Скачать файл Word").click()
        page.goto(site_url + "ru/my-dialogue/")
        with page.expect_download():
            page.get_by_role("button", name="Сохранить всё в файл").click()
        page.goto(site_url + "ru/linking/")
        expect(page.frame_locator("iframe").get_by_role("heading").first).to_be_visible()
        page.goto(serve(addressed.parent) + "handbook/ru/linking/")
        page.get_by_role("radio", name="Карточка").check()
        page.pdf()
        assert found == []


@pytest.mark.browser
@pytest.mark.parametrize(
    "slipped_in",
    [
        "<img src=x onerror='window.hurt = 1'>",
        "<svg onload='window.hurt = 1'></svg>",
        "<a id=x href='javascript:window.hurt=1'>x</a>",
        "<iframe srcdoc='<script>parent.hurt = 1</script>'></iframe>",
        "<p style='position:fixed'>x</p>",
        "<form id=x action='https://evil.example/'><button>x</button></form>",
        "<object data='https://evil.example/x'></object>",
        "<img src='https://evil.example/x.png'>",
        "<link rel=stylesheet href='https://evil.example/x.css'>",
    ],
)
def test_what_slips_into_a_page_does_nothing(browser: Browser, site_url: str, slipped_in: str) -> None:
    with opened(browser, site_url + "ru/stages/analysis/") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on(
            "requestfailed", lambda request: asked.remove(request.url) if request.failure == "csp" else None
        )
        found = complaints(page)
        page.evaluate("html => document.body.insertAdjacentHTML('afterbegin', html)", slipped_in)
        page.evaluate("() => document.querySelector('a#x, #x button')?.click()")
        until(page, lambda: found)  # the browser has said that it refuses
        settled(page)
        assert page.evaluate("window.hurt") is None
        assert not [url for url in asked if "evil" in url]
        assert page.url == site_url + "ru/stages/analysis/"


HOSTILE = '"><img src=x onerror=window.hurt=1><script>window.hurt=1</script>'


@pytest.mark.browser
@pytest.mark.parametrize(
    "address",
    [
        "ru/formats/?people={}&questions={}&purpose={}",
        "ru/stages/analysis/?{}#{}",
        "ru/my-dialogue/#dialogue={}",
        "ru/#{}",
        "ru/my-dialogue/#dialogue=j{payload}",
        "ru/embed/chooser/?people={}",
        "ru/linking/?{}#{}",
        "ru/go/analysis/?{}#{}",
        "ru/my-dialogue/#dialogue=z%00%ff",
    ],
)
def test_hostile_values_in_the_address_are_harmless(browser: Browser, site_url: str, address: str) -> None:
    dialogue = {
        "id": HOSTILE,
        "name": HOSTILE,
        "with": HOSTILE,
        "about": HOSTILE,
        "date": HOSTILE,
        "changed": 1,
        "ticks": {HOSTILE: 1},
        "values": {HOSTILE: [HOSTILE, 1]},
        "__proto__": {"hurt": 1},
    }
    state = json.dumps({"version": 1, "current": HOSTILE, "dialogues": [dialogue], "constructor": HOSTILE})
    payload = base64.urlsafe_b64encode(state.encode()).decode().rstrip("=")
    value = HOSTILE.replace("#", "%23").replace("&", "%26")
    with opened(browser, "about:blank") as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(site_url + address.replace("{payload}", payload).replace("{}", value))
        page.locator("h1:visible").first.wait_for()  # `ru/go/` has led on
        settled(page)
        assert page.evaluate("window.hurt") is None
        assert page.evaluate("({}).hurt") is None
        assert page.locator("img[src=x], script:not([src]):not([type]):has-text('hurt')").count() == 0
        assert errors == []


@pytest.mark.browser
@pytest.mark.parametrize(
    "content",
    [
        "",
        "null",
        "[]",
        "{",
        '{"version": 1}',
        '{"version": 1, "current": 5, "dialogues": [null, 7, "x", {}]}',
        '{"version": 1, "current": "__proto__", "dialogues": [{"id": "__proto__", "ticks": {"__proto__": 1}}]}',
    ],
)
def test_hostile_files_change_nothing(browser: Browser, site_url: str, content: str) -> None:
    with opened(browser, site_url + "ru/my-dialogue/") as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        before = page.evaluate("JSON.stringify(localStorage)")
        page.locator("input[type=file]").set_input_files(
            {"name": "x.json", "mimeType": "application/json", "buffer": content.encode()}
        )
        expect(
            page.locator(".handbook-note:not(:empty), .handbook-panel").first
        ).to_be_visible()  # it has answered
        assert page.evaluate("JSON.stringify(localStorage)") == before
        assert page.evaluate("({}).ticks") is None
        assert errors == []


def rows() -> dict[str, list[str]]:
    text = (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8")
    cells = [
        [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("| ")
    ]
    return {row[0]: row[1:] for row in cells}


def test_third_party_code_is_listed_with_its_checksum() -> None:
    listed = rows()
    ours = {path.name for path in SCRIPTS.rglob("*.js")} | {f"{name}.js" for name in scripts.MADE}
    foreign = {
        path.relative_to(SITE).as_posix() for path in (SITE / "assets").rglob("*.js") if path.name not in ours
    }
    assert foreign == {name for name in listed if name.startswith("assets/")}
    for name in listed:
        if "/" in name:
            path = (ROOT if name.startswith("docs/") else SITE) / name
            assert listed[name][-1] == hashlib.sha256(path.read_bytes()).hexdigest(), name
            assert listed[name][-2]


def test_packages_that_build_are_listed_as_they_are_pinned() -> None:
    pinned = dict(
        re.findall(
            r"^([\w.-]+)==([\w.]+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE
        )
    )
    wanted = re.findall(r"^([\w.-]+)", (ROOT / "requirements.in").read_text(encoding="utf-8"), re.MULTILINE)
    listed = rows()
    assert {name: listed[name][0] for name in wanted} == {name: pinned[name] for name in wanted}
    assert all(listed[name][1] for name in wanted)
