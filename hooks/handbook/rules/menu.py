"""The menu and the plugins of mkdocs.yml: what book, pack and both languages can follow (see settings.py)."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Handbook, Place
from handbook.rules.pages import CONFIG
from handbook.rules.registry import Finding, finding, noted, rule

OWN_SECTIONS = ("training/", "templates/")
"""Folders whose pages make a PDF or a part of the book of their own: it is the section of the menu that they stand in."""

noted(
    "menu-form",
    kk="Мәзірде (nav) мұндай жол болмайды: «{written}». Мәзір – беттер мен бөлімдердің тізімі, бөлімде тек беттер тұрады. "
    "Жазыңыз: {expected}",
    ru="Такой строки в меню (nav) не бывает: «{written}». Меню – список страниц и разделов, в разделе только страницы. "
    "Напишите: {expected}",
)
noted(
    "menu-title",
    kk="«{written}»: беттің атауы мәзірде жазылмайды, ол бет файлындағы title-дан алынады, әр тілде өзінікі. Жазыңыз: {expected}",
    ru="«{written}»: название страницы в меню не пишут, оно берётся из title её файла, на каждом языке своё. Напишите: {expected}",
)
noted(
    "menu-nested",
    kk="«{written}»: бөлім ішінде бөлім болмайды, оның беттері кітап пен жинаққа түспей қалар еді. Беттерін сыртқы бөлімге "
    "жазыңыз: {expected}",
    ru="«{written}»: раздел внутри раздела не допускается, его страницы не попали бы в книгу и пакет. Впишите их во внешний "
    "раздел: {expected}",
)
noted(
    "repeated-section",
    kk="Мәзірде «{title}» деген екі бөлім бар. Біріктіріңіз немесе біреуіне басқа атау беріңіз",
    ru="В меню два раздела «{title}». Объедините их или назовите один иначе",
)
noted(
    "menu-translation",
    kk="«{title}» бөлімінің басқа тілдегі ({language}) атауы жоқ. nav_translations ішіне жол қосыңыз: {title}: …",
    ru="У раздела «{title}» нет названия на другом языке ({language}). Добавьте в nav_translations строку: {title}: …",
)
noted(
    "menu-translation-unused",
    kk="nav_translations ішінде «{title}» бар, ал мәзірде ондай бөлім жоқ. Бөлімнің nav ішіндегі атауын дәл жазыңыз немесе жолды "
    "өшіріңіз",
    ru="В nav_translations есть «{title}», а такого раздела в меню нет. Напишите название раздела точно так, как в nav, или уберите "
    "строку",
)
noted(
    "unknown-setting",
    kk="MkDocs-та «{key}» деген баптау жоқ. Жазыңыз: {near}, немесе жолды өшіріңіз",
    ru="У MkDocs нет настройки «{key}». Напишите: {near}, или уберите строку",
)
noted(
    "unknown-option",
    kk="{owner} ішінде «{key}» деген баптау болмайды. Жазыңыз: {near}, немесе жолды өшіріңіз",
    ru="У {owner} нет настройки «{key}». Напишите: {near}, или уберите строку",
)
noted(
    "option-value",
    kk="{key} үшін «{value}» деген мән болмайды. Мынаның бірін жазыңыз: {known}",
    ru="У {key} не бывает значения «{value}». Напишите одно из: {known}",
)
noted(
    "unknown-plugin",
    kk="«{name}» орнатылмаған: ондай плагин не кеңейтпе жоқ. Жазыңыз: {near}, немесе жолды өшіріңіз",
    ru="«{name}» не установлен: такого плагина или расширения нет. Напишите: {near}, или уберите строку",
)
noted(
    "plugins-form",
    kk="plugins ішінде {plugins} болуы, ал i18n-нің languages тізімінде тілдердің бәрі тұруы керек: {languages}. Жазыңыз: "
    "- {{locale: kk, name: Қазақша, default: true}}",
    ru="В plugins нужны {plugins}, а в languages плагина i18n – все языки: {languages}. Напишите: "
    "- {{locale: kk, name: Қазақша, default: true}}",
)


noted(
    "site-name",
    kk="Сайттың {language} тіліндегі атауы жоқ, қазақшасы шығар еді. i18n ішінде сол тілге қосыңыз: site_name: …",
    ru="У сайта нет названия на языке {language}, там стояло бы казахское. Добавьте этому языку в i18n строку: site_name: …",
)
noted(
    "needed-setting",
    kk="{key} ішінде «{name}» жоқ: онсыз сайт құрастырылмайды не беттердің белгілері сол күйінде көрінеді. Жолды қайтарыңыз",
    ru="В {key} нет «{name}»: без этого сайт не соберётся или знаки разметки останутся на страницах. Верните эту строку",
)


@rule(
    "menu-folder",
    kk="{folder} беттері мәзірде өз бөлімінде, бірге тұрады: қағаздағы бөлім содан жасалады. «{path}» бетін басқа бөлімге "
    "жазыңыз немесе сол бөлімге көшіріңіз",
    ru="Страницы {folder} стоят в меню вместе, в своём разделе: из него делается часть на бумаге. Перенесите «{path}» в этот раздел "
    "или из него",
)
def menu_folder(handbook: Handbook) -> Iterator[Finding]:
    lines = {entry.name: entry.line for entry in handbook.nav}
    for folder in OWN_SECTIONS:
        holding = [
            section for section in handbook.menu if any(path.startswith(folder) for path in section.pages)
        ]
        strays = [path for section in holding[1:] for path in section.pages if path.startswith(folder)]
        strays += [path for section in holding[:1] for path in section.pages if not path.startswith(folder)]
        strays += [
            path
            for section in holding[:1]
            for path in section.pages
            if not section.title and path.startswith(folder)
        ]
        for path in strays:
            yield finding(Place(CONFIG, lines.get(path, 1)), folder=folder, path=path)


@rule(
    "menu-stages",
    kk="Мәзірдегі кезеңдер stages.yml ішіндегі ретпен тұрған жоқ. Дұрыс реті: {order}",
    ru="Этапы стоят в меню не в том порядке, что в stages.yml. Верный порядок: {order}",
)
def menu_stages(handbook: Handbook) -> Iterator[Finding]:
    wanted = [f"stages/{stage.id}.md" for stage in handbook.stages]
    named = [entry for entry in handbook.nav if entry.name in wanted]
    for entry, path in zip(
        named, [path for path in wanted if path in {each.name for each in named}], strict=False
    ):
        if entry.name != path:
            yield finding(Place(CONFIG, entry.line), order=", ".join(wanted))
            return
