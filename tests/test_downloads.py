"""What can be downloaded: every file is there, with its pages and size; the pack for a seminar; a file that is not made."""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from handbook.components import downloads
from handbook.model import LANGUAGES, outputs, seminar
from handbook.model.urls import site_url
from handbook.publish.offline import byte_counts, training_pack
from support.building import build, settle
from support.places import SITE
from support.real import HANDBOOK

PLACE = re.compile(r'data-(bytes|pages)="([^"]+)">([^<]*)<')


def page(language: str) -> str:
    return (SITE / site_url(language, "downloads/index.html")).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_links_every_file_that_is_made_for_its_language(language: str) -> None:
    linked = {
        (SITE / site_url(language, "downloads") / href).resolve()
        for href in re.findall(r'href="([^"]+)" download', page(language))
    }
    own = "ru/" if language == "ru" else "(?!ru/)"
    made = {
        path.resolve()
        for kind in ("epub", "pdf", "docx", "pptx", "zip")
        for path in SITE.rglob(f"*.{kind}")
        if re.match(rf"{own}|.*-kk-ru\.docx|handbook-offline\.zip", path.relative_to(SITE).as_posix())
    }
    assert made - linked == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_and_sizes_are_those_of_the_files(language: str) -> None:
    places = PLACE.findall(page(language))
    assert len(places) > 40
    for kind, path, told in places:
        if path == "handbook-offline.zip":  # it holds this page: the test of the archive counts it
            continue
        if kind == "bytes":
            sizes = HANDBOOK.words.area("offline.sizes", language)
            assert html.unescape(told) == byte_counts.format_size((SITE / path).stat().st_size, sizes), path
        else:
            with pikepdf.open(SITE / path) as pdf:
                assert int(told) == len(pdf.pages), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pack_holds_what_the_list_for_a_seminar_names(language: str) -> None:
    content = (SITE / outputs.TRAINING_PACK.path(language)).read_bytes()
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.testzip() is None
    names = archive.namelist()
    listed = [
        path
        for entry in HANDBOOK.downloads
        if entry.purpose == "seminar"
        for item in downloads.items(HANDBOOK, entry, language)
        for path in item.files
        if not path.endswith(outputs.TRAINING_PACK.pattern)
    ]
    assert len(names) == len(set(names)) == len(listed) + 1
    assert [archive.read(name) for name in names[1:]] == [(SITE / path).read_bytes() for path in listed]
    folder = f"seminar-{language}/"
    told = archive.read(folder + training_pack.README).decode("utf-8-sig")
    assert all(name.removeprefix(folder) in told for name in names[1:])
    assert ("20 дана" if language == "kk" else "20 экземпляров") in told
    assert "{" not in told
    for place, title in enumerate(seminar.sheets(HANDBOOK, language).values()):
        label = HANDBOOK.words.area("downloads.pack", language)["sheet"]
        assert label.format(page=seminar.first_page(place), title=title) in told
    shows = HANDBOOK.words.area("slides.file", language)
    slides, poster = (
        next(part for part in told.split("\r\n\r\n") if part.rstrip().endswith(name))
        for name in ("slides.pptx", "flow-poster.pdf")
    )
    assert all(f"«{shows[name]}»" in slides for name in ("half-day", "one-day"))
    assert "A4" in poster


def test_both_packs_can_be_unpacked_side_by_side() -> None:
    named = {language: training_pack.names(HANDBOOK, language) for language in LANGUAGES}
    for language, names in named.items():
        assert {name.split("/")[0] for name in names.values()} == {f"seminar-{language}"}
        assert all(name.isascii() for name in names.values())
        numbers = [int(name.split("/")[1].partition("-")[0]) for name in names.values()]
        assert sorted(set(numbers)) == list(range(1, len(set(numbers)) + 1))
        assert numbers == sorted(numbers)
        assert names[outputs.PRINT_JOB.path(language)] == f"seminar-{language}/1-print-20.pdf"
        assert names[outputs.HANDOUT.path(language, "analysis")].endswith("-stages/1-analysis.pdf")
    assert not set(named["kk"].values()) & set(named["ru"].values())


def test_the_day_is_that_of_the_newest_words() -> None:
    by_id = {entry.id: entry for entry in HANDBOOK.downloads}
    days = {
        page.path: HANDBOOK.changed["ru", page.path][1]
        for page in HANDBOOK.in_language("ru")
        if ("ru", page.path) in HANDBOOK.changed
    }
    assert downloads.last_changed(HANDBOOK, by_id["book"], "ru") == max(days.values())
    assert downloads.last_changed(HANDBOOK, by_id["minutes"], "ru") == days["templates/minutes.md"]


def test_a_page_whose_words_have_no_day_gives_the_files_none() -> None:
    minutes = next(entry for entry in HANDBOOK.downloads if entry.id == "minutes")
    undated = replace(
        HANDBOOK,
        changed={key: row for key, row in HANDBOOK.changed.items() if key[1] != "templates/minutes.md"},
    )
    assert downloads.last_changed(undated, minutes, "ru") == ""
    book = next(entry for entry in HANDBOOK.downloads if entry.id == "book")
    assert downloads.last_changed(undated, book, "ru") == ""  # of its many pages one has none


def test_a_file_that_is_listed_and_not_made_stops_the_build(tiny: Path) -> None:
    config = settle(tiny)
    data = tiny / "docs" / "_data" / "downloads.yml"
    data.write_text(
        data.read_text(encoding="utf-8").replace("pdf/handbook.pdf", "pdf/handbok.pdf"), encoding="utf-8"
    )
    result = build(config, "--strict")
    assert result.returncode != 0
    told = result.stdout + result.stderr
    assert "docs/_data/downloads.yml:1: [download-file]" in told
    assert "«pdf/handbok.pdf»" in told
    assert not (tiny / "site").exists()


def test_two_files_of_one_kind_have_two_names() -> None:
    """A list of links, read by itself, tells them apart."""
    for language, schema in (
        ("kk", "JSON Schema, каталогтың сипаттамасы"),
        ("ru", "JSON Schema, описание каталога"),
    ):
        html = (SITE / site_url(language, "downloads/index.html")).read_text(encoding="utf-8")
        assert re.findall(r'catalogue(?:\.schema)?\.json" download>(.*?)</a>', html) == ["JSON", schema]
