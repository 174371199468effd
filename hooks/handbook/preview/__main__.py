"""The preview: `python -m handbook.preview [PORT]` in the project's folder. Ctrl-C ends it, status 0."""

from __future__ import annotations

import contextlib
import shutil
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from handbook.preview.local import NoServerError, end_by_signals, opened
from handbook.preview.loop import Preview
from handbook.preview.server import Server
from handbook.preview.worker import ENDING
from handbook.render.console import speaking

PORT = 8000
FOLDER = ".build/preview"
"""Where sites are built, each preview in a folder named after its port: who has the port may clear the folder."""


def main(arguments: Sequence[str]) -> int:
    end_by_signals()
    try:
        with speaking(line_buffering=True):
            return _serve(Path.cwd(), arguments[0] if arguments else str(PORT))
    except KeyboardInterrupt:
        return 0


def _serve(root: Path, wanted: str) -> int:
    try:
        server = opened(Server, wanted, "make serve", PORT)
    except NoServerError as error:
        print(error, file=sys.stderr)
        return 1
    folder = root / FOLDER / str(server.server_port)
    try:
        # Another thread that took the signal would have it raised here all the same, masked or not.
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
        print(
            f"Алдын ала көру · Предпросмотр: {server.address}\nТоқтату · остановить: Ctrl+C\n"
            "Сайт құрастырылып жатыр… · Сайт собирается…"
        )
        shutil.rmtree(folder, ignore_errors=True)
        Preview(root, folder, server).run()
    except KeyboardInterrupt:
        print("\nТоқтатылды · Остановлено.")
        return 0
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        server.server_close()
        shutil.rmtree(folder, ignore_errors=True)
        with contextlib.suppress(OSError):  # another preview is at work
            folder.parent.rmdir()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
