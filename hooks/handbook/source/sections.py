"""A Markdown page taken apart into sections, keeping the line of everything that a rule may speak of."""

from __future__ import annotations

from dataclasses import dataclass, field

from handbook.model import ChecklistItem, Reference, Section
from handbook.source.markdown import (
    BLOCK,
    CODE_SPAN,
    IMAGE,
    LINK,
    LIST_ITEM,
    SETEXT,
    TASK,
    attribute_id,
    comments,
    heading,
    is_table_rule,
    split_attributes,
)


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
            id=self.id,
            level=self.level,
            title=self.title,
            line=self.line,
            text="\n".join(self.lines).strip(),
            checklist=tuple(self.checklist),
            list_items=tuple(self.list_items),
            table_rows=tuple(self.table_rows),
            links=tuple(self.links),
            images=tuple(self.images),
            markers=tuple(self.markers),
            blocks=tuple(self.blocks),
        )


def sections(lines: list[tuple[int, str]]) -> tuple[Section, ...]:
    """Takes prose lines apart into sections; what stands before the first heading is a section of level 0."""
    draft = _Draft("", 0, "", lines[0][0] if lines else 1)
    drafts = [draft]
    previous = ""
    in_table = False
    for number, line in lines:
        found = heading(line)
        # A body row: somewhere above it, without a gap, stands a table's rule.
        is_row = in_table and "|" in line
        in_table = is_row or is_table_rule(line)
        if found:
            level, title, attributes = found
            draft = _Draft(attribute_id(attributes), level, title, number)
            drafts.append(draft)
            _read_links(draft, number, title)
        elif SETEXT.match(line) and previous.strip() and not LIST_ITEM.match(previous):
            draft = _Draft("", 1 if line.startswith("=") else 2, previous.strip(), number - 1)
            drafts.append(draft)
        else:
            draft.lines.append(line)
            _read_line(draft, number, line, is_row)
        previous = line
    return tuple(draft.section() for draft in drafts if draft.level or draft.section().text)


def _read_line(draft: _Draft, number: int, line: str, is_table_row: bool) -> None:
    task = TASK.match(line)
    if task:
        text, attributes = split_attributes(task["rest"])
        draft.checklist.append(
            ChecklistItem(attribute_id(attributes), text.strip(), number, task["mark"] != " ")
        )
    elif LIST_ITEM.match(line):
        draft.list_items.append(number)
    elif is_table_row and not is_table_rule(line):
        draft.table_rows.append(number)
    block = BLOCK.match(line)
    if block and block["type"]:
        draft.blocks.append(Reference(block["type"], number, block["rest"].strip().removeprefix("|").strip()))
    draft.markers.extend(Reference(comment, number) for comment in comments(line))
    _read_links(draft, number, line)


def _read_links(draft: _Draft, number: int, line: str) -> None:
    if "](" not in line:
        return
    bare = CODE_SPAN.sub("", line)
    draft.links.extend(Reference(match["target"], number, match["text"]) for match in LINK.finditer(bare))
    draft.images.extend(Reference(match["target"], number, match["alt"]) for match in IMAGE.finditer(bare))
