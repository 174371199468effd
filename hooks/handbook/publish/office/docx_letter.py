"""A letter as official papers look: letterhead, number and day at the left of its head, the addressee at the right, running text,
what is sent along as a line, one row to sign in, who prepared it at the foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.model.forms import LETTER_BODY, Field, FormSection
from handbook.model.letters import NUMBER, PERFORMER, Letter, is_list_of_annexes
from handbook.publish.office import docx_tables as tables
from handbook.publish.office.docx_fields import LETTER, RULE, Writer, lines_of, ruled, tabs, written_rule
from handbook.publish.office.docx_sections import KEPT, repeated, repeated_item, signature, table, tick

BODY, BODY_LINE = "Body", "BodyLine"
HANGING = {False: 1800, True: 1400}
"""Where the words begin of what is sent along; beside another language."""


@dataclass(frozen=True)
class Block:
    """A piece of a document that stands level with that of the other language."""

    xml: str
    mark: str = ""
    """What becomes of it when it is filled in on the page."""
    may_split: bool = False
    is_line: bool = False
    """Whether it names itself, and no heading stands over it."""


def head(writer: Writer, letter: Letter, title: str, width: int) -> Iterator[Block]:
    """All over the text: in one language two columns, beside another one below the other."""
    from_ = list(_named(writer, letter.sender, width // 2 if not writer.is_side else width, "Letterhead"))
    reference = [_reference(writer, field) for field in letter.reference]
    to = list(_named(writer, letter.addressee, width // 2 if not writer.is_side else width, "Addressee"))
    heads = [_titled(writer, section) for section in (letter.addressee, letter.sender)]
    if writer.is_side:
        yield Block("".join([*([] if letter.has_letterhead else heads[1:]), *from_, *reference]))
        yield Block("".join([*([] if letter.has_letterhead else heads[:1]), *to]))
    else:
        left, right = "".join([*from_, *reference]), "".join(to)
        if not letter.has_letterhead:
            left, right = "", "".join([heads[0], *to, heads[1], *from_])
        grid = (width // 2, width - width // 2)
        cells = [tables.cell(each or "<w:p/>", size) for each, size in zip((left, right), grid, strict=True)]
        yield Block(tables.table(tables.plain_row("".join(cells)), grid, "TwoLanguages"))
    yield Block(writer.said(title, "LetterTitle"))


def _titled(writer: Writer, section: FormSection) -> str:
    return writer.said(section.title[writer.language] + ":", "HeadLine")


def _named(writer: Writer, section: FormSection, width: int, style: str) -> Iterator[str]:
    """Who a letter is to or from: names alone, with what to write under their rules; the rest after its label."""
    margins = 0 if writer.is_side else tables.CELL_MARGINS
    ruler = tabs((width - margins, "ruled"))
    for field in section.fields:
        if field.id in writer.running:
            mark = writer.when([field])
            yield writer.control(field, field.id, ruled(2), style=style, tabs=ruler, mark=mark)
            yield writer.caption(field.label[writer.language], field, is_starred=field.required, mark=mark)
        else:
            lines = 1 if field.check or field.type != "text" else 2
            yield _labelled(writer, field, "HeadLine", width - margins, lines=lines)


def _reference(writer: Writer, field: Field) -> str:
    is_number = field.id == NUMBER
    content = writer.label(field, " ") if is_number else ""
    star = "" if is_number or not field.required else writer.star()
    empty = written_rule(20) if is_number else None
    content += writer.control(field, field.id, empty) + star
    return writer.paragraph(content, "Reference", mark=writer.when([field]))


def _labelled(writer: Writer, field: Field, style: str, width: int, *, lines: int = 1, more: str = "") -> str:
    """A label and what is filled in, or a rule up to the margin; so many `lines` to write on, one more where a label is long."""
    is_ruled = field.type in ("text", "number", "term") or isinstance(field.choices, str)
    content = writer.label(field) + writer.control(field, field.id, RULE if is_ruled else None)
    mark = writer.when([field])
    if writer.values is not None:
        return writer.paragraph(content, style, more=more, mark=mark)
    ruler = more + tabs((width, "ruled"))
    named = "RuledHead" if style == "HeadLine" else "Ruled" if is_ruled else "BlankLine"
    shown = writer.paragraph(
        content, named, more=ruler if is_ruled else more, mark=mark + writer.mark(style=style)
    )
    if is_ruled and len(field.label[writer.language]) * LETTER > width * 2 // 3:
        lines += 1
    rule = writer.paragraph("<w:r><w:tab/></w:r>", named, more=ruler, mark=mark + writer.mark(blank=field.id))
    return shown + rule * (lines - 1)


def section_block(writer: Writer, section: FormSection, width: int) -> Block:
    """A section of the running text: what is long stands alone, the rest after its label."""
    if any(is_list_of_annexes(field) for field in section.fields):
        [field] = section.fields
        return Block(annexes(writer, field, width), writer.when([field]), is_line=True)
    is_body = section.id in LETTER_BODY
    if not section.fields and not is_body:
        return Block("")
    mark = "" if is_body else writer.when(section.fields)
    more = "" if is_body or writer.is_side else KEPT
    is_headed = not is_body and not writer.is_side
    parts = [writer.said(section.title[writer.language], "LetterHeading", mark=mark)] if is_headed else []
    if section.text:
        parts.append(writer.said(section.text[writer.language], BODY, more=more, mark=mark))
    parts += [body_field(writer, field, width) for field in section.fields]
    may_split = any(field.type in ("table", "lines") for field in section.fields)
    return Block("".join(parts), mark, may_split)


def body_field(writer: Writer, field: Field, width: int, style: str = BODY) -> str:
    """A field in running text."""
    ruler = tabs((width, "ruled"))
    mark = writer.when([field])
    if field.type == "table":
        return table(writer, field, width)
    if field.type == "tick":
        return tick(writer, field)
    if field.type == "lines":
        is_named = field.id not in writer.running
        label = (
            writer.paragraph(writer.label(field, ":"), style, more=KEPT, mark=mark)
            if is_named
            else _hint(writer, field)
        )
        empty = ruled(lines_of(field))
        return label + writer.control(field, field.id, empty, style=style, tabs=ruler, mark=mark)
    return _labelled(writer, field, BODY_LINE if style == BODY else style, width)


def _hint(writer: Writer, field: Field) -> str:
    """What to write below, where it stands without a label once it is written."""
    if writer.values is not None:
        return ""
    return writer.paragraph(
        writer.label(field, ":"), "Ruled", more=KEPT, mark=writer.when([field]) + writer.mark(blank=field.id)
    )


def annexes(writer: Writer, field: Field, width: int) -> str:
    """What is sent along: «Приложение: план на 2 л.», several as a numbered list."""
    before, _, after = str(writer.words["sheets"]).partition("{count}")
    label = writer.words["annex"] + ":"
    if field.type != "table":
        content = writer.run(label) + "<w:r><w:tab/></w:r>" + writer.control(field, field.id, RULE)
        return writer.paragraph(
            content,
            "Annex",
            more=KEPT + tabs((HANGING[writer.is_side], ""), (width, "ruled")),
            mark=writer.when([field]),
        )
    name, count = field.columns
    end = width - (900 if writer.is_side else 1700)
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
        more = KEPT + tabs((HANGING[writer.is_side], ""), (end, "ruled"))
        items.append(repeated_item(writer, path, writer.paragraph("".join(runs), "Annex", more=more)))
    return repeated(writer, field, "".join(items), writer.when([field]))


def closing(writer: Writer, letter: Letter, width: int) -> Block:
    """What is sent along, whose power the signature has, the row to sign in; under it the place of the seal and, in small letters,
    who prepared the letter and what is written in when it is handed over."""
    parts = [annexes(writer, letter.annexes, width)] if letter.annexes else []
    parts += [_labelled(writer, field, BODY_LINE, width, more=KEPT) for field in letter.closing]
    below = writer.said(str(writer.words["seal"]), "Seal") if letter.has_letterhead else ""
    below += "".join(_foot(writer, field) for field in letter.foot)
    if letter.signature:
        parts.append(signature(writer, letter.signature, letter.signer, width, below=below))
    return Block("".join(parts))


def _foot(writer: Writer, field: Field) -> str:
    label = writer.run(f"{writer.words['performer']} ") if field.id == PERFORMER else writer.label(field)
    content = label + writer.control(field, field.id, written_rule(20))
    return writer.paragraph(content, "Foot", mark=writer.when([field]))
