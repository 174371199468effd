"""What the editor's page is made of: its own files beside this one, and CodeMirror as npm installed it, each module by itself.

The browser finds the modules by an import map: nothing is bundled, nothing has to be built anew.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cached_property
from pathlib import Path

OWN = Path(__file__).with_name("page")
KINDS = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
WANTED = (
    "@codemirror/state",
    "@codemirror/view",
    "@codemirror/language",
    "@codemirror/commands",
    "@codemirror/search",
    "@codemirror/lint",
    "@codemirror/merge",
    "@codemirror/lang-markdown",
    "@codemirror/lang-yaml",
    "@lezer/highlight",
)
"""What the scripts of the page import; what these need in turn is found by itself."""


class PageFiles:
    """The files that anybody may read: they say nothing of the project. Raises OSError where npm has not installed all."""

    def __init__(self, modules: Path) -> None:
        self._files = {f"/page/{path.name}": path for path in OWN.iterdir() if path.suffix in KINDS}
        self._imports: dict[str, str] = {}
        wanted = list(WANTED)
        while wanted:
            name = wanted.pop()
            if name not in self._imports:
                folder = modules / name
                said = json.loads((folder / "package.json").read_text(encoding="utf-8"))
                entry = said["exports"]["import"].removeprefix("./")
                self._imports[name] = f"/npm/{name}/{entry}"
                self._files[self._imports[name]] = folder / entry
                wanted += said.get("dependencies", {})

    def file(self, address: str) -> tuple[bytes, str] | None:
        """The content and type of a file by its address; None where there is none."""
        path = self._files.get(address)
        return (path.read_bytes(), KINDS[path.suffix]) if path else None

    @cached_property
    def _map(self) -> str:
        return json.dumps({"imports": dict(sorted(self._imports.items()))})

    def page(self, nonce: str) -> bytes:
        """The page itself. `nonce`: what marks the styles that CodeMirror makes as its own."""
        html = (OWN / "index.html").read_text(encoding="utf-8")
        return html.replace("IMPORT_MAP", self._map).replace("NONCE", nonce).encode()

    def policy(self, preview: str, nonce: str) -> str:
        """What the page may load and be put into. `preview`: the origin of the preview, which it shows in a frame."""
        digest = base64.b64encode(hashlib.sha256(self._map.encode()).digest()).decode()
        return (
            f"default-src 'none'; script-src 'self' 'sha256-{digest}'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; "
            f"connect-src 'self'; frame-src {preview}; font-src 'self'; base-uri 'none'; form-action 'none'; "
            "frame-ancestors 'none'"
        )
