"""Form fields in which Kazakh can be typed: what WeasyPrint writes, mended for PDFium, poppler and print (ISO 32000-1, 12.7).

PDFium (the viewer of Chromium) leaves an embedded font for one of the system's as soon as a letter outside Latin is typed, and
loses ә, ғ, қ on the way. It does not do so for a font of the name Wingdings, which has an encoding of its own. So the field font
goes by that name; the glyphs are Noto Sans's all the same.

What is typed is printed: a field takes as much as there is room for on paper and no more (MaxLen, DoNotScroll).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pydyf

from handbook.publish.paper import structure

FIELD_FONT = "Wingdings"
RULED = "ruled"
"""The class of an element that has rules or words for a pen under it."""

REQUIRED, MULTILINE, DO_NOT_SCROLL, COMB = 1 << 1, 1 << 12, 1 << 23, 1 << 24
"""Flags of a field (tables 221 and 228)."""
LEADING = 1.37
"""From line to line, in sizes of the font: ascent and descent of Noto Sans, which is what viewers go by at most."""
AVERAGE = 0.57
"""How wide a letter is, in sizes of the font: names of bodies in Kazakh and Russian, capitals and marks included."""
SHORT_AVERAGE = 0.62
"""The same in a field of one line, where a few wide letters are enough to run over."""
PADDING = 2
"""What viewers leave free at each side of a field, in points; above and below it is half of that."""
RAGGED, NARROW = 12, 0.5
"""How many letters the end of a line stays short of for a word that does not fit: so many, or this share of a narrow line."""


def finish(document: Any, pdf: Any) -> None:
    """Mends the fields of a PDF that is about to be written; `document` is WeasyPrint's layout of it, `pdf` is pydyf's.

    Raises ValueError where they are not of one font.
    """
    form = pdf.catalog["AcroForm"]
    objects = {entry.reference: entry for entry in pdf.objects}
    resources = objects[form["DR"]]
    fonts = resources["Font"]
    fonts = objects[fonts] if isinstance(fonts, bytes) else fonts
    for field, element in _widgets(document):
        _limit(field, element, objects)
        if element.get("class") == RULED:
            _cover(field, pdf)
    used = set()
    for field in [objects[reference] for reference in form["Fields"]]:
        if "DA" in field:
            used.add(_appearance(field))
        if "Kids" in field:
            _group(field, form, objects)
        if field.get("FT") != "/Tx" and "AP" in field:
            _empty_state(field, objects, pdf)
    [font] = used
    form["DR"] = pydyf.Dictionary({"Font": pydyf.Dictionary({FIELD_FONT: fonts[font]})})
    # With this set, viewers draw every field anew, poppler ticked boxes as empty ones.
    del form["NeedAppearances"]


def capacity(width: float, height: float, size: float, *, is_multiline: bool) -> int:
    """How many letters of the average width a field takes; points.

    >>> capacity(340, 30, 10, is_multiline=True), capacity(340, 21, 10, is_multiline=False)
    (104, 54)
    """
    if not is_multiline:
        return int((width - 2 * PADDING) / (size * SHORT_AVERAGE))
    line = int((width - 2 * PADDING) / (size * AVERAGE))
    lines = max(1, int((height - PADDING) / (size * LEADING)))
    ragged = min(RAGGED, int(line * NARROW))
    return lines * line - (lines - 1) * ragged


def _widgets(document: Any) -> Iterator[tuple[Any, Any]]:
    """Each field that was laid out, with its element."""
    for page in document.pages:
        for box in structure.boxes(page._page_box):
            if getattr(box, "widget_annotation", None):
                yield box.widget_annotation, box.element


def _limit(field: Any, element: Any, objects: Any) -> None:
    """The corners of a field in their order, whether it must be filled in, and how much may be typed."""
    x1, y1, x2, y2 = field["Rect"]
    left, right, low, high = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
    field["Rect"] = pydyf.Array([left, low, right, high])
    if element.get("required") is not None:
        bearer = objects[field["Parent"]] if "Parent" in field else field
        bearer["Ff"] = bearer.get("Ff", 0) | REQUIRED
    if field["FT"] == "/Tx":
        field["Ff"] = field.get("Ff", 0) | DO_NOT_SCROLL
        if "MaxLen" in field:
            field["Ff"] |= COMB
        else:
            size = float(re.findall(r"([\d.]+)\s+Tf", _text(field["DA"]))[0])
            is_multiline = bool(field["Ff"] & MULTILINE)
            field["MaxLen"] = capacity(right - left, high - low, size, is_multiline=is_multiline)


def _cover(field: Any, pdf: Any) -> None:
    """Makes what is typed lie on white over the rules that are there for a pen: viewers draw the ground of a field with what is
    typed; while nothing is, there is an appearance with nothing in it, so that none of them draws the ground alone."""
    left, low, right, high = field["Rect"]
    field["MK"] = pydyf.Dictionary({"BG": pydyf.Array([1, 1, 1])})
    extra = {"Type": "/XObject", "Subtype": "/Form", "BBox": pydyf.Array([0, 0, right - left, high - low])}
    nothing = pydyf.Stream([], extra)
    pdf.add_object(nothing)
    field["AP"] = pydyf.Dictionary({"N": nothing.reference})


def _text(string: Any) -> str:
    return string.string.decode() if isinstance(string.string, bytes) else str(string.string)


def _group(group: Any, form: Any, objects: Any) -> None:
    """Choices of one field: they are its kids and no fields of their own (12.7.4.2.4), each told from the others by its own name."""
    for reference in group["Kids"]:
        kid = objects[reference]
        form["Fields"].remove(reference)
        group["TU"] = pydyf.String(kid["TU"].string.rpartition(": ")[0])
        del kid["T"], kid["FT"]


def _appearance(field: Any) -> str:
    """Renames the font of a field's default appearance and takes the graphics state out, which has no place there; the old name."""
    text = re.sub(r"/\S+\s+gs\b", "", _text(field["DA"]))
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
