"""Builds by `mkdocs` and the commands of the package, on copies of the tiny handbook or of the project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from support.places import ROOT


def keep_pdfs(project: Path) -> None:
    """Lets a copy of the project take PDFs from where the real one keeps those it has made."""
    kept = ROOT / ".build" / "pdf"
    kept.mkdir(parents=True, exist_ok=True)
    (project / ".build").mkdir()
    (project / ".build" / "pdf").symlink_to(kept)


def settle(tiny: Path, **replacements: str) -> Path:
    """Lets a copied handbook find the hooks, the theme and the look."""
    for name in ("stylesheets", "javascripts"):
        shutil.copytree(ROOT / "docs" / "assets" / name, tiny / "docs" / "assets" / name, dirs_exist_ok=True)
    config = tiny / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("../../", f"{ROOT}/")
    for find, put in replacements.items():
        text = text.replace(find, put)
    config.write_text(text, encoding="utf-8")
    return config


def build(config: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--config-file",
        str(config),
        "--site-dir",
        str(config.parent / "site"),
        *flags,
    ]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    )


def run(tiny: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "handbook", "--root", str(tiny), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
    )
