"""A letter as official papers look: under its head (docx_head.py) running text, what is sent along as a line, one row to sign in,
who prepared it at the foot."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from handbook.model.forms import LETTER_BODY, LETTER_PLAIN, Field, FormSection, TemplateForm
from handbook.model.lead_words import is_lead, leads_itself, led
from handbook.model.letters import TALON, Letter, is_list_of_annexes, is_signed_list
from handbook.publish.office import docx_tables as tables
from handbook.publish.office.docx_fields import Writer
from handbook.publish.office.docx_rules import LETTER, RULE, TAB, lines_of, ruled, tabs, written_rule
from handbook.publish.office.docx_sections import repeated, repeated_item, table, tick
from handbook.publish.office.docx_signature import KEPT, kept, seal, signature

BODY, BODY_LINE = "Body", "BodyLine"
KEPT_ROWS = 5
"""So many rows at most has a table that no page divides from the signature under it."""
BOX, BOX_HEIGHT = 5900, 11
"""How wide the box of the office is, in twentieths of a point, and how high, in millimetres."""
SMALL_LETTER = 103
"""How wide a letter of a label is where languages stand side by side."""
HANGING = {False: 1800, True: 2700}
"""Where the words begin of what is sent along; in several languages."""


@dataclass(frozen=True)
class Block:
    """A piece of a document that stands level with that of the other language."""

    xml: str
    mark: str = ""
    """What becomes of it when it is filled in on the page."""
    may_split: bool = False
    is_line: bool = False
    """Whether it names itself, and no heading stands over it."""
    is_once: bool = False
    """Whether it stands once for all languages, over the whole width."""


def labelled(
    writer: Writer, field: Field, style: str, width: int, *, lines: int = 1, more: str = "", mark: str = ""
) -> str:
    """A label and what is filled in, or a rule up to the margin; so many `lines` to write on, one more where a label is long."""
    is_ruled = field.type in ("text", "number", "term") or isinstance(field.choices, str)
    is_pressed = is_ruled and _is_pressed(writer, field, width)
    end = f"<w:r{writer.mark(blank=field.id)}><w:br/></w:r>" if is_pressed and writer.values is None else ""
    content = writer.label(field) + end + writer.control(field, field.id, RULE if is_ruled else None)
    mark = mark or writer.when([field])
    if writer.values is not None:
        return writer.paragraph(content, style, more=more, mark=mark)
    ruler = more + tabs((width, "ruled"))
    named = "RuledHead" if style == "HeadLine" else "Ruled" if is_ruled else "BlankLine"
    shown = writer.paragraph(
        content, named, more=ruler if is_ruled else more, mark=mark + writer.mark(style=style)
    )
    if is_ruled and not is_pressed and len(field.label[writer.language]) * LETTER > width * 2 // 3:
        lines += 1
    rule = writer.paragraph(f"<w:r>{TAB}</w:r>", named, more=ruler, mark=mark + writer.mark(blank=field.id))
    return shown + rule * (lines - 1)


def _is_pressed(writer: Writer, field: Field, width: int) -> bool:
    """Whether a label leaves next to no rule beside it: the rule then begins on a line of its own."""
    letter = SMALL_LETTER if writer.is_side or is_both(writer) else LETTER
    taken = len(field.label[writer.language]) * letter
    return taken > width // 2 and width - taken % width < width // 4


def section_blocks(
    writer: Writer, section: FormSection, width: int, kind: Field | None = None, *, is_last: bool = False
) -> Iterator[Block]:
    """A section of the running text; beside another language what is ticked or signed is a piece of its own, said once."""
    if not writer.is_side or not any(map(_is_once, section.fields)):
        yield section_block(writer, section, width, kind, is_last=is_last)
        return
    if section.text and _is_once(section.fields[0]):
        mark = "" if section.id in LETTER_BODY else writer.when(section.fields)
        yield Block(writer.fixed(section, BODY, mark=mark), mark)
        section = replace(section, text=None)
    for is_once, fields in itertools.groupby(section.fields, _is_once):
        part = replace(section, fields=tuple(fields))
        section = replace(section, text=None)
        if not is_once:
            yield section_block(writer, part, width, kind)
        elif kind in part.fields:
            yield replace(section_block(writer, part, width, kind), mark=writer.mark(blank=""), is_once=True)
        else:
            whole = replace(writer, is_side=False)
            xml = "".join(body_field(whole, field, width) for field in part.fields)
            yield Block(xml, writer.when(part.fields), is_once=True)


def _is_once(field: Field) -> bool:
    """Whether it is marked or signed, which is done once, in whatever language one reads."""
    return field.type == "choice" or is_signed_list(field)


def section_block(
    writer: Writer, section: FormSection, width: int, kind: Field | None = None, *, is_last: bool = False
) -> Block:
    """A section of the running text: what is long stands alone, the rest after its label; the `kind` of a letter, which is its
    heading once it is chosen, in a blank alone. The end of the last, or a short table, stands on the page of the signature."""
    if any(is_list_of_annexes(field) for field in section.fields):
        [field] = section.fields
        return Block(annexes(writer, field, width), writer.when([field]), is_line=True)
    is_body, is_plain = section.id in LETTER_BODY, section.id in LETTER_PLAIN
    if not section.fields and not is_body:
        return Block("")
    mark = "" if is_body else writer.when(section.fields)
    more = "" if is_body or writer.is_side else KEPT
    is_headed = not is_body and not is_plain and not writer.is_side
    parts = [writer.said(section.title[writer.language], "LetterHeading", mark=mark)] if is_headed else []
    if section.text:
        parts.append(writer.fixed(section, BODY, more=more, mark=mark))
    last: list[Field] = list(section.fields[-2:]) if is_plain and is_last else []
    if is_last:
        last += [
            field for field in section.fields if field.type == "table" and writer.rows(field) <= KEPT_ROWS
        ]
    for field in section.fields:
        if field is not kind:
            parts.append(body_field(writer, field, width, more=more if field in last else ""))
        elif writer.values is None:
            parts.append(labelled(writer, field, BODY_LINE, width, mark=writer.mark(blank="")))
    return Block("".join(parts), mark, any(field.type == "lines" for field in section.fields))


def body_field(writer: Writer, field: Field, width: int, style: str = BODY, more: str = "") -> str:
    """A field in running text."""
    ruler = tabs((width, "ruled"))
    mark = writer.when([field])
    if field.type == "table":
        return table(writer, field, width, more)
    if field.type == "tick":
        return tick(writer, field)
    if field.type == "lines":
        is_named = field.id not in writer.running
        label = (
            writer.paragraph(writer.label(field, ":"), style, more=kept(writer), mark=mark)
            if is_named
            else _lead(writer, field, style)
            if is_lead(field)
            else _hint(writer, field)
        )
        empty = ruled(lines_of(field))
        return label + writer.control(field, field.id, empty, style=style, tabs=ruler, mark=mark)
    return labelled(writer, field, BODY_LINE if style == BODY else style, width, more=more)


def _lead(writer: Writer, field: Field, style: str) -> str:
    """The words that lead to what is written below, unless they stand there, too."""
    if writer.values is not None and leads_itself(writer.values.get(field.id, "")):
        return ""
    mark = writer.when([field]) + writer.mark(blank=led(field))
    return writer.paragraph(writer.label(field, ":"), style, more=kept(writer), mark=mark)


def _hint(writer: Writer, field: Field) -> str:
    """What to write below, where it stands without a label once it is written."""
    if writer.values is not None:
        return ""
    mark = writer.when([field]) + writer.mark(blank=field.id)
    return writer.paragraph(writer.label(field, ":"), "Ruled", more=kept(writer), mark=mark)


def annexes(writer: Writer, field: Field, width: int) -> str:
    """What is sent along: «Приложение: план на 2 л.», several as a numbered list."""
    before, _, after = str(writer.words["sheets"]).partition("{count}")
    label = writer.words["annex"] + ":"
    style = "RuledAnnex" if writer.values is None else "Annex"
    said = writer.mark(style="Annex")
    if field.type != "table":
        content = writer.run(label) + "<w:r><w:tab/></w:r>" + writer.control(field, field.id, RULE)
        more = KEPT + tabs((HANGING[is_both(writer)], ""), (width, "ruled"))
        return writer.paragraph(content, style, more=more, mark=writer.when([field]) + said)
    name, count = field.columns
    end = width - 1700
    number = writer.rows(field)
    items = []
    for row in range(1, number + 1):
        path = f"{field.id}/{row}"
        is_counted = writer.values is None or writer.values.get(f"{path}/{count.id}")
        runs = [
            writer.run(label if row == 1 else "") + "<w:r><w:tab/></w:r>",
            writer.run(f"{row}. ", mark=writer.mark(row=field.id, many=field.id)) if number > 1 else "",
            writer.control(name, f"{path}/{name.id}", RULE),
        ]
        if is_counted:
            mark = writer.mark(when=f"{path}/{count.id}")
            pages = writer.control(count, f"{path}/{count.id}", written_rule(5), mark=mark)
            runs += [writer.run(f" {before}", mark=mark), pages, writer.run(after, mark=mark)]
        more = KEPT + tabs((HANGING[is_both(writer)], ""), (end, "ruled"))
        items.append(
            repeated_item(writer, path, writer.paragraph("".join(runs), style, more=more, mark=said))
        )
    return repeated(writer, field, "".join(items), writer.when([field]))


def is_both(writer: Writer) -> bool:
    """Whether it is said in several languages at once."""
    return "-" in writer.language


def closing(writer: Writer, form: TemplateForm, letter: Letter, width: int) -> Block:
    """What is sent along, whose power the signature has, the row to sign in; under it the place of the seal, who prepared the
    letter and what is written in when it is handed over."""
    sent = [letter.annexes] if letter.annexes else []
    if is_both(writer):
        sent = [
            field for section in letter.body for field in section.fields if is_list_of_annexes(field)
        ] + sent
    parts = [annexes(writer, field, width) for field in sent]
    parts += [labelled(writer, field, BODY_LINE, width, more=KEPT) for field in letter.closing]
    below = ""
    if writer.is_marked and form.is_of_either:
        below = seal(writer, writer.mark(of="organisation blank"))
    elif writer.sender != "person" or (form.is_of_either and writer.values is None):
        below = seal(writer)
    below += "".join(_foot(writer, field, width) for field in letter.foot)
    if letter.signature:
        parts.append(signature(writer, letter.signature, letter.signer, width, below=below))
    return Block("".join(parts))


def _foot(writer: Writer, field: Field, width: int) -> str:
    mark, words = writer.when([field]), writer.words
    if field.id == TALON:
        return _box(writer, field, mark)
    ruler = "" if writer.values is not None else tabs((width - tables.CELL_MARGINS, "ruled"))
    content = writer.run(f"{words['performer']} ") + writer.control(field, field.id, RULE)
    named = "Foot" if writer.values is not None else "RuledFoot"
    return writer.paragraph(content, named, more=ruler, mark=mark + writer.mark(style="Foot"))


def _box(writer: Writer, field: Field, mark: str) -> str:
    """Where the office writes its number and day, framed in a blank."""
    words = writer.words
    empty = written_rule(12, f" {words['incoming_of']} ", 14)
    content = writer.run(f"{words['incoming']} ") + writer.control(field, field.id, empty)
    line = writer.paragraph(content, "Foot")
    if writer.values is not None:
        return line
    boxed = tables.table(tables.row(tables.cell(line, BOX), BOX_HEIGHT), (BOX,), "TableGrid", mark)
    return tables.gap(mark) + boxed + tables.gap(mark)
