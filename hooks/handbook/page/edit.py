"""Which files a page is made of: what an editor opens to mend it."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import UNLISTED, Handbook, Page

DATA = "docs/_data"
MADE_OF = {
    "glossary": "glossary.yml",
    "laws": "laws.yml",
    "ways": "ways.yml",
    "matters": "matters.yml",
    "downloads-yourself": "downloads.yml",
}
"""A marker whose part is what its page is for -> the data that make it."""
PARTLY_OF = {
    "formats-table": "formats.yml",
    "format-size": "formats.yml",
    "term-counter": "terms.yml",
    "slides": "slides.yml",
}
"""A marker whose part stands among an editor's own words -> the data that make it."""
MARKER = "handbook:"


def files(handbook: Handbook, page: Page) -> Iterator[tuple[str, str]]:
    """(word of `frame.report`, path from the project's root) of the files of a page, the one that most of it comes from first.

    edit: most of the page; edit_rest: the words around what is made of data; edit_data: data of a part; edit_specimen: a template
    filled in.
    """
    form = next((form for form in handbook.templates if f"templates/{form.id}.md" == page.path), None)
    markers = [
        reference.name.removeprefix(MARKER).strip()
        for section in page.sections
        for reference in section.markers
    ]
    if page.path in UNLISTED:
        markers = []  # one of each: they are samples
    made_of = (
        form.file if form else next((f"{DATA}/{MADE_OF[name]}" for name in markers if name in MADE_OF), "")
    )
    if made_of:
        yield "edit", made_of
        yield "edit_rest", page.file
    else:
        yield "edit", page.file
    for name in dict.fromkeys(PARTLY_OF[name] for name in markers if name in PARTLY_OF):
        yield "edit_data", f"{DATA}/{name}"
    if form and (specimen := handbook.specimen(form.id)):
        yield "edit_specimen", specimen.file
