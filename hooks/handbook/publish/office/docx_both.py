"""What stands once in a paper of several languages: said in all of them, over the whole width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handbook.model.forms import SIGNATURES, Choice, Field, FormSection, TemplateForm
from handbook.model.languages import Text
from handbook.model.letters import role_of
from handbook.model.words import Area
from handbook.publish.office.docx_fields import Writer

BETWEEN = " / "
DAY = "dd.MM.yyyy"
"""How Word writes a day that is read in several languages."""
JOINED = (
    "annex",
    "sheets",
    "post",
    "post_if_any",
    "signature",
    "name",
    "seal",
    "if_any",
    "performer",
    "incoming",
    "incoming_of",
)
"""The words that are said in every language."""


def joined(form: TemplateForm, writers: Sequence[Writer]) -> tuple[TemplateForm, Writer]:
    """A form whose labels are those of all languages, and who writes them."""
    languages = [writer.language for writer in writers]
    first, name = writers[0], "-".join(languages)

    def said(text: Text) -> Text:
        return {**text, name: BETWEEN.join(dict.fromkeys(text[language] for language in languages))}

    def of_field(field: Field) -> Field:
        if field.id in SIGNATURES:
            return replace(field, label=said({each: role_of(field, each) for each in languages}))
        columns = tuple(of_field(column) for column in field.columns)
        choices = field.choices if isinstance(field.choices, str) else tuple(map(of_choice, field.choices))
        by_one = said(field.by_one) if field.by_one else None
        return replace(field, label=said(field.label), by_one=by_one, columns=columns, choices=choices)

    def of_choice(choice: Choice) -> Choice:
        return replace(choice, label=said(choice.label))

    def of_section(section: FormSection) -> FormSection:
        fields = tuple(of_field(field) for field in section.fields)
        text = said(section.text) if section.text else None
        by_one = said(section.by_one) if section.by_one else None
        return replace(section, title=said(section.title), text=text, by_one=by_one, fields=fields)

    words = Area("documents.word", name)
    words |= {
        **first.words,
        **{key: BETWEEN.join(dict.fromkeys(str(writer.words[key]) for writer in writers)) for key in JOINED},
        "performer": BETWEEN.join(str(writer.words["performer"]).rstrip(":") for writer in writers) + ":",
        "sheets": BETWEEN.join(
            [str(first.words["sheets"]), *(_unit(str(writer.words["sheets"])) for writer in writers[1:])]
        ),
        "date_blank": first.words["date_both"],
        "date_format": DAY,
    }
    sections = tuple(of_section(section) for section in form.sections)
    return replace(form, sections=sections, own_heading=said(form.heading)), replace(
        first, language=name, words=words, is_side=False, formats=[of_choice(each) for each in first.formats]
    )


def _unit(text: str) -> str:
    """What a number of sheets is counted in."""
    return text.partition("{count}")[2].strip()
