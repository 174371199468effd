"""What Office files of every kind share (ECMA-376): languages as they name them, and an archive of parts without dates."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from handbook.model.words import Area


def locale(frame: Area) -> str:
    """The language as Office names it, `kk-KZ`, out of the words of the frame."""
    return str(frame["locale"]).replace("_", "-")


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """The bytes of a file out of its parts; the same parts always give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for part, content in parts.items():
            entry = zipfile.ZipInfo(part, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
    return made.getvalue()
