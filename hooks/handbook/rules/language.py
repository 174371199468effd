"""Letters and signs: what an editor's keyboard slips in without being seen."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping

from handbook.drawing import font_metrics
from handbook.model import Handbook
from handbook.rules.excerpts import MOST_LISTED, around, listed
from handbook.rules.registry import Finding, finding, rule
from handbook.rules.texts import all_signs, page_texts, spoken_texts, visible_texts, written_texts
from handbook.text.tongues import CYRILLIC, KAZAKH, foreign

WORD = re.compile(r"[^\W\d_]+")
FOREIGN = re.compile(r"[A-Za-z\u00c0-\u02af\u0370-\u03ff\u1e00-\u1fff]")
LOOKALIKE_WORD = re.compile(r"^(?!HTTP$|OK$|PPTX$)[ABCEHKMOPTXaceopxy]{2,}$")
"""A word that looks Cyrillic and is Latin throughout, such as an abbreviation typed on the wrong keyboard."""
INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\ufeff\ufffd\x00-\x08\x0b\x0c\x0e-\x1f]"
)
OTHER_QUOTES = re.compile(
    r"[\"”‟‘‛‹›‚]|''|(?<![<])<{2}(?![<])|(?<![>])>{2}(?![>])|(?<!\w)['’][^\W\d_]|“(?=\w)"
)
LEFT_FOR_LATER = re.compile(
    r"\b(?:TO"
    r"DO|ТУ"
    r"ДУ|FIX"
    r"ME|XX"
    r"X)\b|[Ll]orem ipsum|толтыру керек|заполнить позже|\?{3}"
    r"|\[(?:вставить|вписать|дописать|кірістіру)[^\]]{0,80}\]"
)
HYPHEN = re.compile(r"[^\s|] (?:-{1,3}|—|―) [^\s|]|(?<![\d-])\d{1,4}-\d{1,4}(?![\d-])")
ARTICLE = re.compile(r"(?:\b[Сс]т(?:ать\w+|\.)|\bбап\w*) \d+-\d+")
"""An article that was put in between two others has a number with a hyphen: статья 39-3."""
KAZAKH_SHARES: Mapping[str, tuple[float, float]] = {"kk": (0.03, 1), "ru": (0, 0.08)}
"""The languages written in Cyrillic, and how many of the letters of a text are Kazakh ones, at least and at most."""
UNSEEN = frozenset("\t\u2610")
"""What no font has to have: a tab, and the box that a layout draws itself."""
NOT_KAZAKH = re.compile(r"[їєґЇЄҐўЎѕѓќјљњћђџѵӊӉӈҥҡҝҟӄӷӻӫӧҳӽѳҷӓ]")
"""Cyrillic letters of other languages."""
LONE_LOOKALIKE = re.compile(r"(?<=[\u0400-\u052f] )[aceopxyABCKO](?= [\u0400-\u052f])")
"""A Latin letter where a word of one letter stands: «c» for «с», «o» for «о»."""
DIGIT_INSIDE = re.compile(
    r"(?<![\u0400-\u052f])[\u0400-\u052f]++(?<=[а-яәіңғүұқөһ])[03](?=[а-яәіңғүұқөһ])[\u0400-\u052f]++"
)
"""Zero for «о», three for «з»."""
SUSPECT = re.compile(f"{FOREIGN.pattern}|{NOT_KAZAKH.pattern}")


@rule(
    "mixed-letters",
    kk="«{word}» сөзінде бөтен әріп бар: {letters}. Сөзді қазақша пернетақтамен қайта теріңіз",
    ru="В слове «{word}» чужая буква: {letters}. Наберите слово заново на русской раскладке",
)
def mixed_letters(handbook: Handbook) -> Iterator[Finding]:
    for language, place, line in spoken_texts(handbook):
        is_suspect = language in KAZAKH_SHARES and SUSPECT.search(line)
        for word in WORD.findall(line) if is_suspect else ():
            letters = sorted(set(FOREIGN.findall(word)) | set(NOT_KAZAKH.findall(word)))
            if letters and (CYRILLIC.search(word) or LOOKALIKE_WORD.match(word)):
                yield finding(place, word=word, letters=", ".join(letters))
        if language in KAZAKH_SHARES:
            for letter in LONE_LOOKALIKE.findall(line):
                yield finding(place, word=letter, letters=letter)
            for word in DIGIT_INSIDE.findall(line):
                yield finding(place, word=word, letters=", ".join(sorted(set(word) & set("03"))))


@rule(
    "invisible-character",
    kk="Жолда көрінбейтін таңба бар: «{near}». Оны өшіріп, сөзді қайта теріңіз",
    ru="В строке невидимый знак: «{near}». Удалите его и наберите слово заново",
)
def invisible_character(handbook: Handbook) -> Iterator[Finding]:
    for place, line in written_texts(handbook) if INVISIBLE.search("".join(all_signs(handbook))) else ():
        if found := list(INVISIBLE.finditer(line)):
            near = listed(INVISIBLE.sub(_sign_code, part) for part in around(line, found))
            yield finding(place, near=near)


def _sign_code(match: re.Match[str]) -> str:
    return f"[U+{ord(match[0]):04X}]"


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
    is_any_lacking = bool(all_signs(handbook) - known)
    for place, text in written_texts(handbook):
        lacking = set(text) - known if is_any_lacking and not text.isascii() else set()
        if "&" in text:
            lacking |= set(html.unescape(text)) - known
        lacking = {sign for sign in lacking if not INVISIBLE.match(sign)}
        if lacking and not _decomposed(text):
            signs = sorted(lacking, key=text.find)
            codes = ", ".join(f"U+{ord(sign):04X}" for sign in signs[:MOST_LISTED])
            yield finding(place, sign=listed(signs), code=codes)


@rule(
    "straight-quotes",
    kk="Тырнақша «шырша» болуы керек: «сөз», ішкісі „сөз“. Түзу тырнақшаны ауыстырыңыз: «{near}»",
    ru="Кавычки пишут «ёлочкой»: «слово», внутри „слово“. Замените прямые: «{near}»",
)
def straight_quotes(handbook: Handbook) -> Iterator[Finding]:
    for place, line in visible_texts(handbook):
        if found := list(OTHER_QUOTES.finditer(line)):
            yield finding(place, near=listed(around(line, found)))


@rule(
    "quote-pairs",
    kk="« және », „ және “ тырнақшалары жұп емес. Жетіспейтінін қойыңыз",
    ru="Кавычки « и », „ и “ без пары. Поставьте недостающую",
)
def quote_pairs(handbook: Handbook) -> Iterator[Finding]:
    for place, line in visible_texts(handbook):
        is_inner = ("“" in line and "”" not in line) or "„" in line
        if line.count("«") != line.count("»") or (is_inner and line.count("„") != line.count("“")):
            yield finding(place)


@rule(
    "hyphen-for-dash",
    kk="«{near}»: сызықша орнына дефис тұр. Сөздердің арасына « – », сандардың арасына бос орынсыз «–» қойыңыз",
    ru="«{near}»: вместо тире стоит дефис. Между словами поставьте « – », между числами «–» без пробелов",
)
def hyphen_for_dash(handbook: Handbook) -> Iterator[Finding]:
    for place, line in visible_texts(handbook):
        bare = ARTICLE.sub("", line) if "-" in line or "—" in line or "―" in line else ""
        if found := list(HYPHEN.finditer(bare)):
            yield finding(place, near=listed(around(bare, found)))


@rule(
    "left-for-later",
    kk="Мәтін аяқталмаған: «{found}». Аяқтаңыз немесе өшіріңіз",
    ru="Текст не дописан: «{found}». Допишите или уберите",
)
def left_for_later(handbook: Handbook) -> Iterator[Finding]:
    for place, line in visible_texts(handbook):
        if found := LEFT_FOR_LATER.findall(line):
            yield finding(place, found=listed(found))


@rule(
    "wrong-language",
    kk="Қазақша бетте басқа тілдің мәтіні тұр сияқты: «{start}…». Аударыңыз немесе дұрыс файлға көшіріңіз",
    ru="На русской странице текст другого языка: «{start}…». Переведите или перенесите в нужный файл",
)
def wrong_language(handbook: Handbook) -> Iterator[Finding]:
    for language, place, words in page_texts(handbook):
        found = foreign(words, language)
        letters = len(CYRILLIC.findall(words))
        if not found and letters > 60:
            lowest, highest = KAZAKH_SHARES.get(language, (0, 1))
            found = "" if lowest <= len(KAZAKH.findall(words)) / letters <= highest else words
        if found:
            yield finding(place, start=found[:40])
