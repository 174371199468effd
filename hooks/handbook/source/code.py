"""Looks at what is neither text nor data: styles, scripts, drawings, layouts, fonts."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from pathlib import Path

from handbook.drawing import font_metrics
from handbook.source import code_files, layout_names, text_files
from handbook.source.files import Files

FONTS = "docs/assets/fonts"
IMAGES = "docs/assets/images"
SIGNATURES: Mapping[str, bytes] = {
    "svg": b"",
    "png": b"\x89PNG",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
    "webp": b"RIFF.{4}WEBP",
    "gif": b"GIF8",
}
"""The kinds of pictures that every browser shows and a book can print, and how their files begin."""
HEAVIEST = 500 * 1024
"""Bytes of a picture that still open on a phone in a village within seconds."""


def look_at(files: Files) -> None:
    """Notes what is wrong with styles, scripts, drawings and layouts (see code_files.py), and with fonts."""
    _look_at_fonts(files)
    _look_at_pictures(files)
    paths = [
        path.relative_to(files.root).as_posix()
        for folder in code_files.FOLDERS
        for ending in code_files.ENDINGS
        for path in sorted((files.root / folder).rglob(f"*.{ending}"))
        if path.is_file()
    ]
    texts = {path: text for path in paths if (text := _code(files, path)) is not None}
    for path in code_files.needed():
        folder = "/".join(path.split("/")[:3])
        if (files.root / folder).is_dir() and not (files.root / path).is_file():
            files.fault("missing-file", path, 0, reason="")
    named = {Path(path).stem: text for path, text in texts.items() if path.endswith(".js")}
    given = layout_names.set_in(text for path, text in texts.items() if not path.startswith("docs/"))
    for path, text in texts.items():
        for rule, line, values in code_files.check(path, text, named, given):
            files.fault(rule, path, line, **values)


def _code(files: Files, path: str) -> str | None:
    """The text of a file of code as it stands there; None, with faults, where it cannot be read."""
    raw = files.bytes(path)
    if raw is None:
        return None
    text, notes = text_files.read(raw)
    if text is None:
        for note in notes:
            files.fault(note.rule, path, note.line, **note.values)
        return None
    if raw.startswith(codecs.BOM_UTF8) and code_files.is_read_by_mkdocs(path):
        files.fault("byte-order-mark", path)
    return raw.decode("utf-8-sig")


def _look_at_pictures(files: Files) -> None:
    """What a camera or a word processor saves under any name, and what is too heavy for a phone."""
    for path in files.below(IMAGES, "*"):
        ending = path.rpartition(".")[2].lower()
        content = files.bytes(path) if ending in SIGNATURES else b""
        if content is None:
            continue
        if ending != "svg" and not re.match(SIGNATURES.get(ending, rb"(?!)"), content, re.DOTALL):
            files.fault("broken-picture", path, 0, reason=f".{ending}")
        elif len(content) > HEAVIEST:
            files.fault("broken-picture", path, 0, reason=f"{len(content) // 1024} KB")


def _look_at_fonts(files: Files) -> None:
    for path in files.below(FONTS, "*.ttf"):
        content = files.bytes(path)
        if content is not None and (reason := font_metrics.fault(content)):
            files.fault("broken-font", path, 0, reason=reason)
