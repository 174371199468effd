"""Terms counted by the calendar of Kazakhstan, without a page: cases counted by hand, the calendar that the build makes, and the
file for a phone's calendar, read by a program of others."""

from __future__ import annotations

import datetime
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.text.workdays import calendar
from support.node_scripts import evaluate

KNOWN = calendar(datetime.date(2026, 11, 28))
CALENDAR = {
    "first": KNOWN.first,
    "last": KNOWN.last,
    "days": list(KNOWN.days),
    "estimated": list(KNOWN.estimated),
}


def run(expression: str, argument: object = None) -> Any:
    return evaluate(("terms",), expression, argument)


def term(
    length: int, unit: str = "working-days", actor: str = "body", before: bool = False
) -> dict[str, Any]:
    return {"id": "a", "length": length, "unit": unit, "actor": actor, "isBefore": before}


def due(day: str, counted: dict[str, Any], known: dict[str, Any] = CALENDAR) -> Any:
    return run("([day, term, calendar]) => handbook.terms.due(day, term, calendar)", [day, counted, known])


# Counted with a finger on a wall calendar; the days that were passed over beside each.
COUNTED = [
    ("2026-11-05", term(15), "2026-11-26"),  # weekends alone
    ("2026-12-10", term(15), "2027-01-05"),  # 16.12, 1.1, 4.1 (for Saturday 2.1)
    ("2026-12-24", term(10), "2027-01-12"),  # 1.1, 4.1, Christmas 7.1
    ("2026-12-31", term(3), "2027-01-08"),  # 1.1, 4.1, 7.1
    ("2027-03-05", term(15), "2027-04-02"),  # 8.3, 15.3 (Constitution), 22.3, 23.3, 24.3 (for Sunday 21.3)
    ("2026-03-06", term(10), "2026-03-26"),  # 9.3 (for Sunday 8.3), 23.3, and 24.3, 25.3 (for 21.3, 22.3)
    ("2026-04-20", term(15), "2026-05-14"),  # 1.5, 7.5, 11.5 (for Saturday 9.5)
    ("2027-04-26", term(15), "2027-05-20"),  # 3.5 (for Saturday 1.5), 7.5, 10.5 (for Sunday 9.5)
    ("2026-05-25", term(3), "2026-05-29"),  # Eid al-Adha, Wednesday 27.5
    ("2026-12-05", term(15), "2026-12-29"),  # handed in on Saturday, registered on Monday 7.12; 16.12
    ("2026-12-12", term(7, actor="you"), "2026-12-23"),  # one's own term runs from Saturday itself; 16.12
    ("2026-12-18", term(15, "calendar-days"), "2027-01-05"),  # 2.1 is a Saturday, 4.1 stands in for it
    ("2026-11-10", term(15, "calendar-days"), "2026-11-25"),
    ("2026-11-27", term(3, "months", "you"), "2027-03-01"),  # 27.2 is a Saturday
    ("2026-12-22", term(3, "months", "you"), "2027-03-25"),  # 22.3–24.3 are holidays
    ("2026-11-30", term(3, "months", "you"), "2027-03-01"),  # February ends on Sunday 28.2
    ("2027-12-31", term(2, "months"), "2028-02-29"),  # a leap year
    ("2027-01-14", term(5, actor="you", before=True), "2027-01-06"),  # back over Christmas 7.1 and a weekend
    ("2026-12-21", term(3, actor="you", before=True), "2026-12-15"),  # back over 16.12
]


@pytest.mark.parametrize(("day", "counted", "last"), COUNTED)
def test_terms_counted_by_hand(day: str, counted: dict[str, Any], last: str) -> None:
    assert due(day, counted)["day"] == last


def test_a_term_that_runs_past_the_calendar_has_no_last_day() -> None:
    assert KNOWN.last == "2029-12-31"
    assert due("2029-12-10", term(14))["day"] == "2029-12-31"  # 17.12 stands in for Sunday 16.12
    assert due("2029-12-10", term(15)) is None
    assert due("2029-11-30", term(3, "months", "you")) is None
    assert due("2029-12-20", term(11, "calendar-days"))["day"] == "2029-12-31"
    assert due("2029-12-20", term(12, "calendar-days")) is None
    assert due("2024-12-31", term(1)) is None
    assert due("2025-01-08", term(3, actor="you", before=True)) is None


def test_a_term_near_a_day_that_is_only_estimated_says_so() -> None:
    assert due("2027-05-12", term(2))["estimated"] == []  # to Friday 14.5, two days before
    assert due("2027-05-12", term(3))["estimated"] == ["2027-05-16"]
    assert due("2027-05-17", term(3))["estimated"] == ["2027-05-16"]  # were it a day later, it would matter
    assert due("2027-05-18", term(3))["estimated"] == []
    assert due("2027-05-18", term(2, actor="you", before=True))["estimated"] == ["2027-05-16"]


@pytest.mark.parametrize(
    ("day", "counted", "last", "estimated"),
    [
        ("2027-05-05", term(15, "calendar-days"), "2027-05-20", []),  # 16.5 is on the way, nothing more
        ("2027-04-12", term(2, "months"), "2027-06-14", []),
        ("2027-05-01", term(15, "calendar-days", "you"), "2027-05-17", ["2027-05-16"]),  # falls on it
        ("2027-02-15", term(3, "months", "you"), "2027-05-17", ["2027-05-16"]),  # Saturday, moved past it
        ("2027-02-14", term(3, "months", "you"), "2027-05-14", []),  # the Friday before
        ("2026-05-12", term(15, "calendar-days"), "2026-05-28", ["2026-05-27"]),  # a Wednesday, moved by it
        ("2026-05-27", term(15, "calendar-days"), "2026-06-12", ["2026-05-27"]),  # registered on 28.5
        ("2026-05-27", term(15, "calendar-days", "you"), "2026-06-11", []),
    ],
)
def test_months_and_calendar_days_doubt_only_what_moves_their_end(
    day: str, counted: dict[str, Any], last: str, estimated: list[str]
) -> None:
    found = due(day, counted)
    assert (found["day"], found["estimated"]) == (last, estimated)


@pytest.mark.parametrize(
    ("day", "counted", "last", "skipped"),
    [
        ("2026-12-28", term(15), "2027-01-21", ["2027-01-01", "2027-01-04", "2027-01-07"]),
        ("2027-03-12", term(15), "2027-04-08", ["2027-03-15", "2027-03-22", "2027-03-23", "2027-03-24"]),
        ("2026-11-05", term(15), "2026-11-26", []),
        ("2026-12-16", term(3), "2026-12-22", []),  # handed in on the holiday itself
        ("2027-01-14", term(5, actor="you", before=True), "2027-01-06", ["2027-01-07"]),
        ("2026-12-18", term(15, "calendar-days"), "2027-01-05", []),
        ("2026-12-18", term(1, "months"), "2027-01-18", []),
    ],
)
def test_working_days_tell_the_holidays_that_they_were_counted_past(
    day: str, counted: dict[str, Any], last: str, skipped: list[str]
) -> None:
    found = due(day, counted)
    assert (found["day"], found["skipped"]) == (last, skipped)


@given(
    st.dates(datetime.date(2025, 3, 1), datetime.date(2029, 6, 1)),
    st.integers(1, 30),
    st.booleans(),
)
def test_working_days_agree_with_counting_one_by_one(day: datetime.date, length: int, before: bool) -> None:
    """As many working days lie between the day and the last one, which is a working day itself."""
    last = datetime.date.fromisoformat(due(day.isoformat(), term(length, actor="you", before=before))["day"])
    low, high = (last, day - datetime.timedelta(1)) if before else (day + datetime.timedelta(1), last)
    between = [low + datetime.timedelta(number) for number in range((high - low).days + 1)]
    working = [each for each in between if each.weekday() < 5 and each.isoformat() not in KNOWN.days]
    assert len(working) == length
    assert last in working


@pytest.mark.parametrize(
    ("typed", "counted", "fault"),
    [
        ("2026-11-28", term(15), ""),
        ("28.11.2026", term(15), ""),
        (" 5.1.2026 ", term(15), ""),
        ("", term(15), "invalid"),
        ("вчера", term(15), "invalid"),
        ("2026-02-29", term(15), "invalid"),
        ("31.11.2026", term(15), "invalid"),
        ("2026-13-01", term(15), "invalid"),
        ("20261-01-01", term(15), "invalid"),
        ("2026-11-29", term(15), ""),
        ("12.3.2027", term(15), ""),
        ("2029-12-31", term(15), "beyond"),
        ("2030-01-01", term(15), "beyond"),
        ("2026-12-29", term(5, before=True), ""),
        ("2019-12-31", term(15), "early"),
        ("2024-12-31", term(15), "early"),
        ("2025-01-01", term(15), ""),
        ("2030-01-01", term(5, before=True), "beyond"),
    ],
)
def test_days_that_nothing_can_be_counted_from(typed: str, counted: dict[str, Any], fault: str) -> None:
    assert (
        run(
            "([typed, term, calendar]) => handbook.terms.fault(typed, term, calendar)",
            [typed, counted, CALENDAR],
        )
        == fault
    )


def test_several_papers_run_at_once_the_nearest_first() -> None:
    terms = [{**term(15), "id": "appeal"}, {**term(3), "id": "forward"}]
    values = {
        "terms/appeal": ["2026-11-20", 1],
        "terms/appeal/2": ["2026-11-02", 1],
        "terms/forward": ["2026-11-25", 1],
        "terms/forward/2": ["", 2],  # taken away
        "terms/unknown": ["2026-11-25", 1],
        "terms/appeal/3": ["soon", 1],
        "terms/appeal/4": ["2029-12-20", 1],
        "appeal/date": ["2026-11-25", 1],
    }
    found = run(
        """([values, terms, calendar]) => handbook.terms.running(values, terms, calendar)
        .map(({ key, due }) => [key, due && due.day])""",
        [values, terms, CALENDAR],
    )
    assert found == [
        ["terms/appeal/2", "2026-11-23"],
        ["terms/forward", "2026-11-30"],
        ["terms/appeal", "2026-12-11"],
        ["terms/appeal/4", None],
    ]


def test_a_second_day_of_a_term_takes_a_place_of_its_own_and_the_same_day_none() -> None:
    values = {"terms/a": ["2026-11-20", 1], "terms/a/2": ["", 2], "terms/a/3": ["2026-11-02", 1]}
    key = "([values, day]) => handbook.terms.keyFor(values, 'a', day)"
    assert run(key, [{}, "2026-11-20"]) == "terms/a"
    assert run(key, [values, "2026-11-20"]) == "terms/a"
    assert run(key, [values, "2026-11-21"]) == "terms/a/2"


def test_days_of_a_term_that_had_another_id_run_on_and_are_not_kept_twice() -> None:
    renamed = {**term(15), "id": "b", "was": ["a"]}
    values = {"terms/a": ["2026-11-05", 1], "terms/a/2": ["2026-11-06", 1], "terms/b": ["2026-11-09", 1]}
    running = (
        "([values, terms, calendar]) => handbook.terms.running(values, terms, calendar)"
        ".map(({ key, term, isTwin }) => [key, term.id, isTwin])"
    )
    assert run(running, [values, [renamed], CALENDAR]) == [
        ["terms/a", "b", True],
        ["terms/a/2", "b", True],
        ["terms/b", "b", True],
    ]
    assert run(running, [values, [{**term(15), "id": "b"}], CALENDAR]) == [["terms/b", "b", False]]
    kept = "([values, term, day, calendar]) => handbook.terms.kept(values, term, day, calendar)[0][0]"
    days = ("2026-11-05", "2026-11-06", "2026-11-09", "2026-11-10")
    assert [run(kept, [values, renamed, day, CALENDAR]) for day in days] == [
        "terms/a",
        "terms/a/2",
        "terms/b",
        "terms/b/2",
    ]


def test_the_last_day_is_kept_beside_the_day_and_runs_as_no_term_of_its_own() -> None:
    kept = "([values, term, day, calendar]) => handbook.terms.kept(values, term, day, calendar)"
    first = run(kept, [{}, term(15), "2026-11-05", CALENDAR])
    assert first == [["terms/a", "2026-11-05"], ["terms/a/due", "2026-11-26"]]
    values = {key: [value, 1] for key, value in first}
    assert run(kept, [values, term(15), "2026-11-10", CALENDAR])[1][0] == "terms/a/due/2"
    assert run(kept, [{}, term(15), "2029-12-20", CALENDAR])[1] == ["terms/a/due", ""], "past the calendar"
    running = (
        "([values, terms, calendar]) => handbook.terms.running(values, terms, calendar).map((one) => one.key)"
    )
    assert run(running, [values, [term(15)], CALENDAR]) == ["terms/a"]


def test_two_terms_alike_are_told_apart_by_a_mark_or_their_day() -> None:
    running = """([values, terms, calendar]) => handbook.terms.running(values, terms, calendar)
        .map(({ key, mark, isTwin }) => [key, mark, isTwin])"""
    values = {"terms/a": ["2026-11-05", 1], "terms/a/2": ["2026-11-10", 1], "terms/a/mark/2": ["су", 1]}
    both = run(
        running, [{**values, "terms/b": ["2026-11-20", 1]}, [term(15), {**term(9), "id": "b"}], CALENDAR]
    )
    assert sorted(both) == [["terms/a", "", True], ["terms/a/2", "су", True], ["terms/b", "", False]]
    assert run(running, [{**values, "terms/a": ["", 2]}, [term(15)], CALENDAR]) == [
        ["terms/a/2", "су", False]
    ]


def test_the_calendar_of_the_build_knows_the_years_around_it() -> None:
    assert (KNOWN.first, KNOWN.last) == ("2025-01-01", "2029-12-31")
    assert "2027-03-15" in KNOWN.days, "the day of the Constitution, from 2027 on"
    assert "2027-08-30" not in KNOWN.days
    assert "2026-03-25" in KNOWN.days, "it stands in for a holiday on Sunday"
    assert "2027-05-16" in KNOWN.estimated
    assert all(datetime.date.fromisoformat(day).weekday() < 5 for day in KNOWN.days)
    assert calendar(datetime.date(2026, 1, 1)) == KNOWN, "a year's builds are alike"


# The file for the phone's calendar

LETTERS = "Әәғқңөұүһі, «Өтініш»; жауап\\шағым 🙂👩‍🌾 "
EVENT = {
    "uid": "k1-terms-appeal-answer@ngo-handbook",
    "day": "2026-12-21",
    "title": "Өтінішке жауап; 15 жұмыс күні, әкімдік",
    "text": "Бірінші жол, \\ және\nекінші; " + LETTERS * 9,
    "url": "https://example.org/handbook/law/no-answer/#remind",
    "reminder": "PT9H",
}
NOW = "2026-11-28T20:11:31.123Z"


def file(*events: dict[str, Any], language: str = "kk") -> str:
    found: str = evaluate(
        ("calendar",),
        "([events, language, now]) => handbook.calendar.file(events, language, new Date(now))",
        [events, language, NOW],
    )
    return found


def test_a_day_comes_out_of_the_file_whole() -> None:
    text = file(EVENT)
    whole = icalendar.Calendar.from_ical(text)
    (event,) = whole.walk("VEVENT")
    assert whole["version"] == "2.0"
    assert whole["prodid"]
    assert str(event["uid"]) == EVENT["uid"]
    assert event["dtstart"].dt == datetime.date(2026, 12, 21), "the whole day, in no zone"
    assert event["dtstart"].params["value"] == "DATE"
    assert event["dtstamp"].dt == datetime.datetime(2026, 11, 28, 20, 11, 31, tzinfo=datetime.UTC)
    assert str(event["summary"]) == EVENT["title"]
    assert event["summary"].params["language"] == "kk"
    assert str(event["description"]) == EVENT["text"]
    assert str(event["url"]) == EVENT["url"]
    (alarm,) = event.walk("VALARM")
    assert (alarm["action"], alarm["trigger"].dt) == ("DISPLAY", datetime.timedelta(hours=9))
    assert str(alarm["description"]) == EVENT["title"]


def test_lines_end_and_are_folded_as_the_standard_says() -> None:
    raw = file(EVENT).encode()
    lines = raw.split(b"\r\n")
    assert lines[-1] == b"", "the last line ends too"
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in lines)
    for line in lines:
        line.decode()  # no letter is cut in two
    assert sum(line.startswith(b" ") for line in lines) > 10


def test_a_meeting_has_its_hour_and_place() -> None:
    meeting = {
        **EVENT,
        "time": "09:30",
        "place": "Ботақара, әкімдік",
        "text": "",
        "url": "",
        "reminder": "-PT2H",
    }
    (event,) = icalendar.Calendar.from_ical(file(meeting, language="ru")).walk("VEVENT")
    assert event["dtstart"].dt == datetime.datetime(2026, 12, 21, 9, 30)
    assert event["dtstart"].dt.tzinfo is None, "the hour of the place where the phone is"
    assert event["duration"].dt == datetime.timedelta(hours=1)
    assert str(event["location"]) == "Ботақара, әкімдік"
    assert "description" not in event
    assert "url" not in event
    assert event["summary"].params["language"] == "ru"
    assert event.walk("VALARM")[0]["trigger"].dt == -datetime.timedelta(hours=2)


def test_what_a_calendar_could_not_hold_is_left_out() -> None:
    hostile = {**EVENT, "title": "а\r\nBEGIN:VEVENT\x00\x1b", "text": "б\rв\tг"}
    (event,) = icalendar.Calendar.from_ical(file(hostile)).walk("VEVENT")
    assert str(event["summary"]) == "а\nBEGIN:VEVENT"
    assert str(event["description"]) == "б\nв\tг"


def test_several_events_go_into_one_file() -> None:
    text = file(EVENT, {**EVENT, "uid": "other@ngo-handbook"})
    assert [str(each["uid"]) for each in icalendar.Calendar.from_ical(text).walk("VEVENT")] == [
        EVENT["uid"],
        "other@ngo-handbook",
    ]


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("10:00", "10:00"),
        ("сағат 9.30-да", "09:30"),
        ("с 14:05 до 16:00", "14:05"),
        ("в 23:59", "23:59"),
        ("24:00", ""),
        ("10:60", ""),
        ("3.12.2026", ""),
        ("после обеда", ""),
        ("", ""),
    ],
)
def test_the_hour_of_a_meeting_as_people_write_it(typed: str, hour: str) -> None:
    assert evaluate(("calendar",), "(typed) => handbook.calendar.hourOf(typed)", typed) == hour
