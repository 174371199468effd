"""The languages of the data, and of plain statements, beside each other: the same figures, nothing allowed here and forbidden there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handbook.model import Handbook, Place, Text
from handbook.rules.registry import Finding, finding, rule
from handbook.rules.texts import names_of_data, texts_of_data
from handbook.source.markdown import numbers_in, visible_words
from handbook.text.tongues import CYRILLIC, KAZAKH, foreign

_NO: Mapping[str, re.Pattern[str]] = {
    "kk": re.compile(r"(?i)(?<!\w)(?:(?<!ғана )емес|жоқ|тыйым\w*|болмайды)(?!\w)"),
    "ru": re.compile(
        r"(?i)(?<!\w)(?:не|нет|нельзя|запрещ\w+)(?!\w)"
        r"(?! (?:только|менее|больше|более|меньше|позже|позднее|раньше|дольше|дальше|одн\w+)(?!\w))"
    ),
}
"""Words that say no and can be told by their form alone."""
_MUST_NOT: Mapping[str, re.Pattern[str]] = {
    "kk": re.compile(r"(?i)(?<!\w)(?:тыйым\w*|(?:міндетті|қажет|керек) емес|құқығы жоқ)(?!\w)"),
    "ru": re.compile(
        r"(?i)(?<!\w)(?:нельзя|запрещ\w+|не (?:обязан\w*|вправе|имеет права|имеют права|нужно|надо))(?!\w)"
    ),
}
"""Of these what forbids and frees: what is looked for in the lines of pages, where the languages part more freely."""
_ANY_NO: Mapping[str, re.Pattern[str]] = {
    "kk": re.compile(r"(?i)емес|жоқ|тыйым|тек|ғана|бас тарт|басқа|орнына|бос|[мбп][ае]\w{0,12}(?!\w)|с[ыі]з"),
    "ru": re.compile(
        r"(?i)(?<!\w)(?:не|ни|без|бес|запре|отка[зж]|кроме|вместо|только|лишь|мимо|пока|утрати|перестал|отсутств|пуст)\w*"
    ),
}
"""Whatever may say no, or nearly so: where nothing of this stands, a text says yes."""


@rule(
    "data-numbers",
    kk="Екі тілдегі сандар бірдей емес: {kk_only} тек қазақшасында, {ru_only} тек орысшасында. «{start}…». Тексеріп, екеуінде де цифрмен "
    "жазыңыз",
    ru="Числа на двух языках разные: {kk_only} только в казахском, {ru_only} только в русском. «{start}…». Проверьте и напишите "
    "цифрами в обоих",
)
def data_numbers(handbook: Handbook) -> Iterator[Finding]:
    for place, text in texts_of_data(handbook):
        if len(text) > 1 and len({frozenset(numbers_in(words)) for words in text.values()}) > 1:
            found = {language: numbers_in(words) for language, words in text.items()}
            shared = frozenset.intersection(*map(frozenset, found.values()))
            only = {
                f"{language}_only": ", ".join(sorted(each - shared)) or "–"
                for language, each in found.items()
            }
            yield finding(
                place, start=next(iter(text.values()))[:40], **{"kk_only": "–", "ru_only": "–", **only}
            )


@rule(
    "negation",
    kk="Ескерту: бір тілде тыйым не болымсыз сөз бар («{found}»), екіншісінде жоқ: «{start}…». Мағынасы бірдей ме, салыстырыңыз",
    ru="Предупреждение: на одном языке есть запрет или отрицание («{found}»), на другом нет: «{start}…». Сверьте, один ли смысл",
    is_warning=True,
    in_both=True,
)
def negation(handbook: Handbook) -> Iterator[Finding]:
    for place, text in texts_of_data(handbook):
        yield from _parted(place, text, _NO)
    for page, twin in handbook.pairs():
        for section in page.sections:
            other = twin.section(section.id) if section.id else None
            lines = [line for line in section.text.split("\n") if line.strip()]
            theirs = [line for line in other.text.split("\n") if line.strip()] if other else []
            for line, counterpart in zip(lines, theirs, strict=False) if len(lines) == len(theirs) else ():
                words = {page.language: visible_words(line), twin.language: visible_words(counterpart)}
                number = next(
                    (number for number, text in page.lines if text == line and number > section.line),
                    section.line,
                )
                yield from _parted(page.place(number), words, _MUST_NOT)


def _parted(place: Place, text: Text, no: Mapping[str, re.Pattern[str]]) -> Iterator[Finding]:
    """Where a text says no in one language and yes in another."""
    for language, words in text.items():
        said = no[language].search(words) if language in no else None
        for other, others in text.items():
            if said and other != language and other in _ANY_NO and not _ANY_NO[other].search(others):
                yield finding(place, found=said[0], start=others[:40])


@rule(
    "data-language",
    kk="{language} астында басқа тілдің мәтіні тұр сияқты: «{start}…». Аударыңыз не орындарын ауыстырыңыз",
    ru="Под {language} стоит, похоже, текст другого языка: «{start}…». Переведите или поменяйте местами",
)
def data_language(handbook: Handbook) -> Iterator[Finding]:
    """What is too short for its letters to tell is told by its other language: swapped, the Russian one has the Kazakh letters."""
    for place, text in texts_of_data(handbook):
        for language, words in text.items():
            letters, own = len(CYRILLIC.findall(words)), len(KAZAKH.findall(words))
            is_foreign = (language == "kk" and (_is_swapped(text) or (letters > 40 and not own))) or (
                language == "ru"
                and own > letters * 0.15
                and (letters >= 8 or (own > 1 and words == text.get("kk")))
            )
            found = words if is_foreign else foreign(words, language)
            if found:
                yield finding(place, language=language, start=found[:40])
    for place, names in names_of_data(handbook):  # a word of the other language is searched for, too
        if _is_swapped(names):
            yield finding(place, language="kk", start=names["kk"][:40])


def _is_swapped(text: Text) -> bool:
    return bool(KAZAKH.search(text.get("ru", "")) and not KAZAKH.search(text.get("kk", "")))
