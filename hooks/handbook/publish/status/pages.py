"""`status/`: how the handbook stands, for its editors. Pages of their own, that no menu, search, sitemap or copy leads to.

The days on it are those of data and commits (`status.report.day_of_inputs`). What an earlier text said is shown as long as the other
language waits for it; names, addresses and messages of those who changed it are not. Once the changes are long, those of a page
stand on a page beside: the first one is to be light on a phone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handbook.frame.scripts import Script
from handbook.frame.styles import Styles
from handbook.model import LANGUAGES, Handbook, Page
from handbook.model.outputs import STATUS
from handbook.model.urls import relative_url, site_url
from handbook.page.context import NO_DESK
from handbook.page.report import Desk
from handbook.page.view import View
from handbook.publish.status import parts
from handbook.render.facts import read
from handbook.render.jinja import render
from handbook.status.report import STATES, PageStatus, Report
from handbook.status.waiting import SIDES, tasks
from handbook.status.wording import Wording, short_date

BUDGET = 40_000
"""Letters of HTML that the changes may add to the first page, about 8 KB as sent."""


@dataclass(frozen=True)
class _Site:
    handbook: Handbook
    report: Report
    styles: Styles
    scripts: Mapping[str, Script]
    desk: Desk


def files(
    handbook: Handbook,
    report: Report,
    styles: Styles,
    scripts: Mapping[str, Script],
    desk: Desk = NO_DESK,
) -> Iterator[tuple[str, str]]:
    """The pages in every language: (path from the site's root, HTML)."""
    site = _Site(handbook, report, styles, scripts, desk)
    for language in LANGUAGES:
        yield from _of_language(site, language)


def _of_language(site: _Site, language: str) -> Iterator[tuple[str, str]]:
    wording = Wording(site.handbook, language)
    changes = {}
    left = BUDGET
    for page in site.report.pages:
        html = parts.changes(wording, page, site.desk)
        apart = f"{STATUS}{page.id}/" if len(html) > left else ""
        if html and not apart:
            left -= len(html)
        changes[page.path] = (html, apart)
        if apart:
            title = f"{_title(page, language)} · {wording.words['title']}"
            body = render("status-page.html", words=wording.words, title=_title(page, language), changes=html)
            yield _whole(site, wording, apart, title, body)
    yield _whole(site, wording, STATUS, wording.words["title"], _overview(site, wording, changes))


def _overview(site: _Site, wording: Wording, changes: Mapping[str, tuple[str, str]]) -> str:
    report, language, words = site.report, wording.language, wording.words
    view = View(site.handbook, Page(language, f"{STATUS.rstrip('/')}.md", ""))
    found = tasks(report)
    groups = [(state, [page for page in report.pages if page.state == state]) for state in STATES]
    due = [check for check in report.checks if check.is_due]
    later = [check for check in report.checks if not check.is_due]
    return render(
        "status.html",
        words=words,
        built=words["built"].format(date=wording.date(report.day.isoformat())),
        lacks=words["history"][report.history] if report.history != "whole" else "",
        languages=[(name, wording.name_of(name)) for name in LANGUAGES],
        sides=[
            {
                "title": words["sides"][f"of_{side}" if side in LANGUAGES else side],
                "tasks": [
                    {
                        "page": task.page and parts.anchor(task.page),
                        "title": task.page and _title_of(report, task.page, language),
                        "words": wording.task(task),
                        "since": short_date(task.since),
                    }
                    for task in found
                    if task.side == side
                ],
            }
            for side in SIDES
            if any(task.side == side for task in found)
        ],
        tasks=len(found),
        groups=[
            {
                "id": state.replace("_", "-"),
                "title": words["groups"][state],
                "meaning": words["meanings"].get(state, ""),
                "pages": [_row(view, wording, page, *changes[page.path]) for page in pages],
            }
            for state, pages in groups
            if pages
        ],
        elsewhere=[{"place": str(part.place), "what": part.what} for part in report.elsewhere],
        due=[
            {
                "place": str(check.place),
                "id": check.id,
                "row": words["checks"]["row"].format(
                    title=check.title[language], checked=short_date(check.checked)
                ),
            }
            for check in due
        ],
        do=words["checks"]["do"].format(today=report.day.isoformat()),
        next=words["checks"]["next"].format(
            date=short_date(later[0].due), count=sum(check.due == later[0].due for check in later)
        )
        if later
        else "",
        figures=[
            [rows[0][0], *(row[1] for row in rows)]
            for rows in zip(*(wording.figures(each) for each in report.figures), strict=True)
        ],
    )


def _row(view: View, wording: Wording, page: PageStatus, changes: str, apart: str) -> dict[str, object]:
    """A page in the table."""
    here = site_url(wording.language, STATUS)
    return {
        "anchor": parts.anchor(page.path),
        "title": _title(page, wording.language),
        "href": view.href(page.path) if wording.language in page.titles else "",
        "id": page.id,
        "cells": [
            (name, wording.words["states"][page.states[name]], short_date(page.since[name]))
            for name in LANGUAGES
        ],
        "to_fill": [f"{part.place.line}: {part.what}" for found in page.to_fill.values() for part in found],
        "changes": "" if apart else changes,
        "apart": relative_url(here, site_url(wording.language, apart)) if apart else "",
    }


def _whole(site: _Site, wording: Wording, url: str, title: str, body: str) -> tuple[str, str]:
    """(path, HTML) of a page with its frame."""
    language = wording.language
    here = site_url(language, url)
    names = site.handbook.words.in_every_language("frame", "language_name")
    frame = render(
        "status-body.html",
        brand=site.handbook.words.area("frame", language)["app"],
        home=relative_url(here, site_url(language, "")),
        status=relative_url(here, site_url(language, STATUS)) if url != STATUS else "",
        words=wording.words,
        others=[
            (name, names[name], relative_url(here, site_url(name, url)))
            for name in LANGUAGES
            if name != language
        ],
        body=body,
    )
    html = render(
        "status-frame.html",
        language=language,
        title=title,
        body=frame,
        styles=site.styles.first(read(frame)) + site.styles.apart["status"],
        dark=site.styles.dark,
        theme_script=site.scripts["theme"].text,
    )
    return f"{here}index.html", html


def _title(page: PageStatus, language: str) -> str:
    return page.titles.get(language) or next(iter(page.titles.values()))


def _title_of(report: Report, path: str, language: str) -> str:
    page = report.page(path)
    return _title(page, language) if page else path
