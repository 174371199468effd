"""The page «My dialogue»: the names and items of all checklists, and the words, for the element that keeps the reader's work.

Without JavaScript nothing can be kept: the page says so and leads to the checklists, which print as they are.
"""

from __future__ import annotations

from collections.abc import Mapping

from handbook.model import ChecklistItem, Handbook
from handbook.page.view import View
from handbook.render.jinja import render, script_json
from handbook.source.markdown import visible_words
from handbook.text.interface import FAULTS

WORDS: Mapping[str, Mapping[str, object]] = {
    "kk": {
        "pick": "Диалог",
        "name": "Атауы",
        "with": "Кіммен",
        "about": "Не туралы",
        "date": "Кездесу күні",
        "unnamed": "атауы жоқ",
        "empty": "Әзірге диалог жоқ. Жаңасын бастаңыз немесе кез келген тексеру тізімінде бірінші белгіні қойыңыз.",
        "add": "Жаңа диалог",
        "share": "Басқа телефонға жіберу",
        "print": "Басып шығару",
        "remove": "Осы диалогты өшіру",
        "removed": "«{name}» өшірілді.",
        "undo": "Қайтару",
        "undone": "Қайтарылды.",
        "cancel": "Болдырмау",
        "count": "сіз белгілегені: {on} / {all}",
        "documents": "Толтырылып жатқан құжаттар",
        "gone": "Қазір жоқ үлгілерге жазылғаны",
        "shareNote": "Сілтемеде құжаттарға жазғаныңыз да болады: ұйым деректері, адамдардың аты-жөні, телефоны. "
        "Сенетін адамға ғана жіберіңіз.",
        "device": "Осы құрылғыда",
        "deviceNote": "Жазғаныңыз осы браузерде ғана сақталады, ешқайда жіберілмейді. Ортақ компьютерде жұмыс біткен соң бәрін өшіріңіз.",
        "save": "Бәрін файлға сақтау",
        "open": "Файлдан алу",
        "erase": "Осы құрылғыдан бәрін өшіру",
        "eraseAsk": "Барлық диалог, белгі және толтырылған құжат осы құрылғыдан өшеді, қайтару мүмкін болмайды. "
        "Керек болса, алдымен файлға сақтаңыз.",
        "eraseYes": "Иә, бәрін өшіру",
        "erased": "Осы құрылғыдан бәрі өшірілді.",
        "inFile": "Файлда мынадай диалогтар бар:",
        "inLink": "Сілтемемен мынадай диалог келді:",
        "partly": "Кейбір жазбаларды оқу мүмкін болмады, олар алынбайды.",
        "isNew": "жаңа",
        "isChanged": "сізде басқаша",
        "isSame": "сізде дәл осындай",
        "merge": "Өзімдікіне қосу",
        "replace": "Өзімдікінің орнына қою",
        "accept": "Қосып алу",
        "taken": "Қосылды.",
        "copied": "Сілтеме көшірілді. Оны хабарламаға қойып жіберіңіз.",
        "copyByHand": "Сілтемені көшіріп алыңыз: ",
        "link": "Сілтеме",
        "errors": {
            "not-ours": "Бұл файл не сілтеме анықтамалықтікі емес немесе бүлінген. Ештеңе өзгерген жоқ.",
            "newer": "Бұл файл анықтамалықтың жаңарақ нұсқасында жасалған. Бетті жаңартып, қайта көріңіз. Ештеңе өзгерген жоқ.",
            "nothing": "Мұнда бірде-бір диалог жоқ. Ештеңе өзгерген жоқ.",
        },
    },
    "ru": {
        "pick": "Диалог",
        "name": "Название",
        "with": "С кем",
        "about": "О чём",
        "date": "Дата встречи",
        "unnamed": "без названия",
        "empty": "Диалогов пока нет. Начните новый или поставьте первую отметку в любом контрольном списке.",
        "add": "Новый диалог",
        "share": "Передать на другой телефон",
        "print": "Распечатать",
        "remove": "Удалить этот диалог",
        "removed": "Диалог удалён: «{name}».",
        "undo": "Вернуть",
        "undone": "Возвращено.",
        "cancel": "Отмена",
        "count": "отмечено вами: {on} из {all}",
        "documents": "Документы, которые вы заполняете",
        "gone": "Записано в шаблоны, которых больше нет",
        "shareNote": "В ссылке будет и то, что вписано в документы: данные организации, имена, телефоны. Посылайте тому, кому доверяете.",
        "device": "На этом устройстве",
        "deviceNote": "Записанное хранится только в этом браузере и никуда не отправляется. "
        "На общем компьютере сотрите всё, когда закончите.",
        "save": "Сохранить всё в файл",
        "open": "Взять из файла",
        "erase": "Стереть всё с этого устройства",
        "eraseAsk": "Все диалоги, отметки и заполненные документы будут стёрты с этого устройства, вернуть их нельзя. "
        "Если нужны, сначала сохраните их в файл.",
        "eraseYes": "Да, стереть всё",
        "erased": "С этого устройства всё стёрто.",
        "inFile": "В файле такие диалоги:",
        "inLink": "По ссылке пришёл диалог:",
        "partly": "Некоторые записи прочесть не удалось, они взяты не будут.",
        "isNew": "новый",
        "isChanged": "у вас другой",
        "isSame": "у вас такой же",
        "merge": "Добавить к моим",
        "replace": "Заменить мои",
        "accept": "Взять себе",
        "taken": "Добавлено.",
        "copied": "Ссылка скопирована. Вставьте её в сообщение.",
        "copyByHand": "Скопируйте ссылку: ",
        "link": "Ссылка",
        "errors": {
            "not-ours": "Этот файл или ссылка не из справочника либо повреждены. Ничего не изменилось.",
            "newer": "Файл сделан более новой версией справочника. Обновите страницу и попробуйте снова. Ничего не изменилось.",
            "nothing": "Здесь нет ни одного диалога. Ничего не изменилось.",
        },
    },
}
FAULTS_HERE = {
    "kk": {
        "refused": "Браузер дерек сақтауға рұқсат бермейді: жазғаныңыз осы бет ашық тұрғанда ғана сақталады. Файлға сақтап қойыңыз.",
        "full": "Құрылғының жады толы: соңғы өзгеріс осы бет ашық тұрғанда ғана сақталады. Файлға сақтап қойыңыз.",
    },
    "ru": {
        "refused": "Браузер не разрешает хранить данные: записанное держится, пока открыта эта страница. Сохраните его в файл.",
        "full": "Память устройства заполнена: последнее изменение держится, пока открыта эта страница. Сохраните всё в файл.",
    },
}
"""On this page what the storage does not take can be saved into a file."""
NO_SCRIPT = {
    "kk": "Белгі сақтау үшін JavaScript керек. Онсыз да әр кезеңнің тексеру тізімін оқып, басып шығара аласыз.",
    "ru": "Чтобы хранить отметки, нужен JavaScript. И без него контрольный список каждого этапа можно прочесть и распечатать.",
}


def fragment(view: View) -> str:
    """The element with its data, and what stands in its place without JavaScript."""
    paths = [(f"stages/{stage.id}.md", True) for stage in view.handbook.stages]
    paths += [(f"formats/{entry.id}.md", False) for entry in view.handbook.formats]
    lists = [
        {
            "title": view.title(path),
            "href": view.href(path, "checklist"),
            "isStage": is_stage,
            "items": [[item.id, visible_words(item.text)] for item in _items(view, path)],
        }
        for path, is_stage in paths
    ]
    words = {**WORDS[view.language], "faults": {**FAULTS[view.language], **FAULTS_HERE[view.language]}}
    forms = [
        {"id": form.id, "title": form.title[view.language], "href": view.href(f"templates/{form.id}.md")}
        for form in view.handbook.templates
    ]
    return render(
        "my-dialogue.html",
        data=script_json({"stages": lists, "forms": forms, "words": words}),
        no_script=NO_SCRIPT[view.language],
        stages=[entry for entry in lists if entry["isStage"]],
    )


def stage_items(handbook: Handbook, language: str) -> dict[str, list[str]]:
    """The ids of each stage's checklist: what progress is counted by."""
    found = {}
    for stage in handbook.stages:
        page = handbook.page(language, f"stages/{stage.id}.md")
        found[stage.id] = [item.id for section in page.sections for item in section.checklist] if page else []
    return found


def _items(view: View, path: str) -> list[ChecklistItem]:
    page = view.handbook.page(view.language, path)
    return [item for section in page.sections for item in section.checklist] if page else []
