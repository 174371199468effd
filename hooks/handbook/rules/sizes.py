"""The sizes of the forms of dialogue: possible, whole, and the same in figures, in the words of the table and on the form's own page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handbook.model import ANY, LANGUAGES, Format, Handbook, Range
from handbook.rules.registry import Finding, finding, rule
from handbook.source.markdown import numbers

UP_TO: Mapping[str, re.Pattern[str]] = {
    "kk": re.compile(r"(?i)дейін|аспай|(?:көп|артық) емес"),
    "ru": re.compile(r"(?i)(?<!\w)(?:до|максимум|не (?:более|больше|свыше))(?!\w)"),
}
"""Words that set a number as the most there may be."""
FROM: Mapping[str, re.Pattern[str]] = {
    "kk": re.compile(r"(?i)бастап|астам|кем емес|кемінде|(?:көп|артық)(?! емес)"),
    "ru": re.compile(r"(?i)(?<!\w)(?:от|минимум|(?<!не )(?:более|больше|свыше)|не (?:менее|меньше))(?!\w)"),
}
"""Words that set it as the least, or as what may be exceeded."""
SECTION = "size"
"""The section of a form's page that tells its size."""


def _sizes(dialogue_format: Format) -> Iterator[tuple[str, Range]]:
    for name, size in (("people", dialogue_format.people), ("questions", dialogue_format.questions)):
        if isinstance(size, Range):
            yield name, size


@rule(
    "impossible-size",
    kk="«{id}»: {name} мәні мүмкін емес ({min}–{max}). Екеуі де 1-ден кем емес, min max-тан артық емес",
    ru="«{id}»: размер {name} невозможен ({min}–{max}). Оба не меньше 1, min не больше max",
)
def impossible_size(handbook: Handbook) -> Iterator[Finding]:
    for dialogue_format in handbook.formats:
        for name, size in _sizes(dialogue_format):
            bounds = [bound for bound in (size.min, size.max) if bound is not None]
            if any(bound < 1 for bound in bounds) or bounds != sorted(bounds):
                yield finding(
                    dialogue_format.place,
                    id=dialogue_format.id,
                    name=name,
                    min="…" if size.min is None else size.min,
                    max="…" if size.max is None else size.max,
                )


@rule(
    "half-a-row",
    kk="«{id}»: кесте жолына row, people, questions, wording төртеуі де керек. Жетпейтіні: {missing}",
    ru="«{id}»: строке таблицы нужны все четыре: row, people, questions, wording. Не хватает: {missing}",
)
def half_a_row(handbook: Handbook) -> Iterator[Finding]:
    for dialogue_format in handbook.formats:
        parts = {
            "row": dialogue_format.row,
            "people": dialogue_format.people,
            "questions": dialogue_format.questions,
            "wording": dialogue_format.wording or None,
        }
        missing = [name for name, value in parts.items() if value is None]
        if missing and len(missing) < len(parts):
            yield finding(dialogue_format.place, id=dialogue_format.id, missing=", ".join(missing))


@rule(
    "row-numbers",
    kk="Кесте жолдарының row нөмірлері 1-ден бастап, қайталанбай келеді; қазір: {found}",
    ru="Номера строк row идут от 1 без повторов и пропусков; сейчас: {found}",
)
def row_numbers(handbook: Handbook) -> Iterator[Finding]:
    rows = [dialogue_format for dialogue_format in handbook.formats if dialogue_format.row is not None]
    found = sorted(dialogue_format.row or 0 for dialogue_format in rows)
    if rows and found != list(range(1, len(rows) + 1)):
        yield finding(rows[0].place, found=", ".join(map(str, found)))


@rule(
    "wording-number",
    kk="«{id}»: wording.{name}.{language} ішіндегі сандар ({found}) {name} мәніне ({expected}) сай емес. Бірдей етіп жазыңыз",
    ru="«{id}»: числа в wording.{name}.{language} ({found}) расходятся с {name} ({expected}). Сделайте одинаковыми",
)
def wording_number(handbook: Handbook) -> Iterator[Finding]:
    for dialogue_format in handbook.formats:
        for name, size in _sizes(dialogue_format):
            allowed = _sayable(size)
            for language in LANGUAGES:
                words = dialogue_format.wording.get(name, {}).get(language, "")
                found = {int(number) for number in re.findall(r"\d+", words)}
                if words and found and found not in allowed:
                    yield finding(
                        dialogue_format.place,
                        id=dialogue_format.id,
                        name=name,
                        language=language,
                        found=", ".join(map(str, sorted(found))),
                        expected=", ".join(map(str, sorted(allowed[0]))),
                    )


def _sayable(size: Range) -> list[set[int]]:
    """The numbers a wording may use: the bounds; «over 50» is the bound 51 less one."""
    bounds = {bound for bound in (size.min, size.max) if bound is not None}
    ways = [bounds]
    if size.min is not None and size.max is None:
        ways.append({size.min - 1})
    if size.min == 1 and size.max is not None:
        ways.append({size.max})
    return ways


@rule(
    "wording-sense",
    kk="«{id}»: wording.{name}.{language} («{words}») {name} мәніне ({size}) қайшы. max – «25-ке дейін», min – «3-тен бастап», any – "
    "сансыз не «…, көп те болады». Сөзін не санын түзетіңіз",
    ru="«{id}»: wording.{name}.{language} («{words}») противоречит {name} ({size}). max – «до 25», min – «от 3», any – без чисел или "
    "«…, можно и больше». Исправьте слова или числа",
)
def wording_sense(handbook: Handbook) -> Iterator[Finding]:
    """The figures may be right, and the words beside them say the opposite."""
    for dialogue_format in handbook.formats:
        for name in ("people", "questions"):
            size = getattr(dialogue_format, name)
            for language, words in dialogue_format.wording.get(name, {}).items():
                if language in UP_TO and _contradicts(size, language, words):
                    shown = size if isinstance(size, str) else _shown(size)
                    yield finding(
                        dialogue_format.place,
                        id=dialogue_format.id,
                        name=name,
                        language=language,
                        words=words[:60],
                        size=shown,
                    )


def _contradicts(size: Range | str | None, language: str, words: str) -> bool:
    says_up_to, says_from = UP_TO[language].search(words), FROM[language].search(words)
    if size == ANY:
        return bool(re.search(r"\d", words)) and not (says_up_to and says_from)
    if not isinstance(size, Range):
        return False
    if size.max is None:
        return bool(says_up_to and not says_from)
    return bool(says_from and not says_up_to and size.min in (None, 1))


def _shown(size: Range) -> str:
    """As it stands in formats.yml: `min: 1, max: 25`."""
    bounds = (("min", size.min), ("max", size.max))
    return ", ".join(f"{name}: {bound}" for name, bound in bounds if bound is not None)


@rule(
    "size-on-page",
    kk="Беттің «{title}» бөліміндегі сандар ({found}) formats.yml-дегі {name} мәніне ({size}) сай емес. Екеуін бірдей етіп жазыңыз",
    ru="Числа в разделе «{title}» ({found}) расходятся с {name} в formats.yml ({size}). Сделайте одинаковыми",
)
def size_on_page(handbook: Handbook) -> Iterator[Finding]:
    """A page may tell the size without any figure; where it has figures, those of formats.yml are among them."""
    for dialogue_format in handbook.formats:
        for language in LANGUAGES:
            page = handbook.page(language, f"formats/{dialogue_format.id}.md")
            section = page.section(SECTION) if page else None
            found = {int(number) for number in numbers(section) if number.isdigit()} if section else set()
            for name, size in _sizes(dialogue_format) if found else ():
                if page and section and not any(way <= found for way in _sayable(size)):
                    yield finding(
                        page.place(section.line),
                        title=section.title,
                        found=", ".join(map(str, sorted(found))),
                        name=name,
                        size=_shown(size),
                    )
