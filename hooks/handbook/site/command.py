"""`python -m handbook build`: the site is made aside and takes the place of the last one only when it is whole.

Two builds of one project wait for each other; a build that is broken off leaves the last good site as it was.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handbook.model.errors import NOT_BUILT, BuildError, disk_fault

FOLDER = ".build"
WAITING = "Басқа құрастыру жүріп жатыр, аяқталғанын күтемін · Идёт другая сборка, жду её конца."
BUILT = "{site}/: {pages} бет · страниц"


def run_build(root: Path, target: Path) -> int:
    """Builds the project at `root` and puts the site into `target`; gives the exit status. Says what fails, raises nothing."""
    try:
        (root / FOLDER).mkdir(exist_ok=True)
        with _alone(root / FOLDER / "lock"):
            aside = root / FOLDER / "site"
            shutil.rmtree(aside, ignore_errors=True)
            if _mkdocs(root, aside):
                return 1
            replace(aside, target, root / FOLDER / "previous")
    except OSError as error:
        print(f"{disk_fault(error, target.name)}\n{NOT_BUILT}", file=sys.stderr)
        return 1
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print(BUILT.format(site=target.name, pages=sum(1 for _ in target.rglob("*.html"))))
    return 0


def replace(aside: Path, target: Path, previous: Path) -> None:
    """Puts the folder `aside` in the place of `target`, by renaming; `previous` is where the old one waits to be deleted.

    Where the folder itself cannot be renamed (it is a disk of its own, as in a container), its files are replaced one by one,
    pages last. Raises OSError where neither can be done; the old site is then there as it was, or nearly.
    """
    shutil.rmtree(previous, ignore_errors=True)
    try:
        if target.exists():
            target.rename(previous)
        aside.rename(target)
    except OSError:
        if previous.exists() and not target.exists():
            previous.rename(target)
        if not os.path.ismount(target):
            raise
        _replace_files(aside, target)
        shutil.rmtree(aside, ignore_errors=True)
    shutil.rmtree(previous, ignore_errors=True)


def _replace_files(aside: Path, target: Path) -> None:
    files = sorted(
        (path for path in aside.rglob("*") if path.is_file()), key=lambda path: (path.suffix == ".html", path)
    )
    names = {path.relative_to(aside) for path in files}
    for path in files:
        to = target / path.relative_to(aside)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, to)
    for old in [
        path for path in target.rglob("*") if path.is_file() and path.relative_to(target) not in names
    ]:
        old.unlink()


def _mkdocs(root: Path, folder: Path) -> int:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--strict",
        "--config-file",
        str(root / "mkdocs.yml"),
        "--site-dir",
        str(folder),
    ]
    encoding = f"{sys.stdout.encoding}:replace"  # a console that lacks our letters still shows the rest
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": encoding}
    return subprocess.run(command, check=False, env=environment).returncode


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Waits until no other build of this project is under way. Without locks (Windows outside of WSL) there is no waiting."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(WAITING, file=sys.stderr, flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
