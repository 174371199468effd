"""What openxml-audit says of an Office file: its parts against the schemas of ECMA-376 and Microsoft's extensions."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

OPTIONAL = ("relationships/fontTable", "relationships/theme")
"""Parts that it wants in a Word document and that ECMA-376 (part 1, 11.3) leaves to who makes one."""


@cache
def _validator() -> Any:
    from openxml_audit import (  # three seconds: not for every process that collects tests
        FileFormat,
        OpenXmlValidator,
    )

    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)


def faults(content: bytes, folder: Path, ending: str = "docx") -> list[str]:
    """Its findings, each with the part it is in; `folder` is where the file may be put for it."""
    file = folder / f"judged.{ending}"
    file.write_bytes(content)
    found = [f"{error.part_uri}: {error.description}" for error in _validator().validate(str(file)).errors]
    return [fault for fault in found if not any(part in fault for part in OPTIONAL)]
