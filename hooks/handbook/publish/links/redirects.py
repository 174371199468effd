"""Redirects: what keeps old and short addresses alive on any static host, small pages that lead on.

A refresh, a link, and a script that carries the anchor along. Anchors that moved from page to page: moved_anchors.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook.ledgers.permalinks import moves
from handbook.model import LANGUAGES, Address, Handbook, Page
from handbook.model.addresses import short_addresses
from handbook.model.urls import site_url
from handbook.page.moved_anchors import target_href, target_title
from handbook.render.jinja import render


@dataclass(frozen=True)
class _Redirect:
    """An address that leads on, the anchors of it that lead elsewhere, and what is said to the reader."""

    old: Address
    target: Address
    parts: Sequence[tuple[str, Address]]
    words: str


def files(handbook: Handbook, root: str) -> Iterator[tuple[str, str]]:
    """The pages that lead on: (path from the site's root, HTML). `root` is the site's own address, empty where not known."""
    for language in LANGUAGES:
        for page in _redirects(handbook, language):
            yield site_url(language, f"{page.old.page}index.html"), _html(handbook, language, page, root)


def _redirects(handbook: Handbook, language: str) -> Iterator[_Redirect]:
    short = {Address(each.url): Address(_url(each.path), each.anchor) for each in short_addresses(handbook)}
    moved = list(moves(handbook, language))
    words = handbook.words.area("page.redirect", language)
    live = {page.url for page in handbook.in_language(language)}
    for old, target in {**short, **{old: target for old, target in moved if not old.anchor}}.items():
        if old.page in live:
            continue
        anchors = [(each.anchor, to) for each, to in moved if each.page == old.page and each.anchor]
        # an anchor that only goes along with its page needs no line of its own
        parts = [(anchor, to) for anchor, to in anchors if to != Address(target.page, anchor)]
        yield _Redirect(old, target, parts, words["short" if old in short else "moved"])


def _html(handbook: Handbook, language: str, page: _Redirect, root: str) -> str:
    return render(
        "redirect.html",
        language=language,
        words=page.words,
        href=target_href(page.old.page, page.target),
        title=target_title(handbook, language, page.target),
        parts=[
            {
                "id": anchor,
                "href": target_href(page.old.page, to),
                "title": target_title(handbook, language, to),
            }
            for anchor, to in page.parts
        ],
        canonical=root + site_url(language, page.target.page) if root else "",
    )


def _url(path: str) -> str:
    return Page("", path, "").url
