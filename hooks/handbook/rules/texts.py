"""Every text that readers see, with its language and where it stands: what rules about words and signs look through."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Protocol

from handbook.model import Handbook, Place, Text
from handbook.model.forms import Choice, Field, TemplateForm
from handbook.model.specimens import Specimen
from handbook.rules.form_places import place
from handbook.source.markdown import CODE_SPAN, visible_words

DATE_FORMAT = "documents.word.date_format"
"""A pattern among the words of the interface."""
CODE = "N"
"""What stands in place of code."""
Spoken = tuple[str, Place, str]
"""Language, place, words."""
_Path = tuple[str | int, ...]
KEPT = 2
"""Of so many handbooks the texts are kept: a score of rules looks through those of one."""


class _Entry(Protocol):
    """An entry of a data file."""

    @property
    def place(self) -> Place: ...
    @property
    def texts(self) -> Iterable[Text]: ...


class _Named(Protocol):
    """One that people call otherwise too."""

    @property
    def place(self) -> Place: ...
    @property
    def also(self) -> Mapping[str, tuple[str, ...]]: ...


@lru_cache(maxsize=KEPT)
def visible_texts(handbook: Handbook) -> tuple[tuple[Place, str], ...]:
    """Every line that readers see: prose, front matter, the texts of glossary, laws and formats, the words of the interface."""
    return tuple((place, text) for _, place, text in spoken_texts(handbook))


@lru_cache(maxsize=KEPT)
def spoken_texts(handbook: Handbook) -> tuple[Spoken, ...]:
    """The same with the language of each."""
    return tuple(_spoken(handbook))


def _spoken(handbook: Handbook) -> Iterator[Spoken]:
    yield from page_texts(handbook)
    yield from of_entries(
        handbook.terms,
        handbook.laws,
        handbook.ways,
        handbook.legal_terms,
        handbook.matters,
        handbook.templates,
        handbook.formats,
        handbook.purposes,
        handbook.downloads,
        handbook.slides,
    )
    yield from _words(handbook)


@lru_cache(maxsize=KEPT)
def written_texts(handbook: Handbook) -> tuple[tuple[Place, str], ...]:
    """Every line that is set in type: whole lines of pages, and the texts of all data and of the menu."""
    return tuple(_written(handbook))


@lru_cache(maxsize=KEPT)
def all_signs(handbook: Handbook) -> frozenset[str]:
    """Every sign that is set in type: what is not among them need not be looked for."""
    return frozenset("".join(text for _, text in written_texts(handbook)))


def _written(handbook: Handbook) -> Iterator[tuple[Place, str]]:
    for page in handbook.pages.values():
        yield from ((page.place(number), line) for number, line in page.lines)
    yield from visible_texts(handbook)
    yield from ((place, words) for _, place, words in _menu(handbook))


@lru_cache(maxsize=KEPT)
def worded_texts(handbook: Handbook) -> tuple[Spoken, ...]:
    """All that the editors have put in words themselves, to the line: also slides, downloads, the menu and filled-in specimens;
    without the titles of laws."""
    return tuple(_worded(handbook))


def _worded(handbook: Handbook) -> Iterator[Spoken]:
    yield from page_texts(handbook)
    for law in handbook.laws:
        for text in (law.gives, law.note, law.amended):
            yield from ((language, law.place, words) for language, words in (text or {}).items())
    yield from of_entries(
        handbook.terms,
        handbook.ways,
        handbook.legal_terms,
        handbook.matters,
        handbook.formats,
        handbook.purposes,
        handbook.downloads,
        handbook.slides,
    )
    for form in handbook.templates:
        for path, text in _of_template(form):
            yield from ((name, place(form, *path, name), words) for name, words in text.items())
    for specimen in handbook.specimens:
        for path, text in _of_specimen(specimen):
            yield from ((name, specimen.place(*path, name), words) for name, words in text.items())
    yield from _words(handbook)
    yield from _menu(handbook)


@lru_cache(maxsize=KEPT)
def signed_texts(handbook: Handbook) -> tuple[Spoken, ...]:
    """The same for rules on signs and spaces: what is code, or a name in braces, stands there as one letter; no rows of tables."""
    pages = (
        (page.language, page.place(number), visible_words(CODE_SPAN.sub(CODE, line)).strip())
        for page in handbook.pages.values()
        for number, line in page.lines
        if not line.lstrip().startswith("|")
    )
    return (*pages, *_worded(dataclasses.replace(handbook, pages={})))


def titled_texts(handbook: Handbook) -> Iterator[Spoken]:
    """All that is spelt: what the editors have put in words, and the titles of laws."""
    yield from worded_texts(handbook)
    for law in handbook.laws:
        yield from ((language, law.place, title) for language, title in law.title.items())


def texts_of_data(handbook: Handbook) -> Iterator[tuple[Place, Text]]:
    """Every text of the data in all its languages at once, with its place: entries, templates, filled-in specimens, the menu."""
    entries = (
        handbook.terms,
        handbook.laws,
        handbook.ways,
        handbook.legal_terms,
        handbook.matters,
        handbook.formats,
        handbook.purposes,
        handbook.downloads,
        handbook.slides,
    )
    for entry in itertools.chain[_Entry](*entries):
        yield from ((entry.place, text) for text in entry.texts)
    for form in handbook.templates:
        yield from ((place(form, *path), text) for path, text in _of_template(form))
    for specimen in handbook.specimens:
        yield from ((specimen.place(*path), text) for path, text in _of_specimen(specimen))
    yield from ((Place("mkdocs.yml", section.line), section.title) for section in handbook.menu)


def names_of_data(handbook: Handbook) -> Iterator[tuple[Place, Text]]:
    """What else things are called, for the search, in all languages at once."""
    entries = (handbook.stages, handbook.formats, handbook.terms, handbook.ways, handbook.matters)
    for entry in itertools.chain[_Named](*entries, handbook.templates):
        yield entry.place, {language: ". ".join(names) for language, names in entry.also.items()}
    groups = [(kind.place, kind.words) for kind in handbook.kinds]
    groups += [(family.place, family.words) for family in handbook.synonyms]
    for found, words in groups:
        yield found, {language: ". ".join(names) for language, names in words.items()}


def of_entries(*lists: Iterable[_Entry]) -> Iterator[Spoken]:
    """The words of entries in all languages: each model class knows its own texts."""
    for entry in itertools.chain(*lists):
        for text in entry.texts:
            yield from ((language, entry.place, words) for language, words in text.items())


@lru_cache(maxsize=KEPT)
def page_texts(handbook: Handbook) -> tuple[Spoken, ...]:
    """Every line of the pages, with their titles and summaries."""
    return tuple(_of_pages(handbook))


def _of_pages(handbook: Handbook) -> Iterator[Spoken]:
    for page in handbook.pages.values():
        for number, line in page.lines:
            yield page.language, page.place(number), visible_words(line)
        for key in ("title", "summary"):
            if isinstance(value := page.meta.get(key), str):
                yield page.language, page.place(page.meta_lines.get(key, 1)), value


def _words(handbook: Handbook) -> Iterator[Spoken]:
    for name, word in handbook.words.entries():
        for language, forms in word.texts.items() if name != DATE_FORMAT else ():
            shown = [forms] if isinstance(forms, str) else forms.values()
            yield from ((language, word.place, line) for text in shown for line in text.splitlines())


def _menu(handbook: Handbook) -> Iterator[Spoken]:
    for section in handbook.menu:
        for language, words in section.title.items():
            yield language, Place("mkdocs.yml", section.line), words


def _of_template(form: TemplateForm) -> Iterator[tuple[_Path, Text]]:
    """Every text of a template with its way in the file."""
    for name, text in (("title", form.title), ("purpose", form.purpose), ("heading", form.own_heading)):
        yield from _there((name,), text)
    for number, section in enumerate(form.sections):
        yield from _there(("sections", number, "title"), section.title)
        yield from _there(("sections", number, "text"), section.text)
        yield from _there(("sections", number, "by_one"), section.by_one)
        for index, field in enumerate(section.fields):
            path: _Path = ("sections", number, "fields", index)
            yield from _of_field(path, field)
            for position, column in enumerate(field.columns):
                yield from _of_field((*path, "columns", position), column)


def _of_field(path: _Path, field: Field) -> Iterator[tuple[_Path, Text]]:
    yield from _there((*path, "label"), field.label)
    yield from _there((*path, "help"), field.help)
    yield from _there((*path, "by_one"), field.by_one)
    for index, choice in enumerate(field.choices):
        if isinstance(choice, Choice):
            yield (*path, "choices", index, "label"), choice.label


def _there(path: _Path, text: Text | None) -> Iterator[tuple[_Path, Text]]:
    if text:
        yield path, text


def _of_specimen(specimen: Specimen) -> Iterator[tuple[_Path, Text]]:
    """Every text of a specimen with its way in the file; what is alike in all languages is no text."""
    for name, value in specimen.values.items():
        if isinstance(value, dict):
            yield (name,), value
        for index, row in enumerate(value if isinstance(value, list) else ()):
            for column, cell in row.items() if isinstance(row, dict) else ():
                if isinstance(cell, dict):
                    yield (name, index, column), cell
