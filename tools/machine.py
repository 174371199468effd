"""What the commands need of the machine, and how to see whether it is there."""

import ctypes
import functools
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Need:
    """What the machine has to have: its name in messages, the packages that bring it, whether it is there."""

    name: str
    debian: tuple[str, ...]
    brew: str
    found: Callable[[], bool]
    is_optional: bool = False
    """Without it the command does the rest, and says what it left out."""


def chromium() -> str | None:
    """The machine's Chromium or Chrome; None where the tests take Playwright's own.

    Ubuntu's is a snap, which cannot read the temporary folder.
    """
    for path in filter(None, map(shutil.which, CHROMIUMS)):
        with open(path, "rb") as file:
            if "/snap/" not in str(Path(path).resolve()) and b"/snap/bin" not in file.read(4096):
                return path
    return None


def browser() -> bool:
    """Whether there is a browser for the tests: the machine's or Playwright's own."""
    caches = {"darwin": "Library/Caches"}.get(sys.platform, ".cache")
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / caches / "ms-playwright")
    return chromium() is not None or any(folder.glob("chromium-*/INSTALLATION_COMPLETE"))


def can_install() -> bool:
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def is_debian() -> bool:
    """Debian and what is made of it, but for Ubuntu, whose package «chromium» is a snap."""
    release = Path("/etc/os-release")
    return (
        shutil.which("apt-get") is not None
        and release.exists()
        and "ID=ubuntu" not in release.read_text("utf-8").splitlines()
    )


def loads(linux: str, mac: str) -> bool:
    """Whether a library of the system can be loaded, as WeasyPrint will."""
    try:
        ctypes.CDLL(mac if sys.platform == "darwin" else linux)
    except OSError:
        return False
    return True


def programs(*names: str) -> bool:
    return all(map(shutil.which, names))


def impress() -> bool:
    """Impress has no program of its own: its library lies beside LibreOffice's."""
    office = shutil.which("soffice")
    if office is None or sys.platform == "darwin":
        return office is not None
    return any(Path(office).resolve().parent.glob("libsdlo.*"))


DICTIONARY_FOLDERS = ("/usr/share/hunspell", "/opt/homebrew/share/hunspell", "~/Library/Spelling")
"""Where dictionaries of Hunspell lie; `DICPATH` names others (hooks/handbook/language/dictionaries.py)."""


def dictionary(name: str) -> bool:
    """Whether there is a dictionary of Hunspell, `ru_RU`, or no package to bring it."""
    named = [each for each in os.environ.get("DICPATH", "").split(os.pathsep) if each]
    return shutil.which("apt-get") is None or any(
        (Path(folder).expanduser() / f"{name}.dic").is_file() for folder in (*named, *DICTIONARY_FOLDERS)
    )


DICTIONARIES = tuple(
    Need(name, (package,), "", functools.partial(dictionary, name))
    for name, package in (("kk_KZ", "hunspell-kk"), ("ru_RU", "hunspell-ru"))
)
PANGO = (
    Need("Pango", ("libpango-1.0-0",), "pango", lambda: loads("libpango-1.0.so.0", "libpango-1.0.dylib")),
    Need(
        "PangoFT2",
        ("libpangoft2-1.0-0",),
        "pango",
        lambda: loads("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    ),
    Need(
        "HarfBuzz Subset",
        ("libharfbuzz-subset0",),
        "pango",
        lambda: loads("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
    ),
)
# Elsewhere than on Debian, Playwright brings a Chromium of its own.
CHROMIUM = Need("Chromium", ("chromium", "fonts-dejavu-core"), "", lambda: browser() or not is_debian())
# Without its window it opens a page for a fifth of the work; most tests take it.
HEADLESS = Need(
    "Chromium headless",
    ("chromium-headless-shell",),
    "",
    lambda: programs("chromium-headless-shell") or not is_debian(),
)
POPPLER = Need("Poppler (pdftoppm)", ("poppler-utils",), "poppler", lambda: programs("pdftoppm", "pdftotext"))
OFFICE = (
    Need(
        "LibreOffice Writer", ("libreoffice-writer-nogui",), "--cask libreoffice", lambda: programs("soffice")
    ),
    Need("LibreOffice Impress", ("libreoffice-impress-nogui",), "--cask libreoffice", impress),
)
# Ubuntu's Firefox is a snap, which cannot read a profile in the temporary folder.
ENGINES = (
    Need("Firefox ESR", ("firefox-esr",), "", lambda: programs("firefox-esr") or not is_debian()),
    Need(
        "WebKitGTK",
        ("webkit2gtk-driver",),
        "",
        lambda: programs("WebKitWebDriver") or sys.platform == "darwin",
    ),
    Need("Xvfb", ("xvfb",), "", lambda: programs("Xvfb") or sys.platform == "darwin"),
)
EPUBCHECK_JAR = Path("/usr/share/java/epubcheck.jar")
"""Where Debian has EPUBCheck: its program is this archive itself, which runs only where the kernel was told how."""
EPUBCHECK = Need("EPUBCheck", ("epubcheck",), "epubcheck", lambda: epubcheck() != [])


def epubcheck() -> list[str]:
    """How the checker of e-books is called; empty where it is not there."""
    if EPUBCHECK_JAR.exists() and programs("java"):
        return ["java", "-jar", str(EPUBCHECK_JAR)]
    return ["epubcheck"] if programs("epubcheck") else []


def missing(needs: Sequence[Need]) -> list[Need]:
    return [need for need in needs if not need.found()]
