"""`make check-language` and `make fix-language`: what is printed, and the exit status."""

from __future__ import annotations

import argparse
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from handbook.language import dictionaries, spelling
from handbook.language.figures import PageFigures, figures
from handbook.language.files import mend_files
from handbook.language.tokens import Token
from handbook.language.twins import unpaired_terms
from handbook.model import LANGUAGES, Handbook, Problem
from handbook.rules import RULES
from handbook.source import reader

MODULES = ("language", "signs", "slips", "wording", "phrases")
"""The modules of rules that look at words and signs."""
NO_DICTIONARY = (
    "Сөздік жоқ, емле тексерілмеді ({names}). Орнату: {how} · "
    "Нет словарей, орфография не проверена ({names}). Установить: {how}"
)
INSTALL = "sudo apt-get install {packages}"
MENDED = "{place}: түзетілді · исправлено: «{before}» → «{after}»"
AT_ONCE = frozenset(
    {
        "decomposed-letter",
        "double-space",
        "hyphen-for-dash",
        "invisible-character",
        "mixed-letters",
        "odd-space",
        "straight-quotes",
    }
)
"""Rules of which `make fix-language` mends most cases by itself: text pasted from Word breaks them by the dozen."""
FIXABLE = "Таңба, бос орын, тырнақшаның көбін түзетеді · Большую часть знаков, пробелов, кавычек исправит: make fix-language"
SUMMARY = "Қате · Ошибок: {errors}. Ескерту · Предупреждений: {warnings}."
FIXED = "Түзетілген жол · Исправлено строк: {count}. Қалғаны · Осталось: {left}."
TABLE_HEAD = (
    "Сөйлемнің ұзындығы, сөз · Длина предложений в словах; кеңсе тілі · канцелярит, 1000 сөзге · на 1000 слов:\n"
    "{page:44} {median:>8} {long:>5} {longest:>6}  {official}"
).format(page="бет · страница", median="медиана", long="90 %", longest="макс.", official="кеңсе · канц.")
MOST_SHOWN = 10
"""Pages of each language in the table: those with the longest sentences."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the commands of this room to the command line."""
    commands.add_parser("check-language").set_defaults(run=lambda options: run_check(options.root))
    commands.add_parser("fix-language").set_defaults(run=lambda options: run_fix(options.root))


def problems_of(handbook: Handbook, root: Path) -> list[Problem]:
    """All that is to be said of the language of a handbook: errors first."""
    rules = [rule for rule in RULES.values() if rule.look.__module__.rpartition(".")[2] in MODULES]
    found = list(dict.fromkeys(problem for rule in rules for problem in rule.problems(handbook)))
    found += [*spelling.misspellings(handbook, root=root), *unpaired_terms(handbook)]
    return sorted(
        found, key=lambda each: (each.is_warning, each.place.path, each.place.line, each.rule, each.message)
    )


def run_check(root: Path) -> int:
    """Prints the problems and the figures; 1 where there are errors."""
    handbook = reader.read(root)
    problems = problems_of(handbook, root)
    print(*problems, sep="\n", end="\n" if problems else "")
    print(*table(figures(handbook)), sep="\n")
    tell_of_dictionaries()
    tell_of_fixing(problems)
    return _summary(problems)


def run_fix(root: Path) -> int:
    """Mends what is safe, prints each line that was mended, once, and what is left; 1 where errors are left."""
    handbook = reader.read(root)
    spellers = spelling.spellers_of(handbook)

    def knows(language: str, word: str) -> bool:
        own = spellers.get(language)
        return own is not None and own.knows(Token(word))

    done = mend_files(handbook, root, knows)
    for each in done:
        print(MENDED.format(place=each.place, before=_shown(each.before), after=_shown(each.after)))
    left = problems_of(reader.read(root), root)
    print(*left, sep="\n", end="\n" if left else "")
    tell_of_dictionaries()
    print(FIXED.format(count=len(done), left=len(left)))
    return 1 if any(not problem.is_warning for problem in left) else 0


def _shown(text: str) -> str:
    """With the codes of signs that nobody sees."""
    unseen = (
        each for each in text.strip(" ") if each != " " and unicodedata.category(each) in ("Cf", "Mn", "Zs")
    )
    return text.strip(" ").translate({ord(each): f"[U+{ord(each):04X}]" for each in unseen})


def tell_of_fixing(problems: Sequence[Problem]) -> None:
    """One line where another command mends what these problems tell."""
    if any(problem.rule in AT_ONCE for problem in problems):
        print(FIXABLE)


def tell_of_dictionaries() -> None:
    """One line where a dictionary is missing, and how to get it."""
    if missing := dictionaries.missing():
        packages = [dictionaries.PACKAGES[language] for language in missing]
        how = INSTALL.format(packages=" ".join(packages))
        print(
            NO_DICTIONARY.format(
                names=", ".join(dictionaries.NAMES[language] for language in missing), how=how
            )
        )


def table(pages: Sequence[PageFigures]) -> list[str]:
    """The pages of each language with the longest sentences, and the whole language in a row of its own."""
    rows = [TABLE_HEAD]
    for language in LANGUAGES:
        own = sorted(
            (page for page in pages if page.language == language), key=lambda page: (-page.long, page.path)
        )
        for page in own[:MOST_SHOWN]:
            longest = page.longest
            where = f"  {longest.place.path}:{longest.place.line}" if longest else ""
            rows.append(
                f"{page.language}/{page.path:41} {page.median:8g} {page.long:5g} {longest.words if longest else 0:6}  "
                f"{page.official_per_thousand}{where}"
            )
        if own:
            medians = sorted(page.median for page in own)
            words = sum(page.words for page in own)
            official = sum(page.official for page in own) * 1000 / words if words else 0
            rows.append(f"{language}: {len(own)}, {words} · {medians[len(medians) // 2]:g} · {official:.1f}")
    return rows


def _summary(problems: Sequence[Problem]) -> int:
    warnings = sum(problem.is_warning for problem in problems)
    print(SUMMARY.format(errors=len(problems) - warnings, warnings=warnings))
    return 1 if len(problems) > warnings else 0
