"""The Word files of template documents, and the parts of each as a script for filling in on the page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from handbook.components.documents import format_choices
from handbook.ledgers import changed
from handbook.model import LANGUAGES, Handbook
from handbook.model.forms import TemplateForm
from handbook.model.outputs import BILINGUAL_DOCUMENT, DOCUMENT, SPECIMEN
from handbook.publish.office import docx, ooxml


def files(handbook: Handbook) -> Iterator[tuple[str, bytes]]:
    """Every file made from the definitions: (path from the site's root, content)."""
    for form in handbook.templates:
        yield from files_of(handbook, form)


def files_of(handbook: Handbook, form: TemplateForm) -> Iterator[tuple[str, bytes]]:
    """The files of one template: the Word documents, the parts of each as a script for filling in on the page, and a filled-in one."""
    formats = format_choices(handbook)
    made = [(DOCUMENT.path(language, form.id), [language]) for language in LANGUAGES]
    if form.bilingual:
        made.append((BILINGUAL_DOCUMENT.path(LANGUAGES[0], form.id), list(LANGUAGES)))
    for path, languages in made:
        day = _day(handbook, form, languages)
        parts = docx.parts(form, languages, formats, handbook.words, day=day)
        yield path, ooxml.archive(parts)
        marked = docx.parts(form, languages, formats, handbook.words, is_marked=True, day=day)
        yield f"{path}.js", _script(path.rsplit("/", 1)[-1], marked, form.edition)
    specimen = handbook.specimen(form.id)
    if specimen:
        filled = specimen.filled(form)
        for language in LANGUAGES:
            day = _day(handbook, form, [language])
            parts = docx.parts(filled, [language], formats, handbook.words, specimen, day=day)
            yield SPECIMEN.path(language, form.id), ooxml.archive(parts)


def _day(handbook: Handbook, form: TemplateForm, languages: Sequence[str]) -> str:
    """The day on which the words of a template last changed, in any of the languages; empty where it is not recorded."""
    pages = [handbook.page(language, f"templates/{form.id}.md") for language in languages]
    return max((changed.last_changed(handbook, page) for page in pages if page), default="")


def _script(name: str, parts: Mapping[str, str], edition: str) -> bytes:
    """Gives itself only to a page of the same edition, which names it in the address that it asks for."""
    data = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return (
        f'if(document.currentScript.src.endsWith("?edition={edition}"))'
        f"(window.handbookDocuments=window.handbookDocuments||{{}})[{json.dumps(name)}]={data};"
    ).encode()
