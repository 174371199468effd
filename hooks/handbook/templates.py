"""Template documents on the site: the list by stage, a page's downloads and preview, and the files themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from . import docx, form_pdf, ooxml
from .dates import MONTHS
from .form_model import FORMATS, SIGNATURES, Choice, Field, TemplateForm
from .interface import FAULTS
from .model import LANGUAGES, Handbook
from .pdf import Document
from .view import View, render, site_url

LABELS = {
    "kk": {"preview": "Үлгінің өзі", "docx": "Word (DOCX)", "pdf": "PDF", "both": "Word, екі тілде қатар (DOCX)",
           "blank": "Бос үлгі", "no_script": "Бетте толтыру үшін JavaScript керек. Ол өшірулі болса, бос үлгіні жүктеп алыңыз."},
    "ru": {"preview": "Сам шаблон", "docx": "Word (DOCX)", "pdf": "PDF", "both": "Word на двух языках рядом (DOCX)",
           "blank": "Пустой шаблон",
           "no_script": "Чтобы заполнять на странице, нужен JavaScript. Без него скачайте пустой шаблон."},
}
WORDS: Mapping[str, Mapping[str, object]] = {
    "kk": {
        "privacy": "Жазғаныңыз осы құрылғыда ғана сақталады, ешқайда жіберілмейді. Ұйымның атауы, БСН-і сияқты деректі бір рет жазасыз, "
                   "ол басқа үлгілерге де түседі.",
        "required": "міндетті", "dialogue": "Диалог", "unnamed": "атауы жоқ",
        "choose": "таңдаңыз", "add": "Жол қосу",
        "take": "Хаттамадағы тармақтарды алу",
        "carried": "Хаттамадағы тармақтар көшірілді.",
        "word": "Word файлын жүктеу", "both": "Екі тілде қатар жүктеу",
        "print": "Басып шығару", "copy": "Мәтін етіп көшіру", "clear": "Тазалау",
        "undo": "Қайтару", "undone": "Қайтарылды.",
        "cleared": "Осы үлгінің өрістері тазаланды, ортақ деректер (ұйым, БСН, тақырып) қалды.",
        "whole": "Файл жүктелді.", "missing": "Файл жүктелді. Мына міндетті өрістер бос: ",
        "translate": "Жазғаныңыз екі бағанға да сол күйінде түсті: екінші тілдегісін Word-та өзіңіз аударыңыз.",
        "failed": "Файлды жасау мүмкін болмады. Интернетті тексеріп, қайта басыңыз. Жазғаныңыз сақтаулы.",
        "copied": "Мәтін көшірілді.", "copyByHand": "Мәтінді көшіріп алыңыз: ",
        "byHand": "Басып шығарған соң қол қойылады",
        "kept": "Үлгі өзгермей тұрып жазғаныңыз (қазіргі өрістерге сәйкес келмейді, керегін көшіріп алыңыз)",
        "checks": {"bin": "БСН 12 цифрдан тұрады. Санап көріңіз."},
    },
    "ru": {
        "privacy": "Написанное хранится только на этом устройстве и никуда не отправляется. Название организации, БИН и другие "
                   "общие данные вы пишете один раз: они попадут и в другие шаблоны.",
        "required": "обязательно", "dialogue": "Диалог", "unnamed": "без названия",
        "choose": "выберите", "add": "Добавить строку",
        "take": "Взять пункты из протокола",
        "carried": "Пункты протокола перенесены.",
        "word": "Скачать файл Word", "both": "Скачать на двух языках",
        "print": "Распечатать", "copy": "Скопировать текстом", "clear": "Очистить",
        "undo": "Вернуть", "undone": "Возвращено.",
        "cleared": "Поля этого шаблона очищены, общие данные (организация, БИН, тема) остались.",
        "whole": "Файл скачан.", "missing": "Файл скачан. Не заполнены обязательные поля: ",
        "translate": "Написанное вами стоит в обеих колонках как есть: переведите его в Word на второй язык сами.",
        "failed": "Не удалось создать файл. Проверьте интернет и нажмите ещё раз. Написанное сохранено.",
        "copied": "Текст скопирован.", "copyByHand": "Скопируйте текст: ",
        "byHand": "Ставится от руки на бумаге",
        "kept": "Записано до изменения шаблона (этим полям не подходит, нужное перенесите)",
        "checks": {"bin": "В БИН 12 цифр. Пересчитайте."},
    },
}


def files(handbook: Handbook) -> Iterator[tuple[str, bytes]]:
    """Every file made from the definitions: (path from the site's root, content)."""
    for form in handbook.templates:
        yield from files_of(handbook, form)


def pdfs(handbook: Handbook) -> Iterator[Document]:
    """The PDFs to be made from the definitions: one of each template in each language."""
    formats = _formats(handbook)
    for form in handbook.templates:
        for language in LANGUAGES:
            yield form_pdf.document(form, language, _pdf(form, language), formats)


def catalogue(view: View) -> str:
    """All templates, by stage in order, with what each is for."""
    stages = []
    for stage in view.handbook.stages:
        path = f"stages/{stage.id}.md"
        stages.append({"title": view.title(path), "href": view.href(path), "forms": [_shown(view, form) for form in _of(view, stage.id)]})
    return render("templates-list.html", stages=stages)


def of_stage(view: View) -> str:
    """The templates of the stage whose page this is."""
    return render("stage-templates.html", forms=[_shown(view, form) for form in _of(view, view.page.id)])


def preview(view: View) -> str:
    """A template's page: the form to fill in, the blank files, and the document itself to read and to print."""
    form = next((form for form in view.handbook.templates if form.id == view.page.id), None)
    if not form:
        return ""
    language, label = view.language, LABELS[view.language]
    paths = [(_file(form, language), WORDS[language]["word"])]
    if form.bilingual:
        paths.append((_file_of_both(form), WORDS[language]["both"]))
    sections = [{"title": section.title[language], "text": section.text[language] if section.text else "",
                 "fields": [_field(view, field) for field in section.fields]} for section in form.sections]
    documents = [[words, view.file(f"{path}.js"), path.rsplit("/", 1)[-1]] for path, words in paths]
    words = {**WORDS[language], "faults": FAULTS[language], "months": MONTHS}
    data = {"form": {"id": form.id, "title": form.heading[language], "sections": sections, "documents": documents}, "words": words}
    script = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return render("template-preview.html", links=downloads(view, form), sections=sections, label=label,
                  title=form.heading[language], data=script)


def downloads(view: View, form: TemplateForm) -> list[dict[str, str]]:
    """The blank files of a template for a page: path from the site's root, address, kind and label of each."""
    paths = {"docx": _file(form, view.language)} | ({"pdf": _pdf(form, view.language)} if view.has_pdfs else {})
    if form.bilingual:
        paths["both"] = _file_of_both(form)
    return [{"path": path, "href": view.file(path), "kind": kind, "label": LABELS[view.language][kind]} for kind, path in paths.items()]


def files_of(handbook: Handbook, form: TemplateForm) -> Iterator[tuple[str, bytes]]:
    """The files of one template: the Word documents, and the parts of each as a script for filling in on the page."""
    formats = _formats(handbook)
    made = [(_file(form, language), [language]) for language in LANGUAGES]
    if form.bilingual:
        made.append((_file_of_both(form), list(LANGUAGES)))
    for path, languages in made:
        parts = docx.parts(form, languages, formats)
        yield path, ooxml.archive(parts)
        yield f"{path}.js", _script(path.rsplit("/", 1)[-1], parts)


def _script(name: str, parts: Mapping[str, str]) -> bytes:
    data = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return f"(window.handbookDocuments=window.handbookDocuments||{{}})[{json.dumps(name)}]={data};".encode()


def _of(view: View, stage_id: str) -> list[TemplateForm]:
    stage = view.handbook.stage(stage_id)
    by_id = {form.id: form for form in view.handbook.templates}
    return [by_id[name] for name in (stage.templates if stage else ()) if name in by_id]


def _shown(view: View, form: TemplateForm) -> dict[str, object]:
    return {"files": downloads(view, form), "title": form.title[view.language], "purpose": form.purpose[view.language],
            "href": view.href(f"templates/{form.id}.md")}


def _field(view: View, field: Field) -> dict[str, object]:
    choices = _formats(view.handbook) if field.choices == FORMATS else field.choices
    language = view.language
    return {"id": field.id, "type": field.type, "label": field.label[language], "help": field.help[language] if field.help else "",
            "required": field.required, "shared": field.shared, "check": field.check, "isSignature": field.id in SIGNATURES,
            "rows": field.rows, "takes": field.takes,
            "choices": [[choice.id, choice.label[language]] for choice in choices if isinstance(choice, Choice)],
            "columns": [_field(view, column) for column in field.columns]}


def _formats(handbook: Handbook) -> list[Choice]:
    """The thirteen forms of dialogue as choices of a field (source point F)."""
    titles = {(language, entry.id): page.title if page else entry.id for language in LANGUAGES for entry in handbook.formats
              for page in [handbook.page(language, f"formats/{entry.id}.md")]}
    return [Choice(entry.id, {language: titles[language, entry.id] for language in LANGUAGES}) for entry in handbook.formats]


def _file(form: TemplateForm, language: str) -> str:
    return site_url(language, f"templates/{form.id}/{form.id}.docx")


def _pdf(form: TemplateForm, language: str) -> str:
    return site_url(language, f"templates/{form.id}/{form.id}.pdf")


def _file_of_both(form: TemplateForm) -> str:
    return f"templates/{form.id}/{form.id}-kk-ru.docx"
