"""The end of a build: the order of its steps, and that whatever fails leaves a plain word and no half of a site."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from handbook.model import outputs
from handbook.model.errors import NOT_BUILT, BuildError
from handbook.publish.paper import pdf
from handbook.render.output import Output
from handbook.site import build as site_build
from handbook.site.build import Build
from handbook.site.settings import check_settings, site_address
from handbook.site.steps import STEPS, Step, finish
from handbook.source import reader
from support.places import ROOT, TINY


@pytest.fixture
def started(tmp_path: Path) -> Build:
    """A build of the tiny handbook, before its first page, that writes what it keeps below `tmp_path`."""
    handbook = reader.read(TINY)
    build = Build.start(handbook, ROOT, "", is_preview=False)
    build.root = tmp_path
    return build


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("half")
    return tmp_path / "site"


def test_every_step_comes_after_what_it_needs() -> None:
    done: set[str] = set()
    for step in STEPS:
        assert step.needs <= done, step.name
        assert step.name not in done
        done.add(step.name)


def test_a_preview_needs_nothing_that_it_goes_without() -> None:
    """But the sizes of forms, which embeds then leave out, and the archive, which has a stand-in."""
    made = {step.name for step in STEPS if step.in_preview}
    assert {need for step in STEPS if step.in_preview for need in step.needs} - made == {"paper", "offline"}


def failing(error: BaseException) -> list[Step]:
    def make(_: Build) -> Iterator[tuple[str, str]]:
        yield "a.txt", "first half"
        raise error

    return [Step("broken", make)]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BuildError("docs/ru/impact.md: картинка"), "docs/ru/impact.md: картинка"),
        (OSError(errno.ENOSPC, "No space left on device"), "Проверьте, есть ли место на диске"),
        (OSError(errno.EACCES, "Permission denied", "site/x.pdf"), "site/x.pdf: Permission denied"),
        (KeyError("name"), "broken: күтпеген қате · непредвиденная ошибка: KeyError"),
    ],
)
def test_whatever_fails_leaves_a_word_and_no_site(
    started: Build, site: Path, error: Exception, said: str
) -> None:
    with pytest.raises(BuildError) as found:
        finish(started, site, failing(error))
    assert said in str(found.value)
    assert str(found.value).endswith(NOT_BUILT)
    assert not site.exists()


def test_the_story_of_what_nobody_foresaw_is_kept(started: Build, site: Path) -> None:
    with pytest.raises(BuildError):
        finish(started, site, failing(ZeroDivisionError("x")))
    assert "ZeroDivisionError" in (started.root / site_build.FAULT_LOG).read_text(encoding="utf-8")


def test_a_full_disk_that_names_no_file_is_told_with_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path, __: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left") as found:
        Output(tmp_path).write("ru/pdf/handbook.pdf", b"x")
    assert found.value.filename == "ru/pdf/handbook.pdf"


def test_a_killed_process_of_pdfs_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise BrokenProcessPool("terminated abruptly")

    monkeypatch.setattr(pdf.ProcessPoolExecutor, "map", killed)
    with pytest.raises(pdf.PdfError, match="не хватило памяти"):
        list(pdf.write_all([pdf.Document("x.pdf", "<p>x")], tmp_path))


def test_late_files_are_what_a_preview_goes_without() -> None:
    late = outputs.late_paths(reader.read(TINY))
    assert {
        "pdf/handbook.pdf",
        "ru/training-pack.zip",
        "handbook-offline.zip",
        "ru/templates/note/note.pdf",
    } <= late
    assert not {"templates/note/note.docx", "flow.svg", "catalogue.json"} & late


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("", ""),
        (None, ""),
        ("https://example.org", "https://example.org/"),
        ("http://127.0.0.1:8000/a/", "http://127.0.0.1:8000/a/"),
        ("https://анықтамалық.қаз/кітап", "https://анықтамалық.қаз/кітап/"),
        ("https://example.org/index.html/", "https://example.org/index.html/"),
    ],
)
def test_addresses_of_a_site(address: str | None, taken: str) -> None:
    assert site_address(address) == taken


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/?x=1",
        "https://example.org/#top",
        "https://example.org/index.html",
        " https://example.org/",
        "https://example.org/ ",
        "https://example.org/ /ru/",
        "example.org",
        "//example.org/",
        "javascript:alert(1)",
        "https://",
        "ftp://x/",
        "https://[::1/",
    ],
)
def test_what_is_no_address_of_a_site_is_refused(address: str) -> None:
    with pytest.raises(BuildError, match="SITE_URL: "):
        site_address(address)


ALL = (["content.py", "frame.py", "site_files.py"], ["i18n", "search"], ["kk", "ru"])


def test_order_of_settings_does_not_matter() -> None:
    check_settings(*(names[::-1] for names in ALL))


@pytest.mark.parametrize("missing", [name for names in ALL for name in names])
def test_a_missing_setting_is_named(missing: str) -> None:
    with pytest.raises(BuildError, match=missing):
        check_settings(*([name for name in names if name != missing] for names in ALL))
