"""What is wrong after an edit, as `make serve` tells it before the site is built."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from handbook.language.spelling import misspellings
from handbook.model import Handbook, Page, Problem
from handbook.rules import check


def misspelt(handbook: Handbook, page: Page) -> Iterable[Problem]:
    """The words of a page that no dictionary knows; nothing where this machine has none."""
    return misspellings(handbook, [page.file])


MORE: tuple[Callable[[Handbook, Page], Iterable[Problem]], ...] = (misspelt,)
"""What is asked, besides the rules, about a page that was edited."""


def problems(handbook: Handbook, files: Collection[str]) -> Iterator[Problem]:
    """What the rules say of the whole handbook; then what the others who are asked say of the pages of these files."""
    yield from check(handbook)
    for page in handbook.pages.values():
        if page.file in files:
            for ask in MORE:
                yield from ask(handbook, page)
