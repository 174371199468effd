"""What the service worker is told: files with their hashes, portions, sizes; bundles; sizes in pages."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.model import LANGUAGES, UNLISTED, outputs
from handbook.publish.offline import bundles, byte_counts, service_worker
from handbook.render.facts import read
from handbook.render.output import Output
from handbook.source import reader
from support.first_visit import blank_documents, first_pages
from support.places import SITE, TINY
from support.real import HANDBOOK

SIZES = HANDBOOK.words.area("offline.sizes", "kk")


@pytest.fixture(scope="module")
def edition() -> service_worker.Edition:
    return service_worker.edition(HANDBOOK, Output(SITE))


def publish(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def small(tmp_path: Path, **more: str) -> Path:
    """A site with the pages of the tiny handbook that the worker looks for."""
    pages = ["", "stages/", "formats/", "my-dialogue/", "stages/analysis/", "formats/debates/", "principles/"]
    files = {
        f"{name}index.html": f'<script src="{"../" * name.count("/")}assets/javascripts/site.js?1"></script>{name}'
        for prefix in ("", "ru/")
        for name in (prefix + page for page in pages)
    }
    return publish(
        tmp_path / "site",
        {
            **files,
            "assets/javascripts/site.js": "1",
            "assets/javascripts/word.js": "2",
            "offline/answer.html": "a",
            "ru/offline/answer.html": "a",
            "templates/note/note.docx": "d",
            "embed/flow/index.html": "e",
            "go/x/index.html": "g",
            "sw.js": "old",
            "handbook-offline.zip": "z",
            "404.html": "n",
            "search/search_in_folder.js": "f",
            "ru/principles/card.png": "c",
            **more,
        },
    )


def test_portions_of_a_small_site(tmp_path: Path) -> None:
    found = service_worker.edition(reader.read(TINY), Output(small(tmp_path)))
    by_set: dict[str, list[str]] = {}
    for unit in found.units:
        by_set.setdefault(unit.set, []).extend(unit.files)
    assert by_set["shell"] == ["assets/javascripts/site.js", "offline/answer.html", "ru/offline/answer.html"]
    first = ["", "stages/", "formats/", "my-dialogue/", "stages/analysis/", "formats/debates/"]
    assert by_set["kk"] == first
    assert by_set["ru"] == [f"ru/{page}" for page in first]
    assert by_set["pages"] == ["principles/", "ru/principles/", "assets/javascripts/word.js"]
    assert by_set["files"] == ["templates/note/note.docx"]
    assert set(found.files) == {name for names in by_set.values() for name in names} | set(found.texts)


def test_a_size_counts_what_a_host_adds_to_a_file(tmp_path: Path) -> None:
    """Documents are sent as they are; some 300 bytes of headers come with each file."""
    found = service_worker.edition(
        reader.read(TINY), Output(small(tmp_path, **{"templates/note/note.docx": "d" * 1000}))
    )
    assert found.size("files") == 1000 + 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_that_a_reader_needs_first_come_unasked(edition: service_worker.Edition, language: str) -> None:
    found = {name for unit in edition.units if unit.set == language for name in unit.files}
    assert found == first_pages(HANDBOOK, language) | blank_documents(language)


def test_what_scripts_load_later_comes_with_them(tmp_path: Path) -> None:
    """And what that loads in turn; not what no first page can ask for, nor what is not there."""
    later = '(self.handbookLater=self.handbookLater||{{}})["{0}"]="{0}.js?1a2b3c4d";'
    files = {
        "assets/javascripts/site.js": later.format("acts") + later.format("gone"),
        "assets/javascripts/acts.js": later.format("more") + later.format("acts"),
        "assets/javascripts/more.js": "3",
    }
    found = service_worker.edition(reader.read(TINY), Output(small(tmp_path, **files)))
    shell = [unit.path for unit in found.units if unit.set == "shell" and "javascripts" in unit.path]
    assert shell == [f"assets/javascripts/{name}.js" for name in ("acts", "more", "site")]
    assert "assets/javascripts/word.js" in [unit.path for unit in found.units if unit.set == "pages"]


def test_edition_is_named_after_what_it_holds(tmp_path: Path) -> None:
    handbook = reader.read(TINY)
    first = service_worker.edition(handbook, Output(small(tmp_path / "a")))
    assert service_worker.edition(handbook, Output(small(tmp_path / "b"))).id == first.id
    assert (
        service_worker.edition(handbook, Output(small(tmp_path / "c", **{"principles/index.html": "new"}))).id
        != first.id
    )
    # What the worker never keeps makes no new edition: nothing is fetched anew for its sake.
    other = small(tmp_path / "d", **{"embed/flow/index.html": "new", "sw.js": "new"})
    assert service_worker.edition(handbook, Output(other)).id == first.id


def test_hashes_are_those_of_the_files_and_of_script_addresses(edition: service_worker.Edition) -> None:
    for address, mark in edition.files.items():
        path = SITE / (address + "index.html" if address == "" or address.endswith("/") else address)
        assert hashlib.sha256(path.read_bytes()).hexdigest()[:8] == mark, address
    assert f'site.js?{edition.files["assets/javascripts/site.js"]}"' in (SITE / "index.html").read_text(
        encoding="utf-8"
    )


def test_published_worker_is_of_the_published_site(edition: service_worker.Edition) -> None:
    line = (SITE / "sw.js").read_text(encoding="utf-8").split(";\n", 1)[0]
    data = json.loads(line.removeprefix("self.handbookEdition="))
    assert data["edition"] == edition.id
    assert data["files"] == dict(edition.files)
    assert [unit[:3] for unit in data["units"]] == [
        [unit.set, unit.path, unit.size] for unit in edition.units
    ]


def test_every_page_and_document_is_in_one_portion(edition: service_worker.Edition) -> None:
    names = [name for unit in edition.units for name in unit.files]
    assert len(names) == len(set(names))
    pages = {
        ("" if page.language == LANGUAGES[0] else f"{page.language}/") + page.url
        for page in HANDBOOK.pages.values()
        if page.path not in UNLISTED
    }
    assert pages <= set(names)
    documents = {
        path.relative_to(SITE).as_posix()
        for path in SITE.rglob("*")
        if path.suffix in (".docx", ".pdf", ".pptx")
    }
    large = {outputs.LARGE_BOOK.path(language) for language in LANGUAGES}
    assert large < documents
    documents -= large  # a page can be enlarged; e-books are kept by the app that reads them
    assert documents == {name for unit in edition.units if unit.set == "files" for name in unit.files}


def test_what_comes_unasked_is_within_the_budget(
    edition: service_worker.Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    for language in LANGUAGES:
        assert edition.size("shell", language) <= service_worker.BUDGET
    monkeypatch.setattr(service_worker, "BUDGET", 50_000)
    with pytest.raises(service_worker.OverBudgetError) as found:
        service_worker.edition(HANDBOOK, Output(SITE))
    assert "(kk)" in str(found.value)
    assert byte_counts.format_size(50_000, SIZES) in str(found.value)


def test_pages_say_the_sizes(edition: service_worker.Edition) -> None:
    archive = (SITE / "handbook-offline.zip").stat().st_size
    for prefix in ("", "ru/"):
        html = (SITE / prefix / "offline/index.html").read_text(encoding="utf-8")
        for name, size in {**edition.counts, "handbook-offline.zip": archive}.items():
            assert f'data-bytes="{name}">{byte_counts.format_size(size, SIZES)}<' in html
        assert "…</b>" not in html


def test_sizes_put_into_pages_leave_what_is_counted_as_it_was(tmp_path: Path) -> None:
    """Or a page could say 722 KB where, with that said, it is 723."""
    handbook, place = reader.read(TINY), '<b data-bytes="offline-all">{}</b>'
    before = service_worker.edition(
        handbook, Output(small(tmp_path / "a", **{"principles/index.html": place.format("…")}))
    )
    after = service_worker.edition(
        handbook, Output(small(tmp_path / "b", **{"principles/index.html": place.format("1 234 567 КБ")}))
    )
    assert before.counts == after.counts
    assert before.id != after.id


def test_every_place_for_a_size_is_filled() -> None:
    for path in SITE.rglob("index.html"):
        for name, size in re.findall(r'data-bytes="([^"]+)"[^>]*>([^<]*)<', path.read_text(encoding="utf-8")):
            assert re.fullmatch(r"[\d,]+\u00a0[КМ]Б", size), (path, name)


scraps = st.sampled_from(["\n", "}", "{", "a{b:c}", ".d{e:f}", "<p>Ә</p>\n", "<!--x-->", "\r\n", "😀"])
texts = st.dictionaries(
    st.text(st.characters(codec="utf-8"), max_size=8), st.lists(scraps, max_size=40).map("".join), max_size=5
)


@given(texts)
def test_bundle_gives_back_what_went_in(pages: dict[str, str]) -> None:
    assert bundles.unpack(bundles.pack(pages)) == pages


def test_bundle_has_what_pages_share_once() -> None:
    shared = "".join(f".rule-{number}{{color:red}}" for number in range(200))
    pages = {str(number): f"<style>{shared}</style>\n<p>{number}</p>\n" for number in range(10)}
    assert len(bundles.pack(pages)) < 2 * len(shared)


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "1 КБ"),
        (1024, "1 КБ"),
        (92_160, "90 КБ"),
        (1_047_552, "1023 КБ"),
        (1_048_576, "1,0 МБ"),
        (2_500_000, "2,4 МБ"),
    ],
)
def test_sizes_in_words(count: int, told: str) -> None:
    assert byte_counts.format_size(count, SIZES).replace("\u00a0", " ") == told


def test_sizes_take_their_places_again_and_again() -> None:
    html = '<b data-bytes="a">…</b> <span class="x" data-bytes="b"></span><b>…</b>'
    once = byte_counts.fill(html, read(html), {"a": 2048}, SIZES)
    assert once == '<b data-bytes="a">2\u00a0КБ</b> <span class="x" data-bytes="b"></span><b>…</b>'
    again = byte_counts.fill(once, read(once), {"a": 4096, "b": 1024}, SIZES)
    assert again == '<b data-bytes="a">4\u00a0КБ</b> <span class="x" data-bytes="b">1\u00a0КБ</span><b>…</b>'
