"""ZIP archives of the site: the same content gives the same bytes.

Names in the order given, one date, as on Unix wherever it is made (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP archive can say."""
UNIX = 3
_PACKED = (".docx", ".epub", ".pdf", ".pptx", ".png", ".zip")
MIMETYPE = "mimetype"
"""The first entry of an e-book says what the file is, and is stored as it is (EPUB 3.3, 4.2.2)."""


def pack(entries: Iterable[tuple[str, str | bytes]], *, is_document: bool = False) -> bytes:
    """The bytes of an archive of (name, content). Raises what the entries raise.

    `is_document`: a file of Office, whose parts have no modes and are all compressed, at the usual level of zlib.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, content in entries:
            info = zipfile.ZipInfo(path, FIRST_DAY)
            info.create_system = UNIX
            info.external_attr = 0 if is_document else 0o644 << 16
            is_packed = path == MIMETYPE or (path.endswith(_PACKED) and not is_document)
            info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            archive.writestr(info, content, compresslevel=None if is_document else 9)
    return made.getvalue()
