"""Templates filled in from the running case: in the Word file and on the page, and the reader's own form beside it."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace
from xml.etree.ElementTree import Element

import docx as python_docx
import pytest
from playwright.sync_api import Browser, expect

from handbook.components.documents import format_choices
from handbook.model import LANGUAGES
from handbook.model.forms import SIGNATURES, TemplateForm
from handbook.model.letters import Part, part_of
from handbook.model.outputs import BOOK, DOCUMENT, SPECIMEN
from handbook.model.urls import site_url as address_of
from handbook.publish.office import document_files
from handbook.render.html import has_class, parsed, text_of
from handbook.text.field_values import in_words
from support.browsing import opened
from support.places import SITE
from support.printed import letters
from support.printed import text_of as text_of_pdf
from support.word_documents import FILES, HANDBOOK, by_tag, controls, signer_tags, tag

EACH = [(form, language) for form in HANDBOOK.templates for language in LANGUAGES]
IDS = [f"{language}-{form.id}" for form, language in EACH]


def written(form: TemplateForm, language: str) -> dict[str, str]:
    """What must stand in a specimen, by the path of its control, in words."""
    specimen = HANDBOOK.specimen(form.id)
    assert specimen
    dates, formats = HANDBOOK.words.area("dates", language), format_choices(HANDBOOK)
    return {
        path: in_words(field, value, language, formats, dates)
        for path, field, value in specimen.cells(form, language)
    }


def signers(form: TemplateForm) -> dict[str, tuple[str, Part]]:
    """The controls that hold a part of a field, by their tags: (the field, which part)."""
    tags = signer_tags(form)
    parts: dict[str, tuple[str, Part]] = {tag: (tag.split("/")[0], tag.split("/")[1]) for tag in tags}  # type: ignore[misc]
    return parts | ({f"{form.kind}/title": (form.kind, "title")} if form.kind else {})


def specimen_on_page(template: str, language: str) -> Element:
    page = SITE / address_of(language, f"templates/{template}/index.html")
    [found] = [
        each
        for each in parsed(page.read_text()).iter("div")
        if has_class(each, "handbook-document--specimen")
    ]
    return found


@pytest.mark.parametrize(("form", "language"), EACH, ids=IDS)
def test_word_file_holds_what_is_written_and_no_placeholder(form: TemplateForm, language: str) -> None:
    content = FILES[SPECIMEN.path(language, form.id)]
    found, expected = by_tag(content), written(form, language)
    for path, (field, part) in signers(form).items():
        if path in found:  # the post and the name of who signs stand apart
            expected[path] = part_of(written(form, language)[field], part) or "\u00a0"
            if field not in found:
                expected.pop(field, None)
    assert {path: found[path] for path in expected} == expected
    hints = {
        control.find("{*}sdtPr/{*}showingPlcHdr") is not None and tag(control)
        for control in controls(content)
    }
    assert {str(hint).rsplit("/", 1)[-1] for hint in hints if hint} <= set(SIGNATURES)
    label = HANDBOOK.words.area("documents.specimen", language)["label"]
    assert python_docx.Document(io.BytesIO(content)).paragraphs[0].text == label


@pytest.mark.parametrize(("form", "language"), EACH, ids=IDS)
def test_a_table_has_as_many_rows_as_are_filled(form: TemplateForm, language: str) -> None:
    specimen, found = HANDBOOK.specimen(form.id), by_tag(FILES[SPECIMEN.path(language, form.id)])
    assert specimen
    for field in form.fields:
        if field.columns:
            rows = {path.split("/")[1] for path in found if path.startswith(f"{field.id}/")}
            assert len(rows) == len(specimen.rows(field))


def test_a_value_is_in_the_words_of_its_language() -> None:
    minutes = next(form for form in HANDBOOK.templates if form.id == "minutes")
    specimen = replace(
        HANDBOOK.specimen("minutes"),  # type: ignore[type-var]
        values={"date": "2026-09-24", "alike": True, "decisions": [{"deadline": "2026-10-06"}]},
    )
    changed = replace(HANDBOOK, specimens=(specimen,))
    files = dict(document_files.files_of(changed, minutes))
    kazakh, russian = (by_tag(files[SPECIMEN.path(language, "minutes")]) for language in ("kk", "ru"))
    assert (kazakh["date"], russian["date"]) == (
        "2026\u00a0жылғы 24\u00a0қыркүйек",
        "24\u00a0сентября 2026\u00a0года",
    )
    assert (kazakh["decisions/1/deadline"], kazakh["alike"]) == ("2026\u00a0жылғы 6\u00a0қазан", "☒")
    assert by_tag(files[DOCUMENT.path("kk", "minutes")])["alike"] == "☐"
    invitation = next(form for form in HANDBOOK.templates if form.id == "invitation")
    choice = next(each for each in format_choices(HANDBOOK) if each.id == "working-meeting")
    assert written(invitation, "ru")["format"] == choice.label["ru"]


@pytest.mark.parametrize(("form", "language"), EACH, ids=IDS)
def test_page_shows_what_is_written(form: TemplateForm, language: str) -> None:
    shown = specimen_on_page(form.id, language)
    text = _spaced(text_of(shown))
    for path, value in written(form, language).items():
        told = [part for field, part in signers(form).values() if field == path]
        parts = [part_of(value, part) for part in told] or [value]
        assert all(_spaced(part) in text for part in parts), path
    assert not [each for each in shown.iter() if each.get("data-field") or each.get("data-table")]
    assert (SITE / SPECIMEN.path(language, form.id)).exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_filled_row_stands_in_the_book(language: str) -> None:
    """A blank table is cut short in the book, a filled one is not."""
    book = letters(text_of_pdf(SITE / BOOK.path(language), "-raw"))
    for form in HANDBOOK.templates:
        for path, value in written(form, language).items():
            shown = part_of(value, "title") if path == form.kind else value
            assert letters(shown) in book, (form.id, path)


def test_a_letter_has_its_letterhead_and_addressee_over_the_title() -> None:
    label, letter = specimen_on_page("appeal", "ru")
    assert label.get("class") == "handbook-document__label"
    head, title = list(letter)[:2]
    left, right = head
    assert title.get("class") == "handbook-document__title"
    assert "Исх. № 5" in _spaced(text_of(left))
    assert "Руководителю отдела Б. Мысалову" in _spaced(text_of(right))


def test_days_of_the_case_fall_in_order() -> None:
    """A letter is not older than the meeting it speaks of, and no document is signed on a day off."""
    meeting = datetime.date(2026, 9, 24)
    days = {
        specimen.template: datetime.date.fromisoformat(str(specimen.values["letter-date"]))
        for specimen in HANDBOOK.specimens
        if "letter-date" in specimen.values
    }
    assert days["meeting-request"] < meeting < days["clarification"] < days["monitoring-summary"]
    assert days["residents-appeal"] < days["silence-complaint"]
    assert all(day.weekday() < 5 for day in days.values())


@pytest.mark.browser
def test_the_form_of_the_reader_leaves_the_specimen_alone(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/minutes/") as page:
        specimen = page.locator(".handbook-document--specimen")
        before = specimen.inner_html()
        page.locator("#field-number").fill("77")
        expect(page.locator(".handbook-document [data-field='number']")).to_have_text("77")
        assert specimen.inner_html() == before
        page.emulate_media(media="print")
        expect(specimen).to_be_hidden()


def _spaced(text: str) -> str:
    return " ".join(text.split())
