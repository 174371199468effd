"""The styles of one page: the base sheets and those of the components that stand on it, to be put into its head.

A page that carries its own styles needs one request, and nothing blocks it on a second visit. A component's sheet is
named after its class: `components/flow.css` is taken where a class `flow`, `handbook-flow`, `part--flow` or
`page--flow` or an element `handbook-flow` occurs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import rcssmin

FOLDER = "docs/assets/stylesheets"
TEXT_SHEETS = ("1-tokens", "2-text")
NEEDED = (*(f"base/{name}.css" for name in TEXT_SHEETS), "dark.css")
"""Sheets that no build goes without."""
_CLASSES = re.compile(r'\bclass="([^"]*)"|<(handbook-[a-z-]+)')
_PREFIX = re.compile(r"^(?:handbook-|part--|page--)")


@dataclass(frozen=True)
class Styles:
    """The sheets as read and minified: base ones in order, dark colours, components by name."""

    base: str
    text: str
    """The base sheets of colours and plain text alone: for pages without the frame."""
    dark: str
    components: Mapping[str, str]

    def of_page(self, html: str) -> str:
        """The styles for a page with this HTML in its body, minified CSS."""
        return self.base + self.of_components(html)

    def of_components(self, html: str) -> str:
        """The styles of the components in this HTML alone."""
        names = component_names(html)
        return "".join(sheet for name, sheet in self.components.items() if name in names)


def read(root: Path) -> Styles:
    """Reads the sheets below `root`. Raises OSError where one cannot be read, KeyError where one of TEXT_SHEETS is missing."""
    folder = root / FOLDER
    base = {path.stem: _minified(path) for path in sorted((folder / "base").glob("*.css"))}
    return Styles(
        base="".join(base.values()),
        text="".join(base[name] for name in TEXT_SHEETS),
        dark=_minified(folder / "dark.css"),
        components={path.stem: _minified(path) for path in sorted((folder / "components").glob("*.css"))},
    )


def component_names(html: str) -> frozenset[str]:
    """The names that a page's classes ask for: `handbook-size`, `flow--wide`, `part--timeline` -> size, flow, timeline."""
    tokens = {token for found in _CLASSES.findall(html) for token in " ".join(found).split()}
    return frozenset(re.split(r"--|__", _PREFIX.sub("", token), maxsplit=1)[0] for token in tokens)


def _minified(path: Path) -> str:
    return str(rcssmin.cssmin(path.read_text(encoding="utf-8-sig")))
