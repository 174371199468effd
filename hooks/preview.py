"""One build of the preview, with MkDocs. No hook: `handbook.preview` calls it, each time in a new process."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config


def build(root: Path, site: Path) -> None:
    """Builds the project at `root` into `site`, as a preview.

    What is wrong is logged below «mkdocs». Raises whatever stops the build.
    """
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=False)
    config.plugins.on_startup(command="serve", dirty=False)
    try:
        build_site(config)
    finally:
        config.plugins.on_shutdown()
