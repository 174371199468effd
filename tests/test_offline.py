"""Reading without a network, in Chromium: first visit, the network cut, everything on request, lies of the network, a full disk,
one edition after another."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from handbook.model import LANGUAGES
from handbook.publish.offline import service_worker
from handbook.render.output import Output
from support.browsing import opened, rested, until
from support.browsing import settled as page_settled
from support.building import settle
from support.first_visit import first_files
from support.host import Host
from support.places import ROOT, SITE
from support.ports import free_port
from support.real import HANDBOOK
from support.wording import title

pytestmark = pytest.mark.browser

FORMS = [f"formats/{entry.id}/" for entry in HANDBOOK.formats]
STAGES = [f"stages/{stage.id}/" for stage in HANDBOOK.stages]
KEPT = """async () => {
    const name = (await caches.keys()).find((each) => each.startsWith("handbook-files "));
    return name ? (await (await caches.open(name)).keys()).map((each) => each.url.slice(name.slice(15).length).replace(/\\?.*$/, "")) : [];
}"""
WATCHES = "performance.getEntriesByType('resource').some((each) => each.name.includes('offline-copy') && each.responseEnd)"
"""Whether the page has the script that waits for a new edition."""
NOTE = ".handbook-edition"
STATUS = "handbook-offline [role=status]"
ALL_RU, PAGES_RU, REMOVE_RU = (
    "Сохранить все страницы и файлы",
    "Сохранить все страницы (",
    "Удалить сохранённое",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the site that a test may publish anew."""
    return Path(shutil.copytree(SITE, tmp_path / "site"))


@pytest.fixture
def host(folder: Path) -> Iterator[Host]:
    running = Host(folder)
    yield running
    running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser, "about:blank", 360, service_workers="allow") as page:
        yield page


def kept(page: Page) -> set[str]:
    return set(page.evaluate(KEPT))


def first_visit(page: Page, host: Host, path: str = "ru/about/") -> set[str]:
    """Reads a page, and waits until what comes unasked is there."""
    page.goto(host.address + path)
    language = "ru" if path.startswith("ru/") else "kk"
    first = expected(language)
    return set(until(page, lambda: (found := kept(page)) >= first | {path} and found))


def expected(language: str) -> set[str]:
    return first_files(HANDBOOK, language)


def settle_worker(page: Page) -> None:
    """Waits until the worker has done all that pages have told it so far: it takes one thing after another."""
    page.evaluate("""() => navigator.serviceWorker.ready.then(({ active }) => new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        active.postMessage({ type: "wish", sets: [] }, [port2]);
    }))""")


def keep_all(page: Page, host: Host, name: str = ALL_RU) -> None:
    page.goto(host.address + "ru/offline/")
    page.get_by_role("button", name=name).click()
    expect(page.locator(STATUS)).to_have_text("Готово. Сохранённое откроется и без интернета.")


def cut(page: Page, host: Host) -> None:
    host.trouble = "down"
    page.context.set_offline(True)


def publish(folder: Path, *changed: str) -> service_worker.Edition:
    """A new edition in the folder: the titles of these pages changed, list and bundles made anew."""
    for name in changed:
        path = folder / name / "index.html"
        path.write_text(new_words(path.read_text(encoding="utf-8")), encoding="utf-8")
    worker = (folder / "sw.js").read_text(encoding="utf-8").split("\n", 1)[1]
    edition = service_worker.edition(HANDBOOK, Output(folder))
    for path, text in {**edition.texts, "sw.js": service_worker.script(HANDBOOK, edition, worker)}.items():
        (folder / path).write_text(text, encoding="utf-8")
    return edition


# The first visit


@pytest.mark.parametrize(("path", "language"), [("stages/analysis/", "kk"), ("ru/about/", "ru")])
def test_first_visit_brings_frame_stages_and_forms_within_the_budget(
    page: Page, host: Host, path: str, language: str
) -> None:
    page.goto(host.address + path)
    until(page, lambda: kept(page) >= expected(language) | {path})
    settle_worker(page)
    assert kept(page) == expected(language) | {path}
    assert host.sent <= 306 * 1024, (
        host.sent
    )  # all that was sent: the page itself, its scripts, the worker and what it keeps


def test_worker_starts_after_the_page_is_there(page: Page, host: Host) -> None:
    host.held = ("elements/checklist.js",)
    page.goto(host.address + "ru/stages/analysis/", wait_until="commit")
    page.locator("h1").wait_for()
    until(page, lambda: any(path.endswith(host.held) for path in host.asked))
    assert "sw.js" not in host.asked
    host.released.set()
    until(page, lambda: "sw.js" in host.asked)


def test_a_second_language_comes_when_it_is_read(page: Page, host: Host) -> None:
    first_visit(page, host)
    for path in ("about/", "questions/"):
        page.goto(host.address + path)
        until(page, lambda path=path: path in kept(page))
    settle_worker(page)
    assert "stages/analysis/" not in kept(page)
    page.goto(host.address + "laws/")
    until(page, lambda: kept(page) >= expected("kk"))


def test_saver_of_data_gets_nothing_unasked(browser: Browser, host: Host) -> None:
    with opened(browser, "about:blank", service_workers="allow") as page:
        page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
        page.goto(host.address + "ru/about/")
        page.goto(host.address + "ru/laws/")
        page.goto(host.address + "ru/offline/")
        page.get_by_role(
            "button", name=PAGES_RU
        ).wait_for()  # the page has asked for the worker, and there is none
        assert "sw.js" not in host.asked
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
        keep_all(page, host, PAGES_RU)
        cut(page, host)
        page.goto(host.address + "stages/analysis/")
        expect(page.get_by_role("heading", level=1)).to_have_text(title("kk", "stages/analysis"))


# The network is cut


def test_stages_and_forms_work_without_a_network(page: Page, host: Host) -> None:
    first_visit(page, host)
    cut(page, host)
    for path in ("", "stages/", *STAGES, "formats/", *FORMS, "my-dialogue/", "about/"):
        response = page.goto(host.address + "ru/" + path)
        assert response, path
        assert response.status == 200, path
        assert response.from_service_worker
    page.goto(host.address + "ru/stages/preparation/")
    page.locator(".handbook-checklist input").first.check()
    page.goto(host.address + "ru/")
    expect(page.locator("svg .flow-progress").first).not_to_be_empty()
    page.goto(host.address + "ru/formats/?people=12&questions=1#chooser")
    assert page.url.endswith("?people=12&questions=1#chooser")
    expect(page.locator(".handbook-chooser a").first).to_be_visible()
    page.goto(host.address + "ru/stages/preparation/index.html")
    expect(page.locator(".handbook-checklist input").first).to_be_checked()
    page.goto(host.address + "ru/stages/preparation")
    assert page.url == host.address + "ru/stages/preparation/"


def test_a_note_says_that_one_is_offline_and_moves_nothing(page: Page, host: Host) -> None:
    first_visit(page, host, "ru/stages/analysis/")
    page.goto(host.address + "ru/stages/analysis/")
    rested(page)
    before = page.evaluate("document.documentElement.scrollHeight")
    assert page.locator(NOTE).text_content() == ""
    cut(page, host)
    expect(page.locator(NOTE)).to_contain_text("Интернета нет. Сохранённые страницы открываются.")
    assert page.evaluate("document.documentElement.scrollHeight") == before
    box = page.locator(NOTE).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.locator(NOTE).get_by_role("button", name="Закрыть").click()
    expect(page.locator(NOTE)).to_have_text("")
    page.goto(host.address + "ru/stages/")  # the note comes also where the browser thinks it has a network
    expect(page.locator(NOTE)).to_contain_text("Интернета нет")
    host.trouble = ""
    page.context.set_offline(False)
    expect(page.locator(NOTE)).to_have_text("")


def test_host_that_does_not_answer_is_told_as_well(page: Page, host: Host) -> None:
    first_visit(page, host)
    host.trouble = "down"
    page.goto(host.address + "ru/stages/")
    expect(page.locator(NOTE)).to_contain_text("Интернета нет")


def test_a_host_without_the_worker_is_no_missing_network(page: Page, host: Host, folder: Path) -> None:
    first_visit(page, host)
    (folder / "sw.js").unlink()
    page.goto(host.address + "ru/stages/")
    until(page, lambda: host.looked_at == ["ru/stages/"])
    page_settled(page)
    assert page.locator(NOTE).text_content() == ""


def test_a_moved_site_lets_the_reader_take_what_is_kept_and_go(page: Page, host: Host, folder: Path) -> None:
    new = Host(folder)
    try:
        first_visit(page, host)
        host.moved_to, host.trouble = new.address, "moved"
        page.goto(host.address + "ru/stages/")
        expect(page.locator(NOTE)).to_contain_text("Справочник переехал на другой адрес")
        expect(page.locator(NOTE)).not_to_contain_text("Интернета нет")
        page.goto(host.address + "ru/my-dialogue/")
        assert page.url == host.address + "ru/my-dialogue/"
        page.locator(NOTE).get_by_role("button", name="Перейти на новый адрес").click()
        page.wait_for_url(new.address + "ru/my-dialogue/")
        page.goto(host.address + "ru/stages/")
        assert page.url == new.address + "ru/stages/"
    finally:
        new.close()


def test_a_host_that_puts_its_own_into_pages_takes_nothing_away(page: Page, host: Host, folder: Path) -> None:
    """Pages are kept as they were built, and a new edition comes through; only the fallback, which is in no bundle, is not kept."""
    host.trouble = "banner"
    page.goto(host.address + "ru/stages/")
    wanted = {path for path in expected("ru") if not path.endswith("answer.html")}
    until(page, lambda: kept(page) >= wanted)
    settle_worker(page)
    page.goto(host.address + "ru/stages/")
    expect(page.get_by_text("banner")).to_have_count(0)
    publish(folder, "ru/stages")
    page.reload()
    expect(page.locator(NOTE)).to_contain_text("Готова новая версия")


@pytest.mark.parametrize(
    ("first", "asked", "told", "leads_to"),
    [
        ("ru/about/", "ru/glossary/", "Эта страница не сохранена", title("ru", "stages/analysis")),
        ("ru/about/", "glossary/", "Бұл бет сақталмаған", title("ru", "stages/analysis")),
        ("about/", "glossary/#top", "Бұл бет сақталмаған", title("kk", "stages/analysis")),
        ("about/", "ru/nothing/here.html?x=1", "Эта страница не сохранена", title("kk", "stages/analysis")),
    ],
)
def test_a_page_that_is_not_kept_leads_to_those_that_are(
    page: Page, host: Host, first: str, asked: str, told: str, leads_to: str
) -> None:
    first_visit(page, host, first)
    cut(page, host)
    response = page.goto(host.address + asked)
    assert response
    assert response.status == 503
    expect(page.get_by_role("heading", level=1)).to_have_text(told)
    assert page.locator("html").get_attribute("lang") == ("ru" if asked.startswith("ru/") else "kk")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    targets = {link.get_attribute("href") for link in page.locator("a[href]").all()} - {""}
    assert targets <= {host.address + name for name in kept(page)}
    assert len(targets) >= 20
    page.get_by_role("link", name=leads_to, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(leads_to)
    page.go_back()
    host.trouble = ""
    page.context.set_offline(False)
    again = page.get_by_role("link", name="Попробовать снова" if asked.startswith("ru/") else "Қайталап көру")
    again.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(told)


def test_under_a_sub_path(browser: Browser, tmp_path: Path) -> None:
    shutil.copytree(SITE, tmp_path / "host" / "some" / "handbook")
    host = Host(tmp_path / "host")
    try:
        with opened(browser, "about:blank", service_workers="allow") as page:
            page.goto(host.address + "some/handbook/ru/about/")
            until(page, lambda: kept(page) >= expected("ru"))
            cut(page, host)
            page.goto(host.address + "some/handbook/ru/stages/monitoring/")
            expect(page.locator(".handbook-checklist input").first).to_be_enabled()
            page.goto(host.address + "some/handbook/ru/laws/")
            page.get_by_role("link", name=title("ru", "formats/round-table")).click()
            page.wait_for_url(host.address + "some/handbook/ru/formats/round-table/")
    finally:
        host.close()


def test_ranges_of_what_is_kept(page: Page, host: Host) -> None:
    first_visit(page, host)
    cut(page, host)
    page.goto(host.address + "ru/stages/")
    whole = page.evaluate("fetch('../../assets/javascripts/site.js').then((r) => r.text())")
    for asked, status, text in (
        ("bytes=2-5", 206, whole[2:6]),
        ("bytes=-4", 206, whole[-4:]),
        ("bytes=5-", 206, whole[5:]),
        ("bytes=0-99999999", 206, whole),
        ("bytes=99999999-", 416, ""),
        ("lines=1-2", 200, whole),
    ):
        found = page.evaluate(
            """(range) => fetch('../../assets/javascripts/site.js', { headers: { range } })
            .then(async (r) => [r.status, await r.text()])""",
            asked,
        )
        assert found == [status, text], asked


# What the network says is not taken at its word


@pytest.mark.parametrize("trouble", ["half", "login", "error"])
def test_only_whole_and_right_answers_are_kept(page: Page, host: Host, trouble: str) -> None:
    found = first_visit(page, host)
    host.trouble = trouble
    page.goto(host.address + "ru/glossary/")
    page.evaluate("fetch('../../search/search_index.json').then((r) => r.text())")
    host.trouble = ""
    page.goto(host.address + "ru/laws/")
    until(page, lambda: "ru/laws/" in kept(page))  # what came before has been dealt with
    settle_worker(page)
    assert kept(page) == found | {"ru/laws/"}
    page.goto(host.address + "ru/glossary/")
    until(page, lambda: "ru/glossary/" in kept(page))


def test_what_is_not_found_or_not_of_the_handbook_is_not_kept(page: Page, host: Host) -> None:
    found = first_visit(page, host)
    for path in (
        "ru/nothing/",
        "embed/flow/",
        "go/analysis/",
        "catalogue.json",
        "ru/templates/minutes/minutes.docx",
    ):
        page.evaluate("(url) => fetch(url).then((r) => r.text())", host.address + path)
    page.goto(host.address + "ru/nothing/")
    page.goto(host.address + "embed/flow/")
    page.goto(host.address + "ru/laws/")
    until(page, lambda: "ru/laws/" in kept(page))  # what came before has been dealt with
    settle_worker(page)
    assert kept(page) == found | {"ru/laws/"}


# Everything, on request


def test_all_is_kept_at_the_size_said_beforehand_and_works(page: Page, host: Host, tmp_path: Path) -> None:
    page.goto(host.address + "ru/offline/")
    until(page, lambda: kept(page) >= expected("ru"))
    page.reload()
    until(page, lambda: page.locator("handbook-offline button").count() == 3)
    said = page.get_by_role("button", name=ALL_RU).text_content() or ""
    number, unit = said[said.index("(") + 1 : -1].replace(",", ".").split("\u00a0")
    before = host.sent
    keep_all(page, host)
    assert abs((host.sent - before) / (float(number) * {"КБ": 1024, "МБ": 1024 * 1024}[unit]) - 1) < 0.12
    expect(page.locator("handbook-offline > p").first).to_have_text("Всё сохранено на этом устройстве.")
    edition = service_worker.edition(HANDBOOK, Output(SITE))
    assert kept(page) == {name for unit in edition.units for name in unit.files}
    cut(page, host)
    for language in LANGUAGES:
        for each in HANDBOOK.in_language(language):
            if each.path != "components.md":
                path = ("" if language == "kk" else f"{language}/") + each.url
                assert (
                    page.evaluate("(url) => fetch(url).then((r) => r.status)", host.address + path) == 200
                ), path
    page.goto(host.address + "ru/laws/")
    page.keyboard.press("/")
    page.keyboard.type("протокол")
    expect(page.locator(".handbook-search ol > li").first).to_be_visible()
    page.goto(host.address + "templates/minutes/")
    page.locator(".handbook-form input[type=text]").first.fill("Әділет")
    with page.expect_download() as download:
        page.locator(".handbook-form__actions .handbook-button--main").first.click()
    assert download.value.failure() is None
    expect(page.locator(NOTE)).to_contain_text("Интернет жоқ")
    with page.expect_download() as blank:
        page.locator(".handbook-downloads a[href='minutes.docx']").click()
    blank.value.save_as(tmp_path / "minutes.docx")
    assert (tmp_path / "minutes.docx").read_bytes() == (SITE / "templates/minutes/minutes.docx").read_bytes()


def test_a_button_that_says_the_same_keeps_the_focus_when_the_page_looks_again(
    page: Page, host: Host
) -> None:
    """It looks again after what comes unasked, when the reader may stand on a button already."""
    first_visit(page, host, "ru/offline/")
    page.reload()
    button = page.get_by_role("button", name=ALL_RU)
    button.focus()
    page.evaluate("document.querySelector('handbook-offline').component.show()")
    expect(button).to_be_focused()


def test_cut_in_the_middle_keeps_what_is_there_and_goes_on(page: Page, host: Host) -> None:
    first_visit(page, host)
    page.goto(host.address + "ru/offline/")
    before = kept(page)
    host.allowed = 12
    page.get_by_role("button", name=ALL_RU).click()
    expect(page.locator(STATUS)).to_contain_text("Связь прервалась")
    half = kept(page)
    assert len(before) < len(half) < len(service_worker.edition(HANDBOOK, Output(SITE)).files)
    expect(page.locator("handbook-offline > p").first).to_contain_text("из")
    host.allowed, host.trouble = None, ""
    asked = len(host.asked)
    page.get_by_role("button", name=ALL_RU).click()
    expect(page.locator(STATUS)).to_contain_text("Готово")
    assert not set(host.asked[asked:]) & {
        path for path in half if path.endswith((".js", ".docx", ".json"))
    } - {"sw.js"}


@pytest.mark.parametrize(
    ("trouble", "told"),
    [("half", "не то, что нужно"), ("login", "не то, что нужно"), ("error", "Связь прервалась")],
)
def test_wrong_answers_on_request_are_told_and_not_kept(
    page: Page, host: Host, trouble: str, told: str
) -> None:
    first_visit(page, host)
    page.goto(host.address + "ru/offline/")
    button = page.get_by_role("button", name=ALL_RU)
    button.wait_for()
    before = kept(page)
    host.trouble = trouble
    button.click()
    expect(page.locator(STATUS)).to_contain_text(told)
    assert kept(page) == before


def test_stop_stops(page: Page, host: Host) -> None:
    first_visit(page, host)
    page.goto(host.address + "ru/offline/")
    host.held = ("search_index.json",)
    page.get_by_role("button", name=PAGES_RU).click()
    until(page, lambda: any(path.endswith("search_index.json") for path in host.asked))
    page.get_by_role("button", name="Остановить").click()
    expect(page.locator(STATUS)).to_contain_text("Остановлено")
    expect(page.get_by_role("button", name=PAGES_RU)).to_be_visible()
    host.released.set()


def test_removing_takes_away_what_is_kept_and_nothing_else(page: Page, host: Host) -> None:
    first_visit(page, host, "ru/stages/analysis/")
    page.locator(".handbook-checklist input").first.check()
    page.goto(host.address + "ru/offline/")
    page.get_by_role("button", name=REMOVE_RU).click()
    expect(page.locator(STATUS)).to_contain_text("удалены")
    until(page, lambda: page.evaluate("caches.keys()") == [])
    page.goto(host.address + "ru/stages/analysis/")
    expect(page.locator(".handbook-checklist input").first).to_be_checked()
    page.goto(host.address + "ru/offline/")
    page.get_by_role(
        "button", name=PAGES_RU
    ).wait_for()  # the page has asked for the worker, and there is none
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    keep_all(page, host, PAGES_RU)
    assert "ru/glossary/" in kept(page)


def test_a_full_disk_is_told_and_nothing_is_lost(page: Page, host: Host) -> None:
    first_visit(page, host, "ru/stages/analysis/")
    page.locator(".handbook-checklist input").first.check()
    page.goto(host.address + "ru/offline/")
    before = kept(page)
    session = page.context.new_cdp_session(page)
    used = page.evaluate("navigator.storage.estimate().then((all) => all.usage)")
    session.send(
        "Storage.overrideQuotaForOrigin", {"origin": host.address.rstrip("/"), "quotaSize": used + 200_000}
    )
    page.get_by_role("button", name=ALL_RU).click()
    expect(page.locator(STATUS)).to_contain_text("Память устройства заполнена")
    assert kept(page) >= before
    cut(page, host)
    page.goto(host.address + "ru/stages/analysis/")
    expect(page.locator(".handbook-checklist input").first).to_be_checked()


def test_a_full_disk_on_a_first_visit_is_told_and_the_page_is_read(page: Page, host: Host) -> None:
    page.goto(host.address + "404.html")
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.address.rstrip("/"), "quotaSize": 30_000})
    page.goto(host.address + "ru/stages/analysis/")
    expect(page.locator(NOTE)).to_contain_text("Память устройства заполнена")
    assert page.locator("h1").is_visible()


# One edition after another


def new_words(html: str) -> str:
    return html.replace("</h1>", " (жаңа)</h1>", 1)


def settled(page: Page) -> None:
    until(page, lambda: page.evaluate("navigator.serviceWorker.getRegistration().then((r) => !r.installing)"))


def test_a_new_edition_is_taken_over_whole_and_the_readers_work_stays(
    browser: Browser, page: Page, host: Host, folder: Path
) -> None:
    first_visit(page, host)
    keep_all(page, host, PAGES_RU)
    page.goto(host.address + "ru/stages/analysis/")
    page.locator(".handbook-checklist input").nth(1).check()
    other = page.context.new_page()
    other.goto(host.address + "ru/templates/minutes/")
    other.locator(".handbook-form input[type=text]").first.fill("Черновик")
    # What another window writes comes to this one a moment later.
    state = until(
        page, lambda: "Черновик" in (kept := page.evaluate("localStorage.getItem('handbook')")) and kept
    )

    old_index = (folder / "ru/search/search_index.json").read_text(encoding="utf-8")
    (folder / "ru/search/search_index.json").write_text('{"new":true}', encoding="utf-8")
    edition = publish(folder, "ru/stages/analysis", "ru/laws")
    page.reload()
    note = page.locator(NOTE)
    expect(note).to_contain_text("Готова новая версия справочника.")
    assert "жаңа" not in page.locator("h1").inner_text()
    page.goto(host.address + "ru/laws/")  # until it is taken, every page is of the old edition
    assert "жаңа" not in page.locator("h1").inner_text()

    expect(note).to_contain_text("Готова новая версия справочника.")
    with page.expect_navigation():
        note.get_by_role("button", name="Обновить").click()
    expect(page.locator("h1")).to_contain_text("жаңа")
    index = "(up) => fetch(up + 'search/search_index.json').then((r) => r.text())"
    assert page.evaluate(index, "../") == '{"new":true}'
    assert other.evaluate(index, "../../") == old_index  # the other window is still a page of the old edition
    expect(other.locator(".handbook-form input[type=text]").first).to_have_value("Черновик")
    assert page.evaluate("localStorage.getItem('handbook')") == state
    page.goto(host.address + "ru/stages/analysis/")
    expect(page.locator("h1")).to_contain_text("жаңа")
    expect(page.locator(".handbook-checklist input").nth(1)).to_be_checked()
    other.reload()
    assert other.evaluate(index, "../../") == '{"new":true}'
    expect(other.locator(".handbook-form input[type=text]").first).to_have_value("Черновик")

    page.goto(host.address + "ru/stages/")
    until(
        page, lambda: len(page.evaluate(KEPT)) == len(kept(page))
    )  # nothing is there twice: the old files are gone
    cut(page, host)
    page.goto(host.address + "ru/laws/")
    expect(page.locator("h1")).to_contain_text("жаңа")
    assert edition.id == page.evaluate("caches.match('../../?active').then((found) => found.text())")


def test_an_edition_that_was_on_its_way_before_the_page_is_told_when_it_is_there(
    page: Page, host: Host, folder: Path
) -> None:
    first_visit(page, host, "ru/stages/")
    settle_worker(page)
    publish(folder, "ru/stages")
    host.asked.clear()
    host.held = ("ru/stages/",)
    page.evaluate("navigator.serviceWorker.ready.then((registration) => void registration.update())")
    until(page, lambda: "ru/stages/" in host.asked)
    page.reload()
    until(page, lambda: page.evaluate(WATCHES))
    settle_worker(page)
    host.released.set()
    expect(page.locator(NOTE)).to_contain_text("Готова новая версия")


def test_an_update_brings_only_what_has_changed(page: Page, host: Host, folder: Path) -> None:
    first_visit(page, host)
    publish(folder, "ru/stages/analysis")
    asked = len(host.asked)
    page.reload()
    expect(page.locator(NOTE)).to_contain_text("Готова новая версия")
    brought = host.asked[asked:]
    assert set(brought) == {"sw.js", "ru/stages/analysis/"}
    assert brought.count("ru/stages/analysis/") == 1  # for the new list a browser may look twice


def test_under_save_data_an_update_brings_nothing_by_itself(page: Page, host: Host, folder: Path) -> None:
    first_visit(page, host)
    publish(folder, "ru/stages/analysis")
    worker = folder / "sw.js"
    saving = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });\n"
    worker.write_text(saving + worker.read_text(encoding="utf-8"), encoding="utf-8")
    asked = len(host.asked)
    page.reload()
    with page.expect_navigation():
        page.locator(NOTE).get_by_role("button", name="Обновить").click()
    settle_worker(page)
    assert set(host.asked[asked:]) <= {"sw.js", "ru/stages/analysis/"}
    page.goto(host.address + "ru/stages/analysis/")  # what has changed comes when it is read, and stays
    expect(page.locator("h1")).to_contain_text("жаңа")
    until(page, lambda: "ru/stages/analysis/" in kept(page))
    cut(page, host)
    for path in ("ru/stages/analysis/", "ru/stages/monitoring/"):
        response = page.goto(host.address + path)
        assert response
        assert response.status == 200


def test_an_update_that_is_cut_leaves_the_old_edition_whole(page: Page, host: Host, folder: Path) -> None:
    first_visit(page, host)
    keep_all(page, host, PAGES_RU)
    publish(folder, "ru/laws", *(f"ru/stages/{stage.id}" for stage in HANDBOOK.stages))
    page.evaluate("navigator.serviceWorker.ready")
    host.allowed = 4
    page.reload()
    until(page, lambda: host.trouble == "down")
    settled(page)
    page.context.set_offline(True)
    for path in ("ru/laws/", "ru/stages/analysis/", "ru/stages/monitoring/"):
        page.goto(host.address + path)
        assert "жаңа" not in page.locator("h1").inner_text()
    assert "версия" not in (page.locator(NOTE).text_content() or "")
    page.context.set_offline(False)
    host.allowed, host.trouble = None, ""
    page.goto(host.address + "ru/stages/")
    expect(page.locator(NOTE)).to_contain_text("Готова новая версия")


def test_a_page_of_a_newer_site_is_not_kept_and_gets_its_own_files(
    page: Page, host: Host, folder: Path
) -> None:
    """The site is another by now, the worker does not know yet: nothing of the new goes among the old."""
    found = first_visit(page, host)
    (folder / "ru/glossary/index.html").write_text(
        new_words((folder / "ru/glossary/index.html").read_text(encoding="utf-8")).replace(
            "site.js?", "site.js?0"
        ),
        encoding="utf-8",
    )
    (folder / "assets/javascripts/site.js").write_text("window.isNew = true;", encoding="utf-8")
    page.goto(host.address + "ru/glossary/")
    assert page.evaluate("window.isNew") is True
    page.goto(host.address + "ru/stages/")
    assert page.evaluate("window.isNew") is None
    page.goto(host.address + "ru/laws/")
    until(page, lambda: "ru/laws/" in kept(page))  # what came before has been dealt with
    settle_worker(page)
    assert kept(page) == found | {"ru/laws/"}


def test_an_open_page_keeps_its_edition_when_another_window_takes_the_new(
    page: Page, host: Host, folder: Path
) -> None:
    """Also where the page was there before the worker, which has never seen it being loaded."""
    first_visit(page, host)
    other = page.context.new_page()
    other.goto(host.address + "ru/stages/")
    script = "document.querySelector('script[src*=\"site.js\"]').src.replace(/\\?.*/, '')"
    old = page.evaluate(f"fetch({script}).then((r) => r.text())")
    path = folder / "assets/javascripts/site.js"
    path.write_text(path.read_text(encoding="utf-8") + "window.isNew=1;", encoding="utf-8")
    publish(folder)
    other.reload()
    with other.expect_navigation():
        other.locator(NOTE).get_by_role("button", name="Обновить").click()
    assert "isNew" in other.evaluate(f"fetch({script}).then((r) => r.text())")
    assert page.evaluate(f"fetch({script}).then((r) => r.text())") == old


# A preview


def test_preview_keeps_nothing_and_waits_for_nothing(page: Page, tiny: Path) -> None:
    config = settle(tiny)
    port = free_port()
    running = subprocess.Popen(
        [sys.executable, "-m", "handbook.preview", str(port)],
        cwd=config.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        html = str(until(page, lambda: _answer(address)))
        assert "data-service-worker" not in html
        with zipfile.ZipFile(io.BytesIO(_read(address + "handbook-offline.zip"))) as archive:
            assert "make build" in archive.read("README.txt").decode("utf-8-sig")
        assert "unregister" in _read(address + "sw.js").decode()
        page.goto(address)
        page.reload()  # what the first load would have asked for late, it has by now
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
        # What a built site left at the same address goes away.
        page.evaluate(
            "caches.open('handbook-files ' + location.href).then((cache) => cache.put('x', new Response('x')))"
        )
        page.evaluate("navigator.serviceWorker.register('sw.js')")
        until(page, lambda: page.evaluate("caches.keys()") == [])
        until(
            page,
            lambda: (
                page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
            ),
        )
    finally:
        running.terminate()
        running.wait()


def _read(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:
        return bytes(answer.read())


def _answer(address: str) -> str:
    """What is served there; nothing where there is no server yet."""
    try:
        return _read(address).decode()
    except OSError:
        return ""
