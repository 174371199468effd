"""The steps of set-up: one at a time, with what their tools say in a log, and a message that helps where one fails."""

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
NODE = VENV / "bin" / "node"
LOG = ROOT / ".build" / "setup.log"
NO_NETWORK = (
    "Temporary failure",
    "Network is unreachable",
    "Failed to establish",
    "Could not resolve",
    "Name or service not known",
    "nodename nor servname",
    "timed out",
    "EAI_AGAIN",
    "ENOTFOUND",
    "ENETUNREACH",
    "ETIMEDOUT",
)


class SetupError(Exception):
    """Set-up cannot go on; the text says what failed and what to do, in both languages."""


@contextmanager
def alone() -> Iterator[None]:
    """Waits until no other set-up of this folder is at work."""
    import fcntl

    LOG.parent.mkdir(exist_ok=True)
    with (LOG.parent / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(
                "Басқа «make» орнатып жатыр, күтеміз · Установку ведёт другой «make», ждём", file=sys.stderr
            )
            fcntl.flock(lock, fcntl.LOCK_EX)
        LOG.write_text("", "utf-8")
        yield


def note(text: str) -> None:
    with LOG.open("a", encoding="utf-8") as log:
        log.write(text)


def run(what: str, command: Sequence[str | Path], *, named: str = "", may_fail: bool = False) -> None:
    """Runs a step of set-up; says `what` it is, if anything. Raises SetupError with its last words."""
    if what:
        print(f"{what} …", file=sys.stderr)
    note(f"$ {shlex.join(map(str, command))}\n")
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"  # npm looks for a program «node»
    environment = {
        **os.environ,
        "DEBIAN_FRONTEND": "noninteractive",
        "PIP_USER": "0",
        "PATH": path,
        "PLAYWRIGHT_NODEJS_PATH": str(NODE),
    }  # its own needs a library that not every machine has
    result = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    note(result.stdout)
    if result.returncode == 0 or may_fail:
        return
    if any(sign in LOG.read_text("utf-8") for sign in NO_NETWORK):
        advice = (
            "Интернет бар-жоғын тексеріп, команданы қайталаңыз · "
            "Проверьте связь с интернетом и повторите команду."
        )
    elif "No space left" in result.stdout:
        advice = "Дискіде орын босатып, команданы қайталаңыз · Освободите место на диске и повторите команду."
    else:
        advice = (
            "Команданы қайталаңыз; көмектеспесе, журналды әзірлеушіге жіберіңіз · "
            "Повторите команду; если не поможет, пошлите журнал разработчику."
        )
    last = "\n".join(f"    {line}" for line in result.stdout.strip().splitlines()[-6:])
    raise SetupError(
        f"Орындалмады · Не удалось:\n    {named or what}\n{advice}\n"
        f"Толығырақ · Подробнее: {LOG.relative_to(ROOT)}. "
        f"Соңғы жолдары · Последние строки:\n{last}"
    )
