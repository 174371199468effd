"""Keeps what the rules say up to date: after every saved change, whoever saved it, they look again, in a process of their own."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from handbook.editor.files import Files

PAUSE = 0.5
"""Seconds between two looks at the files' times."""


class Watcher:
    """What is known of the files as they are saved; `number` grows with every answer of the rules."""

    def __init__(self, files: Files, environment: dict[str, str]) -> None:
        self._files = files
        self._environment = environment
        self._stop = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self.number = 0
        self.is_looking = True
        self.failure = ""
        self.found: dict[str, Any] = {"problems": [], "catalogue": {}}

    def start(self) -> None:
        threading.Thread(target=self._run, daemon=True).start()

    def stop(self) -> None:
        self._stop.set()
        self._end()

    def _run(self) -> None:
        seen: object = None
        while not self._stop.is_set():
            now = self._files.stamp()
            if now != seen:
                self.is_looking = True
                if not self._stop.wait(PAUSE) and self._files.stamp() == now:  # saved for good
                    seen = now
                    self._look(now)
            elif self._stop.wait(PAUSE):
                return

    def _look(self, of: object) -> None:
        command = [sys.executable, "-m", "handbook.editor.look"]
        process = subprocess.Popen(
            command,
            cwd=self._files.root,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the editor, which ends what it has started
        )
        self._process = process
        threading.Thread(target=self._give_up, args=(process, of), daemon=True).start()
        said, wrong = process.communicate()
        self._process = None
        if self._stop.is_set() or self._files.stamp() != of:
            return  # of yesterday
        try:
            self.found, self.failure = json.loads(said), ""
        except ValueError:  # the code is broken, or the files in a way that nobody thought of
            self.failure = (wrong.decode(errors="replace").strip().split("\n") or [""])[-1][:300]
        self.is_looking = False
        self.number += 1

    def _give_up(self, process: subprocess.Popen[bytes], of: object) -> None:
        """Ends a look at files that have changed meanwhile."""
        while process.poll() is None:
            if self._stop.wait(PAUSE) or self._files.stamp() != of:
                with contextlib.suppress(OSError):
                    process.kill()
                return

    def _end(self) -> None:
        process = self._process
        if process is not None:
            with contextlib.suppress(OSError):
                process.kill()


def environment(root: Path, inherited: dict[str, str]) -> dict[str, str]:
    """What the programs of the project are started with."""
    return {
        **inherited,
        "PYTHONPATH": str(root / "hooks"),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "NO_MKDOCS_2_WARNING": "1",
    }
