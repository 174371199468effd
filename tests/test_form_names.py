"""How filled-in files are called, and what of a signer's post and name stands in a place; without a page."""

from __future__ import annotations

from typing import Any

import pytest

from handbook.model.letters import PARTS, part_of
from support.node_scripts import evaluate
from test_form_values import field

SCRIPTS = ("dialogues", "form-days", "form-values", "form-names")
LETTER: dict[str, Any] = {
    "id": "appeal",
    "short": "Өтініш",
    "dates": {"day": "", "months": []},
    "moved": [],
    "isLetter": True,
    "documents": [],
    "sections": [
        {
            "title": "",
            "text": "",
            "fields": [
                field("organisation", shared="organisation", second="applicant"),
                field("topic", shared="topic"),
                field("date", "date", shared="meeting-date"),
                field("letter-date", "date"),
                field("note"),
            ],
        }
    ],
}


def latin(text: str) -> Any:
    return evaluate(SCRIPTS, "(text) => handbook.forms.latin(text)", text)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Өтініш", "otinish"),
        ("Дерек ауылының ата-аналары", "derek-auylynyng-ata-analary"),
        ("Құқық, ғылым және Һ", "quqyq-gylym-zhane-h"),
        ("Объезд, ёлки; щи № 5", "obezd-elki-shchi-5"),
        ("NGO «Bolashaq»!", "ngo-bolashaq"),
        ("🙂 <b>", "b"),
        ("", ""),
    ],
)
def test_words_of_both_languages_in_letters_of_any_computer(written: str, expected: str) -> None:
    assert latin(written) == expected


def test_every_letter_of_both_alphabets_has_its_own_or_none() -> None:
    letters = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщыіэюя"
    assert all(latin(letter).isascii() and latin(letter) for letter in letters)
    assert latin("ъЬ") == ""


def name(kept: dict[str, str], blank: str = "appeal.docx", **own: str) -> Any:
    dialogue = {"id": "a", "name": "", "with": "", "about": "", "date": "", "ticks": {}, "changed": 0, **own}
    dialogue["values"] = {key: [value, 1] for key, value in kept.items()}  # type: ignore[assignment]
    return evaluate(
        SCRIPTS,
        "([form, dialogue, blank]) => handbook.forms.fileName(new handbook.forms.FormValues(form, dialogue), blank)",
        [LETTER, dialogue, blank],
    )


def test_a_file_says_what_it_is_whose_and_of_which_day() -> None:
    kept = {"shared/organisation": "«Дерек ауылының ата-аналары» қоғамдық бірлестігі"}
    assert name(kept) == "otinish-derek-auylynyng-ata-analary.docx"
    assert name(kept, date="2026-12-03") == "otinish-derek-auylynyng-ata-analary-2026-12-03.docx"
    kept["appeal/letter-date"] = "2026-12-01"
    assert name(kept, "appeal-kk-ru.docx", date="2026-12-03") == (
        "otinish-derek-auylynyng-ata-analary-2026-12-01-kk-ru.docx"
    )
    assert name({"shared/applicant": "Әсел Б."}) == "otinish-asel-b.docx"
    assert name({}, about="Автобус") == "otinish-avtobus.docx"


def test_a_file_of_which_nothing_is_known_is_called_as_the_blank_one() -> None:
    assert name({}) == "appeal.docx"
    assert name({"appeal/note": "бірдеңе"}, "appeal-kk-ru.docx") == "appeal-kk-ru.docx"


def test_a_name_is_cut_between_words_and_is_not_long() -> None:
    long = "Қарағанды облысының азаматтық альянсы қауымдастығы заңды тұлғалар бірлестігі"
    found = name({"shared/organisation": long, "appeal/letter-date": "2026-12-03"}, "appeal-kk-ru.docx")
    assert len(found) <= 60
    assert found == "otinish-qaragandy-oblysynyng-azamattyq-2026-12-03-kk-ru.docx"
    assert len(name({"shared/organisation": "щ" * 90})) <= 60


def test_a_name_does_not_end_in_a_word_of_one_letter() -> None:
    assert (
        name({}, about="Кто отвечает за уборку снега и льда") == "otinish-kto-otvechaet-za-uborku-snega.docx"
    )


@pytest.mark.parametrize(
    "value", ["Төраға, А. Сейсенова", "А. Сейсенова", "Төраға, бас есепші, А. Сейсенова", "Төраға,", ""]
)
def test_post_and_name_are_told_apart_alike_in_both_programs(value: str) -> None:
    found = evaluate(
        SCRIPTS, "([value, parts]) => parts.map((part) => handbook.forms.partOf(value, part))", [value, PARTS]
    )
    assert found == [part_of(value, part) for part in PARTS]
