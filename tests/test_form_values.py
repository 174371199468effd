"""What a dialogue holds for a template, without a page: values, rows, what has no place any more, the text to copy."""

from __future__ import annotations

from typing import Any

import pytest

from support.node_scripts import evaluate

SCRIPTS = ("dialogues", "form-days", "form-values", "form-told")


def field(id: str, type: str = "text", **more: Any) -> dict[str, Any]:
    return {
        "id": id,
        "type": type,
        "label": id.upper(),
        "help": "",
        "required": False,
        "shared": "",
        "second": "",
        "check": "",
        "isSignature": False,
        "choices": [],
        "columns": [],
        "rows": 0,
        "takes": "",
        "was": "",
        **more,
    }


TABLE = field(
    "people", "table", rows=5, takes="attendance/list", columns=[field("name"), field("came", "tick")]
)
SIGNED = field("signed", "table", rows=4, columns=[field("name"), field("sign", isSignature=True)])
DATES = {
    "day": "{year} жылғы {day} {month}",
    "months": [
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ],
}
FORM = {
    "id": "minutes",
    "title": "ХАТТАМА",
    "dates": DATES,
    "moved": ["gone-elsewhere", "asked", "asked/name"],
    "documents": [],
    "sections": [
        {
            "title": "Бірінші",
            "text": "",
            "fields": [
                field("topic", shared="topic", required=True),
                field("bin", shared="bin", check="bin"),
                field("day", "date", required=True),
                field("kind", "choice", choices=[["one", "Бір"]]),
                field("agreed", "tick"),
                field("chair-sign", isSignature=True, required=True),
            ],
        },
        {"title": "Екінші", "text": "", "fields": [TABLE, SIGNED]},
    ],
}


def values(kept: dict[str, str], expression: str, **own: str) -> Any:
    """What an expression gives for `values` of a dialogue that holds these."""
    dialogue = {
        "id": "a",
        "name": "",
        "with": "",
        "about": "",
        "date": "",
        "ticks": {},
        "changed": 0,
        **own,
        "values": {key: [value, 1] for key, value in kept.items()},
    }
    return evaluate(
        SCRIPTS,
        f"([form, dialogue]) => {{ const values = new handbook.forms.FormValues(form, dialogue); "
        f"const [people, signed] = values.tables; return {expression} }}",
        [FORM, dialogue],
    )


def test_values_shared_values_and_the_dialogues_own_fields() -> None:
    kept = {
        "minutes/day": "2026-12-03",
        "shared/bin": "123",
        "shared/topic": "не отсюда",
        "minutes/topic": "и не отсюда",
    }
    assert values(kept, "values.fields.slice(0, 3).map((field) => values.read(field))", about="Автобус") == [
        "Автобус",
        "123",
        "2026-12-03",
    ]


def test_nothing_is_kept_where_there_is_no_dialogue() -> None:
    assert evaluate(
        SCRIPTS,
        """(form) => { const values = new handbook.forms.FormValues(form);
        return [values.read(values.fields[0]), values.written, values.shape()] }""",
        FORM,
    ) == ["", [], "2,2"]


@pytest.mark.parametrize(
    ("kept", "on_page", "on_paper"),
    [
        ({}, [2, 2], [5, 4]),
        ({"minutes/people/1/name": "Ә"}, [2, 2], [1, 4]),
        ({"minutes/people/7/name": "Ә", "minutes/signed/6/name": "Ә"}, [7, 6], [7, 6]),
        ({"minutes/people/rows": "9"}, [9, 2], [5, 4]),
        ({"minutes/people/rows": "3", "minutes/people/4/name": "Ә"}, [4, 2], [4, 4]),
        ({"minutes/people/3/name": ""}, [2, 2], [5, 4]),
        ({"minutes/people/rows": "5000"}, [200, 2], [5, 4]),
    ],
)
def test_rows_on_the_page_and_on_paper(kept: dict[str, str], on_page: list[int], on_paper: list[int]) -> None:
    assert values(
        kept,
        "[values.tables.map((table) => values.rows(table)), values.tables.map((table) => values.rowsOnPaper(table))]",
    ) == [on_page, on_paper]


def test_what_has_no_place_any_more() -> None:
    kept = {
        "minutes/gone": "1",
        "minutes/day": "2026-12-03",
        "minutes/topic": "shared now",
        "minutes/people/rows": "3",
        "minutes/people/1/name": "Ә",
        "minutes/people/1/gone": "2",
        "minutes/chair-sign": "3",
        "other/gone": "4",
        "minutes/empty": "",
        "minutes/gone-elsewhere": "5",
        "minutes/asked/2/name": "6",
        "minutes/asked/rows": "7",
        "minutes/asked/2/gone": "8",
    }
    assert values(kept, "values.leftovers((path) => path === 'people/1/name')") == [
        ["gone", "1"],
        ["topic", "shared now"],
        ["people/1/gone", "2"],
        ["chair-sign", "3"],
        ["asked/2/gone", "8"],
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2026-12-03", "2026-12-03"),
        ("3.12.2026", "2026-12-03"),
        (" 2026 жылғы 3 желтоқсан ", "2026-12-03"),
        ("2026 жылғы 3 желтоқсанда", "2026 жылғы 3 желтоқсанда"),
        ("2026 жылғы 30 ақпан", "2026 жылғы 30 ақпан"),
        ("31.2.2026", "31.2.2026"),
        ("2026-13-01", "2026-13-01"),
        ("накануне до 17:00", "накануне до 17:00"),
        ("  6 октября", "  6 октября"),
        ("", ""),
    ],
)
def test_a_term_is_kept_as_a_day_or_as_the_words_that_were_typed(typed: str, kept: str) -> None:
    found = evaluate(SCRIPTS, "([text, dates]) => handbook.forms.termOf(text, dates)", [typed, DATES])
    assert found == kept


def test_a_term_is_shown_in_the_words_of_the_language() -> None:
    term = field("until", "term")
    assert evaluate(
        SCRIPTS,
        "([field, dates, ...values]) => values.map((value) => handbook.forms.shown(field, value, dates))",
        [term, DATES, "2026-03-08", "2026-02-31", "срок не согласован", ""],
    ) == ["2026 жылғы 8 наурыз", "2026-02-31", "срок не согласован", ""]


def test_a_row_that_says_something_and_has_no_term_is_noticed() -> None:
    kept = {"minutes/people/1/name": "Ә", "minutes/people/1/until": "", "minutes/people/2/until": "ертең"}
    kept |= {"minutes/people/3/name": "", "minutes/people/11/name": "Ә"}
    assert values(kept, "[1, 2, 3, 11].map((row) => values.lacks(`people/${row}/until`))") == [
        True,
        False,
        False,
        True,
    ]


HEIR: dict[str, Any] = {
    **FORM,
    "id": "summary",
    "moved": [],
    "sections": [
        {
            "title": "",
            "text": "",
            "fields": [
                field("asked", "number", was="survey/asked"),
                field(
                    "answers",
                    "table",
                    rows=6,
                    was="survey/answers",
                    columns=[field("question"), field("share", was="survey/answers/count"), field("note")],
                ),
            ],
        }
    ],
}


RENAMED = {
    **FORM,
    "moved": [],
    "sections": [
        {
            "title": "",
            "text": "",
            "fields": [
                field("kind", "choice", choices=[["first", "бірінші", "one", "uno"], ["two", "екінші"]]),
                field("words", choices=[["first", "бірінші", "one"]]),
                field("since", "date", was=["terms/answer", "terms/reply"]),
                field("log", "table", columns=[field("side", "choice", choices=[["own", "біз", "our"]])]),
            ],
        }
    ],
}


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ({"minutes/kind": "one"}, ["first", "", "", ""]),
        ({"minutes/kind": "uno"}, ["first", "", "", ""]),
        ({"minutes/kind": "two"}, ["two", "", "", ""]),
        ({"minutes/kind": "three"}, ["three", "", "", ""]),  # never an option: it is shown as it stands
        ({"minutes/words": "one"}, ["", "one", "", ""]),  # words that are the same by chance
        ({"minutes/log/1/side": "our"}, ["", "", "", "own"]),
        ({"terms/answer": "2026-11-02"}, ["", "", "2026-11-02", ""]),
        ({"terms/answer": "2026-11-02", "terms/reply": "2026-11-09"}, ["", "", "2026-11-09", ""]),
        ({"terms/answer": "2026-11-02", "minutes/since": "2026-11-03"}, ["", "", "2026-11-03", ""]),
    ],
)
def test_what_was_chosen_follows_an_option_that_was_renamed(kept: dict[str, str], shown: list[str]) -> None:
    dialogue = {
        "id": "a",
        "changed": 0,
        "ticks": {},
        "values": {key: [value, 1] for key, value in kept.items()},
    }
    found = evaluate(
        SCRIPTS,
        """([form, dialogue]) => { const values = new handbook.forms.FormValues(form, dialogue), [, , , log] = values.fields;
        return [...values.fields.slice(0, 3).map((field) => values.read(field)), values.cell(log, 1, log.columns[0])] }""",
        [RENAMED, dialogue],
    )
    assert found == shown


def test_a_field_shows_what_an_earlier_one_held_until_it_has_its_own() -> None:
    kept = {
        "survey/asked": "30",
        "survey/answers/rows": "4",
        "survey/answers/1/question": "Иә",
        "survey/answers/3/count": "7",
        "survey/answers/3/note": "n",
        "survey/answers/2/question": "ескі",
        "summary/answers/2/question": "",
        "survey/wish": "жол",
    }
    dialogue = {
        "id": "a",
        "name": "",
        "with": "",
        "about": "",
        "date": "",
        "ticks": {},
        "changed": 0,
        "values": {key: [value, 1] for key, value in kept.items()},
    }
    assert evaluate(
        SCRIPTS,
        """([form, dialogue]) => { const values = new handbook.forms.FormValues(form, dialogue);
        return [values.written, values.rows(values.tables[0]), values.read(values.fields[0])] }""",
        [HEIR, dialogue],
    ) == [
        [
            ["asked", "30"],
            ["answers/rows", "4"],
            ["answers/1/question", "Иә"],
            ["answers/3/share", "7"],
            ["answers/3/note", "n"],
        ],
        4,
        "30",
    ]


def test_what_another_template_has_for_a_table() -> None:
    kept = {
        "attendance/list/2/name": "Ә",
        "attendance/list/2/phone": "1",
        "attendance/list/3/name": "",
        "attendance/lists/1/name": "б",
    }
    assert values(kept, "values.taken(people)") == [["2", "name", "Ә"]]


def test_required_fields_that_are_empty_and_values_that_are_wrong() -> None:
    assert values(
        {"shared/bin": "12"},
        "[handbook.formTold.missing(values).map(({ label }) => label), handbook.formTold.wrong(values)]",
        about="x",
    ) == [["DAY"], ["bin"]]
    assert values(
        {"shared/bin": " 1234 5678\u00a09012 ", "minutes/day": "x"},
        "[handbook.formTold.missing(values).map(({ label }) => label), handbook.formTold.wrong(values)]",
    ) == [["TOPIC"], []]


def test_the_whole_as_text() -> None:
    kept = {
        "minutes/day": "2026-12-03",
        "minutes/kind": "one",
        "minutes/agreed": "yes",
        "minutes/people/2/name": "Айгүл",
    }
    assert values(kept, "handbook.formTold.lines(values)", about="Автобус") == [
        "ХАТТАМА",
        "",
        "Бірінші",
        "TOPIC: Автобус",
        "DAY: 2026 жылғы 3 желтоқсан",
        "KIND: Бір",
        "AGREED: ☑",
        "",
        "Екінші",
        "2. Айгүл; ☐",
    ]


def test_the_text_has_the_fixed_words_and_what_is_required_and_nothing_else_that_is_empty() -> None:
    law = {"title": "Негіз", "text": "Заңның 11-бабына сәйкес сұраймыз.", "fields": []}
    signed = {"title": "Қолы", "text": "", "fields": [field("signature", isSignature=True)]}
    form = {**FORM, "sections": [law, *FORM["sections"], signed]}
    assert evaluate(
        SCRIPTS, "(form) => handbook.formTold.lines(new handbook.forms.FormValues(form))", form
    ) == [
        "ХАТТАМА",
        "",
        "Негіз",
        "Заңның 11-бабына сәйкес сұраймыз.",
        "",
        "Бірінші",
        "TOPIC: ",
        "DAY: ",
    ]


LETTER = {
    **FORM,
    "id": "complaint",
    "moved": [],
    "sections": [
        {
            "title": "",
            "text": "",
            "fields": [
                field("organisation", shared="organisation", second="applicant"),
                field("bin", shared="bin", second="applicant-iin"),
                field("topic", shared="topic"),
                field("appeal-date", "date", was="terms/appeal-answer"),
                field("due", "date", was="terms/appeal-answer/due"),
            ],
        }
    ],
}
READ = "const read = () => { const values = new forms.FormValues(form, dialogues.currentOf(state)); "
READ += "return values.fields.map((field) => values.read(field)) };"


def letter(kept: dict[str, str], expression: str) -> Any:
    """What an expression gives for a letter that an organisation or a person writes, in a dialogue that holds these."""
    return evaluate(
        SCRIPTS,
        f"""([form, kept]) => {{ const {{ forms, dialogues }} = handbook, state = dialogues.empty();
        for (const [key, value] of Object.entries(kept)) dialogues.put(state, key, value); {READ}
        const write = (number, value) => forms.write(state, form, form.sections[0].fields[number], undefined, value);
        return {expression} }}""",
        [LETTER, kept],
    )


PERSON = {"shared/applicant": "Әсел", "shared/applicant-iin": "900101300123"}


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        (PERSON, ["Әсел", "900101300123", "", ""]),
        ({**PERSON, "shared/organisation": "", "shared/bin": ""}, ["Әсел", "900101300123", "", ""]),
        ({**PERSON, "shared/organisation": "Үміт"}, ["Үміт", "", "", ""]),
        ({**PERSON, "shared/bin": "1"}, ["", "1", "", ""]),
        (
            {"terms/appeal-answer": "2026-12-01", "terms/appeal-answer/2": "2026-12-02"},
            ["", "", "", "2026-12-01"],
        ),
        (
            {"terms/appeal-answer": "2026-12-01", "complaint/appeal-date": "2026-11-01"},
            ["", "", "", "2026-11-01"],
        ),
        (
            {"terms/appeal-answer": "2026-12-01", "terms/appeal-answer/due": "2026-12-23"},
            ["", "", "", "2026-12-01", "2026-12-23"],
        ),
        ({"terms/appeal-answer/due/2": "2026-12-23"}, ["", "", "", "", ""]),
    ],
)
def test_a_persons_values_stand_while_an_organisation_has_none(
    kept: dict[str, str], shown: list[str]
) -> None:
    assert letter(kept, "read()") == [*shown, ""][:5]


def test_what_a_person_changes_in_one_field_leaves_the_others_as_they_stood() -> None:
    assert letter(PERSON, "[write(0, 'Әсел Б.'), read()][1]")[:4] == ["Әсел Б.", "900101300123", "", ""]
    assert letter(PERSON, "[write(1, ''), read()][1]")[:4] == ["Әсел", "", "", ""]
    assert letter(PERSON, "[write(2, 'x'), Object.keys(dialogues.currentOf(state).values)][1]") == [*PERSON]
    organisation = {**PERSON, "shared/organisation": "Үміт"}
    assert letter(organisation, "[write(1, '12'), read()][1]")[:4] == ["Үміт", "12", "", ""]
    assert letter({}, "[write(0, 'Ә'), read()][1]")[:4] == ["Ә", "", "", ""]


def test_writing_goes_to_the_dialogue_to_what_is_shared_and_to_the_template() -> None:
    state = evaluate(
        SCRIPTS,
        """(form) => { const { forms, dialogues } = handbook, state = dialogues.empty();
        const [topic, bin, day] = form.sections[0].fields, [people] = form.sections[1].fields;
        forms.write(state, form, topic, undefined, 'Автобус'); forms.write(state, form, bin, undefined, '1');
        forms.write(state, form, day, undefined, '2026-12-03');
        forms.write(state, form, people.columns[0], forms.cellOf(people, 2, people.columns[0]), 'Ә'); return state }""",
        FORM,
    )
    [dialogue] = state["dialogues"]
    assert dialogue["about"] == "Автобус"
    assert {key: value for key, (value, _) in dialogue["values"].items()} == {
        "shared/bin": "1",
        "minutes/day": "2026-12-03",
        "minutes/people/2/name": "Ә",
    }
