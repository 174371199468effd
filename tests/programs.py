"""The programs that the tests call: Node, as set-up installed it, and the machine's Chromium."""

import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tools"))
from machine import chromium
from steps import NODE

__all__ = ["NODE", "chromium"]

# Playwright brings a Node of its own, which needs a library (libatomic) that a bare machine does not have.
os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(NODE)
