"""How the handbook grows: what checks, previews and builds take at the real size and with guides added, copies of a long real one.

Each size is a project of its own. A change is saved in the preview and waited for as a reader of the page would wait for it.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from handbook.model import LANGUAGES
from preview_bench import EDITS, saved_changes
from product_bench import build, copied, measured
from support.places import ROOT

SIZES = (200, 1000)
"""Pages a language, beside those that there are."""
LONG = "achievements"
"""The guide that the added ones are copies of."""


def print_growth() -> None:
    real = len(list((ROOT / "docs" / LANGUAGES[0]).rglob("*.md")))
    print(
        f"{'pages a language':>18} {'check, s':>9} {'saved change, s':>16} {'build, s':>9} {'MB':>6} {'s a page':>9}"
        f" {'again, s':>9} {'MB':>6}"
    )
    for pages in (real, *SIZES):
        with tempfile.TemporaryDirectory() as folder:
            root = grown(copied(Path(folder)), pages - real)
            checked, _ = measured(partial(handbook, root, "check"))
            saved = saved_change(root)
            built, memory = measured(partial(build, root))
            again, memory_again = measured(partial(build, root))
        print(
            f"{pages:>18} {checked:>9.2f} {saved:>16.1f} {built:>9.1f} {memory:>6.0f}"
            f" {built / pages / len(LANGUAGES):>9.2f} {again:>9.1f} {memory_again:>6.0f}",
            flush=True,
        )


def grown(root: Path, added: int) -> Path:
    """The project with that many guides more, in every language, in the menu and in the ledgers."""
    if not added:
        return root
    config, data = root / "mkdocs.yml", root / "docs/_data/guides.yml"
    names = [f"generated-{number}" for number in range(added)]
    for name in names:
        for language in LANGUAGES:
            folder = root / "docs" / language
            shutil.copy(folder / f"{LONG}.md", folder / f"{name}.md")
    entry = next(
        line for line in config.read_text(encoding="utf-8").splitlines(True) if f"- {LONG}.md" in line
    )
    menu = "".join(entry.replace(LONG, name) for name in names)
    config.write_text(config.read_text(encoding="utf-8").replace(entry, entry + menu, 1), encoding="utf-8")
    with data.open("a", encoding="utf-8") as file:
        file.writelines(f"- id: {name}\n  sections: [council-2003]\n" for name in names)
    handbook(root, "permalinks")
    handbook(root, "accept", "all")
    return root


def handbook(root: Path, *command: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "handbook", *command],
        cwd=root,
        env={**os.environ, "PYTHONPATH": "hooks"},
        capture_output=True,
        check=True,
    )


def saved_change(root: Path) -> float:
    """Seconds from saving a page to the moment when an open browser shows it: the median of a few."""
    ((_, seconds),) = saved_changes(root, EDITS[:1], 3)
    return statistics.median(seconds)


if __name__ == "__main__":
    print_growth()
