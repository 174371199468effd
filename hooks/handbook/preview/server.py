"""Shows the last good build on 127.0.0.1, and tells open pages what is new.

An open page asks a few times a second (client.js). Connections held open instead would be few (a browser allows
six to a server) and would hold up the end.
"""

from __future__ import annotations

import json
import socket
import socketserver
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from handbook.preview.troubles import Trouble, summary

HOST = "127.0.0.1"
OWN = "/.preview/"
"""Addresses of the preview itself; no page of a site begins with a dot."""
_POLICY = b'http-equiv="Content-Security-Policy" content="'
_TYPES = {
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}
_WAITING = f"""<!doctype html>
<html lang="kk">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta {_POLICY.decode()}default-src 'self'">
<title>…</title>
</head>
<body>
<p>Сайт әлі құрастырылған жоқ. Бет дайын болғанда өзі ашылады.</p>
<p lang="ru">Сайт ещё не собран. Страница откроется сама, когда он будет готов.</p>
</body>
</html>
"""


@dataclass(frozen=True)
class ServedSite:
    """The folder of the last good build (None before the first), its name, and what is wrong in the newest one."""

    site: Path | None = None
    edition: str = ""
    troubles: Sequence[Trouble] = ()

    @cached_property
    def state(self) -> bytes:
        """What open pages are told, JSON."""
        troubles = [
            {"file": each.file, "line": each.line, "text": str(each), "isWarning": each.is_warning}
            for each in self.troubles
        ]
        told = {"edition": self.edition, "troubles": troubles, "summary": summary(self.troubles)}
        return json.dumps(told, ensure_ascii=False).encode()


class Server(ThreadingHTTPServer):
    """Raises OSError where the port cannot be had."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int) -> None:
        super().__init__((HOST, port), _Handler)
        self.served = ServedSite()

    def server_bind(self) -> None:
        socketserver.TCPServer.server_bind(self)  # without asking the network for this machine's name
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], OSError):  # a browser that goes away is no fault
            super().handle_error(request, client_address)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_port}/"


class _Handler(SimpleHTTPRequestHandler):
    server: Server
    # Not what this machine's lists say: a script of another type is not run.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | _TYPES

    def send_head(self) -> Any:
        address, served = urlsplit(self.path).path, self.server.served
        if address.startswith(OWN):
            return self._own(address.removeprefix(OWN))
        if served.site is None:
            return self._page(_WAITING.encode(), HTTPStatus.SERVICE_UNAVAILABLE)
        self.directory = str(served.site)
        path = Path(self.translate_path(self.path))
        if path.is_dir() and address.endswith("/"):
            path /= "index.html"
        if path.is_dir() or (path.is_file() and path.suffix != ".html"):
            return super().send_head()
        is_there = path.is_file()
        try:
            html = (path if is_there else served.site / "404.html").read_bytes()
        except OSError:  # taken away by a newer build: the page asks again
            return self._page(_WAITING.encode(), HTTPStatus.SERVICE_UNAVAILABLE)
        return self._page(html, HTTPStatus.OK if is_there else HTTPStatus.NOT_FOUND)

    def _own(self, name: str) -> Any:
        if name == "state":
            return self._answer(self.server.served.state, HTTPStatus.OK, "application/json")
        if name == "client.js":
            return self._answer(
                Path(__file__).with_name(name).read_bytes(), HTTPStatus.OK, "text/javascript; charset=utf-8"
            )
        return self._answer(b"", HTTPStatus.NOT_FOUND, "text/plain")

    def _page(self, html: bytes, status: HTTPStatus) -> Any:
        """A page with the script of the preview. Its policy holds, and lets scripts of this host ask for news."""
        edition = self.server.served.edition
        script = f'<script src="{OWN}client.js" data-edition="{edition}" defer></script>'.encode()
        before, head, after = html.partition(b"</head>")
        html = before.replace(_POLICY, _POLICY + b"connect-src 'self'; ", 1) + script + head + after
        return self._answer(html, status, "text/html; charset=utf-8")

    def _answer(self, content: bytes, status: HTTPStatus, kind: str) -> Any:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
        return None

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, path: Any) -> Any:
        return self._page((Path(self.directory) / "404.html").read_bytes(), HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the terminal is for problems."""


def is_free(port: int) -> bool:
    """Whether a server could be started on a port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True
