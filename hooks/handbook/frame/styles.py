"""The styles of one page: what its first screen needs stands in its head, the rest comes in files that all pages share.

The layers are base, frame, components, print. A component's sheet is named after its class: `components/flow.css` is taken where
a class `flow`, `handbook-flow`, `part--flow` or `page--flow` or an element `handbook-flow` occurs.

Nothing blocks the first picture: into the head go the rules that what stands before the fold (`page/fold.py`) can ask for;
`late.css`, with all rules for a screen, is linked at the fold itself, and `print.css`, with all of `@media print`, is asked for
by paper alone. Both work without JavaScript, and are kept for the next page.

A layer is a folder; the build puts one after another. Browsers before 2022 know no `@layer` and would show a page without any
style; so a later layer wins by its order, with selectors no heavier than those it overrules, and nothing is `!important`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import rcssmin

from handbook.frame import rules
from handbook.model.leftovers import is_leftover
from handbook.render.facts import Facts

FOLDER = "docs/assets/stylesheets"
PUBLISHED = "assets/styles"
LAYERS = ("base", "frame", "components", "print")
NEEDED = (
    "base/1-tokens.css",
    "base/2-text.css",
    "print/1-paper.css",
    "print/2-hidden.css",
    "dark.css",
    "status.css",
)
"""Sheets that no build goes without."""
_PREFIX = re.compile(r"^(?:handbook-|part--|page--)")


@dataclass(frozen=True)
class Sheet:
    """A sheet as published: its path from the site's root, and its text."""

    path: str
    text: str

    @property
    def address(self) -> str:
        """Its path with a mark of its content, so that no old copy is taken for a new one."""
        return f"{self.path}?{hashlib.sha256(self.text.encode()).hexdigest()[:8]}"


@dataclass(frozen=True)
class Styles:
    """The sheets as read and minified: by layer, components by name, and the dark colours."""

    text: str
    """Colours and plain text alone: for pages without the frame."""
    dark: str
    components: Mapping[str, str]
    tokens: str = ""
    """The colours and measures among these: the dark ones stand after them in a page, and nothing after the dark ones."""
    frame: str = ""
    paper: str = ""
    apart: Mapping[str, str] = field(default_factory=dict)
    """Sheets of pages that stand for themselves, by name: in no page but theirs."""
    hidden: str = ""
    """What stands last and wins: that a hidden part is not shown, whatever its component says."""

    def first(self, facts: Facts) -> str:
        """The styles for what stands before the fold, with this in it: minified CSS."""
        sheets = (self.text.removeprefix(self.tokens), self.frame, self._components(facts), self.hidden)
        kept = "".join(rules.asked_for(rules.for_screen(rules.rules(sheet)), facts) for sheet in sheets)
        return self.tokens + kept

    @cached_property
    def late(self) -> Sheet:
        """All rules for a screen, but for the colours, in the order of the layers."""
        found = rules.rules(self._all.removeprefix(self.tokens))
        return Sheet(f"{PUBLISHED}/late.css", rules.text(rules.for_screen(found)))

    @cached_property
    def print(self) -> Sheet:
        """All rules for paper, in the order of the layers."""
        text = rules.text(rules.for_paper(rules.rules(self._all)))
        return Sheet(f"{PUBLISHED}/print.css", text + self.hidden)

    @cached_property
    def parts(self) -> frozenset[str]:
        """The names of parts that a sheet speaks of, by themselves or in a selector: `part--timeline` -> timeline."""
        return frozenset(self.components) | frozenset(re.findall(r"\.part--([\w-]+)", self._all))

    def of_components(self, facts: Facts) -> str:
        """The styles of the components among these, on a screen and on paper, and what stands after them."""
        return self._components(facts) + self.hidden

    @property
    def _all(self) -> str:
        return self.text + self.frame + "".join(self.components.values()) + self.paper + self.hidden

    def _components(self, facts: Facts) -> str:
        names = component_names(facts)
        return "".join(sheet for name, sheet in self.components.items() if name in names)


def read(root: Path) -> Styles:
    """Reads the sheets below `root`. Raises OSError where one cannot be read, KeyError where one of the last is missing."""
    folder = root / FOLDER
    layers = {name: {path.stem: _minified(path) for path in _sheets(folder / name)} for name in LAYERS}
    return Styles(
        text="".join(layers["base"].values()),
        dark=_minified(folder / "dark.css"),
        components=layers["components"],
        tokens=layers["base"]["1-tokens"],
        frame="".join(layers["frame"].values()),
        paper=layers["print"]["1-paper"],
        apart={path.stem: _minified(path) for path in _sheets(folder) if path.stem != "dark"},
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
