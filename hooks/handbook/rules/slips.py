"""Slips of grammar that are told by their form: what is written apart or together, and which shape a word takes after another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handbook.model import Handbook
from handbook.rules.registry import Finding, finding, rule
from handbook.rules.texts import signed_texts
from handbook.text.kazakh_suffixes import BUZZ, HARD, NASAL, harmonies

_SLIPS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "kk": (
        (r"іс (?:шара|қимыл|әрекет|тәжірибе)\w*", "дефиспен: іс-шара, іс-қимыл, іс-әрекет"),
        (r"өз ара", "өзара"),
        (r"бір неше|бір қатар", "бірнеше, бірқатар"),
        (r"еш (?:кім|бір|қашан|қайда|теңе|нәрсе|қандай)\w*", "бірге: ешкім, ешқашан, ештеңе"),
        (r"әр (?:қашан|түрлі|бір|кім|дайым)\w*|кей бір\w*", "бірге: әрқашан, әртүрлі, әрбір, кейбір"),
        (r"қол жетім\w+", "қолжетімді"),
        (r"тағыда|сондықтанда|сондайақ|сондай ақ", "тағы да, сондықтан да, сондай-ақ"),
    ),
    "ru": (
        (
            r"в течени[и](?= (?:\d|одно|дву|трёх|дн|год|недел|месяц|час|рабоч|встреч|всего|полу))",
            "в течение",
        ),
        (r"в следстви[ие](?! по)", "вследствие"),
        (r"не смотря на", "несмотря на"),
        (r"в виду (?:того|отсутстви|болезн|невозможн)\w*", "ввиду"),
        (r"из (?:за|под)", "из-за, из-под"),
        (
            r"(?:кто|что|где|как|какой|какая|какие|куда|когда|чей) (?:нибудь|либо)",
            "через дефис: кто-нибудь, какой-либо",
        ),
        (r"по (?:прежнему|русски|казахски)", "через дефис: по-прежнему, по-казахски"),
        (r"во (?:первых|вторых)(?=,)", "во-первых, во-вторых"),
        (r"тоже самое", "то же самое"),
        (r"(?:так|то|что|как)-(?:же|бы)", "без дефиса: так же (также), чтобы, как бы"),
        (r"не (?:обходимо|посредственно|зависимо от)", "слитно: необходимо, независимо от"),
        (
            r"согласно (?:закона|приказа|договора|решения|плана|протокола|правил|статьи|устава|регламента|графика|списка|пункта)",
            "согласно чему: согласно закону, решению, плану",
        ),
        (
            r"(?:нужно|надо|можно|нельзя|должн[аыо]?|должен|может|могут|можете|следует|чтобы|хочет|хотят|будет|будут|будете|необходимо|"
            r"придётся) (?:не )?[а-яё]+тся",
            "что сделать? – «обратиться», с мягким знаком",
        ),
        (r"(?:он|она|оно|они) (?:не )?[а-яё]{3,}ться", "что делает? – «обращается», без мягкого знака"),
    ),
}
_PATTERNS = {
    language: [(re.compile(rf"(?i)(?<![\w-])(?:{pattern})(?![\w-])"), instead) for pattern, instead in slips]
    for language, slips in _SLIPS.items()
}
_LETTERS = "а-яәіңғүұқөһё"
_PARTICLE = re.compile(
    rf"(?i)(?<![\w-])(?P<word>[{_LETTERS}]*[{_LETTERS}](?-i:[{_LETTERS}]))[ \u00a0]"
    r"(?P<particle>[мбп]ен|[дт][ае]|[мбп][ае])(?![\w-])"
)
"""«мен», «да», «ма» and their shapes after a word; not after an abbreviation, which is read by its letters."""


@rule(
    "frequent-slip",
    kk="«{found}» – жиі кететін қате. Былай жазыңыз: {instead}",
    ru="«{found}» – частая ошибка. Напишите: {instead}",
)
def frequent_slip(handbook: Handbook) -> Iterator[Finding]:
    for language, place, text in signed_texts(handbook):
        for pattern, instead in _PATTERNS.get(language, ()):
            for found in pattern.finditer(text):
                yield finding(place, found=found[0], instead=instead)


@rule(
    "particle-harmony",
    kk="«{found}»: шылау алдындағы сөздің үніне бағынады. Былай жазыңыз: «{right}»",
    ru="«{found}»: казахская частица созвучна слову перед ней. Напишите: «{right}»",
)
def particle_harmony(handbook: Handbook) -> Iterator[Finding]:
    """мен, бен, пен; да, де, та, те; ма, ме, ба, бе, па, пе: by the last sound of the word, and by its vowels."""
    for language, place, text in signed_texts(handbook):
        for found in _PARTICLE.finditer(text) if language == "kk" else ():
            fitting = _fitting(found["word"].lower(), found["particle"].lower())
            if found["particle"].lower() not in fitting:
                yield finding(place, found=found[0], right=f"{found['word']} {fitting[0]}")


def _fitting(word: str, particle: str) -> list[str]:
    """The shapes of a particle that a word may have after it."""
    last, vowels = word.rstrip("ьъ")[-1:], {"b": "а", "f": "е"}
    if particle.endswith("н"):
        return ["пен" if last in HARD else "бен" if last in BUZZ else "мен"]
    softer = "б" if last in NASAL + BUZZ else "м"
    first = ("т" if last in HARD else "д") if particle[0] in "дт" else ("п" if last in HARD else softer)
    return [first + vowels[harmony] for harmony in harmonies(word)]
