"""The styles of one page: the layers base, frame, components (those that stand on it) and print, to be put into its head.

A page that carries its own styles needs one request, and nothing blocks it on a second visit. A component's sheet is
named after its class: `components/flow.css` is taken where a class `flow`, `handbook-flow`, `part--flow` or
`page--flow` or an element `handbook-flow` occurs.

A layer is a folder; the build puts one after another. Browsers before 2022 know no `@layer` and would show a page without any
style; so a later layer wins by its order, with selectors no heavier than those it overrules, and nothing is `!important`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import rcssmin

from handbook.model.leftovers import is_leftover
from handbook.render.facts import Facts

FOLDER = "docs/assets/stylesheets"
LAYERS = ("base", "frame", "components", "print")
NEEDED = ("base/1-tokens.css", "base/2-text.css", "print/1-paper.css", "print/2-hidden.css", "dark.css")
"""Sheets that no build goes without."""
_PREFIX = re.compile(r"^(?:handbook-|part--|page--)")


@dataclass(frozen=True)
class Styles:
    """The sheets as read and minified: by layer, components by name, and the dark colours."""

    base: str
    """Colours, plain text, and the frame around it."""
    text: str
    """Colours and plain text alone: for pages without the frame."""
    dark: str
    components: Mapping[str, str]
    paper: str = ""
    hidden: str = ""
    """What stands last and wins: that a hidden part is not shown, whatever its component says."""

    def of_page(self, facts: Facts) -> str:
        """The styles for a page with this in its body, minified CSS."""
        return self.base + self._components(facts) + self.paper + self.hidden

    def of_components(self, facts: Facts) -> str:
        """The styles of the components among these, and what stands after them."""
        return self._components(facts) + self.hidden

    def _components(self, facts: Facts) -> str:
        names = component_names(facts)
        return "".join(sheet for name, sheet in self.components.items() if name in names)


def read(root: Path) -> Styles:
    """Reads the sheets below `root`. Raises OSError where one cannot be read, KeyError where one of the last is missing."""
    folder = root / FOLDER
    layers = {name: {path.stem: _minified(path) for path in _sheets(folder / name)} for name in LAYERS}
    text = "".join(layers["base"].values())
    return Styles(
        base=text + "".join(layers["frame"].values()),
        text=text,
        dark=_minified(folder / "dark.css"),
        components=layers["components"],
        paper=layers["print"]["1-paper"],
        hidden=layers["print"]["2-hidden"],
    )


def component_names(facts: Facts) -> frozenset[str]:
    """The names that classes and elements ask for: `handbook-size`, `flow--wide`, `part--timeline` -> size, flow, timeline."""
    tokens = facts.classes | {name for name in facts.elements if name.startswith("handbook-")}
    return frozenset(re.split(r"--|__", _PREFIX.sub("", token), maxsplit=1)[0] for token in tokens)


def _sheets(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.css") if not is_leftover(path.name))


def _minified(path: Path) -> str:
    return str(rcssmin.cssmin(path.read_text(encoding="utf-8-sig")))
