"""A paper of both sides, as minutes and a memorandum are: number, day and place at its head, a row to sign in for each."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from handbook.model.forms import Field, FormSection, TemplateForm
from handbook.model.letters import act_of
from handbook.publish.office import docx_tables as tables
from handbook.publish.office.docx_fields import Writer
from handbook.publish.office.docx_letter import Block, body_field
from handbook.publish.office.docx_rules import RULE, tabs, written_rule
from handbook.publish.office.docx_sections import heading
from handbook.publish.office.docx_signature import KEPT, signatures_of_both

LINE = "Line"


def blocks(writer: Writer, form: TemplateForm, width: int) -> Iterator[tuple[FormSection | None, Block]]:
    """The paper from its head to its end: (the section whose heading stands over a piece, the piece)."""
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
        yield from _section(writer, section, width, is_last=section is act.body[-1])


def end(writer: Writer, form: TemplateForm, width: int) -> str:
    """The rows to sign in, under their heading."""
    act = act_of(form)
    return "".join([heading(writer, act.signed), *signatures_of_both(writer, act.signatures, width)])


def _section(
    writer: Writer, section: FormSection, width: int, *, is_last: bool
) -> Iterator[tuple[FormSection | None, Block]]:
    """A section; beside another language its tables stand in rows of their own, which no page divides."""
    mark = "" if section.text else writer.when(section.fields)
    above = "" if writer.is_side else heading(writer, section)
    if section.text:
        above += writer.said(section.text[writer.language], LINE)
    headed: FormSection | None = section
    for is_table, fields in itertools.groupby(section.fields, lambda field: field.type == "table"):
        group = list(fields)
        kept = section.fields[-2:] if is_last and not is_table else ()  # not to leave the signatures alone
        xml = above + "".join(
            body_field(writer, field, width, LINE, KEPT if field in kept else "") for field in group
        )
        may_split = any(field.type == "lines" for field in group)
        yield headed, Block(xml, mark if headed or is_table else "", may_split)
        above, headed = "", None
    if above:
        yield headed, Block(above, mark)


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
