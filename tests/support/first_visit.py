"""What comes unasked at a first visit, as readers need it: said here once more, apart from the code that sends it."""

from __future__ import annotations

import posixpath
import re

from handbook.model import LANGUAGES, Handbook
from handbook.model.urls import site_url
from support.places import SITE

PRECACHED = ("", "stages/", "formats/", "questions/", "my-dialogue/", "offline/")


def first_pages(handbook: Handbook, language: str) -> set[str]:
    """The frame, all stages and all forms of a language."""
    stages = (f"stages/{stage.id}/" for stage in handbook.stages)
    formats = (f"formats/{form.id}/" for form in handbook.formats)
    return {site_url(language, name) for name in (*PRECACHED, *stages, *formats)}


def first_files(handbook: Handbook, language: str) -> set[str]:
    """The first pages of a language, what any first page loads, the marks of the site, and the answers for what is not kept."""
    loaded = set()
    for name in LANGUAGES:
        for page in first_pages(handbook, name):
            html = (SITE / page / "index.html").read_text(encoding="utf-8")
            loaded |= {
                posixpath.normpath(posixpath.join(page, path))
                for path in re.findall(r'<script src="([^"?]+)', html)
            }
    icons = {path.relative_to(SITE).as_posix() for path in (SITE / "assets" / "images").glob("favicon*")}
    answers = {site_url(name, "offline/answer.html") for name in LANGUAGES}
    return first_pages(handbook, language) | loaded | icons | answers
