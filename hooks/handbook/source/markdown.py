"""The lines of a Markdown page: front matter, prose, comments, and what stands in one line.

Not a Markdown renderer: it reads the few forms that the handbook's pages are written in (see CONTRIBUTING.md).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import lru_cache

from handbook.model import Section

# Patterns look at every line of every page: none may go back over what it has matched (possessive `*+`), or one absurd
# line holds the check for minutes. White space is the plain kind, as Python-Markdown takes it: a no-break space is none.
SETEXT = re.compile(r"^(=+|-{2,})\s*$")
LIST_ITEM = re.compile(r"^[ \t]*+(?:[-*+]|\d++\.)[ \t]++(?P<text>.*)$")
TASK = re.compile(r"^[ \t]*+[-*+][ \t]++\[(?P<mark>[ xX])\][ \t]++(?P<rest>.*)$")
ITEM_ID = re.compile(r"^:?\s*#(?P<id>\S+)\s*$")
LINK = re.compile(
    r"(?<![!\\])\[(?P<text>(?:[^\[\]]++|\[[^\[\]]*+\])*+)\]"
    r"\((?P<target>[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+)[^()]*+\)"
)
IMAGE = re.compile(r"!\[(?P<alt>[^\[\]]*+)\]\((?P<target>[^()\s]*+)[^()]*+\)")
BLOCK = re.compile(r"^(?P<fence>/{3,}+)[ \t]*+(?P<type>[A-Za-z][\w-]*+)?(?P<rest>.*)$")
FENCE = re.compile(r"^\s*+(`{3,}|~{3,})")
CODE_SPAN = re.compile(r"(?<!\\)`[^`]*+`")
NOTE = re.compile(r"^<!--(?P<text>[^<>]*)-->\s*$")
_SLUG = re.compile(r"[a-z]++(?:-[a-z]++)*+")
_COMMENT = re.compile(r"<!--(?P<text>.*?)-->")
_RULE_CELL = re.compile(r"\s*+:?-++:?\s*+")
_TARGET = re.compile(r"(?<=\])\([^()]*+(?:\([^()]*+\)[^()]*+)*+\)")
_MARK_OF_LINE = re.compile(
    r"^\s*+(?:#+\s*+|[-*+]\s++(?:\[[ xX]\]\s++)?|\d++[.)]\s++|/{3,}\s*+[\w-]*+\s*+\|?)"
)
_SMART_RULE = re.compile(r"(?=.*[–—−‐‑])[-–—−‐‑]{1,4}")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_GAP = re.compile(r"(?<=\d)[\u00a0\u202f ](?=\d{3}(?!\d))")
PREFIX = "handbook:"
"""With this begin the comments that stand for a generated part."""


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """The YAML between the first two `---` lines (None if there is none), the rest, and the rest's first line."""
    lines = text.split("\n")
    if lines[0].strip() != "---" and not is_smart_rule(lines[0]):
        return None, text, 1
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() in ("---", "...") or is_smart_rule(line):
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1


def is_smart_rule(line: str) -> bool:
    """Whether a line is `---` with the dashes that word processors make of hyphens: `–––`, `—-`, `—`."""
    return _SMART_RULE.fullmatch(line.strip()) is not None


def prose_lines(body: str, first_line: int) -> list[tuple[int, str]]:
    """The lines of a page with their numbers, without fenced code and without the editors' notes."""
    return [
        (number, line)
        for number, line, is_prose in _lines(body, first_line)
        if is_prose and not is_note(line)
    ]


def without_notes(markdown: str) -> str:
    """A page's Markdown as it is published: `<!-- what editors tell each other -->` on a line of its own goes."""
    return "\n".join(line for _, line, is_prose in _lines(markdown, 1) if not (is_prose and is_note(line)))


def _lines(body: str, first_line: int) -> Iterator[tuple[int, str, bool]]:
    """(number, line, whether it is prose: neither in a fence nor a fence) of every line."""
    fence = ""
    for number, line in enumerate(body.split("\n"), start=first_line):
        opening = FENCE.match(line)
        yield number, line, not fence and not opening
        if fence:
            if opening and opening[1].startswith(fence):
                fence = ""
        elif opening:
            fence = opening[1]


def is_note(line: str) -> bool:
    """Whether a line is a comment for editors. One that looks like a marker, well or badly written, is none."""
    note = NOTE.match(line)
    return note is not None and not looks_like_marker(note["text"].strip())


def looks_like_marker(comment: str) -> bool:
    """Whether a comment was meant to stand for a generated part: `handbook: laws`, and slips: `hanbook: laws`, `laws`."""
    if PREFIX[:-1] in comment.lower() or _SLUG.fullmatch(comment):
        return True
    first = comment.replace(":", " ").partition(" ")[0]
    likeness = difflib.SequenceMatcher(None, first[:20].lower(), PREFIX[:-1], autojunk=False).ratio()
    return len(comment.split()) < 4 and likeness > 0.6


def comments(line: str) -> list[str]:
    """What stands in the comments of a line."""
    return (
        [found["text"].strip() for found in _COMMENT.finditer(line[: line.rfind("-->") + 3])]
        if "-->" in line
        else []
    )


def without_comments(line: str) -> str:
    end = line.rfind("-->") + 3 if "-->" in line else 0
    return _COMMENT.sub("", line[:end]) + line[end:]


def is_table_rule(line: str) -> bool:
    """Whether a line is what stands between the head of a table and its rows: `| --- | :-: |`."""
    bare = line.strip()
    if not bare or bare[0] not in "|:-" or not set(bare) <= set("|:- \t"):
        return False
    cells = bare.removeprefix("|").removesuffix("|").split("|")
    return all(_RULE_CELL.fullmatch(cell) for cell in cells)


def split_attributes(text: str) -> tuple[str, str | None]:
    """`Text { #some-id }` as `Text` and ` #some-id `; None where no attribute list ends the text."""
    bare = text.rstrip()
    start = bare.rfind("{")
    if start < 0 or not bare.endswith("}") or "}" in bare[start:-1] or bare[:start].endswith("\\"):
        return bare, None
    return bare[:start].rstrip(), bare[start + 1 : -1]


def heading(line: str) -> tuple[int, str, str | None] | None:
    """(level, title, attributes) of a line that is a heading."""
    if not line.startswith("#"):
        return None
    level = min(len(line) - len(line.lstrip("#")), 6)
    text = line[level:].strip().rstrip("#").rstrip()
    title, attributes = split_attributes(text)
    if attributes is not None and title and not text[: text.rfind("{")].endswith((" ", "\t")):
        return level, text, None  # Markdown takes an attribute list after a space alone
    return level, title.strip(), attributes


def attribute_id(attributes: str | None) -> str:
    """The id in an attribute list, `#define-purpose` -> `define-purpose`; empty where there is none."""
    match = ITEM_ID.match((attributes or "").strip())
    return match["id"] if match else ""


@lru_cache(maxsize=20_000)
def visible_words(line: str) -> str:
    """A line as the reader sees it: no comments, attribute lists, link targets, code or list marks."""
    words, _ = split_attributes(without_comments(CODE_SPAN.sub("", line)))
    return _MARK_OF_LINE.sub("", _TARGET.sub("", words))


def numbers(section: Section) -> frozenset[str]:
    """The numbers that a section states in figures; «1 000» and «1000» are one number."""
    return _numbers(section.title, section.text)


@lru_cache(maxsize=5_000)
def _numbers(*texts: str) -> frozenset[str]:
    lines = "\n".join(texts).split("\n")
    return frozenset().union(*(numbers_in(visible_words(line)) for line in lines if _DIGIT.search(line)))


def numbers_in(words: str) -> frozenset[str]:
    """The same of plain words.

    >>> sorted(numbers_in("1\u00a0000 теңге, 2,5 сағат"))
    ['1000', '2,5']
    """
    return frozenset(_NUMBER.findall(_GAP.sub("", words)))


def unclosed_blocks(lines: list[tuple[int, str]]) -> Iterator[tuple[str, int]]:
    """`///` blocks that are never closed, and closings that close nothing (with an empty type)."""
    stack: list[tuple[str, int, str]] = []
    for number, line in lines:
        block = BLOCK.match(line)
        if not block:
            continue
        if block["type"]:
            stack.append((block["type"], number, block["fence"]))
        elif not block["rest"].strip():
            if stack and stack[-1][2] == block["fence"]:
                stack.pop()
            else:
                yield "", number
    for block_type, number, _ in stack:
        yield block_type, number
