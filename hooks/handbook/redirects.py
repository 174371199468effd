"""What keeps old and short addresses alive on any static host: pages that lead on, and marks in the pages themselves.

- A page that has moved, and every short address, is a small page that leads on: a refresh, a link, and a script that carries
  the anchor along.
- An anchor that has moved within its page is an empty mark at its new place: it works by itself.
- An anchor that has moved to another page leaves a note on the old one, seen only by those who come for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .addresses import short_addresses
from .model import LANGUAGES, Address, Handbook, Page
from .permalinks import moves
from .view import View, relative_url, render, site_url

WORDS = {
    "kk": {"moved": "Бұл бет көшті. Жаңа мекенжайы:", "short": "Бұл – қысқа мекенжай. Бет өзі ашылады. Ашылмаса, мынаны басыңыз:",
           "part": "Бұл бөлім көшті. Енді мұнда:"},
    "ru": {"moved": "Эта страница переехала. Новый адрес:", "short": "Это короткий адрес. Страница откроется сама. Если нет, нажмите:",
           "part": "Этот раздел переехал. Теперь он здесь:"},
}


def files(handbook: Handbook, root: str) -> Iterator[tuple[str, str]]:
    """The pages that lead on: (path from the site's root, HTML). `root` is the site's own address, empty where not known."""
    for language in LANGUAGES:
        found = {Address(short.url): Address(_url(short.path), short.anchor) for short in short_addresses(handbook)}
        moved = list(moves(handbook, language))
        live = {page.url for page in handbook.in_language(language)}
        for old, target in {**found, **{old: target for old, target in moved if not old.anchor}}.items():
            parts = [(each.anchor, to) for each, to in moved if each.page == old.page and each.anchor
                     and (to.page, to.anchor) != (target.page, each.anchor)]
            if old.page not in live:
                words = WORDS[language]["short" if old in found else "moved"]
                yield _file(handbook, language, old, target, parts, words, root)


def keep_anchors(html: str, view: View) -> str:
    """A page's HTML with an empty mark, for each anchor that has moved within it, in the element that it stands for now."""
    for old, target in moves(view.handbook, view.language):
        if old.page == target.page == view.page.url and old.anchor and target.anchor:
            element = re.compile(rf'<(?P<tag>\w+)\b[^>]*\bid="{re.escape(target.anchor)}"[^>]*>')
            found = element.search(html)
            if found:
                # A row of a table takes no text of its own: the mark goes into its first cell.
                end = html.index(">", found.end()) + 1 if found["tag"] == "tr" else found.end()
                html = f'{html[:end]}<span id="{old.anchor}"></span>{html[end:]}'
    return html


def left_behind(view: View) -> list[dict[str, str]]:
    """Notes for those who come to a page for an anchor that stands on another one now, or nowhere on this: id, words, link."""
    notes = []
    for old, target in moves(view.handbook, view.language):
        if old.page == view.page.url and old.anchor and not (target.page == old.page and target.anchor):
            notes.append({"id": old.anchor, "words": WORDS[view.language]["part"], "title": _title(view.handbook, view.language, target),
                          "href": _href(view.page.url, target)})
    return notes


def _file(handbook: Handbook, language: str, old: Address, target: Address, parts: list[tuple[str, Address]], words: str,
          root: str) -> tuple[str, str]:
    listed = [{"id": anchor, "href": _href(old.page, to), "title": _title(handbook, language, to)} for anchor, to in parts]
    href = _href(old.page, target)
    html = render("redirect.html", language=language, words=words, href=href, title=_title(handbook, language, target), parts=listed,
                  canonical=root + site_url(language, target.page) if root else "")
    return site_url(language, f"{old.page}index.html"), html


def _url(path: str) -> str:
    return Page("", path, "").url


def _href(start: str, target: Address) -> str:
    return relative_url(start, target.page) + (f"#{target.anchor}" if target.anchor else "")


def _title(handbook: Handbook, language: str, target: Address) -> str:
    page = next((page for page in handbook.in_language(language) if page.url == target.page), None)
    section = page.section(target.anchor) if page and target.anchor else None
    return section.title if section else page.title if page else str(target)
