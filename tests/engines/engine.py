"""What a task may ask of a browser, whichever engine it has."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from support.browsing import PATIENCE

FIND = """(css, text) => {
  const plain = (each) => each.textContent.replace(/\\u00a0/g, " ");
  const found = [...document.querySelectorAll(css)].find((each) => each.getClientRects().length && plain(each).includes(text));
  if (found) found.scrollIntoView({ behavior: "instant", block: "center" });
  return found || null;
}"""
"""The first element that is seen and has the text; put into the middle of the window, without the page's own slow scrolling."""
PUT = """(css, value) => {
  const field = document.querySelector(css);
  field.focus();
  field.value = value;
  for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
}"""


class Engine(ABC):
    """A browser with one window. Each function that is handed over is one of JavaScript, with arguments that JSON knows."""

    name: str

    @property
    @abstractmethod
    def version(self) -> str:
        """Its name and version, as it gives them itself."""

    @abstractmethod
    def goto(self, url: str) -> None:
        """Opens a page and waits until it is loaded."""

    @abstractmethod
    def evaluate(self, function: str, *arguments: Any) -> Any:
        """What a function of the page gives; a promise is waited for."""

    @abstractmethod
    def element(self, function: str, *arguments: Any) -> Any:
        """The element that a function gives, as this engine holds it; None where there is none."""

    @abstractmethod
    def click_element(self, element: Any) -> None:
        """Presses the mouse on it."""

    @abstractmethod
    def press(self, keys: str) -> None:
        """Types into what has the focus, key by key; "\\n" is Enter."""

    @abstractmethod
    def upload(self, css: str, file: Path) -> None:
        """Gives a file to a field for files."""

    @abstractmethod
    def saved(self, act: Callable[[], None]) -> tuple[str, bytes]:
        """The name and content of the file that the page lets the reader keep when this is done."""

    @abstractmethod
    def pdf(self) -> bytes:
        """The page as it is printed. Raises NotImplementedError where the driver cannot print."""

    @abstractmethod
    def enter(self, css: str) -> None:
        """What follows is done inside this frame."""

    @abstractmethod
    def leave(self) -> None:
        """What follows is done in the page again."""

    @abstractmethod
    def close(self) -> None:
        """Ends the browser."""

    @contextmanager
    def inside(self, css: str) -> Iterator[None]:
        """Within a frame of the page."""
        self.until("(css) => Boolean(document.querySelector(css))", css)
        self.enter(css)
        try:
            yield
        finally:
            self.leave()

    def until(self, function: str, *arguments: Any) -> Any:
        """What a function gives, once it is anything: asked again and again. A page that is just going away gives nothing."""

        def ask() -> Any:
            try:
                return self.evaluate(function, *arguments)
            except Exception:
                if time.monotonic() > end - PATIENCE / 2:
                    raise
                return None

        end = time.monotonic() + PATIENCE
        return self._wait(ask, f"{function} {arguments}")

    def _wait(self, condition: Callable[[], Any], what: str) -> Any:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = condition()
            if found:
                return found
            time.sleep(0.05)
        raise AssertionError(f"{self.name}: waited in vain: {what}")

    def find(self, css: str, text: str = "") -> Any:
        """The first element that is seen and has this text, once it is there."""
        return self._wait(lambda: self.element(FIND, css, text), f"{css} «{text}»")

    def click(self, css: str, text: str = "") -> None:
        self.click_element(self.find(css, text))

    def fill(self, css: str, text: str) -> None:
        """Types into an empty field, and waits until all of it is there: a driver may come back before the last key."""
        self.click(css)
        self.press(text)
        self.until("(css, text) => document.querySelector(css).value === text", css, text)

    def put(self, css: str, value: str) -> None:
        """Sets what each engine lets choose in its own way: a day, an entry of a list."""
        self.find(css)
        self.evaluate(PUT, css, value)

    def url(self) -> str:
        return str(self.evaluate("() => location.href"))

    def arrive(self, url: str) -> None:
        """Waits until the window is at this address and the page is loaded."""
        self.until("(url) => location.href === url && document.readyState === 'complete'", url)

    def text(self, css: str) -> str:
        """All that an element says, once it is there."""
        self.find(css)
        return str(self.evaluate("(css) => document.querySelector(css).textContent", css)).replace(
            "\u00a0", " "
        )

    def says(self, css: str, text: str) -> None:
        """Waits until an element says this."""
        self.until(
            "(css, text) => [...document.querySelectorAll(css)].some((each) => each.textContent.replace(/\\u00a0/g, ' ').includes(text))",
            css,
            text,
        )
