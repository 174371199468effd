"""Single sheets: what does not fit is refused by name, type is large enough, and the pages lead to the files."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace

import pytest

from handbook.components import download_links
from handbook.model import LANGUAGES, Handbook, outputs
from handbook.model.urls import site_url
from handbook.page.view import View
from handbook.publish.offline.byte_counts import format_size
from handbook.publish.paper import handouts, pdf
from handbook.render.html import parsed
from support.places import SITE
from support.real import HANDBOOK

PATH = "stages/analysis.md"
FILES = [
    *(
        ("stages/" + stage.id + "/", outputs.HANDOUT.path(language, stage.id), language)
        for stage in HANDBOOK.stages
        for language in LANGUAGES
    ),
    *(("stages/", outputs.POSTER.path(language), language) for language in LANGUAGES),
    *(("formats/", outputs.FORMAT_CARDS.path(language), language) for language in LANGUAGES),
]


def handout(handbook: Handbook, words: str) -> pdf.Document:
    """The Russian handout of the first stage, each of its recommendations said in these words."""
    parts = "".join(
        f'<div class="part part--{name}"><h3>{name}</h3><p>{words}</p></div>'
        for name in handbook.stages[0].recommendations
    )
    return next(iter(handouts.pdfs(handbook, {("ru", PATH): parsed(parts)}, "")))


def with_tasks(count: int) -> Handbook:
    """The handbook with a checklist of so many items on the page of the first stage."""
    page = HANDBOOK.pages["ru", PATH]
    sections = tuple(
        replace(
            section,
            checklist=tuple(
                replace(section.checklist[0], id=f"task-{number}", text=f"Дело {number}")
                for number in range(count)
            ),
        )
        if section.id == "checklist"
        else section
        for section in page.sections
    )
    return replace(HANDBOOK, pages={**HANDBOOK.pages, ("ru", PATH): replace(page, sections=sections)})


def test_recommendations_too_long_for_a_page_are_refused_by_name() -> None:
    assert pdf.write(handout(HANDBOOK, "Слово за слово. " * 10)).pages == 2
    with pytest.raises(
        pdf.PdfError,
        match=r"^docs/ru/stages/analysis\.md:\d+: \[long-sheet\] .*самая длинная – «.+»\) или контр",
    ):
        pdf.write(handout(HANDBOOK, "Слово за слово. " * 300))


@pytest.mark.parametrize("count", [31, 60])
def test_a_checklist_too_long_for_a_page_is_refused_and_not_cut_off(count: int) -> None:
    with pytest.raises(pdf.PdfError, match=rf"docs/ru/stages/analysis\.md:\d+: .*пунктов: {count}\)"):
        pdf.write(handout(with_tasks(count), "Слово."))


@pytest.mark.parametrize(("page", "path", "language"), FILES)
def test_page_leads_to_its_sheet_and_says_its_size(page: str, path: str, language: str) -> None:
    html = (SITE / site_url(language, page) / "index.html").read_text(encoding="utf-8")
    found = re.search(
        rf'<a href="([^"]+)"[^>]*>[^<]*<span data-bytes="{re.escape(path)}">([^<]*)</span>', html
    )
    assert found
    assert (SITE / site_url(language, page) / found[1]).resolve() == (SITE / path).resolve()
    assert found[2] == format_size(
        (SITE / path).stat().st_size, HANDBOOK.words.area("offline.sizes", language)
    )


def test_a_preview_has_no_links_to_sheets_that_it_lacks() -> None:
    view = View(HANDBOOK, HANDBOOK.pages["kk", PATH])
    assert download_links.handout(view) == download_links.cards(view) == ""
    assert download_links.handout(replace(view, has_pdfs=True))


@pytest.mark.parametrize(("page", "path", "language"), FILES)
def test_sheet_says_whose_it_is_and_is_not_set_in_tiny_type(page: str, path: str, language: str) -> None:
    words = subprocess.run(["pdftotext", SITE / path, "-"], capture_output=True, text=True, check=True).stdout
    assert re.sub(r"[\W_]", "", HANDBOOK.words.area("frame", language)["about"]) in re.sub(
        r"[\W_]", "", words.replace("-\n", "")
    )
    fonts = subprocess.run(
        ["pdftohtml", "-xml", "-i", "-stdout", "-zoom", "3", SITE / path],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    sizes = [(int(found) + 1) / 3 for found in re.findall(r'<fontspec id="\d+" size="(\d+)"', fonts)]
    # Poppler cuts off fractions, so each is at most so large. What stands in a margin may be smaller.
    assert sizes
    assert min(sizes) > 9.5
    assert sorted(set(sizes))[1] > 10.3
