"""What of the styles stands in a page, and what comes after it: rules told apart, the fold, sheets that all pages share."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from playwright.sync_api import Browser

from handbook.frame import policy, rules, styles
from handbook.frame.rules import asked_for, for_paper, for_screen
from handbook.page import fold, sections
from handbook.render.facts import read
from handbook.render.html import parsed, serialized
from support.browsing import opened, until
from support.places import ROOT, SITE

SHEETS = styles.read(ROOT)
LINK = '<link rel="stylesheet" href="late.css">'
LONG = "а" * fold.FIRST_SCREEN


def asked(sheet: str, html: str) -> str:
    return asked_for(rules.rules(sheet), read(html))


def test_a_sheet_of_all_its_rules_is_the_sheet() -> None:
    sheet = 'a{b:"}"}@media print{@page{c:d}e{f:g}}@supports selector(:x){@media screen{h{i:j}}}'
    found = rules.rules(sheet)
    assert [rule.head for rule in found] == ["a", "@media print", "@supports selector(:x)"]
    assert rules.text(found) == sheet
    assert rules.text(for_screen(found)) == sheet.replace("@media print{@page{c:d}e{f:g}}", "")
    assert rules.text(for_paper(found)) == "@page{c:d}e{f:g}"


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        ("p{a:b}", "p{a:b}"),
        ("h2{a:b}", ""),
        (".x{a:b}", ".x{a:b}"),
        (".y{a:b}", ""),
        (".x,.y{a:b}", ".x{a:b}"),
        (".x>p + p{a:b}", ".x>p + p{a:b}"),
        (".x>h2 + p{a:b}", ""),
        (":is(h1,h2){a:b}", ""),
        (":is(h1,p) b{a:b}", ":is(h1,p) b{a:b}"),
        ('main :is(b:not([type="c"]),select){a:b}', 'main :is(b:not([type="c"]),select){a:b}'),
        ("p:not(.y){a:b}", "p:not(.y){a:b}"),
        ("p:has(+ .y){a:b}", "p:has(+ .y){a:b}"),
        ("p:hover{a:b}", ""),
        ("p:not(:focus){a:b}", "p:not(:focus){a:b}"),
        (".x[open]>p{a:b}", ""),
        ("p::before{a:b}", "p::before{a:b}"),
        (".no-js p{a:b}", ".no-js p{a:b}"),
        ("*,::before{a:b}", "*,::before{a:b}"),
        ("@media (min-width:1em){.x{a:b}.y{a:b}}", "@media (min-width:1em){.x{a:b}}"),
        ("@media (min-width:1em){.y{a:b}}", ""),
        ("@media (forced-colors:active){p{a:b}}", ""),
        ("@media (prefers-contrast:more){p{a:b}}", ""),
        ("@font-face{a:b}", "@font-face{a:b}"),
    ],
)
def test_a_page_carries_what_its_first_screen_asks_for(sheet: str, kept: str) -> None:
    assert asked(sheet, '<main class="x"><p><b>а</b></p></main>') == kept


def test_the_shared_sheets_have_every_rule_but_the_colours() -> None:
    whole = SHEETS.text + SHEETS.frame + "".join(SHEETS.components.values())
    assert SHEETS.text.startswith(SHEETS.tokens)
    assert "--paper:" not in SHEETS.late.text  # the dark colours stand before it in a page
    assert "@media print" not in SHEETS.late.text + SHEETS.print.text
    screen = for_screen(rules.rules(whole.removeprefix(SHEETS.tokens)))
    assert SHEETS.late.text == rules.text(screen) + SHEETS.hidden
    assert SHEETS.print.text.startswith(rules.text(for_paper(rules.rules(whole))))
    assert SHEETS.print.text.endswith(SHEETS.hidden)
    assert SHEETS.late.address.startswith("assets/styles/late.css?")
    assert styles.Sheet("a", "b").address != styles.Sheet("a", "c").address


@pytest.mark.parametrize(
    ("html", "folded"),
    [
        (f"<p>{LONG[1:]}</p><div>б</div>", ""),
        (f"<p>{LONG}</p><div>б</div>", f"<p>{LONG}</p>{LINK}\n<div>б</div>"),
        (f"<p>{LONG}</p><p>б</p>", ""),
        (
            f'<div><h2>а</h2><a></a><p>{LONG}</p><ul></ul><div class="b">б</div></div><div>в</div>',
            f'<div><h2>а</h2><a></a><p>{LONG}</p><ul></ul>{LINK}\n<div class="b">б</div></div><div>в</div>',
        ),
        (f"<div><p>{LONG}</p></div>\n<div>б</div>", f"<div><p>{LONG}</p></div>\n{LINK}\n<div>б</div>"),
        (f"<div><p>{LONG}</p><!-- а --></div>", ""),
        (f"<script>{LONG}</script><div>б</div>", ""),
    ],
)
def test_the_rest_is_linked_between_two_blocks_where_the_first_screen_ends(html: str, folded: str) -> None:
    root = parsed(html)
    assert fold.put(root, Element("link", {"rel": "stylesheet", "href": "late.css"})) == bool(folded)
    assert "".join(serialized(root).split()) == "".join((folded or html).split())


def test_a_part_is_called_by_name_where_a_style_speaks_of_it() -> None:
    root = parsed(
        '<div class="part part--timeline"></div><div class="part part--x"></div><div class="x part--x"></div>'
    )
    sections.without_names(root, SHEETS.parts)
    assert [each.get("class") for each in root] == ["part part--timeline", "part", "x part--x"]
    assert {"download", "timeline", "sheets"} <= SHEETS.parts


def test_only_a_page_that_links_a_sheet_may_load_one() -> None:
    page = '<html><head><meta charset="utf-8"><style>a{}</style></head><body>%s</body></html>'
    assert "style-src 'self' 'sha256-" in policy.protect(page % LINK)
    assert "style-src 'sha256-" in policy.protect(page % '<link rel="icon" href="a">')


def test_every_page_links_both_sheets_once() -> None:
    for path in (SITE / "index.html", SITE / "ru/stages/analysis/index.html", SITE / "glossary/index.html"):
        found = read(path.read_text(encoding="utf-8"))
        linked = [tag.attributes["href"] for tag in found.tags if tag.attributes.get("rel") == "stylesheet"]
        assert [address.rsplit("/", 1)[-1] for address in linked] == [
            sheet.address.rsplit("/", 1)[-1] for sheet in (SHEETS.late, SHEETS.print)
        ]
        assert all((path.parent / address.split("?")[0]).is_file() for address in linked)


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("address", ["glossary/", "ru/stages/preparation/", "law/no-answer/"])
def test_a_page_looks_as_if_all_its_styles_stood_in_it(
    browser: Browser, site_url: str, address: str, javascript: bool
) -> None:
    """What is drawn before the rest has come does not move when it comes; and it comes without JavaScript too."""
    places = """() => [...document.querySelectorAll("header *, main > *")].filter((each) => each.checkVisibility())
        .map((each) => [each.tagName, each.getBoundingClientRect()]).map(([name, { x, y, width }]) => [name, x, y, width])"""
    with opened(browser, "about:blank", java_script_enabled=javascript) as page:
        held = []
        page.route("**/late.css*", lambda route: held.append(route))
        page.goto(site_url + address, wait_until="commit")
        until(page, lambda: held and page.locator("link[rel=stylesheet]").count())
        before = page.evaluate(places)
        held[0].continue_()
        page.wait_for_load_state("load")
        after = page.evaluate(places)
    assert before
    assert after[: len(before)] == before


@pytest.mark.browser
def test_paper_has_its_styles_without_javascript(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/stages/dialogue/", java_script_enabled=False) as page:
        assert page.locator(".head").is_visible()
        page.emulate_media(media="print")
        assert page.locator(".head:visible, .side:visible, .onward:visible").count() == 0
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_the_folder_of_the_sheets_is_not_that_of_their_sources() -> None:
    """MkDocs leaves the sources out of the site by their path."""
    assert not (SITE / Path(styles.FOLDER).relative_to("docs")).exists()
