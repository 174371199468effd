"""A host whose network can be cut, slowed to a stop, or made to lie, and that counts what it sends."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from support import server


class Host:
    """Serves a folder. `trouble` is what it does instead: `down`, `half` an answer, a `login` page for everything, `error` 500,
    `banner` of its own at the end of every page, `moved`: all addresses lead on to the same ones of `moved_to`.

    `allowed`, where set, is how many requests more are answered before it goes down. `held` are endings of paths that are never answered.
    """

    def __init__(self, folder: Path) -> None:
        self.trouble = ""
        self.allowed: int | None = None
        self.held: tuple[str, ...] = ()
        self.released = threading.Event()
        self.asked: list[str] = []
        self.looked_at: list[str] = []
        """What was asked for without its content (HEAD)."""
        self.moved_to = ""
        self.sent = 0
        self._running, self.address = server.start(folder, type("Handler", (_Handler,), {"host": self}))

    def close(self) -> None:
        self.released.set()
        self._running.shutdown()
        self._running.server_close()


class _Handler(server.Handler):
    host: Host

    def setup(self) -> None:
        super().setup()
        self.wfile = _Counted(self.wfile, self.host)  # type: ignore[assignment]

    def do_HEAD(self) -> None:  # noqa: N802 (http.server's own name)
        if self.host.trouble in ("down", "moved"):
            self._be_troubled()
        else:
            super().do_HEAD()
        self.host.looked_at.append(self._path)

    def do_GET(self) -> None:  # noqa: N802 (http.server's own name)
        self.host.asked.append(self._path)
        if self.host.held and self._path.endswith(self.host.held):
            self.host.released.wait()
        if self.host.allowed is not None:
            self.host.allowed -= 1
            self.host.trouble = "down" if self.host.allowed < 0 else self.host.trouble
        if not self.host.trouble or (self.host.trouble == "banner" and not self._is_page):
            super().do_GET()
        else:
            self._be_troubled()

    @property
    def _path(self) -> str:
        return self.path.split("?")[0].lstrip("/")

    @property
    def _is_page(self) -> bool:
        return not self._path or self._path.endswith(("/", ".html"))

    def _be_troubled(self) -> None:
        if self.host.trouble == "down":
            self.close_connection = True
        elif self.host.trouble == "moved":
            self._answer(301, b"", self.host.moved_to + self.path.lstrip("/"))
        elif self.host.trouble == "half":
            self._answer(200, self._body[: len(self._body) // 2])
        elif self.host.trouble == "banner":
            self._answer(200, self._body + b"<p>banner</p>")
        else:
            status = 200 if self.host.trouble == "login" else 500
            self._answer(status, b"<!doctype html><title>Wi-Fi</title>")

    @property
    def _body(self) -> bytes:
        file = Path(self.translate_path(self.path))
        return (file / "index.html" if file.is_dir() else file).read_bytes()

    def _answer(self, status: int, body: bytes, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)


class _Counted:
    def __init__(self, inner: Any, host: Host) -> None:
        self.inner = inner
        self.host = host

    def write(self, data: bytes) -> Any:
        self.host.sent += len(data)
        return self.inner.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)
