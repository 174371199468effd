"""What went wrong in a build, with file and line, however it was told: by a rule, MkDocs' log, an exception.

Imports nothing of the handbook: its code may be what is broken.
"""

from __future__ import annotations

import difflib
import errno
import logging
import re
import traceback
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SETTINGS = "mkdocs.yml"
MKDOCS = "mkdocs"
"""The rule of what MkDocs itself says: in English, and mostly of what our own rules have said better."""
DRIVERS = ("hooks/preview.py", "hooks/handbook/preview/job.py")
"""What every failure comes through."""
MESSAGES = {
    "broken-code": (
        "Бағдарлама осы жерде тоқтап қалды: {reason}. Соңғы өзгерісті түзетіңіз не қайтарыңыз: git diff {file}",
        "Программа остановилась в этом месте: {reason}. Исправьте последнее изменение или верните как было: "
        "git diff {file}",
    ),
    "broken-layout": (
        "Беттің қалыбы оқылмайды (Jinja): {reason}. Соңғы өзгерісті түзетіңіз не қайтарыңыз: git diff {file}",
        "Макет страницы не читается (Jinja): {reason}. Исправьте последнее изменение или верните как было: "
        "git diff {file}",
    ),
    "broken-yaml": (
        "YAML оқылмайды: қате осы жолда не одан жоғары ({reason}). Тырнақша мен жақшаларды, жол басындағы бос орындарды тексеріңіз",
        "YAML не читается: ошибка в этой строке или выше ({reason}). Проверьте кавычки, скобки и отступы",
    ),
    "settings": (
        "«{key}» баптауының мәні жарамайды. MkDocs хабары: {reason} Түзетіңіз не қайтарыңыз: git diff {file}",
        "Значение настройки «{key}» не подходит. Сообщение MkDocs: {reason} Исправьте или верните как было: "
        "git diff {file}",
    ),
    "unknown-setting": (
        "«{key}» деген баптау жоқ. Түзетіңіз не өшіріңіз{kk}",
        "Настройки «{key}» не бывает. Исправьте или удалите{ru}",
    ),
    "not-utf8": (
        "Файл UTF-8 кодтауында емес. Файлды редакторда «UTF-8» етіп қайта сақтаңыз",
        "Файл не в кодировке UTF-8. Сохраните файл в редакторе как «UTF-8»",
    ),
    "disk-full": (
        "Дискіде орын жоқ. Орын босатып, файлды қайта сақтаңыз",
        "На диске нет места. Освободите место и сохраните файл ещё раз",
    ),
    "unreadable": (
        "Файл ашылмайды не жазылмайды: {reason}. Файлдың бар-жоғын, рұқсатын тексеріңіз",
        "Файл не открывается или не записывается: {reason}. Проверьте, есть ли он и разрешён ли к нему доступ",
    ),
    MKDOCS: ("MkDocs хабары: {reason}", "сообщение MkDocs: {reason}"),
}
"""What is said, in Kazakh and in Russian: whoever reads the terminal may read either."""
_SETTING = re.compile(r"Config value '([^']+)': (.*)", re.DOTALL)
_UNKNOWN = re.compile(r"Unrecognised configuration name: (\S+)")
_OF_PAGE = re.compile(r"Error (?:reading|building) (?:page|template|static file) '([^']+)'")


@dataclass(frozen=True)
class Trouble:
    """One thing that is wrong. `file` is empty where nobody knows it, `line` 0."""

    file: str
    line: int
    rule: str
    text: str
    is_warning: bool = False
    anchor: str = ""
    """The heading above it on its page, and the words of its line: see places.py."""
    words: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: " if self.file else ""
        return f"{place}[{self.rule}] {self.text}"


def of_record(record: logging.LogRecord, root: Path, known: Collection[str] = ()) -> Trouble | None:
    """What a line of the log says: a Problem logged as it is, or words; None where another says it better.

    `known` are the names of all settings.
    """
    problem: Any = record.msg
    if hasattr(problem, "place"):
        return Trouble(
            problem.place.path, problem.place.line, problem.rule, problem.message, problem.is_warning
        )
    text = record.getMessage()
    if setting := _SETTING.match(text):
        key, reason = setting.groups()
        unknown = _UNKNOWN.match(reason)
        key = unknown[1] if unknown else key
        line = _line_of(root / SETTINGS, key)
        if unknown:
            alike = [f"«{name}»?" for name in difflib.get_close_matches(key, known, 1, 0.8)]
            kk, ru = (
                "".join(f". Бәлкім, {name}" for name in alike),
                "".join(f". Может быть, {name}" for name in alike),
            )
            return _trouble("unknown-setting", SETTINGS, line, key=key, kk=kk, ru=ru)
        return _trouble("settings", SETTINGS, line, key=key, reason=_readable(reason, root) + ".")
    if record.levelno < logging.WARNING or _OF_PAGE.match(text):
        return None
    return _trouble(MKDOCS, "", 0, reason=_readable(text, root))


def of_exception(error: BaseException, root: Path, records: Collection[logging.LogRecord] = ()) -> Trouble:
    """What an exception says that ended a build. `records`: what was logged before; MkDocs names the page there."""
    cause = _cause(error)
    page = next((found[1] for record in records if (found := _OF_PAGE.match(record.getMessage()))), "")
    reason = _readable(f"{type(cause).__name__}: {cause}", root).rstrip(":") + (
        f" (docs/{page})" if page else ""
    )
    file, line = _place(cause, root)
    if isinstance(cause, OSError):
        if cause.errno in (errno.ENOSPC, errno.EDQUOT):
            return _trouble("disk-full", "", 0)
        name = str(cause.filename or "")
        inside = _inside(name, root, may_be_gone=True)
        reason = (cause.strerror or reason) + (f" ({_readable(name, root)})" if name and not inside else "")
        return _trouble("unreadable", inside or file, 0, reason=reason)
    if isinstance(cause, UnicodeDecodeError):
        return _trouble("not-utf8", file, cause.object[: cause.start].count(b"\n") + 1)
    if hasattr(cause, "problem_mark"):  # of yaml.MarkedYAMLError
        return _trouble(
            "broken-yaml",
            file or SETTINGS,
            line,
            reason=_readable(getattr(cause, "problem", None) or reason, root),
        )
    is_ours = type(cause).__module__.startswith("handbook.")  # of handbook.model.errors
    if is_ours or (isinstance(error, SystemExit) and not file):  # of mkdocs.exceptions.Abort: our own words
        return Trouble("", 0, "build", str(error))
    if type(cause).__module__.startswith("jinja2") or file.endswith((".html", ".css", ".xml", ".svg")):
        return _trouble("broken-layout", file, line, reason=reason)
    return _trouble("broken-code", file, line, reason=reason)


def summary(troubles: Collection[Trouble]) -> str:
    """One line that counts: «Қате · Ошибок: 2. Ескерту · Предупреждений: 0.»"""
    warnings = sum(trouble.is_warning for trouble in troubles)
    return f"Қате · Ошибок: {len(troubles) - warnings}. Ескерту · Предупреждений: {warnings}."


def _trouble(rule: str, file: str, line: int, **values: object) -> Trouble:
    return Trouble(
        file,
        line,
        rule,
        " · ".join(words.format(file=file, **values).removesuffix(": git diff ") for words in MESSAGES[rule]),
    )


def _cause(error: BaseException) -> BaseException:
    """What was raised first: what MkDocs wraps says where."""
    is_wrapped = type(error).__module__ == "mkdocs.exceptions"
    cause = error.__cause__ or (error.__context__ if is_wrapped else None)
    return _cause(cause) if cause else error


def _place(error: BaseException, root: Path) -> tuple[str, int]:
    """The file and line that an exception speaks of; else the innermost of the project that it came through."""
    for file, line in _places(error):
        inside = _inside(file, root)
        if inside:
            return inside, line
    is_settings = any(frame.name == "load_config" for frame in traceback.extract_tb(error.__traceback__))
    return (SETTINGS, 0) if is_settings else ("", 0)


def _places(error: BaseException) -> Iterator[tuple[str, int]]:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        yield mark.name, mark.line + 1
    if getattr(error, "filename", None):  # SyntaxError, TemplateSyntaxError, OSError
        yield str(error.filename), getattr(error, "lineno", 0) or 0  # type: ignore[attr-defined]
    frames = list(traceback.walk_tb(error.__traceback__))[::-1]
    frames = frames[:1] + [each for each in frames[1:] if not each[0].f_code.co_filename.endswith(DRIVERS)]
    if isinstance(error, UnicodeDecodeError):  # it names no file: the path that was being read does
        yield from (
            (str(frame.f_locals["self"]), 0)
            for frame, _ in frames
            if isinstance(frame.f_locals.get("self"), Path)
        )
    yield from ((frame.f_code.co_filename, line) for frame, line in frames)


def _inside(file: str, root: Path, may_be_gone: bool = False) -> str:
    """The path of a file from the root; empty where it is none of the project's own."""
    path = Path(root, file).resolve()
    inside = path.relative_to(root.resolve()) if path.is_relative_to(root.resolve()) else Path()
    is_own = (
        inside.parts
        and (may_be_gone or path.exists())
        and not inside.parts[0].startswith((".", "node_modules"))
    )
    return inside.as_posix() if is_own else ""


def _line_of(settings: Path, key: str) -> int:
    try:
        lines = settings.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return 0
    return next(
        (number for number, line in enumerate(lines, 1) if line.startswith(f"{key.split('.')[0]}:")), 0
    )


def _readable(text: str, root: Path) -> str:
    """A library's words on one line, without this machine's folders and without a full stop."""
    return " ".join(text.replace(f"{root}/", "").split()).rstrip(".")
