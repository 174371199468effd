"""The flow diagram on A3, for the wall of a room where people learn or meet."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.components import flow
from handbook.drawing import qr_codes
from handbook.model import LANGUAGES, Handbook
from handbook.model.outputs import POSTER
from handbook.model.urls import site_url
from handbook.publish.paper.pages import Contents, drawing
from handbook.publish.paper.pdf import Document
from handbook.render.html import parsed
from handbook.render.jinja import render

PAGE = "stages/index.md"


def pdfs(handbook: Handbook, contents: Contents, root: str) -> Iterator[Document]:
    """The poster in each language; `root` is the site's own address, empty where it is not known."""
    for language in LANGUAGES:
        page = handbook.page(language, PAGE)
        if page and (language, PAGE) in contents:
            address = root + site_url(language, page.url) if root else ""
            code = (
                qr_codes.inline(
                    address, handbook.words.area("paper", language)["code"].format(address=address)
                )
                if address
                else ""
            )
            html = render(
                "pdf/poster.html",
                language=language,
                title=page.title,
                summary=page.summary,
                drawing=drawing(parsed(flow.for_the_wall(handbook, language))),
                brand=handbook.words.area("frame", language)["brand"],
                about=handbook.words.area("frame", language)["about"],
                address=address,
                code=code,
            )
            yield Document(POSTER.path(language), html, pages=1)
