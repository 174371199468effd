"""The editor's server on 127.0.0.1: the page for anybody, the files for whoever has the token. Questions and answers are JSON."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from handbook.editor.answers import ANSWERS, Refused
from handbook.editor.desk import Desk
from handbook.editor.guard import API, refusal
from handbook.editor.page_files import PageFiles
from handbook.preview.local import HOST, LocalServer

LONGEST = 8_000_000
"""Bytes of a request: a file is far shorter."""


class Server(LocalServer):
    """Raises OSError where the port cannot be had, or the page's files are not there."""

    def __init__(self, port: int, modules: Path) -> None:
        self.page_files = PageFiles(modules)
        self.token = secrets.token_urlsafe(32)
        self.desk: Desk | None = None
        super().__init__((HOST, port), _Handler)

    @property
    def address(self) -> str:
        """Where the editor is opened; what follows `#` stays in the browser, it is sent nowhere."""
        return f"http://{HOST}:{self.server_port}/#{self.token}"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    timeout = 60

    def do_GET(self) -> None:
        self._serve("GET", self._look)

    def do_HEAD(self) -> None:
        self._serve("HEAD", self._look)

    def do_POST(self) -> None:
        self._serve("POST", self._write)

    def _serve(self, method: str, answer: Callable[[str, dict[str, list[str]]], None]) -> None:
        parts = urlsplit(self.path)
        headers = {name: self.headers.get(name, "") for name in self.headers}
        refused = refusal(method, parts.path, _Headers(headers), self.server.server_port, self.server.token)
        if refused:
            self._json({"error": "refused"}, refused)
        else:
            answer(parts.path, parse_qs(parts.query))

    def _look(self, path: str, query: dict[str, list[str]]) -> None:
        if path.startswith(API):
            self._answer("GET " + path.removeprefix(API), query)
        elif path == "/":
            nonce = secrets.token_urlsafe(16)
            page = self.server.page_files.page(nonce)
            self._send(page, HTTPStatus.OK, "text/html; charset=utf-8", nonce)
        elif found := self.server.page_files.file(path):
            self._send(found[0], HTTPStatus.OK, found[1])
        else:
            self._json({"error": "unknown"}, HTTPStatus.NOT_FOUND)

    def _write(self, path: str, query: dict[str, list[str]]) -> None:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            self._json({"error": "length"}, HTTPStatus.LENGTH_REQUIRED)
        elif int(length) > LONGEST:
            self._json({"error": "length"}, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        else:
            try:
                given = json.loads(self.rfile.read(int(length)))
            except (ValueError, RecursionError):
                given = None
            self._answer("POST " + path.removeprefix(API), given)

    def _answer(self, name: str, given: Any) -> None:
        answer = ANSWERS.get(name)
        if answer is None or self.server.desk is None:
            self._json({"error": "unknown"}, HTTPStatus.NOT_FOUND)
            return
        try:
            self._json(answer(self.server.desk, given), HTTPStatus.OK)
        except Refused as error:
            self._json({"error": error.word, **error.values}, error.status)
        except (KeyError, TypeError, AttributeError, ValueError, IndexError):
            self._json({"error": "form"}, HTTPStatus.BAD_REQUEST)

    def _json(self, told: Any, status: HTTPStatus) -> None:
        self._send(
            json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"), status, "application/json"
        )

    def _send(self, content: bytes, status: HTTPStatus, kind: str, nonce: str = "") -> None:
        preview = self.server.desk.preview if self.server.desk else "'none'"
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(content)),
            "Content-Security-Policy": self.server.page_files.policy(preview, nonce),
            "X-Frame-Options": "DENY",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cache-Control": "no-store",
        }.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class _Headers(dict[str, str]):
    """Headers whose names are found in any letters."""

    def __init__(self, headers: dict[str, str]) -> None:
        super().__init__({name.lower(): value for name, value in headers.items()})

    def get(self, name: str, default: Any = "") -> Any:
        return super().get(name.lower(), default)
