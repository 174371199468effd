"""A paper of both sides, as minutes and a memorandum are: number, day and place at its head, a row to sign in for each."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.forms import Field, FormSection, TemplateForm
from handbook.model.letters import act_of
from handbook.publish.office import docx_tables as tables
from handbook.publish.office.docx_fields import RULE, Writer, tabs, written_rule
from handbook.publish.office.docx_letter import Block, body_field
from handbook.publish.office.docx_sections import heading, signatures_of_both

LINE = "Line"


def blocks(writer: Writer, form: TemplateForm, width: int) -> Iterator[tuple[FormSection | None, Block]]:
    """The paper from its head to its signatures: (the section whose heading stands over a piece, the piece)."""
    act = act_of(form)
    number = act.number
    title = writer.run(form.heading[writer.language])
    if number:
        mark = writer.when([number])
        title += writer.run(" № ", mark=mark)
        title += writer.control(number, number.id, written_rule(8), mark=mark)
    yield None, Block(writer.paragraph(title, "Title"))
    yield None, _day_and_place(writer, act.day, act.place, width)
    for section in act.body:
        yield section, _section(writer, section, width)
    heads = [] if writer.is_side else [heading(writer, act.signed)]
    yield act.signed, Block("".join([*heads, *signatures_of_both(writer, act.signatures, width)]))


def _section(writer: Writer, section: FormSection, width: int) -> Block:
    mark = "" if section.text else writer.when(section.fields)
    parts = [] if writer.is_side else [heading(writer, section)]
    if section.text:
        parts.append(writer.said(section.text[writer.language], LINE))
    parts += [body_field(writer, field, width, LINE) for field in section.fields]
    return Block("".join(parts), mark, any(field.type in ("table", "lines") for field in section.fields))


def _day_and_place(writer: Writer, day: Field | None, place: Field | None, width: int) -> Block:
    """At the left and at the right, under the title; beside another language one below the other."""
    half = width if writer.is_side else width // 2
    said = []
    for field, style in ((day, LINE), (place, LINE if writer.is_side else "LineRight")):
        if field:
            mark, ruler = writer.when([field]), tabs((half - tables.CELL_MARGINS, "ruled"))
            content = writer.control(field, field.id, None if field is day else RULE)
            caption = writer.caption(
                field.label[writer.language], field, is_starred=field.required, mark=mark
            )
            said.append(writer.paragraph(content, style, more=ruler, mark=mark) + caption)
    if writer.is_side:
        return Block("".join(said))
    cells = "".join(tables.cell(each, half) for each in said)
    row = tables.plain_row(cells)
    return Block(tables.table(row, (half,) * len(said), "TwoLanguages") + tables.gap())
