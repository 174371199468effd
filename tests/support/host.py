"""A host whose network can be cut, slowed to a stop, or made to lie, and that counts what it sends."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from support import server


class Host:
    """Serves a folder. `trouble` is what it does instead: `down`, `half` an answer, a `login` page for everything, `error` 500.

    `allowed`, where set, is how many requests more are answered before it goes down. `held` are endings of paths that are never answered.
    """

    def __init__(self, folder: Path) -> None:
        self.trouble = ""
        self.allowed: int | None = None
        self.held: tuple[str, ...] = ()
        self.released = threading.Event()
        self.asked: list[str] = []
        self.sent = 0
        self._running, self.address = server.start(folder, self._handler())

    def close(self) -> None:
        self.released.set()
        self._running.shutdown()
        self._running.server_close()

    def _handler(host) -> type[server.Handler]:  # noqa: N805 (the handler has a self of its own)
        class Handler(server.Handler):
            def setup(self) -> None:
                super().setup()
                self.wfile = _Counted(self.wfile, host)  # type: ignore[assignment]

            def do_GET(self) -> None:  # noqa: N802 (http.server's own name)
                path = self.path.split("?")[0].lstrip("/")
                host.asked.append(path)
                if host.held and path.endswith(host.held):
                    host.released.wait()
                if host.allowed is not None:
                    host.allowed -= 1
                    host.trouble = "down" if host.allowed < 0 else host.trouble
                if host.trouble == "down":
                    self.close_connection = True
                elif host.trouble in ("login", "error"):
                    self.send_response(200 if host.trouble == "login" else 500)
                    self.send_header("Content-Type", "text/html")
                    self.end_headers()
                    self.wfile.write(b"<!doctype html><title>Wi-Fi</title>")
                elif host.trouble == "half":
                    body = Path(
                        self.translate_path(self.path if not self.path.endswith("/") else path + "index.html")
                    ).read_bytes()
                    self.send_response(200)
                    self.send_header("Content-Type", "text/html")
                    self.end_headers()
                    self.wfile.write(body[: len(body) // 2])
                else:
                    super().do_GET()

        return Handler


class _Counted:
    def __init__(self, inner: Any, host: Host) -> None:
        self.inner = inner
        self.host = host

    def write(self, data: bytes) -> Any:
        self.host.sent += len(data)
        return self.inner.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)
