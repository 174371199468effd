"""Serves folders on 127.0.0.1 as a real host would, compressed; stops with the process."""

from __future__ import annotations

import functools
import gzip
import http.server
import sys
import threading
from pathlib import Path
from typing import Any

COMPRESSED = (".css", ".html", ".js", ".json", ".svg", ".xml", ".txt")


class Server(http.server.ThreadingHTTPServer):
    """Remembers what it sent: (path, bytes of the body as sent)."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.sent: list[tuple[str, int]] = []

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that has left in the middle of an answer is nobody's fault."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        if (
            path.suffix not in COMPRESSED
            or not path.is_file()
            or "gzip" not in self.headers.get("Accept-Encoding", "")
        ):
            super().do_GET()
            self._remember(path.stat().st_size if path.is_file() else 0)
            return
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self._remember(len(body))

    def _remember(self, size: int) -> None:
        if isinstance(self.server, Server):
            self.server.sent.append((self.path.split("?")[0], size))


def start(folder: Path, handler: type[Handler] = Handler) -> tuple[Server, str]:
    """A running server of the folder, and its address with a slash at the end."""
    server = Server(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}/"
