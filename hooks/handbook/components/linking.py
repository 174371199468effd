"""Ready lines for webmasters: a link, a card, an embed, to be copied into other sites.

The choosing is in assets/javascripts/elements/linking.js; without JavaScript the lines of the page in hand stand there to be
read, and the addresses of all embed_facts. Where the site's own address is not known, a mark stands in its place: the script puts
in the address that the page is read at.
"""

from __future__ import annotations

import json

from handbook.components import embed_facts
from handbook.model import LANGUAGES, UNLISTED
from handbook.model.addresses import embed_addresses, short_addresses
from handbook.model.urls import site_url
from handbook.page.view import View
from handbook.render.jinja import render


def fragment(view: View) -> str:
    """The element with its data, and inside it what is read without JavaScript."""
    language = view.language
    handbook = view.handbook
    shorts = {short.path: short.url for short in short_addresses(handbook) if not short.anchor}
    pages = []
    for page in handbook.in_language(language):
        if page.path not in UNLISTED:
            twins = {name: handbook.page(name, page.path) or page for name in LANGUAGES}
            pages.append(
                {
                    "url": page.url,
                    "title": [twins[name].title for name in LANGUAGES],
                    "summary": [twins[name].summary for name in LANGUAGES],
                    "short": shorts.get(page.path, ""),
                }
            )
    named = [entry.name for entry in handbook.nav]
    order = {(handbook.page(language, path) or view.page).url: place for place, path in enumerate(named)}
    pages.sort(key=lambda page: order.get(str(page["url"]), len(order)))
    embeds = list(embed_addresses(handbook))
    parts = [
        {
            "url": embed.url,
            "title": [embed_facts.title(handbook, embed, name) for name in LANGUAGES],
            "height": embed_facts.HEIGHTS[embed.kind],
        }
        for embed in embeds
    ]
    # A column's values resemble each other, so that they compress better together than page by page.
    columns = {
        "url": [page["url"] for page in pages],
        "short": [page["short"] for page in pages],
        **{name: list(zip(*(page[name] for page in pages), strict=True)) for name in ("title", "summary")},
    }
    words, mark = view.words("linking.script"), view.words("linking")["mark"]
    words["languages"] = {name: words["languages"][f"of_{name}"] for name in LANGUAGES}
    data = {
        "root": view.root,
        "languages": LANGUAGES,
        "columns": columns,
        "parts": parts,
        "words": words,
    }
    root = view.root or mark
    home = handbook.page(language, "index.md")
    listed = [
        {
            "href": view.file(site_url(language, embed.url)),
            "title": embed_facts.title(handbook, embed, language),
        }
        for embed in embeds
    ]
    return render(
        "linking.html",
        data=json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        label=view.words("linking.page"),
        root=root,
        page=root + site_url(language, ""),
        title=home.sections[0].title if home else "",
        summary=home.summary if home else "",
        language=language,
        embed=root + site_url(language, "embed/flow/"),
        height=embed_facts.HEIGHTS["flow"],
        embed_title=listed[0]["title"],
        parts=listed,
        unknown="" if view.root else view.words("linking.page")["unknown"].format(mark=mark),
    )
