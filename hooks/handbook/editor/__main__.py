"""The editor: `python -m handbook.editor [PORT]` in the project's folder. Ctrl-C ends it and all it has started, status 0."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Sequence
from pathlib import Path

from handbook.editor.desk import Desk
from handbook.editor.files import Files
from handbook.editor.server import Server
from handbook.editor.watcher import Watcher, environment
from handbook.preview.local import HOST, NoServerError, end_by_signals, free_after, opened
from handbook.render.console import speaking

PORT = 8100
"""Not the preview's: what is kept in the browser belongs to an address, which should be the same each time."""
LOG = ".build/edit-preview.log"
PATIENCE = 10
"""Seconds that the preview has for its end."""


def main(arguments: Sequence[str]) -> int:
    end_by_signals()
    try:
        with speaking(line_buffering=True):
            return _edit(Path.cwd(), arguments[0] if arguments else str(PORT))
    except KeyboardInterrupt:
        return 0


def _edit(root: Path, wanted: str) -> int:
    try:
        server = opened(lambda port: Server(port, root / "node_modules"), wanted, "make edit", PORT)
    except NoServerError as error:
        print(error, file=sys.stderr)
        return 1
    except (FileNotFoundError, NotADirectoryError) as error:
        print(
            f"Редактордың бөлігі жоқ ({error.filename}). make edit командасын қайталаңыз · "
            f"Нет части редактора ({error.filename}). Повторите make edit",
            file=sys.stderr,
        )
        return 1
    variables = environment(root, dict(os.environ))
    files = Files(root)
    watcher = Watcher(files, variables)
    preview = None
    try:
        beside = free_after(server.server_port) or PORT + 1
        preview = _preview(root, beside, variables)
        server.desk = Desk(files, watcher, variables, f"http://{HOST}:{beside}", preview)
        watcher.start()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(
            f"Өңдеу · Редактор: {server.address}\nТоқтату · остановить: Ctrl+C\n"
            "Бұл мекенжайды ешкімге бермеңіз: онымен файлдарды өзгертуге болады. · "
            "Никому не передавайте этот адрес: он даёт право менять файлы."
        )
        if _has_screen():
            with contextlib.suppress(webbrowser.Error):
                webbrowser.open(server.address)
        while True:
            signal.pause()
    except KeyboardInterrupt:
        print("\nТоқтатылды · Остановлено.")
        return 0
    finally:
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
        watcher.stop()
        server.server_close()
        if preview:
            _end(preview)


def _has_screen() -> bool:
    """Whether a browser can be opened that is no program of the terminal. HANDBOOK_NO_BROWSER: it should not."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")
    is_there = sys.platform == "darwin" or any(name in os.environ for name in screens)
    return is_there and "HANDBOOK_NO_BROWSER" not in os.environ


def _preview(root: Path, port: int, variables: dict[str, str]) -> subprocess.Popen[bytes]:
    log = root / LOG
    log.parent.mkdir(exist_ok=True)
    with log.open("wb") as said:
        return subprocess.Popen(
            [sys.executable, "-m", "handbook.preview", str(port)],
            cwd=root,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is for the editor
        )


def _end(preview: subprocess.Popen[bytes]) -> None:
    preview.terminate()
    try:
        preview.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(OSError):
            os.killpg(preview.pid, signal.SIGKILL)
        preview.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
