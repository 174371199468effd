"""axe-core (WCAG 2.2 A and AA, best practices) on a page that is open."""

from __future__ import annotations

from playwright.sync_api import Page

from support.places import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that look at colours: the only ones that may find another answer in the other theme."""


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds on a page whose context has `bypass_csp`, by these rules alone where any are named."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    options = {"runOnly": list(rules) or TAGS, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options).then(result => result.violations)", options)
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]
