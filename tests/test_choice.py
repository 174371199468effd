"""The chooser of forms of dialogue, without a page: which forms fit, in which order, what would have to change."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from handbook.components import chooser
from handbook.page.view import View
from support.node_scripts import evaluate
from support.real import HANDBOOK

PAGE = HANDBOOK.page("ru", "formats/index.md")
assert PAGE
DATA = json.loads(
    re.findall(r'<script type="application/json">(.*?)</script>', chooser.fragment(View(HANDBOOK, PAGE)))[0]
)
Bounds = dict[str, int | None]

# The readings of the table, each side of each bound: «up to» is inclusive, «over 50» is not.
BOUNDS = [
    ("round-table", 25, 1, True),
    ("round-table", 26, 1, False),
    ("round-table", 25, 2, False),
    ("working-group", 10, 1, True),
    ("working-group", 11, 1, False),
    ("working-meeting", 15, 3, True),
    ("working-meeting", 15, 1, True),
    ("working-meeting", 16, 3, False),
    ("working-meeting", 15, 4, False),
    ("campaign", 5000, 1, True),
    ("campaign", 5, 2, True),  # «a definite theme» is no number
    ("campaign", 5, 40, True),
    ("standing-council", 15, 5, True),
    ("standing-council", 15, 6, False),
    ("standing-council", 16, 5, False),
    ("seminar", 25, 3, True),
    ("seminar", 25, 4, False),
    ("conference", 51, 3, True),
    ("conference", 50, 3, False),
    ("conference", 51, 2, False),
    ("hearings", 3, 2, True),
    ("hearings", 300, 1, True),
    ("hearings", 3, 3, False),
]


def run(expression: str, argument: object = None) -> Any:
    return evaluate(("choice",), expression, argument)


def chosen(
    people: int | None, questions: int | None, purpose: str = "", formats: list[dict[str, Any]] | None = None
) -> dict[str, list[str]]:
    """Ids of the forms that the chooser gives: fitting, others, unsized, and those meant for the purpose."""
    argument = {
        "formats": formats or DATA["formats"],
        "asked": {"people": people, "questions": questions},
        "purpose": next((each for each in DATA["purposes"] if each["id"] == purpose), None),
    }
    found: dict[str, list[str]] = run(
        """({ formats, asked, purpose }) => {
        const { fitting, others, unsized, isMeant } = handbook.choice.choose(formats, asked, purpose || undefined);
        const ids = (forms) => forms.map((form) => form.id);
        return { fitting: ids(fitting), others: ids(others), unsized: ids(unsized), meant: ids(formats.filter(isMeant)) } }""",
        argument,
    )
    return found


def form(id: str, people: Bounds | str | None, questions: Bounds | str | None = "any") -> dict[str, Any]:
    return {
        "id": id,
        "title": id,
        "href": id,
        "people": people,
        "questions": questions,
        "wording": {"people": "", "questions": ""},
    }


def up_to(number: int) -> Bounds:
    return {"min": None, "max": number}


def over(number: int) -> Bounds:
    return {"min": number + 1, "max": None}


@pytest.mark.parametrize(("form_id", "people", "questions", "fits"), BOUNDS)
def test_the_table_is_read_at_each_side_of_each_bound(
    form_id: str, people: int, questions: int, fits: bool
) -> None:
    found = chosen(people, questions)
    assert (form_id in found["fitting"], form_id in found["others"]) == (fits, not fits)


def test_every_form_has_its_place() -> None:
    found = chosen(12, 3)
    assert sorted(found["fitting"] + found["others"] + found["unsized"]) == sorted(
        each["id"] for each in DATA["formats"]
    )


def test_the_form_whose_room_is_nearest_comes_first_and_those_without_bounds_last() -> None:
    formats = [
        form("any", "any"),
        form("thirty", up_to(30)),
        form("ten", up_to(10)),
        form("five", up_to(5)),
        form("twenty", up_to(20)),
    ]
    assert chosen(8, None, formats=formats)["fitting"] == ["ten", "twenty", "thirty", "any"]


def test_a_purpose_sorts_by_its_own_order_and_keeps_the_rest() -> None:
    purpose = DATA["purposes"][0]
    found = chosen(None, None, purpose["id"])
    sized = {each["id"] for each in DATA["formats"] if each["people"] is not None}
    wanted = [name for name in purpose["formats"] if name in sized]
    assert found["fitting"][: len(wanted)] == wanted
    assert set(found["fitting"]) == sized
    assert set(found["meant"]) == set(purpose["formats"])
    assert set(found["unsized"]) == set(purpose["formats"]) - sized


@pytest.mark.parametrize(
    ("typed", "measure", "number"),
    [
        ("12", "people", "12"),
        ("12 адам", "people", "12"),
        ("12 чел.", "people", "12"),
        ("3-4", "people", "4"),
        ("4–3", "questions", "4"),
        ("10–12 человек", "people", "12"),
        ("1\u00a0000", "people", "1000"),
        ("", "people", "null"),
        ("  ", "questions", "null"),
        ("1", "people", "1"),
        ("100000", "people", "100000"),
        ("100", "questions", "100"),
        ("100001", "people", "NaN"),
        ("101", "questions", "NaN"),
        ("0", "people", "NaN"),
        ("-5", "people", "NaN"),
        ("2,5", "people", "NaN"),
        ("много", "people", "NaN"),
        ("1e9", "people", "NaN"),
        ("999999999", "people", "NaN"),
        ("<b>", "people", "NaN"),
    ],
)
def test_numbers_as_people_write_them(typed: str, measure: str, number: str) -> None:
    assert (
        run("([typed, measure]) => String(handbook.choice.numberOf(typed, measure))", [typed, measure])
        == number
    )


@pytest.mark.parametrize(
    ("bounds", "value", "number"),
    [
        (up_to(15), 16, 15),
        (over(50), 50, 51),
        ({"min": 3, "max": 5}, 2, 3),
        ({"min": 3, "max": 5}, 6, 5),
        ({"min": 3, "max": 5}, 4, 4),
    ],
)
def test_the_nearest_number_that_bounds_take(bounds: Bounds, value: int, number: int) -> None:
    assert run("([bounds, value]) => handbook.choice.nearest(bounds, value)", [bounds, value]) == number


def test_what_would_have_to_change_one_change_before_two() -> None:
    """Ten people more are one change, one person and one question less are two."""
    formats = [
        form("both", up_to(9), up_to(2)),
        form("far", up_to(5), up_to(9)),
        form("more", over(19), up_to(9)),
        form("near", up_to(9), up_to(9)),
    ]
    steps = run("(formats) => handbook.choice.changes(formats, { people: 10, questions: 3 })", formats)
    assert [each["form"]["id"] for each in steps] == ["near", "far", "more"]
    assert [
        (need["measure"], need["target"], need["isLess"]) for each in steps for need in each["needed"]
    ] == [("people", 9, True), ("people", 5, True), ("people", 20, False)]


def test_changes_are_of_the_forms_that_are_meant_where_there_are_some() -> None:
    formats = [form("near", up_to(9)), form("far", up_to(2))]
    for meant, expected in (["far"], ["far"]), (["other"], ["near", "far"]):
        steps = run(
            "([formats, purpose]) => handbook.choice.changes(formats, { people: 10, questions: null }, purpose)",
            [formats, {"id": "p", "title": "", "formats": meant}],
        )
        assert [each["form"]["id"] for each in steps] == expected
