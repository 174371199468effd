"""What the whole product costs to build, from nothing and again, beside Chromium's print of the pages that the PDFs are made of.

Memory is the most that a build's processes held together, sampled from /proc (Linux); their shared pages count for each.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pikepdf
from playwright.sync_api import sync_playwright

from support import server
from support.browsing import CHROMIUM_FLAGS
from support.places import ADDRESS, ROOT, SITE
from support.programs import chromium

INTERVAL = 0.05
"""Seconds between two looks at the memory."""
PAGES_OF_A_BOOK = (
    "stages",
    "formats",
    "templates",
    "training",
    "case",
    "introduction",
    "dialogue-today",
    "problems",
    "achievements",
    "what-to-do",
    "principles",
    "impact",
    "questions",
    "glossary",
    "laws",
    "about",
)
T = TypeVar("T")


def print_product() -> None:
    """Builds in a copy without anything kept, then again; then prints the same pages with Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        root = copied(Path(folder))
        rows = [
            ("whole product, from nothing", *measured(lambda: build(root))),
            ("whole product, again", *measured(lambda: build(root))),
        ]
        made = [path.read_bytes() for path in (root / "site").rglob("*.pdf")]
    print(f"\n{'':>32} {'s':>7} {'MB of memory':>13} {'PDFs':>5} {'pages':>6} {'MB':>6}")
    for name, seconds, memory in rows:
        print(f"{name:>32} {seconds:>7.1f} {memory:>13.0f} {told(made)}")
    printed: list[bytes] = []
    seconds, memory = measured(lambda: printed.extend(print_pages()))
    print(f"{'Chromium prints the same pages':>32} {seconds:>7.1f} {memory:>13.0f} {told(printed)}")


def copied(folder: Path) -> Path:
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def build(root: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(root / "site")],
        cwd=root,
        check=True,
        env={**os.environ, "SITE_URL": ADDRESS, "NO_MKDOCS_2_WARNING": "1"},
    )


def print_pages() -> list[bytes]:
    """Every page that the books hold, tagged and with its outline, a file each."""
    paths = [
        path.parent.relative_to(SITE).as_posix() + "/"
        for path in sorted(SITE.rglob("index.html"))
        if path.parent.relative_to(SITE).as_posix().removeprefix("ru/").split("/")[0] in PAGES_OF_A_BOOK
    ]
    running, base = server.start(SITE)
    printed = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        page = browser.new_page()
        for path in paths:
            page.goto(base + path)
            printed.append(page.pdf(format="A4", tagged=True, outline=True))
        browser.close()
    running.shutdown()
    return printed


def told(files: Sequence[bytes]) -> str:
    pages = sum(len(pikepdf.open(io.BytesIO(content)).pages) for content in files)
    return f"{len(files):>5} {pages:>6} {sum(map(len, files)) / 1024 / 1024:>6.1f}"


def measured(act: Callable[[], T]) -> tuple[float, float]:
    """Seconds and megabytes that an act took, its child processes with it."""
    most, ended = 0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not ended.wait(INTERVAL):
            most = max(most, held_by_children(os.getpid()))

    watching = threading.Thread(target=watch)
    start = time.perf_counter()
    watching.start()
    try:
        act()
    finally:
        ended.set()
        watching.join()
    return time.perf_counter() - start, most / 1024 / 1024


def held_by_children(root: int) -> int:
    """Bytes in memory of all processes that descend from one."""
    parents, held = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            held[int(folder.name)] = int((folder / "statm").read_text().split()[1]) * os.sysconf(
                "SC_PAGE_SIZE"
            )
        except (OSError, IndexError):  # it has ended meanwhile
            continue

    def is_below(process: int) -> bool:
        while process in parents:
            process = parents[process]
            if process == root:
                return True
        return False

    return sum(size for process, size in held.items() if is_below(process))


if __name__ == "__main__":
    print_product()
