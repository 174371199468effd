"""From a file saved to the edit seen in an open browser, in `make serve` at the real size: a page, a list of data, a style.

The median of several edits, each made when the whole build that follows the one before has ended.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, expect, sync_playwright

from product_bench import copied
from support.browsing import CHROMIUM_FLAGS
from support.programs import chromium

PATIENCE = 1800
"""Seconds that a preview is given for a build."""
TIMES = 7
MARK = "метка-{number}"
REPORT = ("Бәрі дұрыс", "Қате · Ошибок")
"""How the terminal begins the last line of what it says of a whole build."""


class Edit(NamedTuple):
    """A file, the place in it after which the mark is written, and the page that shows it."""

    name: str
    path: str
    place: str
    address: str


EDITS = (
    Edit("a page", "docs/ru/achievements.md", r"\A[\s\S]*\S", "ru/achievements/"),
    Edit("the glossary", "docs/_data/glossary.yml", r"definition:\s+(?:kk:.*\s+)?ru: \S+", "ru/glossary/"),
    Edit(
        "words of the frame", "docs/_data/words/frame.yml", r"brand:\s+(?:\{|kk:)[^\n]*\s*ru: [^\n},]*", "ru/"
    ),
)


def print_saved() -> None:
    """What `make bench` says of it."""
    print(f"\n{'saved → shown, s':>20} {'median':>7} {'least':>6} {'most':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for edit, seconds in saved_changes(copied(Path(folder)), EDITS, TIMES):
            print(
                f"{edit.name:>20} {statistics.median(seconds):>7.2f} {min(seconds):>6.2f} {max(seconds):>6.2f}",
                flush=True,
            )


def saved_changes(root: Path, edits: Sequence[Edit], times: int) -> Iterator[tuple[Edit, list[float]]]:
    """The seconds of every edit, made so many times in the project at `root`."""
    with running(root) as (address, reports), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        for edit in edits:
            page = browser.new_page()
            page.goto(address + edit.address)
            yield edit, [shown(root, edit, number, page, reports) for number in range(times)]
            page.close()
        browser.close()


def shown(root: Path, edit: Edit, number: int, page: Page, reports: list[str]) -> float:
    file, count = root / edit.path, len(reports)
    text = re.sub(" " + MARK.format(number=r"\d+"), "", file.read_text(encoding="utf-8"))
    found = re.search(edit.place, text)
    assert found, edit
    mark = MARK.format(number=number)
    changed = f"{text[: found.end()]} {mark}{text[found.end() :]}"
    saved = time.perf_counter()
    file.write_text(changed, encoding="utf-8")
    expect(page.get_by_text(mark).first).to_be_attached(timeout=PATIENCE * 1000)
    seconds = time.perf_counter() - saved
    await_more(reports, count)
    return seconds


@contextmanager
def running(root: Path) -> Iterator[tuple[str, list[str]]]:
    """A preview of the project after its first build: its address, and the last line of each report."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    preview = subprocess.Popen(
        [sys.executable, "-m", "handbook.preview", str(port)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": "hooks", "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    reports: list[str] = []

    def listen() -> None:
        assert preview.stdout
        reports.extend(line for line in preview.stdout if line.startswith(REPORT))

    threading.Thread(target=listen, daemon=True).start()
    try:
        await_more(reports, 0)
        yield f"http://127.0.0.1:{port}/", reports
    finally:
        os.killpg(preview.pid, signal.SIGTERM)
        preview.wait()


def await_more(reports: list[str], count: int) -> None:
    """Waits until the terminal has told of more builds than these. Ends the benchmark where it tells of none."""
    end = time.perf_counter() + PATIENCE
    while len(reports) <= count:
        if time.perf_counter() > end:
            sys.exit("the preview shows no new build")
        time.sleep(0.1)


if __name__ == "__main__":
    print_saved()
