"""Pictures of pages on paper: found from the page's own address in every language, in the HTML itself, told where unreadable."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from handbook.model import Page
from handbook.model.errors import BuildError
from handbook.publish.paper.pictures import with_pictures
from handbook.render.html import parsed, serialized
from support.building import build, settle

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a b.svg").write_bytes(SVG)
    (tmp_path / "ru" / "stages").mkdir(parents=True)
    (tmp_path / "ru" / "stages" / "own.svg").write_bytes(SVG)
    return tmp_path


@pytest.mark.parametrize(
    ("language", "path", "src", "name"),
    [
        ("kk", "impact.md", "../assets/a%20b.svg", "assets/a%20b.svg"),
        ("ru", "impact.md", "../../assets/a%20b.svg", "assets/a%20b.svg"),
        ("ru", "stages/analysis.md", "../../../assets/a%20b.svg", "assets/a%20b.svg"),
        ("ru", "stages/analysis.md", "../own.svg", "ru/stages/own.svg"),
    ],
)
def test_a_picture_is_found_from_any_page(docs: Path, language: str, path: str, src: str, name: str) -> None:
    html = serialized(
        with_pictures(
            parsed(f'<p><img src="{src}" alt="x">'), Page(language, path, f"docs/{language}/{path}"), docs
        )
    )
    assert f'src="data:image/svg+xml;name={name};base64,{base64.b64encode(SVG).decode()}"' in html


def test_a_page_without_pictures_stays_as_it_is(docs: Path) -> None:
    assert (
        serialized(with_pictures(parsed("<p>a &amp; b</p>"), Page("kk", "impact.md", ""), docs))
        == "<p>a &amp; b</p>"
    )


def test_a_picture_that_is_not_there_is_told_with_its_page(docs: Path) -> None:
    with pytest.raises(BuildError, match=r"docs/ru/impact.md: \[picture\] «../none.png»"):
        with_pictures(parsed('<img src="../none.png">'), Page("ru", "impact.md", "docs/ru/impact.md"), docs)


def add_picture(tiny: Path, content: bytes, name: str = "hall.svg") -> None:
    (tiny / "docs" / "assets").mkdir(exist_ok=True)
    (tiny / "docs" / "assets" / name).write_bytes(content)
    for language, words in (
        ("kk", f'![Зал](../assets/{name} "Кездесу өтетін зал")'),
        ("ru", f'![Зал](../assets/{name} "Зал встречи")'),
    ):
        page = tiny / "docs" / language / "principles.md"
        page.write_text(f"{page.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")


@pytest.mark.thorough
def test_a_picture_on_a_page_of_the_menu_comes_into_the_book(tiny: Path) -> None:
    add_picture(tiny, SVG)
    result = build(settle(tiny), "--strict")
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_broken_picture_is_named(tiny: Path) -> None:
    add_picture(tiny, b"not a picture", "hall.png")
    result = build(settle(tiny), "--strict")
    assert result.returncode != 0
    assert "assets/hall.png" in result.stdout
    assert "картинка не открывается" in result.stdout
