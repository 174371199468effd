"""What the search knows beside the texts, so that it understands readers in their own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handbook.model.place import Place


@dataclass(frozen=True)
class Family:
    """Everyday words for one and the same thing or deed, of all languages. Endings need not be listed: the search takes them off.

    In Russian the two aspects of a verb and the noun of the deed stand together, which its stemmer does not see.
    """

    words: Mapping[str, tuple[str, ...]]
    place: Place


@dataclass(frozen=True)
class SearchName:
    """What people type to find a page or a section, `questions#no-answer`: no name of it, and not shown to readers."""

    id: str
    place: Place
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def page(self) -> str:
        return self.id.partition("#")[0]

    @property
    def anchor(self) -> str:
        return self.id.partition("#")[2]


@dataclass(frozen=True)
class Kind:
    """A type of pages: the words for it in a query, and how much its pages count where the query has none of them.

    `types` are types of pages, `pages` single pages or folders (`training/`). `index`: the page that is found by the words alone.
    """

    id: str
    place: Place
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    types: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    index: str = ""
    percent: int = 100
