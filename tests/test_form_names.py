"""How filled-in files are called, and what of a signer's post and name stands in a place; without a page."""

from __future__ import annotations

from typing import Any

import pytest

from handbook.components.documents import short_name
from handbook.model.letters import PARTS, part_of, sender_of
from handbook.text.typography import held
from support.node_scripts import evaluate
from support.word_documents import HANDBOOK
from test_form_values import field

SCRIPTS = ("dialogues", "form-days", "form-values", "form-told", "form-names")
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


@pytest.mark.parametrize("number", ["", "0000", "000040000000", "990131000000", "x00000000001"])
@pytest.mark.parametrize("signer", ["", "А. Сейсенова", "Төраға, А. Сейсенова"])
@pytest.mark.parametrize(
    "template", ["information-request", "silence-complaint", "appeal", "residents-appeal"]
)
def test_who_writes_is_told_alike_in_both_programs(template: str, signer: str, number: str) -> None:
    form = next(form for form in HANDBOOK.templates if form.id == template)
    definition = {
        **LETTER,
        "id": template,
        "sender": sender_of(form),
        "isOfEither": form.is_of_either,
        "sections": [{"title": "", "text": "", "fields": [field(each.id) for each in form.fields]}],
    }
    values = {"bin": number, "head": signer, "problem": "x", "what": "x", "circumstances": "x"}
    kept = {f"{template}/{key}": [value, 1] for key, value in values.items()}
    dialogue = {
        "id": "a",
        "name": "",
        "with": "",
        "about": "",
        "date": "",
        "ticks": {},
        "changed": 0,
        "values": kept,
    }
    found = evaluate(
        SCRIPTS,
        "([form, dialogue]) => handbook.formTold.sender(new handbook.forms.FormValues(form, dialogue))",
        [definition, dialogue],
    )
    assert found == sender_of(form, values)


@pytest.mark.parametrize(
    "text",
    [
        "+7 700 000 00 00, a@example.org",
        "14 отбасы, № 5",
        "А. Ә. Тегі, бөлім. Ұйым",
        "91-бабының, 12-үй, № 401-V, дом 12, Дом 3, статьи 11, садом 4, из-за 5, 22–25-шақырым, 40 км",
        "+7",
        "",
    ],
)
def test_telephones_and_numbers_are_held_alike_in_both_programs(text: str) -> None:
    assert evaluate(SCRIPTS, "(text) => handbook.forms.held(text)", text) == held(text)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_two_documents_of_a_dialogue_are_called_alike(language: str) -> None:
    names = [short_name(HANDBOOK, form, language) for form in HANDBOOK.templates]
    assert len(set(names)) == len(names)
    appeal = next(form for form in HANDBOOK.templates if form.id == "appeal")
    assert short_name(HANDBOOK, appeal, language) == appeal.heading[language]
