"""The menu in mkdocs.yml with one page more."""

from __future__ import annotations

import re

from handbook.editing import yaml_edits
from handbook.editing.draft import Draft, Refused
from handbook.model import LANGUAGES
from handbook.source.reader import CONFIG
from handbook.source.yaml_lines import Scalar, scalars


def neighbour(draft: Draft, path: str) -> str:
    """The page after which a new one stands in the menu: the last one of its folder, else the last guide; empty where there is none."""
    folder = path.rpartition("/")[0]
    pages = [row.name for row in draft.handbook.nav]
    guides = {f"{guide.id}.md" for guide in draft.handbook.guides}
    near = [page for page in pages if folder and page.rpartition("/")[0] == folder]
    near = near or [page for page in pages if page in guides and "/" not in page]
    return next(reversed(near or pages), "")


def add_page(draft: Draft, path: str, after: str = "") -> None:
    """Puts a page into the menu behind another (`after`, else its neighbour). Raises Refused where that one is not there."""
    text = draft.text(CONFIG)
    name = after or neighbour(draft, path)
    row = next((each for each in _rows(text) if each.value == name), None)
    if row is None:
        pages = ", ".join(each.name.removesuffix(".md") for each in draft.handbook.nav)
        raise Refused(
            f"Мәзірде «{name.removesuffix('.md')}» деген бет жоқ. AFTER= дегенге мына беттердің бірін жазыңыз · В меню нет страницы "
            f"«{name.removesuffix('.md')}». Напишите в AFTER= одну из этих: {pages}"
        )
    draft.put(CONFIG, yaml_edits.after(text, row, path))
    if not after:
        other = 'AFTER=impact, MENU="Анықтама"'
        draft.notes.append(
            f"Мәзірде «{name.removesuffix('.md')}» бетінен кейін тұр. Басқа орынға: mkdocs.yml ішінде жолын көшіріңіз, келесіде бірін "
            f"жазыңыз: {other}.\nВ меню стоит после страницы «{name.removesuffix('.md')}». В другое место: перенесите строку в "
            f"mkdocs.yml, а в следующий раз напишите одно из: {other}."
        )


def add_section(draft: Draft, path: str, titles: dict[str, str]) -> None:
    """Puts a page into the menu under a title: that of a section there is, in any language, or a new section's with all its names."""
    text = draft.text(CONFIG)
    known = {title: section for section in draft.handbook.menu for title in section.title.values()}
    first = titles[LANGUAGES[0]] or next(filter(None, titles.values()), "")
    if first in known:
        add_page(draft, path, known[first].pages[-1])
        return
    if not all(titles.values()):
        names = "; ".join(
            " · ".join(section.title.values()) for section in draft.handbook.menu if section.title
        )
        raise Refused(
            f"Мәзірде «{first}» деген бөлім жоқ. Мыналар бар · В меню нет раздела «{first}». Есть такие: {names}.\n"
            "Жаңасын ашу үшін атын екі тілде де жазыңыз · Чтобы завести новый, назовите его на обоих языках: "
            'MENU="Жастарға" MENU_RU="Молодёжи"'
        )
    rows = list(_rows(text))
    last = max((each for each in rows if len(each.path) > 2), key=lambda each: each.start, default=rows[-1])
    start = text.rfind("\n", 0, last.start) + 1
    indent = re.match(r" *", text[text.rfind("\n", 0, rows[0].start) + 1 :])
    space = indent[0] if indent else "  "
    end = text.find("\n", start)
    row = f"{space}- {first}:\n{space}    - {path}\n"
    text = text[: end + 1] + row + text[end + 1 :]
    draft.put(CONFIG, _translated(text, first, titles))


def _rows(text: str) -> list[Scalar]:
    """The pages of the menu as they stand in the file."""
    return [
        each
        for each in scalars(text)
        if each.path[:1] == ("nav",) and not each.is_key and each.value.endswith(".md")
    ]


def _translated(text: str, title: str, titles: dict[str, str]) -> str:
    """The settings with the names of a new section in every language but the first."""
    for language in LANGUAGES[1:]:
        found = scalars(text)
        locale = next(each for each in found if each.path[-1:] == ("locale",) and each.value == language)
        names = [
            each
            for each in found
            if each.path[:-1] == (*locale.path[:-1], "nav_translations") and not each.is_key
        ]
        if not names:
            continue  # the rule menu-translation says what to write
        last = names[-1]
        line = text[text.rfind("\n", 0, last.start) + 1 : last.start]
        row = f"{title}: {titles[language]}"
        if "{" in line:
            text = text[: last.end] + f", {row}" + text[last.end :]
        else:
            end = text.find("\n", last.end) % (len(text) + 1)
            indent = re.match(r" *", line)
            text = text[:end] + f"\n{indent[0] if indent else ''}{row}" + text[end:]
    return text
