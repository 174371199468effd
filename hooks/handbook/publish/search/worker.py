"""What Material's search worker loads beside itself: the stemmers and the query layer, one file for each language.

The sources are the scripts of `assets/javascripts/worker/`. Pages opened from a folder can start no worker and fetch nothing: for
them the same code and the index also stand in one script, which gives the page an engine that speaks as the worker does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import rjsmin

from handbook.model import Handbook
from handbook.publish.search.index import known_stems

FOLDER = "assets/javascripts/worker"
SOURCES = ("kazakh", "letters", "words", "ranking", "material")
LUNR_FILES = ("lunr.stemmer.support.min.js", "lunr.ru.min.js")
"""Of lunr-languages: what its stemmers need, and the Russian one."""
LUNR = "assets/javascripts/lunr/min/"


def path(language: str) -> str:
    """Where the worker looks for the language named in the index's settings."""
    return f"{LUNR}lunr.handbook-{language}.min.js"


def layer(docs: Path, handbook: Handbook, language: str) -> str:
    """The stemmers and the query layer for a language. Raises OSError where a source cannot be read."""
    sources = "\n".join((docs / FOLDER / f"{name}.js").read_text(encoding="utf-8-sig") for name in SOURCES)
    synonyms = [" ".join(entry.words) for entry in handbook.synonyms if entry.language == language]
    words = json.dumps(
        {"known": known_stems(handbook), "synonyms": synonyms},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    # Beside the worker's own folder; in a page opened from a folder it is there already.
    start = f'importScripts("../lunr/min/{LUNR_FILES[1]}");handbookSearch.start("{language}",{words});'
    return f"{rjsmin.jsmin(sources)}\n{start}\n"


def in_folder(index: Mapping[str, Any], scripts: Sequence[str]) -> str:
    """One script with the index and an engine that runs the worker's scripts in the page.

    The engine is given a scope that stands for the worker's global one: `addEventListener`, `postMessage`, `importScripts`.
    """
    data = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    body = "\n".join(f";{script}\n" for script in scripts)
    return f"window.handbookSearchIndex={data};\nwindow.handbookSearchEngine=function(scope){{with(scope){{\n{body}}}}};\n"
