"""Every text that readers see, with its language and where it stands: what rules about words and signs look through."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Protocol

from handbook.model import Handbook, Place, Text
from handbook.model.forms import Choice, Field, TemplateForm
from handbook.model.specimens import Specimen
from handbook.source.markdown import visible_words

DATE_FORMAT = "documents.word.date_format"
"""A pattern among the words of the interface."""
Spoken = tuple[str, Place, str]
"""Language, place, words."""
_Path = tuple[str | int, ...]


class _Entry(Protocol):
    """An entry of a data file."""

    @property
    def place(self) -> Place: ...
    @property
    def texts(self) -> Iterable[Text]: ...


def visible_texts(handbook: Handbook) -> Iterator[tuple[Place, str]]:
    """Every line that readers see: prose, front matter, the texts of glossary, laws and formats, the words of the interface."""
    return ((place, text) for _, place, text in spoken_texts(handbook))


def spoken_texts(handbook: Handbook) -> Iterator[Spoken]:
    """The same with the language of each."""
    yield from _pages(handbook)
    yield from of_entries(
        handbook.terms,
        handbook.laws,
        handbook.ways,
        handbook.legal_terms,
        handbook.matters,
        handbook.templates,
        handbook.formats,
    )
    yield from _words(handbook)


def written_texts(handbook: Handbook) -> Iterator[tuple[Place, str]]:
    """Every line that is set in type: whole lines of pages, and the texts of all data and of the menu."""
    for page in handbook.pages.values():
        yield from ((page.place(number), line) for number, line in page.lines)
    yield from visible_texts(handbook)
    for _, place, text in of_entries(handbook.purposes, handbook.downloads, handbook.slides):
        yield place, text
    yield from ((place, words) for _, place, words in _menu(handbook))


def worded_texts(handbook: Handbook) -> Iterator[Spoken]:
    """All that the editors have put in words themselves, to the line: also slides, downloads, the menu and filled-in specimens;
    without the titles of laws."""
    yield from _pages(handbook)
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
            yield from ((name, _line(form, *path, name), words) for name, words in text.items())
    for specimen in handbook.specimens:
        for path, text in _of_specimen(specimen):
            yield from ((name, specimen.place(*path, name), words) for name, words in text.items())
    yield from _words(handbook)
    yield from _menu(handbook)


def of_entries(*lists: Iterable[_Entry]) -> Iterator[Spoken]:
    """The words of entries in all languages: each model class knows its own texts."""
    for entry in itertools.chain(*lists):
        for text in entry.texts:
            yield from ((language, entry.place, words) for language, words in text.items())


def _pages(handbook: Handbook) -> Iterator[Spoken]:
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


def _line(form: TemplateForm, *path: str | int) -> Place:
    while path and path not in form.lines:
        path = path[:-1]
    return Place(form.file, form.lines.get(path, 1))


def _of_template(form: TemplateForm) -> Iterator[tuple[_Path, Text]]:
    """Every text of a template with its way in the file."""
    for name, text in (("title", form.title), ("purpose", form.purpose), ("heading", form.own_heading)):
        yield from _there((name,), text)
    for number, section in enumerate(form.sections):
        yield from _there(("sections", number, "title"), section.title)
        yield from _there(("sections", number, "text"), section.text)
        for index, field in enumerate(section.fields):
            path: _Path = ("sections", number, "fields", index)
            yield from _of_field(path, field)
            for position, column in enumerate(field.columns):
                yield from _of_field((*path, "columns", position), column)


def _of_field(path: _Path, field: Field) -> Iterator[tuple[_Path, Text]]:
    yield from _there((*path, "label"), field.label)
    yield from _there((*path, "help"), field.help)
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
