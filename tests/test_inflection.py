"""Known words in a text: every form of them, and nothing that only begins alike."""

from __future__ import annotations

import pytest

from handbook.text.inflection import Phrases
from support.kazakh_paradigm import noun_forms
from test_kazakh_stems import NOUNS

RUSSIAN = {
    "отдел": "отдел отдела отделу отделом отделе отделы отделов отделам отделами отделах",
    "администрация": "администрация администрации администрацию администрацией администраций администрациями",
    "прошение": "прошение прошения прошению прошением прошении прошений прошениям прошениями прошениях",
    "доброволец": "доброволец добровольца добровольцу добровольцем добровольцы добровольцев добровольцами",
    "повестка": "повестка повестки повестке повестку повесткой повесток повесткам",
    "мэрия": "мэрия мэрии мэрию мэрией мэрий",
    "волонтёр": "волонтёр волонтера волонтёрами",
    "тезисы": "тезисы тезисов тезисам тезисами тезисах",
    "случай": "случай случая случаем случаев случаями",
    "очередь": "очередь очереди очередью очередей",
    "неделя": "неделя недели неделю неделей недель неделями",
    "комиссия": "комиссия комиссии комиссию комиссией",
    "чек-лист": "чек-лист чек-листа чек-листами",
    "круглый стол": "круглый стол|круглого стола|круглом столе|круглые столы|круглых столов",
    "рабочее совещание": "рабочее совещание|рабочего совещания|рабочим совещанием|рабочих совещаний",
    "домашняя заготовка": "домашняя заготовка|домашней заготовки|домашнюю заготовку|домашних заготовок",
}


def finds(phrase: str, language: str, text: str) -> bool:
    """Whether the phrase is found in the text, as far as it reaches."""
    return [(each.start, each.end) for each in Phrases([phrase], language).find(text)] == [(0, len(text))]


@pytest.mark.parametrize("kind", NOUNS)
def test_every_form_of_a_kazakh_noun(kind: str) -> None:
    for noun in NOUNS[kind]:
        missed = [form for _, form in noun_forms(noun) if not finds(noun, "kk", form)]
        assert missed == [], noun


@pytest.mark.parametrize("phrase", RUSSIAN)
def test_forms_of_a_russian_word(phrase: str) -> None:
    forms = RUSSIAN[phrase].split("|" if " " in phrase else " ")
    assert [form for form in forms if not finds(phrase, "ru", form)] == []


@pytest.mark.parametrize(
    ("phrase", "language", "text"),
    [
        ("отдел", "ru", "отделка отделение отдельный раздел отдел-бюро"),
        ("администрация", "ru", "администратор административный"),
        ("аким", "ru", "акимат"),
        ("гранд", "ru", "грандиозный"),
        ("ОО", "ru", "оо ООО ОО-2"),
        ("круглый стол", "ru", "круглый большой стол, круглый. Стол"),
        ("пункт", "kk", "медпункт пунктуация"),
        ("жоспар", "kk", "жоспарлау жоспаршы жоспарсыз"),
        ("тармақ", "kk", "тармақша"),
        ("НПО", "kk", "нпо НПОның НПО-құжат"),
        ("кеңес", "kk", "кеңестік кеңесу кеңесші"),
    ],
)
def test_what_only_begins_alike_is_no_form(phrase: str, language: str, text: str) -> None:
    assert list(Phrases([phrase], language).find(text)) == []


def test_a_language_without_a_grammar_is_taken_word_by_word() -> None:
    assert finds("round table", "en", "Round  table")
    assert not finds("round table", "en", "round tables")


def test_all_of_a_list_and_all_places() -> None:
    text = "Протоколы и отдел, протокола нет"
    found = {
        text[each.start : each.end]: each.phrase for each in Phrases(["отдел", "протокол"], "ru").find(text)
    }
    assert found == {"Протоколы": "протокол", "отдел": "отдел", "протокола": "протокол"}
