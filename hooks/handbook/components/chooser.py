"""The chooser of forms: how many people, how many questions, what for -> which forms fit (source points F and M).

Sizes come from formats.yml, the same data as the table; what a form is good for from purposes.yml (the editors' view).
The choosing itself is in assets/javascripts/elements/chooser.js; without JavaScript the table stands.
"""

from __future__ import annotations

from handbook.model import ANY, Range
from handbook.page.view import View
from handbook.render.jinja import render, script_json

LABELS = {
    "kk": {
        "title": "Түрді таңдап алыңыз",
        "people": "Неше адам келеді",
        "questions": "Неше сұрақ қаралады",
        "purpose": "Не керек",
        "any_purpose": "бәрібір",
        "reset": "Тазалау",
    },
    "ru": {
        "title": "Подберите форму",
        "people": "Сколько придёт людей",
        "questions": "Сколько будет вопросов",
        "purpose": "Что нужно",
        "any_purpose": "всё равно",
        "reset": "Очистить",
    },
}
WORDS = {
    "kk": {
        "start": "Адам не сұрақ санын жазыңыз немесе не керегін таңдаңыз.",
        "wrong": {
            "people": "Адам санын бүтін санмен жазыңыз, мысалы: 12.",
            "questions": "Сұрақ санын бүтін санмен жазыңыз, мысалы: 3.",
        },
        "fitting": "Сәйкес келетін түр: {count}.",
        "none": "Мұндай санға сәйкес келетін түр жоқ.",
        "changes": "Не өзгертсе болады:",
        "change": {
            "people": {"less": "{count} не одан аз болсын.", "more": "{count} не одан көп болсын."},
            "questions": {"less": "{count} не одан аз болсын.", "more": "{count} не одан көп болсын."},
        },
        "rest": "Саны сәйкес келеді, бірақ әдетте басқа мақсатқа таңдалады:",
        "unsized": "Бұларға дереккөз көлем белгілемеген:",
        "others": "Қалғандары неге сәйкес келмейді",
        "reason": {
            "people": "Сізде {count}, мұнда: {wording}.",
            "questions": "Сізде {count}, мұнда: {wording}.",
        },
        "against": {
            "people": "Сізде {count}, ал мұнда: {wording}.",
            "questions": "Сізде {count}, ал мұнда: {wording}.",
        },
        "nouns": {"people": {"other": "адам"}, "questions": {"other": "сұрақ"}},
    },
    "ru": {
        "start": "Напишите число людей или вопросов либо выберите, что нужно.",
        "wrong": {
            "people": "Число людей напишите целым числом, например: 12.",
            "questions": "Число вопросов напишите целым числом, например: 3.",
        },
        "fitting": "Подходящих форм: {count}.",
        "none": "Под такие числа форм нет.",
        "changes": "Что можно изменить:",
        "change": {
            "people": {"less": "Оставить {count} или меньше.", "more": "Собрать {count} или больше."},
            "questions": {"less": "Оставить {count} или меньше.", "more": "Вынести {count} или больше."},
        },
        "rest": "По числам подходят, но обычно нужны для другого:",
        "unsized": "Этим формам источник размера не устанавливает:",
        "others": "Почему не подходят остальные",
        "reason": {
            "people": "У вас {count}, здесь: {wording}.",
            "questions": "У вас {count}, здесь: {wording}.",
        },
        "against": {
            "people": "У вас {count}, а здесь: {wording}.",
            "questions": "У вас {count}, а здесь: {wording}.",
        },
        "nouns": {
            "people": {"one": "человек", "few": "человека", "many": "человек", "other": "человека"},
            "questions": {"one": "вопрос", "few": "вопроса", "many": "вопросов", "other": "вопроса"},
        },
    },
}


def fragment(view: View) -> str:
    """The form of the chooser with its data for the script; hidden until the script is there."""
    language = view.language
    formats = []
    for entry in view.handbook.formats:
        shown = view.form(entry)
        formats.append(
            {
                "id": entry.id,
                "title": shown["title"],
                "href": shown["href"],
                "people": _bounds(entry.people),
                "questions": _bounds(entry.questions),
                "wording": {"people": shown["people"], "questions": shown["questions"]},
            }
        )
    purposes = [
        {"id": purpose.id, "title": purpose.title[language], "formats": list(purpose.formats)}
        for purpose in view.handbook.purposes
    ]
    data = {"formats": formats, "purposes": purposes, "words": WORDS[language]}
    return render("chooser.html", data=script_json(data), purposes=purposes, label=LABELS[language])


def _bounds(size: Range | str | None) -> dict[str, int | None] | str | None:
    if isinstance(size, Range):
        return {"min": size.min, "max": size.max}
    return ANY if size == ANY else None
