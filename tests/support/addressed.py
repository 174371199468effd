"""The whole site built with an address of its own, as `mkdocs build` does it, but for most of its PDFs.

Those take most of a build's time, and what an address changes in them is proved on one book and one handout.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pypdf import PdfReader

from handbook.model import outputs
from handbook.publish.paper import pdf
from support.places import SITE

PROVED = {outputs.BOOK.path("kk"), outputs.HANDOUT.path("ru", "analysis")}
"""What is laid out again; the other PDFs are those of the site without an address."""


def main(folder: str) -> None:
    """Builds into `folder`; exits with what is wrong, as `mkdocs` does."""
    from mkdocs.__main__ import cli

    write_all = pdf.write_all

    def write_some(documents: Sequence[pdf.Document], kept: Path) -> Iterator[pdf.Made]:
        made = write_all([document for document in documents if document.path in PROVED], kept)
        yield from made
        for document in documents:
            if document.path not in PROVED:
                content = SITE / document.path
                yield pdf.Made(document.path, content.read_bytes(), len(PdfReader(content).pages))

    pdf.write_all = write_some
    cli(["build", "--quiet", "--strict", "--site-dir", folder])


if __name__ == "__main__":
    main(sys.argv[1])
