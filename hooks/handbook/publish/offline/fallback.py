"""The offline fallback: what the service worker answers where a page is not cached and there is no network."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from handbook.frame.scripts import Script
from handbook.frame.styles import Styles
from handbook.model import LANGUAGES, UNLISTED, Handbook, Page
from handbook.model.outputs import OFFLINE_FALLBACK
from handbook.model.urls import site_url
from handbook.page.view import View
from handbook.render.facts import read
from handbook.render.jinja import render


def pages(handbook: Handbook, styles: Styles, scripts: Mapping[str, Script]) -> list[tuple[str, str]]:
    """(path from the site's root, HTML) of the fallback in each language.

    It lists every page; its script (offline-fallback.js) takes out those that are not kept, and makes addresses whole.
    """
    return [
        (OFFLINE_FALLBACK.path(language), _page(handbook, language, styles, scripts))
        for language in LANGUAGES
    ]


def _page(handbook: Handbook, language: str, styles: Styles, scripts: Mapping[str, Script]) -> str:
    view = View(handbook, Page(language, "offline/index.md", ""))
    words = handbook.words.area("offline.answer", language)
    order = {entry.name: place for place, entry in enumerate(handbook.nav)}
    lists = []
    for name in (language, *(other for other in LANGUAGES if other != language)):
        pages = sorted(
            (page for page in handbook.in_language(name) if page.path not in UNLISTED),
            key=lambda page: order.get(page.path, len(order)),
        )
        addresses = [site_url(name, page.url) for page in pages]
        lists.append(
            {
                "language": name,
                "title": words["kept"] if name == language else words["others"][f"of_{name}"],
                "pages": [
                    {"address": address, "href": view.file(address), "title": page.title}
                    for address, page in zip(addresses, pages, strict=True)
                ],
            }
        )
    has_page = handbook.page(language, "offline.md")
    offline = (
        {"address": site_url(language, "offline/"), "href": view.href("offline.md")} if has_page else None
    )
    body = render("offline-fallback-body.html", words=words, lists=lists, offline=offline)
    return render(
        "offline-fallback.html",
        language=language,
        title=words["title"],
        body=body,
        styles=styles.first(read(body)),
        dark=styles.dark,
        theme_script=scripts["theme"].text,
        fallback_script=scripts["offline-fallback"].text,
    )


def last_resort(handbook: Handbook) -> str:
    """The answer where not even the page that says what is kept is there, as HTML."""
    words = {language: handbook.words.area("offline.away", language) for language in LANGUAGES}
    return (
        "<!doctype html><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        f"<title>{' · '.join(escape(each['title']) for each in words.values())}</title>"
        + "".join(f"<p lang={language}>{escape(each['text'])}" for language, each in words.items())
    )
