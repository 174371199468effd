"""What is built when, what is shown, and what the terminal says of it."""

from __future__ import annotations

import dataclasses
import shutil
import time
from collections.abc import Sequence
from multiprocessing.connection import wait
from pathlib import Path
from typing import NoReturn

from handbook.preview.job import is_quick
from handbook.preview.news import Checked, News, Outcome, Refused, Shown
from handbook.preview.server import ServedSite, Server
from handbook.preview.troubles import summary
from handbook.preview.watch import PAUSE, Watch
from handbook.preview.worker import Build, Worker

OWN = "hooks/handbook/preview/"
"""What this program consists of: read once, so an edit of it asks for a new start."""
RULE = "─" * 16


class Preview:
    """The site as it is shown, what builds it, and what is said of it.

    A whole build runs after every edit. The one that came to its end last stays: it shows an edit of prose, data, styles or scripts
    on single pages at once, while the next whole build, which then takes its place, is under way.
    """

    def __init__(self, root: Path, folder: Path, server: Server) -> None:
        self._folder, self._server = folder, server
        self._watch, self._worker, self._number = Watch(root), Worker(root), 0
        self._shown: Build | None = None
        """What shows the site, and can make single pages of it anew."""
        self._next: Build | None = None
        """The whole build that is under way, or waits for the pages that were edited meanwhile."""
        self._began, self._saved = time.monotonic(), time.monotonic()
        self._edits: list[str] = []
        """What is said to have changed by the whole build that is under way."""
        self._due: list[str] = []
        """What the next one will say: it begins when it is known what is wrong, or the two would hold each other up."""

    def run(self) -> NoReturn:
        """Builds and shows until it is ended by a signal."""
        self._start([])
        looked = 0.0
        while True:
            builds = {build.channel: build for build in (self._shown, self._next) if build}
            pause = max(0.0, looked + PAUSE - time.monotonic())
            ready = wait(list(builds), pause)
            if not builds:
                time.sleep(pause)
            for build in (build for channel, build in builds.items() if channel in ready):
                if build in (self._shown, self._next):  # else ended by what another has said
                    self._hear(build)
            if time.monotonic() >= looked + PAUSE:
                looked = time.monotonic()
                if changed := self._watch.settled():
                    self._edited(changed)

    def _start(self, changed: Sequence[str]) -> None:
        self._number += 1
        self._due = []
        self._began, self._edits = time.monotonic(), sorted(set(changed))
        self._next = self._worker.start(self._folder / str(self._number))

    def _edited(self, changed: list[str]) -> None:
        self._saved = time.monotonic()
        if all(is_quick(path) for path in changed):
            if self._shown:
                self._shown.ask(changed, self._server.opened())
            if self._next:
                self._next.waiting += changed
                return
            if self._shown:
                self._due += changed
                return
        else:
            self._end(self._shown)  # it knows the old code
            changed = [*changed, *self._due]
            if self._next:  # what it would have told is told by the next
                changed = [*changed, *self._edits, *self._next.changed, *self._next.waiting]
                self._end(self._next)
        self._start(changed)

    def _hear(self, build: Build) -> None:
        news = build.news()
        if build is self._next:
            self._hear_next(build, news)
            return
        if isinstance(news, Shown):
            self._say_shown(news)
            return
        if isinstance(news, Checked):
            self._server.served = dataclasses.replace(self._server.served, troubles=news.troubles)
        elif isinstance(news, Outcome):  # it has ended by itself
            self._end(build)
        if self._due and not self._next:
            self._start(self._due)

    def _hear_next(self, build: Build, news: News) -> None:
        if isinstance(news, Outcome):
            self._built(build, news)
        elif isinstance(news, Refused):
            self._end(build)
            self._start([*self._edits, *build.changed, *build.waiting])
        elif isinstance(news, Shown) and build.waiting:
            self._catch_up(build)
        elif isinstance(news, Shown):
            self._take(build)
            self._say_shown(news)

    def _say_shown(self, news: Shown) -> None:
        self._server.show(news.edited)
        if news.pages:
            print(f"{_head(news.changed, time.monotonic() - self._saved)} · көрсетілді · показано")

    def _built(self, build: Build, outcome: Outcome) -> None:
        self._outcome = outcome
        if not outcome.is_built:
            self._server.served = dataclasses.replace(self._server.served, troubles=outcome.troubles)
            self._end(build)
            _report(self._server, self._edits, time.monotonic() - self._began, False)
            if build.waiting or build.changed:
                self._start([*build.changed, *build.waiting])
        elif build.waiting:
            self._catch_up(build)
        else:
            self._take(build)

    def _catch_up(self, build: Build) -> None:
        """Has a build make the pages that were edited meanwhile, before it is shown: it would show older ones than are there."""
        build.ask(build.waiting, self._server.opened())
        build.changed += build.waiting
        build.waiting = []

    def _take(self, build: Build) -> None:
        """Puts the build that has come to its end in the place of the one that is shown."""
        before, old = self._server.served, self._shown
        self._server.served = ServedSite(
            build.site, self._outcome.troubles, self._outcome.addresses, before.edited
        )
        self._shown, self._next = build, None
        if old:
            old.end()
        if before.site:
            shutil.rmtree(before.site, ignore_errors=True)
        _report(self._server, self._edits, time.monotonic() - self._began, True)
        self._due += build.changed

    def _end(self, build: Build | None) -> None:
        """Ends a process; the pages that are shown stay."""
        if not build:
            return
        build.end()
        if build.site != self._server.served.site:
            shutil.rmtree(build.site, ignore_errors=True)
        if build is self._next:
            self._next = None
        else:
            self._shown = None


def _head(changed: Sequence[str], seconds: float) -> str:
    files = ", ".join(changed[:3]) + (f" … (+{len(changed) - 3})" if len(changed) > 3 else "")
    took = f"{seconds:.1f} с".replace(".", ",")
    return " · ".join(filter(None, (f"{RULE} {time.strftime('%H:%M:%S')}", took, files)))


def _report(server: Server, changed: Sequence[str], seconds: float, is_built: bool) -> None:
    """Says what was built when, and last what is wrong."""
    print("\n" + _head(changed, seconds))
    troubles = sorted(
        server.served.troubles, key=lambda trouble: (not trouble.is_warning, trouble.file, trouble.line)
    )
    if any(file.startswith(OWN) for file in changed):
        print(
            f"{OWN}: бұл өзгерісті көру үшін make serve командасын қайта іске қосыңыз · "
            "чтобы увидеть это изменение, запустите make serve заново"
        )
    if troubles:
        print(*troubles, sep="\n")
    if not is_built:
        left = "Беттердің бұрынғы түрі көрсетіліп тұр · Показаны прежние страницы"
        nothing = "Сайт әлі құрастырылған жоқ · Сайт ещё не собран"
        print(f"{summary(troubles)} {left if server.served.site else nothing}: {server.address}")
    elif troubles and not troubles[-1].is_warning:
        print(f"{summary(troubles)} {server.address}")
    else:
        print(f"Бәрі дұрыс · Всё в порядке: {server.address}")
