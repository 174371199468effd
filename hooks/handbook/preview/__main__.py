"""The preview: `python -m handbook.preview [PORT]` in the project's folder. Ctrl-C ends it, status 0."""

from __future__ import annotations

import contextlib
import errno
import io
import shutil
import signal
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from handbook.preview.server import ServedSite, Server, is_free
from handbook.preview.troubles import summary
from handbook.preview.watch import Watch
from handbook.preview.worker import ENDING, Worker

PORT = 8000
FOLDER = ".build/preview"
"""Where sites are built, each preview in a folder named after its port: who has the port may clear the folder."""
OWN = "hooks/handbook/preview/"
"""What this program consists of: read once, so an edit of it asks for a new start."""
RULE = "─" * 16


def main(arguments: Sequence[str]) -> int:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace", line_buffering=True)
    for name in ("SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), _stop)
    try:
        return _serve(Path.cwd(), arguments[0] if arguments else str(PORT))
    except KeyboardInterrupt:
        return 0


def _serve(root: Path, wanted: str) -> int:
    port = int(wanted) if wanted.isascii() and wanted.isdigit() else 0
    if not 1024 <= port <= 65535:
        return _refuse(
            f"PORT={wanted}: порт 1024 пен 65535 арасындағы сан болуы керек. Былай жазыңыз",
            f"PORT={wanted}: порт – число от 1024 до 65535. Напишите так",
            PORT,
        )
    try:
        server = Server(port)
    except OSError as error:
        free = next((each for each in range(port + 1, min(port + 50, 65536)) if is_free(each)), PORT)
        if error.errno != errno.EADDRINUSE:
            return _refuse(
                f"{port} порты ашылмайды ({error.strerror}). Былай жазып көріңіз",
                f"Порт {port} не открывается ({error.strerror}). Попробуйте так",
                free,
            )
        return _refuse(
            f"{port} портын басқа бағдарлама алып тұр. Соны тоқтатыңыз не былай жазыңыз",
            f"Порт {port} занят другой программой. Остановите её или напишите так",
            free,
        )
    folder = root / FOLDER / str(port)
    try:
        # Another thread that took the signal would have it raised here all the same, masked or not.
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
        print(
            f"Алдын ала көру · Предпросмотр: {server.address}\nТоқтату · остановить: Ctrl+C\n"
            "Сайт құрастырылып жатыр… · Сайт собирается…"
        )
        _build_for_ever(root, folder, server)
    except KeyboardInterrupt:
        print("\nТоқтатылды · Остановлено.")
        return 0
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        server.server_close()
        shutil.rmtree(folder, ignore_errors=True)
        with contextlib.suppress(OSError):  # another preview is at work
            folder.parent.rmdir()


def _build_for_ever(root: Path, folder: Path, server: Server) -> NoReturn:
    shutil.rmtree(folder, ignore_errors=True)
    watch, worker, started = Watch(root), Worker(root), time.time_ns()
    changed: list[str] = []
    number = 0
    while True:
        number += 1
        before, site = server.served, folder / str(number)
        began = time.monotonic()
        outcome = worker.build(site)
        if outcome.is_built:
            server.served = ServedSite(site, f"{started}-{number}", outcome.troubles)
            shutil.rmtree(before.site or folder / "0", ignore_errors=True)
        else:
            server.served = ServedSite(before.site, before.edition, outcome.troubles)
            shutil.rmtree(site, ignore_errors=True)
        _report(server, changed, time.monotonic() - began, outcome.is_built)
        changed = watch.changed()


def _report(server: Server, changed: Sequence[str], seconds: float, is_built: bool) -> None:
    """Says what was built when, and last what is wrong."""
    files = ", ".join(changed[:3]) + (f" … (+{len(changed) - 3})" if len(changed) > 3 else "")
    took = f"{seconds:.1f} с".replace(".", ",")
    print("\n" + " · ".join(filter(None, (f"{RULE} {time.strftime('%H:%M:%S')}", took, files))))
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


def _refuse(kk: str, ru: str, port: int) -> int:
    print(*(f"{words}: make serve PORT={port}" for words in (kk, ru)), sep="\n", file=sys.stderr)
    return 1


def _stop(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
