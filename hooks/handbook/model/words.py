"""Translations of the interface: what readers see of it in every language, the words of `docs/_data/words/`, a file for each area.

Which words there are is the program's to say (word_keys.txt); what they are, the data's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handbook.model.errors import BuildError
from handbook.model.languages import LANGUAGES
from handbook.model.place import Place

FOLDER = "docs/_data/words"
Keys = dict[str, "Keys | None"]
"""What a group of words has: other groups by name, and words, which have nothing within."""


def _keys() -> Keys:
    found: Keys = {}
    text = (Path(__file__).parent / "word_keys.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        path, _, names = line.partition(": ")
        group = found
        for step in path.split("."):
            inner = group.setdefault(step, {})
            assert inner is not None, f"{path} is a word, not a group"
            group = inner
        for name in names.split():
            group.update(dict.fromkeys((f"of_{each}" for each in LANGUAGES) if name == "of_*" else [name]))
    return found


KEYS = _keys()
"""Every word that the program shows. `of_*` in the file: one word for each language, `of_kk`, `of_ru`."""


class MissingWordError(BuildError):
    """A word that the program shows and the data do not have; the text says which, in what file."""

    def __init__(self, name: str, language: str) -> None:
        area, _, key = name.partition(".")
        super().__init__(
            f"{FOLDER}/{area}.yml: [missing-word] «{key}» сөзі ({language}) жоқ. Қайтарып жазыңыз · "
            f"нет слова «{key}» ({language}). Верните его"
        )


@dataclass(frozen=True)
class Word:
    """A word or a text in every language; where it changes with a number, its forms by their plural category."""

    texts: Mapping[str, str | Mapping[str, str]]
    place: Place


class Area(dict[str, Any]):
    """The words of one part of the interface in one language by name, with the groups in it as areas of their own.

    Raises MissingWordError for one that is not there.
    """

    def __init__(self, name: str, language: str) -> None:
        super().__init__()
        self._name = name
        self._language = language

    def __missing__(self, key: str) -> Any:
        raise MissingWordError(f"{self._name}.{key}", self._language)


Tree = Mapping[str, "Word | Tree"]


@dataclass(frozen=True)
class Words:
    """All words by area, group and name."""

    tree: Tree = field(default_factory=dict)

    def area(self, name: str, language: str) -> Area:
        """The words of an area or a group, `chooser.form`, in a language; each time a new one, to be changed at will."""
        group: Word | Tree = self.tree
        for step in name.split("."):
            group = group.get(step, {}) if not isinstance(group, Word) else {}
        return _area(group if not isinstance(group, Word) else {}, name, language)

    def in_every_language(self, area: str, key: str) -> dict[str, Any]:
        """A word of an area by language. Raises MissingWordError where one lacks it."""
        return {language: self.area(area, language)[key] for language in LANGUAGES}

    def entries(self) -> Iterator[tuple[str, Word]]:
        """Every word with its name, `chooser.form.title`."""
        return _entries(self.tree, "")


def _area(group: Tree, name: str, language: str) -> Area:
    made = Area(name, language)
    for key, value in group.items():
        if not isinstance(value, Word):
            made[key] = _area(value, f"{name}.{key}", language)
        elif language in value.texts:
            made[key] = value.texts[language]
    return made


def _entries(group: Tree, prefix: str) -> Iterator[tuple[str, Word]]:
    for key, value in group.items():
        if isinstance(value, Word):
            yield prefix + key, value
        else:
            yield from _entries(value, f"{prefix}{key}.")
