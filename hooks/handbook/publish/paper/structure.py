"""What WeasyPrint leaves to be done for PDF/UA-1 (ISO 14289-1): list bodies, names of links, the order of tabbing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf


def finish(document: Any, pdf: Any) -> None:
    """Mends a PDF that is about to be written; `document` is WeasyPrint's, `pdf` is pydyf's."""
    objects = {entry.reference: entry for entry in pdf.objects}
    for entry in list(pdf.objects):
        if isinstance(entry, pydyf.Dictionary):
            if entry.get("S") == "/LI":
                _wrap_body(entry, pdf, objects)
            if entry.get("Type") == "/Page":
                entry["Tabs"] = "/S"  # 7.18.3: in the order of the structure
    _name_links(document)


def fonts(pdf: Any) -> set[str]:
    """The names of the fonts in a PDF, without the mark of a subset (9.6.4): `Noto-Sans-Bold`."""
    names = [
        entry["FontName"]
        for entry in pdf.objects
        if isinstance(entry, pydyf.Dictionary) and "FontName" in entry
    ]
    return {
        (name.decode() if isinstance(name, bytes) else name).rpartition("+")[2].removeprefix("/")
        for name in names
    }


def _wrap_body(item: Any, pdf: Any, objects: dict[bytes, Any]) -> None:
    """A list item holds a label and a body, nothing else (7.6): `<li><p>` becomes LI, LBody, P."""

    def is_right(child: Any) -> bool:
        return getattr(objects.get(child), "get", lambda _: None)("S") in ("/Lbl", "/LBody")

    children = list(item["K"])
    loose = [child for child in children if not is_right(child)]
    if not loose:
        return
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(loose), "Pg": item["Pg"], "P": item.reference}
    )
    pdf.add_object(body)
    objects[body.reference] = body
    for child in loose:
        if child in objects:
            objects[child]["P"] = body.reference
    item["K"] = pydyf.Array([*(child for child in children if is_right(child)), body.reference])


def _name_links(document: Any) -> None:
    """A link is called by its words (7.18.5), where WeasyPrint writes its address."""
    for page in document.pages:
        for box in boxes(page._page_box):
            if getattr(box, "link_annotation", None) and box.element is not None:
                words = " ".join("".join(box.element.itertext()).split()) or box.element.get("aria-label", "")
                if words:
                    box.link_annotation["Contents"] = pydyf.String(words)


def boxes(box: Any) -> Iterator[Any]:
    """A box of the layout (WeasyPrint's) and all that it holds."""
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes(getattr(child, "_box", child))
