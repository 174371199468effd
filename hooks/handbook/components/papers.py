"""A letter, or a paper of both sides, on its page as it is on paper: ruled for a pen, or filled in; what a script fills in says
which field it is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from handbook.model.forms import FORMATS, LETTER_BODY, LETTER_PLAIN, Choice, Field, FormSection, TemplateForm
from handbook.model.lead_words import is_lead, leads_itself, led
from handbook.model.letters import (
    PARTS,
    PERFORMER,
    POSTED,
    TALON,
    Letter,
    Sender,
    act_of,
    has_post,
    is_act,
    is_list_of_annexes,
    letter_of,
    lowered,
    part_of,
    role_of,
    sender_of,
)
from handbook.model.senders import said_by
from handbook.model.specimens import Specimen
from handbook.page.view import View
from handbook.text.field_values import in_words
from handbook.text.typography import bound, option

RULED_LINES = 4
_Shown = dict[str, Any]


def paper(
    view: View, form: TemplateForm, formats: Sequence[Choice], specimen: Specimen | None = None
) -> _Shown | None:
    """What `letter.html` or `act.html` shows; None for other documents. `formats` are the choices of a field of forms of dialogue.

    Filled in where there is a specimen, of the form as it is filled.
    """
    show = _Shower(view, form, formats, specimen)
    if form.layout == "letter":
        form = said_by(form, sender_of(form, show.values)) if show.values is not None else form
        return _letter(show, form, letter_of(form))
    return _act(show, form) if is_act(form) else None


def _letter(show: _Shower, form: TemplateForm, parts: Letter) -> _Shown:
    sender = sender_of(form, show.values)
    both: tuple[Sender, ...] = ("organisation", "person")
    is_open = form.is_of_either and show.values is None
    return {
        "template": "letter.html",
        "heads": [
            {
                "of": each if is_open else "",
                "is_at_right": each == "person",
                "is_hidden": is_open and each != (sender or "organisation"),
                "sender": show.section(parts.sender, each),
            }
            for each in (both if is_open else (sender,))
        ],
        "addressee": show.section(parts.addressee),
        "reference": [show.field(field) for field in parts.reference],
        "kind": show.field(parts.kind) if parts.kind else None,
        "opening": [show.field(field) for field in parts.opening],
        "sections": [show.section(section) for section in _said(parts)],
        "is_sealed": is_open or sender != "person",
        "seal_of": "organisation blank" if is_open else "",
        "has_post": has_post(parts.signer),
        "annexes": show.field(parts.annexes) if parts.annexes else None,
        "closing": [show.field(field) for field in parts.closing],
        "signer": show.field(parts.signer) if parts.signer else None,
        "is_signed": parts.signature is not None,
        "foot": [show.field(field) for field in parts.foot],
        "words": show.words,
        "is_of_one": sender == "person",
    }


def _act(show: _Shower, form: TemplateForm) -> _Shown:
    parts = act_of(form)
    return {
        "template": "act.html",
        "number": show.field(parts.number) if parts.number else None,
        "day": show.field(parts.day) if parts.day else None,
        "place": show.field(parts.place) if parts.place else None,
        "sections": [show.section(section) for section in parts.body],
        "signed": show.section(parts.signed),
        "signatures": [
            {
                "role": role_of(field, show.view.language),
                "signer": show.field(signer) if signer else None,
                "has_post": has_post(signer) or field.id in POSTED,
                "is_sealed": field.sealed,
            }
            for field, signer in parts.signatures
        ],
        "words": show.words,
    }


def _said(parts: Letter) -> Sequence[FormSection]:
    """The sections of the text that say something: the fixed words of others speak of what was left empty."""
    return [section for section in parts.body if section.fields or section.id in LETTER_BODY]


class _Shower:
    """What is shown of the fields of a form in the language of a page."""

    def __init__(
        self, view: View, form: TemplateForm, formats: Sequence[Choice], specimen: Specimen | None
    ) -> None:
        self.view, self.form = view, form
        self.words = view.words("documents.word")
        self.values: Mapping[str, str] | None = None
        if specimen:
            dates = view.handbook.words.area("dates", view.language)
            self.values = {
                path: in_words(field, value, view.language, formats, dates)
                for path, field, value in specimen.cells(form, view.language)
            }

    def section(self, section: FormSection, sender: Sender = "") -> _Shown:
        """A section; the `sender` of a letter says what the number at its head is called."""
        language = self.view.language
        return {
            "title": section.title[language],
            "text": bound(section.text[language]) if section.text else "",
            "by_one": bound(section.by_one[language]) if section.by_one else "",
            "is_body": section.id in LETTER_BODY,
            "is_headed": section.id not in (*LETTER_BODY, *LETTER_PLAIN),
            "fields": [
                self.field(field, sender)
                for field in section.fields
                if self.values is None or field.id != self.form.kind
            ],
            "when": " ".join(field.id for field in section.fields),
        }

    def field(self, field: Field, sender: Sender = "") -> _Shown:
        language = self.view.language
        label, if_any = field.label[language], f" {self.words['if_any']}"
        number = self.words["iin" if sender == "person" else "bin"] if field.check == "either" else ""
        if number and self.values is not None:
            label = str(number)
        value = None if self.values is None else self.values.get(field.id, "")
        choices = () if field.choices == FORMATS else field.choices
        return {
            "id": field.id,
            "type": field.type,
            "label": label.removesuffix(if_any),
            "by_one": field.by_one[language] if field.by_one else "",
            "filled_label": number if self.values is None else "",
            "is_kind": field.id == self.form.kind,
            "is_performer": field.id == PERFORMER,
            "is_incoming": field.id == TALON,
            "if_any": if_any if label.endswith(if_any) else "",
            "small": lowered(label),
            "required": field.required,
            "is_running": field.id in self.form.running,
            "lead": led(field) if is_lead(field) else "",
            "leads": is_lead(field) and value is not None and not leads_itself(value),
            "is_annexes": is_list_of_annexes(field),
            "choices": [option(choice.label[language]) for choice in choices if isinstance(choice, Choice)],
            "lines": range(field.rows if field.rows > 1 else RULED_LINES),
            "value": value,
            **{part: None if value is None else part_of(value, part) for part in PARTS},
            "columns": [column.label[language] for column in field.columns],
            "rows": self._rows(field),
        }

    def _rows(self, field: Field) -> list[list[str | None]]:
        """The cells of a table; None where there is nothing written in the blank."""
        if self.values is None:
            return [[None] * len(field.columns)] * field.rows
        found = [int(path.split("/")[1]) for path in self.values if path.startswith(f"{field.id}/")]
        return [
            [self.values.get(f"{field.id}/{row}/{column.id}", "") for column in field.columns]
            for row in range(1, max(found, default=0) + 1)
        ]
