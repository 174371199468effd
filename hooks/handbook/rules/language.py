"""Letters and signs: what an editor's keyboard slips in without being seen."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping

from handbook.drawing import font_metrics
from handbook.model import Handbook
from handbook.rules.registry import Finding, finding, rule
from handbook.rules.texts import spoken_texts, visible_texts, written_texts
from handbook.source.markdown import visible_words

WORD = re.compile(r"[^\W\d_]+")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
FOREIGN = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u03ff]")
LOOKALIKE_WORD = re.compile(r"^(?!HTTP$|OK$|PPTX$)[ABCEHKMOPTXaceopxy]{2,}$")
"""A word that looks Cyrillic and is Latin throughout, such as an abbreviation typed on the wrong keyboard."""
INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\ufeff\ufffd\x00-\x08\x0b\x0c\x0e-\x1f]"
)
LEFT_FOR_LATER = re.compile(
    r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b|[Ll]orem ipsum|толтыру керек|заполнить позже"
)
ARTICLE = re.compile(r"(?:\b[Сс]т(?:ать\w+|\.)|\bбап\w*) \d+-\d+")
"""An article that was put in between two others has a number with a hyphen: статья 39-3."""
KAZAKH = re.compile(r"[әіңғүұқөһӘІҢҒҮҰҚӨҺ]")
KAZAKH_SHARES: Mapping[str, tuple[float, float]] = {"kk": (0.03, 1), "ru": (0, 0.08)}
"""The languages written in Cyrillic, and how many of the letters of a text are Kazakh ones, at least and at most."""
UNSEEN = frozenset("\t\u2610")
"""What no font has to have: a tab, and the box that a layout draws itself."""
NOT_KAZAKH = re.compile(r"[їєґЇЄҐў]")


@rule(
    "mixed-letters",
    kk="«{word}» сөзінде бөтен әріп бар: {letters}. Сөзді қазақша пернетақтамен қайта теріңіз",
    ru="В слове «{word}» чужая буква: {letters}. Наберите слово заново на русской раскладке",
)
def mixed_letters(handbook: Handbook) -> Iterator[Finding]:
    for language, place, line in spoken_texts(handbook):
        for word in WORD.findall(line) if language in KAZAKH_SHARES else ():
            letters = sorted(set(FOREIGN.findall(word)) | set(NOT_KAZAKH.findall(word)))
            if letters and (CYRILLIC.search(word) or LOOKALIKE_WORD.match(word)):
                yield finding(place, word=word, letters=", ".join(letters))


@rule(
    "invisible-character",
    kk="Жолда көрінбейтін таңба бар ({code}). Оны өшіріп, сөзді қайта теріңіз",
    ru="В строке невидимый знак ({code}). Удалите его и наберите слово заново",
)
def invisible_character(handbook: Handbook) -> Iterator[Finding]:
    for place, line in written_texts(handbook):
        found = INVISIBLE.search(line)
        if found:
            yield finding(place, code=f"U+{ord(found[0]):04X}")


@rule(
    "decomposed-letter",
    kk="«{letter}» әрпі екі таңбадан құралған ({code}), іздеу оны таппайды, қаріпте ол жоқ. Сөзді пернетақтамен қайта теріңіз: {whole}",
    ru="Буква «{letter}» составлена из двух знаков ({code}): её не найдёт поиск и нет в шрифтах. Наберите слово заново: {whole}",
)
def decomposed_letter(handbook: Handbook) -> Iterator[Finding]:
    for place, text in written_texts(handbook):
        found = _decomposed(text)
        if found:
            yield finding(
                place,
                letter=found,
                code=" ".join(f"U+{ord(sign):04X}" for sign in found),
                whole=unicodedata.normalize("NFC", found),
            )


def _decomposed(text: str) -> str:
    """The first letter that is written as a letter and a sign above or below it, though there is one of its own; or nothing."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return ""
    for at_sign, sign in enumerate(text):
        pair = text[max(at_sign - 1, 0) : at_sign + 1]
        if unicodedata.combining(sign) and unicodedata.normalize("NFC", pair) != pair:
            return pair
    return ""


@rule(
    "letter-without-font",
    kk="«{sign}» ({code}) белгісі біздің қаріптерде жоқ, ол қағазға шықпайды. Оны сөзбен не басқа белгімен ауыстырыңыз",
    ru="Знака «{sign}» ({code}) нет в наших шрифтах, на бумаге его не будет. Замените его словом или другим знаком",
)
def letter_without_font(handbook: Handbook) -> Iterator[Finding]:
    known = font_metrics.letters() | UNSEEN
    for place, text in written_texts(handbook):
        lacking = set() if text.isascii() else set(text) - known
        if "&" in text:
            lacking |= set(html.unescape(text)) - known
        lacking = {sign for sign in lacking if not INVISIBLE.match(sign)}
        if lacking and not _decomposed(text):
            sign = min(lacking, key=text.find)
            yield finding(place, sign=sign, code=f"U+{ord(sign):04X}")


@rule(
    "straight-quotes",
    kk="Тырнақша «шырша» болуы керек: «сөз», ішкісі „сөз“. Түзу тырнақшаны ауыстырыңыз",
    ru="Кавычки пишут «ёлочкой»: «слово», внутри „слово“. Замените прямые",
)
def straight_quotes(handbook: Handbook) -> Iterator[Finding]:
    for place, line in visible_texts(handbook):
        if '"' in line or "''" in line:
            yield finding(place)


@rule(
    "quote-pairs",
    kk="« және » тырнақшалары жұп емес. Жетіспейтінін қойыңыз",
    ru="Кавычки « и » без пары. Поставьте недостающую",
)
def quote_pairs(handbook: Handbook) -> Iterator[Finding]:
    for place, line in visible_texts(handbook):
        if line.count("«") != line.count("»"):
            yield finding(place)


@rule(
    "hyphen-for-dash",
    kk="Сызықша орнына дефис тұр. Сөздердің арасына « – », сандардың арасына бос орынсыз «–» қойыңыз",
    ru="Вместо тире стоит дефис. Между словами поставьте « – », между числами «–» без пробелов",
)
def hyphen_for_dash(handbook: Handbook) -> Iterator[Finding]:
    for place, line in visible_texts(handbook):
        bare = ARTICLE.sub("", line)
        if re.search(r"\S (?:-|—) \S|(?<![\d-])\d{1,4}-\d{1,4}(?![\d-])", bare):
            yield finding(place)


@rule(
    "left-for-later",
    kk="Мәтін аяқталмаған: «{found}». Аяқтаңыз немесе өшіріңіз",
    ru="Текст не дописан: «{found}». Допишите или уберите",
)
def left_for_later(handbook: Handbook) -> Iterator[Finding]:
    for place, line in visible_texts(handbook):
        found = LEFT_FOR_LATER.search(line)
        if found:
            yield finding(place, found=found[0])


@rule(
    "wrong-language",
    kk="Қазақша бетте орысша мәтін тұр сияқты. Мәтінді аударыңыз немесе дұрыс файлға көшіріңіз",
    ru="На русской странице казахский текст. Переведите его или перенесите в нужный файл",
)
def wrong_language(handbook: Handbook) -> Iterator[Finding]:
    for page in handbook.pages.values():
        for number, line in page.lines:
            words = visible_words(line)
            letters = len(CYRILLIC.findall(words))
            share = len(KAZAKH.findall(words)) / letters if letters else 0
            lowest, highest = KAZAKH_SHARES.get(page.language, (0, 1))
            if letters > 60 and not lowest <= share <= highest:
                yield finding(page.place(number))
