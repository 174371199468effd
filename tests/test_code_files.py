"""Styles, scripts, layouts and settings as files; ledgers written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from conftest import ROOT
from handbook import __main__ as command
from handbook.components import reference
from handbook.drawing import font_metrics
from handbook.frame import scripts, styles
from handbook.ledgers import ledger_files
from handbook.page.view import View
from handbook.source import code_files, reader
from handbook.source.settings import SETTINGS


def test_the_settings_that_mkdocs_knows() -> None:
    removed = {"pages", "google_analytics", "mdx_configs", "config_file_path"}
    assert set(SETTINGS) == {key for key, _ in MkDocsConfig()._schema} - removed | {"INHERIT"}


@pytest.mark.parametrize(
    "slip",
    [
        ("checklist.js", "(", "", "broken-script"),
        ("store.js", "{", "", "broken-script"),
        ("site.js", "{", "{{", "broken-script"),
    ],
)
def test_a_slip_in_any_of_our_scripts(slip: tuple[str, str, str, str]) -> None:
    name, old, new, rule = slip
    [path] = (ROOT / "docs" / "assets" / "javascripts").rglob(name)
    text = path.read_text(encoding="utf-8")
    known = dict.fromkeys((*scripts.needs(text), *scripts.parts(text), *scripts.later(text)), "")
    assert not list(code_files.check("docs/assets/a.js", text, known))
    assert rule in {
        found for found, _, _ in code_files.check("docs/assets/a.js", text.replace(old, new, 1), known)
    }


def test_a_brace_lost_in_any_of_our_styles() -> None:
    for path in sorted((ROOT / "docs" / "assets" / "stylesheets").rglob("*.css")):
        text = path.read_text(encoding="utf-8")
        assert not list(code_files.check("docs/assets/a.css", text, {})), path
        assert list(code_files.check("docs/assets/a.css", text.replace("}", "", 1), {})), path


def test_code_is_looked_at_where_it_lies() -> None:
    """Folders move; a rule that looks into one that is not there finds nothing wrong for ever."""
    assert all((ROOT / folder).is_dir() for folder in code_files.FOLDERS)
    assert all((ROOT / path).is_file() for path in code_files.needed())


def test_a_byte_order_mark_is_no_part_of_styles_and_scripts(tmp_path: Path) -> None:
    sheets, code = tmp_path / styles.FOLDER, tmp_path / scripts.FOLDER
    code.mkdir(parents=True)
    for path in (sheets / name for name in styles.NEEDED):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(":root { color: red }", encoding="utf-8-sig")
    (code / "a.js").write_text("/* needs: b */\na();", encoding="utf-8-sig")
    assert styles.read(tmp_path).text == ":root{color:red}" * 2
    assert scripts.read(tmp_path)["a"].needs == ("b",)


def test_a_font_that_was_cut() -> None:
    whole = (ROOT / "docs" / "assets" / "fonts" / "NotoSans-Bold.ttf").read_bytes()
    assert not font_metrics.fault(whole)
    assert font_metrics.fault(whole[:-1000])
    assert font_metrics.fault(b"version https://git-lfs.github.com/spec/v1")


def test_terms_without_a_letter_of_the_language_have_places_of_their_own(tiny: Path) -> None:
    path = tiny / "docs" / "_data" / "glossary.yml"
    entry = "- {id: always, term: {kk: '24/7', ru: '24/7'}, definition: {kk: Күн сайын., ru: Каждый день.}}\n"
    latin = entry.replace("always", "e-request").replace("24/7", "eOtinish")
    path.write_text(path.read_text(encoding="utf-8") + entry + latin, encoding="utf-8")
    handbook = reader.read(tiny)
    html = reference.glossary(View(handbook, handbook.pages["ru", "glossary.md"]))
    assert '<a href="#always">0–9</a>' in html
    assert '<a href="#e-request">A–Z</a>' in html


def test_a_ledger_is_whole_whatever_the_disk_does(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tiny / "docs" / "_data" / "accepted.tsv"
    old = path.read_text(encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ledger_files.os, "fsync", full)
    assert command.main(["--root", str(tiny), "accept", "all"]) == 1
    assert "Не записан" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == old
    assert [each.name for each in path.parent.glob(".*")] == []
