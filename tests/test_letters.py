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
from handbook.model.letters import ANNEXES, act_of, goes_out, has_post, is_act, letter_of, role_of, sender_of
from handbook.model.outputs import DOCUMENT, SPECIMEN
from handbook.model.senders import said_by
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
    if sender_of(form) == "person":
        head = [*letter.reference, *letter.addressee.fields, *letter.sender.fields]
    body = [field for section in letter.body for field in section.fields]
    end = [*([letter.annexes] if letter.annexes else []), *letter.closing]
    assert letter.signer
    signed = [f"{letter.signer.id}/name"]
    if has_post(letter.signer):
        signed = [f"{letter.signer.id}/post", "signature", *signed]
    expected = [*(field.id for field in (*head, *letter.opening, *body, *end)), *signed]
    places = [found.index(name) for name in expected]
    assert places == sorted(places)
    named = {name.partition("/")[0] for name in expected}
    assert {*named, "signature", *(field.id for field in letter.foot)} == {field.id for field in form.fields}


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
    assert [tag(control) for control in post.iter(f"{W}sdt")] == (
        [f"{letter.signer.id}/post"] if has_post(letter.signer) else []
    )
    assert [tag(control) for control in signature.iter(f"{W}sdt")] == ["signature"]
    assert [tag(control) for control in name.iter(f"{W}sdt")] == [f"{letter.signer.id}/name"]
    assert "*" not in said_in(post)
    assert ("\u00a0*" in said_in(name)) == letter.signer.required
    table = next(each for each in xml.iter(f"{W}tbl") if row in each.findall(f"{W}tr"))
    text = "".join(said_in(each) for each in table.findall(f"{W}tr")[1:])
    words = HANDBOOK.words.area("documents.word", language)
    assert (words["seal"] in text) == (form.is_of_either or sender_of(form) != "person")
    for field in letter.foot:
        word = words["incoming" if field.id == "talon" else "performer"]
        assert text.index(words["seal"]) < text.index(word) if words["seal"] in text else word in text


@pytest.mark.parametrize(
    ("language", "many", "one"), [("kk", "сұраймыз", "сұраймын"), ("ru", "Просим", "Прошу")]
)
def test_one_person_asks_in_the_singular(language: str, many: str, one: str) -> None:
    """A complaint is mostly a person's; a request for information is an organisation's until it is known."""
    said = {
        name: said_in(document(DOCUMENT.path(language, name))) for name in ("silence-complaint", "appeal")
    }
    assert (one in said["silence-complaint"], many in said["silence-complaint"]) == (True, False)
    assert (one in said["appeal"], many in said["appeal"]) == (False, True)
    form = said_by(FORMS["information-request"], "person")
    assert not any(many.lower() in text[language].lower() for text in form.texts)
    form = said_by(FORMS["information-request"], "organisation")
    assert any(many.lower() in text[language].lower() for text in form.texts)
    assert not any(one.lower() in text[language].lower() for text in form.texts)


def said_in(element: ElementTree.Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def test_who_writes_without_a_letterhead_stands_at_the_right() -> None:
    for name, first in (("residents-appeal", "other-side"), ("silence-complaint", "higher-body")):
        left, right = next(document(DOCUMENT.path("ru", name)).iter(f"{W}tr")).findall(f"{W}tc")
        assert not [tag(each) for each in left.iter(f"{W}sdt") if tag(each) in ("organisation", "applicant")]
        assert next(tag(control) for control in right.iter(f"{W}sdt")) == first
    left, _ = next(document(DOCUMENT.path("ru", "appeal")).iter(f"{W}tr")).findall(f"{W}tc")
    assert next(tag(control) for control in left.iter(f"{W}sdt")) == "organisation"


@pytest.mark.parametrize(
    ("number", "signer", "sender"),
    [
        ("000040000000", "А. Сейсенова", "organisation"),
        ("000000000001", "Төраға, А. Сейсенова", "person"),
        ("0000", "А. Сейсенова", "person"),
        ("", "Төраға, А. Сейсенова", "organisation"),
        ("", "", "organisation"),
    ],
)
def test_who_writes_is_told_by_the_number_then_by_the_post(number: str, signer: str, sender: str) -> None:
    values = {"bin": number, "head": signer}
    assert sender_of(FORMS["information-request"], values) == sender
    assert sender_of(FORMS["appeal"], values) == "organisation"
    assert sender_of(FORMS["residents-appeal"], values) == "person"
    if not (number or signer):
        assert sender_of(FORMS["silence-complaint"], values) == "person"


@pytest.mark.parametrize(("language", "number", "others"), [("kk", "ЖСН", "БСН"), ("ru", "ИИН", "БИН")])
def test_a_complaint_of_a_person_has_the_number_of_a_person_and_no_seal(
    language: str, number: str, others: str
) -> None:
    said = paragraphs(FILES[SPECIMEN.path(language, "silence-complaint")])
    seal = HANDBOOK.words.area("documents.word", language)["seal"]
    assert f"{number}: 000000000001" in said
    assert not [each for each in said if others in each or each.startswith(seal)]
    letter = paragraphs(FILES[SPECIMEN.path(language, "information-request")])
    assert f"{others}: 000040000000" in letter
    assert seal in letter  # without «(бар болса)», which is for a blank


@pytest.mark.parametrize(
    ("language", "blank", "chosen"), [("kk", "Жолданым", "Өтініш"), ("ru", "Обращение", "Заявление")]
)
def test_the_kind_that_is_chosen_is_the_heading_and_the_subject_has_no_label(
    language: str, blank: str, chosen: str
) -> None:
    topic = next(field for field in FORMS["appeal"].fields if field.id == "topic").label[language]
    filled = paragraphs(FILES[SPECIMEN.path(language, "appeal")])
    place = filled.index(chosen)
    assert filled[place + 1].startswith(("Автобус жүретін", "О переносе"))
    assert not [each for each in filled if each.startswith((blank, f"{topic}:"))]
    empty = paragraphs(FILES[DOCUMENT.path(language, "appeal")])
    assert blank in empty
    assert chosen not in empty


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_party_signs_in_a_row_of_its_own_and_seals_a_memorandum(language: str) -> None:
    words = HANDBOOK.words.area("documents.word", language)
    for name, seals in (("minutes", 0), ("memorandum", 2)):
        act = act_of(FORMS[name])
        for path, if_any in ((DOCUMENT, f" {words['if_any']}"), (SPECIMEN, "")):
            said = paragraphs(FILES[path.path(language, name)])
            roles = [role_of(field, language) for field, _ in act.signatures]
            end = len(said) - said[::-1].index(act.signed.title[language]) - 1
            assert [each for each in said[end:] if each in roles] == roles
            assert said[end:].count(f"{words['seal']}{if_any}") == seals
            assert said[end:].count(f"({words['signature']})") == len(roles)


@pytest.mark.parametrize("form", [form for form in LETTERS if form.bilingual], ids=lambda form: form.id)
def test_in_two_languages_there_is_one_end_over_the_whole_width(form: TemplateForm) -> None:
    xml = document(f"templates/{form.id}/{form.id}-kk-ru.docx")
    outer = next(xml.iter(f"{W}tbl"))
    cells = outer.findall(f"{W}tr")[-1].findall(f"{W}tc")
    assert [cell.find(f"{W}tcPr/{W}gridSpan").get(f"{W}val") for cell in cells] == ["2"]  # type: ignore[union-attr]
    letter = letter_of(form)
    once = {"signature", *(field.id for field in letter.foot)}
    once |= {
        field.id
        for field in form.fields
        if field.id in (*ANNEXES, "letter-date", "people") or field.type == "choice"
    }
    found = [tag(control) for control in xml.iter(f"{W}sdt")]
    assert {name: found.count(name) for name in once} == dict.fromkeys(once, 1)
    assert found.count("other-side") in (0, 2) or form.id == "silence-complaint"


def test_what_is_ticked_is_said_in_both_languages_once_and_a_seal_has_its_condition_beside_it() -> None:
    said = paragraphs(FILES["templates/appeal/appeal-kk-ru.docx"])
    assert [each for each in said if each.startswith("Жауап тілі")] == [
        each for each in said if "Язык\u00a0ответа" in each or "Язык ответа" in each
    ]
    assert "М.О. (бар болса) / М.П. (при наличии)" in said
    [head] = [each for each in said if each.startswith("Шығыс №")]
    assert head.startswith("Шығыс № / Исх. №")
    assert said[said.index(head) + 1].startswith(
        "20___ ж. / г. «___»"
    )  # in the order of Kazakh, which stands first


@pytest.mark.parametrize(("name", "is_apart"), [("other-head", True), ("bin", False)])
def test_a_rule_with_no_room_beside_its_label_begins_on_a_line_of_its_own(name: str, is_apart: bool) -> None:
    xml = document("templates/memorandum/memorandum-kk-ru.docx")
    lines = [
        line
        for line in xml.iter(f"{W}p")
        if any(tag(each) in (name, f"{name}/whole") for each in line.iter(f"{W}sdt"))
    ]
    assert lines
    assert any(line.find(f".//{W}br") is not None for line in lines) == is_apart


def test_rules_to_write_on_are_8_millimetres_apart() -> None:
    styles = ElementTree.fromstring(
        zipfile.ZipFile(io.BytesIO(FILES[DOCUMENT.path("kk", "appeal")])).read("word/styles.xml")
    )
    [ruled] = [each for each in styles if each.get(f"{W}styleId") == "Ruled"]
    spacing = ruled.find(f"{W}pPr/{W}spacing")
    assert spacing is not None
    assert int(spacing.get(f"{W}line", "")) == round(8 * 56.7)
    for line in document(DOCUMENT.path("kk", "appeal")).iter(f"{W}p"):
        style = line.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") == "Ruled" and line.find(f".//{W}tab") is not None:
            assert said_in(line)  # with a tab alone LibreOffice takes the height of its letters


def test_a_row_that_may_go_on_overleaf_is_not_kept_with_the_next() -> None:
    """Word and LibreOffice keep a whole row where its first paragraph is kept: half a page stayed empty above it."""
    rows = [row for _, _, path in BOTH for row in document(path).iter(f"{W}tr")]
    firsts = [next(row.iter(f"{W}p")) for row in rows if row.find(f"{W}trPr/{W}cantSplit") is None]
    assert len(firsts) >= len(BOTH)
    assert [said_in(each) for each in firsts if each.find(f"{W}pPr/{W}keepNext") is not None] == []


def test_no_box_stands_apart_from_its_words() -> None:
    for path, content in FILES.items():
        if path.endswith(".docx"):
            for said in paragraphs(content):
                assert not re.search(r"[☐☒](?!\u00a0)[^\u00a0]", said), (path, said)


def test_a_telephone_is_never_broken() -> None:
    said = " ".join(paragraphs(FILES[SPECIMEN.path("kk", "appeal")]))
    assert "+7\u00a0700\u00a0000\u00a000\u00a000" in said
    assert "+7 700" not in said


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
        if tag(control) not in ("", "talon") and not control.findall(f".//{W}sdt")
    }
    assert not [word for word in PLACEHOLDERS for each in empty if word in each]
    note = archive.read("word/footer2.xml").decode()
    is_starred = any(field.required for field in form.fields)
    assert ("\u00a0*" in text) == is_starred
    assert all(
        (HANDBOOK.words.area("documents.word", each)["required"] in note) == is_starred
        for each in language.split("-")
    )


@pytest.mark.parametrize("path", [path for path in FILES if path.endswith(".docx")])
def test_no_mark_of_the_script_is_in_a_file(path: str) -> None:
    names = {name for element in document(path).iter() for name in element.attrib}
    assert not names & {"when", "blank", "filled", "of", "style", "row", "many", "part"}


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
    assert "БИН: 000040000000" in paragraphs(filled)


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
