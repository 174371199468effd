"""Shows the last good build on 127.0.0.1, and tells open pages what is new.

An open page asks a few times a second (client.js). Connections held open instead would be few (a browser allows
six to a server) and would hold up the end.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from handbook.preview.local import HOST, LocalServer
from handbook.preview.troubles import Trouble, summary

OWN = "/.preview/"
"""Addresses of the preview itself; no page of a site begins with a dot."""
SEEN = 3
"""Seconds: a page that was not seen for so long has not asked for news. It asks more often."""
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
    """The folder of the last good build (None before the first), what is wrong in the newest one, and what it knows of its pages."""

    site: Path | None = None
    troubles: Sequence[Trouble] = ()
    addresses: Mapping[str, str] = field(default_factory=dict)
    """The file of every page -> where it stands."""
    edited: str = ""
    """Where to look at what was edited last: an address of a page, and an anchor."""

    @cached_property
    def looks(self) -> str:
        """A digest of what pages load beside their own HTML: they are loaded anew when it changes."""
        digest = hashlib.sha256()
        for path in sorted((self.site / "assets").rglob("*") if self.site else ()):
            if path.is_file():
                digest.update(f"{path.name}\0".encode() + path.read_bytes())
        return digest.hexdigest()

    def edition(self, html: bytes) -> str:
        """The name of a page as it is: the same as long as it would look the same."""
        return hashlib.sha256(self.looks.encode() + html).hexdigest()[:16] if self.site else ""

    def state(self, edition: str) -> bytes:
        """What an open page of this edition is told, JSON."""
        troubles = [
            {
                "file": each.file,
                "line": each.line,
                "text": str(each),
                "message": f"[{each.rule}] {each.text}",
                "page": self.addresses.get(each.file, ""),
                "anchor": each.anchor,
                "words": each.words,
                "isWarning": each.is_warning,
            }
            for each in self.troubles
        ]
        told = {
            "edition": edition,
            "troubles": troubles,
            "summary": summary(self.troubles),
            "edited": self.edited,
        }
        return json.dumps(told, ensure_ascii=False).encode()


class Server(LocalServer):
    """Raises OSError where the port cannot be had."""

    def __init__(self, port: int) -> None:
        super().__init__((HOST, port), _Handler)
        self.served = ServedSite()
        self._asked: dict[str, float] = {}

    def show(self, edited: str) -> None:
        """Some pages were made anew; where to look at what was edited, if it was a page."""
        before = self.served
        self.served = ServedSite(before.site, before.troubles, before.addresses, edited or before.edited)

    def opened(self) -> list[str]:
        """The addresses of pages that are open in browsers and seen."""
        now = time.monotonic()
        self._asked = {address: when for address, when in list(self._asked.items()) if now - when < SEEN}
        return list(self._asked)

    def asked(self, address: str) -> None:
        """A page at this address has asked for news."""
        self._asked[address] = time.monotonic()

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
        path = self._path(self.path, served.site)
        if path.is_dir() or (path.is_file() and path.suffix != ".html"):
            return super().send_head()
        html, is_there = self._html(path, served.site)
        if not html and served is not self.server.served:  # taken away by a newer build
            return self.send_head()
        if not html:
            return self._page(_WAITING.encode(), HTTPStatus.SERVICE_UNAVAILABLE)
        return self._page(html, HTTPStatus.OK if is_there else HTTPStatus.NOT_FOUND, served.edition(html))

    def _path(self, address: str, site: Path) -> Path:
        """The file that an address asks for."""
        self.directory = str(site)
        path = Path(self.translate_path(address))
        return path / "index.html" if path.is_dir() and urlsplit(address).path.endswith("/") else path

    @staticmethod
    def _html(path: Path, site: Path) -> tuple[bytes, bool]:
        """What is shown for this file, and whether it is there: else it is the page that says so. Nothing where neither is."""
        is_there = path.is_file()
        try:
            return (path if is_there else site / "404.html").read_bytes(), is_there
        except OSError:
            return b"", False

    def _own(self, name: str) -> Any:
        if name == "state":
            return self._answer(self._state(), HTTPStatus.OK, "application/json")
        if name == "client.js":
            return self._answer(
                Path(__file__).with_name(name).read_bytes(), HTTPStatus.OK, "text/javascript; charset=utf-8"
            )
        return self._answer(b"", HTTPStatus.NOT_FOUND, "text/plain")

    def _state(self) -> bytes:
        served = self.server.served
        address = parse_qs(urlsplit(self.path).query).get("page", [""])[0]
        if served.site is None or not address.startswith("/"):
            return served.state("")
        self.server.asked(address.removesuffix("index.html"))
        html, _ = self._html(self._path(address, served.site), served.site)
        return served.state(served.edition(html))

    def _page(self, html: bytes, status: HTTPStatus, edition: str = "") -> Any:
        """A page with the script of the preview. Its policy holds, and lets scripts of this host ask for news."""
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
        html, _ = self._html(Path(), Path(self.directory))
        return self._page(html, HTTPStatus.NOT_FOUND, self.server.served.edition(html))

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the terminal is for problems."""
