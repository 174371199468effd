"""The endings of Kazakh in the order in which they are joined, and the sounds that they take.

Built forward, as a school grammar does it: a stem, and after it one ending after another, each in the one shape that vowel harmony
and assimilation give it there. So «мекемелерге» is a form of «мекеме», and «мекемеларға», «мекемедер» are none.

A template is written with signs for what depends on the letter before it:

    A а, е · Y ы, і · G ғ г қ к · K қ, к at the end · D д, т · L л, д, т · N н, д, т (ілік) · C н, д, т (табыс) · T н, д, т (шығыс)
    M м, б, п (болымсыз) · B м, б, п (көмектес) · P м, б, п (жіктік)
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

BACK, FRONT, NEUTRAL = "аоұыяё", "әөүіеэ", "иую"
VOWELS = "аәеоөыіэяё"
"""Letters after which an ending begins as after a vowel. «и», «у», «ю» close a syllable: тау-ға, жазу-ы."""
HARD = "пфкқтсшщцчхһбвгд"
"""Voiceless; б, в, г, д end loanwords only and are pronounced so there (клуб-тар)."""
NASAL, BUZZ = "мнң", "зж"
LETTERS = frozenset(BACK + FRONT + NEUTRAL + HARD + NASAL + BUZZ + "йлрғьъ")


class Ending(NamedTuple):
    """An ending: after which letters it stands (`v` a vowel, `c` a consonant, `r` р, й, nothing: any), its template, what it makes."""

    after: str
    template: str
    makes: str


def _endings(makes: str, *templates: str) -> tuple[Ending, ...]:
    """`v:…` after a vowel alone, `c:…` after a consonant alone."""
    parts = (template.rpartition(":") for template in templates)
    return tuple(Ending(after, template, makes) for after, _, template in parts)


_PLURAL = _endings("plural", "LAр")
_OWNER = (
    *_endings("mine", "v:м", "c:Yм", "v:ң", "c:Yң"),
    *_endings("ours", "v:мYз", "c:YмYз", "v:ңYз", "c:YңYз"),
    *_endings("his", "v:сY", "c:Y"),
)
_CASE = (
    *_endings("end", "CY", "GA", "Bен"),
    *_endings("case", "TAн"),
    *_endings("genitive", "NYң"),
    *_endings("place", "DA"),
)
_OWN_CASE = (
    *_endings("end", "A", "CY", "Bен"),
    *_endings("genitive", "NYң"),
    *_endings("case", "TAн"),
    *_endings("place", "DA"),
)
_HIS_CASE = (
    *_endings("end", "н", "нA", "мен"),
    *_endings("genitive", "нYң"),
    *_endings("case", "нAн"),
    *_endings("place", "ндA"),
)
_PERSON = _endings("end", "PYн", "сYң", "PYз", "QYз", "сYз", "сYңдAр", "сYздAр")
_DERIVED = (
    *_endings("noun", "LYK", "LY", "сYз", "шY", "DAй", "v:рAK", "c:YрAK"),
    *_endings("end", "шA", "LAй"),
)
_MADE_VERB = _endings("made", "LA", "LAн", "LAс", "LAндYр")
_NOMINAL = (*_OWNER, *_CASE, *_PERSON, *_endings("his", "Cікі"))
_OF_VERB = (*_PLURAL, *_NOMINAL, *_endings("noun", "LYK", "DAй"), *_endings("end", "шA"))

_PAST = (*_endings("end", "м", "ң", "K", "ңYз", "ңдAр", "ңYздAр"),)
_PRESENT = _endings("end", "мYн", "сYң", "сYз", "дY", "мYз", "сYңдAр", "сYздAр")
_VERB = (
    *_endings("participle", "GAн", "v:йтYн", "c:AтYн", "v:р", "c:Aр", "GYш"),
    *_endings("wish", "GY"),
    *_endings("converb", "v:п", "c:Yп"),
    *_endings("present", "v:й", "c:A"),
    *_endings("past", "DY", "сA"),
    *_endings("infinitive", "у"),
    *_endings("end", "v:ңYз", "c:YңYз", "v:ңYздAр", "c:YңYздAр", "v:ң", "c:Yң", "v:ңдAр", "c:YңдAр", "GAлY"),
    *_endings("end", "сYн", "v:йYн", "c:AйYн", "v:йYK", "c:AйYK", "v:йYKшY", "GAй", "v:сYмен", "c:YсYмен"),
    *_endings("intent", "MAK"),
    *_endings("negative", "MA"),
)
_NEGATIVE = (
    *_endings("participle", "GAн", "йтYн", "с"),
    *_endings("wish", "GY"),
    *_endings("present", "й"),
    *_endings("converb", "п"),
    *_endings("past", "дY", "сA"),
    *_endings("infinitive", "у"),
    *_endings("end", "ңYз", "ңYздAр", "ң", "ңдAр", "сYн", "йYн", "йYK", "йYншA"),
)
_VOICE = (
    *_endings("voiced", "v:л", "c:Yл", "v:н", "c:Yн"),
    *_endings("voiced", "v:т", "r:т", "DYр", "GYз"),
)
GRAPH: Mapping[str, tuple[Ending, ...]] = {
    "stem": (*_PLURAL, *_NOMINAL, *_DERIVED, *_MADE_VERB),
    "time": _endings("noun", "GY"),
    "noun": (*_PLURAL, *_NOMINAL, *_DERIVED),
    "plural": (*_NOMINAL, *_endings("end", "шA"), *_endings("noun", "DAй")),
    "mine": (
        *_OWN_CASE,
        *_endings("noun", "DAй", "сYз"),
        *_endings("his", "Cікі"),
        *_endings("end", "шA"),
        *_PERSON,
    ),
    "ours": (
        *_CASE,
        *_endings("noun", "DAй", "сYз"),
        *_endings("his", "Cікі"),
        *_endings("end", "шA"),
        *_PERSON,
    ),
    "his": (
        *_HIS_CASE,
        *_endings("end", "ншA"),
        *_endings("noun", "ндAй", "сYз", "нсYз"),
        *_endings("his", "нікі"),
        *_PERSON,
    ),
    "place": (*_endings("noun", "GY"), *_PERSON),
    "case": _PERSON,
    "genitive": (),
    "verb": (*_VERB, *_VOICE),
    "made": _VERB,
    "voiced": (*_VERB, *_endings("verb", "Yл", "v:т", "DYр")),
    "negative": _NEGATIVE,
    "participle": (*_OF_VERB, *_endings("noun", "сYз")),
    "infinitive": (*_OF_VERB, *_endings("noun", "шY", "LY", "сYз")),
    "wish": (*_OWNER, *_endings("end", "DAй", "лA")),
    "converb": (*_endings("end", "тY", "пYн", "сYң", "пYз", "сYз", "тYр"),),
    "present": _PRESENT,
    "past": _PAST,
    "intent": (*_PERSON, *_endings("end", "шY")),
    "end": (),
}
"""What may follow: a kind of form -> the endings."""


UNFINISHED = frozenset(["wish"])
"""What is no word yet: «жазғы-» of «жазғысы келеді»."""


def harmonies(text: str) -> str:
    """Which vowels may follow: `b` back, `f` front, or both where it depends on how a loanword is pronounced."""
    for at in range(len(text) - 1, -1, -1):
        letter = text[at]
        if letter in BACK:
            is_cluster = (
                at < len(text) - 2 and not any(each in NEUTRAL for each in text[at:]) and text[-1] in "кктг"
            )
            return "bf" if is_cluster and text[-2] in "нркк" else "b"
        if letter in FRONT:
            return "f"
        if letter == "и" or (letter in "ую" and 0 < at < len(text) - 1):
            return "bf"
    return "bf"


@cache
def shapes(template: str, before: str, harmony: str) -> tuple[str, ...]:
    """The shapes of an ending after this letter, by the vowels that may follow (`harmonies`)."""
    return tuple(
        "".join(
            _sound(sign, before if at == 0 else template[at - 1], each) for at, sign in enumerate(template)
        )
        for each in harmony
    )


def _sound(sign: str, before: str, harmony: str) -> str:
    if not sign.isascii():
        return sign
    is_back = harmony == "b"
    if sign in "AYK":
        return {"A": "ае", "Y": "ыі", "K": "қк"}[sign][not is_back]
    is_hard, is_nasal = before in HARD, before in NASAL
    if sign == "G":
        return ("қк" if is_hard else "ғг")[not is_back]
    if is_hard:
        return "п" if sign in "MBP" else "т"
    is_buzz = before in BUZZ
    if sign == "D":
        return "д"
    if sign == "L":
        return "д" if is_nasal or is_buzz or before == "л" else "л"
    if sign in "NCT":
        is_own = before in VOWELS if sign != "T" else False
        return "н" if is_own or (is_nasal and sign != "C") else "д"
    if sign == "M":
        return "б" if is_nasal or is_buzz else "м"
    if sign == "Q":
        return "б" if is_nasal else "?"
    return "б" if is_buzz else "м"
