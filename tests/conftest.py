"""The fixtures of all tests: the tiny handbook, a copy of the project, the built site, hosts, a browser."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright
from xdist.scheduler import LoadScopeScheduling

from handbook.model import outputs
from support import server
from support.addressed import build as build_addressed
from support.browsing import CHROMIUM_FLAGS, PATIENCE
from support.building import keep_pdfs, settle
from support.places import ROOT, SITE, TINY
from support.programs import chromium

# 28 November 2026: the checks of laws in the tiny handbook do not age.
os.environ["SOURCE_DATE_EPOCH"] = "1795867200"
settings.register_profile(
    "tests", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # no test measures time
settings.load_profile("tests")

TOGETHER = {
    "test_catalogue.py": "addressed",
    "test_linking.py": "addressed",
    "test_permalinks.py": "moved",
    "test_offline_archive.py": "unpacked",
    "test_where_the_address_is_known_blanks_and_the_front_lead_to_the_site": "addressed",
    "test_codes_lead_to_the_pages_where_the_address_is_known": "addressed",
    "test_nothing_a_reader_does_violates_the_policy": "addressed",
}
"""Files and tests that share something that costs much to make: they go to one process, which makes it once, and are begun with."""


class Scheduler(LoadScopeScheduling):  # type: ignore[misc]
    """Hands out tests one by one, but those of TOGETHER. (`--dist=loadgroup` of pytest-xdist 3.8 does nothing under pytest 9.2.)"""

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        return TOGETHER.get(Path(file).name) or TOGETHER.get(test.partition("[")[0], nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduler:
    return Scheduler(config, log)


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
    """The whole site, built with an address of its own: ADDRESS. Built once, by whichever process of the tests asks first."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    site = base / "addressed" / "handbook"
    with (base / "addressed.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            build_addressed(site, outputs.HANDOUT.path("ru", "analysis"))
    return site


@pytest.fixture(scope="session")
def site_url(serve: Callable[[Path], str]) -> str:
    return serve(SITE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium("chromium-headless-shell"),
            args=list(CHROMIUM_FLAGS),
            timeout=PATIENCE * 1000,
        )
        yield browser
        browser.close()
