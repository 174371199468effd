"""Forms of Kazakh nouns and verbs, joined together from their parts: what the stemmer is tested with.

Built forward, stem by stem and ending by ending, by the tables of a school grammar: nothing here knows how the stemmer works.
"""

from __future__ import annotations

from collections.abc import Iterator

BACK, FRONT = "аоұыя", "әөүіе"
VOWELS = "аәеоөыіұүэяё"
VOICELESS = "пфкқтсшщцчхһбвгд"
NASALS = "мнң"
VOICING = {"п": "б", "к": "г", "қ": "ғ"}
CASES = ("nominative", "genitive", "dative", "accusative", "locative", "ablative", "instrumental")
OWNERS = ("", "my", "your", "your polite", "our", "his")


def is_back(word: str) -> bool:
    return next((letter in BACK for letter in reversed(word) if letter in BACK + FRONT), True)


def joined(word: str, endings: dict[str, str]) -> str:
    """The word with the ending of its class: `vowel`, `nasal`, `liquid` (л), `glide` (р й у и), `buzz` (з ж), `voiceless`."""
    last = word[-1]
    kind = (
        "vowel"
        if last in VOWELS
        else "nasal"
        if last in NASALS
        else "liquid"
        if last == "л"
        else "buzz"
        if last in "зж"
        else "voiceless"
        if last in VOICELESS
        else "glide"
    )
    ending = endings.get(kind) or endings["other"]
    return word + (ending if is_back(word) else ending.translate(str.maketrans("аығқ", "еігк")))


def plural(word: str) -> str:
    return joined(word, {"vowel": "лар", "glide": "лар", "voiceless": "тар", "other": "дар"})


def owned(word: str, owner: str, before_vowel: str = "") -> str:
    """With a possessive ending. `before_vowel`: the stem as it is before a vowel, where it changes (орн- of орын)."""
    if not owner:
        return word
    if word[-1] in VOWELS:
        endings = {"my": "м", "your": "ң", "your polite": "ңыз", "our": "мыз", "his": "сы"}
        return joined(word, {"other": endings[owner]})
    stem = before_vowel or word[:-1] + VOICING.get(word[-1], word[-1])
    endings = {"my": "ым", "your": "ың", "your polite": "ыңыз", "our": "ымыз", "his": "ы"}
    return stem + joined(word, {"other": endings[owner]})[len(word) :]


def declined(word: str, case: str, owner: str) -> str:
    """With a case ending; after a possessive ending of the third person the cases have an «н» of their own."""
    if owner == "his":
        endings = {"genitive": "ның", "dative": "на", "accusative": "н", "locative": "нда", "ablative": "нан"}
        if case in endings:
            return joined(word, {"other": endings[case]})
    if case == "dative" and owner in ("my", "your"):
        return joined(word, {"other": "а"})
    if case == "nominative":
        return word
    if case == "instrumental":
        return word + ("бен" if word[-1] in "зж" else "пен" if word[-1] in VOICELESS else "мен")
    tables = {
        "genitive": {"vowel": "ның", "nasal": "ның", "voiceless": "тың", "other": "дың"},
        "dative": {"voiceless": "қа", "other": "ға"},
        "accusative": {"vowel": "ны", "voiceless": "ты", "other": "ды"},
        "locative": {"voiceless": "та", "other": "да"},
        "ablative": {"nasal": "нан", "voiceless": "тан", "other": "дан"},
    }
    return joined(word, tables[case])


def noun_forms(word: str, before_vowel: str = "") -> Iterator[tuple[str, str]]:
    """(what it is, the form) for number × possession × case: 84 of them."""
    for number in ("singular", "plural"):
        base = plural(word) if number == "plural" else word
        for owner in OWNERS:
            with_owner = owned(base, owner, before_vowel if number == "singular" else "")
            for case in CASES:
                yield f"{number}, {owner or 'nobody'}'s, {case}", declined(with_owner, case, owner)


def verb_forms(stem: str) -> Iterator[tuple[str, str]]:
    """(what it is, the form) for the forms of a verb that stand in the handbook and in queries."""
    ends_in_vowel = stem[-1] in VOWELS
    infinitive = stem + "у"
    present = stem + ("й" if ends_in_vowel else "а" if is_back(stem) else "е")
    converb = stem + "п" if ends_in_vowel else joined(stem, {"other": "ып"})
    participle = joined(stem, {"voiceless": "қан", "other": "ған"})
    negative = joined(stem, {"vowel": "ма", "glide": "ма", "liquid": "ма", "voiceless": "па", "other": "ба"})
    yield "infinitive", infinitive
    for case in CASES[1:]:
        yield f"infinitive, {case}", declined(infinitive, case, "")
    yield "present, we", joined(present, {"other": "мыз"})
    yield "present, you", joined(present, {"other": "сыз"})
    yield "present, they", joined(present, {"other": "ды"})
    yield "converb", converb
    yield "participle", participle
    yield "participle, ablative", declined(participle, "ablative", "")
    yield "habitual participle", joined(present, {"other": "тын"})
    yield "imperative", joined(stem, {"vowel": "ңыз", "other": "ыңыз"})
    yield "conditional", joined(stem, {"other": "са"})
    yield "negative infinitive", negative + "у"
    yield "negative participle", joined(negative, {"other": "ған"})
    yield "negative converb", negative + "й"
    yield "negative conditional", joined(negative, {"other": "са"})
