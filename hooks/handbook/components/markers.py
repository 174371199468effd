"""Which marker stands for which generated part: `<!-- handbook: dialogue-flow -->`."""

from __future__ import annotations

from handbook.components import (
    chooser,
    documents,
    download_links,
    downloads,
    flow,
    formats,
    legal,
    linking,
    my_dialogue,
    offline,
    reference,
    specimens,
    stage_list,
    terms,
)
from handbook.page.body import Fragments

FRAGMENTS: Fragments = {
    "dialogue-flow": lambda view: flow.fragment(view) + download_links.poster(view),
    "stage-list": stage_list.fragment,
    "formats-table": formats.table,
    "formats-list": lambda view: formats.others(view) + download_links.cards(view),
    "format-chooser": chooser.fragment,
    "format-size": formats.size,
    "templates": documents.catalogue,
    "stage-templates": lambda view: documents.of_stage(view) + download_links.handout(view),
    "template-form": documents.preview,
    "template-specimen": specimens.fragment,
    "my-dialogue": my_dialogue.fragment,
    "linking": linking.fragment,
    "offline": offline.fragment,
    "offline-archive": offline.archive,
    "downloads-yourself": lambda view: downloads.fragment(view, "yourself"),
    "downloads-seminar": lambda view: downloads.fragment(view, "seminar"),
    "downloads-site": lambda view: downloads.fragment(view, "site"),
    "laws": reference.laws,
    "glossary": reference.glossary,
    "ways": legal.ways,
    "matters": legal.matters,
    "slides": download_links.slides,
    "term-counter": terms.counter,
    "running-terms": terms.running,
}
