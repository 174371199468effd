"""What a reader gets for offline unasked, at the first visit: which pages, what their scripts load later, which blank documents."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from handbook.frame import scripts
from handbook.model import Handbook
from handbook.model.outputs import DOCUMENT
from handbook.model.urls import site_url
from handbook.render.output import Output

PRECACHED_PAGES = (
    "index.md",
    "stages/index.md",
    "formats/index.md",
    "questions.md",
    "my-dialogue.md",
    "offline.md",
    "templates/index.md",
)
"""Pages that are cached unasked, at the first visit, beside those of stages, forms and templates."""
OF_SEARCH = frozenset(f"{scripts.FOLDER}/{name}.js" for name in ("finder", "found", "search"))
"""What the search is made of: it comes with its index, at the reader's word."""
AT_THE_MEETING = ("minutes",)
"""Templates that are filled in where there may be no network: their blank documents come unasked, too."""


def pages(handbook: Handbook, language: str) -> Iterator[str]:
    for path in (
        *PRECACHED_PAGES,
        *(f"stages/{stage.id}.md" for stage in handbook.stages),
        *(f"formats/{form.id}.md" for form in handbook.formats),
        *(f"templates/{form.id}.md" for form in handbook.templates),
    ):
        page = handbook.page(language, path)
        if page:
            yield site_url(language, page.url) + "index.html"


def blank_documents(language: str) -> list[str]:
    """The blank documents that a filled-in form becomes a file with, of what is written at the meeting itself."""
    return [f"{DOCUMENT.path(language, name)}.js" for name in AT_THE_MEETING]


def loaded_later(known: Collection[str], site: Output) -> set[str]:
    """The scripts that these load once the reader asks, and those that they load in turn (handbook/frame/scripts.py)."""
    found: set[str] = set()
    asked = [path for path in known if path in site]
    while asked:
        for path in scripts.named_later(site.text(asked.pop())):
            if path not in found and path in site and path not in OF_SEARCH:
                found.add(path)
                asked.append(path)
    return found - set(known)
