"""What one run of the editor works with: the files, what the rules say of them, the preview beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from handbook.editor.files import Files
from handbook.editor.watcher import Watcher


class Child(Protocol):
    """A program that was started: its status once it has ended, None until then."""

    def poll(self) -> int | None: ...


@dataclass
class Desk:
    """`preview` is the origin of the preview, `http://127.0.0.1:8001`."""

    files: Files
    watcher: Watcher
    environment: dict[str, str]
    preview: str
    previewer: Child | None = None
