"""`make status` and `make status PAGE=stages/analysis`."""

from __future__ import annotations

import dataclasses
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from handbook.model.errors import BuildError
from handbook.source import reader
from handbook.status.figures import figures
from handbook.status.history import History
from handbook.status.page_text import page_report
from handbook.status.report import report
from handbook.status.text import overview
from handbook.text.dates import today

UNKNOWN = "Мұндай бет жоқ · Такой страницы нет: {page}. Мысалы · Например: make status PAGE=stages/analysis"


def run_status(root: Path, names: Sequence[str]) -> int:
    """Prints how the handbook at `root` stands, or what has changed on these pages; gives the exit status."""
    handbook = reader.read(root)
    found = report(handbook, History(root), today())
    paths = [name.removesuffix("/").removesuffix(".md") + ".md" for name in names]
    for path in paths:
        if not found.page(path):
            print(UNKNOWN.format(page=path.removesuffix(".md")), file=sys.stderr)
            return 1
    width = shutil.get_terminal_size((120, 24)).columns
    try:
        if not paths:
            found = dataclasses.replace(
                found, figures=figures(handbook, root)
            )  # with the spelling, which takes seconds
            print(*overview(handbook, found), sep="\n")
        for path in paths:
            if page := found.page(path):
                print(*page_report(handbook, found, page, width), sep="\n")
    except BuildError as error:  # words of the interface that are not there
        print(error, file=sys.stderr)
        return 1
    return 0
