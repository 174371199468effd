"""New pages, and new questions on a page that is there: in every language, with the parts to fill in marked."""

from __future__ import annotations

from handbook.editing import menu, yaml_edits
from handbook.editing.draft import Draft, Refused
from handbook.editing.prompts import ask
from handbook.editing.request import Request
from handbook.model import LANGUAGES, Address, Page
from handbook.rules.pages import FOLDER_TYPES, PAGE_TYPES, expected_type
from handbook.source.schema import SLUG

GUIDES = "docs/_data/guides.yml"
BUILT_OF_DATA = tuple(name for name in FOLDER_TYPES if name != "law")
"""Folders whose pages belong to entries of the data."""


def page_file(language: str, path: str) -> str:
    return f"docs/{language}/{path}"


def front(page_type: str, title: str, summary: str) -> str:
    return f"---\npage_type: {page_type}\ntitle: {yaml_edits.quoted(title)}\nsummary: {yaml_edits.quoted(summary)}\n---\n# {title}\n"


def new_page(draft: Draft, request: Request) -> None:
    """A page with a row in the menu and in guides.yml. SECTIONS="a b": the ids of its sections; AFTER, MENU: where in the menu."""
    request.look()
    path = f"{request.id}.md"
    folder = request.id.partition("/")[0] if "/" in request.id else ""
    there = next((page_file(name, path) for name in LANGUAGES if draft.has(page_file(name, path))), "")
    request.is_new(draft, there, Address(f"{request.id}/"))
    if folder in BUILT_OF_DATA or path in PAGE_TYPES:
        raise request.refuse(
            f"{folder}/ беттері деректен жасалады, жаңасы олай қосылмайды. Үлгі керек болса: make new-template",
            f"Страницы {folder}/ делаются из данных, отдельно их не добавляют. Нужен шаблон: make new-template",
        )
    sections = request["SECTIONS"].split()
    wrong = next((name for name in sections if not SLUG.match(name)), "")
    if wrong:
        raise request.refuse(
            f'SECTIONS ішіндегі «{wrong}» – белгі емес. Былай жазыңыз: SECTIONS="before after"',
            f'«{wrong}» в SECTIONS – не метка. Напишите так: SECTIONS="before after"',
        )
    page_type = expected_type(path)
    for language, title in request.texts.items():
        text = front(page_type, title, ask("summary", language)) + f"\n{ask('lead', language)}.\n"
        for name in sections:
            text += f"\n## {ask('heading', language)} {{ #{name} }}\n\n{ask('section', language)}.\n"
        draft.put(page_file(language, path), text)
    if page_type == "guide":
        row = f"- id: {request.id}\n  sections: [{', '.join(sections)}]\n"
        draft.put(GUIDES, yaml_edits.with_entry(draft.text(GUIDES), row))
    if request["MENU"]:
        names = {name: request[f"MENU_{name.upper()}"] for name in LANGUAGES}
        menu.add_section(draft, path, {**names, LANGUAGES[0]: request["MENU"]})
    else:
        menu.add_page(draft, path, f"{request['AFTER'].removesuffix('.md')}.md" if request["AFTER"] else "")


def new_question(draft: Draft, request: Request) -> None:
    """A question at the end of a group of a page of questions. PAGE: which (questions); IN: the id of the group (the last one)."""
    request.look()
    path = f"{(request['PAGE'] or 'questions').removesuffix('.md')}.md"
    pages = [page for name in LANGUAGES if (page := draft.handbook.page(name, path))]
    if len(pages) < len(LANGUAGES):
        raise request.refuse(
            f"«{path}» беті екі тілде бірдей жоқ. Бар бетті жазыңыз: PAGE=questions",
            f"Страницы «{path}» нет на обоих языках. Назовите ту, что есть: PAGE=questions",
        )
    there = next((page.file for page in pages if page.section(request.id)), "")
    request.is_new(draft, there, Address(pages[0].url, request.id))
    groups = [section.id for section in pages[0].sections if section.level == 2 and section.id]
    group = request["IN"] or (groups[-1] if groups else "")
    if group not in groups or not all(page.section(group) for page in pages):
        known = ", ".join(groups)
        raise request.refuse(
            f"«{group}» деген бөлім жоқ. IN дегенге мынаның бірін жазыңыз: {known}",
            f"Раздела «{group}» нет. Напишите в IN один из этих: {known}",
        )
    if not request["IN"] and len(groups) > 1 and all(page.section(each) for page in pages for each in groups):
        draft.notes.append(_place(pages, request.id, groups))
    for page in pages:
        question = (
            f"### {request.texts[page.language]} {{ #{request.id} }}\n\n{ask('answer', page.language)}.\n"
        )
        draft.put(page.file, _with_section(draft.text(page.file), page, group, question))


def _place(pages: list[Page], question: str, groups: list[str]) -> str:
    """Where a question went by itself, and where else it can stand."""
    names = {group: [section.title for page in pages if (section := page.section(group))] for group in groups}
    kk, ru = names[groups[-1]]
    return "\n".join(
        [
            f"Сұрақ соңғы бөлімнің соңында тұр: «{kk}». Басқа бөлімге: «#{question}» бөлімін екі бетте де сонда көшіріңіз, келесіде IN "
            "дегенге төмендегінің бірін жазыңыз.",
            f"Вопрос стоит последним в последнем разделе: «{ru}». В другой раздел: перенесите «#{question}» туда на обеих страницах, а в "
            "следующий раз напишите в IN один из этих:",
            *(f"  IN={group}   {' · '.join(dict.fromkeys(titles))}" for group, titles in names.items()),
        ]
    )


def _with_section(text: str, page: Page, group: str, section: str) -> str:
    """The text of a page with a section more at the end of a part of it."""
    own = page.section(group)
    if own is None:
        raise Refused(group)
    following = (each.line for each in page.sections if each.line > own.line and 0 < each.level <= own.level)
    lines = text.splitlines(keepends=True)
    end = next(following, len(lines) + 1) - 1
    while end and not lines[end - 1].strip():
        end -= 1
    before = "".join(lines[:end])
    rest = "".join(lines[end:])
    return before + ("" if before.endswith("\n") else "\n") + f"\n{section}" + rest
