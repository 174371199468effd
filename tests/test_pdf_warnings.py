"""Which warnings of WeasyPrint count: every message that the pinned version can write is sorted."""

from __future__ import annotations

import ast
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import weasyprint

from handbook.publish.paper import pdf
from handbook.publish.paper.warnings import FAULTS, Log

NOTICES = (
    "Using fontTools instead",
    "Unable to subset",
    "Please install HarfBuzz",
    "Unable to save emoji",
    "Unable to instantiate",
    "Unknown bitmap metrics",
    "Unsupported bitmap glyph",
    "Unknown subglyph",
    "Unsupported subglyph",
    "Deprecated `",
    "Error when closing stream",
    "%s unit resolved before",
)
LOG = logging.getLogger("weasyprint")


def messages() -> Iterator[str]:
    """The texts of all warnings in the library's source."""
    for path in Path(weasyprint.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "LOGGER.warning":
                text = node.args[0]
                yield (
                    text.value
                    if isinstance(text, ast.Constant)
                    else ast.unparse(text).removeprefix("f").strip("'\"")
                )


def test_every_warning_is_sorted_and_every_entry_is_of_use() -> None:
    found = list(messages())
    assert len(found) > 30
    assert [text for text in found if not text.startswith((*FAULTS, *NOTICES))] == []
    assert [start for start in (*FAULTS, *NOTICES) if not any(text.startswith(start) for text in found)] == []


def test_a_notice_stops_nothing_and_a_fault_does() -> None:
    with Log() as log:
        LOG.warning('Using fontTools instead of HarfBuzz-Subset for font "%s". …', "Noto Sans")
        LOG.warning("Anchor defined twice: %r", "x")
        LOG.error(
            "Failed to load image at %r: %s", "data:image/png;name=assets/a%20b.png;base64,AAAA", "broken"
        )
    LOG.warning("Ignored `%s: %s` at %d:%d, %s.", "a", "b", 1, 2, "unknown")
    assert log.notices == ['Using fontTools instead of HarfBuzz-Subset for font "Noto Sans". …']
    assert log.faults[0] == "Anchor defined twice: 'x'"
    assert log.faults[1].endswith("возможно, файл испорчен: assets/a b.png")
    assert not log.lacks_letters


@pytest.mark.parametrize("has_other_fonts", [True, False])
def test_a_letter_that_our_fonts_lack_is_told_with_or_without_other_fonts(
    has_other_fonts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without any other font on the machine WeasyPrint draws no letter at all and warns; with one it takes it from there."""

    class Machine(pdf.warnings.Log):
        def __exit__(self, *error: object) -> None:
            self.lacks_letters = not has_other_fonts
            super().__exit__(*error)

    monkeypatch.setattr(pdf.warnings, "Log", Machine)
    if has_other_fonts:
        monkeypatch.setattr(pdf.structure, "fonts", lambda _: {"Noto-Sans", "DejaVu-Sans"})
    html = '<!doctype html><html lang="kk"><title>x</title><style>html{font-family:"Noto Sans"}</style><p>漢'
    with pytest.raises(pdf.PdfError, match="в наших шрифтах нет, замените его: 漢"):
        pdf.write(pdf.Document("x.pdf", html))
