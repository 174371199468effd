"""A build in a new process: what was edited is read anew, code too, and no failure ends the preview.

The process is forked from one that has loaded the libraries (multiprocessing's fork server): it costs little.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from dataclasses import dataclass
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path

from handbook.preview.troubles import MKDOCS, Trouble, of_exception, of_record

LIBRARIES = (
    "handbook.preview.worker",
    "mkdocs.commands.build",
    "mkdocs_static_i18n.plugin",
    "material.plugins.search.plugin",
    "pymdownx.blocks.admonition",
    "pymdownx.superfences",
    "markdown.extensions.tables",
    "markdown.extensions.toc",
    "weasyprint",
    "pptx",
    "segno",
    "PIL.Image",
    "PIL.ImageFont",
    "fontTools.ttLib",
    "tinyhtml5",
    "rcssmin",
    "rjsmin",
)
"""What the fork server loads beforehand: libraries, and of the project only what starts a build. One that is not there is passed over."""

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""What ends the preview."""


@dataclass(frozen=True)
class Outcome:
    """Whether a build came to its end, and all that is wrong."""

    is_built: bool
    troubles: tuple[Trouble, ...]


class Worker:
    """Builds, one at a time."""

    def __init__(self, root: Path) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(list(LIBRARIES))
        self._root = root
        resource_tracker.ensure_running()  # starting it takes the mask away that follows
        # Ctrl-C is for the preview, which ends what it has started: the server and its builds inherit the mask.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        forkserver.ensure_running()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

    def build(self, site: Path) -> Outcome:
        """Builds the project into `site`. Raises nothing of what happens in the build."""
        ours, theirs = self._context.Pipe(duplex=False)
        process = self._context.Process(
            target=_run, args=(self._root, site, theirs), daemon=True
        )  # ends with the preview
        signal.pthread_sigmask(
            signal.SIG_BLOCK, ENDING
        )  # halfway through a start nobody would end what has started
        process.start()
        theirs.close()
        try:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
            outcome = ours.recv()
            assert isinstance(outcome, Outcome)
            return outcome
        except EOFError:
            process.join()
            lost = (
                f"Құрастыру үзілді (код {process.exitcode}). Файлды қайта сақтаңыз · "
                f"Сборка прервана (код {process.exitcode}). Сохраните файл ещё раз"
            )
            return Outcome(False, (Trouble("", 0, "build", lost),))
        finally:
            process.terminate()
            process.join()
            ours.close()


class _Notes(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING or hasattr(record.msg, "place"):
            self.records.append(record)


def _run(root: Path, site: Path, told: Connection) -> None:
    os.chdir(root)
    notes = _Notes()
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.INFO)
    log.addHandler(notes)
    log.propagate = False
    logging.getLogger().addHandler(logging.NullHandler())  # other libraries' words are for programmers
    try:
        import preview

        preview.build(root, site)
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
    told.send(Outcome(failure is None, tuple(dict.fromkeys(troubles))))


def _with_rules(troubles: list[Trouble], root: Path) -> list[Trouble]:
    """The problems of the source files too, where the build did not come as far; what both say the rules say better."""
    try:
        from handbook.rules import check
        from handbook.source import reader

        problems = check(reader.read(root))
    except Exception:  # what broke the build may break the rules as well, and has been said
        return troubles
    found = [
        Trouble(problem.place.path, problem.place.line, problem.rule, problem.message, problem.is_warning)
        for problem in problems
    ]
    said = {(trouble.file, trouble.rule) for trouble in found}
    return [*found, *(trouble for trouble in troubles if (trouble.file, trouble.rule) not in said)]


def _setting_names() -> list[str]:
    from mkdocs.config.defaults import get_schema

    return [name for name, _ in get_schema()]
