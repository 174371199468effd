"""Pages of A5 laid two to a side of A4, so that the sheets, printed on both sides and folded in a pile, make a booklet.

Such a file is for a printer alone: its sides cannot be read in order, and it has no tags. On a screen one reads the e-book.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import NameObject, TextStringObject

SIDES = 4
"""Pages on one folded sheet."""
WIDTH, HEIGHT = 297 / 25.4 * 72, 210 / 25.4 * 72
"""A4 on its side, in points."""


def imposed(content: bytes) -> tuple[bytes, int]:
    """The booklet of a PDF whose pages are A5, and how many sides it has.

    Before its last page, the back cover, the PDF has three pages for notes: as many of them go as are too many for whole sheets.
    """
    reader = PdfReader(io.BytesIO(content))
    pages = list(reader.pages)
    del pages[len(pages) - 1 - len(pages) % SIDES : -1]
    writer = PdfWriter()
    for left, right in pairs(len(pages)):
        side = PageObject.create_blank_page(width=WIDTH, height=HEIGHT)
        for page, edge in ((pages[left], 0.0), (pages[right], WIDTH / 2)):
            margin = (WIDTH / 2 - float(page.mediabox.width)) / 2
            side.merge_transformed_page(page, Transformation().translate(edge + margin, 0))
        writer.add_page(side)
    for side in writer.pages:
        side.compress_content_streams()
    writer.compress_identical_objects(remove_unreferenced=True)
    writer.metadata = {"/Title": reader.metadata.title or "" if reader.metadata else ""}
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(str(reader.root_object.get("/Lang", "")))
    settings = writer.create_viewer_preferences()
    settings[NameObject("/PrintScaling")] = NameObject("/None")
    settings[NameObject("/Duplex")] = NameObject("/DuplexFlipShortEdge")
    writer.pdf_header = "%PDF-1.7"
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue(), len(writer.pages)


def pairs(count: int) -> Iterator[tuple[int, int]]:
    """The pages, from 0, on each side, left and right: faces and backs in turn. `count` is a multiple of SIDES."""
    for sheet in range(count // SIDES):
        yield count - 1 - 2 * sheet, 2 * sheet
        yield 2 * sheet + 1, count - 2 - 2 * sheet
