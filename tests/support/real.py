"""The real handbook, read once for all tests of a process: it takes seconds, and nothing changes it."""

from __future__ import annotations

from handbook.source import reader
from support.places import ROOT

HANDBOOK = reader.read(ROOT)
