"""ZIP archives of the site: the same content gives the same bytes.

Names in the order given, one date, as on Unix wherever it is made (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP archive can say."""
_PACKED = (".docx", ".pdf", ".pptx", ".png", ".zip")


def pack(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """The bytes of an archive of (name, content). Raises what the entries raise."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, content in entries:
            info = zipfile.ZipInfo(path, FIRST_DAY)
            info.create_system, info.external_attr = 3, 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if path.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            archive.writestr(info, content, compresslevel=9)
    return made.getvalue()
