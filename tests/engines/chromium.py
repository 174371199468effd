"""Chromium, driven by Playwright."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, sync_playwright

from engines.engine import Engine
from support.browsing import CHROMIUM_FLAGS, PATIENCE
from support.programs import chromium


class Chromium(Engine):
    name = "chromium"

    def __init__(self, folder: Path) -> None:
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(
            executable_path=chromium("chromium-headless-shell"),
            args=list(CHROMIUM_FLAGS),
            timeout=PATIENCE * 1000,
        )
        self._page = self._browser.new_page(viewport={"width": 1000, "height": 800})
        self._page.set_default_timeout(PATIENCE * 1000)
        self._frame: Frame = self._page.main_frame

    @property
    def version(self) -> str:
        return f"Chromium {self._browser.version}"

    def goto(self, url: str) -> None:
        self._page.goto(url)

    def evaluate(self, function: str, *arguments: Any) -> Any:
        return self._frame.evaluate(f"(all) => ({function})(...all)", list(arguments))

    def element(self, function: str, *arguments: Any) -> Any:
        return self._frame.evaluate_handle(f"(all) => ({function})(...all)", list(arguments)).as_element()

    def click_element(self, element: Any) -> None:
        element.click()

    def press(self, keys: str) -> None:
        self._page.keyboard.type(keys)

    def upload(self, css: str, file: Path) -> None:
        self._page.set_input_files(css, file)

    def saved(self, act: Callable[[], None]) -> tuple[str, bytes]:
        with self._page.expect_download() as download:
            act()
        return download.value.suggested_filename, download.value.path().read_bytes()

    def pdf(self) -> bytes:
        return self._page.pdf()

    def enter(self, css: str) -> None:
        frame = self._page.query_selector(css)
        content = frame and frame.content_frame()
        assert content
        self._frame = content

    def leave(self) -> None:
        self._frame = self._page.main_frame

    def close(self) -> None:
        self._browser.close()
        self._playwright.stop()
