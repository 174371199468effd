"""Template documents as official papers: what stands at the head of a letter and at its foot, who signs, what goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from handbook.model.forms import (
    LETTER_BODY,
    LETTER_FOOT,
    LETTER_HEAD,
    LETTER_REFERENCE,
    SIGNATURES,
    SIGNED,
    Field,
    FormSection,
    TemplateForm,
)

NUMBER, PLACE = "number", "place"
"""The fields that stand at the head of a paper beside its day."""
LETTER_DAY = "letter-date"
ANNEXES = ("attachments", "annexes")
"""What is sent along: a table of papers, or words."""
PERFORMER = "performer"
SIGNERS = {
    "chair-sign": "chair",
    "secretary-sign": "secretary",
    "our-sign": "head",
    "their-sign": "other-head",
}
"""Whose name stands beside a signature of both sides, by the field of the signature."""

HEADS = ("head", "other-head")
"""Fields that name a post and a person."""

Part = Literal["whole", "first", "post", "rest", "name"]
PARTS: tuple[Part, ...] = ("first", "post", "rest", "name")
"""What of «Председатель объединения, А. Сейсенова» stands in a place: `first` and `post` what is before the comma, `rest` and
`name` what is after it; without a comma `first` and `name` have it all."""


@dataclass(frozen=True)
class Letter:
    """A letter from its head to its foot."""

    sender: FormSection
    addressee: FormSection
    reference: Sequence[Field]
    """Number and day under the letterhead; none where a person writes, who has no letterhead."""
    body: Sequence[FormSection]
    annexes: Field | None
    """What is sent along, where it is told in words over the signature."""
    closing: Sequence[Field]
    """What stands over the signature beside."""
    signer: Field | None
    signature: Field | None
    foot: Sequence[Field]

    @property
    def has_letterhead(self) -> bool:
        return bool(self.reference)  # its day is required


def letter_of(form: TemplateForm) -> Letter:
    """The parts of a letter. Raises StopIteration where it has no sender or no addressee."""
    to, from_ = (next(section for section in form.sections if section.id == name) for name in LETTER_HEAD)
    signed = [field for section in form.sections if section.id == "sign" for field in section.fields]
    reference = [field for field in signed if form.has_letterhead and field.id in LETTER_REFERENCE]
    taken = (*ANNEXES, *LETTER_FOOT, *SIGNATURES)
    closing = [
        field
        for field in signed
        if field not in reference and field.id not in taken and field.shared not in SIGNED
    ]
    return Letter(
        sender=from_,
        addressee=to,
        reference=reference,
        body=[section for section in form.sections if section.id not in (*LETTER_HEAD, "sign")],
        annexes=next((field for field in signed if field.id in ANNEXES), None),
        closing=closing,
        signer=signer_of(signed),
        signature=next((field for field in signed if field.id in SIGNATURES), None),
        foot=[field for field in signed if field.id in LETTER_FOOT],
    )


@dataclass(frozen=True)
class Act:
    """A paper of both sides from its head to its signatures."""

    number: Field | None
    day: Field | None
    place: Field | None
    body: Sequence[FormSection]
    signed: FormSection
    signatures: Sequence[tuple[Field, Field | None]]
    """Each with the field that names who signs."""


def act_of(form: TemplateForm) -> Act:
    """The parts of a paper of both sides. Raises StopIteration where nobody signs it."""
    first, *rest = form.sections
    number = next((field for field in first.fields if field.id == NUMBER), None)
    day = next((field for field in first.fields if field.type == "date"), None)
    place = next((field for field in first.fields if field.id == PLACE), None)
    others = tuple(field for field in first.fields if field not in (number, day, place))
    signed = next(section for section in form.sections if _is_signed(section))
    body = [replace(first, fields=others), *(section for section in rest if section is not signed)]
    named = {field.id: field for field in form.fields}
    return Act(
        number,
        day,
        place,
        [section for section in body if section.fields or section.text],
        signed,
        [(field, named.get(SIGNERS.get(field.id, ""))) for field in signed.fields],
    )


def has_post(signer: Field | None) -> bool:
    """Whether a field names the post beside the name."""
    return signer is not None and signer.id in HEADS


def lowered(label: str) -> str:
    """A label as it stands in brackets under a rule.

    >>> [lowered(label) for label in ("Должность", "ФИО", "И. О. Фамилия")]
    ['должность', 'ФИО', 'И. О. Фамилия']
    """
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def _is_signed(section: FormSection) -> bool:
    return any(field.id in SIGNATURES for field in section.fields)


def signer_of(fields: Sequence[Field]) -> Field | None:
    """The field that names who signs, of those of a section where one signs."""
    is_signed = any(field.id == "signature" for field in fields)
    return next((field for field in fields if is_signed and field.shared in SIGNED), None)


def is_act(form: TemplateForm) -> bool:
    """Whether it is a paper of both sides, as minutes and a memorandum are."""
    return form.layout != "letter" and any(field.id in SIGNERS for field in form.fields)


def goes_out(form: TemplateForm) -> bool:
    """Whether it goes to the other side, who is not to see what was left empty; other papers are filled in further by hand."""
    return form.layout == "letter" or is_act(form) or LETTER_DAY in _names(form)


def is_signed_list(field: Field) -> bool:
    """Whether people sign in the rows of a table."""
    return any(column.id in SIGNATURES for column in field.columns)


def is_list_of_annexes(field: Field) -> bool:
    """Whether it is a table of what is sent along with a letter, which stands there as lines."""
    return field.type == "table" and field.id in ANNEXES


def keeps_its_words(section: FormSection) -> bool:
    """Whether the fixed words of a letter's section stand where no field of it is filled in."""
    return section.id in LETTER_BODY


def part_of(value: str, part: Part) -> str:
    """What of a signer's post and name stands in a place.

    >>> [part_of("Төраға, А. Сейсенова", part) for part in ("whole", "first", "post", "rest", "name")]
    ['Төраға, А. Сейсенова', 'Төраға', 'Төраға', 'А. Сейсенова', 'А. Сейсенова']
    >>> [part_of("А. Сейсенова", part) for part in ("whole", "first", "post", "rest", "name")]
    ['А. Сейсенова', 'А. Сейсенова', '', '', 'А. Сейсенова']
    """
    before, comma, after = value.rpartition(",")
    if part == "whole" or not comma:
        return value if part in ("whole", "first", "name") else ""
    return (before if part in ("first", "post") else after).strip()


def _names(form: TemplateForm) -> set[str]:
    return {field.id for field in form.fields}
