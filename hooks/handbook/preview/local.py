"""A server for this machine alone, as `make serve` and `make edit` start one, and what they say where its port cannot be had."""

from __future__ import annotations

import errno
import signal
import socket
import socketserver
import sys
from collections.abc import Callable
from http.server import ThreadingHTTPServer
from typing import Any, NoReturn, TypeVar

HOST = "127.0.0.1"
LOWEST, HIGHEST, NEAR = 1024, 65535, 50


class NoServerError(Exception):
    """There is no server: the words for the editor, in both languages."""


class LocalServer(ThreadingHTTPServer):
    """Is reached from this machine alone; stops with its program, whatever is still being answered."""

    daemon_threads = True
    block_on_close = False

    def server_bind(self) -> None:
        socketserver.TCPServer.server_bind(self)  # without asking the network for this machine's name
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], OSError):  # a browser that goes away is no fault
            super().handle_error(request, client_address)


Opened = TypeVar("Opened", bound=LocalServer)


def opened(make: Callable[[int], Opened], wanted: str, command: str, usual: int) -> Opened:
    """The server that `make` gives on the port `wanted`, as typed.

    Raises NoServerError, with a `command` to try instead, where that is no port or it cannot be had (`usual`: where none is free near it);
    FileNotFoundError and NotADirectoryError of `make` as they are.
    """
    port = int(wanted) if wanted.isascii() and wanted.isdigit() else 0
    if not LOWEST <= port <= HIGHEST:
        raise _no_server(
            f"PORT={wanted}: порт {LOWEST} пен {HIGHEST} арасындағы сан болуы керек. Былай жазыңыз",
            f"PORT={wanted}: порт – число от {LOWEST} до {HIGHEST}. Напишите так",
            f"{command} PORT={usual}",
        )
    try:
        return make(port)
    except (FileNotFoundError, NotADirectoryError):
        raise
    except OSError as error:
        instead = f"{command} PORT={free_after(port) or usual}"
        if error.errno == errno.EADDRINUSE:
            raise _no_server(
                f"{port} портын басқа бағдарлама алып тұр. Соны тоқтатыңыз не былай жазыңыз",
                f"Порт {port} занят другой программой. Остановите её или напишите так",
                instead,
            ) from error
        raise _no_server(
            f"{port} порты ашылмайды ({error.strerror}). Былай жазып көріңіз",
            f"Порт {port} не открывается ({error.strerror}). Попробуйте так",
            instead,
        ) from error


def free_after(port: int) -> int:
    """The next free port after this one; 0 where there is none near."""
    return next((each for each in range(port + 1, min(port + NEAR, HIGHEST + 1)) if is_free(each)), 0)


def is_free(port: int) -> bool:
    """Whether a server could be started on a port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True


def end_by_signals() -> None:
    """Lets whatever ends a program end it as Ctrl-C does."""
    for name in ("SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), _stop)


def _no_server(kk: str, ru: str, instead: str) -> NoServerError:
    return NoServerError(f"{kk}: {instead}\n{ru}: {instead}")


def _stop(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt
