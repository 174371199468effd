"""`make edit` in a browser: an editor's work, what is not lost, what a page of elsewhere cannot do."""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import APIResponse, Browser, Locator, Page, Route, expect

from handbook.editor.desk import Desk
from handbook.editor.files import Files
from handbook.editor.server import Server
from handbook.editor.watcher import Watcher, environment
from support import axe
from support.browsing import opened, settled, until
from support.places import ROOT, TINY

pytestmark = pytest.mark.browser
KK, RU = "docs/kk/principles.md", "docs/ru/principles.md"
TERMS = "docs/_data/glossary.yml"


@dataclass
class Editor:
    """An editor of a copy of the tiny handbook, which a test may stop and start again."""

    root: Path
    server: Server | None = None
    port: int = 0

    def start(self, is_looking: bool = False) -> None:
        self.server = Server(self.port, ROOT / "node_modules")
        self.port = self.server.server_port
        files = Files(self.root)
        watcher = Watcher(files, environment(ROOT, dict(os.environ)))
        watcher.is_looking = is_looking
        self.server.desk = Desk(files, watcher, {}, "http://127.0.0.1:9")
        if is_looking:
            watcher.start()
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        if self.server and self.server.desk:
            self.server.desk.watcher.stop()
            self.server.shutdown()
            self.server.server_close()
        self.server = None

    @property
    def address(self) -> str:
        assert self.server
        return self.server.address

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        (self.root / path).write_text(text, encoding="utf-8")


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    root = tmp_path / "project"
    shutil.copytree(TINY, root)
    running = Editor(root)
    running.start()
    yield running
    running.stop()


@contextmanager
def editing(browser: Browser, editor: Editor, name: str, width: int = 1280) -> Iterator[Page]:
    with opened(browser, editor.address, width, locale="ru-RU") as page:
        choose(page, name)
        yield page


def choose(page: Page, name: str) -> None:
    """Opens a page or a table from the list."""
    field = page.get_by_label("Найти страницу или данные")
    until(page, lambda: field.count())
    if not field.is_visible():
        page.get_by_role("button", name="Список").click()
    page.get_by_label("Найти страницу или данные").fill(name)
    page.locator(f'nav button[title="{name}"]').click()


def pane(page: Page, path: str) -> Locator:
    return page.get_by_role("textbox", name=path)


def at_end(page: Page, path: str, text: str) -> None:
    """Types at the end of a file."""
    pane(page, path).click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(text)


def saved(page: Page) -> None:
    """Saves what was typed: the page knows of it, and then that it is written."""
    button = page.get_by_role("button", name="Сохранить", exact=True)
    expect(button).to_be_enabled()
    page.keyboard.press("Control+s")
    expect(button).to_be_disabled()


def test_both_languages_are_edited_and_saved_at_once(browser: Browser, editor: Editor) -> None:
    before = {path: editor.read(path) for path in (KK, RU)}
    with editing(browser, editor, "principles.md") as page:
        at_end(page, KK, "- Есік ашық.\n")
        at_end(page, RU, "- Дверь открыта.\n")
        expect(page).to_have_title("* Принципы")
        assert {path: editor.read(path) for path in (KK, RU)} == before
        saved(page)
        expect(page).to_have_title("Принципы")
        assert editor.read(KK) == before[KK] + "- Есік ашық.\n"
        assert editor.read(RU) == before[RU] + "- Дверь открыта.\n"
        expect(page.locator("iframe")).to_have_attribute("src", "http://127.0.0.1:9/ru/principles/#openness")
        page.get_by_role("button", name="Изменения").click()
        page.get_by_role("dialog").get_by_role("button", name=RU).click()
        expect(page.get_by_role("dialog")).to_contain_text("Дверь открыта.")


def test_a_part_goes_into_both_languages_at_the_same_place(browser: Browser, editor: Editor) -> None:
    with editing(browser, editor, "principles.md") as page:
        pane(page, KK).get_by_text("Тараптар тең.").click()
        page.get_by_text("Блок ▾").click()
        page.get_by_role("button", name="Частая ошибка").click()
        page.keyboard.insert_text("Мұны істемеңіз.")
        pane(page, RU).get_by_text("Протокол открыт.").click()
        page.get_by_role("button", name="Раздел", exact=True).click()
        page.keyboard.insert_text("equality")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_have_text("Такая метка на этой странице уже есть.")
        page.get_by_role("textbox", name="Метка раздела").fill("third")
        page.keyboard.press("Enter")
        expect(pane(page, KK)).to_contain_text("#third")
        expect(pane(page, RU)).to_be_focused()
        page.keyboard.insert_text("Третий")
        saved(page)
    start = "Тараптар тең. Толығырақ: [заң](laws.md#councils).\n\n/// mistake | "
    assert f"{start}Жиі кездесетін қате\n\nМұны істемеңіз.\n\n///\n\n/// example" in editor.read(KK)
    assert "[закон](laws.md#councils).\n\n/// mistake | Частая ошибка\n\n" in editor.read(RU)
    assert editor.read(RU).endswith("- Дата известна.\n\n### Третий { #third }\n")
    assert editor.read(KK).endswith("- Күні белгілі.\n\n###  { #third }\n")


def test_a_problem_stands_beside_its_line(browser: Browser, editor: Editor) -> None:
    editor.stop()
    editor.start(is_looking=True)
    with editing(browser, editor, "principles.md") as page:
        pane(page, RU).get_by_text("Подробнее:").click()
        page.keyboard.press("End")
        page.keyboard.insert_text(" [Куда](laws.md#nowhere)")
        saved(page)
        mark = page.locator(".column[data-name=ru] .cm-lint-marker-error")
        expect(mark).not_to_have_count(0)
        page.get_by_role("button", name=re.compile("^Замечания: ")).click()
        box = page.get_by_role("dialog")
        box.get_by_role("button", name=f"{RU}:12").first.click()
        expect(pane(page, RU)).to_be_focused()
        expect(page.locator(".column[data-name=ru] .cm-activeLine")).to_contain_text("nowhere")
        page.keyboard.press("Control+z")
        saved(page)
        expect(mark).to_have_count(0)
        page.get_by_role("button", name="Ссылка").click()
        page.get_by_label("Найти по слову").fill("councils")
        page.keyboard.press("Enter")
        expect(pane(page, RU)).to_contain_text("(laws.md#councils)")


def test_what_changes_underneath_is_shown_and_not_overwritten(browser: Browser, editor: Editor) -> None:
    before = editor.read(RU)
    theirs = before.replace("Стороны равны.", "Стороны совсем равны.")
    with editing(browser, editor, "principles.md") as page:
        expect(pane(page, RU)).to_contain_text("Стороны равны.")
        editor.write(RU, theirs)
        expect(pane(page, RU)).to_contain_text("Стороны совсем равны.")
        at_end(page, RU, "- Моё.\n")
        editor.write(RU, before)
        expect(page.locator(".pane-notice p")).to_contain_text("Файл изменили в другом месте.")
        page.keyboard.press("Control+s")
        box = page.get_by_role("dialog")
        expect(box).to_contain_text("Ничего не записано")
        assert editor.read(RU) == before
        box.get_by_role("button", name="Взять из файла").first.click()
        box.get_by_role("button", name="Сохранить правую сторону").click()
        expect(page.get_by_role("button", name="Сохранить", exact=True)).to_be_disabled()
        assert editor.read(RU) == before + "- Моё.\n"


def test_no_word_is_lost_when_the_editor_stops(browser: Browser, editor: Editor) -> None:
    with editing(browser, editor, "principles.md") as page:
        at_end(page, RU, "- Моё.\n")
        editor.stop()
        page.keyboard.press("Control+s")
        expect(page.get_by_role("alert")).to_contain_text("Редактор не отвечает")
        at_end(page, RU, "- И это.\n")
        expect(page.locator("#state")).to_have_text(
            "Не сохранено"
        )  # no more under way: it was told that nobody answers
        until(page, lambda: "И это" in page.evaluate("JSON.stringify(localStorage)"))
        assert "Моё" not in editor.read(RU)
        editor.start()
        expect(page.get_by_role("alert")).to_contain_text("Откройте в этом браузере адрес из терминала")
        other = page.context.new_page()
        other.goto(editor.address)
        expect(page.get_by_role("alert")).to_have_count(0)  # the first one knows the new token too
        expect(page.get_by_role("button", name="Сохранить", exact=True)).to_be_disabled()
        assert editor.read(RU).endswith("- Моё.\n- И это.\n")


def test_what_a_closed_tab_left_is_offered_again(browser: Browser, editor: Editor) -> None:
    before = editor.read(RU)
    with editing(browser, editor, "principles.md") as page:
        at_end(page, RU, "- Моё.\n")
        second = page.context.new_page()
        second.goto(editor.address)
        choose(second, "principles.md")
        expect(pane(second, RU)).to_contain_text("Дата известна.")
        expect(pane(second, RU)).not_to_contain_text("Моё")  # its tab is still there
        second.close()
        until(page, lambda: "Моё" in page.evaluate("JSON.stringify(localStorage)"))
        page.close(run_before_unload=False)
        editor.write(RU, before.replace("Стороны", "Обе стороны"))
        third = browser.contexts[-1].new_page()
        third.goto(editor.address)
        choose(third, "principles.md")
        expect(pane(third, RU)).to_contain_text("Моё")
        expect(third.locator(".pane-notice p")).to_contain_text("Это ваш несохранённый текст")
        third.get_by_role("button", name="Вернуть то, что в файле").click()
        expect(pane(third, RU)).to_contain_text("Обе стороны")
        expect(pane(third, RU)).not_to_contain_text("Моё")
        until(third, lambda: "Моё" not in third.evaluate("JSON.stringify(localStorage)"))


@contextmanager
def answered_late(page: Page, address: str) -> Iterator[None]:
    """What is asked for at an address is answered only afterwards, as by a busy machine."""
    held: list[Route] = []
    is_over = False
    page.route(address, lambda route: route.continue_() if is_over else held.append(route))
    yield
    until(page, lambda: held)
    is_over = True
    for route in held:
        route.continue_()


def test_a_draft_outlives_its_page_being_left_before_it_is_loaded(browser: Browser, editor: Editor) -> None:
    with editing(browser, editor, "principles.md") as page:
        at_end(page, RU, "- Моё.\n")
        choose(page, "glossary.yml")
        definition = page.get_by_label("definition, Русский")
        definition.fill("Своё")
        until(page, lambda: "Своё" in page.evaluate("JSON.stringify(localStorage)"))
        with answered_late(page, "**/api/form?*"):
            with answered_late(page, "**/api/file?*"):
                choose(page, "principles.md")
                choose(page, "glossary.yml")
            choose(page, "principles.md")
            expect(pane(page, RU)).to_contain_text("Моё")
        choose(page, "glossary.yml")
        expect(definition).to_have_value("Своё")


def test_what_is_typed_stays_where_it_is_typed_while_the_rest_comes(browser: Browser, editor: Editor) -> None:
    with opened(browser, editor.address, locale="ru-RU") as page:
        with answered_late(page, "**/api/file?path=docs%2Fkk*"):
            choose(page, "principles.md")
            at_end(page, RU, "- Моё")
        expect(pane(page, KK)).to_be_visible()
        expect(page.locator("iframe")).to_have_attribute("src", re.compile("/ru/principles/"))
        page.keyboard.insert_text(", и это.")
        expect(pane(page, RU)).to_contain_text("- Моё, и это.")


def test_the_list_is_there_while_it_is_searched_and_pressed(browser: Browser, editor: Editor) -> None:
    """It is drawn anew after each save, and when the rules have looked."""
    with editing(browser, editor, "glossary.yml") as page:
        page.get_by_role("button", name="Список").click()
        search = page.get_by_label("Найти страницу или данные")
        expect(search).to_be_focused()
        search.fill("")
        page.keyboard.type("princ")
        drawn_anew(page)
        page.keyboard.type("iples")
        expect(search).to_have_value("principles")
        row = page.locator('nav button[title="principles.md"]').bounding_box()
        assert row
        page.mouse.move(row["x"] + 10, row["y"] + 10)
        page.mouse.down()
        drawn_anew(page)
        page.mouse.up()
        expect(pane(page, RU)).to_be_visible()
        expect(page.locator("nav [aria-current]")).to_have_attribute("title", "principles.md")


def drawn_anew(page: Page) -> None:
    """Makes the page draw its list anew."""
    with page.expect_response("**/api/changes*"):
        page.keyboard.press("Control+s")
    settled(page)


def test_an_answer_of_before_a_save_is_no_change_of_others(browser: Browser, editor: Editor) -> None:
    with editing(browser, editor, "principles.md") as page:
        expect(pane(page, RU)).to_be_visible()
        held: list[tuple[Route, APIResponse]] = []

        def hold_first(route: Route) -> None:
            if held:
                route.continue_()
            else:
                held.append((route, route.fetch()))

        page.route("**/api/news?*", hold_first)
        until(page, lambda: held)
        at_end(page, RU, "- Моё.\n")
        saved(page)
        at_end(page, RU, "- И это.\n")
        route, answer = held[0]
        with page.expect_request("**/api/news?*"):  # the next question comes once the answer was dealt with
            route.fulfill(response=answer)
        settled(page)
        assert page.locator(".pane-notice p").count() == 0
        assert "И это" in pane(page, RU).inner_text()


def test_a_table_is_a_form_and_only_the_value_is_written(browser: Browser, editor: Editor) -> None:
    before = editor.read(TERMS)
    with editing(browser, editor, "glossary.yml") as page:
        definition = page.get_by_label("definition, Русский")
        definition.fill("Организация: «люди» # вместе")
        saved(page)
        new = before.replace("'Организация, которую создали люди.'", "'Организация: «люди» # вместе'")
        assert editor.read(TERMS) == new
        definition.fill("Моё")
        editor.write(TERMS, new.replace("# вместе", "# врозь").replace("ҮЕҰ", "ҮЕҰ-1"))
        expect(page.get_by_label("abbreviation, Қазақша")).to_have_value("ҮЕҰ-1")
        page.keyboard.press("Control+s")
        clash = page.get_by_role("alert")
        expect(clash).to_contain_text("Сейчас в файле: Организация: «люди» # врозь")
        clash.get_by_role("button", name="Оставить моё").click()
        expect(page.get_by_role("button", name="Сохранить", exact=True)).to_be_disabled()
        assert editor.read(TERMS) == new.replace("'Организация: «люди» # вместе'", "'Моё'").replace(
            "ҮЕҰ", "ҮЕҰ-1"
        )


def test_an_entry_more_in_a_table(browser: Browser, editor: Editor) -> None:
    before = editor.read(TERMS)
    with editing(browser, editor, "glossary.yml") as page:
        page.get_by_role("button", name="Добавить ниже").click()
        page.get_by_role("textbox", name="Добавить ниже").fill("dialogue")
        page.keyboard.press("Enter")
        expect(page.get_by_label("term, Қазақша").last).to_be_focused()
        page.keyboard.insert_text("диалог")
        saved(page)
        assert editor.read(TERMS).startswith(before)
        assert "- id: dialogue\n  term: {kk: 'диалог', ru: ''}\n" in editor.read(TERMS)
        page.get_by_role("button", name="Удалить").last.click()
        page.get_by_role("dialog").get_by_role("button", name="Удалить").click()
        expect(page.get_by_label("term, Қазақша")).to_have_count(1)
        assert editor.read(TERMS) == before


def test_closing_asks_only_where_something_is_unsaved(browser: Browser, editor: Editor) -> None:
    with editing(browser, editor, "principles.md") as page:
        asked: list[str] = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        pane(page, RU).click()
        page.reload()
        expect(pane(page, RU)).to_contain_text("Дата известна.")
        assert asked == []
        at_end(page, RU, "- Моё.\n")
        expect(page).to_have_title("* Принципы")
        page.reload()
        expect(pane(page, RU)).to_contain_text("Моё")
        assert asked == ["beforeunload"]


def test_on_a_small_screen_one_language_at_a_time(browser: Browser, editor: Editor) -> None:
    with editing(browser, editor, "principles.md", width=360) as page:
        expect(pane(page, KK)).to_be_visible()
        expect(pane(page, RU)).to_be_hidden()
        page.get_by_role("group", name="Что на экране").get_by_role("button", name="Русский").click()
        expect(pane(page, RU)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.get_by_role("button", name="Язык интерфейса: Қаз").click()
        expect(page.get_by_role("button", name="Сақтау")).to_be_visible()


def test_everybody_can_work_with_it(browser: Browser, editor: Editor) -> None:
    with opened(browser, editor.address, locale="ru-RU", bypass_csp=True) as page:
        choose(page, "principles.md")
        expect(pane(page, RU)).to_contain_text("Дата известна.")
        found = axe.in_both_themes(page)
        # What scrolls there has the text, which Tab goes to.
        assert [each for each in found if 'class="cm-scroller"' not in each] == []
        page.get_by_role("button", name="Список").click()
        choose(page, "glossary.yml")
        expect(page.get_by_label("definition, Русский")).to_be_visible()
        assert axe.in_both_themes(page) == []


HOSTILE = """async (given) => {
    const told = [];
    const headers = { "X-Handbook-Editor": "x", "Content-Type": "application/json" };
    const body = JSON.stringify({ path: given.path, text: "hacked", digest: given.digest });
    for (const options of [{}, { mode: "no-cors" }, { headers }, { method: "POST", body }, { method: "POST", body, headers },
        { method: "POST", body, mode: "no-cors" }, { method: "POST", body, headers, credentials: "include" }]) {
        for (const address of ["/", "/api/save", "/api/file?path=" + given.path, "/page/words.json"]) {
            try {
                const answer = await fetch(given.editor + address, options);
                told.push(await answer.text());
            } catch {}
        }
    }
    const loaded = (element, address) => new Promise((resolve) => {
        element.onload = () => resolve("loaded");
        element.onerror = () => resolve("");
        element.src = address;
        document.body.append(element);
    });
    told.push(await loaded(document.createElement("img"), given.editor + "/page/icon.svg"));
    told.push(await loaded(document.createElement("script"), given.editor + "/page/words.js"));
    const frame = document.createElement("iframe");
    await loaded(frame, given.editor + "/");
    try { told.push(frame.contentDocument.body.textContent); } catch {}
    for (const Kind of [EventSource, WebSocket]) {
        const source = new Kind(given.editor.replace(Kind === WebSocket ? "http" : "\\0", "ws") + "/api/news");
        told.push(await new Promise((resolve) => {
            source.onerror = () => { source.close(); resolve(""); };
            source.onmessage = source.onopen = (event) => resolve("heard " + event.data);
        }));
    }
    const form = document.createElement("form");
    Object.assign(form, { action: given.editor + "/api/save", method: "post", enctype: "text/plain", target: "sent" });
    const field = document.createElement("input");
    Object.assign(field, { name: body.slice(0, -1) + ',"x":"', value: '"}' });
    form.append(field);
    const sent = document.createElement("iframe");
    sent.name = "sent";
    document.body.append(form, sent);
    const gone = new Promise((resolve) => (sent.onload = resolve));
    form.submit();
    await gone;
    return told.filter(Boolean);
}"""


def test_a_hostile_page_reads_and_writes_nothing(
    browser: Browser, editor: Editor, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    (tmp_path / "evil").mkdir()
    (tmp_path / "evil" / "index.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    evil = serve(tmp_path / "evil")
    assert editor.server
    assert editor.server.desk
    digest = editor.server.desk.files.digest(RU)
    before = {path: path.read_bytes() for path in editor.root.rglob("*") if path.is_file()}
    with editing(browser, editor, "principles.md") as page:
        expect(pane(page, RU)).to_contain_text("Дата известна.")
        origin = f"http://127.0.0.1:{editor.port}"
        for host in ("127.0.0.1", "localhost"):
            hostile = page.context.new_page()
            hostile.goto(evil.replace("127.0.0.1", host))
            given = {"editor": origin, "path": RU, "digest": digest}
            assert hostile.evaluate(HOSTILE, given) == []
            assert editor.server.token not in hostile.evaluate(
                "JSON.stringify(localStorage) + document.cookie"
            )
        rebound = page.context.new_page()
        answer = rebound.goto(f"http://localhost:{editor.port}/")  # another name of this machine
        assert answer
        assert answer.status == 421
        assert {path: path.read_bytes() for path in editor.root.rglob("*") if path.is_file()} == before
        at_end(page, RU, "- Моё.\n")
        saved(page)
