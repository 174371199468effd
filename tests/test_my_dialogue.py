"""Checklists that remember, progress, «My dialogue» and the chooser, as a reader uses them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsing import comes_to, opened, until
from support.places import SITE
from support.real import HANDBOOK
from support.wording import title

pytestmark = pytest.mark.browser


def test_a_tick_is_kept_and_shared_by_both_languages(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "stages/preparation/", 360) as page:
        assert page.locator(".handbook-checklist input:checked").count() == 0
        page.locator("#purpose-written label").click()
        expect(page.locator("handbook-checklist [role=status]")).to_have_text(
            re.compile(r"Белгілегеніңіз: 1 / \d+")
        )
        page.locator(".handbook-language").click()
        expect(page.locator("#purpose-written input")).to_be_checked()
        page.reload()
        expect(page.locator("#purpose-written input")).to_be_checked()


def test_reworded_moved_and_removed_items_lose_no_tick(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/stages/preparation/") as page:
        page.locator("#purpose-written input").check()
        page.locator("#home-task-ready input").check()

        def later(route) -> None:  # type: ignore[no-untyped-def]
            html = route.fetch().text()
            items = re.findall(r'<li id="[\w-]+"><input.*?</li>', html, re.DOTALL)
            changed = [
                re.sub(r"<label([^>]*)>.*?</label>", r"<label\1>Иначе сказано</label>", item)
                for item in items
            ]
            for item in items:
                html = html.replace(item, "", 1)
            gone = [item for item in changed if 'id="home-task-ready"' not in item]
            html = html.replace(
                '<ul class="handbook-checklist">',
                '<ul class="handbook-checklist">' + "".join(reversed(gone)),
                1,
            )
            route.fulfill(body=html, content_type="text/html; charset=utf-8")

        page.route("**/preparation/", later)
        page.reload()
        expect(page.locator("#purpose-written input")).to_be_checked()
        assert page.locator("#home-task-ready").count() == 0
        page.locator("#purpose-written input").uncheck()
        page.unroute("**/preparation/")
        page.reload()
        expect(page.locator("#home-task-ready input")).to_be_checked()


def test_clearing_can_be_undone_by_keyboard(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/stages/analysis/") as page:
        page.evaluate("localStorage.setItem('handbook-told', '1')")  # no note between the boxes
        boxes = page.locator(".handbook-checklist input")
        boxes.nth(0).focus()
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(page.locator("handbook-checklist [role=status]")).to_contain_text("2 из")
        page.get_by_role("button", name="Снять отметки").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".handbook-checklist input:checked")).to_have_count(0)
        expect(page.get_by_role("button", name="Вернуть")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(".handbook-checklist input:checked")).to_have_count(2)


def test_names_for_screen_readers(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/stages/analysis/") as page:
        group = page.get_by_role("group", name=title("ru", "stages/analysis", "checklist"))
        names = [
            box.evaluate("box => box.labels[0].textContent") for box in group.get_by_role("checkbox").all()
        ]
        assert names
        assert all(names)
        assert group.get_by_role("checkbox", name=names[0]).count() == 1


def test_progress_on_stages_in_the_diagram_and_in_the_steps(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/stages/") as page:
        assert page.locator("handbook-progress:visible").count() == 0
        page.goto(site_url + "ru/stages/analysis/")
        boxes = page.locator(".handbook-checklist input")
        for box in boxes.all():
            box.check()
        total = boxes.count()
        expect(page.locator(".handbook-stepper handbook-progress").first).to_contain_text(f"{total}/{total}")
        page.goto(site_url + "ru/stages/")
        expect(page.locator("#stage-analysis handbook-progress")).to_contain_text(f"{total}/{total}")
        expect(page.locator("svg.flow--wide .flow-progress")).to_have_text([f"✓ {total}/{total}"])


def test_ticks_print_and_lists_read_without_javascript(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/stages/analysis/") as page:
        page.locator(".handbook-checklist input").first.check()
        page.emulate_media(media="print")
        mark = page.locator(".handbook-checklist input").first.evaluate(
            "box => getComputedStyle(box, '::before').content"
        )
        assert mark == '"✓"'
        assert page.locator(".handbook-checklist__state:visible").count() == 0
        assert len(page.pdf()) > 1000
    with opened(browser, site_url + "ru/my-dialogue/", java_script_enabled=False) as page:
        assert page.locator(".no-script a:visible").count() >= 6


def share_link(page: Page) -> str:
    page.evaluate("""() => { navigator.share = undefined;
        navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() } }""")
    page.get_by_role("button", name="Передать на другой телефон").click()
    expect(page.locator(".handbook-note")).to_contain_text("скопирована")
    return str(page.evaluate("window.copied"))


def test_a_dialogue_goes_to_another_phone_by_a_link(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/stages/preparation/") as page:
        page.locator("#purpose-written input").check()
        page.goto(site_url + "ru/my-dialogue/")
        page.fill("#dialogue-name", "Автобус для села <b>")
        page.fill("#dialogue-with", "Отдел акимата")
        page.fill("#dialogue-date", "2026-12-03")
        link = share_link(page)
    asked: list[str] = []
    with opened(browser, "about:blank", 360) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(link)
        expect(page.locator(".handbook-panel")).to_contain_text("Автобус для села <b> – новый")
        assert page.evaluate("localStorage.getItem('handbook')") is None
        page.get_by_role("button", name="Сохранить у себя").click()
        expect(page.locator("#dialogue-name")).to_have_value("Автобус для села <b>")
        until(page, lambda: "#" not in page.url)
        page.goto(site_url + "ru/stages/preparation/")
        expect(page.locator("#purpose-written input")).to_be_checked()
    assert not any("dialogue=" in url.split("#")[0] for url in asked)


def test_the_phones_own_share_menu_is_used(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/my-dialogue/", 360) as page:
        page.get_by_role("button", name="Новый диалог").click()
        page.evaluate("navigator.share = data => { window.shared = data; return Promise.resolve() }")
        page.get_by_role("button", name="Передать на другой телефон").click()
        assert "#dialogue=" in until(page, lambda: page.evaluate("window.shared && window.shared.url"))


def test_a_broken_link_changes_nothing(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/my-dialogue/#dialogue=zAAAA") as page:
        expect(page.locator(".handbook-note")).to_contain_text("Ничего не изменилось")
        assert page.evaluate("localStorage.getItem('handbook')") is None


def test_export_erase_import_merge_and_replace(browser: Browser, site_url: str, tmp_path: Path) -> None:
    with opened(browser, site_url + "ru/my-dialogue/") as page:
        page.get_by_role("button", name="Новый диалог").click()
        page.fill("#dialogue-name", "Первый")
        with page.expect_download() as download:
            page.get_by_role("button", name="Сохранить всё в файл").click()
        file = tmp_path / "handbook.json"
        download.value.save_as(file)
        assert json.loads(file.read_text(encoding="utf-8"))["dialogues"][0]["name"] == "Первый"
        page.get_by_role("button", name="Стереть всё с этого устройства").click()
        page.get_by_role("button", name="Да, стереть всё").click()
        expect(page.locator(".handbook-my-dialogue")).to_contain_text("Диалогов пока нет")
        assert page.evaluate("Object.keys(localStorage).length") == 0
        page.get_by_role("button", name="Новый диалог").click()
        page.fill("#dialogue-name", "Второй")
        page.set_input_files("input[type=file]", file)
        expect(page.locator(".handbook-panel")).to_contain_text("Первый – новый")
        page.get_by_role("button", name="Добавить к моим").click()
        expect(page.locator("#dialogue-picker option")).to_have_text(["Второй", "Первый"])
        page.set_input_files("input[type=file]", file)
        page.get_by_role("button", name="Заменить мои").click()
        expect(page.locator("#dialogue-picker option")).to_have_text(["Первый"])
        page.locator(".handbook-note").get_by_role("button", name="Вернуть").click()
        expect(page.locator("#dialogue-picker option")).to_have_count(2)


def test_a_strange_file_is_refused_in_plain_words(browser: Browser, site_url: str, tmp_path: Path) -> None:
    file = tmp_path / "strange.json"
    with opened(browser, site_url + "ru/my-dialogue/") as page:
        for text, answer in (
            ("not json", "не из справочника"),
            ('{"version": 99, "dialogues": []}', "более новой верси"),
            ('{"version": 1, "dialogues": []}', "ни одного диалога"),
        ):
            file.write_text(text, encoding="utf-8")
            page.set_input_files("input[type=file]", file)
            expect(page.locator(".handbook-note")).to_contain_text(answer)


def test_imported_text_is_only_text(browser: Browser, site_url: str, tmp_path: Path) -> None:
    hostile = "<img src=x onerror='window.hurt=1'>"
    file = tmp_path / "hostile.json"
    file.write_text(
        json.dumps(
            {
                "version": 1,
                "current": "a",
                "dialogues": [
                    {
                        "id": "a",
                        "name": hostile,
                        "with": hostile,
                        "about": hostile,
                        "date": hostile,
                        "ticks": {hostile: 1, "__proto__": 1},
                    }
                ],
            }
        )
    )
    with opened(browser, site_url + "ru/my-dialogue/") as page:
        page.set_input_files("input[type=file]", file)
        page.get_by_role("button", name="Добавить к моим").click()
        expect(page.locator("#dialogue-name")).to_have_value(hostile)
        assert page.locator("main img").count() == 0
        assert page.evaluate("window.hurt") is None


def test_deleting_can_be_undone(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "my-dialogue/", 360) as page:
        page.get_by_role("button", name="Жаңа диалог").click()
        page.fill("#dialogue-name", "Су")
        page.get_by_role("button", name="Осы диалогты өшіру").click()
        expect(page.locator(".handbook-note")).to_contain_text("«Су» өшірілді")
        page.locator(".handbook-note").get_by_role("button", name="Қайтару").click()
        expect(page.locator("#dialogue-name")).to_have_value("Су")


def test_summary_prints_with_every_item(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/stages/preparation/") as page:
        page.locator("#purpose-written input").check()
        page.goto(site_url + "ru/my-dialogue/")
        page.fill("#dialogue-about", "Строка\nвторая")
        page.emulate_media(media="print")
        text = page.locator("main").inner_text()
        assert text.count("☑") == 1
        assert text.count("☐") > 30
        assert "Строка\nвторая" in text
        assert page.get_by_role("button").count() == 0


def test_one_failing_script_stops_no_other(browser: Browser, site_url: str) -> None:
    with opened(browser, "about:blank") as page:
        page.route("**/elements/progress.js*", lambda route: route.fulfill(body="throw new Error('broken')"))
        page.goto(site_url + "ru/stages/preparation/")
        page.locator("#purpose-written input").check()
        expect(page.locator("handbook-checklist [role=status]")).to_contain_text("1 из")
        page.route("**/store.js*", lambda route: route.abort())
        page.reload()
        expect(page.locator(".handbook-checklist input").first).to_be_disabled()
        page.keyboard.press("/")
        expect(page.get_by_role("dialog")).to_be_visible()


def fitting(page: Page) -> list[str]:
    """Ids of the forms that the chooser gives as fitting by size, in order."""
    links = page.locator(".handbook-chooser__results > ol a")
    return [(link.get_attribute("href") or "").split("/")[-2] for link in links.all()]


def test_chooser_answers_with_reasons_and_its_state_is_in_the_address(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url + "ru/formats/", 360) as page:
        page.get_by_label("Сколько придёт людей").fill("12")
        page.get_by_label("Сколько будет вопросов").fill("3")
        page.get_by_label("Что нужно").select_option("solve")
        until(page, lambda: fitting(page)[:1] == ["working-meeting"])
        expect(page.locator(".handbook-chooser__results > ol li").first).to_contain_text(
            "У вас 12 человек, здесь: до 15 человек."
        )
        page.wait_for_url("**/?people=12&questions=3&purpose=solve")
        page.locator(".handbook-chooser details summary").click()
        expect(page.locator(".handbook-chooser details")).to_contain_text(
            "У вас 12 человек, а здесь: до 10 человек."
        )
        address = page.url
        page.goto(address)
        until(page, lambda: fitting(page)[:1] == ["working-meeting"])
        page.get_by_role("button", name="Очистить").click()
        page.wait_for_url(site_url + "ru/formats/")


def test_chooser_says_what_would_have_to_change(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/formats/?people=50&questions=3") as page:
        comes_to(page, ["campaign"], lambda: fitting(page))  # whose size has no numbers
        page.locator(".handbook-chooser details summary").click()
        expect(page.locator(".handbook-chooser details")).to_contain_text("а здесь: более 50 человек")


def test_chooser_answers_nonsense_kindly(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/formats/") as page:
        page.get_by_label("Сколько придёт людей").fill("2,5")
        expect(page.locator("#chooser-status")).to_contain_text("целым числом")
        assert page.locator(".handbook-chooser__results *").count() == 0
        page.get_by_label("Сколько придёт людей").fill("10–12 человек")
        expect(page.locator(".handbook-chooser__results")).to_contain_text("У вас 12 человек,")
    with opened(browser, site_url + "ru/formats/?people=&questions=%3Cb%3E&purpose=nothing") as page:
        expect(page.locator("#chooser-status")).to_contain_text("целым числом")


def test_a_link_says_that_documents_go_with_it_and_a_fault_says_where_to_keep_them(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url + "ru/templates/appeal/") as page:
        page.add_init_script(
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
        )
        page.reload()
        page.locator("#field-problem").fill("Нет автобуса")
        expect(page.locator("handbook-form .handbook-note")).to_contain_text("«Мой диалог»")
    with opened(browser, site_url + "ru/templates/appeal/") as page:
        page.locator("#field-problem").fill("Нет автобуса")
        page.goto(site_url + "ru/my-dialogue/")
        expect(page.locator("handbook-my-dialogue")).to_contain_text(
            "В ссылке будет и то, что вписано в документы"
        )
        page.get_by_role("link", name=title("ru", "templates/appeal")).click()
        expect(page.locator("#field-problem")).to_have_value("Нет автобуса")


def test_chooser_gives_way_to_the_table_without_javascript(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "formats/", java_script_enabled=False) as page:
        expect(page.locator("handbook-chooser")).to_be_hidden()
        expect(page.get_by_role("table").first).to_be_visible()


def test_purposes_name_every_form_at_least_once() -> None:
    handbook = HANDBOOK
    named = {name for purpose in handbook.purposes for name in purpose.formats}
    assert named == {entry.id for entry in handbook.formats}


def test_scripts_stand_only_where_they_are_used() -> None:
    html = {
        address: (SITE / address / "index.html").read_text(encoding="utf-8")
        for address in ("laws", "formats", "stages/analysis", "my-dialogue")
    }
    assert "elements/" not in html["laws"]
    assert re.findall(r"elements/([\w-]+)\.js", html["formats"]) == ["chooser"]
    assert re.findall(r"(store|stage-items|checklist|progress)\.js", html["stages/analysis"]) == [
        "store",
        "checklist",
        "stage-items",
        "progress",
    ]
    assert all(
        " defer" in script for text in html.values() for script in re.findall(r"<script src[^>]*>", text)
    )
