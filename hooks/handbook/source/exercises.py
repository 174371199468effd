"""What the trainer's page says of an exercise, taken apart: goal, time, people, materials, steps, questions, answer left out.

An exercise is a section of training/exercises.md. Its points open with bold words: «**Goal:** …», «**Time:** 35 minutes.
**People:** …», «**Materials:** …»; then come the steps, a numbered list, and the questions to ask, a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from handbook.model import Section
from handbook.source.markdown import visible_words

PAGE = "training/exercises.md"
OVERVIEW = "overview"
"""The one section of the page that is no exercise."""
STEPS = "how-to"
"""The block that holds the steps."""
_POINT = re.compile(r"\*\*([^*]+):\*\*\s*([^*]+)")
_ITEM = re.compile(r"(?:-|\d+\.)\s+(.*)")
_BLOCK = re.compile(r"///\s*([\w-]*)")


@dataclass(frozen=True)
class Exercise:
    """`goal`, `people` and `materials` are pairs: what the page calls them, and the text."""

    title: str
    minutes: int
    goal: tuple[str, str]
    people: tuple[str, str]
    materials: tuple[str, str]
    steps: tuple[str, ...]
    questions: tuple[str, ...]


def read(section: Section) -> Exercise | None:
    """An exercise of its section; None where one of the four points is missing or out of its place, or the time has no number."""
    points, steps, questions = _lists(section)
    found = [(label, plain(text)) for point in points for label, text in _POINT.findall(point)]
    minutes = re.search(r"\d+", found[1][1]) if len(found) == 4 else None
    if not minutes:
        return None
    goal, _, people, materials = found
    return Exercise(
        section.title,
        int(minutes[0]),
        goal,
        people,
        materials,
        tuple(map(plain, steps)),
        tuple(map(plain, questions)),
    )


def plain(text: str) -> str:
    """A text without its marks: bold, links."""
    return re.sub(
        r"\s+", " ", visible_words(text).replace("**", "").replace("[", "").replace("]", "")
    ).strip()


def _lists(section: Section) -> tuple[list[str], list[str], list[str]]:
    """The items of the lists before the first block, in the block of the steps, and outside of blocks after it."""
    found: tuple[list[str], list[str], list[str]] = ([], [], [])
    block, after = "", 0
    for line in section.text.split("\n"):
        mark, item = _BLOCK.match(line), _ITEM.match(line)
        if mark:
            block, after = mark[1], 2 if mark[1] else after
        elif item and block in ("", STEPS):
            found[1 if block else after].append(item[1])
    return found
