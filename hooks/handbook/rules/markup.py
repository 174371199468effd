"""Lists, tables and marks: what looks right in the file and is read as plain text by Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from handbook.model import Handbook
from handbook.rules.checklists import ALMOST_TASK
from handbook.rules.registry import Finding, finding, rule
from handbook.source.markdown import CODE_SPAN, LIST_ITEM, is_table_rule

ODD = r"[^\S \t\n]"
"""White space that is no space to Markdown, though it looks like one: the no-break space of Word and of a Mac."""
ODD_SPACES = (
    re.compile(rf"^[ \t]*+{ODD}\s*+(?:[-*+>|]|\d++[.)]\s|\#|/{{3}})"),
    re.compile(rf"^[ \t]*+(?:[-*+]|\d++\.)[ \t]*+{ODD}"),
    re.compile(rf"^[ \t]*+[-*+][ \t]++\[[ xX]\][ \t]*+{ODD}"),
    re.compile(rf"^/{{3,}}[ \t]*+{ODD}"),
    re.compile(rf"^#.*?(?:{ODD}[ \t]*+\{{|\{{[^{{}}]*?{ODD}[^{{}}]*+\}}|\}}[ \t]*+{ODD})"),
)
"""Before and after the mark of a list, a task, a block, and around the id of a heading."""
SIGN = re.compile(r"^\s*+(?P<mark>[•◦▪‣·●○■□\u2043\uf0a7\uf0b7])\s*+\S")
"""A sign of Word's lists. None of them is a mark in Markdown."""
LETTER = re.compile(r"^\s*+(?P<mark>[oо§Øüqv])(?:\t|(?<!о)[ \u00a0]{2,})\s*+\S")
"""A letter that Word draws as a sign in the deeper levels of a list: «o», a tab, the text."""
DASH = re.compile(r"^\s*+(?P<mark>[–—−‐‑]|\d{1,3}\))\s")
"""What is a list only where one line after another begins so: a dash may begin a speech."""
DEEPEST_QUOTE, DEEPEST_INDENT, DEEPEST_BLOCK = 5, 24, 4


@rule(
    "markup-space",
    kk="Белгінің қасында Word-тан келген бөлінбейтін бос орын тұр, сондықтан белгі мәтін болып шығады. Бос орындарын өшіріп, "
    "қайта теріңіз: «- мәтін», «2. мәтін», «/// example», «{{ #my-section }}»",
    ru="Рядом со знаком разметки неразрывный пробел (из Word), и знак станет текстом. Сотрите пробелы и наберите снова: «- текст», "
    "«2. текст», «/// example», «{{ #my-section }}»",
)
def markup_space(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for number, line in page.lines:
            if not line.isascii() and any(form.search(line) for form in ODD_SPACES):
                yield finding(page.place(number))


@rule(
    "list-mark",
    kk="«{mark}» тізімнің белгісі емес, жолдар бір абзацқа жабысып қалады. Жолды былай бастаңыз: «- мәтін» немесе «1. мәтін»",
    ru="«{mark}» – не знак списка: строки слипнутся в один абзац. Начните строку так: «- текст» или «1. текст»",
)
def list_mark(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        before = after = None
        lines = page.lines
        for at_line, (number, line) in enumerate(lines):
            if ALMOST_TASK.match(line):
                continue
            sign = SIGN.match(line) or LETTER.match(line)
            dash = DASH.match(line)
            if dash:
                before = DASH.match(lines[at_line - 1][1]) if at_line else None
                after = DASH.match(lines[at_line + 1][1]) if at_line + 1 < len(lines) else None
            found = sign or (dash if before or after else None)
            if found:
                mark = found["mark"]
                yield finding(
                    page.place(number), mark=f"U+{ord(mark):04X}" if "\ue000" <= mark <= "\uf8ff" else mark
                )


@rule(
    "deep-nesting",
    kk="Жол тым терең кірістірілген: тізім ішіндегі тізім, дәйексөз ішіндегі дәйексөз. Бір-екі деңгеймен жазыңыз",
    ru="Слишком глубокая вложенность: список в списке, цитата в цитате. Обойдитесь одним-двумя уровнями",
)
def deep_nesting(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for number, line in page.lines:
            bare = line.expandtabs(4).lstrip(" ")
            indent = len(line.expandtabs(4)) - len(bare)
            quotes = len(bare) - len(bare.lstrip("> "))
            fence = len(bare) - len(bare.lstrip("/"))
            if bare and (
                indent > DEEPEST_INDENT
                or bare[:quotes].count(">") > DEEPEST_QUOTE
                or fence > DEEPEST_BLOCK + 3
            ):
                yield finding(page.place(number))


@rule(
    "table-rule",
    kk="Бұл жолдар кесте болып шықпайды. Кестенің алдында бос жол, тақырып жолының астында сызық болуы керек: {rule}",
    ru="Эти строки не станут таблицей. Перед ней нужна пустая строка, а под строкой заголовков – черта: {rule}",
)
def table_rule(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        previous = ""
        for at_line, (number, line) in enumerate(page.lines):
            following = page.lines[at_line + 1][1] if at_line + 1 < len(page.lines) else ""
            if line.lstrip().startswith("|") and not previous.lstrip().startswith("|"):
                is_apart = not previous.strip() or previous.startswith(("#", "///", "<!--"))
                is_headed = is_table_rule(following) and "|" in following
                if "|" not in previous and not (is_apart and is_headed):
                    yield finding(page.place(number), rule="| " + " | ".join(["---"] * _cells(line)) + " |")
            previous = line


@rule(
    "list-form",
    kk="Тізімнің алдында бос жол керек, әйтпесе ол тізім болып көрінбейді. Бос жол қосыңыз",
    ru="Перед списком нужна пустая строка, иначе он не станет списком. Добавьте её",
)
def list_form(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        previous = ""
        for number, line in page.lines:
            starts_list = LIST_ITEM.match(line) and not line.startswith(" ")
            if (
                starts_list
                and previous.strip()
                and not LIST_ITEM.match(previous)
                and not previous.startswith((" ", "#", "///"))
            ):
                yield finding(page.place(number))
            previous = line


@rule(
    "indented-text",
    kk="Жол 4 не одан көп бос орыннан басталады да, бетте код болып шығады. Жолдың басындағы бос орынды өшіріңіз",
    ru="Строка начинается с 4 или более пробелов и станет на странице кодом. Уберите пробелы в начале",
)
def indented_text(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        within_list = False
        previous = ""
        for number, line in page.lines:
            if LIST_ITEM.match(line):
                within_list = True
            elif line.strip() and not line.startswith((" ", "\t")):
                within_list = False
            elif (
                line.startswith(("    ", "\t")) and line.strip() and not within_list and not previous.strip()
            ):
                yield finding(page.place(number))
            previous = line


@rule(
    "table-form",
    kk="Кесте жолында {found} ұяшық бар, тақырып жолында {expected}. Ұяшық санын теңестіріңіз, кестеден кейін бос жол қалдырыңыз",
    ru="В строке таблицы ячеек: {found}, а в заголовке: {expected}. Сделайте поровну, после таблицы оставьте пустую строку",
)
def table_form(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        expected = 0
        previous = ""
        for number, line in page.lines:
            if "|" in line and is_table_rule(line) and "|" in previous:
                expected = _cells(previous)
            elif "|" not in line and (
                not expected or not line.strip() or line.startswith(("///", "#", "<!--"))
            ):
                expected = 0
            if expected and _cells(line) != expected:
                yield finding(page.place(number), found=_cells(line), expected=expected)
            previous = line


def _cells(line: str) -> int:
    return len(re.split(r"(?<!\\)\|", line.strip().strip("|")))


@rule(
    "open-emphasis",
    kk="Жолда жұлдызша жұпсыз қалған: «{part}». Курсив – *сөз*, қалың – **сөз**, тізім белгісінен кейін бос орын тұрады",
    ru="Звёздочка без пары: «{part}». Курсив – *слово*, полужирный – **слово**, после знака списка ставят пробел",
)
def open_emphasis(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for number, line in page.lines:
            bare = re.sub(r"^[ \t]*+\*(?=[ \t])|\\\*", "", CODE_SPAN.sub("", line))
            if bare.replace("**", "").count("*") % 2 and not re.search(r"\d ?\* ?\d", bare):
                at = bare.replace("**", "").index("*")
                yield finding(page.place(number), part=bare.replace("**", "")[at : at + 30])


@rule(
    "unknown-entity",
    kk="«{entity}» деген белгі жоқ, бетте осы күйінде көрінеді. Таңбаның өзін теріңіз немесе былай жазыңыз: &nbsp;",
    ru="Обозначения «{entity}» нет, оно так и останется на странице. Наберите сам знак или напишите так: &nbsp;",
)
def unknown_entity(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for number, line in page.lines:
            for found in (
                re.finditer(r"&([A-Za-z][A-Za-z0-9]{1,30});", CODE_SPAN.sub("", line)) if "&" in line else ()
            ):
                if f"{found[1]};" not in html5:
                    yield finding(page.place(number), entity=found[0])
