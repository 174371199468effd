"""Acts named in prose: their number and date are those of laws.yml, and the address there is that of the act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handbook.model import Handbook, Law
from handbook.rules.registry import Finding, finding, rule
from handbook.rules.texts import worded_texts

MONTHS: Mapping[str, tuple[str, ...]] = {
    "kk": (
        *("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым"),
        *("шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"),
    ),
    "ru": (
        *("январ", "феврал", "март", "апрел", "ма[йя]", "июн"),
        *("июл", "август", "сентябр", "октябр", "ноябр", "декабр"),
    ),
}
"""How the names of the months begin."""
_NUMBER = r"№[ \u00a0]?(?P<number>\d+(?:-[IVXLC]+)?)(?![\w/])"
_DATED: Mapping[str, re.Pattern[str]] = {
    "kk": re.compile(
        rf"(?P<year>\d{{4}}) жылғы (?P<day>\d{{1,2}}) (?P<month>(?:{'|'.join(MONTHS['kk'])})\w*) {_NUMBER}"
    ),
    "ru": re.compile(
        rf"(?P<day>\d{{1,2}}) (?P<month>(?:{'|'.join(MONTHS['ru'])})\w*) (?P<year>\d{{4}}) (?:года|г\.),? {_NUMBER}"
    ),
}
"""`2015 жылғы 16 қарашадағы № 401-V`, `от 16 ноября 2015 года № 401-V`."""
_OF_PARLIAMENT = re.compile(r"№[ \u00a0]?(\d+-[IVXLC]+)(?!\w)")
"""The number of a law, which ends with that of the convocation: it is one act's alone."""
_ADDRESS = re.compile(r"docs/(?P<kind>[A-Z])(?P<year>\d\d)0*(?P<number>\d+)_?")
_REGISTERED = "V"
"""Acts of ministries: their address has the number of their registration, and its year, which may be the next one."""
_YEAR = re.compile(r"(?<![\d.,№])(205[1-9]|20[6-9]\d|2[1-9]\d\d)(?=[ \u00a0](?:жыл|год))")
"""A year that no plan of the state reaches yet, the strategies until 2050 included."""


@rule(
    "law-number",
    kk="«{found}»: актінің нөмірі не күні laws.yml ішіндегіден басқа: {known}. Актінің өз мәтінінен қарап, екі жерде бірдей жазыңыз; бұл "
    "басқа акт болса, оны laws.yml ішіне қосыңыз",
    ru="«{found}»: номер или дата акта не те, что в laws.yml: {known}. Сверьте с текстом самого акта и напишите одинаково; если это "
    "другой акт, добавьте его в laws.yml",
)
def law_number(handbook: Handbook) -> Iterator[Finding]:
    """Whichever of the two is wrong, the other one tells which act is meant."""
    acts = {(law.number, law.date) for law in handbook.laws if law.number and law.date}
    for language, place, words in worded_texts(handbook):
        for found in _dated(language, words):
            act = found["number"], _day(found, language)
            near = [each for each in acts if each[0] == act[0]] or [
                each for each in acts if each[1] == act[1]
            ]
            if near and act not in acts:
                known = ", ".join(f"№ {number}, {day}" for number, day in sorted(near))
                yield finding(place, found=found[0], known=known)


@rule(
    "unknown-act",
    kk="«№ {number}» деген заң laws.yml ішінде жоқ, күні де айтылмаған. Нөмірін тексеріңіз, дұрыс болса, күнін қоса жазыңыз: 2015 жылғы "
    "16 қарашадағы № 401-V",
    ru="Закона «№ {number}» нет в laws.yml, и дата его не названа. Проверьте номер, а если он верен, напишите с датой: от 16 ноября "
    "2015 года № 401-V",
)
def unknown_act(handbook: Handbook) -> Iterator[Finding]:
    known = {law.number for law in handbook.laws}
    texts = [each for each in worded_texts(handbook) if "№" in each[2]]
    known |= {found["number"] for language, _, words in texts for found in _dated(language, words)}
    for _, place, words in texts:
        for number in _OF_PARLIAMENT.findall(words):
            if number not in known:
                yield finding(place, number=number)


def _dated(language: str, words: str) -> Iterator[re.Match[str]]:
    if "№" in words and language in _DATED:
        yield from _DATED[language].finditer(words)


def _day(found: re.Match[str], language: str) -> str:
    """`2015-11-16`."""
    month = next(
        number for number, name in enumerate(MONTHS[language], start=1) if re.match(name, found["month"])
    )
    return f"{found['year']}-{month:02}-{int(found['day']):02}"


@rule(
    "law-address",
    kk="«{id}»: address ({address}) нөміріне не күніне (№ {number}, {date}) сай емес немесе басқа актінікі. Мекенжайын актінің өз бетінен "
    "көшіріңіз; мәтіні басқа актінің бетінде тұрса, сол актінің нөмірін note ішінде екі тілде айтыңыз",
    ru="«{id}»: address ({address}) не подходит к номеру и дате (№ {number}, {date}) или принадлежит другому акту. Возьмите адрес со "
    "страницы самого акта; если текст стоит на странице другого, назовите его номер в note на обоих языках",
)
def law_address(handbook: Handbook) -> Iterator[Finding]:
    """docs/Z1500000401 is law 401 of the year 2015."""
    first: dict[str, str] = {}
    for law in handbook.laws:
        owner = first.setdefault(law.address, law.id)
        is_taken = owner != law.id and law.address.startswith(f"docs/{_REGISTERED}")
        if (is_taken or not _fits(law)) and not _says_whose(law):
            yield finding(law.place, id=law.id, address=law.address, number=law.number, date=law.date)


def _fits(law: Law) -> bool:
    parts = _ADDRESS.fullmatch(law.address)
    number = re.match(r"\d+", law.number)
    if not parts or not number or not law.date:
        return True
    year = int(law.date[2:4])
    if parts["kind"] == _REGISTERED:
        return int(parts["year"]) in (year, (year + 1) % 100)
    return int(parts["year"]) == year and int(parts["number"]) == int(number[0])


def _says_whose(law: Law) -> bool:
    """Whether the note names the act on whose page the text stands."""
    parts = _ADDRESS.fullmatch(law.address)
    if not parts or not law.note:
        return False
    named = re.compile(rf"№[ \u00a0]?{parts['number']}(?!\d)")
    return all(named.search(words) for words in law.note.values())


@rule(
    "far-year",
    kk="«{year} жыл» – тым алыс, сандары орын ауысқан сияқты. Жылын тексеріңіз: 2015, 2051 емес",
    ru="«{year} год» – слишком далеко, похоже, цифры переставлены. Проверьте год: 2015, а не 2051",
)
def far_year(handbook: Handbook) -> Iterator[Finding]:
    for _, place, words in worded_texts(handbook):
        for year in _YEAR.findall(words):
            yield finding(place, year=year)
