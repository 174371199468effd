"""Dates in the words of each language."""

from __future__ import annotations

MONTHS = {
    "kk": [
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ],
    "ru": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
}
RUSSIAN_MONTH_NAMES = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
]


def full_date(date: str, language: str) -> str:
    """`2015-11-02` or `2026-11` in the language's own form; empty for an empty date."""
    if not date:
        return ""
    year, month, *rest = date.split("-")
    name = MONTHS[language][int(month) - 1]
    if language == "kk":
        return f"{year} жылғы {int(rest[0])} {name}" if rest else f"{year} жылғы {name}"
    return (
        f"{int(rest[0])} {name} {year} года" if rest else f"{RUSSIAN_MONTH_NAMES[int(month) - 1]} {year} года"
    )
