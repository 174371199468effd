"""What the rules say of the files as they are saved, and what can be linked to: `python -m handbook.editor.look`, JSON.

A program of its own: it takes seconds, and reads code and data anew each time.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from handbook.model import LANGUAGES, Handbook
from handbook.rules import check
from handbook.source import reader

PICTURES = (".svg", ".png", ".jpg", ".webp")


def look(root: Path) -> dict[str, Any]:
    """The problems, and the catalogue of pages with their sections, laws, terms, pictures and titles of blocks."""
    handbook = reader.read(root)
    problems = [
        {
            "file": problem.place.path,
            "line": problem.place.line,
            "rule": problem.rule,
            "text": problem.message,
            "isWarning": problem.is_warning,
        }
        for problem in check(handbook)
    ]
    return {"problems": problems, "catalogue": catalogue(handbook)}


def catalogue(handbook: Handbook) -> dict[str, Any]:
    """What an editor may want to name in a text."""
    return {
        "pages": _pages(handbook),
        "laws": [{"id": law.id, "title": dict(law.title)} for law in handbook.laws],
        "terms": [{"id": term.id, "title": dict(term.term)} for term in handbook.terms],
        "pictures": sorted(name for name in handbook.assets if name.endswith(PICTURES)),
        "blocks": _blocks(handbook),
    }


def _pages(handbook: Handbook) -> list[dict[str, Any]]:
    found = []
    paths = dict.fromkeys(path for _, path in sorted(handbook.pages))
    for path in paths:
        twins = {language: handbook.page(language, path) for language in LANGUAGES}
        sections: dict[str, dict[str, Any]] = {}
        for language, page in twins.items():
            for section in page.sections if page else ():
                if section.id:
                    row = sections.setdefault(
                        section.id, {"id": section.id, "level": section.level, "title": {}}
                    )
                    row["title"][language] = section.title
        titles = {language: page.title for language, page in twins.items() if page}
        found.append({"name": path, "title": titles, "sections": list(sections.values())})
    return found


def _blocks(handbook: Handbook) -> dict[str, dict[str, str]]:
    """How the pages mostly call each kind of block."""
    counted: dict[str, dict[str, Counter[str]]] = {}
    for (language, _), page in handbook.pages.items():
        for section in page.sections:
            for block in section.blocks:
                counted.setdefault(block.name, {}).setdefault(language, Counter())[block.text] += 1
    return {
        name: {language: titles.most_common(1)[0][0] for language, titles in languages.items()}
        for name, languages in counted.items()
    }


if __name__ == "__main__":
    json.dump(look(Path.cwd()), sys.stdout)
