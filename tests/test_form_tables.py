"""Tables and long texts of a template on its page: pasted, put in, taken out, taken over; on a phone and by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsing import comes_to, has_acts, opened, until
from test_template_forms import kept

pytestmark = pytest.mark.browser

PASTE = """([id, text, html]) => { const input = document.getElementById(id), data = new DataTransfer();
    data.setData('text/plain', text); data.setData('text/html', html); input.focus();
    return !input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })) }"""

IS_WHOLE = "each => each.scrollHeight <= each.clientHeight + 1"


def paste(page: Page, field: str, text: str, html: str = "") -> bool:
    """Pastes into a field as the browser tells of it; whether the page has taken it upon itself."""
    page.locator(f"#{field}").focus()
    has_acts(page)
    return bool(page.evaluate(PASTE, [field, text, html]))


def column(page: Page, name: str, *wanted: str) -> None:
    """The cells of a column come to be these."""
    cells = page.locator(f"[id^=field-decisions-][id$=-{name}]")
    comes_to(page, [*wanted], lambda: cells.evaluate_all("all => all.map(each => each.value)"))


def test_a_table_of_excel_fills_rows_and_columns_and_can_be_taken_back(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url + "ru/templates/minutes/", 360) as page:
        page.locator("#field-decisions-1-what").fill("Своё")
        table = 'Автобус\t1 рейс\tОтдел\t3.12.2026\r\n"Кұм,\nапта сайын"\t\tАкимат\tежегодно\r\nДорога\t2 км\tАкимат\t\r\n'
        assert paste(page, "field-decisions-2-what", table)
        column(page, "what", "Своё", "Автобус", "Кұм,\nапта сайын", "Дорога")
        column(page, "deadline", "", "3 декабря 2026 года", "ежегодно", "")
        note = page.locator("handbook-form .handbook-note")
        expect(note).to_contain_text("Таблица вставлена, строк: 3.")
        expect(note).to_be_in_viewport()
        note.get_by_role("button", name="Вернуть").click()
        column(page, "what", "Своё", "")
        # One column of Word, without tabs; and words that are no table.
        assert paste(
            page, "field-decisions-1-responsible", "Отдел\nАкимат", "<table><tr><td>Отдел</td></tr></table>"
        )
        column(page, "responsible", "Отдел", "Акимат")
        assert not paste(page, "field-decisions-1-what", "Одна строка\nи вторая")
        assert not paste(page, "field-open", "Столбец\tи ещё")


def test_what_a_field_does_not_hold_is_said(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/minutes/") as page:
        assert paste(page, "field-place", "Дом\nкультуры")
        expect(page.locator("#field-place")).to_have_value("Дом культуры")
        assert paste(page, "field-place", "а" * 2001)
        until(page, lambda: len(page.locator("#field-place").input_value()) == 2000)
        expect(page.locator("handbook-form .handbook-note")).to_contain_text("помещается 2000 знаков")
        assert paste(page, "field-decisions-1-deadline", "завтра\tлишнее")
        expect(page.locator("handbook-form .handbook-note")).to_contain_text("не нашлось места: 1")


def test_rows_are_put_between_and_taken_out(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/minutes/", 360) as page:
        for row, text in enumerate(("Один", "Два"), start=1):
            page.locator(f"#field-decisions-{row}-what").fill(text)
        page.get_by_role("button", name="Вставить ниже: Пункты решения, 1").click()
        expect(page.locator("#field-decisions-2-what")).to_be_focused()
        column(page, "what", "Один", "", "Два")
        page.keyboard.type("Полтора")
        page.get_by_role("button", name="Убрать: Пункты решения, 1").click()
        column(page, "what", "Полтора", "Два")
        note = page.locator("handbook-form .handbook-note")
        expect(note).to_contain_text("Строка 1 убрана.")
        note.get_by_role("button", name="Вернуть").click()
        column(page, "what", "Один", "Полтора", "Два")
        # An empty row goes without a word; the last one stays, empty.
        page.get_by_role("button", name="Добавить строку: Пункты решения").click()
        page.get_by_role("button", name="Убрать: Пункты решения, 4").click()
        column(page, "what", "Один", "Полтора", "Два")
        for _ in range(4):
            page.get_by_role("button", name="Убрать: Пункты решения, 1").click()
        column(page, "what", "")


def test_the_row_after_the_last_one_is_refused_with_a_word(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/minutes/") as page:
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.evaluate(
            "window.handbook.store.change(state => window.handbook.store.put(state, 'minutes/decisions/rows', '199'))"
        )
        add = page.get_by_role("button", name="Добавить строку: Пункты решения")
        add.click()
        expect(page.locator("#field-decisions-200-what")).to_be_focused()
        expect(page.locator("handbook-form .handbook-note")).to_be_empty()
        add.click()
        note = page.locator("handbook-form .handbook-note")
        expect(note).to_contain_text("Больше 200 строк")
        expect(note).to_be_in_viewport()
        expect(page.locator("#field-decisions-200-what")).to_have_count(1)
        assert (page.locator("#field-decisions-201-what").count(), faults) == (0, [])


def test_points_taken_over_leave_the_readers_own_words_and_can_be_taken_back(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url + "ru/templates/minutes/", 360) as page:
        page.locator("#field-decisions-1-what").fill("Автобус")
        page.locator("#field-decisions-1-responsible").fill("Отдел")
        page.goto(site_url + "ru/templates/implementation-log/")
        page.locator("#field-points-1-what").fill("Своё")
        take = page.get_by_role("button", name="Перенести пункты из протокола")
        take.click()
        what = page.locator("[id^=field-points-][id$=-what]")
        expect(page.locator("#field-points-2-what")).to_have_value("Автобус")
        expect(page.locator("#field-points-1-what")).to_have_value("Своё")
        expect(page.locator("#field-points-1-responsible")).to_have_value("")
        note = page.locator("handbook-form .handbook-note")
        expect(note).to_contain_text("ваши записи не изменились")
        expect(note).to_be_in_viewport()
        page.locator("#field-points-2-what").fill("Автобус по вторникам")
        take.click()
        expect(note).to_contain_text("всё уже перенесено")
        values = "all => all.map(each => each.value)"
        comes_to(page, ["Своё", "Автобус по вторникам"], lambda: what.evaluate_all(values))


def test_a_decision_without_a_term_or_anyone_is_noticed_at_once(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/minutes/", 360) as page:
        row = page.locator(".handbook-form__row").filter(has=page.locator("#field-decisions-1-what"))
        expect(row.locator(".handbook-form__quiet").first).to_be_empty()
        page.locator("#field-decisions-1-what").fill("Автобус")
        expect(row).to_contain_text("Ответственный не указан")
        expect(row).to_contain_text("Срок не указан")
        page.locator("#field-decisions-1-responsible").fill("Отдел")
        page.locator("#field-decisions-1-deadline").fill("до весны")
        expect(row).not_to_contain_text("не указан")


@pytest.mark.parametrize("has_sizing", [True, False])
def test_a_long_text_is_read_whole_on_a_phone(browser: Browser, site_url: str, has_sizing: bool) -> None:
    with opened(browser, "about:blank", 360) as page:
        if not has_sizing:
            page.add_init_script(
                "CSS.supports = () => false; addEventListener('DOMContentLoaded', () => document.adoptedStyleSheets = [])"
            )
        page.goto(site_url + "ru/templates/minutes/")
        for name in ("decisions-1-what", "decisions-1-responsible", "organisation"):
            field = page.locator(f"#field-{name}")
            field.focus()
            has_acts(page)
            field.fill("Қарағанды облысының Көктайғақ ауылына апта сайын құм себу " * 5)
            until(page, lambda field=field: field.evaluate(IS_WHOLE))
            assert field.bounding_box()["height"] > 100  # type: ignore[index]
            field.press("End")
            field.press("Enter")
        assert "\n" not in page.locator("#field-organisation").input_value()
        page.reload()
        page.locator("#field-organisation").focus()
        until(page, lambda: page.locator("#field-organisation").evaluate(IS_WHOLE))


def test_a_line_break_shared_between_fields_survives(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/my-dialogue/") as page:
        page.get_by_role("button", name="Новый диалог").click()
        page.fill("#dialogue-about", "а\nб")
        page.goto(site_url + "ru/templates/minutes/")
        expect(page.locator("#field-topic")).to_have_value("а\nб")
        expect(page.locator(".handbook-form__kept")).to_be_hidden()
        page.locator("#field-topic").press("Control+End")
        page.keyboard.type("!")
        page.goto(site_url + "ru/my-dialogue/")
        expect(page.locator("#dialogue-about")).to_have_value("а\nб!")


def test_a_number_in_groups_is_right(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/information-request/") as page:
        field = page.locator("#field-bin")
        warning = page.locator(".handbook-form__warning").first
        field.fill("1234 5678 9012")
        field.blur()
        expect(warning).to_be_empty()
        field.fill("1234 5678 901")
        field.blur()
        expect(warning).to_contain_text("12 цифр")


def test_the_organisations_data_are_offered_in_the_next_dialogue(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/meeting-request/", 360) as page:
        page.locator("#field-organisation").fill("«Дерек»")
        page.evaluate("""() => { const { store } = window.handbook; store.change((state) => { store.describe(state, 'name', 'Первый');
            store.put(state, 'shared/head', 'Председатель, А. Сейсенова') }); store.change((state) => void store.add(state)) }""")
        page.reload()
        offer = page.get_by_role("button", name="Взять данные организации из диалога: Первый")
        offer.click()
        expect(page.locator("#field-organisation")).to_have_value("«Дерек»")
        expect(page.locator("#field-head")).to_have_value("Председатель, А. Сейсенова")
        expect(offer).to_have_count(0)
        page.locator("handbook-form .handbook-note").get_by_role("button", name="Вернуть").click()
        expect(page.locator("#field-organisation")).to_have_value("")
        page.locator("#field-organisation").fill("Другая")
        expect(offer).to_have_count(0)
        page.goto(site_url + "ru/templates/implementation-log/")
        page.locator("#field-topic").focus()
        expect(offer).to_have_count(0)  # which has no place for them
        assert kept_of_second(page)["shared/organisation"] == "Другая"


def kept_of_second(page: Page) -> dict[str, str]:
    values = page.evaluate("JSON.parse(localStorage.getItem('handbook')).dialogues[1].values")
    return {key: value for key, (value, _) in values.items()}


def test_the_choosers_answer_goes_into_plan_and_invitation(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/formats/?people=12&questions=3&purpose=solve", 360) as page:
        button = page.get_by_role("button", name=re.compile("^Записать в план и приглашение: Рабоч"))
        button.click()
        said = page.locator(".handbook-chooser__take [role=status]").first
        expect(said).to_contain_text("Записано в план диалога и приглашение.")
        expect(said).to_be_in_viewport()
        assert kept(page) == {
            "dialogue-plan/format": "working-meeting",
            "dialogue-plan/people": "12",
            "invitation/format": "working-meeting",
        }
        said.get_by_role("button", name="Вернуть").click()
        comes_to(page, {""}, lambda: set(kept_values(page)))
        button.click()
        said.get_by_role("link", name="Открыть план").click()
        expect(page.locator("#field-format")).to_have_value("working-meeting")
        expect(page.locator("#field-people")).to_have_value("12")
        page.goto(site_url + "ru/templates/invitation/")
        expect(page.locator("#field-format")).to_have_value("working-meeting")
    with opened(browser, site_url + "ru/formats/?people=12") as page:
        assert page.evaluate("localStorage.getItem('handbook')") is None  # nothing is written unasked


def kept_values(page: Page) -> list[str]:
    found = page.evaluate("JSON.parse(localStorage.getItem('handbook')).dialogues")
    return [value for each in found for value, _ in each["values"].values()] or [""]
