"""What the search is told beside the texts: words of one sense, names of sections."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import LANGUAGES, Handbook
from handbook.model.addresses import anchors
from handbook.rules.links import is_lost
from handbook.rules.registry import Finding, finding, rule


@rule(
    "repeated-synonym",
    kk="«{word}» сөзі {first}-жолда да бар. Екі қатарды біріктіріңіз немесе сөзді біреуінен алып тастаңыз",
    ru="Слово «{word}» есть и в строке {first}. Объедините обе строки или уберите слово из одной",
)
def repeated_synonym(handbook: Handbook) -> Iterator[Finding]:
    """The search would take the words of both lines for one and the same."""
    first: dict[tuple[str, str], int] = {}
    for entry in handbook.synonyms:
        for language, words in entry.words.items():
            for word in words:
                line = first.setdefault((language, word.casefold()), entry.place.line)
                if line != entry.place.line:
                    yield finding(entry.place, word=word, first=line)


@rule(
    "unknown-name",
    kk="«{id}» деген бет не бөлім жоқ. Мекенжайын дұрыстаңыз немесе жолды алып тастаңыз",
    ru="Страницы или раздела «{id}» нет. Исправьте адрес или уберите строку",
)
def unknown_name(handbook: Handbook) -> Iterator[Finding]:
    """What people call a section is of no use where there is no such section."""
    for name in handbook.search_names:
        for language in LANGUAGES:
            page = handbook.page(language, f"{name.page}.md") or handbook.page(
                language, f"{name.page}/index.md"
            )
            is_there = page and (
                not name.anchor
                or name.anchor in anchors(handbook, page)
                or is_lost(handbook, page, name.anchor)
            )
            if not is_there:
                yield finding(name.place, id=name.id)
                break
