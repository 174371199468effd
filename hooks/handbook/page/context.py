"""What the template of a page is given beside what MkDocs gives: words, styles, scripts, addresses, pagination."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from xml.etree.ElementTree import Element

from handbook.frame.manifest import theme_colours
from handbook.frame.scripts import Script, of_page
from handbook.frame.styles import Styles
from handbook.model import LANGUAGES, UNLISTED
from handbook.model.outputs import SEARCH_ENGINE, SEARCH_INDEX, SERVICE_WORKER, WEB_MANIFEST
from handbook.model.urls import relative_url, site_url
from handbook.page import fold, moved_anchors, navigation, report, sections
from handbook.page.body import Body
from handbook.page.navigation import PageLink
from handbook.page.view import View
from handbook.render import facts

NO_DESK = report.Desk()
Neighbour = tuple[str, str] | None
"""The title of the previous or the next page of the menu, and its address from the root of the site."""


def page_context(
    view: View,
    body: Body,
    styles: Styles,
    scripts: Mapping[str, Script],
    previous_page: Neighbour,
    next_page: Neighbour,
    is_preview: bool,
    desk: report.Desk = NO_DESK,
) -> dict[str, object]:
    """The values for `overrides/main.html`.

    `body` is what stands below the page's frame.
    """
    language, page = view.language, view.page
    pagination = navigation.pagination(view) or (
        _link(view, "previous", previous_page),
        _link(view, "next", next_page),
    )
    late = view.file(styles.late.address)
    is_folded = fold.put(body.root, Element("link", {"rel": "stylesheet", "href": late}))
    sections.without_names(body.root, styles.parts)
    reports = report.links(view, desk)
    frame = [scripts[name] for name in (("site", "report") if reports else ("site",))]
    return {
        "language": language,
        "words": view.words("frame"),
        "short_name": partial(navigation.short_name, view),
        "page_type": page.type,
        "styles": styles,
        "late": late,
        "is_folded": is_folded,
        "print": view.file(styles.print.address),
        "theme_script": scripts["theme"].text,
        "facts_of": facts.read,
        "scripts_of": lambda found: [each.address for each in (*frame, *of_page(found, scripts))],
        "intro": body.halves[0],
        "parts": body.halves[1],
        "search": _search(language),
        "alternates": _alternates(view),
        "home": view.href("index.md"),
        "home_title": view.title("index.md"),
        "glossary": {"href": view.href("glossary.md"), "title": view.title("glossary.md")},
        "my_dialogue": {"href": view.href("my-dialogue.md"), "title": view.title("my-dialogue.md")},
        "stepper": navigation.stepper(view),
        "to_do": navigation.to_do(view),
        "pagination": pagination,
        "nearest": navigation.nearest,
        "unlisted": page.path in UNLISTED,
        "moved_anchors": moved_anchors.notes(view, body.moves),
        "numbers": {
            section.id: f"{number} "
            for section in page.sections
            if (number := view.handbook.recommendation_number(page.path, section.id))
        },
        "app": {"manifest": WEB_MANIFEST.path(language), **theme_colours(styles)},
        "report": reports,
        "edits": report.edits(view, desk),
        "service_worker": "" if is_preview else SERVICE_WORKER,
    }


def _search(language: str) -> dict[str, object]:
    return {
        "worker": SEARCH_ENGINE.path(language),
        "index": SEARCH_INDEX.path(language),
    }


def _alternates(view: View) -> list[dict[str, str]]:
    """The page in every language. Relative addresses hold at a root, under a sub-path and in a folder."""
    page = view.page
    names = view.handbook.words.in_every_language("frame", "language_name")
    here = site_url(page.language, page.url)
    return [
        {
            "lang": name,
            "name": names[name],
            "path": site_url(name, page.url),
            "link": relative_url(here, site_url(name, page.url)),
        }
        for name in LANGUAGES
    ]


def _link(view: View, label: str, neighbour: Neighbour) -> PageLink | None:
    if not neighbour:
        return None
    title, address = neighbour
    return PageLink(
        view.words("frame")[label], title, relative_url(site_url(view.language, view.page.url), address)
    )
