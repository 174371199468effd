"""`make new-…` and `make rename`: thought through on a draft, checked, then written whole; what was done is told."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from handbook.editing import new_entries, new_pages, new_templates, records, rename_fields, rename_ids, target
from handbook.editing import rename as renames
from handbook.editing.draft import LEFT_TO_DO, Draft, Refused
from handbook.editing.request import Request
from handbook.model import LANGUAGES, Problem
from handbook.source.yaml_lines import BrokenYamlError

KINDS: Mapping[str, Callable[[Draft, Request], None]] = {
    "page": new_pages.new_page,
    "term": new_entries.new_term,
    "law": new_entries.new_law,
    "question": new_pages.new_question,
    "template": new_templates.new_template,
    "way": new_entries.new_way,
}
MEND_FIRST = "Алдымен қателерді түзетіңіз: make check. Ештеңе өзгерген жоқ. · Сначала исправьте ошибки: make check. Ничего не изменено."
NOTHING = "Ештеңе өзгерген жоқ · Ничего не изменено"
TO_FILL = "Енді мынаны толтырыңыз · Теперь заполните:"
NEXT = "Толтырған соң · Когда заполните: make check"
UNDO = (
    "Бәрін кері қайтару керек болса (осы файлдардағы коммитке кірмеген басқа түзетулер де кетеді) · "
    "Если нужно всё вернуть (другие правки этих файлов, не вошедшие в коммит, тоже пропадут):\n  "
)
NAMES = (
    "ID",
    *(language.upper() for language in LANGUAGES),
    *(f"{language.upper()}_SHORT" for language in LANGUAGES),
    *(f"MENU_{language.upper()}" for language in LANGUAGES),
    "MENU",
    "AFTER",
    "SECTIONS",
    "PAGE",
    "IN",
    "STAGE",
    "FIELDS",
    "NUMBER",
    "DATE",
    "ADDRESS",
)
"""The values that may be given; `make` hands them on in the environment, where no shell takes their quotes and signs apart."""


def run_new(root: Path, kind: str, given: Sequence[str]) -> int:
    """`make new-term ID=… KK=… RU=…`. Returns the exit status. Raises OSError where nothing can be written."""
    values = {name: os.environ[name] for name in NAMES if name in os.environ}
    values.update(pair.partition("=")[::2] for pair in given)
    return _told(lambda: new(root, kind, values))


def _told(do: Callable[[], str]) -> int:
    try:
        print(do())
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    except (UnicodeDecodeError, BrokenYamlError):
        print(MEND_FIRST, file=sys.stderr)
        return 1
    return 0


def new(root: Path, kind: str, values: Mapping[str, str]) -> str:
    """Makes a new part of this kind below `root`. Returns what to tell; raises Refused, OSError, UnicodeDecodeError, BrokenYamlError."""
    draft = Draft(root)
    if draft.handbook.faults:
        raise Refused(MEND_FIRST)
    KINDS[kind](draft, Request(kind, values))
    records.record(draft, draft.after())
    after = draft.after()
    refuse(draft.new_errors(after, LEFT_TO_DO))
    lines = told(draft)
    asked = [
        f"  {part.place}: {part.words}"
        for part in after.to_fill
        if draft.is_new(part.place.path, part.place.line)
    ]
    draft.write()
    return "\n".join([*lines, *draft.notes, TO_FILL, *asked, NEXT, undo(draft)])


def run_rename(root: Path, old: str, new: str) -> int:
    """`make rename FROM=… TO=…`. Returns the exit status. Raises OSError where nothing can be written."""
    return _told(lambda: rename(root, old, new))


def rename(root: Path, old: str, new: str) -> str:
    """Renames a page, a section, an entry, a field or an option below `root` in everything that hangs on it.

    Returns what to tell; raises as `new`.
    """
    draft = Draft(root)
    if draft.handbook.faults:
        raise Refused(MEND_FIRST)
    if not old or not new:
        raise Refused(f"FROM да, TO да керек · Нужны и FROM, и TO.\n{target.EXAMPLE}")
    change, moves = None, []
    if rename_fields.is_field(draft, old.strip("/")):
        rename_fields.rename_field(draft, old.strip("/"), new)
        after = draft.after()
    elif rename_ids.is_kept(draft, old.strip("/")):
        rename_ids.rename_id(draft, old.strip("/"), new)
        after = draft.after()
    else:
        change = target.renaming(draft, target.address(old), target.address(new))
        renames.rename(draft, change)
        after = draft.after()
        moves = renames.moves(draft.handbook, after, change)
    records.record(draft, after, moves)
    records.keep_compared(draft, after, change)
    refuse(draft.new_errors(draft.after()))
    lines = told(draft, changed_lines(draft))
    draft.write()
    return "\n".join([*lines, "Тексеру үшін · Чтобы проверить: make check, git diff", undo(draft)])


def changed_lines(draft: Draft) -> dict[str, str]:
    """Which lines of each file change: `12, 40`."""
    found = {}
    for path, text in draft.changes.items():
        old = (draft.text_before(path) or "").splitlines()
        new = (text or "").splitlines()
        if text is not None and old:
            steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
            numbers = [
                str(line + 1)
                for kind, _, _, start, end in steps
                if kind != "equal"
                for line in range(start, max(end, start + 1))
            ]
            found[path] = ", ".join(numbers[:8]) + (" …" if len(numbers) > 8 else "")
    return found


def refuse(errors: list[Problem]) -> None:
    """Raises Refused with the errors that a change would bring."""
    if errors:
        said = f"{NOTHING}: мына қателер шығар еді · из этого вышли бы ошибки:"
        raise Refused("\n".join([said, *map(str, errors)]))


def told(draft: Draft, at: Mapping[str, str] | None = None) -> list[str]:
    """What is done, file by file. `at`: which lines of a file change."""
    lines = []
    for path, text in sorted(draft.changes.items()):
        if text is None:
            lines.append(f"{path}: өшірілді · удалён")
        elif draft.text_before(path) is None:
            lines.append(f"{path}: жаңа · новый")
        else:
            where = (at or {}).get(path, "")
            lines.append(f"{path}: {'жол · строки ' + where if where else 'өзгерді · изменён'}")
    return lines


def undo(draft: Draft) -> str:
    """How everything is taken back with Git."""
    old = " ".join(sorted(path for path in draft.changes if path not in draft.made))
    steps = [f"git restore {old}"] if old else []
    steps += [f"rm {' '.join(draft.made)}"] if draft.made else []
    return f"{UNDO}{' && '.join(steps)}"
