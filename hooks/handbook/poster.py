"""The flow diagram on A3, for the wall of a room where people learn or meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from . import codes
from .book_pages import Contents, drawing
from .interface import WORDS
from .model import LANGUAGES, Handbook
from .outputs import POSTER
from .pdf import Document
from .view import View, download, render, site_url

PAGE = "stages/index.md"
LABELS: Mapping[str, Mapping[str, str]] = {
    "kk": {"code": "QR-код: {address}", "link": "Қабырғаға ілетін схема (PDF, A3, {size})"},
    "ru": {"code": "QR-код: {address}", "link": "Схема на стену (PDF, A3, {size})"},
}


def pdfs(handbook: Handbook, contents: Contents, root: str) -> Iterator[Document]:
    """The poster in each language; `root` is the site's own address, empty where it is not known."""
    for language in LANGUAGES:
        page = handbook.page(language, PAGE)
        if page and (language, PAGE) in contents:
            address = root + site_url(language, page.url) if root else ""
            html = render("pdf/poster.html", language=language, title=page.title, summary=page.summary,
                          drawing=drawing(contents[language, PAGE]), brand=WORDS[language]["brand"], about=WORDS[language]["about"],
                          address=address, code=codes.inline(address, LABELS[language]["code"].format(address=address)) if address else "")
            yield Document(POSTER.path(language), html, pages=1)


def link(view: View) -> str:
    """A link to the poster, on the page of all stages; empty elsewhere and where the site goes without PDFs."""
    return download(view, POSTER, LABELS[view.language]["link"]) if view.page.path == PAGE else ""
