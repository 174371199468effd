"""Scripts of pages that need no page, run in Node.js: one process for a whole session of tests (tests/scripts/evaluate.js)."""

from __future__ import annotations

import atexit
import json
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any

from support.programs import NODE

EVALUATE = Path(__file__).parents[1] / "scripts" / "evaluate.js"


class ScriptError(Exception):
    """What a script has thrown: its message."""


def evaluate(scripts: Sequence[str], expression: str, argument: object = None) -> Any:
    """The value of a JavaScript function called with the argument, where these scripts are loaded, each after what it needs.

    Raises ScriptError where the script throws, RuntimeError where Node.js itself has ended.
    """
    asked, answered = _process()
    print(
        json.dumps({"scripts": list(scripts), "expression": expression, "argument": argument}),
        file=asked,
        flush=True,
    )
    line = answered.readline()
    if not line:
        raise RuntimeError("tests/scripts/evaluate.js has ended; what it said stands above")
    answer = json.loads(line)
    if "error" in answer:
        raise ScriptError(answer["error"])
    return answer.get("value")


@cache
def _process() -> tuple[IO[str], IO[str]]:
    """Where to put tasks, and where the answers come; it ends when this process does."""
    process = subprocess.Popen(
        [str(NODE), str(EVALUATE)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert process.stdin is not None
    assert process.stdout is not None
    atexit.register(process.communicate)  # it ends where its input does
    return process.stdin, process.stdout
