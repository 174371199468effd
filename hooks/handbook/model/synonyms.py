"""Words that readers use for one and the same thing or deed, so that the search understands a question in the reader's own words."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model.place import Place


@dataclass(frozen=True)
class Synonyms:
    """Everyday words of a language beside the glossary. Endings need not be listed: the search takes them off.

    In Russian the two aspects of a verb and the noun of the deed stand together, which its stemmer does not see.
    """

    language: str
    words: tuple[str, ...]
    place: Place
