"""Spaces, full stops and dashes: slips of the hand that are told by their form alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from handbook.model import Handbook, Place
from handbook.rules.excerpts import around, listed
from handbook.rules.registry import Finding, finding, rule
from handbook.rules.texts import KEPT, signed_texts

_SMALL, _CAPITAL = "а-яёәіңғүұқөһ", "А-ЯЁӘІҢҒҮҰҚӨҺ"
_ADDRESS = re.compile(r"https?://\S+|[\w.+-]{1,64}@[\w.-]+|<[^<>]*>")
_DOUBLE = re.compile(r"(?<=\S)(?P<found>[ \u00a0]{2,})(?=\S)")
_TWICE = re.compile(rf"(?i)(?<![\w-])(?P<found>(?P<word>[{_SMALL}]{{2,}})[ \u00a0](?P=word))(?![\w-])")
_BEFORE = re.compile(r"\w(?P<found> [,;!?»)]| [.:](?= |$))|(?P<opening>[«„(] )")
_AFTER = re.compile(
    rf"(?P<found>[{_SMALL}]{{2}}[,;:!?][{_SMALL}{_CAPITAL}]|[{_SMALL}]{{3}}\.[{_CAPITAL}][{_SMALL}]|[{_SMALL}][»)][{_CAPITAL}]|\w[«„(][{_SMALL}{_CAPITAL}])"
)
_REPEATED = re.compile(
    r"(?P<found>,{2,}|;{2,}|:{2,}|(?<!\.)\.\.(?!\.)|!{2,}|\?{2,}|,\.|\.,(?! )|[!?],(?=\s))"
)
_DOTS = re.compile(r"\.{3,}")
_UNIT = re.compile(
    r"(?<![\w.,-])(?P<number>\d+(?:[.,]\d+)?)(?P<unit>км|см|мм|кг|га|млн|млрд|тыс|мың|тг|теңге|тенге|мин|сағ|час\w*|күн\w*|дн\w+|"
    r"адам\w*|человек\w*|ж\.|г\.|год\w*|жыл\w*|₸|%)(?!\w)"
)
_NUMBER_SIGN = re.compile(r"№(?P<found>\d)")
_MONTHS = (
    "Қаңтар|Ақпан|Наурыз|Сәуір|Мамыр|Маусым|Шілде|Тамыз|Қыркүйек|Қазан|Қараша|Желтоқсан|"
    "Январ|Феврал|Март|Апрел|Ма[йя]|Июн|Июл|Август|Сентябр|Октябр|Ноябр|Декабр"
)
_MONTH = re.compile(rf"(?P<found>(?<![\d.])\d{{1,2}}[ \u00a0](?:{_MONTHS})\w*)")
_ZERO = re.compile(rf"(?P<found>(?<![\d.,:–/-])0\d[ \u00a0](?i:{_MONTHS})\w*)")
_ONE_SIDED = re.compile(r"(?P<found>[^\W\d_]{2}[»)]?– [^\W\d_]|[^\W\d_][»)]? –[^\W\d_]{2})")
_ODD = re.compile(r"[\u2000-\u2008\u200a\u205f\u3000]|[ \u00a0]\t|\t[ \u00a0]")
_SENTENCE = re.compile(rf"(?P<found>[{_SMALL}]{{5}}[»)]?[.!?] [{_SMALL}]+)(?!\.)")
_LIST_NUMBER = re.compile(r"(?<![(\w])\w{1,2}\)")


def _found(handbook: Handbook, *patterns: re.Pattern[str]) -> Iterator[Finding]:
    """The lines in which one of the patterns is found, with the words of all places in them."""
    for place, plain in _plain(handbook):
        matches = sorted(
            (match for pattern in patterns for match in pattern.finditer(plain)),
            key=lambda match: match.start(),
        )
        if matches:
            near = listed(around(plain, matches))
            yield finding(place, found=listed(map(_named, matches)), near=near)


def _named(match: re.Match[str]) -> str:
    return next((group for group in match.groupdict().values() if group), match[0]).strip()


@lru_cache(maxsize=KEPT)
def _plain(handbook: Handbook) -> tuple[tuple[Place, str], ...]:
    """The texts without addresses and tags, in which no sign is looked at."""
    return tuple((place, _ADDRESS.sub("N", text)) for _, place, text in signed_texts(handbook))


@rule(
    "double-space",
    kk="Сөздердің арасында екі бос орын тұр: «{near}». Біреуін қалдырыңыз",
    ru="Между словами два пробела: «{near}». Оставьте один",
)
def double_space(handbook: Handbook) -> Iterator[Finding]:
    return _found(handbook, _DOUBLE)


@rule(
    "odd-space",
    kk="Кәдімгі бос орынның орнына басқасы тұр (Word-тан келген): «{near}». Өшіріп, бос орынды қайта теріңіз",
    ru="Вместо обычного пробела стоит другой, из Word: «{near}». Удалите его и наберите пробел заново",
)
def odd_space(handbook: Handbook) -> Iterator[Finding]:
    return _found(handbook, _ODD)


@rule(
    "doubled-word",
    kk="Бір сөз екі рет жазылған: «{found}». Біреуін өшіріңіз; қос сөз болса, дефиспен жазыңыз: «қайта-қайта»",
    ru="Слово написано дважды: «{found}». Удалите одно; если повтор нужен, напишите через дефис или запятую: «чуть-чуть»",
)
def doubled_word(handbook: Handbook) -> Iterator[Finding]:
    return _found(handbook, _TWICE)


@rule(
    "sign-space",
    kk="«{near}»: тыныс белгісінің алдында бос орын болмайды, одан кейін бос орын керек; тырнақша мен жақшаның ішінде бос орын қойылмайды",
    ru="«{near}»: перед знаком препинания пробела нет, после него он нужен; внутри кавычек и скобок пробелов по краям нет",
)
def sign_space(handbook: Handbook) -> Iterator[Finding]:
    return _found(handbook, _BEFORE, _AFTER)


@rule(
    "repeated-sign",
    kk="«{near}»: тыныс белгісі артық. Біреуін қалдырыңыз",
    ru="«{near}»: лишний знак препинания. Оставьте один",
)
def repeated_sign(handbook: Handbook) -> Iterator[Finding]:
    return _found(handbook, _REPEATED)


@rule(
    "three-dots",
    kk="«{near}»: көп нүкте – бір таңба: «…». Үш нүктенің орнына соны қойыңыз",
    ru="«{near}»: многоточие – один знак: «…». Поставьте его вместо трёх точек",
)
def three_dots(handbook: Handbook) -> Iterator[Finding]:
    return _found(handbook, _DOTS)


@rule(
    "unit-space",
    kk="«{near}»: сан мен оның өлшемінің, № белгісі мен санның арасында бос орын керек: 40 км, 25 %, 2026 ж., № 5",
    ru="«{near}»: между числом и тем, что считают, между № и числом нужен пробел: 40 км, 25 %, 2026 г., № 5",
)
def unit_space(handbook: Handbook) -> Iterator[Finding]:
    return _found(handbook, _UNIT, _NUMBER_SIGN)


@rule(
    "date-form",
    kk="«{found}»: айдың аты кіші әріппен, күні нөлсіз жазылады: 2026 жылғы 5 наурыз",
    ru="«{found}»: месяц пишут с маленькой буквы, число без нуля: 5 марта 2026 года",
)
def date_form(handbook: Handbook) -> Iterator[Finding]:
    return _found(handbook, _MONTH, _ZERO)


@rule(
    "dash-space",
    kk="«{near}»: сызықшаның екі жағында да бос орын керек: «сөз – сөз»",
    ru="«{near}»: тире отделяют пробелами с обеих сторон: «слово – слово»",
)
def dash_space(handbook: Handbook) -> Iterator[Finding]:
    return _found(handbook, _ONE_SIDED)


@rule(
    "small-letter",
    kk="«{found}»: сөйлем бас әріптен басталады. Бас әріп қойыңыз немесе нүктені өшіріңіз",
    ru="«{found}»: предложение начинают с большой буквы. Поставьте её или уберите точку",
)
def small_letter(handbook: Handbook) -> Iterator[Finding]:
    return _found(handbook, _SENTENCE)


@rule(
    "bracket-pairs",
    kk="Жақша жұп емес. Жетіспейтінін қойыңыз немесе артығын өшіріңіз",
    ru="Скобка без пары. Поставьте недостающую или уберите лишнюю",
)
def bracket_pairs(handbook: Handbook) -> Iterator[Finding]:
    """A number or a letter with a bracket begins an item of a list and needs no pair: «1)», «а)»."""
    for _, place, text in signed_texts(handbook):
        bare = text if "(" in text else _LIST_NUMBER.sub("", text)
        inside = _LIST_NUMBER.sub("", bare) if bare.count("(") < bare.count(")") else bare
        if inside.count("(") != inside.count(")"):
            yield finding(place)
