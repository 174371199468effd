"""Turns of phrase that native editors struck out again and again: those that can be told by their form alone.

What is quoted («…») is another's word and is left alone, and so are titles of laws (see texts.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from handbook.model import Handbook, Place
from handbook.rules.registry import Finding, finding, rule
from handbook.rules.texts import KEPT, worded_texts
from handbook.source.markdown import BLOCK, heading

_QUOTED = re.compile(r"(?<=«)[^«»]*(?=»)")
_CLAUSE = r"(?:[^\s.!?;:–]+[ \u00a0]+){0,6}?"
"""A few words of the same clause."""
_OFFICIALESE: Mapping[str, tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...]] = {
    "kk": (
        (("табыл",), re.compile(r"(?i)(?<!\w)болып\s+табыл\w+"), "сызықша: «Кеңес – алаң»"),
        (("жүзеге",), re.compile(r"(?i)(?<!\w)жүзеге\s+ас(?:ыр)?\w*"), "істеу, іске асыру"),
        (("блок",), re.compile(r"(?i)(?<!\w)блок(?:тар)?да\s+тұр\w*"), "блокта жазылған"),
    ),
    "ru": (
        (
            ("явля",),
            re.compile(r"(?i)(?<!\w)явля(?:ет|ют)ся(?!\w)|(?<!\w)являющ\w+"),
            "тире: «Совет – площадка»",
        ),
        (("осуществл",), re.compile(r"(?i)(?<!\w)осуществл\w+"), "делать, выполнять, вести"),
        (("в рамках",), re.compile(r"(?i)(?<!\w)в рамках(?!\w)"), "в, при, на"),
        (("данн",), re.compile(r"(?i)(?<!, )(?<!\w)данн(?:ый|ая|ое|ого|ой|ому|ую|ом)(?= \w)"), "этот"),
        (
            ("выше", "ниже"),
            re.compile(r"(?i)(?<!\w)(?:выше|ниже)(?:указанн|назван|изложенн|перечисленн)\w+"),
            "этот, такой",
        ),
        ((" место",), re.compile(r"(?i)(?<!\w)име(?:ет|ют|ло|ла|ли) место(?!\w)"), "есть, бывает"),
        (
            ("посредством", "в целях"),
            re.compile(r"(?i)(?<!\w)(?:посредством|в целях)(?!\w)"),
            "через, с помощью; чтобы",
        ),
    ),
}
"""By language: a part of heavy words (small letters), these words, and what stands in plain speech in their place."""
_SOURCE_SPEAKS: Mapping[str, re.Pattern[str]] = {
    "kk": re.compile(
        rf"(?i)(?<!\w)дереккөз(?:дер|іміз)?[ \u00a0]+{_CLAUSE}"
        r"(?:айт(?:ады|қан|ты|пайды)|де(?:йді|ген|ді)|атап (?:өт(?:еді|кен)|көрсет(?:еді|кен))|белгіле(?:йді|ген)|"
        r"жаз(?:ады|ған|ды)|ата(?:йды|ған)|ұсын(?:ады|ған)|түсіндір(?:еді|ген)|кеңес бер(?:еді|ген))(?!\w)"
    ),
    "ru": re.compile(
        rf"(?i)(?<!\w)источник(?:и)?[ \u00a0]+{_CLAUSE}"
        r"(?:говор[ия]т|совету[ею]т|пиш[еу]т|называ[ею]т|счита[ею]т|утвержда[ею]т|отмеча[ею]т|рекоменду[ею]т|"
        r"предлага[ею]т|объясня[ею]т|сказал|писал|назвал|советовал)(?!\w)"
    ),
}
_FORM_SIZE: Mapping[str, re.Pattern[str]] = {
    "kk": re.compile(r"(?i)(?<!\w)(?:диалог )?түр(?:і|лері)?(?:дің|нің)[ \u00a0]+(?:көлем|мөлшер|өлшем)\w*"),
    "ru": re.compile(r"(?i)(?<!\w)размер\w*[ \u00a0]+форм(?:а|ы|е|у|ой|ам|ами|ах)?(?!\w)"),
}
_CONDITION = re.compile(
    r"(?<!\w)(?!кеңсе|пьеса|кесе|жаса)[а-яёәіңғүұқөһ]{2,}(?<!с)с[ае](?:ңыз|ңіз)?\*{0,2}:(?=[ \u00a0]+[^«\s])"
)
_STUMP = re.compile(r"(?i)\w*(?:[аеәй]т(?:ыны|іні)|[ғқ]аны|[гк]ені)")
_NO_STUMPS = frozenset(
    [
        "дүкені",
        "мекені",
        "қорғаны",
        "тікені",
        "желкені",
        "қазғаны",
        "қалғаны",
        "өлкені",
        "алқаны",
        "өзгені",
        "басқаны",
    ]
)
"""Nouns that end alike."""
_BODY = re.compile(
    r"(?i)(?:(?<![\w-])(?P<before>[\w-]+)[ \u00a0]+)?(?<![\w-])(?P<word>орган(?:а|у|ом|е|ы|ов|ам|ами|ах)?)(?![\w-])"
    r"(?P<after>,?[ \u00a0]?[\w-]*)"
)
_QUALIFIES = re.compile(
    r"(?i).*(?:[ыио]й|[ое]го|[ое]му|[ыи]м|[ое]м|[ыи]е|[ыи]х|[ыи]ми|[её]х|ш)|\w?тот|сам|те|эти|все|один|два|три|четыре|пять|оба|"
    r"несколько|много|же|ли"
)
"""A word before «орган» that says which one."""
_OWNED = re.compile(
    r"(?i),[ \u00a0](?:котор|в котор|где|куда|чь|\w+(?:щ|вш|нн|ем|им)(?:[ыи]|его|ого|ему|ому)\w*)|"
    r"[ \u00a0](?:власти|местного|внутренних|по|\w+(?:ции|ния|ства|уры|ики|зора|роля|еки|суда))$"
)
"""What may stand after it and says the same."""


@lru_cache(maxsize=KEPT)
def _own_words(handbook: Handbook) -> tuple[tuple[str, Place, str, str], ...]:
    """Every text with its language and place, without what is quoted in it; then the same in small letters."""
    bare = (
        (language, place, _QUOTED.sub("…", text) if "«" in text else text)
        for language, place, text in worded_texts(handbook)
    )
    return tuple((*each, each[2].lower()) for each in bare)


@lru_cache(maxsize=2 * KEPT)
def _all_words(handbook: Handbook, language: str) -> str:
    """All texts of a language in small letters: what is not in there is in none of them."""
    return "\n".join(small for each, _, _, small in _own_words(handbook) if each == language)


@rule(
    "officialese",
    kk="«{found}» – кеңсе тілі, калька. Жай сөзбен жазыңыз: {instead}",
    ru="«{found}» – канцелярит. Скажите проще: {instead}",
)
def officialese(handbook: Handbook) -> Iterator[Finding]:
    likely = {
        language: [
            each for each in patterns if any(part in _all_words(handbook, language) for part in each[0])
        ]
        for language, patterns in _OFFICIALESE.items()
    }
    for language, place, text, small in _own_words(handbook):
        for parts, pattern, instead in likely.get(language, ()):
            for found in pattern.finditer(text) if any(part in small for part in parts) else ():
                yield finding(place, found=found[0], instead=instead)


def officialese_in(text: str, language: str) -> int:
    """How many heavy turns of phrase stand in a text, quoted ones too: a figure, no rule."""
    return sum(len(pattern.findall(text)) for _, pattern, _ in _OFFICIALESE.get(language, ()))


@rule(
    "source-speaks",
    kk="«{found}»: дереккөз сөйлемейді. Кім айтқанын жазыңыз: әдістеме, әдістеме авторлары, заң, газет",
    ru="«{found}»: источник не говорит. Напишите, кто сказал: методика, авторы методики, закон, газета",
)
def source_speaks(handbook: Handbook) -> Iterator[Finding]:
    for place, found in _matches(handbook, _SOURCE_SPEAKS, ("дереккөз", "источник")):
        yield finding(place, found=found)


@rule(
    "form-size",
    kk="«{found}»: диалог түрінің көлемі болмайды. Адам саны, сұрақ саны деп жазыңыз",
    ru="«{found}»: размера у формы диалога нет. Напишите: число людей, число вопросов",
)
def form_size(handbook: Handbook) -> Iterator[Finding]:
    for place, found in _matches(handbook, _FORM_SIZE, ("түр", "размер")):
        yield finding(place, found=found)


def _matches(
    handbook: Handbook, patterns: Mapping[str, re.Pattern[str]], parts: tuple[str, ...]
) -> Iterator[tuple[Place, str]]:
    """Where the pattern of a language is found in its texts, and the words. No text without one of the parts has them."""
    for language, place, text, small in _own_words(handbook):
        is_likely = language in patterns and any(part in small for part in parts)
        for found in patterns[language].finditer(text) if is_likely else ():
            yield place, found[0]


@rule(
    "conditional-colon",
    kk="«{found}»: шартты райдан кейін қос нүкте қойылмайды. Үтір қойып, сөйлемді аяқтаңыз немесе тізбені жақшаға алыңыз",
    ru="«{found}»: в казахском после условного -са, -се двоеточие не ставят. Поставьте запятую и закончите фразу или возьмите перечень в "
    "скобки",
)
def conditional_colon(handbook: Handbook) -> Iterator[Finding]:
    """Not before a quotation, nor at the end of a line, where a list follows."""
    for language, place, text, _ in _own_words(handbook):
        for found in _CONDITION.finditer(text) if language == "kk" and ":" in text else ():
            yield finding(place, found=found[0])


@rule(
    "stump-heading",
    kk="«{title}» тақырыбы аяқталмаған сөйлемге ұқсайды: соңғы сөзі – -атыны, -ғаны. Зат есіммен не толық сөйлеммен жазыңыз: «Мұны не "
    "бұзады»",
    ru="Заголовок «{title}» по-казахски обрывается на -атыны, -ғаны. Закончите его существительным или целой фразой: «Мұны не бұзады»",
)
def stump_heading(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for number, line in page.lines if page.language == "kk" else ():
            title, block = heading(line), BLOCK.match(line)
            words = title[1] if title else block["rest"].strip(" |") if block and block["type"] else ""
            rest, _, last = words.rstrip(" ?!.:…»*").rpartition(" ")
            if rest and _STUMP.fullmatch(last) and last.lower() not in _NO_STUMPS:
                yield finding(page.place(number), title=words)


@rule(
    "bare-body",
    kk="«{found}»: орысша мәтінде қай орган екені айтылмаған. Жазыңыз: государственный орган, вышестоящий орган",
    ru="«{found}»: не сказано, какой орган. Напишите: государственный орган, вышестоящий орган",
)
def bare_body(handbook: Handbook) -> Iterator[Finding]:
    """Not after the line has said which one it speaks of."""
    for language, place, text, _ in _own_words(handbook):
        for found in _BODY.finditer(text) if language == "ru" and "рган" in text else ():
            before = found["before"] or ""
            if _QUALIFIES.fullmatch(before) or _OWNED.match(found["after"]):
                break
            yield finding(place, found=f"{before} {found['word']}".strip())
