"""Rows to sign in: who signs for whom, the post, the rule to sign on, the name, under them the place of a seal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbook.model.forms import Field
from handbook.model.letters import POSTED, has_post, role_of
from handbook.publish.office import docx_tables as tables
from handbook.publish.office.docx_both import BETWEEN
from handbook.publish.office.docx_fields import Writer
from handbook.publish.office.docx_rules import RULE, TAB, tabs

KEPT = "<w:keepNext/>"


def kept(writer: Writer) -> str:
    """Keeps a label with its lines; but not beside the other language, where it would keep the whole row with the one that follows."""
    return "" if writer.is_side else KEPT


def signature(
    writer: Writer,
    field: Field,
    signer: Field | None,
    width: int,
    *,
    role: str = "",
    below: str = "",
    is_followed: bool = False,
) -> str:
    """One row: the post of who signs, the rule to sign on, the name; a `signer` is a field that holds post and name.

    What stands `below` is of its table, so that no page divides them.
    """
    words = writer.words
    is_posted = has_post(signer) or field.id in POSTED
    grid = (width * 42 // 100, width * 26 // 100, width - width * 42 // 100 - width * 26 // 100)
    ends = [KEPT + tabs((size - tables.CELL_MARGINS, "ruled")) for size in grid]
    style = "SignatureSide" if writer.is_side else "Signature"
    left = [writer.label(field, "")] if not (signer or role) else []
    above = writer.said(role, style, more=KEPT) if role and is_posted else ""
    if is_posted:
        left = [writer.control(signer, signer.id, RULE, part="post") if signer else _by_hand()]
    elif role:
        left = [writer.run(role)]
    right = writer.control(signer, signer.id, RULE, part="name") if signer else _by_hand() if role else ""
    cells = [above + writer.paragraph("".join(left), style, more=ends[0])]
    cells += [
        writer.paragraph(content, style, more=end)
        for content, end in ((writer.control(field, field.id, RULE), ends[1]), (right, ends[2]))
    ]
    post = str(words["post" if role else "post_if_any"])
    captions = [
        _caption(writer, signer, post) if is_posted else "",
        writer.said(f"({words['signature']})", "Caption", more=KEPT),
        _caption(writer, signer, str(words["name"]), is_starred=True) if right else "",
    ]
    aligned = '<w:vAlign w:val="bottom"/>' if above else ""
    row = "".join(
        tables.cell(cell + caption, size, aligned)
        for cell, caption, size in zip(cells, captions, grid, strict=True)
    )
    rows = tables.plain_row(row)
    if below:
        rows += tables.plain_row(tables.cell(below, width, f'<w:gridSpan w:val="{len(grid)}"/>'))
    return tables.table(rows, grid, "TwoLanguages") + tables.gap(keeps=is_followed)


def seal(writer: Writer, mark: str = "") -> str:
    """Where a seal is set; that it need not be is said in a blank alone."""
    said = ""
    seals, conditions = (str(writer.words[key]).split(BETWEEN) for key in ("seal", "if_any"))
    for name, condition in zip(seals, conditions, strict=True):
        said += writer.run(f"{BETWEEN if said else ''}{name}")
        if writer.values is None:
            said += writer.run(f" {condition}", mark=writer.mark(blank=""))
    return writer.paragraph(said, "Seal", mark=mark)


def signatures_of_both(
    writer: Writer, signatures: Sequence[tuple[Field, Field | None]], width: int
) -> Iterator[str]:
    """The rows of a paper that several sign, each with the name that stands in it already."""
    for number, (field, signer) in enumerate(signatures, start=1):
        yield signature(
            writer,
            field,
            signer,
            width,
            role=role_of(field, writer.language),
            below=seal(writer) if field.sealed else "",
            is_followed=number < len(signatures),
        )


def _by_hand() -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>{TAB}</w:r>'


def _caption(writer: Writer, signer: Field | None, text: str, *, is_starred: bool = False) -> str:
    """What to write over it; it stays where no field holds that."""
    if not signer:
        return writer.said(f"({text})", "Caption", more=KEPT)
    return writer.caption(text, signer, is_starred=is_starred and signer.required, more=KEPT)
