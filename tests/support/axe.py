"""axe-core (WCAG 2.2 A and AA, best practices) on a page that is open."""

from __future__ import annotations

from playwright.sync_api import Page

from support.places import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that look at colours. The themes differ in nothing else (test_accessibility.py), so in the second one the others would
say again what they have said of the first."""


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds on a page whose context has `bypass_csp`, by these rules alone where any are named."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    options = {"runOnly": list(rules) or TAGS, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options).then(result => result.violations)", options)
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


def in_both_themes(page: Page) -> list[str]:
    """What axe finds on a page as it stands now: by every rule in the light theme, by those on colours in the dark one."""
    page.emulate_media(color_scheme="light")
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    return found + [f"dark: {fault}" for fault in violations(page, *OF_COLOURS)]
