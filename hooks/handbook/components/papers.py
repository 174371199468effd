"""A letter, or a paper of both sides, on its page as it is on paper: ruled for a pen, or filled in; what a script fills in says
which field it is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from handbook.model.forms import FORMATS, LETTER_BODY, Choice, Field, FormSection, TemplateForm
from handbook.model.letters import (
    PARTS,
    PERFORMER,
    Letter,
    act_of,
    has_post,
    is_act,
    is_list_of_annexes,
    letter_of,
    lowered,
    part_of,
)
from handbook.model.specimens import Specimen
from handbook.page.view import View
from handbook.text.field_values import in_words

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
        return _letter(show, letter_of(form))
    return _act(show, form) if is_act(form) else None


def _letter(show: _Shower, parts: Letter) -> _Shown:
    return {
        "template": "letter.html",
        "has_letterhead": parts.has_letterhead,
        "sender": show.section(parts.sender),
        "addressee": show.section(parts.addressee),
        "reference": [show.field(field) for field in parts.reference],
        "sections": [show.section(section) for section in _said(parts)],
        "annexes": show.field(parts.annexes) if parts.annexes else None,
        "closing": [show.field(field) for field in parts.closing],
        "signer": show.field(parts.signer) if parts.signer else None,
        "is_signed": parts.signature is not None,
        "foot": [{**show.field(field), "is_performer": field.id == PERFORMER} for field in parts.foot],
        "words": show.words,
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
                "role": field.label[show.view.language].partition(":")[0],
                "signer": show.field(signer) if signer else None,
                "has_post": has_post(signer),
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

    def section(self, section: FormSection) -> _Shown:
        language = self.view.language
        return {
            "title": section.title[language],
            "text": section.text[language] if section.text else "",
            "is_body": section.id in LETTER_BODY,
            "fields": [self.field(field) for field in section.fields],
            "when": " ".join(field.id for field in section.fields),
        }

    def field(self, field: Field) -> _Shown:
        language = self.view.language
        label, if_any = field.label[language], f" {self.words['if_any']}"
        value = None if self.values is None else self.values.get(field.id, "")
        choices = () if field.choices == FORMATS else field.choices
        return {
            "id": field.id,
            "type": field.type,
            "label": label.removesuffix(if_any),
            "if_any": if_any if label.endswith(if_any) else "",
            "small": lowered(label),
            "required": field.required,
            "is_running": field.id in self.form.running,
            "is_annexes": is_list_of_annexes(field),
            "choices": [choice.label[language] for choice in choices if isinstance(choice, Choice)],
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
