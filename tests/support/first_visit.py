"""What comes unasked at a first visit, as readers need it: said here once more, apart from the code that sends it."""

from __future__ import annotations

import posixpath
import re

from handbook.model import LANGUAGES, Handbook
from handbook.model.urls import site_url
from support.places import SITE

PRECACHED = ("", "stages/", "formats/", "questions/", "my-dialogue/", "offline/", "templates/")
LATER = ("dialogue-moves", "form-acts", "holidays", "keeping", "term-door", "term-list", "undo", "word")
"""Scripts that these pages load once the reader asks, but those of the search."""


def first_pages(handbook: Handbook, language: str) -> set[str]:
    """The frame, all stages, forms and templates of a language."""
    stages = (f"stages/{stage.id}/" for stage in handbook.stages)
    formats = (f"formats/{form.id}/" for form in handbook.formats)
    templates = (f"templates/{form.id}/" for form in handbook.templates)
    return {site_url(language, name) for name in (*PRECACHED, *stages, *formats, *templates)}


def blank_documents(language: str) -> set[str]:
    """What a form becomes a Word file with at the meeting itself."""
    return {site_url(language, "templates/minutes/minutes.docx.js")}


def first_files(handbook: Handbook, language: str) -> set[str]:
    """The first pages of a language, what any first page loads, the marks of the site, and the answers for what is not kept."""
    # Asked for by that of the site: after the page; on the way up; by browsers that lack something.
    loaded = {f"assets/javascripts/{name}.js" for name in ("offline-copy", "head-again", "old-browsers")}
    for name in LANGUAGES:
        for page in first_pages(handbook, name):
            html = (SITE / page / "index.html").read_text(encoding="utf-8")
            loaded |= {
                posixpath.normpath(posixpath.join(page, path))
                for path in re.findall(r'<(?:script src|link rel="stylesheet" href)="([^"?]+)', html)
            }
    icons = {path.relative_to(SITE).as_posix() for path in (SITE / "assets" / "images").glob("favicon*")}
    answers = {site_url(name, "offline/answer.html") for name in LANGUAGES}
    loaded |= {f"assets/javascripts/{name}.js" for name in LATER}
    return first_pages(handbook, language) | blank_documents(language) | loaded | icons | answers
