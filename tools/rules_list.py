"""Writes the list of rules that CONTRIBUTING.md leads to, from the rules and from the cases that test them.

`python tools/rules_list.py` in the project's folder, with `hooks` on the path (`make rules`). Each rule has its
message in both languages, a wrong example (the first failing case) and a right one (a passing case of the same
place, or what stands there in the tiny handbook). A test holds the list to the rules.
"""

from __future__ import annotations

import difflib
import string
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from handbook.language import spelling, twins
from handbook.rules import RULES

ROOT = Path(__file__).resolve().parent.parent
LIST = "hooks/handbook/rules/RULES.md"
TINY, CASES = ROOT / "tests" / "handbook", ROOT / "tests" / "cases"
LONGEST, MOST_LINES, ROOM = 150, 6, 40
HEAD = """# Ережелер · Правила · Rules

`make check` айтатын ережелердің бәрі: хабары, қате мысал, дұрыс мысал. Мысалдар шағын сынақ анықтамалығынан алынған, оқиғасы ойдан
шығарылған. Мұнда қолмен ештеңе жазылмайды: тізімді `make rules` жасайды.

Все правила, о которых говорит `make check`: сообщение, неверный пример, верный пример. Примеры взяты из маленького проверочного
справочника и вымышлены. Руками здесь ничего не пишут: список составляет `make rules`.

Every rule of `make check`: its message, a wrong example, a right one, out of the cases that test it (`tests/cases`). Made by
`make rules`; not to be edited.

«…» хабарда аты, саны не мәтіні тұратын орын · на месте «…» в сообщении стоит имя, число или текст. `-` былай емес · не так,
`+` былай · а так.
"""
GROUPS = {
    "faults": ("Файл оқылмайды", "Файл не читается"),
    "code": ("Стиль, скрипт, сурет", "Стили, скрипты, рисунки"),
    "pages": ("Беттер", "Страницы"),
    "menu": ("Мәзір", "Меню"),
    "headings": ("Тақырыпшалар", "Заголовки"),
    "checklists": ("Тексеру тізімдері", "Контрольные списки"),
    "parity": ("Екі тілдің сәйкестігі", "Два языка вровень"),
    "links": ("Сілтемелер", "Ссылки"),
    "markers": ("Дайын бөліктер", "Готовые части"),
    "markup": ("Белгілеу", "Разметка"),
    "language": ("Әріп, тырнақша, сызықша", "Буквы, кавычки, тире"),
    "wording": ("Сайт сөздері", "Слова сайта"),
    "phrases": ("Сөйлем құрау", "Обороты"),
    "paper": ("Қағаз", "Бумага"),
    "between": ("Деректердің екі тілі", "Два языка данных"),
    "signs": ("Тыныс белгілері, бос орын", "Знаки препинания и пробелы"),
    "slips": ("Жиі қателер", "Частые ошибки"),
    "data": ("Деректер", "Данные"),
    "sizes": ("Диалог түрлерінің көлемі", "Размеры форм диалога"),
    "laws": ("Заңдар", "Законы"),
    "acts": ("Актілердің нөмірі мен күні", "Номера и даты актов"),
    "legal": ("Заңды жол", "Путь по закону"),
    "downloads": ("Жүктеп алу", "Скачивание"),
    "templates": ("Құжат үлгілері", "Шаблоны документов"),
    "specimens": ("Толтырылған үлгілер", "Заполненные образцы"),
    "permalinks": ("Мекенжайлар", "Адреса"),
    "kept_ids": ("Оқырман дерегі сақталған id-лер", "Id, с которыми хранятся данные читателей"),
    "slides": ("Слайдтар", "Слайды"),
    "search": ("Іздеу", "Поиск"),
    "words": ("Сайт сөздерінің файлдары", "Файлы слов сайта"),
}


class _Blanks(string.Formatter):
    """Every placeholder of a message becomes «…»."""

    def get_value(self, key: int | str, args: Any, kwargs: Any) -> str:
        return "…"

    def format_field(self, value: Any, format_spec: str) -> str:
        return str(value)


OF_LANGUAGE: Mapping[str, tuple[bool, Mapping[str, str], str, str]] = {
    spelling.MISSPELLING: (False, spelling.MESSAGES[spelling.MISSPELLING], "Напшите", "Напишите"),
    spelling.UNLISTED_NAME: (True, spelling.MESSAGES[spelling.UNLISTED_NAME], "Айгул", "Айгуль"),
    twins.RULE: (
        True,
        twins.MESSAGES,
        "НПО пишет. НПО ждёт.  # kk: «ұйым»",
        "НПО пишет. НПО ждёт.  # kk: «ҮЕҰ»",
    ),
}
"""What `make check-language` says beside the rules: whether it is a warning, its message, a wrong and a right example."""
LANGUAGE_HEAD = "## Емле мен терминдер (make check-language) · Орфография и термины (make check-language)\n"


def main() -> None:
    (ROOT / LIST).write_text(text(), encoding="utf-8", newline="\n")
    print(f"{LIST}: {len(RULES)}")


def text() -> str:
    """The whole list, in the order of the files of cases."""
    parts = [HEAD]
    for file in sorted(CASES.glob("*.yml"), key=_order):
        kk, ru = GROUPS.get(file.stem, (file.stem, file.stem))
        parts.append(f"## {kk} · {ru}\n")
        for rule_id, case in yaml.safe_load(file.read_text(encoding="utf-8")).items():
            parts.append(_entry(rule_id, case))
    parts.append(LANGUAGE_HEAD)
    for name, (is_warning, message, wrong, right) in OF_LANGUAGE.items():
        parts.append(_head(name, is_warning, message) + f"\n```diff\n- {wrong}\n+ {right}\n```\n")
    return "\n".join(parts)


def _order(file: Path) -> int:
    return list(GROUPS).index(file.stem) if file.stem in GROUPS else len(GROUPS)


def _entry(rule_id: str, case: Mapping[str, Any]) -> str:
    rule = RULES[rule_id]
    lines = [_head(rule_id, rule.is_warning, rule.message)]
    edit = case["fail"][0]
    wrong, right = _wrong(edit), _right(edit, case["pass"])
    shown = [f"- {line}" for line in wrong.splitlines()]
    shown += [f"+ {line}" for line in right.splitlines()] if right != wrong else []
    where = _where(edit)
    lines += [f"`{where}`:\n"] if where else []
    lines += ["```diff", *shown, "```\n"]
    return "\n".join(lines)


def _head(rule_id: str, is_warning: bool, message: Mapping[str, str]) -> str:
    messages = dict.fromkeys(_Blanks().format(words).replace("««…»»", "«…»") for words in message.values())
    kind = "Ескерту · Предупреждение" if is_warning else "Қате · Ошибка"
    return "\n".join([f"### {rule_id}\n", f"{kind}.\n", *(f"{_plain(words)}\n" for words in messages)])


def _plain(message: str) -> str:
    """A message as text of Markdown: what would be markup is not."""
    return message.replace("<", "\\<").replace("*", "\\*").replace("_", "\\_")


def _where(edit: Mapping[str, Any]) -> str:
    return str(edit.get("in") or edit.get("write") or edit.get("remove") or edit.get("link") or "")


def _wrong(edit: Mapping[str, Any]) -> str:
    if "find" in edit:
        before, after = _versions(edit)
        return _changed(before, after)
    if "hex" in edit:
        return "…\\xff\\xf0\\xe8…"
    if "text" in edit:
        return _short(edit["text"])
    if "say" in edit:
        return _short(edit["say"])
    path = edit.get("remove") or edit.get("link") or edit.get("commit") or ""
    return "(файл жоқ · файла нет)" if "remove" in edit else f"{edit.get('record', path)}".strip()


def _right(edit: Mapping[str, Any], passing: list[Mapping[str, Any]]) -> str:
    """A passing edit of the same place, else what stood there before the failing one."""
    for each in passing:
        if "find" in each and (each.get("in"), each["find"]) == (edit.get("in"), edit.get("find")):
            before, after = _versions(each)
            example = _changed(before, after)
            if example and not example.lstrip().startswith(("#", "...")):
                return example
    if "find" in edit:
        before, after = _versions(edit)
        return _changed(after, before)
    kind = next((kind for kind in ("say", "text") if kind in edit), None)
    return next((_short(each[kind]) for each in passing if each.get(kind)), "") if kind else ""


def _versions(edit: Mapping[str, Any]) -> tuple[str, str]:
    file = sorted(TINY.glob(edit["in"]))[0]
    before = file.read_text(encoding="utf-8")
    return before, before.replace(edit["find"], edit["put"] * edit.get("times", 1), 1)


def _changed(before: str, after: str) -> str:
    """The lines of `after` that are not in `before`; where lines only went, those around."""
    old, new = before.splitlines(), after.splitlines()
    shown: list[str] = []
    for tag, one, _, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if tag == "delete":
            start, end = max(start - 1, 0), end + 1
        beside = old[one] if tag == "replace" and end - start == 1 else ""
        shown += [_near(line, beside) for line in new[start:end]]
    return _short("\n".join(shown))


def _near(line: str, other: str) -> str:
    """A long line, cut around where it differs from another."""
    if len(line) <= LONGEST:
        return line
    first = next((at for at, (one, two) in enumerate(zip(line, other, strict=False)) if one != two), 0)
    start = max(0, first - ROOM)
    cut = line[start : start + LONGEST]
    return ("…" if start else "") + cut + ("…" if start + LONGEST < len(line) else "")


def _short(example: str) -> str:
    lines = [
        line if len(line) <= LONGEST + 2 else line[:LONGEST] + "…"
        for line in example.strip("\n").splitlines()
    ]
    return "\n".join(lines[:MOST_LINES] + ["…"] * (len(lines) > MOST_LINES)).replace("```", "'''")


if __name__ == "__main__":
    main()
