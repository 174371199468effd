"""Sheets of several documents in as many copies as they are handed out in, in one PDF: laid out and stored once, listed many times.

A page that comes again shares all that is drawn with its first copy. What it says (PDF/UA-1, 7.1) is written anew for each: a tag
belongs to one page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

import pydyf

BLANK = '<html lang="{language}"><style>@page {{ size: A4 }}</style><body></body></html>'

PLAIN = "select:not([multiple])::before { content: none }"
"""A form that nobody types into shows no arrow of WeasyPrint's own, in a letter of another font."""


class Stack(NamedTuple):
    """Pages of a document and how many copies of them are printed. `last` 0: to its end."""

    html: str
    copies: int
    first: int = 1
    last: int = 0


def mark(number: int, of: Literal["pages", "end", "paper"] = "pages") -> str:
    """What stands in the first document's HTML for what is known only when all is laid out: the pages of a stack, counted from 0; the
    last of them; how many sheets of paper there are up to its end, the first document's not counted."""
    return f"#{number} {of}#"


def laid_out(
    html: str, language: str, stacks: Sequence[Stack], lay_out: Callable[[str], Any]
) -> tuple[Any, list[int]]:
    """The first document and then the stacks as one that has each page once, and which page comes when.

    Every copy begins on the front of a sheet: printed on both sides, nothing gets behind what does not belong to it. `html` is the
    first document's, `lay_out` makes a document of WeasyPrint's out of HTML.
    """
    made = {stack.html: lay_out(stack.html).pages for stack in stacks}
    before = -(-len(lay_out(html).pages) // 2) * 2
    pages: list[Any] = [lay_out(BLANK.format(language=language)).pages[0]]
    order: list[int] = []
    for number, stack in enumerate(stacks):
        own = made[stack.html][stack.first - 1 : stack.last or None]
        places = [*range(len(pages), len(pages) + len(own)), *[0] * (len(own) % 2)]
        pages += own
        first = before + len(order) + 1
        order += places * stack.copies
        end = before + len(order)
        html = html.replace(mark(number), f"{first}–{end}")
        html = html.replace(mark(number, "end"), str(end)).replace(
            mark(number, "paper"), str(len(order) // 2)
        )
    cover = lay_out(html)
    start = [*range(len(pages), len(pages) + len(cover.pages)), *[0] * (len(cover.pages) % 2)]
    return cover.copy([*pages, *cover.pages]), [*start, *order]


def repeat(pdf: Any, order: Sequence[int]) -> None:
    """Puts the pages of a PDF that is about to be written into an order in which they may come again; see `laid_out`."""
    _Copier(pdf).put(order)


class _Copier:
    """The pages of a PDF of pydyf's, with the tags of each."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.objects = {entry.reference: entry for entry in pdf.objects}
        self.pages = [self.objects[reference] for reference in pdf.page_references]
        root = self.objects[pdf.catalog["StructTreeRoot"]]
        self.top = self.objects[root["K"][0]]
        self.nums = self.objects[root["ParentTree"]]["Nums"]
        self.marked = dict(zip(self.nums[::2], self.nums[1::2], strict=True))
        self.tags: dict[bytes, list[bytes]] = {}
        """Page -> its outermost tags."""
        for reference in self.top["K"]:
            self.tags.setdefault(self.objects[reference]["Pg"], []).append(reference)

    def put(self, order: Sequence[int]) -> None:
        seen: set[int] = set()
        pages, tags = pydyf.Array(), pydyf.Array()
        for place in order:
            page = self.pages[place]
            found = self.tags.get(page.reference, [])
            if place in seen:
                page, found = self.copy(page, found)
            seen.add(place)
            pages.extend([page.number, 0, "R"])
            tags.extend(found)
        self.pdf.pages["Kids"], self.pdf.pages["Count"] = pages, len(order)
        self.top["K"] = tags

    def copy(self, page: Any, tags: Sequence[bytes]) -> tuple[Any, list[bytes]]:
        again = pydyf.Dictionary({name: value for name, value in page.items() if name != "Annots"})
        self.add(again)
        number = max(self.marked) + 1
        again["StructParents"] = number
        new: dict[bytes, bytes] = {page.reference: again.reference, self.top.reference: self.top.reference}
        for reference in tags:
            self.copy_tag(reference, new)
        for reference in self.marked[page["StructParents"]]:
            if reference not in new:  # what stands in a margin has tags that hang on none
                self.copy_tag(self.outermost(reference), new)
        self.marked[number] = pydyf.Array(
            [new[reference] for reference in self.marked[page["StructParents"]]]
        )
        self.nums.extend([number, self.marked[number]])
        return again, [new[reference] for reference in tags]

    def copy_tag(self, reference: bytes, new: dict[bytes, bytes]) -> None:
        """A tag with all that is in it, for the page in `new`: what has been copied, and its copy. Links no longer lead anywhere."""
        tag = self.objects[reference]
        again = pydyf.Dictionary({**tag, "Pg": new[tag["Pg"]], "P": new[tag["P"]], "K": pydyf.Array()})
        self.add(again)
        new[reference] = again.reference
        if tag["S"] == "/Link":
            again["S"] = "/Span"
        if "ID" in tag:
            again["ID"] = self.named(tag["ID"], again)
            new[tag["ID"].data] = again["ID"]
        if "Headers" in tag.get("A", {}):
            heads = pydyf.Array(new.get(head.data, head) for head in tag["A"]["Headers"])
            again["A"] = pydyf.Dictionary({**tag["A"], "Headers": heads})
        for child in tag["K"]:
            inner = self.objects.get(child) if isinstance(child, bytes) else None
            if inner is None:
                again["K"].append(child)
            elif inner["Type"] == "/StructElem":
                self.copy_tag(child, new)
                again["K"].append(new[child])

    def outermost(self, reference: bytes) -> bytes:
        above = self.objects[reference]["P"]
        return reference if above == self.top.reference else self.outermost(above)

    def named(self, name: Any, tag: Any) -> Any:
        return pydyf.String(f"{name.string}-{tag.number}")

    def add(self, entry: Any) -> None:
        self.pdf.add_object(entry)
        self.objects[entry.reference] = entry
