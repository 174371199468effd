"""Template documents: every file against its definition, and filling one in on its page, end to end."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, expect

from handbook.model import LANGUAGES
from handbook.model.forms import TemplateForm
from handbook.model.letters import is_act, is_list_of_annexes
from handbook.publish.office import document_files, docx, docx_tables, ooxml
from handbook.text.typography import bound, held, typeset
from support.browsing import comes_to, opened
from support.office import faults
from support.places import SITE
from support.weight import KB, size
from support.word_documents import (
    BOTH,
    DOCUMENTS,
    FILES,
    HANDBOOK,
    W,
    controls,
    downloaded,
    said_once,
    signer_tags,
    tag,
    text,
)
from support.wording import label

SPECIAL = 'ӘәІіҢңҒғҮүҰұҚқӨөҺһ «ёлки» "‘’„“ <b>&amp;</b> ]]> 🙂 – № 5\t'
LONG = (SPECIAL * 8)[:300] + "\nекінші жол\n\nүшінші"


def expected_tags(form: TemplateForm) -> set[str]:
    tags = {field.id for field in form.fields}
    for field in form.fields:
        tags |= {
            f"{field.id}/{row}/{column.id}" for row in range(1, field.rows + 1) for column in field.columns
        }
    parts = signer_tags(form)
    return parts | (tags if is_act(form) else tags - {part.partition("/")[0] for part in parts})


def is_said_once(form: TemplateForm, name: str) -> bool:
    """Whether what has this tag stands once where languages stand side by side."""
    field, _, part = name.partition("/")
    return field in said_once(form) or part in ("post", "name")


def test_each_template_stands_in_the_list_of_its_stage_alone() -> None:
    listed = [(stage.id, name) for stage in HANDBOOK.stages for name in stage.templates]
    assert sorted(listed) == sorted((form.stage, form.id) for form in HANDBOOK.templates)
    assert all(stage.templates for stage in HANDBOOK.stages)


@pytest.mark.parametrize(
    ("form", "language", "path"), DOCUMENTS + BOTH, ids=lambda value: value if isinstance(value, str) else ""
)
def test_document_has_the_fields_of_its_definition(form: TemplateForm, language: str, path: str) -> None:
    found = controls(FILES[path])
    tags = [tag(control) for control in found if tag(control)]
    assert set(tags) == expected_tags(form)
    twice = {each for each in tags if language == "kk-ru" and not is_said_once(form, each)}
    assert {each: tags.count(each) for each in tags} == {each: 1 + (each in twice) for each in tags}
    ids = [control.find(f"{W}sdtPr/{W}id").get(f"{W}val") for control in found]  # type: ignore[union-attr]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("form", "language", "path"), DOCUMENTS + BOTH, ids=lambda value: value if isinstance(value, str) else ""
)
def test_document_is_well_formed_in_its_language_and_on_a4(
    form: TemplateForm, language: str, path: str
) -> None:
    archive = zipfile.ZipFile(io.BytesIO(FILES[path]))
    assert archive.namelist() == list(docx.PARTS)
    for name in archive.namelist():
        ElementTree.fromstring(archive.read(name))
    assert (
        f'w:val="{ooxml.locale(HANDBOOK.words.area("frame", language[:2]))}"'
        in archive.read("word/styles.xml").decode()
    )
    document = archive.read("word/document.xml").decode()
    sizes = ("16838", "11906") if form.landscape else ("11906", "16838")
    assert 'w:w="{}" w:h="{}"'.format(*sizes) in document
    assert ("landscape" in document) == form.landscape
    heading = form.heading[language[:2]]
    assert heading in document or bound(typeset(heading, language)) in document
    tables = [
        field
        for field in form.fields
        if field.type == "table" and not (form.layout == "letter" and is_list_of_annexes(field))
    ]
    assert document.count("<w:tblHeader/>") == sum(
        1 if language != "kk-ru" or is_said_once(form, field.id) else 2 for field in tables
    )
    assert "PAGE" in archive.read("word/footer1.xml").decode()
    assert "<w:titlePg/>" in document
    assert "PAGE" not in archive.read("word/footer2.xml").decode()


def test_a_letter_is_headed_by_its_own_words_and_not_by_the_name_of_the_template() -> None:
    document = (
        zipfile.ZipFile(io.BytesIO(FILES["ru/templates/appeal/appeal.docx"]))
        .read("word/document.xml")
        .decode()
    )
    form = next(form for form in HANDBOOK.templates if form.id == "appeal")
    assert form.heading["ru"] != form.title["ru"]
    assert f">{form.heading['ru']}<" in document
    assert form.title["ru"] not in document


@pytest.mark.parametrize("path", [path for _, _, path in DOCUMENTS + BOTH])
def test_document_follows_the_schema(tmp_path: Path, path: str) -> None:
    assert faults(FILES[path], tmp_path) == []


@pytest.mark.parametrize(
    ("form", "language", "path"), DOCUMENTS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_rows_have_room_to_write_by_hand(form: TemplateForm, language: str, path: str) -> None:
    """No row is torn by the end of a page, and none is lower than a line by hand, 8.5 mm; those of a table are as high as is said."""
    xml = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(FILES[path])).read("word/document.xml"))
    rows = list(xml.iter(f"{W}tr"))
    assert rows
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    heights = [int(height.get(f"{W}val", "0")) for row in rows for height in row.iter(f"{W}trHeight")]
    assert all(height >= 480 for height in heights)
    for field in form.fields:
        if field.type == "table" and not (form.layout == "letter" and is_list_of_annexes(field)):
            assert heights.count(round(field.row_height * docx_tables.TWIPS)) >= field.rows


def test_address_and_contact_keep_their_labels_in_a_letter() -> None:
    labels = {
        language: [
            field.label[language]
            for form in HANDBOOK.templates
            if form.id == "appeal"
            for section in form.sections
            for field in section.fields
            if field.shared in ("address", "contact")
        ]
        for language in LANGUAGES
    }
    for form, language, path in DOCUMENTS:
        if form.id == "appeal":
            xml = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(FILES[path])).read("word/document.xml"))
            texts = [element.text or "" for element in xml.iter(f"{W}t")]
            assert len(labels[language]) == 2
            assert all(label in texts for label in labels[language])


def test_what_does_not_follow_the_schema_is_seen(tmp_path: Path) -> None:
    parts = docx.parts(HANDBOOK.templates[0], ["kk"], [], HANDBOOK.words)
    document = (
        parts["word/document.xml"]
        .replace("<w:tag ", "<w:label ", 1)
        .replace("<w:cantSplit/>", "<w:split/>", 1)
    )
    assert len(faults(ooxml.archive({**parts, "word/document.xml": document}), tmp_path)) == 2


def test_the_same_definition_gives_the_same_bytes() -> None:
    assert dict(document_files.files(HANDBOOK)) == FILES


def test_every_file_is_published() -> None:
    assert all((SITE / path).read_bytes() == content for path, content in FILES.items())


ASKED = {
    "appeal": "organisation address bin other-side problem request letter-date signature",
    "residents-appeal": "applicant applicant-address applicant-iin other-side problem request letter-date signature",
    "silence-complaint": "higher-body organisation address bin location other-side circumstances letter-date signature"
    " attachments",
    "information-request": "other-side organisation address what signature",
    "monitoring-summary": "subjects compliance form tasks began ended time-place facts causes recommendations",
    "data-consent": "organisation bin name until third abroad public data-name data-phone signature",
}


@pytest.mark.parametrize("name", ASKED)
def test_template_asks_for_what_the_law_asks(name: str) -> None:
    """Administrative code, articles 63 (appeals) and 93 (complaints): who, postal address, number, body, substance, date,
    signature; laws 401-V (article 11), 30-VIII (article 13) and 94-V (article 8)."""
    form = next(form for form in HANDBOOK.templates if form.id == name)
    assert set(ASKED[name].split()) <= {field.id for field in form.fields}


@pytest.mark.browser
def test_minutes_filled_in_on_a_phone_come_out_in_word_exactly(
    browser: Browser, site_url: str, tmp_path: Path
) -> None:
    with opened(browser, site_url + "templates/minutes/", 360) as page:
        hosts: set[str] = set()
        page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
        page.get_by_label(label("kk", "minutes", "topic")).fill(SPECIAL.strip())
        page.locator("#field-date").fill("2026-12-03")
        page.locator("#field-open").fill(LONG)
        page.locator("#field-alike").check()
        for row in range(1, 41):
            if page.locator(f"#field-decisions-{row}-what").count() == 0:
                table = page.locator(".handbook-form__table", has_text=label("kk", "minutes", "decisions"))
                table.get_by_role("button", name="Жол қосу").click()
            page.locator(f"#field-decisions-{row}-what").fill(f"{row}-тармақ <w:t>")
        page.locator("#field-decisions-1-deadline").fill("3.12.2026")
        page.locator("#field-decisions-2-deadline").fill("кездесу қарсаңында 17:00-ге дейін")
        expect(page.locator("#field-decisions-1-deadline")).to_have_value("2026 жылғы 3 желтоқсан")
        content = downloaded(page, "Word файлын жүктеп алу")
        assert faults(content, tmp_path) == []
        found = {tag(control): control for control in controls(content)}
        assert text(found["topic"]) == held(SPECIAL.strip())
        assert text(found["date"]) == held("2026 жылғы 3 желтоқсан")
        assert text(found["open"]) == held(LONG)
        assert text(found["alike"]) == "☒"
        assert text(found["decisions/1/deadline"]) == held("2026 жылғы 3 желтоқсан")
        assert text(found["decisions/2/deadline"]) == held("кездесу қарсаңында 17:00-ге дейін")
        assert [text(found[f"decisions/{row}/what"]) for row in range(1, 41)] == [
            held(f"{row}-тармақ <w:t>") for row in range(1, 41)
        ]
        ids = [control.find(f"{W}sdtPr/{W}id").get(f"{W}val") for control in found.values()]  # type: ignore[union-attr]
        assert len(set(ids)) == len(ids)
        said = page.locator("handbook-form .handbook-note")
        expect(said).to_contain_text("міндетті өрістер бос")
        missing = said.get_by_role("link").first
        field = missing.get_attribute("href")
        missing.click()
        expect(page.locator(f".handbook-form {field}[aria-required]")).to_be_focused()
        expect(page.locator(f".handbook-form {field}")).to_have_value("")
        assert hosts <= {site_url.split("/")[2]}


@pytest.mark.browser
def test_a_value_written_once_flows_into_other_templates_and_my_dialogue(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url + "ru/templates/appeal/") as page:
        page.locator("#field-organisation").fill("ОО «Пример»")
        page.locator("#field-other-side").fill("Отдел акимата")
        page.locator("#field-bin").fill("123")
        page.locator("#field-topic").focus()
        expect(page.locator("handbook-form")).to_contain_text("В БИН 12 цифр")
        page.goto(site_url + "ru/templates/minutes/")
        expect(page.locator("#field-organisation")).to_have_value("ОО «Пример»")
        page.goto(site_url + "ru/my-dialogue/")
        expect(page.locator("#dialogue-with")).to_have_value("Отдел акимата")
        page.goto(site_url + "templates/appeal/")
        expect(page.locator("#field-organisation")).to_have_value("ОО «Пример»")


@pytest.mark.browser
@pytest.mark.parametrize("target", ["implementation-log", "monitoring"])
def test_decisions_are_carried_over_on_request(browser: Browser, site_url: str, target: str) -> None:
    with opened(browser, site_url + "ru/templates/minutes/") as page:
        page.locator("#field-decisions-1-what").fill("Автобус")
        page.locator("#field-decisions-1-responsible").fill("отдел")
        page.goto(site_url + f"ru/templates/{target}/")
        expect(page.locator("#field-points-1-what")).to_have_value("")
        page.get_by_role("button", name="Перенести пункты из протокола").click()
        expect(page.locator("#field-points-1-what")).to_have_value("Автобус")
        expect(page.locator("#field-points-1-responsible")).to_have_value("отдел")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "take", "differing", "hint"),
    [
        ("", "Хаттамадағы тармақтарды алу", "Хаттамадағыдан өзгеше тармақ: 1", "жылымен"),
        ("ru/", "Перенести пункты из протокола", "Пунктов, которые отличаются от протокола: 1", "с годом"),
    ],
)
def test_minutes_edited_since_are_taken_and_a_term_without_a_year_is_hinted_at(
    browser: Browser, site_url: str, language: str, take: str, differing: str, hint: str
) -> None:
    minutes, log = (f"{site_url}{language}templates/{name}/" for name in ("minutes", "implementation-log"))
    with opened(browser, minutes) as page:
        for row, what in enumerate(("Автобус", "Құм"), 1):
            page.locator(f"#field-decisions-{row}-what").fill(what)
            page.locator(f"#field-decisions-{row}-deadline").fill("05.12.2026")
            page.locator(f"#field-decisions-{row}-responsible").focus()
        page.goto(log)
        page.get_by_role("button", name=take).click()
        second = page.locator("#field-points-2-deadline")
        expect(second).not_to_have_value("")
        second.fill("05.12")
        line = page.locator("p:has(> #field-points-2-deadline)")
        expect(line).not_to_contain_text(hint)  # nobody is told while she writes
        page.locator("#field-points-2-responsible").focus()
        expect(line).to_contain_text(hint)
        page.goto(minutes)
        for row in (1, 2):
            page.locator(f"#field-decisions-{row}-deadline").fill("20.12.2026")
            page.locator(f"#field-decisions-{row}-responsible").focus()
        page.goto(log)
        page.get_by_role("button", name=take).click()
        expect(page.locator("handbook-form .handbook-note")).to_contain_text(differing)
        expect(page.locator("#field-points-1-deadline")).to_have_value(re.compile("20"))
        expect(second).to_have_value("05.12")
        expect(line).to_contain_text(hint)
        second.fill("05.12.2026")
        page.locator("#field-points-2-responsible").focus()
        expect(line).not_to_contain_text(hint)


@pytest.mark.browser
def test_clearing_can_be_undone_and_a_draft_of_another_definition_is_kept(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url + "ru/templates/minutes/") as page:
        page.locator("#field-chair").fill("Айгуль")
        page.evaluate(
            "window.handbook.store.change(state => window.handbook.store.put(state, 'minutes/gone', 'старое'))"
        )
        page.get_by_role("button", name="Очистить").click()
        expect(page.locator("#field-chair")).to_have_value("")
        page.get_by_role("button", name="Вернуть").click()
        expect(page.locator("#field-chair")).to_have_value("Айгуль")
        values = json.loads(page.evaluate("localStorage.getItem('handbook')"))["dialogues"][0]["values"]
        assert values["minutes/gone"][0] == "старое"


@pytest.mark.browser
def test_hostile_values_stay_text_and_print_on_the_page(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/minutes/") as page:
        hostile = "<img src=x onerror='window.hurt=1'>"
        page.locator("#field-topic").fill(hostile)
        page.locator("#field-decisions-1-what").fill(hostile)
        page.emulate_media(media="print")
        paper = page.locator(".handbook-document").first
        comes_to(
            page, 2, lambda: paper.inner_text().count(hostile)
        )  # what fills it comes when the form is touched
        assert page.locator("main img").count() == 0
        assert page.evaluate("window.hurt") is None
        assert page.locator("handbook-form :is(input, textarea, button):visible").count() == 0


@pytest.mark.browser
def test_without_javascript_the_blank_file_and_the_document_are_there(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url + "templates/appeal/", 360, java_script_enabled=False) as page:
        assert page.locator(".part--download .handbook-downloads a").count() == 3
        expect(page.locator(".handbook-document").first).to_contain_text("БСН")


@pytest.mark.browser
def test_both_languages_are_filled_side_by_side(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/appeal/") as page:
        page.locator("#field-topic").fill("Автобус")
        found = [
            text(control)
            for control in controls(downloaded(page, "Скачать на двух языках"))
            if tag(control) == "topic"
        ]
        assert found == ["Автобус", "Автобус"]


def test_scripts_of_forms_are_within_their_budget() -> None:
    files = [SITE / "assets/javascripts" / name for name in ("element.js", "word.js", "elements/form.js")]
    blank = max(
        (SITE / path for path in FILES if path.endswith(".js")), key=lambda path: size(path.read_bytes())
    )
    assert sum(size(path.read_bytes()) for path in (*files, blank)) <= 20 * KB
    assert not re.search(r"elements/form", (SITE / "stages/index.html").read_text(encoding="utf-8"))
