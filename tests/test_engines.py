"""A short part of the main tasks in Firefox and in WebKitGTK: the other browser tests do the same in Chromium. All: `make test-engines`."""

from __future__ import annotations

import pytest

from engines.browsers import done, opened
from engines.engine import Engine
from engines.tasks import SHORT

__all__ = ["opened"]


@pytest.mark.browser
@pytest.mark.parametrize("opened", ["firefox", "webkit"], indirect=True)
def test_the_main_tasks_in_other_engines(opened: Engine) -> None:
    for task in SHORT.values():
        done(opened, task)
