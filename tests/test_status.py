"""How both languages stand: fresh, changed in one or both, missing, to fill, due; with a history, without, with the end of one."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from handbook.__main__ import main
from handbook.frame import policy, scripts, styles
from handbook.ledgers import accepted
from handbook.model import Place, outputs
from handbook.model.marks import MarkedPart
from handbook.page.context import NO_DESK
from handbook.page.report import Desk
from handbook.publish.links import sitemap
from handbook.publish.status import pages as status_pages
from handbook.render.facts import read
from handbook.render.output import Output
from handbook.site import checks
from handbook.source import reader
from handbook.status import sides
from handbook.status.history import History
from handbook.status.report import STATES, Report, day_of_inputs, report
from handbook.status.text import overview
from handbook.status.waiting import tasks
from support.axe import in_both_themes
from support.browsing import opened
from support.places import ADDRESS, ROOT, SITE, TINY

DAY = datetime.date(2026, 11, 29)
KK, RU = "docs/kk/principles.md", "docs/ru/principles.md"
PATH = "principles.md"


def git(root: Path, *arguments: str, day: str = "2026-11-01") -> None:
    when = f"{day}T12:00:00+05:00"
    subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@t", "-c", "commit.gpgsign=false", *arguments],
        cwd=root,
        check=True,
        capture_output=True,
        env={**os.environ, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when},
    )


def commit(root: Path, day: str) -> None:
    git(root, "add", "docs", "mkdocs.yml", day=day)
    git(root, "commit", "--quiet", "-m", "t", day=day)


@pytest.fixture
def kept(tiny: Path) -> Path:
    """The tiny handbook with one commit, of the first of November."""
    git(tiny, "init", "--quiet")
    commit(tiny, "2026-11-01")
    return tiny


def say(root: Path, file: str, words: str, section: str = "equality") -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert f"#{section} }}\n\n" in text
    path.write_text(text.replace(f"#{section} }}\n\n", f"#{section} }}\n\n{words}\n\n"), encoding="utf-8")


def told(root: Path, day: datetime.date = DAY) -> Report:
    return report(reader.read(root), History(root), day)


def states(found: Report, path: str = PATH) -> dict[str, str]:
    page = found.page(path)
    assert page
    return dict(page.states)


def test_what_was_compared_and_has_not_changed_is_fresh(kept: Path) -> None:
    found = told(kept)
    assert found.history == "whole"
    assert states(found) == {"kk": "fresh", "ru": "fresh"}
    assert tasks(found) == []
    assert found.page(PATH).since["ru"] == reader.read(kept).changed["ru", PATH][1]  # type: ignore[union-attr]


def test_one_language_has_changed(kept: Path) -> None:
    say(kept, RU, "Первое изменение.")
    commit(kept, "2026-11-17")
    say(kept, RU, "Второе изменение.")
    commit(kept, "2026-11-20")
    found = told(kept)
    assert states(found) == {"kk": "stale", "ru": "ahead"}
    page = found.page(PATH)
    assert page
    assert page.since == {"kk": "2026-11-17", "ru": "2026-11-17"}
    [section] = page.sections
    assert (section.id, section.behind, section.changed) == ("equality", ("kk",), ("ru",))
    [change] = section.changes
    assert change.before
    assert "изменение" not in change.before
    assert "Второе изменение.\n\nПервое изменение." in change.after
    [task] = tasks(found)
    assert (task.kind, task.side, task.page, task.count, task.since, task.changed) == (
        "update",
        "kk",
        PATH,
        1,
        "2026-11-17",
        ("ru",),
    )


def test_a_change_that_is_in_no_commit_has_no_day(kept: Path) -> None:
    say(kept, KK, "Өзгеріс.")
    [change] = [
        change for page in told(kept).pages for section in page.sections for change in section.changes
    ]
    assert (change.language, change.since, change.is_saved) == ("kk", "", False)
    assert change.before
    assert "Өзгеріс" not in change.before


def test_both_have_changed(kept: Path) -> None:
    say(kept, RU, "Изменение.")
    say(kept, KK, "Өзгеріс.")
    commit(kept, "2026-11-17")
    found = told(kept)
    assert states(found) == {"kk": "not_compared", "ru": "not_compared"}
    assert [(task.kind, task.side, task.since) for task in tasks(found)] == [
        ("compare", "both", "2026-11-17")
    ]
    accepted.accept(reader.read(kept), kept, frozenset({PATH}))
    assert not told(kept).page(PATH).sections  # type: ignore[union-attr]


def test_a_page_is_missing(kept: Path) -> None:
    page = "---\npage_type: guide\ntitle: А\nsummary: А.\n---\n# А\n"
    (kept / "docs/ru/impact.md").write_text(page, encoding="utf-8")
    commit(kept, "2026-11-17")
    found = told(kept)
    assert states(found, "impact.md") == {"kk": "missing", "ru": "ahead"}
    assert [(task.kind, task.side, task.since) for task in tasks(found)] == [("write", "kk", "2026-11-17")]
    (kept / KK).unlink()  # one that was there: nobody knows since when it is wanted
    assert [task.since for task in tasks(told(kept)) if task.page == PATH] == [""]


def test_a_section_is_missing(kept: Path) -> None:
    say(kept, RU, "### Новый раздел { #new }\n\nТекст.")
    commit(kept, "2026-11-17")
    page = told(kept).page(PATH)
    assert page
    section = next(section for section in page.sections if section.id == "new")
    assert section.missing == ("kk",)
    assert [(change.lacks, change.since) for change in section.changes] == [("new", "2026-11-17")]
    assert ("write_sections", "kk") in {(task.kind, task.side) for task in tasks(told(kept))}


def test_parts_to_fill_come_before_what_is_stale(kept: Path) -> None:
    handbook = reader.read(kept)
    parts = (
        MarkedPart(Place(RU, 7), {"ru": "одно предложение"}),
        MarkedPart(Place("docs/_data/laws.yml", 3), {"ru": "номер"}),
    )
    object.__setattr__(handbook, "to_fill", parts)
    found = report(handbook, History(kept), DAY)
    assert states(found) == {"kk": "fresh", "ru": "to_fill"}
    assert [(task.side, task.page, task.count) for task in tasks(found)] == [("ru", PATH, 1), ("both", "", 1)]
    assert "        docs/_data/laws.yml:3: номер" in overview(handbook, found)


@pytest.mark.parametrize(("days", "is_due"), [(365, False), (366, True)])
def test_a_law_is_due_after_a_year(days: int, is_due: bool) -> None:
    handbook = reader.read(TINY)
    law = replace(handbook.laws[0], checked=(DAY - datetime.timedelta(days=days)).isoformat())
    found = report(replace(handbook, laws=(law,), ways=(), legal_terms=(), matters=()), History(TINY), DAY)
    assert [(check.id, check.is_due) for check in found.checks] == [(law.id, is_due)]
    assert [task.side for task in tasks(found) if task.kind == "check"] == (["law"] if is_due else [])
    told = "\n".join(overview(handbook, found))
    last = (DAY - datetime.timedelta(days=days)).strftime("%d.%m.%Y")
    row = f"  docs/_data/laws.yml:1: councils\n      Кеңестер туралы заң: {last} тексерілген\n      Закон о советах: проверено {last}\n"
    assert (row in told) == is_due
    assert ("Что делать: прочтите текст" in told) == is_due
    assert (f"«checked: {DAY}»" in told) == is_due


def test_without_a_history_the_present_texts_are_shown(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say(tiny, RU, "Изменение.")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tiny.parent))
    found = told(tiny)
    assert found.history == "none"
    assert states(found) == {"kk": "stale", "ru": "ahead"}
    assert main(["--root", str(tiny), "status", "principles"]) == 0
    text = capsys.readouterr().out
    assert "Git тарихы жоқ" in text
    assert "Истории Git нет" in text
    assert "Изменение." in text
    monkeypatch.setenv("PATH", "")  # no Git at all
    assert History(tiny).depth == "none"


def test_the_end_of_a_history(kept: Path, tmp_path: Path) -> None:
    say(kept, RU, "Изменение.")
    commit(kept, "2026-11-17")
    say(kept, RU, "Ещё одно.")
    commit(kept, "2026-11-20")
    git(kept, "clone", "--quiet", "--depth=1", f"file://{kept}", str(tmp_path / "shallow"))
    found = told(tmp_path / "shallow")
    assert found.history == "shallow"
    [change] = [change for page in found.pages for section in page.sections for change in section.changes]
    assert (change.before, change.lacks, change.since) == (None, "lost", "")


def test_a_page_is_followed_under_its_earlier_name(kept: Path) -> None:
    git(kept, "mv", RU, "docs/ru/rules.md")
    commit(kept, "2026-11-17")
    days = [version.day for version in History(kept).versions("docs/ru/rules.md")]
    assert days == ["2026-11-17", "2026-11-01"]


def test_a_project_unpacked_inside_of_another_repository_has_no_history(kept: Path) -> None:
    (kept / "inner").mkdir()
    (kept / "inner/mkdocs.yml").touch()
    assert History(kept / "inner").depth == "none"


def test_the_day_of_a_published_report_is_that_of_its_inputs(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handbook, history = reader.read(kept), History(kept)
    assert day_of_inputs(handbook, history) == datetime.date(2026, 11, 28)  # SOURCE_DATE_EPOCH: conftest.py
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert day_of_inputs(handbook, history) == datetime.date(2026, 11, 1)
    history.depth = "none"
    assert day_of_inputs(handbook, history).isoformat() == max(day for _, day in handbook.changed.values())


def test_the_console_says_who_waits_in_both_languages(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(kept, RU, "Изменение.")
    commit(kept, "2026-11-17")
    assert main(["--root", str(kept), "status"]) == 0
    text = capsys.readouterr().out
    assert "Орыс беті 11 күннен бері қазақшасын күтіп тұр. Жаңартатын бөлім: 1." in text
    assert "Русская страница 11 дней ждёт казахскую. Обновить разделов: 1." in text
    assert re.search(r"^  principles +артта қалған 17\.11\.2026 +ушла вперёд 17\.11\.2026$", text, re.M)
    assert re.search(r"^    #equality +артта қалған +ушёл вперёд 17\.11\.2026$", text, re.M)
    assert all(f"  {page.path.removesuffix('.md')} " in text for page in reader.read(kept).pages.values())


def test_the_console_shows_a_page_side_by_side(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    say(kept, RU, "Так было.")
    accepted.accept(reader.read(kept), kept, frozenset())
    commit(kept, "2026-11-10")
    (kept / RU).write_text(
        (kept / RU).read_text(encoding="utf-8").replace("Так было.", "Так стало."), "utf-8"
    )
    assert main(["--root", str(kept), "status", "principles.md"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(re.fullmatch(r"Так \[-было-\]\. +\| Так \{\+стало\+\}\.", line) for line in lines)
    assert "Соған сай жаңартылатын мәтін (қазақша)" in lines
    assert max(map(len, lines[2:-1])) <= 90
    assert main(["--root", str(kept), "status", "nowhere"]) == 1
    assert "Мұндай бет жоқ" in capsys.readouterr().err


def test_lines_and_words_that_differ() -> None:
    same, changed = (sides.Run(text, is_changed) for text, is_changed in (("а ", False), ("б", True)))
    assert sides.rows("x\n\nа б", "x\nа в") == [
        sides.GAP,
        sides.Row((same, changed), (same, sides.Run("в", is_changed=True))),
    ]
    assert sides.rows("x", "x\ny") == [sides.GAP, sides.Row((), (sides.Run("y", is_changed=True),))]
    assert sides.rows("один два", "совсем другое") == [
        sides.Row((sides.Run("один два", is_changed=True),), (sides.Run("совсем другое", is_changed=True),))
    ]
    assert sides.rows("x\n", "\nx") == [sides.GAP]


def pages_of(root: Path, desk: Desk = NO_DESK) -> dict[str, str]:
    known = reader.read(root)
    scripted = scripts.read(ROOT / "docs", known.words, dict.fromkeys(scripts.MADE, ""))
    found = report(known, History(root), DAY)
    made = status_pages.files(known, found, styles.read(ROOT), scripted, desk)
    return {path: policy.protect(html, policy.BARE) for path, html in made}


def test_the_pages_hold_what_has_changed_and_are_the_same_each_time(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(kept, RU, "**Добавлено** <b>в</b> [этом](x.md) месте. { #x }")
    commit(kept, "2026-11-17")
    made = pages_of(kept)
    assert list(made) == ["status/index.html", "ru/status/index.html"]
    assert made == pages_of(kept)
    assert (
        "<ins>**Добавлено** &lt;b&gt;в&lt;/b&gt; [этом](x.md) месте. { #x }</ins>"
        in made["status/index.html"]
    )
    assert '<meta name="robots" content="noindex">' in made["ru/status/index.html"]
    repository = "https://github.com/owner/name"
    assert f'<a href="{repository}/edit/main/{KK}">' in pages_of(kept, Desk(repository))["status/index.html"]
    monkeypatch.setattr(status_pages, "BUDGET", 10)
    apart = pages_of(kept)
    assert list(apart) == [
        "status/principles/index.html",
        "status/index.html",
        "ru/status/principles/index.html",
        "ru/status/index.html",
    ]
    assert "<ins>" in apart["status/principles/index.html"]
    assert "<ins>" not in apart["status/index.html"]
    assert 'href="principles/"' in apart["ru/status/index.html"]
    site = Output(tmp_path)
    for language in ("", "ru/"):  # what they lead to
        for page in reader.read(kept).in_language(language.rstrip("/") or "kk"):
            site.write(f"{language}{page.url}index.html", f'<html lang="{language.rstrip("/") or "kk"}">')
    for path, html in {**made, **apart}.items():
        site.write(path, html)
    assert checks.check(site, reader.read(kept)) == []


@pytest.mark.browser
def test_the_pages_can_be_read_on_a_phone_by_everyone(
    kept: Path, tmp_path: Path, browser: Browser, serve: Callable[[Path], str]
) -> None:
    say(kept, RU, "Изменение. https://example.org/" + "a" * 60)
    commit(kept, "2026-11-17")
    site = Output(tmp_path / "made")
    for path, html in pages_of(kept).items():
        site.write(path, html)
    address = serve(tmp_path / "made") + "ru/status/"
    with opened(browser, address, 320, bypass_csp=True) as page:
        page.get_by_text("Что изменилось").click()
        assert page.locator("ins").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert in_both_themes(page) == []


def test_every_state_has_its_words() -> None:
    words = reader.read(TINY).words.area("status", "kk")
    assert set(words["states"]) == set(words["groups"]) == set(STATES)


def test_nothing_of_the_site_leads_to_the_pages_for_editors() -> None:
    own = {"status/index.html", "ru/status/index.html"}
    assert all((SITE / path).is_file() for path in own)
    for path in (
        "sitemap.xml",
        "catalogue.json",
        "sw.js",
        "search/search_index.json",
        "ru/search/search_index.json",
    ):
        assert "status/" not in (SITE / path).read_text(encoding="utf-8"), path
    assert "/status/" not in sitemap.render(reader.read(TINY), ADDRESS)
    for path in SITE.rglob("*.html"):
        if "status" not in path.parts:
            html = path.read_text(encoding="utf-8")
            assert not re.search(r'href="[^"]*\bstatus/', html), path
            assert ".status-table" not in html, path
    assert ".status-table" not in (SITE / "assets/styles/late.css").read_text(encoding="utf-8")
    assert all(
        outputs.is_web_only(path) for path in own
    )  # so the archive leaves them out: test_offline_archive.py
    for path in own:
        found = read((SITE / path).read_text(encoding="utf-8"))
        assert list(found.having("script", "src")) == []
