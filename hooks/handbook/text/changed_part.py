"""What has changed between two texts, or two lists of lines, where all of it stands in one piece."""

from __future__ import annotations

from collections.abc import Sequence


def same_ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How much of both is the same at the start, and at the end; the two never overlap."""
    shorter = min(len(before), len(after))
    start = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    most = shorter - start
    return start, next((at for at in range(most) if before[-1 - at] != after[-1 - at]), most)
