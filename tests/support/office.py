"""What openxml-audit says of an Office file: its parts against the schemas of ECMA-376 and Microsoft's extensions."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any


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
    return [f"{error.part_uri}: {error.description}" for error in _validator().validate(str(file)).errors]
