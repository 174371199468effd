"""QR codes (ISO/IEC 18004) for paper, as drawings within a page."""

from __future__ import annotations

import segno


def inline(address: str, title: str) -> str:
    """The code of an address as SVG that stands in HTML, in the scale of whatever holds it; `title` is its text for a screen reader."""
    code = segno.make_qr(address, error="m")
    return code.svg_inline(title=title, border=0, omitsize=True, svgclass=None, lineclass=None)
