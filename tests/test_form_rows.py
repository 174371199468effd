"""Rows of a template's table: pasted from Word and Excel, put in and taken out, taken over from another template."""

from __future__ import annotations

from typing import Any

import pytest

from support.node_scripts import evaluate
from test_form_values import DATES, field

SCRIPTS = ("dialogues", "form-days", "form-values", "form-told", "form-rows", "form-carried")
TABLE = field(
    "points",
    "table",
    rows=4,
    takes="minutes/decisions",
    columns=[
        field("what", "lines"),
        field("responsible"),
        field("side", "choice", choices=[["own", "біз"], ["other", "олар"]]),
        field("deadline", "term"),
        field("day", "date"),
        field("sign", isSignature=True),
    ],
)
FORM = {
    "id": "log",
    "title": "ДӘПТЕР",
    "dates": DATES,
    "moved": [],
    "documents": [],
    "sections": [{"title": "Тармақтар", "text": "", "fields": [TABLE]}],
}


def rows_with(kept: dict[str, str], expression: str, argument: object = None) -> Any:
    """What an expression gives for the table of a dialogue that holds these."""
    dialogue = {"id": "a", "values": {key: [value, 1] for key, value in kept.items()}}
    return evaluate(
        SCRIPTS,
        f"([form, dialogue, argument]) => {{ const values = new handbook.forms.FormValues(form, dialogue);"
        f"const [table] = values.tables, rows = handbook.formRows; return {expression} }}",
        [FORM, dialogue, argument],
    )


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("а\tб\nв\tг", [["а", "б"], ["в", "г"]]),
        ("а\tб\r\nв\tг\r\n", [["а", "б"], ["в", "г"]]),
        ("а\t\tв", [["а", "", "в"]]),
        ("а\nб\n", [["а"], ["б"]]),
        ('"екі\nжол"\tб', [["екі\nжол", "б"]]),
        ('"дейді: ""иә"""\tб', [['дейді: "иә"', "б"]]),
        ('«Дерек» 5" \tб', [['«Дерек» 5"', "б"]]),
        ("\tб", [["", "б"]]),
    ],
)
def test_cells_as_word_and_excel_give_them(text: str, cells: list[list[str]]) -> None:
    assert rows_with({}, "rows.cells(argument)", text) == cells


@pytest.mark.parametrize(
    ("kept", "given", "start", "filled", "left"),
    [
        ({}, [["а", "б"], ["в"], ["г"]], [0, 0], [["а", "б"], ["в"], ["г"]], 0),
        ({"log/points/1/what": "бар"}, [["а"]], [1, 0], [["бар"], ["а"]], 0),
        (
            {},
            [["Олар", "3.12.2026", "3.12.2026"]],
            [0, 2],
            [["", "", "other", "2026-12-03", "2026-12-03"]],
            0,
        ),
        ({}, [["кім?", "ертең", "ертең", "қол", "артық"]], [0, 2], [["", "", "", "ертең"]], 4),
        ({}, [["бір\nекі"]], [0, 1], [["", "бір екі"]], 0),
        ({}, [["бір\nекі"]], [0, 0], [["бір\nекі"]], 0),
    ],
)
def test_a_pasted_table_fills_rows_and_columns_as_each_takes_it(
    kept: dict[str, str], given: list[list[str]], start: list[int], filled: list[list[str]], left: int
) -> None:
    found = rows_with(kept, "rows.filled(values, table, ...argument)", [given, start])
    rows = [[cell or "" for cell in row] for row in found["rows"]]
    without_ends = [
        row[: len(row) - next((n for n, c in enumerate(reversed(row)) if c), len(row))] for row in rows
    ]
    assert ([row for row in without_ends if row], found["left"]) == (filled, left)


def test_what_is_pasted_beyond_the_last_row_is_counted() -> None:
    given = [[str(n)] for n in range(203)]
    found = rows_with({}, "rows.filled(values, table, argument, [0, 0])", given)
    assert (len(found["rows"]), found["left"]) == (200, 3)


def test_only_cells_that_differ_are_written() -> None:
    kept = {"log/points/1/what": "а", "log/points/2/what": "б", "log/points/3/what": "в"}
    out = "(all => (all.splice(1, 1), rows.changed(values, table, all)))(rows.read(values, table))"
    assert rows_with(kept, out) == [["points/2/what", "в"], ["points/3/what", ""]]
    between = "(all => (all.splice(1, 0, []), rows.changed(values, table, all)))(rows.read(values, table))"
    assert rows_with(kept, between) == [["points/2/what", ""], ["points/3/what", "б"], ["points/4/what", "в"]]
    assert rows_with(kept, "rows.changed(values, table, rows.read(values, table))") == []


TAKEN = {
    "minutes/decisions/1/what": "Автобус",
    "minutes/decisions/1/responsible": "Бөлім",
    "minutes/decisions/2/what": "Құм",
}


def carried(kept: dict[str, str]) -> tuple[list[list[str]], str, int]:
    found = rows_with({**TAKEN, **kept}, "handbook.formCarried(values, table)")
    return (
        [[cell or "" for cell in row[:2]] for row in found["rows"] if any(row)],
        found["marks"],
        found["count"],
    )


def test_points_go_into_empty_rows_and_never_among_the_readers_own_words() -> None:
    rows, marks, count = carried({})
    assert (rows, count) == ([["Автобус", "Бөлім"], ["Құм", ""]], 2)
    rows, _, count = carried({"log/points/1/what": "Өзімдікі"})
    assert (rows, count) == ([["Өзімдікі", ""], ["Автобус", "Бөлім"], ["Құм", ""]], 2)
    # The row is the same, and what is empty in it comes.
    rows, _, count = carried({"log/points/1/what": "Автобус", "log/points/1/deadline": "ертең"})
    assert (rows, count) == ([["Автобус", "Бөлім"], ["Құм", ""]], 2)
    # What was taken and changed since does not come a second time; nothing is written then.
    taken = {"taken/log/points": marks, "log/points/1/what": "Автобус дүйсенбіде", "log/points/2/what": "Құм"}
    assert carried(taken)[::2] == ([["Автобус дүйсенбіде", ""], ["Құм", ""]], 0)
    # A point that is new in the minutes comes alone.
    rows, _, count = carried({**taken, "minutes/decisions/3/what": "Жол"})
    assert (rows, count) == ([["Автобус дүйсенбіде", ""], ["Құм", ""], ["Жол", ""]], 1)


LATER = {
    "minutes/decisions/1/what": "Автобус",
    "minutes/decisions/1/deadline": "2026-12-05",
    "minutes/decisions/2/what": "Құм",
    "minutes/decisions/2/deadline": "2026-12-10",
}


def again(own: dict[str, str], edited: dict[str, str]) -> tuple[list[list[str]], int, int, int]:
    """The points as taken, then the reader's own words, then the minutes edited, and taken once more."""
    rows = [["Автобус", "Бөлім", "", "2026-12-05"], ["Құм", "", "", "2026-12-10"]]
    first = {**LATER, "minutes/decisions/1/responsible": "Бөлім"}
    marks = rows_with(first, "handbook.formCarried(values, table)")["marks"]
    columns = ("what", "responsible", "side", "deadline")
    log = {
        f"log/points/{number}/{column}": cell
        for number, row in enumerate(rows, 1)
        for column, cell in zip(columns, row, strict=True)
    }
    kept = {**first, **log, "taken/log/points": marks, **own, **edited}
    found = rows_with(kept, "handbook.formCarried(values, table)")
    said = [[row[0], row[3]] for row in found["rows"] if any(row)]
    return said, found["count"], found["updated"], found["differing"]


def test_what_was_edited_since_comes_where_the_reader_has_written_nothing() -> None:
    assert again({}, {}) == ([["Автобус", "2026-12-05"], ["Құм", "2026-12-10"]], 0, 0, 0)
    term = {"minutes/decisions/2/deadline": "2026-12-20"}
    assert again({}, term) == ([["Автобус", "2026-12-05"], ["Құм", "2026-12-20"]], 1, 1, 0)
    reworded = {"minutes/decisions/2/what": "Құм мен тұз"}
    assert again({}, reworded) == ([["Автобус", "2026-12-05"], ["Құм мен тұз", "2026-12-10"]], 1, 1, 0)
    # Beside what the reader has added in other cells a changed term comes all the same.
    own = {"log/points/2/responsible": "Марат"}
    assert again(own, term) == ([["Автобус", "2026-12-05"], ["Құм", "2026-12-20"]], 1, 1, 0)


def test_the_readers_own_words_stay_and_are_counted_as_differing() -> None:
    term = {"minutes/decisions/2/deadline": "2026-12-20"}
    own = {"log/points/2/deadline": "көктемде"}
    assert again(own, term) == ([["Автобус", "2026-12-05"], ["Құм", "көктемде"]], 0, 0, 1)
    # Another decision would stand beside the reader's words: the row stays as it is.
    reworded = {"minutes/decisions/2/what": "Құм мен тұз"}
    own = {"log/points/2/responsible": "Марат"}
    assert again(own, reworded) == ([["Автобус", "2026-12-05"], ["Құм", "2026-12-10"]], 0, 0, 1)
    # Whose row the reader has reworded does not come a second time.
    own = {"log/points/2/what": "Құм төгу"}
    assert again(own, term) == ([["Автобус", "2026-12-05"], ["Құм төгу", "2026-12-10"]], 0, 0, 1)


def test_a_row_that_went_from_the_minutes_stays_and_is_counted() -> None:
    gone = {
        "minutes/decisions/1/what": "",
        "minutes/decisions/1/responsible": "",
        "minutes/decisions/1/deadline": "",
    }
    assert again({}, gone) == ([["Автобус", "2026-12-05"], ["Құм", "2026-12-10"]], 0, 0, 1)
    # A new one above moves the others, and none of them is taken for another.
    moved = {
        "minutes/decisions/1/what": "Жол",
        "minutes/decisions/1/responsible": "",
        "minutes/decisions/1/deadline": "",
        "minutes/decisions/2/what": "Автобус",
        "minutes/decisions/2/responsible": "Бөлім",
        "minutes/decisions/2/deadline": "2026-12-05",
        "minutes/decisions/3/what": "Құм",
        "minutes/decisions/3/deadline": "2026-12-10",
    }
    assert again({}, moved) == ([["Автобус", "2026-12-05"], ["Құм", "2026-12-10"], ["Жол", ""]], 1, 0, 0)


def test_a_cleared_table_takes_all_anew() -> None:
    empty = {
        f"log/points/{row}/{column}": "" for row in (1, 2) for column in ("what", "responsible", "deadline")
    }
    assert again(empty, {}) == ([["Автобус", "2026-12-05"], ["Құм", "2026-12-10"]], 2, 0, 0)


@pytest.mark.parametrize(
    ("value", "is_uncounted"),
    [
        ("05.12", True),
        ("5.12.26", True),
        ("1 желтоқсан", True),
        ("1 желтоқсанға дейін", True),
        ("2026-12-05", False),
        ("желтоқсанда", False),
        ("накануне до 17:00", False),
        ("17.00-ге дейін", False),
        ("", False),
    ],
)
def test_a_day_that_is_not_counted_for_want_of_its_year(value: str, is_uncounted: bool) -> None:
    given = {**DATES, "months": ["желтоқсан"]}
    scripts = (*SCRIPTS, "form-hints")
    assert (
        evaluate(scripts, "([value, dates]) => handbook.formHints.isUncounted(value, dates)", [value, given])
        is is_uncounted
    )
