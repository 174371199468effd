"""The browsers of the three engines: opened once each, a task at a time, each with a site of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engines import firefox, webkit
from engines.chromium import Chromium
from engines.engine import Engine
from engines.tasks import Task
from support.host import Host
from support.places import SITE

OPENERS: dict[str, Callable[[Path], Engine]] = {
    "chromium": Chromium,
    "firefox": firefox.Firefox,
    "webkit": webkit.WebKit,
}


def missing(name: str) -> str:
    """What this machine lacks for an engine; empty where nothing."""
    if name == "firefox" and not firefox.program():
        return "no Firefox here (`make test-engines` brings it)"
    if name == "webkit" and not webkit.programs():
        return "no WebKitGTK with its driver or no Xvfb here (`make test-engines` brings them)"
    return ""


@pytest.fixture(scope="session")
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The engine that the test names."""
    if lacking := missing(request.param):
        pytest.skip(lacking)
    engine = OPENERS[request.param](tmp_path_factory.mktemp(request.param))
    try:
        yield engine
    finally:
        engine.close()


def done(engine: Engine, task: Task) -> None:
    """Does a task on a site at an address of its own: nothing of another task is kept there."""
    site = Host(SITE)
    try:
        task(engine, site)
    except BaseException as error:
        error.add_note(f"in {engine.version}")
        raise
    finally:
        site.close()
