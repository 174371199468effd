"""The search engine of a language: one script for a worker or for a page opened from a folder.

The sources are the scripts of `assets/javascripts/worker/`. Pages opened from a folder can start no worker and fetch nothing: for
them the same code and the index also stand in one script, which gives the page an engine that speaks as the worker does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import rjsmin

FOLDER = "assets/javascripts/worker"
SOURCES = (
    "kazakh",
    "russian",
    "letters",
    "latin",
    "senses",
    "words",
    "query",
    "scoring",
    "ranking",
    "bunzip",
    "index",
    "engine",
)


def layer(docs: Path, language: str) -> str:
    """The engine of a language. Raises OSError where a source cannot be read."""
    sources = "\n".join((docs / FOLDER / f"{name}.js").read_text(encoding="utf-8-sig") for name in SOURCES)
    return f'{rjsmin.jsmin(sources)}\nself.handbookSearch.start("{language}");\n'


def in_folder(index: Mapping[str, Any], script: str) -> str:
    """One script with the index and an engine that runs the worker's script in the page.

    The engine is given a scope that stands for the worker's global one: `addEventListener`, `postMessage`.
    """
    data = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return f"window.handbookSearchIndex={data};\nwindow.handbookSearchEngine=function(scope){{with(scope){{\n{script}\n}}}};\n"
