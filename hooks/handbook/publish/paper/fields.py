"""Form fields in which Kazakh can be typed: what WeasyPrint writes, mended for PDFium, poppler and print (ISO 32000-1, 12.7).

PDFium (the viewer of Chromium) leaves an embedded font for one of the system's as soon as a letter outside Latin is typed, and
loses ә, ғ, қ on the way. It does not do so for a font of the name Wingdings, which has an encoding of its own. So the field font
goes by that name; the glyphs are Noto Sans's all the same.
"""

from __future__ import annotations

import re
from typing import Any

import pydyf

FIELD_FONT = "Wingdings"


def finish(pdf: Any) -> None:
    """Mends the fields of a PDF that is about to be written (pydyf's). Raises ValueError where they are not of one font."""
    form = pdf.catalog["AcroForm"]
    objects = {entry.reference: entry for entry in pdf.objects}
    resources = objects[form["DR"]]
    fonts = resources["Font"]
    fonts = objects[fonts] if isinstance(fonts, bytes) else fonts
    used = set()
    for field in [objects[reference] for reference in form["Fields"]]:
        if "DA" in field:
            used.add(_appearance(field))
        if "Kids" in field:
            _group(field, form, objects)
        if "AP" in field:
            _empty_state(field, objects, pdf)
    [font] = used
    form["DR"] = pydyf.Dictionary({"Font": pydyf.Dictionary({FIELD_FONT: fonts[font]})})
    # With this set, viewers draw every field anew, poppler ticked boxes as empty ones.
    del form["NeedAppearances"]


def _group(group: Any, form: Any, objects: Any) -> None:
    """Choices of one field: they are its kids and no fields of their own (12.7.4.2.4), each told from the others by its own name."""
    for reference in group["Kids"]:
        kid = objects[reference]
        form["Fields"].remove(reference)
        group["TU"] = pydyf.String(kid["TU"].string.rpartition(": ")[0])
        del kid["T"], kid["FT"]


def _appearance(field: Any) -> str:
    """Renames the font of a field's default appearance and takes the graphics state out, which has no place there; the old name."""
    written = field["DA"].string
    text = written.decode() if isinstance(written, bytes) else str(written)
    text = re.sub(r"/\S+\s+gs\b", "", text)
    [name] = re.findall(r"/(\S+)\s+[\d.]+\s+Tf", text)
    text = text.replace(f"/{name} ", f"/{FIELD_FONT} ")
    field["DA"] = pydyf.String(" ".join(text.split()))
    return str(name)


def _empty_state(box: Any, objects: Any, pdf: Any) -> None:
    """A box or a choice that is not marked has an appearance too, an empty one; some viewers draw a tick without it."""
    states = box["AP"]["N"]
    [marked] = states.values()
    empty = pydyf.Stream([], {"Type": "/XObject", "Subtype": "/Form", "BBox": objects[marked].extra["BBox"]})
    pdf.add_object(empty)
    states["Off"] = empty.reference
