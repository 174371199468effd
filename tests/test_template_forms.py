"""A template filled in on its page: long and hostile values, tables, signatures, drafts of a definition that has changed since."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx as python_docx
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from handbook.model.letters import part_of
from handbook.render.html import has_class, parsed
from handbook.text.typography import held
from support.browsing import opened, until
from support.places import SITE
from support.printed import LETTERS
from support.word_documents import DOCUMENTS, FILES, HANDBOOK, by_tag, controls, downloaded, tag, text
from support.wording import title

VALUE = (LETTERS + " «Қазақша» \"'<b>&amp;</b>&<>]]> 🙂👩‍🌾\n\n") * 7
HOSTILE = "<img src=x onerror='window.hurt=1'>\"&amp;"


@pytest.mark.browser
def test_every_field_of_an_appeal_and_forty_pasted_rows_come_out_exactly(
    browser: Browser, site_url: str
) -> None:
    appeal = next(form for form in HANDBOOK.templates if form.id == "appeal")
    with opened(browser, site_url + "templates/appeal/", 360) as page:
        expected = {}
        for field in appeal.fields:
            place = page.locator(f"#field-{field.id}")
            if field.type == "lines":
                expected[field.id] = VALUE
                place.focus()
                page.keyboard.insert_text(VALUE)
            elif field.type == "text" and field.id != "signature":
                expected[field.id] = VALUE.replace("\n", "")[:300]
                place.fill(expected[field.id])
        assert min(map(len, expected.values())) >= 300
        head = expected.pop("head")
        expected |= {f"head/{part}": part_of(head, part) for part in ("post", "name")}
        shown = page.locator("[id^=field-attachments-][id$=-document]").count()
        for row in range(1, 41):
            if row > shown:
                page.get_by_role("button", name="Жол қосу: Қоса берілетін құжаттар").click()
            page.locator(f"#field-attachments-{row}-document").focus()
            page.keyboard.insert_text(f"{row} {LETTERS} <&>")
            expected[f"attachments/{row}/document"] = held(f"{row} {LETTERS} <&>")
        content = downloaded(page, "Word файлын жүктеп алу")
        found = by_tag(content)
        assert {name: found[name] for name in expected} == expected
        assert "attachments/41/document" not in found
        assert len(python_docx.Document(io.BytesIO(content)).tables[0].columns) == 2


@pytest.mark.browser
def test_hostile_values_are_text_in_every_place_that_shows_them(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/minutes/") as page:
        page.locator("#field-other-side").fill(HOSTILE)
        page.locator("#field-open").fill(HOSTILE)
        page.evaluate(
            "value => window.handbook.store.change(state => { for (const key of ['minutes/gone', 'nothing/gone'])"
            " window.handbook.store.put(state, key, value) })",
            HOSTILE,
        )
        expect(page.locator(".handbook-form__kept")).to_contain_text(HOSTILE)
        expect(page.locator("[data-field=open]")).to_have_text(HOSTILE)
        assert by_tag(downloaded(page, "Скачать файл Word"))["open"] == HOSTILE
        page.goto(site_url + "ru/my-dialogue/")
        expect(page.locator("#dialogue-with")).to_have_value(HOSTILE)
        expect(page.locator("handbook-my-dialogue")).to_contain_text("nothing/gone: " + HOSTILE)
        expect(
            page.locator("handbook-my-dialogue a", has_text=title("ru", "templates/minutes"))
        ).to_be_visible()
        assert page.locator("main img").count() == 0
        assert page.evaluate("window.hurt") is None


def kept(page: Page) -> dict[str, str]:
    """What the current dialogue holds: value by key."""
    [dialogue] = json.loads(page.evaluate("localStorage.getItem('handbook')"))["dialogues"]
    return {key: value for key, (value, _) in dialogue["values"].items()}


def with_definition(change: Callable[[list[dict[str, Any]]], None]) -> Callable[[Route], None]:
    """Answers with the page as it would be were its definition changed."""

    def answer(route: Route) -> None:
        html = route.fetch().text()
        match = re.search(
            r'(<handbook-form>\s*<script type="application/json">)(.*?)(</script>)', html, re.DOTALL
        )
        assert match
        data = json.loads(match[2])
        left = [field for section in data["form"]["sections"] for field in section["fields"]]
        change(left)
        for section in data["form"]["sections"]:
            section["fields"] = [field for field in section["fields"] if any(field is each for each in left)]
        script = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
        route.fulfill(
            body=html.replace(match[0], match[1] + script + match[3]), content_type="text/html; charset=utf-8"
        )

    return answer


def removed(fields: list[dict[str, Any]]) -> None:
    fields.remove(next(field for field in fields if field["id"] == "chair"))


def renamed(fields: list[dict[str, Any]]) -> None:
    next(field for field in fields if field["id"] == "chair")["id"] = "leader"


def retyped(fields: list[dict[str, Any]]) -> None:
    next(field for field in fields if field["id"] == "chair")["type"] = "date"


def listed(fields: list[dict[str, Any]]) -> None:
    next(field for field in fields if field["id"] == "chair").update(type="choice", choices=[["one", "Один"]])


def ticked(fields: list[dict[str, Any]]) -> None:
    next(field for field in fields if field["id"] == "chair")["type"] = "tick"


def tabled(fields: list[dict[str, Any]]) -> None:
    next(field for field in fields if field["id"] == "chair").update(
        type="table", rows=2, columns=[next(field for field in fields if field["id"] == "secretary")]
    )


@pytest.mark.browser
@pytest.mark.parametrize("change", [removed, renamed, retyped, listed, ticked, tabled])
def test_a_changed_definition_loses_nothing_of_a_draft(
    browser: Browser, site_url: str, change: Callable[[list[dict[str, Any]]], None]
) -> None:
    with opened(browser, site_url + "ru/templates/minutes/") as page:
        page.locator("#field-chair").fill("Айгүл Ғабитқызы")
        expect(page.locator(".handbook-form__kept")).to_be_hidden()
        page.route("**/ru/templates/minutes/", with_definition(change))
        page.reload()
        expect(page.locator(".handbook-form__kept")).to_be_visible()
        page.locator(".handbook-form__kept summary").click()
        expect(page.locator(".handbook-form__kept li")).to_contain_text("Айгүл Ғабитқызы")
        page.locator("#field-secretary, [id^=field-chair-1-secretary]").first.fill("Другое")
        downloaded(page, "Скачать файл Word")
        page.evaluate(
            "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() }"
        )
        page.get_by_role("button", name="Скопировать текстом").click()
        assert "Айгүл Ғабитқызы" in until(page, lambda: page.evaluate("window.copied"))
        page.unroute("**/ru/templates/minutes/")
        page.reload()
        expect(page.locator("#field-chair")).to_have_value("Айгүл Ғабитқызы")


@pytest.mark.browser
def test_a_removed_column_is_kept_and_shown(browser: Browser, site_url: str) -> None:
    def without_responsible(fields: list[dict[str, Any]]) -> None:
        table = next(field for field in fields if field["id"] == "decisions")
        table["columns"] = [column for column in table["columns"] if column["id"] != "responsible"]

    with opened(browser, site_url + "ru/templates/minutes/") as page:
        page.locator("#field-decisions-2-responsible").fill("отдел")
        page.route("**/ru/templates/minutes/", with_definition(without_responsible))
        page.reload()
        expect(page.locator(".handbook-form__kept")).to_contain_text("отдел")


@pytest.mark.browser
def test_days_and_choices_are_written_in_the_language_of_their_column(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url + "ru/templates/invitation/") as page:
        page.locator("#field-date").fill("2026-12-03")
        page.locator("#field-format").select_option("round-table")
        content = downloaded(page, "Скачать на двух языках")
        values = [(tag(control), text(control)) for control in controls(content)]
        assert [value for name, value in values if name == "date"] == [
            held("2026 жылғы 3 желтоқсан"),
            held("3 декабря 2026 года"),
        ]
        titles = [HANDBOOK.page(language, "formats/round-table.md").title for language in ("kk", "ru")]  # type: ignore[union-attr]
        assert [value for name, value in values if name == "format"] == [" / ".join(titles)]


@pytest.mark.browser
def test_signatures_are_lines_and_a_list_to_sign_keeps_its_rows(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/minutes/", 360) as page:
        expect(page.locator(".handbook-form__sign")).to_have_count(
            4
        )  # the form is there, a moment after the page
        assert page.locator("#field-our-sign, #field-their-sign").count() == 0
        assert page.locator(".handbook-button--main").count() == 1
        page.locator("#field-decisions-1-what").fill("Автобус")
        assert "decisions/2/what" not in by_tag(downloaded(page, "Скачать файл Word"))
        page.goto(site_url + "ru/templates/attendance/")
        expect(page.locator("[id^=field-people-][id$=-name]")).to_have_count(2)
        assert page.locator("[id$=-signature]").count() == 0
        page.locator("#field-people-1-name").fill("Айгүл")
        found = by_tag(downloaded(page, "Скачать файл Word"))
        assert (found["people/1/name"], "people/16/signature" in found) == ("Айгүл", True)


@pytest.mark.browser
@pytest.mark.parametrize(
    "address", ["templates/implementation-log/", "ru/templates/monitoring/", "templates/survey-summary/"]
)
def test_the_document_on_a_page_reads_on_a_phone(browser: Browser, site_url: str, address: str) -> None:
    with opened(browser, site_url + address, 360, java_script_enabled=False) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        wide = page.locator(".handbook-document :is(table, td)").evaluate_all(
            "all => all.filter(each => each.scrollWidth > each.clientWidth + 1).length"
        )
        assert wide == 0
        assert page.get_by_role("columnheader").count() > 0
        assert all(text.strip() for text in page.locator(".handbook-document h3").all_text_contents())


@pytest.mark.browser
def test_filling_in_by_keyboard_alone(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/agenda/") as page:
        page.locator("#field-topic").focus()
        page.keyboard.type("Автобус")
        add = page.get_by_role("button", name="Добавить строку").first
        add.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".handbook-form__row").nth(2).locator("input, textarea").first).to_be_focused()
        page.get_by_role("button", name="Скачать файл Word").focus()
        with page.expect_download():
            page.keyboard.press("Enter")


def test_lists_of_templates_lead_to_filling_in_before_they_offer_a_blank() -> None:
    for address in ("templates/", "ru/templates/", "stages/decisions/"):
        root = parsed((SITE / address / "index.html").read_text(encoding="utf-8"))
        lists = [each for each in root.iter() if has_class(each, "handbook-templates")]
        rows = [row for each in lists for row in each.iter("li")]
        assert rows
        for row in rows:
            title, [files] = row[0].get("href"), [each for each in row if has_class(each, "web-only")]
            first, blank, *_ = (link.attrib for link in files.iter("a"))
            assert first["href"].partition("#")[0] == title
            assert "download" not in first
            assert "download" in blank


def test_pages_offer_every_file_with_its_size() -> None:
    for form, language, path in DOCUMENTS:
        prefix = "" if language == "kk" else "ru/"
        pages = [
            f"templates/{form.id}/",
            "templates/",
            f"stages/{next(s.id for s in HANDBOOK.stages if form.id in s.templates)}/",
        ]
        for address in pages:
            html = (SITE / prefix / address / "index.html").read_text(encoding="utf-8")
            for file in (path, path.replace(".docx", ".pdf")):
                assert re.search(rf'href="[^"]*{file.rsplit("/", 1)[-1]}"', html), (address, file)
                assert re.search(rf'data-bytes="{file}">\d+\u00a0КБ<', html), (address, file)


@pytest.mark.parametrize("path", [path for path in FILES if path.endswith(".docx")])
def test_a_document_opens_in_another_reader_of_word(path: str) -> None:
    document = python_docx.Document(io.BytesIO(FILES[path]))
    assert document.core_properties.title
    [section] = document.sections
    sides = sorted(side.mm for side in (section.page_width, section.page_height))
    assert sides == [pytest.approx(210, abs=0.2), pytest.approx(297, abs=0.2)]
    styles = {style.style_id for style in document.styles}
    used = set(re.findall(r'w:(?:pStyle|rStyle|tblStyle) w:val="(\w+)"', document.element.xml))
    assert used <= styles
    dates = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(FILES[path])).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.browser
def test_a_term_may_be_words_and_its_absence_is_a_quiet_word(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/minutes/", 360) as page:
        term = page.locator("#field-decisions-1-deadline")
        note = page.locator("p", has=term).locator(".handbook-form__quiet")
        page.locator("#field-decisions-1-what").fill("Автобус")
        expect(note).to_contain_text("Срок не указан")
        term.fill("накануне до 17:00")
        expect(note).to_be_empty()
        assert kept(page)["minutes/decisions/1/deadline"] == "накануне до 17:00"
        page.locator(".handbook-form__calendar").first.evaluate(
            "day => { day.value = '2026-10-06'; day.dispatchEvent(new Event('change')) }"
        )
        expect(term).to_have_value("6 октября 2026 года")
        assert kept(page)["minutes/decisions/1/deadline"] == "2026-10-06"
        assert by_tag(downloaded(page, "Скачать на двух языках"))["decisions/1/deadline"] in (
            held("6 октября 2026 года"),
            held("2026 жылғы 6 қазан"),
        )
        expect(page.locator("[data-table=decisions]")).to_contain_text("6 октября 2026 года")
        page.goto(site_url + "templates/implementation-log/")
        page.get_by_role("button", name="Хаттамадағы тармақтарды алу").click()
        expect(page.locator("#field-points-1-deadline")).to_have_value("2026 жылғы 6 қазан")


@pytest.mark.browser
def test_what_was_taken_from_the_minutes_and_edited_since_is_not_taken_anew(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url + "ru/templates/minutes/") as page:
        page.locator("#field-decisions-1-what").fill("Автобус")
        page.goto(site_url + "ru/templates/implementation-log/")
        page.get_by_role("button", name="Перенести пункты из протокола").click()
        page.locator("#field-points-1-what").fill("Автобус по вторникам")
        page.get_by_role("button", name="Перенести пункты из протокола").click()
        expect(page.locator("handbook-form .handbook-note")).to_contain_text("всё уже перенесено")
        expect(page.locator("#field-points-1-what")).to_have_value("Автобус по вторникам")


@pytest.mark.browser
def test_an_old_survey_with_its_summary_stands_in_both_sheets(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/survey/") as page:
        page.evaluate(
            "window.handbook.store.change(state => { for (const [key, value] of Object.entries({"
            "'survey/asked': '30', 'survey/answers/3/question': 'Касается?', 'survey/wish': 'дорогу'}))"
            " window.handbook.store.put(state, key, value) })"
        )
        expect(page.locator("#field-wish")).to_have_value("дорогу")
        expect(page.locator(".handbook-form__kept")).to_be_hidden()
        page.goto(site_url + "ru/templates/survey-summary/")
        expect(page.locator("#field-asked")).to_have_value("30")
        expect(page.locator("#field-answers-3-question")).to_have_value("Касается?")
        page.get_by_role("button", name="Очистить").click()
        expect(page.locator("#field-asked")).to_have_value("")
        page.get_by_role("button", name="Вернуть").click()
        expect(page.locator("#field-asked")).to_have_value("30")


@pytest.mark.browser
@pytest.mark.parametrize("edition", ["", "?edition=000000"])
def test_a_document_of_another_edition_is_not_filled_in_from_this_page(
    browser: Browser, site_url: str, edition: str
) -> None:
    """A page of one edition is open, the host has the next one by now: its fields may be others, and values would be lost."""
    with opened(browser, "about:blank") as page:

        def answer(route: Route) -> None:
            text = route.fetch().text()
            route.fulfill(body=re.sub(r"\?edition=\w{6}", edition, text) if edition else text)

        page.route("**/minutes.docx.js*", answer)
        page.goto(site_url + "ru/templates/minutes/")
        page.locator("#field-open").fill("Текст")
        button = page.get_by_role("button", name="Скачать файл Word").first
        if edition:
            button.click()
            expect(page.locator("handbook-form")).to_contain_text("обновите страницу")
            assert page.evaluate("window.handbookDocuments") is None
        else:
            with page.expect_download():
                button.click()
