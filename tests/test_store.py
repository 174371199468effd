"""The store of a reader's work: merging and migration as properties, every fault of storage, two tabs, erasing."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from support.browsing import opened

pytestmark = pytest.mark.browser

PAGE = "ru/stages/preparation/"
NOTE = "handbook-checklist .handbook-note"
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

times = st.integers(min_value=-5, max_value=5).filter(bool)
dialogues = st.builds(
    lambda id, name, changed, ticks, values: {"id": id, "name": name, "with": "", "about": "", "date": "", "changed": changed,
                                              "ticks": ticks, "values": values},
    st.sampled_from("abc"), st.sampled_from(["", "А", "Ә«»<b>"]), st.integers(0, 3),
    st.dictionaries(st.sampled_from(["one", "two", "three"]), times),
    st.dictionaries(st.sampled_from(["minutes/topic", "shared/bin"]),
                    st.tuples(st.sampled_from(["", "Ә", "б"]), st.integers(0, 3)).map(list)))
states = st.lists(dialogues, max_size=3, unique_by=lambda each: each["id"]).map(
    lambda found: {"version": 1, "current": found[0]["id"] if found else "", "dialogues": found})


@pytest.fixture(scope="module")
def store(browser: Browser, site_url: str) -> Iterator[Page]:
    with opened(browser, site_url + PAGE) as page:
        yield page


def merged(page: Page, *parts: object) -> dict[str, object]:
    """The states merged one after another, dialogues by id: their order is not what merging is about."""
    result = page.evaluate("parts => parts.reduce((one, two) => window.handbook.store.merge(one, two))", list(parts))
    return {each["id"]: each for each in result["dialogues"]}


@FEW
@given(states, states, states)
def test_merging_is_idempotent_commutative_and_associative(store: Page, one: dict, two: dict, three: dict) -> None:  # type: ignore[type-arg]
    assert merged(store, one, one) == merged(store, one)
    assert merged(store, one, two) == merged(store, two, one)
    left = store.evaluate("""([a, b, c]) => { const { merge } = window.handbook.store;
        return [merge(merge(a, b), c), merge(a, merge(b, c))] }""", [one, two, three])
    assert sorted(left[0]["dialogues"], key=lambda each: each["id"]) == sorted(left[1]["dialogues"], key=lambda each: each["id"])


@FEW
@given(states, states)
def test_merging_loses_no_dialogue_and_no_later_tick(store: Page, one: dict, two: dict) -> None:  # type: ignore[type-arg]
    result = merged(store, one, two)
    for state in (one, two):
        for dialogue in state["dialogues"]:
            kept = result[dialogue["id"]]["ticks"]  # type: ignore[index]
            assert all(abs(kept[item]) >= abs(time) for item, time in dialogue["ticks"].items())


@FEW
@given(st.integers(0, 6), st.integers(0, 6), st.text(max_size=20))
def test_migration_goes_step_by_step_and_keeps_what_it_does_not_know(store: Page, start: int, end: int, other: str) -> None:
    found = store.evaluate("""([start, end, other]) => {
        const steps = Object.fromEntries([...Array(6).keys()].map(n => [n, value => ({ ...value, seen: [...value.seen, n] })]));
        return window.handbook.store.migrate({ version: start, seen: [], other }, end, steps) }""", [start, end, other])
    assert found == {"version": max(start, end), "seen": list(range(start, end)), "other": other}


def test_migration_without_a_step_is_refused(store: Page) -> None:
    assert store.evaluate("""() => { try { window.handbook.store.migrate({ version: 3 }, 5, { 3: v => v }) } catch (error) {
        return error.message } }""") == "no migration from version 4"


@FEW
@given(st.recursive(st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=5),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
                        st.sampled_from(["version", "dialogues", "id", "ticks", "current", "name"]), inner, max_size=4), max_leaves=12))
def test_no_value_from_outside_breaks_the_reader(store: Page, value: object) -> None:
    found = store.evaluate("text => window.handbook.store.parse(text)", json.dumps(value))
    assert "error" in found or all(set(each) >= {"id", "name", "ticks", "changed"} for each in found["state"]["dialogues"])


def put(page: Page, value: str) -> None:
    page.evaluate("value => localStorage.setItem('handbook', value)", value)


def kept(page: Page) -> dict[str, str]:
    return page.evaluate("Object.fromEntries(Object.entries(localStorage))")


def first_box(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".handbook-checklist input").first


@pytest.mark.parametrize("value", [
    "{", "null", "7", '"x"', "[]", "{}", '{"version":1}', '{"version":"1","dialogues":[]}', '{"version":0,"dialogues":[]}'])
def test_corrupted_value_is_set_aside_and_the_page_works_on(browser: Browser, site_url: str, value: str) -> None:
    with opened(browser, site_url + PAGE) as page:
        put(page, value)
        page.reload()
        expect(page.locator(NOTE)).to_contain_text("повреждены")
        first_box(page).check()
        found = kept(page)
        assert value in [text for key, text in found.items() if key.startswith("handbook-aside-")]
        assert len(json.loads(found["handbook"])["dialogues"]) == 1


def test_what_can_be_read_of_a_damaged_value_is_kept(browser: Browser, site_url: str) -> None:
    damaged = json.dumps({"version": 1, "current": "a", "dialogues": [
        {"id": "a", "name": "Автобус", "ticks": {"purpose-written": 5, "other": "x"}}, {"name": "без id"}, 3]})
    with opened(browser, site_url + PAGE) as page:
        put(page, damaged)
        page.reload()
        expect(page.locator("#purpose-written input")).to_be_checked()
        found = kept(page)
        assert [each["name"] for each in json.loads(found["handbook"])["dialogues"]] == ["Автобус"]
        assert damaged in found.values()


def test_value_of_a_newer_version_is_not_touched(browser: Browser, site_url: str) -> None:
    newer = json.dumps({"version": 99, "current": "a", "dialogues": [{"id": "a", "name": "Новый", "ticks": {}}], "more": 1})
    with opened(browser, site_url + PAGE) as page:
        put(page, newer)
        page.reload()
        expect(page.locator(NOTE)).to_contain_text("более новой версией")
        first_box(page).check()
        expect(first_box(page)).to_be_checked()
        assert kept(page)["handbook"] == newer


@pytest.mark.parametrize("newer", ['{"version":99}', '{"version":99,"dialogues":"x"}'])
def test_value_of_a_newer_version_that_cannot_be_read_is_not_touched_either(browser: Browser, site_url: str, newer: str) -> None:
    with opened(browser, site_url + PAGE) as page:
        put(page, newer)
        page.reload()
        expect(page.locator(NOTE)).to_contain_text("более новой версией")
        first_box(page).check()
        assert kept(page) == {"handbook": newer}


def test_cleared_in_another_tab(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + PAGE) as page:
        first_box(page).check()
        other = page.context.new_page()
        other.goto(site_url + "ru/")
        other.evaluate("localStorage.clear()")
        expect(first_box(page)).not_to_be_checked()
        first_box(page).check()
        expect(page.locator("handbook-checklist [role=status]")).to_contain_text("1 из")


@pytest.mark.parametrize("fault", ["get", "undefined"])
def test_refused_storage(browser: Browser, site_url: str, fault: str) -> None:
    script = {"get": "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
              "undefined": "Object.defineProperty(window, 'localStorage', { value: null })"}[fault]
    with opened(browser, "about:blank") as page:
        page.add_init_script(script)
        page.goto(site_url + PAGE)
        expect(page.locator(NOTE)).to_contain_text("не разрешает хранить")
        first_box(page).check()
        expect(page.locator("handbook-checklist [role=status]")).to_contain_text("Отмечено вами: 1 из")


def test_full_storage_keeps_the_last_change_in_memory_and_writes_it_when_there_is_room(browser: Browser, site_url: str) -> None:
    with opened(browser, "about:blank") as page:
        page.add_init_script("""window.isFull = false; const set = Storage.prototype.setItem;
            Storage.prototype.setItem = function (key, value) { if (window.isFull)
                throw new DOMException('full', 'QuotaExceededError'); set.call(this, key, value) }""")
        page.goto(site_url + PAGE)
        page.locator(".handbook-checklist input").nth(0).check()
        page.evaluate("window.isFull = true")
        page.locator(".handbook-checklist input").nth(1).check()
        expect(page.locator(NOTE)).to_contain_text("заполнена")
        expect(page.locator("handbook-checklist [role=status]")).to_contain_text("2 из")
        assert len(json.loads(kept(page)["handbook"])["dialogues"][0]["ticks"]) == 1
        page.evaluate("window.isFull = false")
        page.locator(".handbook-checklist input").nth(2).check()
        expect(page.locator(NOTE)).to_be_hidden()
        assert len(json.loads(kept(page)["handbook"])["dialogues"][0]["ticks"]) == 3


def test_corrupted_value_that_cannot_be_set_aside_is_left_alone(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + PAGE) as page:
        put(page, "{broken")
        page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
        page.reload()
        first_box(page).check()
        expect(first_box(page)).to_be_checked()
        assert kept(page)["handbook"] == "{broken"


def test_two_tabs_do_not_undo_each_other(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + PAGE) as one:
        two = one.context.new_page()
        two.goto(site_url + "stages/preparation/")
        one.locator("#purpose-written input").check()
        expect(two.locator("#purpose-written input")).to_be_checked()
        two.locator("#home-task-ready input").check()
        expect(one.locator("#home-task-ready input")).to_be_checked()
        expect(one.locator("#purpose-written input")).to_be_checked()
        two.locator("#purpose-written input").uncheck()
        expect(one.locator("#purpose-written input")).not_to_be_checked()


def test_fifty_dialogues(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/my-dialogue/") as page:
        page.evaluate("""() => window.handbook.store.change(state => { for (let n = 0; n < 50; n++) {
            const each = window.handbook.store.add(state, { name: 'Диалог ' + n }); each.ticks['purpose-written'] = n + 1 } })""")
        page.reload()
        assert page.locator("#dialogue-picker option").count() == 50
        page.select_option("#dialogue-picker", label="Диалог 17")
        expect(page.locator("#dialogue-name")).to_have_value("Диалог 17")
        page.goto(site_url + PAGE)
        expect(page.locator("handbook-checklist__state a, .handbook-checklist__state a")).to_contain_text("Диалог 17")


def test_other_keys_of_the_site_are_not_taken_for_ours(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/my-dialogue/") as page:
        page.evaluate("localStorage.setItem('elsewhere', '1')")
        page.evaluate("window.handbook.store.change(state => { window.handbook.store.add(state) })")
        page.evaluate("window.handbook.store.erase()")
        assert kept(page) == {"elsewhere": "1"}
