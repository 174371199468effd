"""The trainer's pages as text."""

from __future__ import annotations

from handbook.model import Section
from support.real import HANDBOOK

EXERCISES = [
    "one-sentence",
    "fair-questions",
    "home-task",
    "choose-format",
    "after-no",
    "role-play",
    "flawed-minutes",
    "missing-date",
    "monitoring",
    "one-step",
]


def section(language: str, page: str, section_id: str) -> Section:
    found = HANDBOOK.pages[(language, f"training/{page}.md")].section(section_id)
    assert found
    return found


def rows(language: str, page: str, section_id: str) -> list[list[str]]:
    """The cells of the body rows of all tables of a section."""
    lines = section(language, page, section_id).text.split("\n")
    table = [line for line in lines if line.startswith("|") and not line.startswith("| ---")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
