"""What happens when a PDF cannot be made: a clear message, no half of a site, and the last good one where it was."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from handbook.publish.paper import pdf
from support.building import build, settle
from support.printed import FACE

HALT = """
import os, signal
from mkdocs.plugins import event_priority

@event_priority(100)
def on_post_build(config, **_):
    os.kill(os.getpid(), signal.SIGKILL)
"""
"""A hook that ends a build when the pages are written and nothing else is, as a power cut would."""
HTML = f'<html lang="ru"><title>x</title>{FACE}<p>Текст'


def test_a_font_that_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pdf, "FONTS", tmp_path)
    with pytest.raises(pdf.PdfError, match=r"x\.pdf: Font-face 'Noto Sans' cannot be loaded"):
        pdf.write(pdf.Document("x.pdf", HTML))


def test_a_letter_that_our_fonts_lack() -> None:
    with pytest.raises(pdf.PdfError, match=r"x\.pdf: .*в наших шрифтах нет"):
        pdf.write(pdf.Document("x.pdf", HTML + " 漢"))


def test_a_page_that_cannot_be_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    import weasyprint

    def fail(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(weasyprint.HTML, "render", fail)
    with pytest.raises(pdf.PdfError, match=r"x\.pdf: .*не удалось сверстать: RecursionError"):
        pdf.write(pdf.Document("x.pdf", HTML))


def test_a_link_that_leads_nowhere() -> None:
    with pytest.raises(pdf.PdfError, match="#nowhere"):
        pdf.write(pdf.Document("x.pdf", HTML + '<a href="#nowhere">туда</a>'))


def test_a_full_disk_leaves_no_half_of_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = Path.write_bytes

    def half(path: Path, content: bytes) -> int:
        if path.parent != tmp_path / "kept":
            return real(path, content)
        real(path, content[:100])
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(OSError, match="No space left"):
        list(pdf.write_all([pdf.Document("x.pdf", HTML)], tmp_path / "kept"))
    assert list((tmp_path / "kept").iterdir()) == []


def test_what_was_made_is_taken_again_and_what_has_changed_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = pdf.Document("x.pdf", HTML)
    [made] = pdf.write_all([first], tmp_path)
    assert made.pages == 1
    monkeypatch.setattr(pdf, "write", lambda _: pytest.fail("it was there already"))
    assert list(pdf.write_all([first], tmp_path)) == [made]
    assert pdf.key(first) != pdf.key(pdf.Document("x.pdf", HTML + "."))
    [kept] = tmp_path.iterdir()
    os.utime(kept, (0, 0))  # unused for long
    list(pdf.write_all([], tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_build_whose_pdfs_fail_leaves_no_site(tiny: Path) -> None:
    kept = tiny / ".build" / "pdf"
    kept.unlink()
    kept.write_text("a file where a folder is to be")
    result = build(settle(tiny), "--strict")
    assert result.returncode != 0
    assert "Сайт не собран" in result.stdout
    assert "Traceback" not in result.stderr
    assert not (tiny / "site").exists()


def test_a_letter_that_fonts_lack_is_named_with_its_file(tiny: Path) -> None:
    page = tiny / "docs" / "ru" / "principles.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("Стороны равны", "Стороны равны 漢"), encoding="utf-8"
    )
    result = build(settle(tiny), "--strict")
    assert result.returncode != 0
    assert "docs/ru/principles.md:" in result.stderr
    assert "[letter-without-font]" in result.stderr
    assert "漢" in result.stderr
    assert not (tiny / "site").exists()


def test_a_build_interrupted_half_way_leaves_the_last_good_site(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("yesterday, whole", encoding="utf-8")
    (project / "halt.py").write_text(HALT, encoding="utf-8")
    config = project / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8") + "  - halt.py\n", encoding="utf-8"
    )  # the hooks stand last in it
    making = subprocess.run(["make", "build"], cwd=project, capture_output=True, text=True, check=False)
    assert making.returncode != 0
    assert (project / ".build" / "site" / "index.html").exists()
    assert [path.name for path in (project / "site").rglob("*")] == ["index.html"]
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "yesterday, whole"
