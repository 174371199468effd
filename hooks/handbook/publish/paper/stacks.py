"""Sheets of several documents in as many copies as they are handed out in, in one PDF: laid out and stored once, listed many times.

A page that comes again shares all that is drawn with its first copy. What it says (PDF/UA-1, 7.1) is written anew for each: a tag
belongs to one page. A page that lies on its side stands up like the rest, so that its back comes right when all are turned over on
the long edge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Any, Literal, NamedTuple

import pydyf

BLANK = '<html lang="{language}"><style>@page {{ size: A4 }}</style><body></body></html>'

PLAIN = "select:not([multiple])::before { content: none }"
"""A form that nobody types into shows no arrow of WeasyPrint's own, in a letter of another font."""


Told = Literal["pages", "each", "paper"]
"""What can be told of copies: their pages, as they are typed where one prints; how many pages a copy has; how many sheets of paper."""


class Stack(NamedTuple):
    """Pages of a document and how many copies of them are printed. `last` 0: to its end."""

    html: str
    copies: int
    first: int = 1
    last: int = 0


def mark(wanted: Iterable[tuple[int, int]], told: Told = "pages") -> str:
    """What stands in the first document's HTML for what is known only when all is laid out. `wanted`: stacks, counted from 0, and how
    many copies of each."""
    return f"{_EDGE}{told} {' '.join(f'{number}:{copies}' for number, copies in wanted)}{_EDGE}"


_EDGE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What no text has."""


def laid_out(
    html: str, language: str, stacks: Sequence[Stack], lay_out: Callable[[str], Any]
) -> tuple[Any, list[int]]:
    """The first document and then the stacks as one that has each page once, and which page comes when.

    Every copy begins on the front of a sheet: printed on both sides, nothing gets behind what does not belong to it. `html` is the
    first document's, `lay_out` makes a document of WeasyPrint's out of HTML.
    """
    made = {stack.html: lay_out(stack.html).pages for stack in stacks}
    pages: list[Any] = [lay_out(BLANK.format(language=language)).pages[0]]
    copies: list[list[int]] = []
    for stack in stacks:
        own = made[stack.html][stack.first - 1 : stack.last or None]
        copies.append([*range(len(pages), len(pages) + len(own)), *[0] * (len(own) % 2)])
        pages += own
    sizes = [len(places) for places in copies]
    lengths = [size * stack.copies for size, stack in zip(sizes, stacks, strict=True)]
    before = 2
    cover = lay_out(_told(html, sizes, list(accumulate(lengths, initial=before))))
    while (found := len(cover.pages) + len(cover.pages) % 2) > before:  # all then stands further back
        before = found
        cover = lay_out(_told(html, sizes, list(accumulate(lengths, initial=before))))
    start = [*range(len(pages), len(pages) + len(cover.pages)), *[0] * (before - len(cover.pages))]
    order = [place for places, stack in zip(copies, stacks, strict=True) for place in places * stack.copies]
    return cover.copy([*pages, *cover.pages]), [*start, *order]


def _told(html: str, sizes: Sequence[int], starts: Sequence[int]) -> str:
    """The HTML with its marks filled in. `sizes`: how many pages a copy has; `starts`: how many pages are before each stack."""
    parts = html.split(_EDGE)
    for at in range(1, len(parts), 2):
        told, *wanted = parts[at].split(" ")
        pairs = [(int(number), int(copies)) for number, _, copies in (each.partition(":") for each in wanted)]
        ranges = [(starts[number] + 1, starts[number] + copies * sizes[number]) for number, copies in pairs]
        parts[at] = {
            "pages": ", ".join(f"{first}-{last}" for first, last in _joined(ranges)),
            "each": ", ".join(str(sizes[number]) for number, _ in pairs),
            "paper": str(sum(last - first + 1 for first, last in ranges) // 2),
        }[told]
    return "".join(parts)


def _joined(ranges: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """The ranges, with those that run on made one."""
    found: list[tuple[int, int]] = []
    for first, last in ranges:
        if found and found[-1][1] + 1 == first:
            first = found.pop()[0]
        found.append((first, last))
    return found


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
        for at, place in enumerate(order):
            page = self.pages[place]
            found = self.tags.get(page.reference, [])
            if place not in seen:
                self.stand_up(page, is_back=bool(at % 2))
            else:
                page, found = self.copy(page, found)
            seen.add(place)
            pages.extend([page.number, 0, "R"])
            tags.extend(found)
        self.pdf.pages["Kids"], self.pdf.pages["Count"] = pages, len(order)
        self.top["K"] = tags

    def stand_up(self, page: Any, *, is_back: bool) -> None:
        """Turns a page that lies on its side: the front to the left, the back to the right. It is on the same side in every copy."""
        _, _, width, height = page["MediaBox"]
        if width <= height:
            return
        for name in ("MediaBox", "TrimBox", "BleedBox"):
            page[name] = pydyf.Array([0, 0, height, width])
        turned = f"0 -1 1 0 0 {width} cm" if is_back else f"0 1 -1 0 {height} 0 cm"
        self.objects[page["Contents"]].stream.insert(0, turned.encode())

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
