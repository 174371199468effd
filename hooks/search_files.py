"""Writes the search index of each language to its own file once all pages are built."""

import json
from pathlib import Path

from mkdocs.plugins import event_priority

from handbook import search_index
from handbook.view import site_url


@event_priority(-150)
def on_post_build(config):
    if config.plugins["i18n"].building:
        return
    site = Path(config.site_dir)
    whole = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    for language, index in search_index.split(whole).items():
        path = site / site_url(language, "search/search_index.json")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
