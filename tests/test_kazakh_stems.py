"""The Kazakh stemmer: whole paradigms of nouns of every stem class, verb forms, stems that look as if they had endings."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence

import pytest

from handbook.publish.search import names
from support.kazakh_paradigm import noun_forms, verb_forms
from support.places import ROOT
from support.programs import NODE
from support.real import HANDBOOK

NOUNS = {
    "vowel": [
        "хаттама",
        "мәселе",
        "комиссия",
        "басқарма",
        "тұжырымдама",
        "сауалнама",
        "тапсырма",
        "көрме",
        "акция",
    ],
    "nasal": ["қоғам", "кезең", "талон", "заң", "аудан", "маусым"],
    "glide": ["жоспар", "өңір", "семинар", "тау", "сарай", "хабар"],
    "liquid": ["ауыл", "портал", "өкіл", "дәлел"],
    "buzz": ["қағаз", "жүз", "сөз", "гараж"],
    "voiceless": ["мақсат", "қызмет", "құжат", "шарт", "топ", "тарап", "грант", "тарих"],
    "к, қ": ["тармақ", "бірлестік", "қонақ", "көрсеткіш", "мектеп", "тәртіп", "кітап"],
    "с, ш": ["кеңес", "ұсыныс", "отырыс", "өтініш", "серіктес", "жұмыс", "ұйғарыс"],
    "н": ["орган", "маман"],
    "loan": [
        "меморандум",
        "протокол",
        "департамент",
        "форум",
        "клуб",
        "диалог",
        "мониторинг",
        "кодекс",
        "архив",
    ],
}
VERBS = [
    "толтыр",
    "өткіз",
    "жаз",
    "талда",
    "істе",
    "көрсет",
    "шақыр",
    "қатыс",
    "бақыла",
    "жүргіз",
    "сұра",
    "дайында",
    "келіс",
    "таңда",
]
SHORTENED = {"орын": "орн", "халық": "халқ", "ерік": "ерк", "әріп": "әрп"}


def stems(words: Sequence[str], known: Sequence[str] = (), plain: bool = False) -> list[str]:
    task = json.dumps({"words": list(words), "known": list(known), "plain": plain})
    result = subprocess.run(
        [str(NODE), str(ROOT / "tests/search/stems.js")],
        input=task,
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[str] = json.loads(result.stdout)
    return found


def strays(
    paradigms: dict[str, list[tuple[str, str]]], known: Sequence[str], plain: bool = False
) -> dict[str, str]:
    """The forms of these nouns, with what they are, whose stem is not that of their noun; all asked at once."""
    asked = [
        (noun, what, form) for noun, forms in paradigms.items() for what, form in [("noun", noun), *forms]
    ]
    found = stems([form for *_, form in asked], known, plain)
    own = {noun: stem for (noun, what, _), stem in zip(asked, found, strict=True) if what == "noun"}
    return {
        f"{what}: {form}": stem
        for (noun, what, form), stem in zip(asked, found, strict=True)
        if stem != own[noun]
    }


@pytest.fixture(scope="module")
def known() -> list[str]:
    return names.known_stems(HANDBOOK)


@pytest.mark.parametrize("kind", NOUNS)
def test_every_form_of_a_noun_has_the_stem_of_the_noun(kind: str, known: list[str]) -> None:
    paradigms = {noun: list(noun_forms(noun)) for noun in NOUNS[kind]}
    assert {len(forms) for forms in paradigms.values()} == {84}
    assert strays(paradigms, known) == {}


@pytest.mark.parametrize("kind", NOUNS)
def test_typed_without_kazakh_letters_too(kind: str, known: list[str]) -> None:
    """All but «your»: its «ң», typed as «н», cannot be told from the last letter of a stem."""
    paradigms = {
        noun: [(what, form) for what, form in noun_forms(noun) if "your's" not in what]
        for noun in NOUNS[kind]
    }
    assert strays(paradigms, known, plain=True) == {}


@pytest.mark.parametrize("noun", SHORTENED)
def test_nouns_that_lose_a_vowel(noun: str) -> None:
    forms = [form for _, form in noun_forms(noun, SHORTENED[noun])]
    assert set(stems(forms)) == {noun}


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("stem", VERBS)
def test_every_form_of_a_verb_has_its_stem(stem: str, plain: bool) -> None:
    forms = list(verb_forms(stem))
    own = (
        "".join(
            {"ә": "а", "і": "и", "ң": "н", "ғ": "г", "ү": "у", "ұ": "у", "қ": "к", "ө": "о"}.get(
                letter, letter
            )
            for letter in stem
        )
        if plain
        else stem
    )
    found = stems([form for _, form in forms], plain=plain)
    assert {
        f"{what}: {form}": stem for (what, form), stem in zip(forms, found, strict=True) if stem != own
    } == {}


@pytest.mark.parametrize(
    ("words", "stem"),
    [
        ("толтырылған толтырылады толтырылды толтырылып толтырыңыз", "толтыр"),
        ("орындалды орындалады орындалған орындау", "орында"),
        ("қабылданған қабылданды қабылдау", "қабылда"),
        ("өткізіледі өткізілген өткізілмеген", "өткіз"),
        ("қою қойыңыз қойған", "қой"),
        ("қаладағы қалада қаланың", "қала"),
        ("жылғы жылы жылдар", "жыл"),
        ("қоғамдық қоғамның", "қоғам"),
        ("жүргізуші жүргізушілерге", "жүргізуші"),
        ("келмеді келмедім келмейді келмесе келмей келген", "кел"),
        ("бермеді бермедік бермейді бермесе берілді береді", "бер"),
        ("орындамады орындамай орындамаса", "орында"),
        ("жазбады жазбаған жазды", "жаз"),
        ("айтпады айтпаса айтты айттым айттық айтады айтам айтсам", "айт"),
        ("алдады алдап алдайды алдау", "алда"),
        ("сөйледі сөйлейм сөйлеп", "сөйле"),
        ("жасады жасамады жасаған", "жаса"),
        ("жазам жазайын жазғымыз жазғанбыз жаздым жаздық", "жаз"),
        ("дайындайм дайындайын дайындаймын", "дайында"),
        ("қояды қоятын қоям қоямыз қойыппыз", "қой"),
        ("бермегені бермеген бергені", "бер"),
        ("бардық бардым барамыз барған", "бар"),
        ("отырмын отырмыз отырған", "отыр"),
        ("бланкі бланкісі бланкіні", "бланк"),
    ],
)
def test_words_of_the_handbook(words: str, stem: str, known: list[str]) -> None:
    assert set(stems(words.split(), known)) == {stem}


@pytest.mark.parametrize(
    "word",
    [
        "шарт",
        "қор",
        "хат",
        "дерек",
        "күн",
        "баға",
        "жаңа",
        "көше",
        "ақша",
        "іс",
        "constructor",
        "нпо",
        "2005",
        "а",
        "",
    ],
)
def test_what_has_no_ending_stays(word: str) -> None:
    assert stems([word]) == [word]


@pytest.mark.parametrize(
    ("one", "other"),
    [("шар", "шарты"), ("қор", "қоры"), ("хат", "хатшы"), ("орган", "орны"), ("жас", "жасады")],
)
def test_an_ending_must_agree_with_what_it_stands_after(one: str, other: str, known: list[str]) -> None:
    """«шарты» is not «шар» with an ending of the accusative: after «р» that is -ды."""
    left, right = stems([one, other], known)
    assert (left == right) == (one in ("қор", "хат"))


def test_a_known_stem_is_kept_and_an_unknown_one_is_not() -> None:
    assert stems(["резонансы"], ["резонанс"]) == stems(["резонанс"], ["резонанс"]) == ["резонанс"]
    assert stems(["мекесі"]) == ["меке"]
    assert stems(["мекесі"], ["мекес"]) == ["мекес"]


def test_known_stems_come_from_the_glossary(known: list[str]) -> None:
    assert {"хаттама", "кеңес", "орган", "ұйым", "үеұ"} <= set(known)
    assert not {"тәртібі", "тармағы", "тыңдау", "тезистер"} & set(known)


@pytest.mark.parametrize(
    ("one", "other"), [("шағым", "шағын"), ("тілші", "тіл"), ("ерікті", "ерік"), ("бағдарлама", "бағдар")]
)
def test_everyday_words_are_stems_of_their_own(one: str, other: str, known: list[str]) -> None:
    """Or a complaint would be «small», and a volunteer «will»; their endings still come off."""
    left, right = stems([one, other], known)
    assert left == one
    assert left != right


@pytest.mark.parametrize(
    ("form", "stem"), [("шағымды", "шағым"), ("тілшілерге", "тілші"), ("еріктілер", "ерікті")]
)
def test_and_their_endings_still_come_off(form: str, stem: str, known: list[str]) -> None:
    assert stems([form], known) == [stem]
