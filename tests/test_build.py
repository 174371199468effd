"""The real `mkdocs build` on the tiny handbook, whole and broken, and the commands of the package."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from support.building import build, run, settle


@pytest.mark.thorough
def test_whole_handbook_builds(tiny: Path) -> None:
    config = settle(tiny, **{"site_name: Тест": "site_name: Тест\nsite_url: https://example.org/handbook/"})
    result = build(config, "--strict")
    assert result.returncode == 0, result.stderr
    html = (tiny / "site" / "ru" / "stages" / "analysis" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="ru"' in html
    for language, path in (("kk", ""), ("ru", "ru/"), ("x-default", "")):
        assert f'hreflang="{language}" href="https://example.org/handbook/{path}stages/analysis/"' in html
    assert (tiny / "site" / "flow.svg").exists()
    assert (tiny / "site" / "ru" / "flow.svg").exists()
    assert "<loc>https://example.org/handbook/ru/stages/analysis/" in (
        tiny / "site" / "sitemap.xml"
    ).read_text(encoding="utf-8")
    assert 'href="/handbook/ru/"' in (tiny / "site" / "404.html").read_text(encoding="utf-8")


def test_without_an_address_nothing_absolute_is_made_up(tiny: Path) -> None:
    assert build(settle(tiny), "--strict").returncode == 0
    html = (tiny / "site" / "index.html").read_text(encoding="utf-8")
    assert "x-default" not in html
    assert "canonical" not in html
    assert "<loc>" not in (tiny / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert not (tiny / "site" / "sitemap.xml.gz").exists()


def test_broken_source_stops_the_build_before_it_starts(tiny: Path) -> None:
    page = tiny / "docs" / "ru" / "principles.md"
    page.write_text(page.read_text(encoding="utf-8").replace("#councils", "#nothing"), encoding="utf-8")
    result = build(settle(tiny), "--strict")
    assert result.returncode != 0
    assert "docs/ru/principles.md:12: [dead-anchor]" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tiny / "site").exists()


def test_leftover_syntax_stops_the_build_and_leaves_no_site(tiny: Path) -> None:
    page = tiny / "docs" / "kk" / "principles.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("Тараптар тең.", "**Тараптар тең."), encoding="utf-8"
    )
    result = build(settle(tiny), "--strict")
    assert result.returncode != 0
    assert "docs/kk/principles.md: [leftover-syntax]" in result.stderr
    assert not (tiny / "site").exists()


@pytest.mark.thorough
@pytest.mark.parametrize(
    "broken", ["docs/_data/stages.yml", "docs/_data/formats.yml", "docs/ru/principles.md"]
)
def test_preview_survives_broken_files(broken: str, tiny: Path) -> None:
    """`make serve` builds without --strict: problems are shown, the site is there."""
    (tiny / broken).write_text("---\ntitle: [\n---\n# x\n", encoding="utf-8")
    result = build(settle(tiny))
    assert "Traceback" not in result.stderr
    assert "[broken-yaml]" in result.stderr
    assert (tiny / "site" / "index.html").exists()


def test_stale_section_has_a_notice_and_is_no_error(tiny: Path) -> None:
    page = tiny / "docs" / "ru" / "principles.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("Стороны равны", "Обе стороны равны"), encoding="utf-8"
    )
    checked = run(tiny, "check")
    assert checked.returncode == 0
    assert "docs/kk/principles.md:10: [stale-translation] Ескерту" in checked.stdout
    assert build(settle(tiny), "--strict").returncode == 0
    assert "handbook-stale" in (tiny / "site" / "principles" / "index.html").read_text(encoding="utf-8")
    assert "handbook-stale" not in (tiny / "site" / "ru" / "principles" / "index.html").read_text(
        encoding="utf-8"
    )
    assert run(tiny, "accept", "principles").returncode == 0
    assert "stale" not in run(tiny, "check").stdout


def test_accept_refuses_unknown_and_broken_pages(tiny: Path) -> None:
    ledger = (tiny / "docs" / "_data" / "accepted.tsv").read_text(encoding="utf-8")
    unknown = run(tiny, "accept", "nowhere")
    assert unknown.returncode == 1
    assert "nowhere.md" in unknown.stderr
    (tiny / "docs" / "ru" / "principles.md").write_text("# x\n", encoding="utf-8")
    broken = run(tiny, "accept", "principles")
    assert broken.returncode == 1
    assert "[no-front-matter]" in broken.stdout
    assert (tiny / "docs" / "_data" / "accepted.tsv").read_text(encoding="utf-8") == ledger


def test_check_reports_everything_and_counts(tiny: Path) -> None:
    (tiny / "docs" / "ru" / "principles.md").unlink()
    (tiny / "docs" / "_data" / "laws.yml").unlink()
    result = run(tiny, "check")
    assert result.returncode == 1
    assert "[missing-twin]" in result.stdout
    assert "[missing-file]" in result.stdout
    assert result.stdout.rstrip().splitlines()[-1].startswith("Қате · Ошибок: ")


def test_check_of_an_empty_folder_is_no_crash(tmp_path: Path) -> None:
    result = run(tmp_path, "check")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr


def make(project: Path, *targets: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", *targets], cwd=project, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("find", "put", "rule"),
    [
        ("Стороны равны", "Стoроны равны", "mixed-letters"),
        ("Стороны равны", "**Стороны равны", "leftover-syntax"),
    ],
)
def test_make_build_fails_whole(find: str, put: str, rule: str, project: Path) -> None:
    """The site of the last good build stays as it was, and no new one is half there."""
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("yesterday, whole", encoding="utf-8")
    page = project / "docs" / "ru" / "principles.md"
    text = page.read_text(encoding="utf-8")
    assert find in text
    page.write_text(text.replace(find, put), encoding="utf-8")
    result = make(project, "build")
    assert result.returncode != 0
    assert f"[{rule}]" in result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    assert [path.name for path in (project / "site").rglob("*")] == ["index.html"]


def test_make_build_replaces_the_old_site(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "old.html").write_text("yesterday", encoding="utf-8")
    assert make(project, "build").returncode == 0
    assert not (project / "site" / "old.html").exists()
    assert (project / "site" / "ru" / "stages" / "analysis" / "index.html").exists()
