"""What several test files share: the tiny handbook, the built site and a browser on it."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import server
from playwright.sync_api import Browser, Page, sync_playwright
from programs import chromium

ROOT = Path(__file__).parents[1]
SITE = ROOT / "site"
ADDRESS = "https://example.org/handbook/"
TINY = ROOT / "tests" / "handbook"

sys.path.insert(0, str(ROOT / "hooks"))

CHROMIUM_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                  "--disable-component-update", "--disable-sync")


def addresses() -> list[str]:
    """The address of every page of the built site, from its root: "", "stages/", "ru/stages/analysis/".

    Embeds and pages that lead on have tests of their own.
    """
    pages = (path.parent.relative_to(SITE) for path in SITE.rglob("index.html"))
    return sorted("" if page == Path() else f"{page.as_posix()}/" for page in pages if not {"go", "embed"} & set(page.parts))


@contextmanager
def opened(browser: Browser, url: str, width: int = 1280, **options: object) -> Iterator[Page]:
    """A page in a context of its own, as a reader who comes for the first time. What is kept for offline has tests of its own."""
    options.setdefault("service_workers", "block")
    context = browser.new_context(viewport={"width": width, "height": 800}, **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(url)
    yield page
    context.close()


def keep_pdfs(project: Path) -> None:
    """Lets a copy of the project take PDFs from where the real one keeps those it has made."""
    kept = ROOT / ".build" / "pdf"
    kept.mkdir(parents=True, exist_ok=True)
    (project / ".build").mkdir()
    (project / ".build" / "pdf").symlink_to(kept)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the tiny handbook that a test may break."""
    copy = Path(shutil.copytree(TINY, tmp_path / "handbook"))
    keep_pdfs(copy)
    return copy


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves folders on 127.0.0.1 until the session ends; gives the address of each."""
    servers = []

    def start(folder: Path) -> str:
        running, address = server.start(folder)
        servers.append(running)
        return address

    yield start
    for running in servers:
        running.shutdown()


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built with an address of its own: ADDRESS. Built once, by whichever process of the tests asks first."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    site = base / "addressed" / "handbook"
    with (base / "addressed.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site)]
            environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ADDRESS}
            result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)
            assert result.returncode == 0, result.stderr
    return site


@pytest.fixture(scope="session")
def site_url(serve: Callable[[Path], str]) -> str:
    return serve(SITE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()
