"""What Office files of every kind share (ECMA-376): languages as they name them, and an archive of parts without dates."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.model.words import Area
from handbook.render import archives


def locale(frame: Area) -> str:
    """The language as Office names it, `kk-KZ`, out of the words of the frame."""
    return str(frame["locale"]).replace("_", "-")


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """The bytes of a file out of its parts; the same parts always give the same bytes."""
    return archives.pack(parts.items(), is_document=True)
