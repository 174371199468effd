"""`make serve`: what the terminal says and what is shown, on the tiny handbook. Every wait is for a condition."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.error import HTTPError, URLError

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import ROOT, TINY
from handbook.model.leftovers import is_leftover
from handbook.preview.local import end_by_signals, is_free
from handbook.preview.places import anchor_of_edit, placed
from handbook.preview.server import ServedSite, Server
from handbook.preview.troubles import Trouble, of_exception, of_record
from handbook.preview.watch import Watch
from handbook.preview.worker import ENDING, Worker
from support.ports import free_port

LONG = 240
"""Seconds after which a condition is taken never to come; a build of the tiny handbook takes about two."""
PAGE = "docs/ru/principles.md"
WELL = "Бәрі дұрыс · Всё в порядке"
COUNT = "Қате · Ошибок"


def until(is_so: Callable[[], object]) -> None:
    end = time.monotonic() + LONG
    while not is_so():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.1)


@dataclass
class Preview:
    """A running preview of a project, and what it has printed: one part a build."""

    project: Path
    port: int
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    @property
    def builds(self) -> int:
        """How many builds have been told to the end."""
        return sum(line.startswith((WELL, COUNT)) for line in self.lines)

    @property
    def last(self) -> str:
        """What was said of the last build."""
        text = "\n".join(self.lines)
        return text[text.rindex("\n────") :]

    @contextmanager
    def held(self) -> Iterator[None]:
        """What is changed meanwhile the preview sees as one save, however busy the machine is: it stands still until then."""
        os.kill(self.process.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.process.pid, signal.SIGCONT)

    def after(self, *changes: Callable[[], object]) -> str:
        """Makes changes as one save; what is said of the build that follows."""
        count = self.builds
        with self.held():
            for change in changes:
                change()
        return self.since(count)

    def since(self, count: int) -> str:
        """What is said of the build that is told after so many."""
        until(lambda: self.builds > count or self.process.poll() is not None)
        assert self.process.poll() is None, self.lines
        return self.last

    def edit(self, path: str, find: str, put: str) -> str:
        """Puts one text for another in a file; what is said of it."""
        return self.after(lambda: self.write(path, self.read(path).replace(find, put)))

    def read(self, path: str) -> str:
        return (self.project / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        (self.project / path).write_text(text, encoding="utf-8")

    def get(self, address: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}") as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            return error.read().decode()

    def stop(self, number: int = signal.SIGINT) -> int:
        os.killpg(self.process.pid, number)  # as a terminal does
        return self.process.wait(LONG)


def command(port: object) -> list[str]:
    return [sys.executable, "-m", "handbook.preview", str(port)]


def environment(project: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(project / "hooks"),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "1",
    }


def make_project(folder: Path) -> Path:
    """The tiny handbook with code and layouts of its own to edit."""
    shutil.copytree(TINY, folder)
    for name in ("stylesheets", "javascripts"):
        shutil.copytree(
            ROOT / "docs" / "assets" / name, folder / "docs" / "assets" / name, dirs_exist_ok=True
        )
    (folder / "docs" / "assets" / "fonts").symlink_to(ROOT / "docs" / "assets" / "fonts")
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("../../", ""), encoding="utf-8")
    return folder


def started(project: Path, is_awaited: bool = True) -> Preview:
    """A preview after its first build, or (`is_awaited` false) as soon as it has begun with that."""
    port = free_port()
    process = subprocess.Popen(
        command(port),
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment(project),
        start_new_session=True,
        # Where the tests themselves run in the background of a shell, SIGINT would be ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    preview = Preview(project, port, process)
    until(lambda: process.poll() is not None or (preview.builds if is_awaited else len(preview.lines) > 2))
    return preview


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "Мой справочник (1)")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview for the tests that leave the project as it was."""
    running = started(make_project(tmp_path_factory.mktemp("preview") / "handbook"))
    yield running
    running.process.kill()


def mended(preview: Preview, path: str, find: str, put: str) -> tuple[str, str]:
    """What is said of an edit, and of taking it back."""
    original = preview.read(path)
    assert find in original
    said = preview.edit(path, find, put)
    return said, preview.after(partial(preview.write, path, original))


def test_clean_content_gets_one_line(preview: Preview) -> None:
    said = [line for line in preview.lines if line and not line.startswith("────")][:4]
    assert said[0] == f"Алдын ала көру · Предпросмотр: http://127.0.0.1:{preview.port}/"
    assert said[3] == f"{WELL}: http://127.0.0.1:{preview.port}/"


def test_a_problem_is_the_last_thing_said_until_it_is_mended(preview: Preview) -> None:
    broken, whole = mended(preview, PAGE, "Стороны равны", "Стороны **равны, см. [совет](#nothing)")
    head, *problems, last = broken.splitlines()[1:]
    assert head.endswith(f" · {PAGE}")
    assert problems[0].startswith("docs/kk/principles.md:10: [stale-translation]")  # warnings first
    assert all(problem.startswith(f"{PAGE}:") for problem in problems[1:])
    assert any("[dead-anchor]" in problem for problem in problems)  # of a rule on the source
    assert any("[leftover-syntax]" in problem for problem in problems)  # of a rule on the built page
    assert last.startswith(f"{COUNT}: {len(problems) - 1}. ")
    assert whole.splitlines()[-1].startswith(WELL)
    assert COUNT not in whole


def test_every_kind_of_change_is_shown(preview: Preview) -> None:
    changes = [
        (PAGE, "Стороны равны", "Стороны вполне равны", "ru/principles/", "вполне"),
        ("docs/_data/glossary.yml", "ru: неправительственная", "ru: пробная", "ru/glossary/", "пробная"),
        ("docs/_data/templates/minutes.yml", "ru: ", "ru: Проба ", "ru/templates/minutes/", "Проба"),
        ("overrides/partials/body.html", "</body>", "<!-- layout --></body>", "", "<!-- layout -->"),
        ("docs/assets/stylesheets/base/1-tokens.css", ":root", ".a-style{top:0}\n:root", "", ".a-style{"),
        (
            "docs/assets/javascripts/site.js",
            '"use strict";',
            '"use strict"; window.aScript = 1;',
            "assets/javascripts/site.js",
            "aScript",
        ),
        ("docs/_data/words/frame.yml", "ru: Диалог ", "ru: Слово ", "ru/", "Слово "),
        ("mkdocs.yml", "- Үлгілер:", "- Қағаздар:", "stages/", "Қағаздар"),
        (
            "hooks/handbook/page/context.py",
            '"page_type": page.type,',
            '"page_type": page.type + " an-edited-module",',
            "",
            "an-edited-module",
        ),
    ]
    originals = {path: preview.read(path) for path, *_ in changes}
    for path, find, _, address, seen in changes:
        assert find in originals[path]
        assert seen not in preview.get(address)
    preview.after(
        *(partial(preview.write, path, originals[path].replace(find, put)) for path, find, put, *_ in changes)
    )
    assert [path for path, _, _, address, seen in changes if seen not in preview.get(address)] == []
    preview.after(*(partial(preview.write, path, text) for path, text in originals.items()))
    assert not [path for path, _, _, address, seen in changes if seen in preview.get(address)]
    assert preview.last.splitlines()[-1].startswith(WELL)


QUICK = [
    (PAGE, "Стороны равны", "Стороны вполне равны", "/ru/principles/", "вполне"),
    ("docs/_data/glossary.yml", "ru: неправительственная", "ru: пробная", "/ru/glossary/", "пробная"),
    ("docs/_data/words/frame.yml", "ru: Диалог ", "ru: Слово ", "/ru/", "Слово "),
    ("docs/assets/stylesheets/base/1-tokens.css", ":root", ".a-style{top:0}\n:root", "/stages/", ".a-style{"),
    (
        "docs/assets/javascripts/site.js",
        '"use strict";',
        '"use strict"; window.aScript = 1;',
        "/assets/javascripts/site.js",
        "aScript",
    ),
]


def test_prose_data_words_and_styles_are_shown_before_all_is_built(preview: Preview) -> None:
    """On the page edited and on those that are open; the whole build that follows makes the same of them."""
    originals = {path: preview.read(path) for path, *_ in QUICK}

    def is_shown() -> bool:
        for *_, address, _ in QUICK:
            preview.get(f".preview/state?page={address}")  # as an open page does, again and again
        return any(line.endswith("показано") for line in preview.lines[count:])

    count, builds = len(preview.lines), preview.builds
    is_shown()
    with preview.held():
        for path, find, put, *_ in QUICK:
            preview.write(path, originals[path].replace(find, put))
    until(is_shown)
    shown = {address: preview.get(address[1:]) for *_, address, _ in QUICK}
    preview.since(builds)
    assert [address for *_, address, seen in QUICK if seen not in shown[address]] == []
    assert {address: preview.get(address[1:]) for address in shown} == shown
    preview.after(*(partial(preview.write, path, text) for path, text in originals.items()))


@pytest.mark.thorough
def test_what_is_edited_while_a_build_is_under_way_is_never_lost_from_sight(preview: Preview) -> None:
    original, count = preview.read(PAGE), preview.builds
    sites = preview.project / ".build/preview" / str(preview.port)
    before = max(int(site.name) for site in sites.iterdir())
    preview.write(PAGE, original.replace("Стороны равны", "Стороны вполне равны"))
    until(lambda: any(int(site.name) > before for site in sites.iterdir()))  # the next one is being built
    assert "вполне" in preview.get("ru/principles/")
    preview.write(PAGE, original.replace("Стороны равны", "Стороны всегда равны"))
    until(lambda: "всегда" in preview.get("ru/principles/"))
    lost: list[str] = []

    def is_built() -> bool:
        """By the build that was under way, and by the one that begins after it."""
        lost.extend(page for page in [preview.get("ru/principles/")] if "всегда" not in page)
        return preview.builds >= count + 2

    until(is_built)
    assert not lost
    preview.after(partial(preview.write, PAGE, original))


@pytest.mark.thorough
def test_pages_and_pictures_come_and_go(preview: Preview) -> None:
    page, picture = (preview.project / f"docs/kk/{name}" for name in ("extra.md", "../assets/extra.svg"))
    body = (
        "---\npage_type: plain\ntitle: Жаңа\nsummary: Жаңа бет туралы.\n---\n\n"
        "# Жаңа бет келді\n\n![Сурет](../assets/extra.svg)\n"
    )
    preview.after(
        lambda: page.write_text(body, encoding="utf-8"),
        lambda: shutil.copy(TINY / "docs/assets/favicon.svg", picture),
    )
    assert "Жаңа бет келді" in preview.get("extra/")
    assert "<svg" in preview.get("assets/extra.svg")
    preview.after(lambda: page.rename(page.with_name("other.md")))
    assert "Жаңа бет келді" in preview.get("other/")
    assert "Жаңа бет келді" not in preview.get("extra/")
    assert preview.after(page.with_name("other.md").unlink, picture.unlink).splitlines()[-1].startswith(WELL)
    assert "Жаңа бет келді" not in preview.get("other/")


BODY = "overrides/partials/body.html"
FAILURES = [
    ("mkdocs.yml", "nav:", "nav: [", "mkdocs.yml:5: [broken-yaml]"),
    ("mkdocs.yml", "nav:", "nav: 5\nextra_nav:", "mkdocs.yml:4: [settings] «nav»"),
    ("mkdocs.yml", "hooks/content.py", "hooks/nothing.py", "[settings] «hooks»"),
    (BODY, "<body", "{% if %}<body", f"{BODY}:3: [broken-layout]"),
    ("hooks/frame.py", "is_ours =", "is_ours = =", "hooks/frame.py:"),
    (
        "hooks/handbook/page/navigation.py",
        "def pagination(view",
        "def pagination(nothing, view",
        "hooks/handbook/page/context.py:",
    ),
    ("hooks/preview.py", "def build(root", "def build(nothing, root", "[broken-code]"),
]


def test_a_failure_is_told_with_its_place_and_the_pages_stay(preview: Preview) -> None:
    originals = {path: preview.read(path) for path, *_ in FAILURES}
    for path, find, put, said in FAILURES:
        assert find in originals[path]
        broken = originals | {path: originals[path].replace(find, put, 1)}
        preview.after(*(partial(preview.write, name, words) for name, words in broken.items()))
        until(lambda said=said: said in preview.last)
        text = preview.last
        assert "Traceback" not in text
        assert str(preview.project) not in text
        assert text.splitlines()[-1].startswith(COUNT)
        assert "Показаны прежние страницы" in text.splitlines()[-1]
        assert "<h1" in preview.get("ru/principles/")
    text = preview.after(*(partial(preview.write, name, words) for name, words in originals.items()))
    assert text.splitlines()[-1].startswith(WELL)


def test_an_unknown_setting_is_told_with_the_one_that_was_meant(preview: Preview) -> None:
    broken, _ = mended(preview, "mkdocs.yml", "site_name: Тест", "site_name: Тест\nsite_autor: Я")
    assert "mkdocs.yml:2: [unknown-setting]" in broken
    assert "«site_author»" in broken


def test_a_style_that_is_not_utf8_is_named(preview: Preview) -> None:
    sheet = preview.project / "docs/assets/stylesheets/dark.css"
    original = sheet.read_bytes()
    said = preview.after(lambda: sheet.write_bytes(original + "\n/* цвет */".encode("cp1251")))
    assert "docs/assets/stylesheets/dark.css:" in said
    assert "[not-utf8]" in said
    preview.after(lambda: sheet.write_bytes(original))


def test_an_edit_of_the_preview_itself_asks_for_a_new_start(preview: Preview) -> None:
    broken, whole = mended(preview, "hooks/handbook/preview/server.py", "OWN =", "OWN = =")
    assert "make serve заново" in broken
    assert whole.splitlines()[-1].startswith(WELL)


def new_page(browser: Browser) -> Page:
    page = browser.new_page()
    page.set_default_timeout(LONG * 1000)
    return page


def test_a_page_open_in_the_browser_follows_and_stays_where_it_was(
    preview: Preview, browser: Browser
) -> None:
    sheet, original = "docs/assets/stylesheets/base/2-text.css", preview.read(PAGE)
    look = preview.read(sheet)
    preview.after(partial(preview.write, sheet, look + "main p { margin-bottom: 1500px; }"))
    page, other = new_page(browser), new_page(browser)
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(f"http://127.0.0.1:{preview.port}/ru/principles/")
    page.evaluate("scrollTo({ top: 1200, behavior: 'instant' })")
    other.goto(f"http://127.0.0.1:{preview.port}/ru/glossary/")
    preview.edit(PAGE, "Стороны равны", "Стороны [вполне](#nothing) равны")
    expect(page.get_by_text("Стороны вполне равны")).to_be_attached(timeout=LONG * 1000)
    expect(page.locator("summary", has_text=COUNT)).to_be_visible(timeout=LONG * 1000)
    # beside its line, in the language of its file; on another page at the foot, with the way to the section that was edited
    here = page.locator("p:has-text('Стороны вполне равны') + .here")
    expect(here.get_by_text("[dead-anchor]")).to_contain_text("Строка 12: ")
    expect(page.get_by_text("[dead-anchor]")).to_have_count(1)
    expect(other.locator(".foot").get_by_text("[dead-anchor]")).to_be_attached(timeout=LONG * 1000)
    way = other.get_by_role("link", name="Өзгертілген бетке өту · Перейти к изменённой странице")
    expect(way).to_have_attribute("href", "/ru/principles/#equality")
    expect(page.get_by_role("link", name="Перейти к изменённой странице")).to_have_count(0)
    other.close()
    until(lambda: abs(page.evaluate("scrollY") - 1200) < 3)
    preview.after(partial(preview.write, PAGE, original), partial(preview.write, sheet, look))
    expect(page.get_by_text("Стороны вполне равны")).to_have_count(0, timeout=LONG * 1000)
    expect(page.locator("summary", has_text=COUNT)).to_have_count(0)
    expect(page.locator(".here")).to_have_count(0)
    assert not faults  # the page's own policy holds, and nothing offends it
    page.close()


def test_pages_with_the_narrowest_policy_follow_too(preview: Preview, browser: Browser) -> None:
    page = new_page(browser)
    page.goto(f"http://127.0.0.1:{preview.port}/nowhere/")
    original = preview.read("overrides/404.html")
    preview.edit("overrides/404.html", "<body", "<body data-new")
    expect(page.locator("body[data-new]")).to_be_attached(timeout=LONG * 1000)
    preview.after(lambda: preview.write("overrides/404.html", original))
    page.close()


def test_nothing_of_the_preview_is_in_what_it_builds(preview: Preview) -> None:
    sites = preview.project / ".build/preview" / str(preview.port)
    until(lambda: len(list(sites.iterdir())) == 1)  # the one before it goes
    (site,) = sites.iterdir()
    assert "/.preview/" in preview.get("")
    assert not [path for path in site.rglob("*.html") if ".preview" in path.read_text(encoding="utf-8")]


def test_what_editors_leave_beside_a_file_neither_builds_nor_shows(preview: Preview) -> None:
    folder = preview.project / "docs" / "ru"
    left = [".principles.md.swp", "principles.md~", "4913", ".DS_Store", "#principles.md#"]
    count = preview.builds
    for name in left:
        (folder / name).write_text("половина", encoding="utf-8")
    (folder / ".#principles.md").symlink_to("nobody@nowhere")
    said = preview.edit(PAGE, "Стороны равны", "Стороны всё ещё равны")
    assert preview.builds == count + 1
    assert COUNT not in said
    assert "половина" not in preview.get("ru/principles.md~")
    for name in (*left, ".#principles.md"):
        (folder / name).unlink()
    preview.edit(PAGE, "Стороны всё ещё равны", "Стороны равны")


def test_a_taken_port_is_told_before_any_build(project: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = subprocess.run(
            command(port), cwd=project, capture_output=True, text=True, check=False, env=environment(project)
        )
    assert result.returncode == 1
    assert not result.stdout
    kazakh, russian = result.stderr.splitlines()
    assert f"{port} портын басқа бағдарлама алып тұр" in kazakh
    assert f"Порт {port} занят" in russian
    assert "make serve PORT=" in russian
    assert not (project / ".build").exists()


@pytest.mark.parametrize("port", ["", "abc", "0", "80", "65536", "80 00", "８０００", "-1", "8000.0"])
def test_what_is_no_port_is_refused(port: str, project: Path) -> None:
    result = subprocess.run(
        command(port), cwd=project, capture_output=True, text=True, check=False, env=environment(project)
    )
    assert result.returncode == 1
    assert "make serve PORT=8000" in result.stderr
    assert "Traceback" not in result.stderr


def test_it_ends_cleanly_while_building_and_after(project: Path) -> None:
    preview = started(project)
    preview.write(PAGE, preview.read(PAGE) + "\nЕщё.\n")
    built = project / ".build" / "preview" / str(preview.port)
    until(lambda: (built / "2").exists())  # in the middle of a build
    assert preview.stop(signal.SIGTERM) == 0
    until(lambda: preview.lines[-1] == "Тоқтатылды · Остановлено.")
    assert "Traceback" not in "\n".join(preview.lines)
    assert not (project / ".build" / "preview").exists()


def test_a_terminal_that_closes_while_a_build_starts_ends_it_cleanly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The terminal ends the server of builds as well, so that the start fails; it is the signal that counts."""

    class Starting:
        def start(self) -> None:
            signal.pthread_kill(threading.get_ident(), signal.SIGHUP)
            raise EOFError("unexpected EOF")

    before = {number: signal.getsignal(number) for number in ENDING}
    worker = Worker(tmp_path)
    monkeypatch.setattr(worker._context, "Process", lambda **_: Starting(), raising=False)
    end_by_signals()
    try:
        with pytest.raises(KeyboardInterrupt):
            worker.start(tmp_path)
        assert not set(ENDING) & signal.pthread_sigmask(signal.SIG_BLOCK, ())
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_it_ends_cleanly_before_the_first_build(number: signal.Signals, project: Path) -> None:
    preview = started(project, is_awaited=False)
    assert preview.stop(number) == 0
    until(lambda: preview.lines[-1] == "Тоқтатылды · Остановлено.")
    assert "Traceback" not in "\n".join(preview.lines)
    assert not (project / ".build" / "preview").exists()


def test_it_starts_with_broken_settings_and_goes_on_when_they_are_mended(project: Path) -> None:
    original = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text("nav: [\n" + original, encoding="utf-8")
    preview = started(project)
    try:
        assert "mkdocs.yml:" in preview.last
        assert "Traceback" not in preview.last
        assert "Сайт ещё не собран" in preview.get("ru/")
        assert "Сайт ещё не собран" in preview.last.splitlines()[-1]
        said = preview.after(lambda: preview.write("mkdocs.yml", original))
        assert said.splitlines()[-1].startswith(WELL)
        assert "<h1" in preview.get("ru/principles/")
    finally:
        preview.stop()


@pytest.mark.thorough
def test_two_at_once_each_on_its_port(preview: Preview) -> None:
    other, original = started(preview.project), preview.read(PAGE)
    try:
        counts = preview.builds, other.builds
        preview.write(PAGE, original + "\nОбоим видно.\n")
        until(lambda: preview.builds > counts[0] and other.builds > counts[1])
        assert "Обоим видно." in other.get("ru/principles/")
    finally:
        other.stop()
    assert "Обоим видно." in preview.get("ru/principles/")
    assert not (preview.project / ".build" / "preview" / str(other.port)).exists()
    preview.after(partial(preview.write, PAGE, original))


def test_where_on_a_page_a_line_stands(tmp_path: Path) -> None:
    file = tmp_path / "docs/ru/a.md"
    file.parent.mkdir(parents=True)
    file.write_text(
        "---\ntitle: А\n---\n# А\n\n## Б { #b }\n\n- [x] **Да**, [нет](c.md#d) { #e }\n", encoding="utf-8"
    )
    troubles = [Trouble("docs/ru/a.md", line, "x", "") for line in (2, 6, 8, 99)]
    troubles += [
        Trouble("docs/ru/none.md", 1, "x", ""),
        Trouble("docs/_data/a.yml", 1, "x", ""),
        Trouble("", 0, "x", ""),
    ]
    assert [(each.anchor, each.words) for each in placed(troubles, tmp_path)] == [
        ("", "titleа"),
        ("b", "б"),
        ("b", "данет"),
        *[("", "")] * 4,
    ]
    texts: dict[str, list[str]] = {}
    assert anchor_of_edit(tmp_path, "docs/ru/a.md", texts) == ""
    file.write_text(file.read_text(encoding="utf-8") + "\nЕщё\n", encoding="utf-8")
    assert anchor_of_edit(tmp_path, "docs/ru/a.md", texts) == "#b"
    file.write_text(file.read_text(encoding="utf-8").replace("title: А", "title: Я"), encoding="utf-8")
    assert anchor_of_edit(tmp_path, "docs/ru/a.md", texts) == ""


def test_a_burst_of_writes_is_one_change(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    file = tmp_path / "docs" / "a.md"
    file.write_text("one", encoding="utf-8")
    watch = Watch(tmp_path)
    (tmp_path / "docs" / "a.md~").write_text("one", encoding="utf-8")
    (tmp_path / "docs" / "b.md").write_text("new", encoding="utf-8")
    temporary = tmp_path / "docs" / ".a.md.tmp"
    temporary.write_text("two", encoding="utf-8")
    temporary.replace(file)
    assert watch.changed() == ["docs/a.md", "docs/b.md"]
    known = watch.look()
    os.utime(file)
    file.write_text("two", encoding="utf-8")
    assert watch.look() == known


@pytest.mark.parametrize(
    ("name", "is_left"),
    [
        ("analysis.md", False),
        ("a~b.md", False),
        ("14913", False),
        ("a.swp.md", False),
        ("analysis.md~", True),
        (".analysis.md.swp", True),
        ("4913", True),
        ("analysis.md___jb_tmp___", True),
    ],
)
def test_which_names_are_leftovers(name: str, is_left: bool) -> None:
    assert is_leftover(name) == is_left


def test_what_an_exception_says(tmp_path: Path) -> None:
    full = of_exception(OSError(28, "No space left on device", str(tmp_path / "docs/x")), tmp_path)
    assert "Освободите место" in full.text
    gone = of_exception(
        FileNotFoundError(2, "No such file or directory", str(tmp_path / "docs/x.yml")), tmp_path
    )
    assert str(gone).startswith("docs/x.yml: [unreadable]")
    ours = of_exception(SystemExit("Қысқартыңыз. Сократите."), tmp_path)
    assert ours.text == "Қысқартыңыз. Сократите."
    elsewhere = of_exception(ValueError("far away"), tmp_path)
    assert "far away" in elsewhere.text
    assert "git diff" not in elsewhere.text


def test_words_of_mkdocs_are_passed_on_and_its_chatter_is_not(tmp_path: Path) -> None:
    def record(level: int, text: str) -> logging.LogRecord:
        return logging.LogRecord("mkdocs", level, "", 1, text, None, None)

    assert of_record(record(logging.INFO, "Building documentation"), tmp_path) is None
    told = of_record(record(logging.WARNING, "A reference to 'x.md' is not found"), tmp_path)
    assert told == Trouble(
        "",
        0,
        "mkdocs",
        "MkDocs хабары: A reference to 'x.md' is not found · "
        "сообщение MkDocs: A reference to 'x.md' is not found",
    )


def test_the_server_shows_no_lists_and_leads_to_the_slash(tmp_path: Path) -> None:
    (tmp_path / "ru" / "empty").mkdir(parents=True)
    (tmp_path / "ru" / "index.html").write_text("<head></head><h1>Бет</h1>", encoding="utf-8")
    (tmp_path / "404.html").write_text("<head></head>no such page", encoding="utf-8")
    server = Server(free_port())
    server.served = ServedSite(tmp_path)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with urllib.request.urlopen(f"{server.address}ru") as answer:
            assert answer.url.endswith("/ru/")
            assert "/.preview/client.js" in answer.read().decode()
        for address in ("ru/empty/", "../secret", "%2e%2e/%2e%2e/etc/passwd", ".preview/secret"):
            with pytest.raises(HTTPError) as error:
                urllib.request.urlopen(server.address + address)
            assert error.value.code == 404
    finally:
        server.shutdown()
        server.server_close()
    assert is_free(server.server_port)
    with pytest.raises(URLError):
        urllib.request.urlopen(server.address)
