"""Which marker stands for which generated part: `<!-- handbook: dialogue-flow -->`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from handbook.components import (
    chooser,
    documents,
    download_links,
    downloads,
    flow,
    formats,
    linking,
    my_dialogue,
    offline,
    reference,
    stage_list,
)
from handbook.page.view import View

FRAGMENTS: Mapping[str, Callable[[View], str]] = {
    "dialogue-flow": lambda view: flow.fragment(view) + download_links.poster(view),
    "stage-list": stage_list.fragment,
    "formats-table": formats.table,
    "formats-list": lambda view: formats.others(view) + download_links.cards(view),
    "format-chooser": chooser.fragment,
    "format-size": formats.size,
    "templates": documents.catalogue,
    "stage-templates": lambda view: documents.of_stage(view) + download_links.handout(view),
    "template-form": documents.preview,
    "my-dialogue": my_dialogue.fragment,
    "linking": linking.fragment,
    "offline": offline.fragment,
    "offline-archive": offline.archive,
    "downloads-yourself": lambda view: downloads.fragment(view, "yourself"),
    "downloads-seminar": lambda view: downloads.fragment(view, "seminar"),
    "downloads-site": lambda view: downloads.fragment(view, "site"),
    "laws": reference.laws,
    "glossary": reference.glossary,
    "slides": download_links.slides,
}
MARKER = re.compile(r"<!--\s*handbook:\s*([\w-]+)\s*-->")


def place(html: str, view: View) -> str:
    """A page's HTML with every known marker replaced; an unknown one stays, the rules speak of it."""

    def replacement(match: re.Match[str]) -> str:
        fragment = FRAGMENTS.get(match[1])
        return fragment(view) if fragment else match[0]

    return MARKER.sub(replacement, html)


def mark_stale(html: str, section_ids: set[str], view: View) -> str:
    """Puts a quiet note under the heading of each section whose twin is newer."""
    notice = view.words("page")["stale"]
    for section_id in section_ids:
        heading = re.compile(rf'(<h[1-6] id="{re.escape(section_id)}".*?</h[1-6]>)', re.DOTALL)
        html = heading.sub(rf'\1<p class="handbook-stale">{notice}</p>', html, count=1)
    return html
