"""What a process of the preview does: one whole build, through `hooks/preview.py`, then single pages of it as long as it is asked."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from handbook.preview.news import Checked, Outcome, Refused, Shown
from handbook.preview.places import anchor_of_edit, placed
from handbook.preview.troubles import MKDOCS, Trouble, of_exception, of_record

QUICK = ("docs/_data/", "docs/assets/stylesheets/", "docs/assets/javascripts/")
"""Where files lie whose edit is shown on single pages; pages of the handbook are the others. Their coming and going is not."""


def is_quick(path: str) -> bool:
    """Whether an edit of a file may be shown without a whole build before."""
    return path.startswith(QUICK) or (path.startswith("docs/") and path.endswith(".md"))


class _Notes(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING or hasattr(record.msg, "place"):
            self.records.append(record)


def run(root: Path, site: Path, channel: Connection) -> None:
    """Builds into `site` and tells the Outcome; then answers each edit with Shown and Checked, or with Refused."""
    os.chdir(root)
    notes = _Notes()
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.INFO)
    log.addHandler(notes)
    log.propagate = False
    logging.getLogger().addHandler(logging.NullHandler())  # other libraries' words are for programmers
    warm: Any = None
    try:
        import preview

        warm = preview.build(root, site)
        failure = None
    except (
        Exception,
        SystemExit,
    ) as error:  # of every kind: the code and the settings may be broken in any way
        failure = error
    found = [of_record(record, root, _setting_names()) for record in notes.records]
    troubles = [trouble for trouble in found if trouble]
    has_said_why = any(not trouble.is_warning for trouble in troubles) and isinstance(failure, SystemExit)
    if failure and not has_said_why:
        troubles.append(of_exception(failure, root, notes.records))
    if failure and not any(hasattr(record.msg, "place") for record in notes.records):
        troubles = _with_rules(troubles, root)
    if any(trouble.rule != MKDOCS and not trouble.is_warning for trouble in troubles):
        troubles = [trouble for trouble in troubles if trouble.rule != MKDOCS]
    troubles = placed(dict.fromkeys(troubles), root)
    texts = _texts(root) if warm else {}
    channel.send(Outcome(failure is None, tuple(troubles), warm.addresses if warm else {}))
    if warm:
        log.handlers = [logging.NullHandler()]
        _go_on(root, channel, warm, troubles, texts)


def _go_on(
    root: Path, channel: Connection, warm: Any, known: list[Trouble], texts: dict[str, list[str]]
) -> None:
    """Makes single pages anew, for as long as the preview asks. `texts`: the lines of every page as they were last seen."""
    edited: set[str] = set()
    while True:
        try:
            changed, addresses = channel.recv()
        except EOFError:
            return
        edited.update(changed)
        try:
            if not all(is_quick(path) and _is_known(root, warm, path) for path in changed):
                raise LookupError(changed)
            warm.read()
            at = ""
            paths = warm.pages(changed, addresses)
            for path in paths:
                warm.make(path)
                if path in changed and not at:
                    at = warm.address(path) + anchor_of_edit(root, path, texts)
            channel.send(Shown(changed, len(paths), at))
            said = _as_troubles(warm.problems(edited))
        except (Exception, SystemExit):  # whatever is broken: the whole build that follows says it
            channel.send(Refused(changed))
            continue
        # What only whole pages tell stays known of the pages that were not edited.
        rules = _rule_names()
        kept = [each for each in known if each.rule not in rules and each.file not in edited]
        channel.send(Checked(tuple(placed(dict.fromkeys([*said, *kept]), root))))


def _is_known(root: Path, warm: Any, path: str) -> bool:
    return (root / path).is_file() and (
        not path.endswith(".md") or path in warm.addresses or "/_data/" in path
    )


def _texts(root: Path) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for path in (root / "docs").rglob("*.md"):
        anchor_of_edit(root, path.relative_to(root).as_posix(), texts)
    return texts


def _as_troubles(problems: Iterable[Any]) -> list[Trouble]:
    return [
        Trouble(problem.place.path, problem.place.line, problem.rule, problem.message, problem.is_warning)
        for problem in problems
    ]


def _with_rules(troubles: list[Trouble], root: Path) -> list[Trouble]:
    """The problems of the source files too, where the build did not come as far; what both say the rules say better."""
    try:
        from handbook.rules import check
        from handbook.source import reader

        found = _as_troubles(check(reader.read(root)))
    except Exception:  # what broke the build may break the rules as well, and has been said
        return troubles
    said = {(trouble.file, trouble.rule) for trouble in found}
    return [*found, *(trouble for trouble in troubles if (trouble.file, trouble.rule) not in said)]


def _rule_names() -> frozenset[str]:
    from handbook.rules import RULES

    return frozenset(RULES)


def _setting_names() -> list[str]:
    from mkdocs.config.defaults import get_schema

    return [name for name, _ in get_schema()]
