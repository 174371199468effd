"""The fixtures of all tests: the tiny handbook, a copy of the project, the built site, hosts, a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from support import server
from support.browsing import CHROMIUM_FLAGS, PATIENCE
from support.building import keep_pdfs, settle
from support.places import ADDRESS, ROOT, SITE, TINY
from support.programs import chromium

settings.register_profile("tests", deadline=None, suppress_health_check=[HealthCheck.too_slow])  # no test measures time
settings.load_profile("tests")

SHARED = ("addressed", "moved", "unpacked")
"""Fixtures that cost much: all tests that use one go to one process, which makes it once."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts tests that share something large into a group; pytest-xdist begins with the groups, and other tests go where there is time."""
    for item in items:
        for name in SHARED:
            if name in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.xdist_group(name))


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the tiny handbook that a test may break."""
    copy = Path(shutil.copytree(TINY, tmp_path / "handbook"))
    keep_pdfs(copy)
    return copy


@pytest.fixture
def project(tiny: Path) -> Path:
    """A project with its commands whose content is the tiny handbook: for `make`."""
    settle(tiny, **{"/_data/": "/_data/\\n/assets/fonts/"})
    for name in ("hooks", "tools"):
        shutil.copytree(ROOT / name, tiny / name)
    for name in (".venv", "overrides", "docs/assets/fonts"):
        (tiny / name).symlink_to(ROOT / name)
    for name in ("Makefile", "requirements.txt"):
        shutil.copy2(ROOT / name, tiny / name)
    return tiny


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
        running.server_close()


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built with an address of its own: ADDRESS."""
    site = tmp_path_factory.mktemp("addressed") / "handbook"
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
        browser = playwright.chromium.launch(executable_path=chromium("chromium-headless-shell"), args=list(CHROMIUM_FLAGS),
                                             timeout=PATIENCE * 1000)
        yield browser
        browser.close()
