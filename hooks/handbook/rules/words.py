"""The words of the interface: what the program puts into them is the same in every language.

Their shape (a word that is missing, unknown, or lacks a language or a plural form) is looked at where they are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handbook.model import Handbook
from handbook.rules.registry import Finding, finding, rule

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@rule(
    "word-placeholders",
    kk="«{name}»: жақшадағы атаулар тілден тілге өзгеше: {found}. Олардың орнына бағдарлама сан не атау қояды: барлық тілде бірдей "
    "жазыңыз",
    ru="«{name}»: имена в фигурных скобках расходятся: {found}. На их место программа ставит число или название: напишите одинаково "
    "на всех языках",
)
def word_placeholders(handbook: Handbook) -> Iterator[Finding]:
    for name, word in handbook.words.entries():
        found = {
            language: {tuple(sorted(set(_PLACEHOLDER.findall(form)))) for form in _forms(text)}
            for language, text in word.texts.items()
        }
        if len(set().union(*found.values())) > 1:
            shown = "; ".join(
                f"{language} – {', '.join(f'{{{each}}}' for names in sorted(forms) for each in names) or '–'}"
                for language, forms in found.items()
            )
            yield finding(word.place, name=name, found=shown)


@rule(
    "word-braces",
    kk="«{name}» ({language}): жақша жабылмаған немесе артық. Жақшада тек атау тұрады: {{count}}",
    ru="«{name}» ({language}): фигурная скобка не закрыта или лишняя. В скобках стоит только имя: {{count}}",
)
def word_braces(handbook: Handbook) -> Iterator[Finding]:
    for name, word in handbook.words.entries():
        for language, text in word.texts.items():
            if any(set("{}") & set(_PLACEHOLDER.sub("", form)) for form in _forms(text)):
                yield finding(word.place, name=name, language=language)


def _forms(text: str | Mapping[str, str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text.values())
