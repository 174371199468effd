"""The forms of words that are known: where they stand in a text, with whatever endings they have there.

Not a stemmer: the search has one (docs/assets/javascripts/worker/kazakh.js), which takes apart words that it does not know and may
err towards finding too much. Here only endings that a known word can have are allowed after it, so that a longer word which merely
begins alike («отделка» after «отдел») is none of its forms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

_SPACE = r"[ \u00a0\u202f]+"
_BACK, _FRONT = "аоұыяё", "әөүіеэ"
_VOICED = {"к": "[кг]", "қ": "[қғ]", "п": "[пб]"}
"""The last consonant of a Kazakh word before a vowel: тармақ, тармағы."""
_ADJECTIVE = "(?:[ыи]й|ой|[ое]го|[ое]му|[ыи]м|[ое]м|[ая]я|[ую]ю|[ое]й|[ое]е|[ыи]е|[ыи]х|[ыи]ми)"
_NOUNS: tuple[tuple[str, str, str], ...] = (
    ("ия", "и", "(?:[июяй]|е[йю]|ям|ями|ях)"),
    ("ие", "и", "(?:[еюяий]|ем|ям|ями|ях)"),
    ("ец", "", "(?:ец|ь?ц(?:[аыуе]|[оеё]м|[оеё]в|ам|ами|ах))"),
    ("ка", "", "(?:к[аиуе]|кой|кою|[ое]к|кам|ками|ках)"),
    ("а", "", "(?:[аыиуе]|[оеё]й|[оеё]ю|ам|ами|ах)?"),
    ("я", "", "(?:[яиюейь]|[еоё]й|[еоё]ю|ям|ями|ях)"),
    ("о", "", "(?:[оауе]|ом|ам|ами|ах)?"),
    ("е", "", "(?:[еяюи]|ем|ей|ям|ями|ях)"),
    ("ь", "", "(?:[ьияюе]|ью|[еоё]м|ей|ям|ями|ях)"),
    ("й", "", "(?:[йяюеи]|[её]м|[её]в|ям|ями|ях)"),
    ("ы", "", "(?:[ыауе]|[оеё]м|[оеё]в|ам|ами|ах)?"),
    ("", "", "(?:[аыиуе]|[оеё]м|[оеё]в|ей|ам|ами|ах)?"),
)
"""How a Russian noun ends in the dictionary, what of that stays in all its forms, and what they end in."""
_ENDS_AS_ADJECTIVE = re.compile(r"(?:[ыо]й|[кгхжшчщн]ий|[ая]я|[ое]е|ые|(?<![нт])ие)$")
_SAME = (("ё", "е"), ("қ", "к"), ("г", "к"), ("ғ", "к"), ("б", "п"))
"""Letters that a form may have for one another, where it is only asked whether a word can be there at all."""


@dataclass(frozen=True)
class Found:
    """Which phrase stands in the text, and where."""

    phrase: str
    start: int
    end: int


class Phrases:
    """Words and phrases of one language, to be found in any form: «круглый стол» in «за круглым столом».

    An abbreviation in capitals is found in capitals alone. Of a language without a grammar here only what stands there word by word.
    """

    def __init__(self, phrases: Sequence[str], language: str) -> None:
        grammar = _GRAMMARS.get(language, re.escape)
        self._known = [(phrase, _hint(phrase), _pattern(phrase, grammar)) for phrase in phrases]

    def of(self, text: str) -> Phrases:
        """Those of them that may stand in a long text at all: all the others are in none of its parts."""
        plain = _plain(text)
        found = Phrases((), "")
        found._known = [each for each in self._known if each[1] in plain]
        return found

    def find(self, text: str) -> Iterator[Found]:
        """Every place of the text where one of them stands."""
        plain = _plain(text) if self._known else ""
        for phrase, hint, pattern in self._known:
            if hint in plain:  # only then is the pattern compiled; `re` keeps it
                yield from (Found(phrase, found.start(), found.end()) for found in re.finditer(pattern, text))


def forms(word: str, language: str) -> str:
    """A pattern of all the forms of a word of the dictionary, for `re.fullmatch`."""
    return _GRAMMARS.get(language, re.escape)(word)


def _plain(text: str) -> str:
    plain = text.lower()
    for letter, same in _SAME:
        plain = plain.replace(letter, same)
    return plain


def _hint(phrase: str) -> str:
    """What stands in every form of a phrase: of its longest word all but the last two letters."""
    longest = max(phrase.split(), key=len)
    return _plain(longest if longest.isupper() else longest[: max(len(longest) - 2, 1)])


def _pattern(phrase: str, grammar: Callable[[str], str]) -> str:
    words = (grammar(word) if word.isupper() else f"(?i:{grammar(word)})" for word in phrase.split())
    return rf"(?<![\w-]){_SPACE.join(words)}(?![\w-])"


def _kazakh(word: str) -> str:
    """Endings in the order in which they are joined: number, possession, case; after the ending of place, number and case again."""
    if word.isupper():
        return f"{re.escape(word)}(?:-{_endings('ае', 'ыі')})?"
    last = next((letter for letter in reversed(word.lower()) if letter in _BACK + _FRONT), "")
    wide, narrow = ("ае", "ыі") if not last else ("а", "ы") if last in _BACK else ("е", "і")
    return re.escape(word[:-1]) + _VOICED.get(word[-1], re.escape(word[-1])) + _endings(wide, narrow)


def _endings(wide: str, narrow: str) -> str:
    """What may follow a Kazakh stem, nothing too; `wide` and `narrow` are the vowels that agree with its last one."""
    a, y = f"[{wide}]", f"[{narrow}]"
    number = f"(?:[лдт]{a}р)?"
    owner = f"(?:{y}?[мң](?:{y}з)?|с?{y})?"
    case = f"(?:[днт]{y}ң|[ғгқк]{a}|[нмң]?{a}|[днт]{y}|н|н?[дт]{a}|[днт]{a}н|[мбп]ен|[дт]{a}й)?"
    place = f"(?:н?[дт]{a})?[ғг]{y}{number}{case}"
    return f"{number}{owner}(?:{place}|{case})"


def _russian(word: str) -> str:
    if word.isupper():
        return re.escape(word)
    low = word.lower()
    if _ENDS_AS_ADJECTIVE.search(low):
        return _yo(word[:-2]) + _ADJECTIVE
    end, stays, endings = next(each for each in _NOUNS if low.endswith(each[0]))
    return _yo(word[: len(word) - len(end)] + stays) + endings


def _yo(stem: str) -> str:
    """«ё» is written «е» too."""
    return re.escape(stem).replace("ё", "[её]")


_GRAMMARS: Mapping[str, Callable[[str], str]] = {"kk": _kazakh, "ru": _russian}
