"""WebKitGTK's MiniBrowser, driven through WebKitWebDriver by Selenium, on a screen of its own (Xvfb)."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from selenium.webdriver import WebKitGTK
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from engines.engine import Engine
from support.browsing import PATIENCE

DRIVER = "WebKitWebDriver"
BROWSERS = ("webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0")
CATCH = """() => {
  if (window.saved) return window.saved.splice(0);
  window.saved = [];
  const kept = new Map();
  const make = URL.createObjectURL;
  URL.createObjectURL = (file) => { const url = make.call(URL, file); kept.set(url, file); return url; };
  HTMLAnchorElement.prototype.click = function () { take(this); };
  const take = async (link) => {
    const file = kept.get(link.href) || (await (await fetch(link.href)).blob());
    const reader = new FileReader();
    reader.onload = () => window.saved.push([link.download || link.pathname.replace(/.*\\//, ""), reader.result.replace(/.*,/, "")]);
    reader.readAsDataURL(file);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[download]");
    if (!link) return;
    event.preventDefault();
    take(link);
  }, true);
}"""
"""MiniBrowser under WebDriver asks where to save, and nobody can answer: what would be saved is caught in the page."""


def browser() -> str | None:
    """Where MiniBrowser is; Debian keeps it away from the programs."""
    folders = (Path("/usr/lib"), *Path("/usr/lib").glob("*-linux-gnu"))
    found = (folder / name / "MiniBrowser" for name in BROWSERS for folder in folders)
    return next((str(path) for path in found if path.exists()), None)


def programs() -> bool:
    return all(map(shutil.which, (DRIVER, "Xvfb"))) and browser() is not None


class WebKit(Engine):
    name = "webkit"

    def __init__(self, folder: Path) -> None:
        read, write = os.pipe()
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1000x24", "-nolisten", "tcp"],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as number:
            display = f":{number.readline().strip()}"
        options = Options()
        options.binary_location = browser() or ""
        options.add_argument("--automation")
        options.set_capability("browserName", "MiniBrowser")
        environment = {
            **os.environ,
            "DISPLAY": display,
            "GDK_BACKEND": "x11",
            "HOME": str(folder),  # nothing of an earlier visit
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_DATA_HOME": str(folder / "data"),
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1",
        }
        try:
            service = Service(
                str(shutil.which(DRIVER)), env=environment, log_output=str(folder / "driver.log")
            )
            with warnings.catch_warnings():  # Selenium 4.51 warns of what it does itself
                warnings.simplefilter("ignore", DeprecationWarning)
                self._driver = WebKitGTK(options=options, service=service)
        except BaseException:
            self._end_screen()
            raise
        self._driver.set_script_timeout(PATIENCE)
        self._driver.set_page_load_timeout(PATIENCE)

    @property
    def version(self) -> str:
        found = self._driver.capabilities
        return f"WebKitGTK {found.get('browserVersion', '')}"

    def goto(self, url: str) -> None:
        self._driver.get(url)

    def evaluate(self, function: str, *arguments: Any) -> Any:
        return self._driver.execute_script(f"return ({function})(...arguments)", *arguments)

    def element(self, function: str, *arguments: Any) -> Any:
        return self.evaluate(function, *arguments)

    def click_element(self, element: Any) -> None:
        element.click()

    def press(self, keys: str) -> None:
        self._driver.switch_to.active_element.send_keys(keys.replace("\n", Keys.ENTER))

    def upload(self, css: str, file: Path) -> None:
        self._driver.find_element(By.CSS_SELECTOR, css).send_keys(str(file))

    def saved(self, act: Callable[[], None]) -> tuple[str, bytes]:
        self.evaluate(CATCH)
        act()
        [[name, content]] = self.until("() => window.saved.length && window.saved")
        return name, base64.b64decode(content)

    def pdf(self) -> bytes:
        return base64.b64decode(self._driver.print_page())

    def enter(self, css: str) -> None:
        self._driver.switch_to.frame(self._driver.find_element(By.CSS_SELECTOR, css))

    def leave(self) -> None:
        self._driver.switch_to.default_content()

    def close(self) -> None:
        try:
            self._driver.quit()
        finally:
            self._end_screen()

    def _end_screen(self) -> None:
        self._screen.terminate()
        self._screen.wait()
