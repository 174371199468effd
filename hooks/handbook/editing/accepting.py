"""`make accept`: which pages were compared, by their names or by a commit."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from handbook.ledgers import accepted
from handbook.ledgers import changed as changes
from handbook.model import LANGUAGES, Handbook
from handbook.rules import check, is_incomplete
from handbook.source import history, reader

EXAMPLE = 'make accept PAGE="stages/analysis case"'
ALL = "all"
DATA_OF = {
    "docs/_data/laws.yml": ("laws.md",),
    "docs/_data/ways.yml": ("law/where-to-turn.md",),
    "docs/_data/terms.yml": ("law/where-to-turn.md",),
    "docs/_data/matters.yml": ("law/who-decides.md",),
    "docs/_data/glossary.yml": ("glossary.md",),
    "docs/_data/purposes.yml": ("formats/index.md",),
}
"""The pages that are made of a file of data."""


def run_accept(root: Path, pages: Sequence[str], commit: str = "") -> int:
    """Records that the languages of these pages were compared (of all: `all`), and says of each what was recorded. Returns the
    exit status."""
    names = [name for given in pages for name in re.split(r"[,\s]+", given) if name]
    if not names and not commit:
        print(
            f"Қай бет екенін жазыңыз · Назовите страницу: {EXAMPLE}. Барлығы · Все: make accept PAGE=all",
            file=sys.stderr,
        )
        return 1
    handbook = reader.read(root)
    paths = frozenset(_path(name) for name in names if names != [ALL])
    if commit:
        files = history.touched(root, commit)
        found = frozenset(touched_pages(handbook, files)) if files is not None else None
        if not found:
            print(
                f"COMMIT={commit}: мұндай коммит жоқ немесе онда бет жоқ · такого коммита нет, или в нём нет страниц. Мысалы · "
                "Например: make accept COMMIT=HEAD, make accept COMMIT=main..HEAD",
                file=sys.stderr,
            )
            return 1
        paths |= found
    unknown = sorted(path for path in paths if not any(path == pages[0].path for pages in handbook.twins()))
    if unknown:
        print(
            f"Мұндай бет екі тілде жоқ · Такой страницы нет на обоих языках: {', '.join(unknown)}. Мысалы · Например: "
            + EXAMPLE,
            file=sys.stderr,
        )
        return 1
    # While something could not be read, the two languages of no page have been compared.
    errors = [
        problem
        for problem in check(handbook)
        if not problem.is_warning
        and (
            not paths
            or is_incomplete(handbook)
            or any(problem.place.path.endswith("/" + path) for path in paths)
        )
    ]
    if errors:
        print(*errors, sep="\n")
        print("Алдымен қателерді түзетіңіз. · Сначала исправьте ошибки.", file=sys.stderr)
        return 1
    compared = accepted.accept(handbook, root, paths)
    dated = changes.record(handbook, root, paths, datetime.date.today().isoformat())
    for path in sorted(paths or {*compared, *dated}):
        print(f"{path.removesuffix('.md')}: {_said(compared[path], is_dated=path in dated)}")
    return 0


def _said(sections: int, *, is_dated: bool) -> str:
    if sections:
        return (
            f"салыстырылды деп белгіленді, бөлім: {sections} · отмечено как сверенное, разделов: {sections}"
        )
    if is_dated:
        return "өзгерген күні жазылды · записан день изменения"
    return "белгілейтін ештеңе жоқ · отмечать нечего"


def _path(name: str) -> str:
    """A page as an editor may name it: `stages/analysis`, `docs/ru/stages/analysis.md`, `stages/analysis/`."""
    for language in LANGUAGES:
        name = name.removeprefix(f"docs/{language}/")
    return f"{name.removesuffix('/').removesuffix('.md')}.md"


def touched_pages(handbook: Handbook, files: Sequence[str]) -> set[str]:
    """The pages, of those that all languages have, that a change of these files has touched; of data, those that show it."""
    known = {pages[0].path for pages in handbook.twins()}
    found: set[str] = set()
    for file in files:
        parts = PurePosixPath(file).parts
        if parts[:1] == ("docs",) and len(parts) > 2 and parts[1] in LANGUAGES:
            found.add("/".join(parts[2:]))
        elif parts[:3] == ("docs", "_data", "templates"):
            found.add(f"templates/{PurePosixPath(file).stem}.md")
        elif file == "docs/_data/formats.yml":
            found |= {path for path in known if path.startswith("formats/")}
        else:
            found.update(DATA_OF.get(file, ()))
    return found & known
