"""The rules from the command line, for editors and CI.

python -m handbook build                 check, and the whole site into site/
python -m handbook check                 all problems of the source files; exit status 1 if there are errors
python -m handbook accept [PAGE ...]     record that the two languages of these pages (all: none named) were compared
python -m handbook permalinks [OLD NEW]  record new addresses; with two, that the first one now leads to the second
"""

from __future__ import annotations

import argparse
import datetime
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from handbook.ledgers import accepted, fields, permalinks
from handbook.ledgers import changed as changes
from handbook.model import Problem
from handbook.rules import check, is_incomplete
from handbook.site.command import run_build
from handbook.source import reader

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
    print(summary(problems))
    return 1 if any(not problem.is_warning for problem in problems) else 0


def run_accept(root: Path, pages: Sequence[str]) -> int:
    handbook = reader.read(root)
    paths = frozenset(name.removesuffix("/").removesuffix(".md") + ".md" for name in pages)
    unknown = sorted(path for path in paths if not any(path == pages[0].path for pages in handbook.twins()))
    if unknown:
        names = ", ".join(unknown)
        print(
            f"Мұндай бет екі тілде жоқ · Такой страницы нет на обоих языках: {names}. Мысалы · Например: "
            "make accept PAGE=stages/analysis",
            file=sys.stderr,
        )
        return 1
    # While something could not be read, the two languages of no page have been compared.
    errors = [
        problem
        for problem in check(handbook)
        if not problem.is_warning
        and (
            not paths
            or is_incomplete(handbook)
            or any(problem.place.path.endswith("/" + path) for path in paths)
        )
    ]
    if errors:
        print(*errors, sep="\n")
        print("Алдымен қателерді түзетіңіз. · Сначала исправьте ошибки.", file=sys.stderr)
        return 1
    changed = accepted.accept(handbook, root, paths)
    changes.record(handbook, root, paths, datetime.date.today().isoformat())
    print(f"{accepted.LEDGER}: жаңарған жол · обновлено строк: {changed}")
    return 0


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


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="handbook", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the project's folder (default: this one)"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build")
    commands.add_parser("check")
    commands.add_parser("accept").add_argument("pages", nargs="*", metavar="PAGE")
    commands.add_parser("permalinks").add_argument("moved", nargs="*", metavar="ADDRESS")
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that lacks our letters still shows the rest
    try:
        if options.command == "build":
            return run_check(options.root) or run_build(options.root, options.root / "site")
        if options.command == "check":
            return run_check(options.root)
        if options.command == "permalinks":
            return run_permalinks(options.root, options.moved)
        return run_accept(options.root, options.pages)
    except OSError as error:
        print(NOT_WRITTEN.format(file=error.filename or "", reason=error.strerror or error), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
