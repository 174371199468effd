"""What keeps old and short addresses alive on any static host: small pages that lead on.

A refresh, a link, and a script that carries the anchor along. Anchors that moved from page to page: moved_anchors.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.ledgers.permalinks import moves
from handbook.model import LANGUAGES, Address, Handbook, Page
from handbook.model.addresses import short_addresses
from handbook.model.urls import site_url
from handbook.page.moved_anchors import target_href, target_title
from handbook.render.jinja import render


def files(handbook: Handbook, root: str) -> Iterator[tuple[str, str]]:
    """The pages that lead on: (path from the site's root, HTML). `root` is the site's own address, empty where not known."""
    for language in LANGUAGES:
        found = {
            Address(short.url): Address(_url(short.path), short.anchor) for short in short_addresses(handbook)
        }
        moved = list(moves(handbook, language))
        live = {page.url for page in handbook.in_language(language)}
        for old, target in {**found, **{old: target for old, target in moved if not old.anchor}}.items():
            parts = [
                (each.anchor, to)
                for each, to in moved
                if each.page == old.page
                and each.anchor
                and (to.page, to.anchor) != (target.page, each.anchor)
            ]
            if old.page not in live:
                words = handbook.words.area("page.redirect", language)["short" if old in found else "moved"]
                yield _file(handbook, language, old, target, parts, words, root)


def _file(
    handbook: Handbook,
    language: str,
    old: Address,
    target: Address,
    parts: list[tuple[str, Address]],
    words: str,
    root: str,
) -> tuple[str, str]:
    listed = [
        {"id": anchor, "href": target_href(old.page, to), "title": target_title(handbook, language, to)}
        for anchor, to in parts
    ]
    href = target_href(old.page, target)
    html = render(
        "redirect.html",
        language=language,
        words=words,
        href=href,
        title=target_title(handbook, language, target),
        parts=listed,
        canonical=root + site_url(language, target.page) if root else "",
    )
    return site_url(language, f"{old.page}index.html"), html


def _url(path: str) -> str:
    return Page("", path, "").url
