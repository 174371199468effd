"""What a reader of a book would stumble over, read from the pages as they are laid out: broken lines, pages nearly empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

FULL = 0.25
"""How full a page of a book has to be."""
SHORT = 0.6
"""A line shorter than this, before another of the same paragraph, is looked at closely."""
MARGIN = 1.15
"""The width of a word is reckoned from its number of letters: it may be wider by so much."""
EMPTY_PAGE = "{page}-бет дерлік бос ({share} %): мәтінін қысқартыңыз не толықтырыңыз · страница {page} почти пуста ({share} %)"
BROKEN_LINE = (
    "{page}-беттің жолы ерте үзілген · на странице {page} строка обрывается раньше времени: «{line}»"
)
CUT_LIST = "{page}-бетте тексеру тізімі бөлініп қалған · на странице {page} разрезан контрольный список"
SPACINGS = {
    "handbook-glossary": (
        ".handbook-glossary > div { padding: 1mm 0 1.2mm !important }",
        ".handbook-glossary > div { padding: 1.8mm 0 2mm !important }",
    ),
    "laws": (
        ".laws { line-height: 1.23 !important } .laws :is(th, td) { padding: .7mm 2mm !important }",
        ".laws :is(th, td) { padding: 1.7mm 2mm !important }",
    ),
    "chapter--format": (".chapter--format { line-height: 1.29 !important }",),
}
"""What stands on a page nearly empty, by its class, and the styles in which a book is laid out then, until nothing is wrong: a term that
was added, an address that is printed may carry a few lines over. They are a user's styles: only what is important counts."""
FEW = 2
"""What spacing may mend: a book in which more is wrong is laid out once."""
WHOLE = frozenset({"part--checklist", "handbook-checklist"})
"""The classes of what must stand on one page."""


def fitted(lay_out: Callable[[str], Any]) -> Any:
    """What `lay_out` makes of a book without a style of SPACINGS, or with the first of those that leave nothing to tell, or less."""
    best = lay_out("")
    least = len(faults(best))
    for style in _spacings(best) if least <= FEW else ():
        laid_out = lay_out(style)
        wrong = len(faults(laid_out))
        if wrong < least:
            best, least = laid_out, wrong
        if not wrong:
            break
    return best


def _spacings(document: Any) -> list[str]:
    """The styles that may bring what stands on its pages nearly empty back to the page before."""
    classes = {
        name
        for page in document.pages
        if _is_read(page._page_box) and _filled(page._page_box) < FULL
        for box in _all(page._page_box)
        if box.element is not None
        for name in box.element.get("class", "").split()
    }
    return [style for name, styles in SPACINGS.items() if name in classes for style in styles]


def _is_read(page: Any) -> bool:
    return not page.page_type.blank and page.page_type.name != "cover"


def faults(document: Any) -> list[str]:
    """What is wrong with the pages of WeasyPrint's document, page by page. Pages named `cover` may be as empty as they like."""
    found = []
    open_lists: set[Any] = set()
    for number, page in enumerate(document.pages, start=1):
        box = page._page_box
        if not _is_read(box):
            continue
        share = _filled(box)
        if share < FULL:
            found.append(EMPTY_PAGE.format(page=number, share=round(share * 100)))
        for block in _all(box):
            found += [BROKEN_LINE.format(page=number, line=line) for line in broken_lines(block)]
        lists = {
            each.element
            for each in _all(box)
            if each.element is not None and WHOLE & set(each.element.get("class", "").split())
        }
        if lists & open_lists:
            found.append(CUT_LIST.format(page=number))
        open_lists = lists
    return list(dict.fromkeys(found))


def broken_lines(block: Any) -> Iterator[str]:
    """The words of the lines of a paragraph that end early, though the first word of the next would have found room."""
    lines = [child for child in getattr(block, "children", ()) if type(child).__name__ == "LineBox"]
    if len(lines) < 2 or block.style["text_align_all"] == "center":
        return
    for line, following in pairwise(lines):
        texts, after = _texts(line), _texts(following)
        if not texts or not after or _is_forced(line) or following.position_y <= line.position_y:
            continue
        left = min(text.position_x for text in texts)
        right = max(text.position_x + text.width for text in texts)
        room = block.content_box_x() + block.width - right
        if right - left < SHORT * block.width and _first_word(after) * MARGIN < room:
            yield "".join(text.text for text in texts)


def _filled(page: Any) -> float:
    """How far down the words and pictures of a page reach."""
    boxes = [
        box
        for child in page.children
        if not getattr(child, "at_keyword", None)
        for box in _all(child)
        if type(box).__name__ in ("LineBox", "InlineReplacedBox", "BlockReplacedBox")
    ]
    lowest = max((box.position_y + box.height for box in boxes), default=page.content_box_y())
    return float((lowest - page.content_box_y()) / page.height)


def _texts(line: Any) -> list[Any]:
    return [box for box in _all(line) if type(box).__name__ == "TextBox" and box.text.strip()]


def _is_forced(line: Any) -> bool:
    """Whether a line ends, or may end, where the text says so."""
    return any(
        (box.element_tag or "").partition("::")[0] == "br" or box.style["white_space"] != "normal"
        for box in _all(line)
    )


def _first_word(texts: list[Any]) -> float:
    """How wide the first word of a line is, with the space before it; of what follows it without a space too."""
    width = 0.0
    for text in texts:
        words = text.text.strip().split(" ")
        share = (len(words[0]) + 1) / max(len(text.text), 1)
        width += text.width * min(share, 1)
        if len(words) > 1 or text.text.endswith(" "):
            break
    return width


def _all(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _all(getattr(child, "_box", child))
