"""A new template document: its definition, a filled-in specimen, its page, its rows in the stage and in the menu."""

from __future__ import annotations

from handbook.editing import menu, yaml_edits
from handbook.editing.draft import Draft
from handbook.editing.new_pages import front, page_file
from handbook.editing.prompts import ask, ask_all, ask_lines
from handbook.editing.request import Request
from handbook.editing.yaml_edits import both
from handbook.model import LANGUAGES, Address
from handbook.model.marks import BOTH
from handbook.source.schema import SLUG

FOLDER = "docs/_data/templates"
SPECIMENS = "docs/_data/specimens"
STAGES = "docs/_data/stages.yml"
_HEADS = {
    "download": {"kk": "Үлгіні алу", "ru": "Получить шаблон"},
    "specimen": {"kk": "Толтырылған үлгі", "ru": "Заполненный образец"},
}
_TIPS = {"kk": "Толтырғанда ескеріңіз", "ru": "При заполнении"}
_ABOUT = "# Құжат үлгісі · Шаблон документа\n"
_INVENTED = "# Ойдан шығарылған мысал · Вымышленный пример\n"


def new_template(draft: Draft, request: Request) -> None:
    """STAGE: the stage that it belongs to; FIELDS="what why": the ids of its fields, which never change afterwards."""
    request.look("STAGE")
    name, handbook = request.id, draft.handbook
    there = next((form.file for form in handbook.templates if form.id == name), "")
    request.is_new(draft, there, Address(f"templates/{name}/"))
    stage = handbook.stage(request["STAGE"])
    if stage is None:
        known = ", ".join(each.id for each in handbook.stages)
        raise request.refuse(
            f"«{request['STAGE']}» деген кезең жоқ. STAGE дегенге мынаның бірін жазыңыз: {known}",
            f"Этапа «{request['STAGE']}» нет. Напишите в STAGE один из этих: {known}",
        )
    fields = request["FIELDS"].split() or ["subject"]
    wrong = next((each for each in fields if not SLUG.match(each) or fields.count(each) > 1), "")
    if wrong:
        raise request.refuse(
            f'FIELDS ішіндегі «{wrong}» – белгі емес не екі рет жазылған. Былай жазыңыз: FIELDS="what why"',
            f'«{wrong}» в FIELDS – не метка или написано дважды. Напишите так: FIELDS="what why"',
        )
    draft.put(f"{FOLDER}/{name}.yml", _definition(request, fields))
    specimen = "".join(f"{each}: {both(ask_all('specimen'))}\n" for each in fields)
    draft.put(f"{SPECIMENS}/{name}.yml", _INVENTED + specimen)
    for language in LANGUAGES:
        draft.put(page_file(language, f"templates/{name}.md"), _page(request, language))
    text = draft.text(STAGES)
    number = next(index for index, each in enumerate(handbook.stages) if each.id == stage.id)
    draft.put(STAGES, yaml_edits.with_item(text, (number, "templates"), name))
    last = f"templates/{stage.templates[-1]}.md" if stage.templates else ""
    menu.add_page(draft, f"templates/{name}.md", last if last in {row.name for row in handbook.nav} else "")


def _definition(request: Request, fields: list[str]) -> str:
    text = f"{_ABOUT}id: {request.id}\nstage: {request['STAGE']}\ntitle: {both(request.texts)}\n"
    text += ask_lines("purpose", "purpose", "")
    text += f"also: {{{', '.join(f'{language}: []' for language in LANGUAGES)}}}   # {BOTH}: жұрт қалай айтады · как говорят люди\n"
    text += f"sections:\n  - id: main\n    title: {both(ask_all('form-section'))}\n    fields:\n"
    for each in fields:
        text += f"      - id: {each}\n        type: text   # text, lines, date, term, number, choice, tick, table\n"
        text += f"        label: {both(ask_all('label'))}\n"
    return text


def _page(request: Request, language: str) -> str:
    title = request.texts[language]
    text = front("template", title, ask("summary", language)) + f"\n{ask('when-to-send', language)}.\n"
    text += f"\n## {_TIPS[language]} {{ #tips }}\n\n- {ask('tip', language)}.\n"
    for name, marker in (("download", "template-form"), ("specimen", "template-specimen")):
        text += f"\n## {_HEADS[name][language]} {{ #{name} }}\n\n<!-- handbook: {marker} -->\n"
    return text
