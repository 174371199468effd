"""The booklet: what a stage needs in a pocket, its pages in the order of folded sheets.

It is for a printer alone: it has no tags, and claims none.
"""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from handbook.model import LANGUAGES, outputs
from handbook.publish.paper import booklet, pdf
from handbook.publish.paper.imposition import SIDES, imposed, pairs
from handbook.render.html import parsed
from support.places import SITE
from support.printed import FACE, letters, text_of
from support.real import HANDBOOK

MOST = 64
"""Pages that staples and a fold still hold."""
A4 = (842, 595)


@cache
def halves(path: Path) -> list[tuple[str, str]]:
    """The text of each side: of its left page and of its right one."""
    with pikepdf.open(path) as document:
        count = len(document.pages)
    return [tuple(_half(path, side, edge) for edge in (0, A4[0] // 2)) for side in range(1, count + 1)]  # type: ignore[misc]


def _half(path: Path, side: int, edge: int) -> str:
    crop = ["-x", str(edge), "-y", "0", "-W", str(A4[0] // 2), "-H", str(A4[1])]
    command = ["pdftotext", "-f", str(side), "-l", str(side), *crop, str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def in_order(path: Path) -> list[str]:
    """The text of the pages as they are read once the sheets are folded."""
    sides = halves(path)
    places = dict(zip(pairs(2 * len(sides)), sides, strict=True))
    pages = {number: text for pair, texts in places.items() for number, text in zip(pair, texts, strict=True)}
    return [pages[number] for number in sorted(pages)]


@pytest.mark.parametrize(
    ("count", "order"),
    [(4, [(3, 0), (1, 2)]), (8, [(7, 0), (1, 6), (5, 2), (3, 4)])],
)
def test_pages_of_folded_sheets(count: int, order: list[tuple[int, int]]) -> None:
    """By hand: eight pages are two sheets; the outer one has the first and the last page on its face."""
    assert list(pairs(count)) == order


def sheet_of(count: int) -> bytes:
    body = "".join(f'<p style="break-before: page">page{number}' for number in range(count))
    html = f'<html lang="kk"><title>x</title>{FACE}<style>@page {{ size: A5 }}</style>{body}'
    return pdf.write(pdf.Document("x.pdf", html)).content


@pytest.mark.parametrize(("count", "gone"), [(8, []), (9, [7]), (10, [7, 8]), (11, [7, 8, 9])])
def test_pages_for_notes_give_way_to_whole_sheets(count: int, gone: list[int], tmp_path: Path) -> None:
    content, sides = imposed(sheet_of(count))
    (tmp_path / "x.pdf").write_bytes(content)
    assert sides == 4
    kept = [number for number in range(count) if number not in gone]
    assert [text.strip() for text in in_order(tmp_path / "x.pdf")] == [f"page{number}" for number in kept]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_for_a_printer_and_says_so(language: str) -> None:
    path = SITE / outputs.BOOKLET.path(language)
    assert path.stat().st_size < 200_000
    with pikepdf.open(path) as document:
        assert document.check_pdf_syntax() == []
        assert {tuple(round(float(edge)) for edge in page.mediabox[2:]) for page in document.pages} == {A4}
        pages = 2 * len(document.pages)
        assert pages % SIDES == 0
        assert pages <= MOST
        root = document.Root
        assert str(root.Lang) == language
        assert "/StructTreeRoot" not in root
        assert "/Metadata" not in root  # nothing claims PDF/UA, which asks for tags
        assert (root.ViewerPreferences.Duplex, root.ViewerPreferences.PrintScaling) == (
            "/DuplexFlipShortEdge",
            "/None",
        )
        fonts = [
            each for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each
        ]
        assert {"Noto" in str(font.FontName) for font in fonts} == {True}
        assert all(
            "/FontDescriptor" not in each or "/FontFile2" in each.FontDescriptor
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary)
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_come_in_order(language: str) -> None:
    pages = in_order(SITE / outputs.BOOKLET.path(language))
    label = HANDBOOK.words.area("paper.booklet", language)
    assert letters(label["title"]) in letters(pages[0])
    assert all(letters(step) in letters(pages[1]) for step in label["steps"].splitlines())
    assert letters(label["print"]) in letters(pages[-1])
    numbered = [(place, text) for place, text in enumerate(pages, start=1) if 3 < place < len(pages)]
    assert [place for place, text in numbered if str(place) not in text.split()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stage_has_its_recommendations_and_checklist(language: str) -> None:
    text = letters("".join(in_order(SITE / outputs.BOOKLET.path(language))))
    for number, stage in enumerate(HANDBOOK.stages, start=1):
        page = HANDBOOK.pages[language, f"stages/{stage.id}.md"]
        for place, name in enumerate(stage.recommendations, start=1):
            section = page.section(name)
            assert section
            assert letters(f"{number}{place}{section.title}") in text
        checklist = page.section("checklist")
        assert checklist
        assert all(letters(item.text) in text for item in checklist.checklist)
    for form in HANDBOOK.formats:
        assert letters(HANDBOOK.pages[language, f"formats/{form.id}.md"].title) in text


def test_steps_have_numbers_as_on_the_handout() -> None:
    steps = parsed('<div class="admonition how-to"><ul><li>раз</li><li>два</li></ul></div>')[0]
    assert [child.tag for child in booklet._numbered(steps)] == ["ol"]
    plain = parsed("<div><ul><li>раз</li></ul></div>")[0]
    assert [child.tag for child in booklet._numbered(plain)] == ["ul"]


def test_the_same_pages_give_the_same_bytes() -> None:
    content = sheet_of(8)
    assert imposed(content) == imposed(content)


def test_everything_is_black() -> None:
    with pikepdf.open(SITE / outputs.BOOKLET.path("ru")) as document:
        for page in document.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("rg", "RG", "g", "G"):
                    assert {float(value) for value in operands} <= {0.0}  # type: ignore[arg-type]
    assert text_of(SITE / outputs.BOOKLET.path("ru"))
