"""A whole build in a new process: what was edited is read anew, code too, and no failure ends the preview.

The process is forked from one that has loaded the libraries (multiprocessing's fork server): it costs little.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from handbook.preview.job import run
from handbook.preview.news import News, Outcome
from handbook.preview.troubles import Trouble

LIBRARIES = (
    "handbook.preview.job",
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


class Worker:
    """Starts builds, each in a process of its own."""

    def __init__(self, root: Path) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(list(LIBRARIES))
        self._root = root
        resource_tracker.ensure_running()  # starting it takes the mask away that follows
        # Ctrl-C is for the preview, which ends what it has started: the server and its builds inherit the mask.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        forkserver.ensure_running()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

    def start(self, site: Path) -> Build:
        """Starts to build the project into `site`."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=run, args=(self._root, site, theirs), daemon=True
        )  # ends with the preview
        # Halfway through a start nobody would end what has started.
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        try:
            process.start()
        finally:
            theirs.close()
            # A terminal that closes ends the server as well: then it is this signal that counts, not the start that failed.
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
        return Build(site, process, ours)


@dataclass
class Build:
    """A process that builds the project into `site`, and then makes single pages of it anew when asked."""

    site: Path
    process: BaseProcess
    channel: Connection
    changed: list[str] = field(default_factory=list)
    """What was edited after it began to build, and is on its pages."""
    waiting: list[str] = field(default_factory=list)
    """What was edited since, and is not."""

    def ask(self, changed: Sequence[str], addresses: Collection[str]) -> None:
        """Asks for the pages that an edit of these files changes, and for those open at these addresses. What comes of it is news."""
        with contextlib.suppress(OSError):  # it has ended: there will be news of that
            self.channel.send((tuple(changed), frozenset(addresses)))

    def news(self) -> News:
        """What it has to say, once its channel is ready. Raises nothing of what happens in the process."""
        try:
            news: News = self.channel.recv()
            return news
        except (EOFError, OSError):
            self.process.join()
            lost = (
                f"Құрастыру үзілді (код {self.process.exitcode}). Файлды қайта сақтаңыз · "
                f"Сборка прервана (код {self.process.exitcode}). Сохраните файл ещё раз"
            )
            return Outcome(False, (Trouble("", 0, "build", lost),))

    def end(self) -> None:
        self.process.terminate()
        self.process.join()
        self.channel.close()
