"""Ready lines for webmasters: a link, a card, an embed, to be copied into other sites.

The choosing is in assets/javascripts/elements/linking.js, what can be chosen is in a script of its own, `data`, that comes after the
page; without JavaScript the lines of the page in hand stand there to be read, and the addresses of all embed_facts. Where the
site's own address is not known, a mark stands in its place: the script puts in the address that the page is read at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from handbook.components import embed_facts
from handbook.model import LANGUAGES, UNLISTED, Handbook
from handbook.model.addresses import embed_addresses, short_addresses
from handbook.model.urls import site_url
from handbook.page.view import View
from handbook.render.jinja import render


@dataclass(frozen=True)
class _PageRow:
    """A page that can be linked to; texts in the order of LANGUAGES."""

    url: str
    short: str
    title: tuple[str, ...]
    summary: tuple[str, ...]


class _PartRow(TypedDict):
    """A part that can be embedded, as the script takes it; the title in the order of LANGUAGES."""

    url: str
    title: list[str]
    height: int


def data(handbook: Handbook, root: str) -> dict[str, object]:
    """All pages and parts that other sites can show, the same for every language. `root`: the site's own address, where known."""
    return {
        "root": root,
        "languages": LANGUAGES,
        "columns": _columns(_pages(handbook)),
        "parts": _parts(handbook),
    }


def fragment(view: View) -> str:
    """The element, and inside it what is read without JavaScript."""
    language = view.language
    parts = _parts(view.handbook)
    mark = view.words("linking")["mark"]
    root = view.root or mark
    home = view.handbook.page(language, "index.md")
    here = LANGUAGES.index(language)
    listed = [
        {"href": view.file(site_url(language, part["url"])), "title": part["title"][here]} for part in parts
    ]
    return render(
        "linking.html",
        label=view.words("linking.page"),
        root=root,
        page=root + site_url(language, ""),
        title=embed_facts.page_title(view.handbook, home) if home else "",
        summary=home.summary if home else "",
        language=language,
        embed=root + site_url(language, "embed/flow/"),
        height=embed_facts.HEIGHTS["flow"],
        embed_title=listed[0]["title"],
        parts=listed,
        unknown="" if view.root else view.words("linking.page")["unknown"].format(mark=mark),
    )


def _pages(handbook: Handbook) -> list[_PageRow]:
    """The pages in the order of the menu; those that it does not name come last."""
    shorts = {short.path: short.url for short in short_addresses(handbook) if not short.anchor}
    order = {entry.name: place for place, entry in enumerate(handbook.nav)}
    listed = [page for page in handbook.in_language(LANGUAGES[0]) if page.path not in UNLISTED]
    rows = []
    for page in sorted(listed, key=lambda page: order.get(page.path, len(order))):
        twins = [handbook.page(name, page.path) or page for name in LANGUAGES]
        rows.append(
            _PageRow(
                url=page.url,
                short=shorts.get(page.path, ""),
                title=tuple(embed_facts.page_title(handbook, twin) for twin in twins),
                summary=tuple(twin.summary for twin in twins),
            )
        )
    return rows


def _columns(pages: Sequence[_PageRow]) -> dict[str, list[object]]:
    """The pages by column: its values resemble each other, and compress better together than page by page."""
    return {
        "url": [page.url for page in pages],
        "short": [page.short for page in pages],
        "title": list(zip(*(page.title for page in pages), strict=True)),
        "summary": list(zip(*(page.summary for page in pages), strict=True)),
    }


def _parts(handbook: Handbook) -> list[_PartRow]:
    return [
        {
            "url": embed.url,
            "title": [embed_facts.title(handbook, embed, name) for name in LANGUAGES],
            "height": embed_facts.HEIGHTS[embed.kind],
        }
        for embed in embed_addresses(handbook)
    ]
