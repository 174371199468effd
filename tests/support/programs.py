"""The programs that the tests call: Node, as set-up installed it, Chromium, EPUBCheck."""

from __future__ import annotations

import os
import shutil
import sys

from support.places import ROOT

sys.path.append(str(ROOT / "tools"))
import machine
from machine import epubcheck as epubcheck
from steps import NODE as NODE

# Playwright brings a Node of its own, which needs a library (libatomic) that a bare machine does not have.
os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(NODE)


def chromium(*preferred: str) -> str | None:
    """Where Chromium is; the first of the preferred programs that is there, else the whole browser; None: Playwright's own.

    `chromium-headless-shell`, the browser without its window, opens a page for a fifth of the work.
    """
    found = next((path for name in preferred if (path := shutil.which(name))), None)
    return found or machine.chromium()
