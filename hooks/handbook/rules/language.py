"""Letters and signs: what an editor's keyboard slips in without being seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model import Handbook, Place
from handbook.rules.registry import Finding, at, rule
from handbook.source.markdown import visible_words

WORD = re.compile(r"[^\W\d_]+")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
FOREIGN = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u03ff]")
LOOKALIKE_WORD = re.compile(r"^(?!HTTP$|OK$)[ABCEHKMOPTXaceopxy]{2,}$")
"""A word that looks Cyrillic and is Latin throughout, such as an abbreviation typed on the wrong keyboard."""
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\ufeff\ufffd\x00-\x08\x0b\x0c\x0e-\x1f]")
LEFT_FOR_LATER = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b|[Ll]orem ipsum|толтыру керек|заполнить позже")
KAZAKH = re.compile(r"[әіңғүұқөһӘІҢҒҮҰҚӨҺ]")
NOT_KAZAKH = re.compile(r"[їєґЇЄҐў]")


def visible_texts(handbook: Handbook) -> Iterator[tuple[Place, str]]:
    """Every line that readers see: prose, front matter, and the texts of glossary, laws and formats."""
    for page in handbook.pages.values():
        for number, line in page.lines:
            yield page.place(number), visible_words(line)
        for key in ("title", "summary"):
            value = page.meta.get(key)
            if isinstance(value, str):
                yield page.place(page.meta_lines.get(key, 1)), value
    for term in handbook.terms:
        for text in (term.term, term.definition, term.abbreviation or {}):
            yield from ((term.place, words) for words in text.values())
    for law in handbook.laws:
        for optional in (law.title, law.gives, law.note, law.amended):
            yield from ((law.place, words) for words in (optional or {}).values())
    for form in handbook.templates:
        for words_of_form in form.texts:
            yield from ((Place(form.file, 1), words) for words in words_of_form.values())
    for dialogue_format in handbook.formats:
        for text in dialogue_format.wording.values():
            yield from ((dialogue_format.place, words) for words in text.values())


@rule(
    "mixed-letters",
    kk="«{word}» сөзінде бөтен әріп бар: {letters}. Сөзді қазақша пернетақтамен қайта теріңіз",
    ru="В слове «{word}» чужая буква: {letters}. Наберите слово заново на русской раскладке",
)
def mixed_letters(handbook: Handbook) -> Iterator[Finding]:
    for place, line in visible_texts(handbook):
        for word in WORD.findall(line):
            letters = sorted(set(FOREIGN.findall(word)) | set(NOT_KAZAKH.findall(word)))
            if letters and (CYRILLIC.search(word) or LOOKALIKE_WORD.match(word)):
                yield at(place, word=word, letters=", ".join(letters))


@rule(
    "invisible-character",
    kk="Жолда көрінбейтін таңба бар ({code}). Оны өшіріп, сөзді қайта теріңіз",
    ru="В строке невидимый знак ({code}). Удалите его и наберите слово заново",
)
def invisible_character(handbook: Handbook) -> Iterator[Finding]:
    for place, line in visible_texts(handbook):
        found = INVISIBLE.search(line)
        if found:
            yield at(place, code=f"U+{ord(found[0]):04X}")


@rule(
    "straight-quotes",
    kk="Тырнақша «шырша» болуы керек: «сөз», ішкісі „сөз“. Түзу тырнақшаны ауыстырыңыз",
    ru="Кавычки пишут «ёлочкой»: «слово», внутри „слово“. Замените прямые",
)
def straight_quotes(handbook: Handbook) -> Iterator[Finding]:
    for place, line in visible_texts(handbook):
        if '"' in line or "''" in line:
            yield at(place)


@rule(
    "quote-pairs",
    kk="« және » тырнақшалары жұп емес. Жетіспейтінін қойыңыз",
    ru="Кавычки « и » без пары. Поставьте недостающую",
)
def quote_pairs(handbook: Handbook) -> Iterator[Finding]:
    for place, line in visible_texts(handbook):
        if line.count("«") != line.count("»"):
            yield at(place)


@rule(
    "hyphen-for-dash",
    kk="Сызықша орнына дефис тұр. Сөздердің арасына « – », сандардың арасына бос орынсыз «–» қойыңыз",
    ru="Вместо тире стоит дефис. Между словами поставьте « – », между числами «–» без пробелов",
)
def hyphen_for_dash(handbook: Handbook) -> Iterator[Finding]:
    for place, line in visible_texts(handbook):
        if re.search(r"\S (?:-|—) \S|(?<![\d-])\d{1,4}-\d{1,4}(?![\d-])", line):
            yield at(place)


@rule(
    "left-for-later",
    kk="Мәтін аяқталмаған: «{found}». Аяқтаңыз немесе өшіріңіз",
    ru="Текст не дописан: «{found}». Допишите или уберите",
)
def left_for_later(handbook: Handbook) -> Iterator[Finding]:
    for place, line in visible_texts(handbook):
        found = LEFT_FOR_LATER.search(line)
        if found:
            yield at(place, found=found[0])


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
            if letters > 60 and (share > 0.08 if page.language == "ru" else share < 0.03):
                yield at(page.place(number))
