"""The words of a line that break a rule, as a message quotes them: all of them, or how many more there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

MOST_LISTED = 5
"""Places of one line whose words are told; of more it is said how many there are."""
NEAR = 12
"""Letters on both sides by which a place in a line is found at once."""


def listed(words: Iterable[str]) -> str:
    """All that is wrong in a line, for a message that quotes it: `a», «b` stands in «{found}» as «a», «b»."""
    every = list(dict.fromkeys(words))
    more = [f"… +{len(every) - MOST_LISTED}"] if len(every) > MOST_LISTED else []
    return "», «".join([*every[:MOST_LISTED], *more])


def around(text: str, matches: Iterable[re.Match[str]]) -> Iterator[str]:
    """The parts of a line in which these places stand, each with a few letters on both sides; what is close together in one."""
    start = end = -1
    for match in matches:
        if end >= 0 and match.start() - NEAR > end:
            yield _whole_words(text, start, end)
            start = -1
        start = max(match.start() - NEAR, 0) if start < 0 else start
        end = match.end() + NEAR
    if end >= 0:
        yield _whole_words(text, start, end)


def _whole_words(text: str, start: int, end: int) -> str:
    end = text.find(" ", min(end, len(text)))
    return text[text.rfind(" ", 0, start + 1) + 1 : end if end >= 0 else len(text)].strip()
