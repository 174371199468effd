"""Nothing that a reader has typed is lost: storage that is full or refused, two tabs, undo that outlives its page, links and files."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsing import comes_to, has_acts, opened, rested, until

pytestmark = pytest.mark.browser

FULL = """window.isFull = false; const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) { if (window.isFull)
        throw new DOMException('full', 'QuotaExceededError'); set.call(this, key, value) }"""
REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"


def dialogues(page: Page) -> list[dict[str, object]]:
    return json.loads(page.evaluate("localStorage.getItem('handbook')") or '{"dialogues": []}')["dialogues"]  # type: ignore[no-any-return]


def file_of(path: Path, *names: str) -> Path:
    each = [
        {"id": f"id-{number}-{path.stem}", "name": name, "ticks": {}, "values": {}}
        for number, name in enumerate(names)
    ]
    path.write_text(json.dumps({"version": 1, "current": "", "dialogues": each}), encoding="utf-8")
    return path


def test_added_is_said_only_where_it_is_kept(browser: Browser, site_url: str, tmp_path: Path) -> None:
    file = file_of(tmp_path / "file.json", "Автобус")
    with opened(browser, "about:blank") as page:
        page.add_init_script(FULL)
        page.goto(site_url + "ru/my-dialogue/")
        page.evaluate("window.isFull = true")
        page.set_input_files("input[type=file]", file)
        page.get_by_role("button", name="Добавить к моим").click()
        expect(page.locator(".handbook-note")).to_contain_text("Память устройства заполнена")
        expect(page.locator(".handbook-note")).not_to_contain_text("Добавлено")
        page.evaluate("window.isFull = false")
        page.set_input_files("input[type=file]", file_of(tmp_path / "other.json", "Дорога"))
        page.get_by_role("button", name="Добавить к моим").click()
        expect(page.locator(".handbook-note")).to_contain_text("Добавлено")
        assert [each["name"] for each in dialogues(page)] == ["Автобус", "Дорога"]


def test_undo_of_an_import_takes_back_the_import_alone(
    browser: Browser, site_url: str, tmp_path: Path
) -> None:
    with opened(browser, site_url + "ru/my-dialogue/") as page:
        page.get_by_role("button", name="Новый диалог").click()
        page.fill("#dialogue-name", "Свой")
        page.set_input_files("input[type=file]", file_of(tmp_path / "file.json", "Чужой"))
        page.get_by_role("button", name="Добавить к моим").click()
        page.fill("#dialogue-with", "Отдел")
        other = page.context.new_page()
        other.goto(site_url + "ru/stages/preparation/")
        other.locator("#purpose-written input").check()
        page.bring_to_front()
        until(
            page, lambda: dialogues(page)[0]["ticks"]
        )  # what another tab writes comes to this one a moment later
        page.locator(".handbook-note").get_by_role("button", name="Вернуть").click()
        until(page, lambda: len(dialogues(page)) == 1)
        [own] = dialogues(page)
        assert (own["name"], own["with"], len(own["ticks"])) == ("Свой", "Отдел", 1)  # type: ignore[arg-type]


def test_undo_outlives_its_page_and_others(browser: Browser, site_url: str) -> None:
    """Two dialogues deleted, ticks and a template cleared: each comes back from «My dialogue», in any order."""
    with opened(browser, site_url + "ru/stages/preparation/") as page:
        page.locator("#purpose-written input").check()
        page.get_by_role("button", name="Снять отметки").click()
        page.goto(site_url + "ru/templates/minutes/")
        page.locator("#field-open").fill("Вопрос")
        page.get_by_role("button", name="Очистить").click()
        expect(page.locator("#field-open")).to_have_value("")
        page.goto(site_url + "ru/my-dialogue/")
        page.fill("#dialogue-name", "Первый")
        for name in ("Второй", "Третий"):
            page.get_by_role("button", name="Новый диалог").click()
            page.fill("#dialogue-name", name)
        for left in (2, 1):
            page.get_by_role("button", name="Удалить этот диалог").click()
            expect(page.locator("#dialogue-picker option")).to_have_count(left)
        page.reload()
        expect(page.locator("#dialogue-picker option")).to_have_count(1)
        for name in ("Третий", "Второй"):
            page.get_by_role("button", name=f"Вернуть: Диалог удалён: «{name}»").click()
        names = page.locator("#dialogue-picker option")
        comes_to(page, ["Второй", "Первый", "Третий"], lambda: sorted(names.all_text_contents()))
        page.get_by_role(
            "button", name=re.compile("^Вернуть: ПРОТОКОЛ|^Вернуть: .*Поля этого шаблона")
        ).click()
        page.get_by_role("button", name=re.compile("^Вернуть: .*Отметки сняты")).click()
        expect(page.locator(".handbook-line button")).to_have_count(0)
        first = next(each for each in dialogues(page) if each["name"] == "Первый")
        assert first["values"]["minutes/open"][0] == "Вопрос"  # type: ignore[index]
        assert first["ticks"]["purpose-written"] > 0  # type: ignore[index]


def test_undo_of_clearing_is_not_written_over_newer_words(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/minutes/") as page:
        page.locator("#field-open").fill("Прежнее")
        page.locator("#field-dissent").fill("Мнение")
        page.get_by_role("button", name="Очистить").click()
        expect(page.locator("#field-dissent")).to_have_value("")
        page.locator("#field-open").fill("НОВОЕ")
        page.locator(".handbook-note").get_by_role("button", name="Вернуть").click()
        expect(page.locator("#field-dissent")).to_have_value("Мнение")
        expect(page.locator("#field-open")).to_have_value("НОВОЕ")


def test_another_tab_does_not_carry_typed_words_over(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/minutes/") as page:
        page.locator("#field-open").type("Начало ")
        other = page.context.new_page()
        other.goto(site_url + "ru/my-dialogue/")
        other.get_by_role("button", name="Новый диалог").click()
        other.fill("#dialogue-name", "Другой")
        page.bring_to_front()
        until(
            page, lambda: [each["name"] for each in dialogues(page)] == ["", "Другой"]
        )  # it has come to this tab
        page.locator("#field-open").focus()
        page.keyboard.press("End")
        page.keyboard.type("и конец")
        expect(page.locator("#field-open")).to_have_value("Начало и конец")
        first, second = dialogues(page)
        assert first["values"]["minutes/open"][0] == "Начало и конец"  # type: ignore[index]
        assert (second["name"], second["values"]) == ("Другой", {})


@pytest.mark.parametrize("address", ["ru/templates/minutes/", "ru/my-dialogue/", "ru/stages/preparation/"])
def test_a_fault_is_said_once_where_the_reader_is_and_moves_nothing(
    browser: Browser, site_url: str, address: str
) -> None:
    with opened(browser, "about:blank", 360) as page:
        page.add_init_script(FULL)
        page.emulate_media(reduced_motion="reduce")
        page.goto(site_url + address)
        if "my-dialogue" in address:
            page.get_by_role("button", name="Новый диалог").click()
        page.evaluate("window.isFull = true")
        place = page.locator("#field-open, #dialogue-about, #purpose-written input").first
        is_box = place.get_attribute("type") == "checkbox"
        line = page.locator("#purpose-written") if is_box else place
        place.focus()
        if "templates" in address:
            has_acts(page)
        rested(page)
        before = line.bounding_box()
        if is_box:
            page.keyboard.press("Space")
        else:
            page.keyboard.type("а")
        note = page.locator(".handbook-note, .handbook-keeping").filter(has_text="Память устройства").first
        expect(note).to_be_visible()
        note.evaluate("""note => { window.said = 0; new MutationObserver(() => window.said++).observe(
            note, { childList: true, subtree: true, characterData: true }) }""")
        if not is_box:
            page.keyboard.type("бв")
            expect(place).to_have_value("абв")
            assert page.evaluate("window.said") == 0
        rested(page)
        after, below = line.bounding_box(), note.bounding_box()
        assert before is not None
        assert after is not None
        assert below is not None
        assert abs(after["y"] - before["y"]) < 2
        assert -1 <= below["y"] - after["y"] - after["height"] < 120


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_page_whose_words_are_nowhere_else_asks_before_it_is_left(
    browser: Browser, site_url: str, is_kept: bool
) -> None:
    with opened(browser, "about:blank") as page:
        if not is_kept:
            page.add_init_script(REFUSED)
        page.goto(site_url + "ru/templates/minutes/")
        asked: list[str] = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        page.locator("#field-open").fill("Вопрос")
        page.goto(site_url + "ru/about/")
        assert asked == ([] if is_kept else ["beforeunload"])


def test_the_browser_is_asked_to_keep_and_the_reader_is_told_once(browser: Browser, site_url: str) -> None:
    with opened(browser, "about:blank", 360) as page:
        page.add_init_script("""window.asked = 0; Object.defineProperty(navigator, 'storage',
            { value: { persist: () => (window.asked++, Promise.resolve(true)) } })""")
        page.goto(site_url + "stages/preparation/")
        assert page.evaluate("window.asked") == 0
        gap = """() => { const [one, next] = ["#purpose-written", "#purpose-written + li"].map((each) =>
            document.querySelector(each).getBoundingClientRect()); return next.top - one.bottom }"""
        before = page.evaluate(gap)
        page.locator("#purpose-written label").click()
        note = page.locator(".handbook-keeping")
        expect(note).to_contain_text("7 күн")
        assert page.evaluate(gap) == before  # nothing comes into the list: what is said stands after it
        assert (
            page.locator("handbook-checklist:has(#purpose-written) > .handbook-keeping:last-child").count()
            == 1
        )
        assert note.get_by_role("link").get_attribute("href").endswith("my-dialogue/")  # type: ignore[union-attr]
        page.locator("#home-task-ready input").check()
        assert page.evaluate("window.asked") == 1
        note.get_by_role("button", name="Түсінікті").click()
        expect(note).to_have_count(0)
        page.goto(site_url + "templates/minutes/")
        page.locator("#field-open").fill("Сұрақ")
        page.wait_for_function("window.asked === 1")
        expect(page.locator(".handbook-keeping")).to_have_count(0)


def link_of(page: Page, site_url: str, about: str = "") -> str:
    page.goto(site_url + "ru/my-dialogue/")
    page.get_by_role("button", name="Новый диалог").click()
    page.fill("#dialogue-name", "Автобус")
    if about:
        page.fill("#dialogue-about", about)
    page.evaluate("""() => { navigator.share = undefined; window.copied = '';
        navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() } }""")
    page.get_by_role("button", name="Передать на другой телефон").click()
    return str(until(page, lambda: page.evaluate("window.copied"))) if not about else ""


def test_what_was_said_of_one_dialogue_does_not_stand_over_another(browser: Browser, site_url: str) -> None:
    with opened(browser, "about:blank") as page:
        link_of(page, site_url)
        note = page.locator("handbook-my-dialogue .handbook-note")
        expect(note).not_to_be_empty()
        page.locator("#dialogue-name").fill("Автобус сабақ күні")
        expect(note).not_to_be_empty()  # the same dialogue
        page.get_by_role("button", name="Новый диалог").click()
        expect(note).to_be_empty()
        page.get_by_role("button", name="Удалить этот диалог").click()
        expect(note).not_to_be_empty()


def test_a_link_with_something_after_it_is_read_and_a_cut_one_says_so(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, "about:blank") as page:
        link = link_of(page, site_url)
    for damaged in (
        link + ".",
        link + ")",
        link + "&fbclid=IwAR0-x",
        link + "%20",
        link.replace("#dialogue=", "#dialogue%3D"),
    ):
        with opened(browser, damaged) as page:
            expect(page.locator(".handbook-panel")).to_contain_text("Автобус – новый")
            page.reload()  # nothing is decided yet: what came is still there
            expect(page.locator(".handbook-panel")).to_contain_text("Автобус – новый")
            page.get_by_role("button", name="Отмена").click()
            until(page, lambda page=page: "#" not in page.url)
    with opened(browser, link[:-20]) as page:
        expect(page.locator(".handbook-note")).to_contain_text("Попросите прислать файл")
        until(page, lambda: "#" not in page.url)


def test_a_link_too_long_for_messengers_is_said_and_a_file_is_offered(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, "about:blank") as page:
        # What does not pack: each character another.
        numbers = random.Random(1)
        about = "".join(chr(numbers.randrange(0x0400, 0x0500)) for _ in range(1990))
        link_of(page, site_url, about)
        page.evaluate(
            """text => window.handbook.store.change((state) => { for (let n = 0; n < 4; n++)
            window.handbook.store.put(state, 'minutes/x' + n, [...text].reverse().join('') + n) })""",
            about,
        )
        page.get_by_role("button", name="Передать на другой телефон").click()
        expect(page.locator(".handbook-panel")).to_contain_text("мессенджер может её обрезать")
        with page.expect_download() as download:
            page.get_by_role("button", name="Сохранить этот диалог в файл").click()
        name = download.value.suggested_filename
        assert re.fullmatch(r"handbook-dialogue-\d{4}-\d\d-\d\d\.json", name)
        expect(page.locator(".handbook-note")).to_contain_text(name)


def test_saving_and_erasing_are_confirmed_beside_their_buttons(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "my-dialogue/", 360) as page:
        page.get_by_role("button", name="Жаңа диалог").click()
        save = page.get_by_role("button", name="Бәрін файлға сақтау")
        with page.expect_download() as download:
            save.click()
        note = page.locator(".handbook-note")
        expect(note).to_contain_text(download.value.suggested_filename)
        assert re.fullmatch(r"handbook-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
        expect(note).to_be_in_viewport()
        page.get_by_role("button", name="Осы құрылғыдан бәрін өшіру").click()
        expect(page.locator(".handbook-panel")).to_be_in_viewport()
        page.get_by_role("button", name="Иә, бәрін өшіру").click()
        expect(note).to_contain_text("бәрі өшірілді")
        expect(note).to_be_in_viewport()


def test_only_our_own_keys_are_erased(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/my-dialogue/") as page:
        page.evaluate("""['handbooks', 'handbook2-notes', 'handbook-theme', 'handbook-aside-1']
            .forEach((key) => localStorage.setItem(key, '1'))""")
        page.evaluate("window.handbook.store.erase()")
        assert sorted(page.evaluate("Object.keys(localStorage)")) == ["handbook2-notes", "handbooks"]


@pytest.mark.parametrize(
    ("address", "day"),
    [("my-dialogue/", "2026 жылғы 31 желтоқсан"), ("ru/my-dialogue/", "31 декабря 2026 года")],
)
def test_a_printed_day_is_in_words_whatever_the_browser_knows(
    browser: Browser, site_url: str, address: str, day: str
) -> None:
    with opened(browser, site_url + address) as page:
        page.evaluate("Intl.DateTimeFormat.prototype.format = () => '2026 M12 31'")
        page.evaluate("window.handbook.store.change((state) => { window.handbook.store.add(state) })")
        page.fill("#dialogue-date", "2026-12-31")
        page.emulate_media(media="print")
        expect(page.locator(".handbook-field .handbook-paper").last).to_have_text(day)


def test_a_paste_that_has_no_room_is_said(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/my-dialogue/") as page:
        page.get_by_role("button", name="Новый диалог").click()
        paste = """([id, length]) => { const input = document.getElementById(id), data = new DataTransfer();
            data.setData('text/plain', 'а'.repeat(length)); input.focus();
            input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true })) }"""
        page.evaluate(paste, ["dialogue-about", 2000])
        expect(page.locator(".handbook-note")).not_to_contain_text("Вставлено не всё")
        page.evaluate(paste, ["dialogue-about", 2001])
        expect(page.locator(".handbook-note")).to_contain_text("помещается 2000 знаков")
