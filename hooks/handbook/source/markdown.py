"""A Markdown page taken apart line by line, keeping the line of everything a rule may speak of.

Not a Markdown renderer: it reads the few forms that the handbook's pages are written in (see CONTRIBUTING.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from handbook.model import ChecklistItem, Reference, Section

HEADING = re.compile(r"^(?P<level>#{1,6})\s*(?P<title>.*?)(?:\s*\{(?P<attributes>[^{}]*)\})?\s*#*\s*$")
SETEXT = re.compile(r"^(=+|-{2,})\s*$")
LIST_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+(?P<text>.*)$")
TASK = re.compile(r"^\s*[-*+]\s+\[(?P<mark>[ xX])\]\s+(?P<text>.*?)(?:\s*\{(?P<attributes>[^{}]*)\})?\s*$")
ITEM_ID = re.compile(r"^:?\s*#(?P<id>\S+)\s*$")
LINK = re.compile(r"(?<![!\\])\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)[^()]*\)")
IMAGE = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\((?P<target>[^()\s]*)[^()]*\)")
COMMENT = re.compile(r"<!--(?P<text>.*?)-->")
BLOCK = re.compile(r"^(?P<fence>/{3,})\s*(?P<type>[A-Za-z][\w-]*)?(?P<rest>.*)$")
TABLE_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
CODE_SPAN = re.compile(r"`[^`]*`")


@dataclass
class _Draft:
    """A section while its lines are still coming in."""

    id: str
    level: int
    title: str
    line: int
    lines: list[str] = field(default_factory=list)
    checklist: list[ChecklistItem] = field(default_factory=list)
    list_items: list[int] = field(default_factory=list)
    table_rows: list[int] = field(default_factory=list)
    links: list[Reference] = field(default_factory=list)
    images: list[Reference] = field(default_factory=list)
    markers: list[Reference] = field(default_factory=list)
    blocks: list[Reference] = field(default_factory=list)

    def section(self) -> Section:
        return Section(
            self.id, self.level, self.title, self.line, "\n".join(self.lines).strip(),
            tuple(self.checklist), tuple(self.list_items), tuple(self.table_rows), tuple(self.links),
            tuple(self.images), tuple(self.markers), tuple(self.blocks),
        )


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """The YAML between the first two `---` lines (None if there is none), the rest, and the rest's first line."""
    lines = text.split("\n")
    if lines[0].strip() != "---":
        return None, text, 1
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() in ("---", "..."):
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1:]), number + 2
    return None, text, 1


def prose_lines(body: str, first_line: int) -> list[tuple[int, str]]:
    """The lines of a page with their numbers, without fenced code."""
    prose = []
    fence = ""
    for number, line in enumerate(body.split("\n"), start=first_line):
        opening = FENCE.match(line)
        if fence:
            if opening and opening[1].startswith(fence):
                fence = ""
        elif opening:
            fence = opening[1]
        else:
            prose.append((number, line))
    return prose


def attribute_id(attributes: str | None) -> str:
    """The id in an attribute list, `#define-purpose` -> `define-purpose`; empty where there is none."""
    match = ITEM_ID.match((attributes or "").strip())
    return match["id"] if match else ""


def sections(lines: list[tuple[int, str]]) -> tuple[Section, ...]:
    """Takes prose lines apart into sections; what stands before the first heading is a section of level 0."""
    draft = _Draft("", 0, "", lines[0][0] if lines else 1)
    drafts = [draft]
    previous = ""
    for position, (number, line) in enumerate(lines):
        heading = HEADING.match(line)
        if heading:
            draft = _Draft(attribute_id(heading["attributes"]), len(heading["level"]), heading["title"].strip(), number)
            drafts.append(draft)
        elif SETEXT.match(line) and previous.strip() and not LIST_ITEM.match(previous):
            draft = _Draft("", 1 if line.startswith("=") else 2, previous.strip(), number - 1)
            drafts.append(draft)
        else:
            draft.lines.append(line)
            _read_line(draft, number, line, _is_table_row(lines, position))
        previous = line
    return tuple(draft.section() for draft in drafts if draft.level or draft.section().text)


def _is_table_row(lines: list[tuple[int, str]], position: int) -> bool:
    """Whether the line is a body row: somewhere above it, without a gap, stands a table's rule."""
    if "|" not in lines[position][1]:
        return False
    for number in range(position - 1, -1, -1):
        above = lines[number][1]
        if "|" not in above:
            return False
        if TABLE_RULE.match(above):
            return True
    return False


def _read_line(draft: _Draft, number: int, line: str, is_table_row: bool) -> None:
    task = TASK.match(line)
    if task:
        ticked = task["mark"] != " "
        draft.checklist.append(ChecklistItem(attribute_id(task["attributes"]), task["text"].strip(), number, ticked))
    elif LIST_ITEM.match(line):
        draft.list_items.append(number)
    elif is_table_row and not TABLE_RULE.match(line):
        draft.table_rows.append(number)
    block = BLOCK.match(line)
    if block and block["type"]:
        draft.blocks.append(Reference(block["type"], number, block["rest"].strip().removeprefix("|").strip()))
    for comment in COMMENT.finditer(line):
        draft.markers.append(Reference(comment["text"].strip(), number))
    bare = CODE_SPAN.sub("", line)
    draft.links.extend(Reference(match["target"], number, match["text"]) for match in LINK.finditer(bare))
    draft.images.extend(Reference(match["target"], number, match["alt"]) for match in IMAGE.finditer(bare))


def visible_words(line: str) -> str:
    """A line as the reader sees it: no comments, attribute lists, link targets, code or list marks."""
    line = COMMENT.sub("", CODE_SPAN.sub("", line))
    line = re.sub(r"\s*\{[^{}]*\}\s*$", "", line)
    line = re.sub(r"(\]\()[^()]*(?:\([^()]*\)[^()]*)*\)", "]", line)
    return re.sub(r"^\s*(?:#+\s*|[-*+]\s+(?:\[[ xX]\]\s+)?|\d+[.)]\s+|/{3,}\s*[\w-]*\s*\|?)", "", line)


def numbers(section: Section) -> frozenset[str]:
    """The numbers that a section states in figures; «1 000» and «1000» are one number."""
    found: set[str] = set()
    for line in (section.title, *section.text.split("\n")):
        words = re.sub(r"(?<=\d)[\u00a0\u202f ](?=\d{3}(?!\d))", "", visible_words(line))
        found.update(re.findall(r"\d+(?:[.,]\d+)?", words))
    return frozenset(found)


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
