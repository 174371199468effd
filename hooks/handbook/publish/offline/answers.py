"""The answer of the service worker to a page that is not kept, when there is no network."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.frame.scripts import Script
from handbook.frame.styles import Styles
from handbook.model import LANGUAGES, UNLISTED, Handbook, Page
from handbook.model.outputs import OFFLINE_ANSWER
from handbook.model.urls import site_url
from handbook.page.view import View
from handbook.render.facts import read
from handbook.render.jinja import render


def answers(handbook: Handbook, styles: Styles, scripts: Mapping[str, Script]) -> list[tuple[str, str]]:
    """(path from the site's root, HTML) of the answer in each language.

    It lists every page; its script (answer.js) takes out those that are not kept, and makes addresses whole.
    """
    return [
        (OFFLINE_ANSWER.path(language), _answer(handbook, language, styles, scripts))
        for language in LANGUAGES
    ]


def _answer(handbook: Handbook, language: str, styles: Styles, scripts: Mapping[str, Script]) -> str:
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
    body = render("offline-answer-body.html", words=words, lists=lists, offline=offline)
    return render(
        "offline-answer.html",
        language=language,
        title=words["title"],
        body=body,
        styles=styles.text + styles.of_components(read(body)),
        dark=styles.dark,
        theme_script=scripts["theme"].text,
        answer_script=scripts["answer"].text,
    )
