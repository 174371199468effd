"""What stands on a page below its frame, as one tree: parsed once, changed by the transforms, written once."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element

from handbook.ledgers.permalinks import Move
from handbook.page.view import View
from handbook.render.html import has_class, parsed, serialized

Fragments = Mapping[str, Callable[[View], str]]
"""The name of a marker -> what makes the HTML that stands in its place."""


@dataclass
class Body:
    """The tree of a page, what its transforms need to know, and what becomes of it."""

    root: Element
    view: View
    fragments: Fragments = field(default_factory=dict)
    stale: frozenset[str] = frozenset()
    """The ids of the sections whose twins are newer."""
    moves: Sequence[Move] = ()
    """What was published once in this language and now stands elsewhere."""
    paper: Element | None = None
    """The page as paper has it: without what only a screen needs. Of its own, to be changed at will."""
    searched: str = ""
    """The HTML as the search reads it: attributes tell it what to leave out."""

    @classmethod
    def of(
        cls,
        html: str,
        view: View,
        fragments: Fragments | None = None,
        stale: frozenset[str] = frozenset(),
        moves: Sequence[Move] = (),
    ) -> Body:
        """The body of a page from the HTML that its Markdown has become."""
        return cls(parsed(html), view, fragments or {}, stale, moves)

    def copy(self) -> Element:
        """The tree as it is now, apart from what becomes of it."""
        return copy.deepcopy(self.root)

    @cached_property
    def halves(self) -> tuple[str, str]:
        """The HTML before the first part, and from there on: between them the frame puts the contents. After all transforms."""
        first = next((at for at, child in enumerate(self.root) if has_class(child, "part")), len(self.root))
        rest = [*self.root][first:]
        after = "".join(serialized(child, whole=True, tail=True) for child in rest).strip("\n")
        for child in rest:
            self.root.remove(child)
        before = serialized(self.root).strip("\n")
        self.root.extend(rest)
        return before, after
