"""Template documents as official papers: what stands at the head of a letter and at its foot, who signs, what goes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from handbook.model.forms import (
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
SALUTATION = "salutation"
PERFORMER, TALON = "performer", "talon"
Sender = Literal["", "organisation", "person"]
"""Who writes a letter; empty in a blank that either may fill in."""
SIGNERS = {
    "chair-sign": "chair",
    "secretary-sign": "secretary",
    "our-sign": "head",
    "their-sign": "other-head",
}
"""Whose name stands beside a signature of both sides, by the field of the signature."""

DIGITS, DAYS = 12, "0123"
"""How many digits a BIN and an IIN have; with which ones a day begins."""
POSTED = ("our-sign", "their-sign")
"""Signatures with a post beside the name, whoever signs."""
HEADS = ("head", "other-head")
"""Fields that name a post and a person."""

Part = Literal["whole", "post", "name", "title"]
PARTS: tuple[Part, ...] = ("post", "name", "title")
"""What of «Председатель объединения, А. Сейсенова» stands in a place: `post` what is before the comma, `name` what is after it,
or all where there is none. `title`: the words of a choice as a heading."""


@dataclass(frozen=True)
class Letter:
    """A letter from its head to its foot."""

    sender: FormSection
    addressee: FormSection
    reference: Sequence[Field]
    """Number and day at the left of the head; none where only people write."""
    kind: Field | None
    """What is its heading once it is chosen."""
    subject: Field | None
    """What stands under its heading."""
    salutation: Field | None
    body: Sequence[FormSection]
    annexes: Field | None
    """What is sent along, where it is told in words over the signature."""
    closing: Sequence[Field]
    """What stands over the signature beside."""
    signer: Field | None
    signature: Field | None
    foot: Sequence[Field]

    @property
    def last(self) -> FormSection | None:
        """The section over what is sent along and the signature."""
        along = [
            section for section in self.body if any(is_list_of_annexes(field) for field in section.fields)
        ]
        return next((section for section in reversed(self.body) if section not in along), None)

    @property
    def opening(self) -> Sequence[Field]:
        """What stands over the text without a label."""
        return [field for field in (self.subject, self.salutation) if field]


def letter_of(form: TemplateForm) -> Letter:
    """The parts of a letter. Raises StopIteration where it has no sender or no addressee."""
    to, from_ = (next(section for section in form.sections if section.id == name) for name in LETTER_HEAD)
    signed = [field for section in form.sections if section.id == "sign" for field in section.fields]
    named = {field.id: field for field in form.fields}
    opening = [named.get(form.subject), named.get(SALUTATION)]
    body = [
        replace(section, fields=tuple(field for field in section.fields if field not in opening))
        for section in form.sections
        if section.id not in (*LETTER_HEAD, "sign")
    ]
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
        kind=named.get(form.kind),
        subject=named.get(form.subject),
        salutation=named.get(SALUTATION),
        body=[section for section in body if section.fields or section.text],
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
    signed = next(section for section in form.sections if is_signed(section))
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


def sender_of(form: TemplateForm, values: Mapping[str, str] | None = None) -> Sender:
    """Who writes a letter: of the `values` that are filled in the number tells, as the fifth digit of a person's is of a day,
    then whether who signs has a post. Of a blank that either may fill in, nobody knows.

    The same is in docs/assets/javascripts/form-names.js.
    """
    if not form.has_letterhead:
        return "person"
    if not form.is_of_either:
        return "organisation"
    if values is None:
        return "person" if form.personal else ""
    number = next((values.get(field.id, "") for field in form.fields if field.check == "either"), "").strip()
    if len(number) == DIGITS and number.isdigit():
        return "person" if number[4] in DAYS else "organisation"
    signer = next((values.get(field.id, "") for field in form.fields if field.id in HEADS), "")
    if signer:
        return "organisation" if "," in signer else "person"
    return "person" if form.personal else "organisation"


def has_post(signer: Field | None) -> bool:
    """Whether a field names the post beside the name."""
    return signer is not None and signer.id in HEADS


def lowered(label: str) -> str:
    """A label as it stands in brackets under a rule.

    >>> [lowered(label) for label in ("Должность", "ФИО", "И. О. Фамилия")]
    ['должность', 'ФИО', 'И. О. Фамилия']
    """
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def is_signed(section: FormSection | None) -> bool:
    """Whether people sign here: a page with nothing but signatures could belong to any paper."""
    return section is not None and any(field.id in SIGNATURES for field in section.fields)


def signer_of(fields: Sequence[Field]) -> Field | None:
    """The field that names who signs, of those of a section where one signs."""
    has_signature = any(field.id == "signature" for field in fields)
    return next((field for field in fields if has_signature and field.shared in SIGNED), None)


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


def role_of(field: Field, language: str) -> str:
    """Who signs for whom, of the label of a signature: «От организации (должность, ФИО, подпись)»."""
    return field.label[language].partition(":")[0].partition(" (")[0]


def part_of(value: str, part: Part) -> str:
    """What of a signer's post and name, or of a choice, stands in a place.

    >>> [part_of("Төраға, А. Сейсенова", part) for part in ("whole", "post", "name")]
    ['Төраға, А. Сейсенова', 'Төраға', 'А. Сейсенова']
    >>> [part_of("А. Сейсенова", part) for part in ("whole", "post", "name")], part_of("өтініш", "title")
    (['А. Сейсенова', '', 'А. Сейсенова'], 'Өтініш')
    """
    if part == "title":
        return value[:1].upper() + value[1:]
    if part == "whole":
        return value
    before, _, after = value.rpartition(",")
    return (before if part == "post" else after).strip()


def _names(form: TemplateForm) -> set[str]:
    return {field.id for field in form.fields}
