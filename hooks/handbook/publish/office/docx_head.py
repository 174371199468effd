"""The head of a letter: letterhead, number and day at its left, the addressee at the right, or at the right both; its heading, what
it is about, whom it speaks to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handbook.model.forms import Field, FormSection, TemplateForm
from handbook.model.letters import NUMBER, Letter, Sender
from handbook.publish.office import docx_tables as tables
from handbook.publish.office.docx_fields import Writer
from handbook.publish.office.docx_letter import Block, labelled
from handbook.publish.office.docx_rules import ruled, tabs, written_rule

PEOPLE, ADDRESSES = ("applicant",), ("address", "applicant-address", "location")
"""Shared values and fields that take one line, and two."""


def head(writer: Writer, form: TemplateForm, letter: Letter, width: int) -> Iterator[Block]:
    """All over the text: in one language two columns, beside another one below the other.

    To be filled in on the page there is one of an organisation and one of a person, where either may write; beside another
    language they look alike.
    """
    senders: tuple[Sender, ...] = ("organisation", "person")
    if writer.is_marked and form.is_of_either and not writer.is_side:
        for sender in senders:
            yield from _head_of(replace(writer, sender=sender), letter, width, writer.mark(of=sender))
    else:
        yield from _head_of(writer, letter, width, "")
    yield Block(_title(writer, form, letter))
    for field in letter.opening:
        yield Block(_opening(writer, field, width))


def _head_of(writer: Writer, letter: Letter, width: int, mark: str) -> Iterator[Block]:
    half = width if writer.is_side else width // 2
    from_ = list(_named(writer, letter.sender, half, "Letterhead"))
    reference = [_reference(writer, field) for field in letter.reference]
    to = list(_named(writer, letter.addressee, half, "Addressee"))
    at_right = [*to, _titled(writer, letter.sender), *from_]
    if writer.is_side:
        for part in [from_, to] if writer.sender != "person" else [at_right]:
            yield Block("".join(part), mark)
        if reference:
            yield Block("".join(reference), mark, is_once=True)
        return
    left, right = ([*from_, *reference], to) if writer.sender != "person" else (reference, at_right)
    grid = (half, width - half)
    cells = [
        tables.cell("".join(each) or "<w:p/>", size) for each, size in zip((left, right), grid, strict=True)
    ]
    yield Block(tables.table(tables.plain_row("".join(cells)), grid, "TwoLanguages", mark) + tables.gap(mark))


def _titled(writer: Writer, section: FormSection) -> str:
    return writer.said(section.title[writer.language] + ":", "HeadLine", more='<w:spacing w:before="120"/>')


def _title(writer: Writer, form: TemplateForm, letter: Letter) -> str:
    """The heading of the letter; a choice of its kind takes its place."""
    kind, heading = letter.kind, form.heading[writer.language]
    if not kind:
        return writer.said(heading, "LetterTitle")
    shown = writer.run(heading, mark=writer.mark(blank=kind.id))
    chosen = writer.control(kind, kind.id, part="title", mark=writer.mark(filled=kind.id))
    if writer.values is not None:
        shown = chosen
    elif writer.is_marked:
        shown += chosen
    return writer.paragraph(shown, "LetterTitle")


def _opening(writer: Writer, field: Field, width: int) -> str:
    """What stands over the text without a label: what the letter is about, whom it speaks to."""
    mark, ruler = writer.when([field]), tabs((width, "ruled"))
    control = writer.control(
        field, field.id, ruled(2 if writer.is_side else 1), style="Opening", tabs=ruler, mark=mark
    )
    return control + writer.caption(field.label[writer.language], field, is_starred=field.required, mark=mark)


def _named(writer: Writer, section: FormSection, width: int, style: str) -> Iterator[str]:
    """Who a letter is to or from: names alone, with what to write under their rules; the rest after its label."""
    margins = 0 if writer.is_side else tables.CELL_MARGINS
    ruler = tabs((width - margins, "ruled"))
    for field in section.fields:
        if field.id in writer.running:
            mark = writer.when([field])
            empty = ruled(1 if field.shared in PEOPLE else 2)
            yield writer.control(field, field.id, empty, style=style, tabs=ruler, mark=mark)
            yield writer.caption(field.label[writer.language], field, is_starred=field.required, mark=mark)
        else:
            lines = 2 if field.shared in ADDRESSES or field.id in ADDRESSES else 1
            yield labelled(writer, field, "HeadLine", width - margins, lines=lines)


def _reference(writer: Writer, field: Field) -> str:
    is_number = field.id == NUMBER
    content = writer.label(field, " ") if is_number else ""
    star = "" if is_number or not field.required else writer.star()
    empty = written_rule(20) if is_number else None
    content += writer.control(field, field.id, empty) + star
    return writer.paragraph(content, "Reference", mark=writer.when([field]))
