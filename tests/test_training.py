"""The trainer's pages: minutes that add up, answers that agree with the data, a log that agrees with its key and the calendar."""

from __future__ import annotations

import datetime
import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser

from handbook.model import LANGUAGES
from support.browsing import opened
from support.places import ROOT
from support.real import HANDBOOK
from support.training import EXERCISES, rows, section

TIME = re.compile(r"\*\*(\d+) минут[аы]?\.\*\*")
MONTHS = {"қазан": 10, "октября": 10, "қараша": 11, "ноября": 11}
WEEKDAYS = {"сейсенбі": 1, "вторник": 1, "жұма": 4, "пятница": 4}


def minutes_of(language: str, exercise: str) -> int:
    """What an exercise says it takes: the first number of its second point."""
    points = [
        line for line in section(language, "exercises", exercise).text.split("\n") if line.startswith("- **")
    ]
    found = re.search(r"\d+", points[1])
    assert found
    return int(found[0])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("programme", "total"), [("half-day", 240), ("one-day", 420)])
def test_minutes_of_a_programme_add_up(language: str, programme: str, total: int) -> None:
    table = rows(language, "index", programme)[1:]
    starts = [datetime.datetime.strptime(row[0], "%H:%M") for row in table]
    lengths = [int(row[1]) for row in table]
    assert all(
        after - before == datetime.timedelta(minutes=minutes)
        for (before, after), minutes in zip(pairwise(starts), lengths, strict=False)
    )
    assert sum(lengths[:-1]) == lengths[-1] == total
    for row in table:
        exercise = re.search(r"exercises\.md#([\w-]+)", row[2])
        assert not exercise or int(row[1]) == minutes_of(language, exercise[1]), row


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_exercise_is_in_the_programme_of_a_day_and_serves_a_stage(language: str) -> None:
    assert re.findall(r"exercises\.md#([\w-]+)", section(language, "index", "one-day").text) == EXERCISES
    stages = set(re.findall(r"stages/([\w-]+)\.md", section(language, "exercises", "overview").text))
    assert stages == {stage.id for stage in HANDBOOK.stages}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exercise", EXERCISES)
def test_steps_take_the_time_of_their_exercise(language: str, exercise: str) -> None:
    found = section(language, "exercises", exercise)
    assert sum(map(int, TIME.findall(found.text))) == minutes_of(language, exercise)
    assert [block.name for block in found.blocks] == ["how-to", "answer"]
    assert (
        f"(#{exercise})" in (row := rows(language, "exercises", "overview")[EXERCISES.index(exercise) + 1])[0]
    )
    assert int(row[2]) == minutes_of(language, exercise)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_form_of_dialogue_is_an_answer_once_with_its_size(language: str) -> None:
    answers = [
        (re.search(r"formats/([\w-]+)\.md", row[0]), row[1])
        for row in rows(language, "exercises", "choose-format")[1:]
    ]
    assert sorted(found[1] for found, _ in answers if found) == sorted(form.id for form in HANDBOOK.formats)
    situations = rows(language, "handouts", "sheet-situations")[1:]
    assert len(situations) == len(answers)
    for (found, words), situation in zip(answers, situations, strict=True):
        form = next(form for form in HANDBOOK.formats if found and form.id == found[1])
        size = set(re.findall(r"\d+", " ".join(text[language] for text in form.wording.values())))
        assert set(re.findall(r"\d+", words)) == size, form.id
        if isinstance(form.people, type(None) | str):
            continue
        people = re.search(r"(\d+) (?:адам|ата-ана|человек|родителей)", situation[1])
        assert people, situation
        assert (form.people.min or 0) <= int(people[1]) <= (form.people.max or 1000), form.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_log_agrees_with_the_case_and_the_calendar(language: str) -> None:
    log = [row for row in rows(language, "handouts", "sheet-log") if "," in row[0]]
    days = [re.split(r"[ ,]+", row[0]) for row in log]
    dates = [datetime.date(2026, MONTHS[month], int(day)) for day, month, _ in days]
    assert [date.weekday() for date in dates] == [WEEKDAYS[name] for _, _, name in days]
    expected = [datetime.date(2026, 10, 6) + datetime.timedelta(days=n) for n in range(54)]
    assert dates == [date for date in expected if date.weekday() in (1, 4)]
    held = [row for row in log if re.match(r"\d+ (?:адам|человек)$", row[2])]
    assert (len(log), len(held)) == (16, 13)
    assert all(int(row[2].split()[0]) <= 20 for row in held)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_log_agrees_with_the_specimens(language: str) -> None:
    """The days without a bus, the call that came and the one that did not, the hour of the late list."""
    log = {row[0]: row[2] for row in rows(language, "handouts", "sheet-log") if "," in row[0]}
    missed = [day for day, said in log.items() if not re.match(r"\d+ (?:адам|человек)$", said)]
    text = (ROOT / "docs" / "_data" / "specimens" / "implementation-log.yml").read_text(encoding="utf-8")
    days = [datetime.date.fromisoformat(day) for day in re.findall(r"day: (2026-1[01]-\d\d)", text)]
    bare = [re.split(r"[ ,]+", day) for day in missed]
    found = [datetime.date(2026, MONTHS[month], int(day)) for day, month, _ in bare]
    assert found == days[-3:]
    assert "7:40" in log[missed[0]]
    assert "7:40" in text
    assert "18:30" in log[missed[1]]
    assert "18:30" in text
    assert not re.search(r"\d:\d\d", log[missed[2]])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_left_on_sheet_two_has_a_fact_from_the_specimen(language: str) -> None:
    facts = section(language, "handouts", "sheet-questions").text
    for word in {"ru": ("один", "заметает"), "kk": ("жалғыз", "боран")}[language]:
        assert word in facts
    text = (ROOT / "docs" / "_data" / "specimens" / "dialogue-plan.yml").read_text(encoding="utf-8")
    assert all(
        word in text
        for word in {"ru": ("ехать в центр один", "заметает"), "kk": ("жалғыз", "боран")}[language]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_participants_get_has_no_answers(language: str) -> None:
    page = HANDBOOK.pages[(language, "training/handouts.md")]
    assert not [block for part in page.sections for block in part.blocks if block.name == "answer"]


@pytest.mark.browser
@pytest.mark.parametrize("prefix", ["", "ru/"])
@pytest.mark.parametrize(("page_name", "sheets"), [("feedback", 1 + 3), ("handouts", 1 + 8 + 1)])
def test_each_sheet_is_on_one_page_of_paper(
    browser: Browser, site_url: str, prefix: str, page_name: str, sheets: int
) -> None:
    """The trainer's part on one page, then a page a sheet; the four role cards share one."""
    with opened(browser, f"{site_url}{prefix}training/{page_name}/") as page:
        printed = page.pdf(format="A4", prefer_css_page_size=True)
        page.emulate_media(media="print")
        assert not page.locator("footer").is_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == sheets


@pytest.mark.browser
@pytest.mark.parametrize("prefix", ["", "ru/"])
def test_nothing_is_wider_than_a_phone(browser: Browser, site_url: str, prefix: str) -> None:
    for name in ("", "exercises/", "handouts/", "feedback/"):
        with opened(browser, f"{site_url}{prefix}training/{name}", width=360) as page:
            assert (
                page.evaluate("""() => [...document.querySelectorAll("main table")].filter(table =>
                table.getBoundingClientRect().right > table.parentElement.getBoundingClientRect().right + 1).length""")
                == 0
            ), name
