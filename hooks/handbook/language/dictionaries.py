"""Hunspell's dictionaries of the languages: where a machine keeps them, and what is in them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from hunspell import Hunspell

NAMES: Mapping[str, str] = {"kk": "kk_KZ", "ru": "ru_RU"}
"""A language -> the name of its dictionary. A language without one is not looked through for misspellings."""
PACKAGES: Mapping[str, str] = {"kk": "hunspell-kk", "ru": "hunspell-ru"}
"""A language -> the package of Debian and Ubuntu that brings it."""
FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/opt/homebrew/share/hunspell",
    "/usr/local/share/hunspell",
    "~/Library/Spelling",
    "/Library/Spelling",
)


def folder(language: str) -> Path | None:
    """Where the dictionary of a language lies; `DICPATH` names further folders, as for Hunspell itself. None: it is not there."""
    name = NAMES.get(language)
    named = [each for each in os.environ.get("DICPATH", "").split(os.pathsep) if each]
    for place in (Path(each).expanduser() for each in (*named, *FOLDERS)):
        if name and (place / f"{name}.dic").is_file() and (place / f"{name}.aff").is_file():
            return place
    return None


def missing() -> list[str]:
    """The languages whose dictionary this machine lacks."""
    return [language for language in NAMES if folder(language) is None]


@cache
def hunspell(language: str, place: Path) -> Hunspell:
    """The dictionary that lies there, opened once."""
    return Hunspell(NAMES[language], hunspell_data_dir=str(place))


def stems(language: str, place: Path) -> Iterator[str]:
    """The words that are written in a dictionary, without the endings that it knows for them. Raises OSError."""
    text = (place / f"{NAMES[language]}.dic").read_text(encoding="utf-8-sig")
    return (line.partition("/")[0].strip() for line in text.split("\n")[1:] if line.strip())
