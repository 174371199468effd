"""A letter in the words of who writes it: an organisation says «Просим», one person «Прошу»."""

from __future__ import annotations

from dataclasses import replace

from handbook.model.forms import Field, FormSection, TemplateForm
from handbook.model.letters import Sender


def said_by(form: TemplateForm, sender: Sender) -> TemplateForm:
    """The form with the labels and the fixed words of its `sender`, and no others; where nobody knows, those of an organisation."""
    is_one = sender == "person"
    return replace(form, sections=tuple(_section(section, is_one) for section in form.sections))


def _section(section: FormSection, is_one: bool) -> FormSection:
    fields = tuple(_field(field, is_one) for field in section.fields)
    text = section.by_one if is_one and section.by_one else section.text
    return replace(section, fields=fields, text=text, by_one=None)


def _field(field: Field, is_one: bool) -> Field:
    return replace(field, label=field.by_one if is_one and field.by_one else field.label, by_one=None)
