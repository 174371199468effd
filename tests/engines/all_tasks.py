"""All tasks in all engines: `make test-engines`. Not a part of `make test`, which does a short part (tests/test_engines.py)."""

from __future__ import annotations

import pytest

from engines.browsers import OPENERS, done, opened
from engines.engine import Engine
from engines.tasks import CANNOT, TASKS

__all__ = ["opened"]


@pytest.mark.parametrize("opened", OPENERS, indirect=True)
@pytest.mark.parametrize("task", TASKS)
def test_task(opened: Engine, task: str) -> None:
    cannot = CANNOT.get((opened.name, task))
    if not cannot:
        done(opened, TASKS[task])
        return
    if cannot.instead:
        done(opened, cannot.instead)
    pytest.xfail(cannot.why)
