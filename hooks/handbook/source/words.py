"""Reads the words of the interface and their translations: which there must be says `model/words.py`, what they are `docs/_data/words/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handbook.model import LANGUAGES, Place
from handbook.model.words import FOLDER, KEYS, Keys, Tree, Word, Words
from handbook.source import schema, yaml_lines
from handbook.text import plurals

PATHS = {area: f"{FOLDER}/{area}.yml" for area in KEYS}


def schema_of(area: str) -> schema.Schema:
    """The schema of an area's file: every word that the program shows, and no other, in every language."""
    return _group(KEYS[area] or {})


def read(documents: Mapping[str, yaml_lines.Document]) -> Words:
    """The words out of the documents of each area. What is not as it should be is left out: its schema has said so."""
    return Words(
        {
            area: _tree(KEYS[area] or {}, document.value, (), document, PATHS[area])
            for area, document in documents.items()
        }
    )


def _group(keys: Keys) -> schema.Schema:
    word = schema.Schema({language: _text(language) for language in LANGUAGES}, required=LANGUAGES)
    checks = {key: word if inner is None else _group(inner) for key, inner in keys.items()}
    return schema.Schema(checks, required=tuple(keys))


def _text(language: str) -> schema.Check:
    """A text, or its forms by plural category: all that the language has, or `other` alone where they are the same."""

    def check(value: object, path: schema.Path) -> Iterator[schema.Complaint]:
        if isinstance(value, dict):
            wanted = ("other",) if list(value) == ["other"] else plurals.categories(language)
            yield from schema.Schema(dict.fromkeys(wanted, schema.text), required=wanted)(value, path)
        else:
            yield from schema.text(value, path)

    return check


def _tree(
    keys: Keys, value: object, path: schema.Path, document: yaml_lines.Document, file: str
) -> Mapping[str, Word | Tree]:
    if not isinstance(value, dict):
        return {}
    found: dict[str, Word | Tree] = {}
    for key, part in value.items():
        inner = keys.get(key)
        if inner is not None:
            found[key] = _tree(inner, part, (*path, key), document, file)
        elif key in keys and isinstance(part, dict):
            texts = {
                language: part[language]
                for language in LANGUAGES
                if not any(_text(language)(part.get(language), ()))
            }
            found[key] = Word(texts, Place(file, document.line(*path, key)))
    return found
