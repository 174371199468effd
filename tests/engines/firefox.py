"""Firefox ESR, spoken to in WebDriver BiDi (https://w3c.github.io/webdriver-bidi/): Debian has no geckodriver, and BiDi needs none."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import websocket

from engines.engine import Engine
from support.browsing import PATIENCE

PROGRAMS = ("firefox-esr", "firefox")
SPOKEN_TO = ("--remote-debugging-port=0", "about:blank")
ENTER = "\ue007"


def program() -> str | None:
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


class Firefox(Engine):
    name = "firefox"

    def __init__(self, folder: Path) -> None:
        self._downloads = folder / "downloads"
        profile = folder / "profile"
        for each in (self._downloads, profile):
            each.mkdir()
        settings: dict[str, object] = {
            "browser.download.folderList": 2,
            "browser.download.dir": str(self._downloads),
            "datareporting.policy.dataSubmissionEnabled": False,
            "browser.shell.checkDefaultBrowser": False,
        }
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in settings.items()]
        (profile / "user.js").write_text("\n".join(lines), "utf-8")
        log = folder / "firefox.log"
        with log.open("w") as output:
            self._process = subprocess.Popen(
                [
                    program() or PROGRAMS[0],
                    "--headless",
                    "--no-remote",
                    "--profile",
                    str(profile),
                    *SPOKEN_TO,
                ],
                stdout=output,
                stderr=output,
            )
        try:
            address = self._wait(
                lambda: re.search(r"BiDi listening on (ws://\S+)", log.read_text("utf-8", "replace")),
                "Firefox starts",
            )[1]
            self._socket = websocket.create_connection(
                f"{address}/session", suppress_origin=True, timeout=PATIENCE
            )
            self._sent = 0
            self._version = self._command("session.new", capabilities={})["capabilities"]
            self._page = self._command("browsingContext.getTree")["contexts"][0]["context"]
            self._frame = self._page
            self._command(
                "browsingContext.setViewport", context=self._page, viewport={"width": 1000, "height": 800}
            )
        except BaseException:
            self._end()
            raise

    @property
    def version(self) -> str:
        return f"Firefox {self._version['browserVersion']}"

    def _command(self, method: str, **params: Any) -> Any:
        """Asks the browser for something. Raises RuntimeError with what it says where it refuses."""
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == self._sent:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['message']}")
                return answer["result"]

    def _call(self, function: str, arguments: tuple[Any, ...]) -> Any:
        result = self._command(
            "script.callFunction",
            functionDeclaration=function,
            arguments=arguments,
            awaitPromise=True,
            userActivation=True,
            target={"context": self._frame},
        )
        if result["type"] == "exception":
            raise RuntimeError(result["exceptionDetails"]["text"])
        return result["result"]

    def goto(self, url: str) -> None:
        self._command("browsingContext.navigate", context=self._page, url=url, wait="complete")

    def evaluate(self, function: str, *arguments: Any) -> Any:
        text = {"type": "string", "value": json.dumps(arguments)}
        value = self._call(f"async (all) => JSON.stringify(await ({function})(...JSON.parse(all)))", (text,))
        return json.loads(value["value"]) if value["type"] == "string" else None

    def element(self, function: str, *arguments: Any) -> Any:
        text = {"type": "string", "value": json.dumps(arguments)}
        found = self._call(f"(all) => ({function})(...JSON.parse(all))", (text,))
        return {"sharedId": found["sharedId"]} if found["type"] == "node" else None

    def click_element(self, element: Any) -> None:
        self._call("(each) => each.scrollIntoView({ block: 'center', behavior: 'instant' })", (element,))
        origin = {"type": "element", "element": element}
        actions = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._perform({"type": "pointer", "id": "mouse", "actions": actions})

    def press(self, keys: str) -> None:
        typed = [ENTER if key == "\n" else key for key in keys]
        actions = [{"type": kind, "value": key} for key in typed for kind in ("keyDown", "keyUp")]
        self._perform({"type": "key", "id": "keys", "actions": actions})

    def _perform(self, source: dict[str, Any]) -> None:
        self._command("input.performActions", context=self._frame, actions=[source])

    def upload(self, css: str, file: Path) -> None:
        element = self.element("(css) => document.querySelector(css)", css)
        self._command("input.setFiles", context=self._page, element=element, files=[str(file)])

    def saved(self, act: Callable[[], None]) -> tuple[str, bytes]:
        before = set(self._downloads.iterdir())

        def new() -> list[Path]:
            found = [each for each in set(self._downloads.iterdir()) - before if each.suffix != ".part"]
            return found if len(found) == 1 and found[0].stat().st_size else []

        act()
        [file] = self._wait(new, "a file is saved")
        size = -1
        while size != file.stat().st_size:
            size = file.stat().st_size
            time.sleep(0.1)
        return file.name, file.read_bytes()

    def pdf(self) -> bytes:
        return base64.b64decode(self._command("browsingContext.print", context=self._page)["data"])

    def enter(self, css: str) -> None:
        frames = "() => [...document.querySelectorAll('iframe')].map((each) => each.src)"
        place = self.evaluate(f"(css) => ({frames})().indexOf(document.querySelector(css).src)", css)
        source = self.evaluate(frames)[place]
        self._frame = next(each["context"] for each in self._children() if each["url"] == source)

    def _children(self) -> Any:
        return self._command("browsingContext.getTree", root=self._page)["contexts"][0]["children"]

    def leave(self) -> None:
        self._frame = self._page

    def close(self) -> None:
        try:
            self._command("browser.close")
        finally:
            self._socket.close()
            self._end()

    def _end(self) -> None:
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
