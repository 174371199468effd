"""`python -m handbook build`: one build at a time, a site that is whole or the last one, consoles that lack our letters."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from handbook.site import command
from support.building import settle
from support.places import ROOT


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A new site made aside, an old one in its place, and where the old one waits to be deleted."""
    aside, target = tmp_path / "aside", tmp_path / "site"
    for folder, pages in ((aside, ("index.html", "ru/new.html")), (target, ("index.html", "ru/old.html"))):
        for page in pages:
            (folder / page).parent.mkdir(parents=True, exist_ok=True)
            (folder / page).write_text(folder.name)
    return aside, target, tmp_path / "previous"


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()
    }


NEW = {"index.html": "aside", "ru/new.html": "aside"}


def test_a_new_site_takes_the_place_of_the_old_one(folders: tuple[Path, Path, Path]) -> None:
    command.replace(*folders)
    assert files(folders[1]) == NEW
    assert not folders[0].exists()
    assert not folders[2].exists()


def test_a_first_site_needs_no_old_one(folders: tuple[Path, Path, Path]) -> None:
    command.shutil.rmtree(folders[1])
    command.replace(*folders)
    assert files(folders[1]) == NEW


def unmovable(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    real = Path.rename

    def rename(path: Path, to: Path) -> Path:
        if target in (path, to):
            raise OSError(16, "Device or resource busy", str(path))
        return real(path, to)

    monkeypatch.setattr(Path, "rename", rename)


def test_where_the_folder_is_a_disk_of_its_own_its_files_are_replaced(
    folders: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    unmovable(monkeypatch, folders[1])
    monkeypatch.setattr(os.path, "ismount", lambda path: path == folders[1])
    command.replace(*folders)
    assert files(folders[1]) == NEW


def test_where_it_cannot_be_replaced_the_old_site_stays(
    folders: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    unmovable(monkeypatch, folders[1])
    with pytest.raises(OSError, match="busy"):
        command.replace(*folders)
    assert files(folders[1]) == {"index.html": "site", "ru/old.html": "site"}


def test_the_disk_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / command.FOLDER).write_text("a file where a folder is to be")
    assert command.run_build(tmp_path, tmp_path / "site") == 1
    assert "Сайт не собран" in capsys.readouterr().err


def test_a_second_build_waits_for_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second is let in only after the first has let go; it says that it waits."""
    said, order = threading.Event(), []
    monkeypatch.setattr(command, "print", lambda *words, **_: said.set(), raising=False)

    def second() -> None:
        with command._alone(tmp_path / "lock"):
            order.append("second")

    with (tmp_path / "lock").open("w") as first:
        fcntl.flock(first, fcntl.LOCK_EX)
        thread = threading.Thread(target=second)
        thread.start()
        assert said.wait(120)
        order.append("first")
    thread.join(120)
    assert order == ["first", "second"]


def left_early(tiny: Path, *arguments: str, lines: int) -> tuple[int, bytes, bytes]:
    """Runs a command whose reader takes some lines and goes: its status, what was read, what it said of it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONUNBUFFERED": "1"}
    command_line = [sys.executable, "-m", "handbook", "--root", str(tiny), *arguments]
    with subprocess.Popen(
        command_line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as running:
        assert running.stdout
        assert running.stderr
        read = b"".join(running.stdout.readline() for _ in range(lines))
        running.stdout.close()
        return running.wait(), read, running.stderr.read()


@pytest.mark.parametrize(("lines", "kept"), [(0, ""), (1, "docs/kk/principles.md:")])
def test_a_reader_who_leaves_is_no_full_disk(tiny: Path, lines: int, kept: str) -> None:
    page = tiny / "docs" / "kk" / "principles.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[a](no.md)\n" * 3000, encoding="utf-8")
    status, read, said = left_early(tiny, "check", lines=lines)
    assert (status, said) == (1, b"")  # the errors are there all the same
    assert kept in read.decode()


def test_what_was_begun_is_ended_though_nobody_reads_of_it(tiny: Path) -> None:
    given = ("new", "term", "ID=akim", "KK=әкім", "RU=аким")
    assert left_early(tiny, *given, lines=0) == (0, b"", b"")
    assert "- id: akim" in (tiny / "docs/_data/glossary.yml").read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_full_disk_is_still_told(tiny: Path) -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "handbook", "--root", str(tiny), "check"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        )
    assert result.returncode == 1
    assert "есть ли место на диске" in result.stderr.decode()
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1251"])
def test_a_console_that_lacks_our_letters_still_shows_the_rest(tiny: Path, encoding: str) -> None:
    settle(tiny)
    page = tiny / "docs" / "kk" / "principles.md"
    page.write_text(page.read_text(encoding="utf-8").replace("# ", "## ", 1), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONIOENCODING": encoding}
    result = subprocess.run(
        [sys.executable, "-m", "handbook", "--root", str(tiny), "build"],
        capture_output=True,
        check=False,
        env=environment,
    )
    assert result.returncode == 1
    assert b"docs/kk/principles.md:" in result.stdout
    assert b"Traceback" not in result.stderr
