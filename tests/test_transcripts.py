"""What a screen reader says of the main pages and tasks, in both languages: tests/transcripts, as files to be read.

They are made of the tiny handbook, so an editor's words change none. Where the interface has changed and the new one is right:
`TRANSCRIPTS=write .venv/bin/python -m pytest -n 0 tests/test_transcripts.py`, and read what git shows.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from handbook.model import LANGUAGES
from support.browsing import opened, settled
from support.building import build, keep_pdfs, settle
from support.places import TINY
from support.spoken import heard, listen, read_aloud

pytestmark = pytest.mark.browser
GOLDEN = Path(__file__).parent / "transcripts"
LIST, MAIN = "handbook-checklist", "main"
SIZE = re.compile(r"\d+([.,]\d+)?(?= [КМ]Б)")
"""Sizes of files differ by a kilobyte from one machine to another."""


def page_read(page: Page) -> list[str]:
    return read_aloud(page, MAIN)


def ticked(page: Page) -> list[str]:
    """A tick on the checklist: the box itself, how far one is, once where all this is kept."""
    first = page.locator(f"{LIST} input").first
    first.wait_for()
    listen(page)
    first.check()
    return heard(page, 3)


def taken_empty(page: Page) -> list[str]:
    """A document taken while what it needs is empty."""
    listen(page)
    page.locator("handbook-form").get_by_role("button", name="Word").click()
    return heard(page, 2)


def searched(page: Page) -> list[str]:
    """The search: what is said while one types, and then the answers."""
    page.keyboard.press("/")
    listen(page)
    page.get_by_role("searchbox").fill(
        "факты" if page.locator("html").get_attribute("lang") == "ru" else "дерек"
    )
    expect(page.locator(".handbook-search ol > li > a").first).to_be_visible()
    told = (
        page.locator(".handbook-search [role=status]").text_content() or ""
    )  # which stands there with the answers
    said = heard(page, last=told)[-1]
    return [said, *read_aloud(page, ".handbook-search")]


TASKS: dict[str, tuple[str, Callable[[Page], list[str]]]] = {
    "home": ("", page_read),
    "stage": ("stages/analysis/", page_read),
    "stage-ticked": ("stages/analysis/", ticked),
    "form": ("templates/note/", page_read),
    "form-taken-empty": ("templates/note/", taken_empty),
    "search": ("stages/analysis/", searched),
    "forms-of-dialogue": ("formats/", page_read),
    "my-dialogue": ("my-dialogue/", page_read),
}


@pytest.fixture(scope="module")
def spoken_site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    copy = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("spoken") / "handbook"))
    keep_pdfs(copy)
    result = build(settle(copy), "--strict")
    assert result.returncode == 0, result.stderr
    return serve(copy / "site")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TASKS)
def test_transcript(browser: Browser, spoken_site: str, name: str, language: str) -> None:
    path, task = TASKS[name]
    prefix = "" if language == "kk" else f"{language}/"
    with opened(browser, spoken_site + prefix + path, width=360, bypass_csp=True) as page:
        expect(page.locator("h1")).to_be_visible()
        settled(page)
        said = SIZE.sub("…", "\n".join(task(page)) + "\n")
    golden = GOLDEN / language / f"{name}.txt"
    if os.environ.get("TRANSCRIPTS") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")
