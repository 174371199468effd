"""Template documents as official papers: the order of their parts, one row to sign in, what a blank has for a pen."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import docx as python_docx
import pytest

from handbook.model import LANGUAGES
from handbook.model.forms import TemplateForm
from handbook.model.letters import goes_out, is_act, letter_of
from handbook.model.outputs import DOCUMENT, SPECIMEN
from handbook.publish.office import docx
from support.word_documents import BOTH, DOCUMENTS, FILES, HANDBOOK, W, controls, document, paragraphs, tag
from support.word_documents import text as text_of

FORMS = {form.id: form for form in HANDBOOK.templates}
LETTERS = [form for form in HANDBOOK.templates if form.layout == "letter"]
EACH = [(form, language) for form in LETTERS for language in LANGUAGES]
IDS = [f"{language}-{form.id}" for form, language in EACH]
PLACEHOLDERS = ("…", "[", "күні", "дата", "таңдаңыз", "выберите")


def tags(form: TemplateForm, language: str) -> list[str]:
    xml = document(DOCUMENT.path(language, form.id))
    return [found for control in xml.iter(f"{W}sdt") if (found := tag(control))]


def test_papers_that_go_out_and_papers_of_both_sides() -> None:
    assert {form.id for form in HANDBOOK.templates if is_act(form)} == {
        "minutes",
        "memorandum",
        "meeting-recommendations",
    }
    assert goes_out(FORMS["comparative-table"])
    assert not any(
        goes_out(FORMS[name]) for name in ("survey", "data-consent", "attendance", "dialogue-plan")
    )


@pytest.mark.parametrize(("form", "language"), EACH, ids=IDS)
def test_a_letter_runs_from_its_letterhead_to_its_foot(form: TemplateForm, language: str) -> None:
    letter, found = letter_of(form), tags(form, language)
    head = [*letter.sender.fields, *letter.reference, *letter.addressee.fields]
    if not letter.has_letterhead:
        head = [*letter.addressee.fields, *letter.sender.fields]
    body = [field for section in letter.body for field in section.fields]
    end = [*([letter.annexes] if letter.annexes else []), *letter.closing]
    signed = [field for field in (letter.signer, letter.signature) if field]
    expected = [field.id for field in (*head, *body, *end, *signed)]
    places = [found.index(name) for name in expected]
    assert places == sorted(places)
    assert {*expected, *(field.id for field in letter.foot)} == {field.id for field in form.fields}


@pytest.mark.parametrize(("form", "language"), EACH, ids=IDS)
def test_post_signature_and_name_stand_in_one_row_with_what_is_below(
    form: TemplateForm, language: str
) -> None:
    letter = letter_of(form)
    assert letter.signer
    xml = document(DOCUMENT.path(language, form.id))
    [row] = [
        row
        for row in xml.iter(f"{W}tr")
        if any(tag(control) == "signature" for control in row.iter(f"{W}sdt"))
        and not row.findall(f".//{W}tr")
    ]
    assert row.find(f"{W}trPr/{W}cantSplit") is not None
    post, signature, name = row.findall(f"{W}tc")
    assert next(tag(control) for control in post.iter(f"{W}sdt")) == letter.signer.id
    assert [tag(control) for control in signature.iter(f"{W}sdt")] == ["signature"]
    assert [tag(control) for control in name.iter(f"{W}sdt")] == [f"{letter.signer.id}/rest"]
    text = "".join(each.text or "" for each in post.iter(f"{W}t"))
    words = HANDBOOK.words.area("documents.word", language)
    assert (words["seal"] in text) == letter.has_letterhead
    if any(field.id == "performer" for field in letter.foot):
        assert text.index(words["seal"]) < text.index(words["performer"])


def test_who_writes_without_a_letterhead_stands_at_the_right() -> None:
    xml = document(DOCUMENT.path("ru", "residents-appeal"))
    left, right = next(xml.iter(f"{W}tr")).findall(f"{W}tc")
    assert not list(left.iter(f"{W}sdt"))
    assert next(tag(control) for control in right.iter(f"{W}sdt")) == "other-side"


def test_what_is_sent_along_is_a_line_and_several_are_a_numbered_list() -> None:
    appeal = paragraphs(FILES[SPECIMEN.path("ru", "appeal")])
    assert "Приложение:1. Сравнение расписаний занятий и автобуса на 1 л." in appeal
    assert "2. Сводный лист опроса на 1 л." in appeal
    alone = paragraphs(FILES[SPECIMEN.path("kk", "residents-appeal")])
    [line] = [each for each in alone if each.startswith("Қосымша:")]
    assert line.endswith("– 1 парақ")
    assert not re.search(r"\d\. ", line)


@pytest.mark.parametrize(
    ("form", "language", "path"), DOCUMENTS + BOTH, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_blank_is_for_a_pen_and_says_what_is_required(form: TemplateForm, language: str, path: str) -> None:
    archive = zipfile.ZipFile(io.BytesIO(FILES[path]))
    text = " ".join(each.text or "" for each in document(path).iter(f"{W}t"))
    empty = {
        text_of(control)
        for control in controls(FILES[path])
        if tag(control) and not control.findall(f".//{W}sdt")
    }
    assert not [word for word in PLACEHOLDERS for each in empty if word in each]
    note = archive.read("word/footer2.xml").decode()
    is_starred = any(field.required for field in form.fields)
    assert (" *" in text) == is_starred
    assert all(
        (HANDBOOK.words.area("documents.word", each)["required"] in note) == is_starred
        for each in language.split("-")
    )


@pytest.mark.parametrize("path", [path for path in FILES if path.endswith(".docx")])
def test_no_mark_of_the_script_is_in_a_file(path: str) -> None:
    names = {name for element in document(path).iter() for name in element.attrib}
    assert not names & {"when", "blank", "style", "row", "many", "part"}


def test_marks_are_in_what_is_filled_in_on_the_page() -> None:
    parts = docx.parts(FORMS["appeal"], ["ru"], [], HANDBOOK.words, is_marked=True)
    xml = ElementTree.fromstring(parts["word/document.xml"])
    assert {each.get("when") for each in xml.iter() if each.get("when")} >= {"bin", "attachments", "proxy"}
    survey = docx.parts(FORMS["survey"], ["ru"], [], HANDBOOK.words, is_marked=True)
    assert " when=" not in survey["word/document.xml"]  # what is empty there is filled in by hand


@pytest.mark.parametrize("path", [path for path in FILES if path.endswith("-specimen.docx")])
def test_a_specimen_says_nothing_of_how_to_fill_in(path: str) -> None:
    text = " ".join(each.text or "" for each in document(path).iter(f"{W}t"))
    assert " *" not in text
    assert "required" not in zipfile.ZipFile(io.BytesIO(FILES[path])).read("word/footer2.xml").decode()


def test_a_filled_label_says_no_more_that_it_is_only_for_some() -> None:
    blank, filled = FILES[DOCUMENT.path("ru", "appeal")], FILES[SPECIMEN.path("ru", "appeal")]
    assert [each for each in paragraphs(blank) if each.startswith("БИН (при наличии):")]
    assert "БИН: 000000000000" in paragraphs(filled)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_says_who_made_it_when_and_with_what_rights(language: str) -> None:
    properties = python_docx.Document(io.BytesIO(FILES[DOCUMENT.path(language, "appeal")])).core_properties
    assert properties.author == HANDBOOK.words.area("frame", language)["brand"]
    assert properties.comments == HANDBOOK.words.area("documents.file", language)["rights"]
    assert properties.language == f"{language}-{'KZ' if language == 'kk' else 'RU'}"
    assert FORMS["appeal"].title[language] in properties.keywords
    made = docx.parts(FORMS["appeal"], [language], [], HANDBOOK.words, day="2026-11-25")["docProps/core.xml"]
    assert made.count("2026-11-25T00:00:00Z") == 2
    assert (
        "dcterms"
        not in docx.parts(FORMS["appeal"], [language], [], HANDBOOK.words)["docProps/core.xml"].split(">", 2)[
            2
        ]
    )
