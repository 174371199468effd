"""The search's files: what its worker loads, and once all pages are built the index of each language."""

import json
from pathlib import Path

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from handbook import search_index, search_worker
from handbook.model import LANGUAGES
from handbook.view import site_url


@event_priority(-150)
def on_files(files, config):
    for language in LANGUAGES:
        path = search_worker.path(language)
        if not files.get_file_from_path(path):
            layer = search_worker.layer(Path(config.docs_dir), config.extra["handbook"], language)
            files.append(File.generated(config, path, content=layer))


@event_priority(-150)
def on_post_build(config):
    if config.plugins["i18n"].building:
        return
    site = Path(config.site_dir)
    whole = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    for language, found in search_index.split(whole, config.extra["handbook"]).items():
        index = search_index.packed(found)
        scripts = [config.extra["worker"], *(search_worker.LUNR + name for name in search_worker.STOCK), search_worker.path(language)]
        engine = search_worker.in_folder(index, [(site / path).read_text(encoding="utf-8") for path in scripts])
        data = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        for path, text in (("search/search_index.json", data), (search_worker.IN_FOLDER, engine)):
            (site / site_url(language, path)).parent.mkdir(parents=True, exist_ok=True)
            (site / site_url(language, path)).write_text(text, encoding="utf-8")
