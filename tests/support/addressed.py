"""The whole site built with an address of its own, as `mkdocs build` does it, but for its PDFs.

Those take most of a build's time: what an address changes in them is proved on those that a test names.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pypdf import PdfReader

from handbook.publish.paper import pdf
from support.places import ADDRESS, ROOT, SITE


def build(folder: Path, *proved: str) -> None:
    """Builds the site of ADDRESS into `folder`; of its PDFs only `proved`, paths from its root, are laid out again."""
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": ADDRESS,
        "PYTHONPATH": f"{ROOT / 'hooks'}{os.pathsep}{ROOT / 'tests'}",
    }
    command = [sys.executable, "-m", "support.addressed", str(folder), *proved]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)
    assert result.returncode == 0, result.stderr


def main(folder: str, *proved: str) -> None:
    """Builds into `folder`; exits with what is wrong, as `mkdocs` does."""
    from mkdocs.__main__ import cli

    write_all = pdf.write_all

    def write_some(documents: Sequence[pdf.Document], kept: Path) -> Iterator[pdf.Made]:
        made = write_all([document for document in documents if document.path in proved], kept)
        yield from made
        for document in documents:
            if document.path not in proved:
                content = SITE / document.path
                yield pdf.Made(document.path, content.read_bytes(), len(PdfReader(content).pages))

    pdf.write_all = write_some
    cli(["build", "--quiet", "--strict", "--site-dir", folder])


if __name__ == "__main__":
    main(*sys.argv[1:])
