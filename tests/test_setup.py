"""Set-up (`tools/`): what it sees of the machine and of folders, what it says. Installing is tried by .ci/run."""

import dataclasses
import re
import stat
import subprocess
import sys
from pathlib import Path

import machine
import prepare
import pytest
import steps

from conftest import ROOT

HERE = machine.Need("here", ("libhere",), "here", lambda: True)
GONE = machine.Need("gone", ("libgone", "gone-data"), "gone", lambda: False)
LOST = machine.Need("lost", ("liblost",), "lost", lambda: False)


def test_a_folder_is_relied_on_only_where_it_was_made(tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    assert prepare.state(made) == {}
    prepare.write_state(made, {"lock": "1"})
    assert prepare.state(made)["lock"] == "1"
    (tmp_path / "link").symlink_to(made)
    assert prepare.state(tmp_path / "link")["lock"] == "1"
    assert prepare.state(made.rename(tmp_path / "moved")) == {}


def test_an_installation_that_has_not_ended_counts_for_nothing(tmp_path: Path) -> None:
    prepare.write_state(tmp_path, {"lock": "1"})
    (tmp_path / prepare.UNFINISHED).touch()
    assert prepare.state(tmp_path) == {}
    prepare.write_state(tmp_path, {"lock": "1"})
    assert prepare.state(tmp_path)["lock"] == "1"
    (tmp_path / prepare.STATE).write_text('{"place"', "utf-8")
    assert prepare.state(tmp_path) == {}


def test_all_that_is_missing_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "can_install", lambda: False)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    prepare.equip("test", [HERE])
    with pytest.raises(steps.SetupError) as raised:
        prepare.equip("test", [GONE, HERE, LOST])
    assert "«make test»" in str(raised.value)
    assert "apt-get install libgone gone-data liblost\n" in str(raised.value)


def test_what_is_optional_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the dictionaries, and without the right to install them, the language is looked at all the same."""
    monkeypatch.setattr(prepare, "can_install", lambda: False)
    prepare.equip("check-language", [dataclasses.replace(GONE, is_optional=True), HERE])
    assert all(need.is_optional for need in prepare.SPELLING)
    assert set(machine.DICTIONARIES) <= set(prepare.COMMANDS["test"][0])


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("Temporary failure resolving", "интернет"),
        ("No space left on device", "место на диске"),
        ("Segmentation fault", "разработчику"),
    ],
)
def test_a_step_that_fails_says_what_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, advice: str
) -> None:
    monkeypatch.setattr(steps, "LOG", ROOT / ".build" / f"{tmp_path.name}.log")
    steps.LOG.parent.mkdir(exist_ok=True)
    try:
        steps.run("", [sys.executable, "-c", "pass"], named="орнату · установка")
        with pytest.raises(steps.SetupError) as raised:
            steps.run(
                "",
                [sys.executable, "-c", f"import sys; print({said!r}); sys.exit(3)"],
                named="орнату · установка",
            )
        assert said in steps.LOG.read_text("utf-8")
    finally:
        steps.LOG.unlink()
    assert "орнату · установка" in str(raised.value)
    assert advice in str(raised.value)
    assert f"    {said}" in str(raised.value)


@pytest.mark.parametrize(
    ("script", "taken"), [("exec /usr/lib/chromium/chromium", True), ("exec /snap/bin/chromium", False)]
)
def test_a_snap_is_no_browser_for_the_tests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, taken: bool
) -> None:
    program = tmp_path / "chromium"
    program.write_text(f'#!/bin/sh\n{script} "$@"\n', "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert machine.chromium() == (str(program) if taken else None)


def pins(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))


def test_requirements_are_pinned_alike_with_checksums_and_name_no_host() -> None:
    site, tools = pins("requirements.txt"), pins("requirements-dev.txt")
    assert site.items() <= tools.items()
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        assert re.findall(r"^[\w.-]+==.*(?<!\\)$", text, re.MULTILINE) == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_lines_that_end_as_on_windows_are_told_before_any_shell_stumbles_over_them(
    tmp_path: Path, line_end: str
) -> None:
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text("utf-8"), "utf-8", newline=line_end)
    made = subprocess.run(["make", "help"], cwd=tmp_path, capture_output=True, text=True, check=False)
    is_told = "Орындаңыз · Строки кончаются как в Windows (CRLF). Выполните: rm -r Makefile" in made.stderr
    assert (made.returncode != 0, is_told) == ((True, True) if line_end == "\r\n" else (False, False))
