"""The programs that the tests call: Node and npm's packages as set-up installed them, the machine's Chromium."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tools"))
from prepare import NODE, chromium

__all__ = ["NODE", "chromium"]
