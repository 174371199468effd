"""The rules from the command line, for editors and CI.

python -m handbook build                 check, and the whole site into site/
python -m handbook check                 all problems of the source files; exit status 1 if there are errors
python -m handbook accept [PAGE ...]     record that the two languages of these pages (of all: `all`) were compared;
                                         --commit HEAD: of all that it touched
python -m handbook status [PAGE ...]     how both languages stand, or what has changed on these pages, side by side
python -m handbook new KIND [ID=… KK=… RU=…]  write a new page, term, law, question, template or way, its parts to fill in marked
python -m handbook rename OLD NEW             give an address or a field of a template another name everywhere
python -m handbook check-language        spelling, signs and words of both languages, and how long sentences are
python -m handbook fix-language          mends of these what is safe, and tells the rest
python -m handbook permalinks [OLD NEW]  record new addresses; with two, that the first one now leads to the second
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from handbook.editing import command as editing
from handbook.editing.accepting import run_accept
from handbook.language import command as language
from handbook.language.command import tell_of_fixing
from handbook.ledgers import fields, permalinks
from handbook.model import Problem
from handbook.model.errors import BuildError
from handbook.render.console import speaking
from handbook.rules import check, is_incomplete
from handbook.site.command import run_build
from handbook.source import reader
from handbook.status.command import run_status

NOT_WRITTEN = (
    "{file}: жазылмады, бұрынғысы сол күйінде қалды ({reason}). Дискіде орын бар-жоғын қарап, қайталаңыз. · Не записан, "
    "прежний остался как был ({reason}). Проверьте, есть ли место на диске, и повторите."
)
INCOMPLETE = (
    "Файлдың бәрі оқылған жоқ: қалғаны осылар түзетілген соң тексеріледі. · Прочитано не всё: остальное проверится "
    "после этих исправлений."
)


def summary(problems: Sequence[Problem]) -> str:
    """One line that counts: «Қате · Ошибок: 2. Ескерту · Предупреждений: 0.»"""
    warnings = sum(problem.is_warning for problem in problems)
    return f"Қате · Ошибок: {len(problems) - warnings}. Ескерту · Предупреждений: {warnings}."


def run_check(root: Path) -> int:
    handbook = reader.read(root)
    problems = check(handbook)
    for problem in problems:
        print(problem)
    if is_incomplete(handbook):
        print(INCOMPLETE)
    tell_of_fixing(problems)
    print(summary(problems))
    return 1 if any(not problem.is_warning for problem in problems) else 0


def run_permalinks(root: Path, moved: Sequence[str]) -> int:
    if len(moved) not in (0, 2):
        print(
            "Екі мекенжай керек · Нужны два адреса: make permalinks FROM=stages/analysis/#old TO=stages/analysis/#new",
            file=sys.stderr,
        )
        return 1
    move = (permalinks.address_of(moved[0]), permalinks.address_of(moved[1])) if moved else None
    handbook = reader.read(root)
    if move and move[0] not in permalinks.latest_rows(handbook):
        print(f"Тізілімде мұндай мекенжай жоқ · Такого адреса нет в реестре: {move[0]}", file=sys.stderr)
        return 1
    if handbook.faults:
        print(
            "Алдымен қателерді түзетіңіз: make check · Сначала исправьте ошибки: make check", file=sys.stderr
        )
        return 1
    added = permalinks.record(handbook, root, move)
    print(f"{permalinks.LEDGER}: қосылған жол · добавлено строк: {len(added)}")
    print(f"{fields.LEDGER}: қосылған жол · добавлено строк: {len(fields.record(handbook, root))}")
    left = [
        problem
        for problem in check(reader.read(root))
        if problem.place.path in (permalinks.LEDGER, fields.LEDGER) or problem.rule == "lost-address"
    ]
    print(*left, sep="\n", end="\n" if left else "")
    return 1 if left else 0


def _add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Each command with its arguments and with what it runs; the number that comes back is the exit status."""

    def add(name: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        command = commands.add_parser(name)
        command.set_defaults(run=run)
        return command

    add("build", lambda given: run_check(given.root) or run_build(given.root, given.root / "site"))
    add("check", lambda given: run_check(given.root))
    accept = add("accept", lambda given: run_accept(given.root, given.pages, given.commit))
    accept.add_argument("pages", nargs="*", metavar="PAGE")
    accept.add_argument(
        "--commit", default="", help="all pages that a commit, or a range of them, has touched"
    )
    status = add("status", lambda given: run_status(given.root, given.pages))
    status.add_argument("pages", nargs="*", metavar="PAGE")
    moved = add("permalinks", lambda given: run_permalinks(given.root, given.moved))
    moved.add_argument("moved", nargs="*", metavar="ADDRESS")
    names = add("rename", lambda given: editing.run_rename(given.root, given.old, given.new))
    names.add_argument("old", nargs="?", default="")
    names.add_argument("new", nargs="?", default="")
    new = add("new", lambda given: editing.run_new(given.root, given.kind, given.given))
    new.add_argument("kind", choices=editing.KINDS)
    new.add_argument("given", nargs="*", metavar="NAME=VALUE")
    language.add_to(commands)


def main(arguments: Sequence[str] | None = None) -> int:
    try:
        with speaking():
            return _run(arguments)
    except OSError as error:
        print(NOT_WRITTEN.format(file=error.filename or "", reason=error.strerror or error), file=sys.stderr)
        return 1


def _run(arguments: Sequence[str] | None) -> int:
    parser = argparse.ArgumentParser(
        prog="handbook", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the project's folder (default: this one)"
    )
    _add_commands(parser.add_subparsers(dest="command", required=True))
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
