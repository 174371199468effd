"""Content controls of a template document and the paragraphs they stand in, as WordprocessingML: one tag a field.

Follows ECMA-376 for structured document tags, [MS-DOCX] for ticks (w14) and repeating rows (w15). A blank is ruled for a pen.
In the parts that are filled in on the page, attributes say what becomes of an element there (docs/assets/javascripts/word.js):
`when` – it goes where none of these fields stays; `blank` – it goes where this field is filled in, or anything if it names none;
`filled` – it goes unless this field is filled in; `of` – it goes unless an organisation, or a person, writes, or it is blank;
`style` – what its paragraph is once it is filled in; `row`, `many` – a row's number, and whether it goes where there is one row;
`part` – what of a signer's post and name stands there.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from handbook.model.forms import SIGNATURES, Choice, Field, FormSection
from handbook.model.letters import Part, Sender, lowered, part_of
from handbook.model.words import Area
from handbook.publish.office.docx_rules import CELL, Empty, written_rule
from handbook.text.typography import bound, option, typeset

NBSP = "\u00a0"


@dataclass(frozen=True)
class Writer:
    """One language's words of a document."""

    language: str
    formats: Sequence[Choice]
    words: Area
    locale: str
    is_side: bool = False
    """Whether another language stands beside: the columns are narrow."""
    values: Mapping[str, str] | None = None
    """What is filled in, in words, by the path of its control; None in a blank document."""
    is_marked: bool = False
    """Whether elements say what becomes of them when the document is filled in on the page."""
    running: frozenset[str] = frozenset()
    """The fields of a letter that stand without their label."""
    is_sent: bool = False
    """Whether what is left empty does not go to the other side."""
    sender: Sender = ""
    """Who writes a letter, where that is known."""

    def mark(self, **said: str) -> str:
        """The attributes of an element that are for the script; `when` only in a document that is sent."""
        if not self.is_marked:
            return ""
        return "".join(
            f" {name.rstrip('_')}={quoteattr(value)}"
            for name, value in said.items()
            if self.is_sent or name != "when"
        )

    def when(self, fields: Iterable[Field]) -> str:
        return self.mark(when=" ".join(field.id for field in fields))

    def control(
        self,
        field: Field,
        path: str,
        empty: Empty | None = None,
        *,
        part: Part = "whole",
        style: str = "",
        tabs: str = "",
        mark: str = "",
    ) -> str:
        """A field's content control: in a paragraph, or, with the `style` of filled-in ones, a block of paragraphs.

        `tabs` of the paragraph that is ruled while the block is empty.
        """
        label = field.label[self.language]
        is_signature = field.id in SIGNATURES
        filled = None if self.values is None or is_signature else part_of(self.values.get(path, ""), part)
        empty = empty or self.empty(field, is_cell="/" in path)
        tag = path if part == "whole" else f"{path}/{part}"
        if field.type == "tick":
            fonts = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/>'
            content = [f"<w:r><w:rPr>{fonts}</w:rPr><w:t>{filled or '☐'}</w:t></w:r>"]
        elif filled is None:
            placeholder = f'<w:rPr><w:rStyle w:val="PlaceholderText"/>{self._lang()}</w:rPr>'
            content = [f"<w:r>{placeholder}{empty.content}</w:r>"] * (empty.lines if style else 1)
        else:
            lines = (filled or NBSP).split("\n")
            content = [self.run(line) for line in lines] if style else [self.run(*lines)]
        if style:
            ruled = f'<w:pPr><w:pStyle w:val="{style if filled is not None else "Ruled"}"/>{"" if filled is not None else tabs}</w:pPr>'
            content = [f"<w:p{self.mark(style=style)}>{ruled}{run}</w:p>" for run in content]
        shows = "<w:showingPlcHdr/>" if filled is None and field.type != "tick" else ""
        said = mark + (self.mark(part=part) if part != "whole" else "")
        return (
            f"<w:sdt{said}><w:sdtPr><w:alias w:val={quoteattr(label[:64])}/><w:tag w:val={quoteattr(tag)}/>"
            f'<w:id w:val="{self.id(tag)}"/>{shows}{self._kind(field, is_cell="/" in path)}</w:sdtPr>'
            f"<w:sdtContent>{''.join(content)}</w:sdtContent></w:sdt>"
        )

    def _kind(self, field: Field, *, is_cell: bool) -> str:
        """The control's own element."""
        if field.type == "date":
            format_ = "dd.MM.yyyy" if is_cell else self.words["date_format"]
            return (
                f'<w:date><w:dateFormat w:val="{format_}"/><w:lid w:val="{self.locale}"/>'
                '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
            )
        if field.type == "choice":
            items = "".join(
                f"<w:listItem w:displayText={quoteattr(choice.label[self.language])} w:value={quoteattr(choice.id)}/>"
                for choice in self.choices(field)
            )
            return f"<w:dropDownList>{items}</w:dropDownList>"
        if field.type == "tick":
            return (
                '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
                '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
            )
        # LibreOffice loses the line breaks of plain text, so several lines are rich text, which is what a control is by default.
        return "" if field.type == "lines" else "<w:text/>"

    def empty(self, field: Field, *, is_cell: bool = False) -> Empty:
        """What is for a pen: in a cell nothing, else a day to complete, boxes to tick, a rule."""
        if is_cell:
            return CELL
        if field.type == "date":
            return Empty(_text(str(self.words["date_blank"])))
        if field.type == "choice" and not isinstance(field.choices, str):
            return Empty(_text("   ".join(option(choice.label[self.language]) for choice in field.choices)))
        return written_rule(24)

    def choices(self, field: Field) -> Sequence[Choice]:
        return self.formats if isinstance(field.choices, str) else field.choices

    def rows(self, field: Field) -> int:
        """How many rows a table has: as many as are filled in, in a blank one those of its definition.

        What is filled in on the page gets its rows there, as copies of the second.
        """
        if self.values is None:
            return min(2, field.rows) if self.is_marked else field.rows
        return max(
            (int(path.split("/")[1]) for path in self.values if path.startswith(f"{field.id}/")), default=1
        )

    def _lang(self) -> str:
        return f'<w:lang w:val="{self.locale}"/>'

    def id(self, path: str) -> int:
        return zlib.crc32(f"{self.language}/{path}".encode()) & 0x7FFFFFFF or 1

    def run(self, *lines: str, properties: str = "", mark: str = "") -> str:
        content = "<w:br/>".join(_text(line) for line in lines)
        return f"<w:r{mark}><w:rPr>{properties}{self._lang()}</w:rPr>{content}</w:r>"

    def paragraph(self, content: str, style: str = "", *, more: str = "", mark: str = "") -> str:
        """A paragraph of runs and controls; `more` of its properties."""
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        properties = f"<w:pPr>{named}{more}</w:pPr>" if named or more else ""
        return f"<w:p{mark}>{properties}{content}</w:p>"

    def fixed(self, section: FormSection, style: str, *, more: str = "", mark: str = "") -> str:
        """The words of a section that stand as they are; where it is known only on the page who writes, in the words of either."""
        if not section.text:
            return ""
        if not section.by_one:
            return self.said(section.text[self.language], style, more=more, mark=mark)
        either = (("organisation", section.text), ("person", section.by_one))
        return "".join(
            self.said(text[self.language], style, more=more, mark=mark + self.mark(of=sender))
            for sender, text in either
        )

    def said(self, text: str, style: str = "", *, more: str = "", mark: str = "") -> str:
        """A paragraph of words."""
        return self.paragraph(self.run(self._whole(text)) if text else "", style, more=more, mark=mark)

    def _whole(self, text: str) -> str:
        """Fixed words, with no line end where there must be none."""
        return bound(typeset(text, self.language))

    def label(self, field: Field, end: str = ": ", *, is_bold: bool = False) -> str:
        """A field's label as runs: what is only for who fills it in goes once that is done."""
        text, if_any = field.label[self.language], f" {self.words['if_any']}"
        properties = "<w:b/>" if is_bold else ""
        if field.by_one:  # it is filled in on the page, where it is known who writes
            said = (("organisation", text), ("person", field.by_one[self.language]))
            runs = [self.run(self._whole(words), mark=self.mark(of=sender)) for sender, words in said]
            return "".join(runs) + (self.star() if field.required else "") + self.run(end)
        is_blank, shown = self.values is None, ""
        if field.check == "either" and (self.is_marked or not is_blank):
            is_open = not self.sender or (self.is_marked and self.is_side)
            for sender, number in (("organisation", "bin"), ("person", "iin")):
                if is_open or self.sender == sender:
                    mark = self.mark(filled=field.id, **({"of": sender} if is_open else {}))
                    shown += self.run(str(self.words[number]), properties=properties, mark=mark)
            if is_blank:
                shown += self.run(text, properties=properties, mark=self.mark(blank=field.id))
        else:
            shown = self.run(self._whole(text.removesuffix(if_any)), properties=properties)
            if text.endswith(if_any) and is_blank:
                shown += self.run(if_any, properties=properties, mark=self.mark(blank=field.id))
        if field.required:
            shown += self.star(properties)
        return shown + (self.run(end, properties=properties) if end and not text.endswith("?") else "")

    def caption(
        self, text: str, field: Field, *, is_starred: bool = False, more: str = "", mark: str = ""
    ) -> str:
        """Small words under a rule that say what to write there; none where it is written."""
        if self.values is not None:
            return ""
        content = self.run(f"({lowered(text)})") + (self.star() if is_starred else "")
        return self.paragraph(content, "Caption", more=more, mark=mark + self.mark(blank=field.id))

    def star(self, properties: str = "") -> str:
        """The mark of a required field, in a blank alone."""
        if self.values is not None:
            return ""
        return self.run(f"{NBSP}*", properties=properties, mark=self.mark(blank=""))


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
