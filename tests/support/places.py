"""Where things are: the project, its built site, the tiny handbook, the pages."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
TINY = ROOT / "tests" / "handbook"
ADDRESS = "https://example.org/handbook/"
"""What the fixture `addressed` is built with."""


def addresses() -> list[str]:
    """The address of every page of the built site, from its root: "", "stages/", "ru/stages/analysis/".

    Embeds, pages that lead on and those for editors have tests of their own.
    """
    pages = (path.parent.relative_to(SITE) for path in SITE.rglob("index.html"))
    return sorted(
        "" if page == Path() else f"{page.as_posix()}/"
        for page in pages
        if not {"go", "embed", "status"} & set(page.parts)
    )
