"""What a process that builds tells the preview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handbook.preview.troubles import Trouble


@dataclass(frozen=True)
class Outcome:
    """Whether a build came to its end, and all that is wrong."""

    is_built: bool
    troubles: tuple[Trouble, ...]
    addresses: Mapping[str, str] = field(default_factory=dict)
    """The file of every page (`docs/ru/principles.md`) -> where it stands (`/ru/principles/`)."""


@dataclass(frozen=True)
class Shown:
    """Pages were made anew after an edit: of which files, how many, and where to look at what was edited, if that is a page."""

    changed: tuple[str, ...]
    pages: int
    edited: str = ""
    """An address and an anchor."""


@dataclass(frozen=True)
class Checked:
    """All that is wrong after an edit, as far as the source files tell."""

    troubles: tuple[Trouble, ...]


@dataclass(frozen=True)
class Refused:
    """Single pages cannot be made after this edit: a whole build has to be."""

    changed: tuple[str, ...]


News = Outcome | Shown | Checked | Refused
