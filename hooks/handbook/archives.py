"""ZIP archives of the site: the same content gives the same bytes, and one that could not be written is not there at all.

Names in the order given, one date, as on Unix wherever it is made (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable
from pathlib import Path

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP archive can say."""
HALF = ".half"
"""How the name of an archive ends that is being written."""
_PACKED = (".docx", ".pdf", ".pptx", ".png", ".zip")


def write(target: Path, entries: Iterable[tuple[str, bytes]]) -> int:
    """Writes an archive of (name, content); gives its bytes.

    Raises OSError where something cannot be read or written, or what the entries raise: there is then no archive at all,
    neither half of this one nor an older.
    """
    half = target.with_name(target.name + HALF)
    target.unlink(missing_ok=True)
    try:
        with zipfile.ZipFile(half, "w") as archive:
            for path, content in entries:
                info = zipfile.ZipInfo(path, FIRST_DAY)
                info.create_system, info.external_attr = 3, 0o644 << 16
                info.compress_type = zipfile.ZIP_STORED if path.endswith(_PACKED) else zipfile.ZIP_DEFLATED
                archive.writestr(info, content, compresslevel=9)
        os.replace(half, target)
    except OSError as error:
        error.filename = error.filename or str(half)
        raise
    finally:
        half.unlink(missing_ok=True)
    return target.stat().st_size
