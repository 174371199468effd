"""What a reader keeps, as plain values: merging, migration and reading as properties; the store over a storage that counts its reads."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.node_scripts import ScriptError, evaluate

SCRIPTS = ("dialogues", "store", "undo", "packing")
MANY = settings(max_examples=150, deadline=None)
State = dict[str, Any]

times = st.integers(min_value=-5, max_value=5).filter(bool)
dialogues = st.builds(
    lambda id, name, changed, ticks, values: {
        "id": id,
        "name": name,
        "with": "",
        "about": "",
        "date": "",
        "changed": changed,
        "ticks": ticks,
        "values": values,
    },
    st.sampled_from("abc"),
    st.sampled_from(["", "А", "Ә«»<b>"]),
    st.integers(0, 3),
    st.dictionaries(st.sampled_from(["one", "two", "three"]), times),
    st.dictionaries(
        st.sampled_from(["minutes/topic", "shared/bin"]),
        st.tuples(st.sampled_from(["", "Ә", "б"]), st.integers(0, 3)).map(list),
    ),
)
states = st.lists(dialogues, max_size=3, unique_by=lambda each: each["id"]).map(
    lambda found: {"version": 1, "current": found[0]["id"] if found else "", "dialogues": found}
)


def run(expression: str, argument: object = None) -> Any:
    return evaluate(SCRIPTS, expression, argument)


def by_id(state: State) -> State:
    """Dialogues by id: their order is not what merging is about."""
    return {each["id"]: each for each in state["dialogues"]}


def merged(*parts: State) -> State:
    return by_id(run("(parts) => parts.reduce((one, two) => handbook.dialogues.merge(one, two))", parts))


@MANY
@given(states, states, states)
def test_merging_is_idempotent_commutative_and_associative(one: State, two: State, three: State) -> None:
    assert merged(one, one) == merged(one)
    assert merged(one, two) == merged(two, one)
    later = run("([one, two]) => handbook.dialogues.merge(one, two)", [two, three])
    assert merged(one, two, three) == merged(one, later)


@MANY
@given(states, states)
def test_merging_loses_no_dialogue_and_no_later_tick(one: State, two: State) -> None:
    result = merged(one, two)
    for dialogue in (*one["dialogues"], *two["dialogues"]):
        kept = result[dialogue["id"]]["ticks"]
        assert all(abs(kept[item]) >= abs(time) for item, time in dialogue["ticks"].items())


@MANY
@given(st.integers(0, 6), st.integers(0, 6), st.text(max_size=20))
def test_migration_goes_step_by_step_and_keeps_what_it_does_not_know(
    start: int, end: int, other: str
) -> None:
    found = run(
        """([start, end, other]) => {
        const steps = Object.fromEntries([...Array(6).keys()].map(n => [n, value => ({ ...value, seen: [...value.seen, n] })]));
        return handbook.dialogues.migrate({ version: start, seen: [], other }, end, steps) }""",
        [start, end, other],
    )
    assert found == {"version": max(start, end), "seen": list(range(start, end)), "other": other}


def test_migration_without_a_step_is_refused() -> None:
    with pytest.raises(ScriptError, match="no migration from version 4"):
        run("() => handbook.dialogues.migrate({ version: 3 }, 5, { 3: (value) => value })")


@MANY
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["version", "dialogues", "id", "ticks", "values", "current", "name"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_no_value_from_outside_breaks_the_reader(value: object) -> None:
    found = run("(text) => handbook.dialogues.parse(text)", json.dumps(value))
    assert "error" in found or all(
        set(each) >= {"id", "name", "ticks", "changed"} for each in found["state"]["dialogues"]
    )


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("not json", "not-ours"),
        ('{"a": 1}', "not-ours"),
        ("null", "not-ours"),
        ('{"version": 0, "dialogues": []}', "not-ours"),
        ('{"version": 1, "dialogues": {}}', "not-ours"),
        ('{"version": 99, "dialogues": []}', "newer"),
        ('{"version": 1, "dialogues": []}', None),
    ],
)
def test_strange_files_are_told_apart(text: str, error: str | None) -> None:
    assert run("(text) => handbook.dialogues.parse(text)", text).get("error") == error


@pytest.mark.parametrize(
    ("date", "kept"),
    [
        ("2026-09-24", "2026-09-24"),
        ("2024-02-29", "2024-02-29"),
        ("2026-02-29", ""),
        ("2026-9-24", ""),
        ("24.09.2026", ""),
        (5, ""),
    ],
)
def test_a_day_that_no_calendar_has_is_left_out(date: object, kept: str) -> None:
    text = json.dumps({"version": 1, "dialogues": [{"id": "a", "date": date}]})
    assert run("(text) => handbook.dialogues.parse(text)", text)["state"]["dialogues"][0]["date"] == kept


def test_what_is_too_long_is_cut_and_what_is_no_tick_left_out() -> None:
    dialogue = {
        "id": "a",
        "name": "Ә" * 3000,
        "ticks": {"one": 5, "Two": 5, "three": 0, "four": "x"},
        "values": {"minutes/topic": ["б" * 30000, 1], "minutes/other": "x", "Bad key": ["x", 1]},
    }
    found = run(
        "(text) => handbook.dialogues.parse(text)",
        json.dumps({"version": 1, "dialogues": [dialogue, dialogue, 3]}),
    )
    [kept] = found["state"]["dialogues"]
    assert not found["isWhole"]
    assert (len(kept["name"]), kept["ticks"], len(kept["values"]["minutes/topic"][0])) == (
        2000,
        {"one": 5},
        20000,
    )
    assert list(kept["values"]) == ["minutes/topic"]


@pytest.mark.parametrize(
    ("dialogue", "name"),
    [
        ({"name": "Автобус", "with": "Отдел"}, "Автобус"),
        ({"name": "", "with": "Отдел", "date": "2026-12-03"}, "Отдел, 03.12.2026"),
        ({"name": "", "with": "", "date": "2026-12-13"}, "13.12.2026"),
        ({"name": "", "with": "Отдел", "date": ""}, "Отдел"),
        ({"name": "", "with": "", "date": ""}, ""),
        ({"name": "а" * 80}, "а" * 80),
        ({"name": "а" * 81}, "а" * 79 + "…"),
    ],
)
def test_what_a_dialogue_is_called(dialogue: dict[str, str], name: str) -> None:
    assert run("(dialogue) => handbook.dialogues.nameOf(dialogue)", dialogue) == name


def test_a_page_that_has_the_words_of_a_day_says_a_name_in_them() -> None:
    named = "(dialogue) => handbook.dialogues.nameOf(dialogue, (day) => day && `the day ${day}`)"
    assert run(named, {"name": "", "with": "Отдел", "date": "2026-12-03"}) == "Отдел, the day 2026-12-03"
    assert run(named, {"name": "", "with": "Отдел", "date": ""}) == "Отдел"


def test_a_tick_taken_away_within_the_same_moment_is_the_later_change() -> None:
    """Also where another device's clock is ahead: a change here is later than all that is known."""
    ticks = run("""() => { const { add, empty, tick } = handbook.dialogues, state = empty(), ahead = Date.now() + 1e9;
        add(state).ticks.one = ahead; tick(state, 'one', false); const off = state.dialogues[0].ticks.one;
        tick(state, 'one', true); return [ahead, off, state.dialogues[0].ticks.one] }""")
    assert ticks == [ticks[0], -ticks[0] - 1, ticks[0] + 2]


def test_the_first_change_begins_a_dialogue() -> None:
    state = run("""() => { const { describe, empty, put, tick } = handbook.dialogues, state = empty();
        tick(state, 'one', true); put(state, 'minutes/topic', 'Ә'); describe(state, 'with', 'Отдел'); return state }""")
    [dialogue] = state["dialogues"]
    assert (state["current"], dialogue["with"], dialogue["values"]["minutes/topic"][0]) == (
        dialogue["id"],
        "Отдел",
        "Ә",
    )


# The store, over a storage that counts.


def test_a_change_is_read_once_however_many_listen() -> None:
    counts = run("""() => { const { store } = handbook, seen = []; localStorage.clear();
        const ends = [1, 2, 3, 4].map((n) => store.listen((state) => seen.push([n, state.dialogues.length])));
        const before = localStorage.reads; store.change((state) => { store.add(state) });
        ends.slice(1).forEach((end) => end()); store.change((state) => { store.add(state) }); ends[0]();
        store.change((state) => { store.add(state) });
        return { reads: localStorage.reads - before, seen } }""")
    assert counts == {"reads": 3, "seen": [[1, 1], [2, 1], [3, 1], [4, 1], [1, 2]]}


def test_a_change_in_another_tab_is_read_once() -> None:
    counts = run("""() => { const { store } = handbook, seen = []; localStorage.clear();
        const end = store.listen((state) => seen.push(state.dialogues.length)), other = store.listen(() => {});
        localStorage.setItem('handbook', JSON.stringify({ version: 1, current: 'a', dialogues: [{ id: 'a' }] }));
        const before = localStorage.reads; dispatch('storage', { key: 'handbook' }); dispatch('storage', { key: 'elsewhere' });
        end(); other(); return { reads: localStorage.reads - before, seen } }""")
    assert counts == {"reads": 1, "seen": [1]}


def test_a_listener_that_fails_stops_no_other() -> None:
    assert run("""() => { const { store } = handbook, seen = [], { warn } = console; localStorage.clear(); console.warn = () => {};
        const ends = [store.listen(() => { throw new Error('broken') }), store.listen(() => seen.push(1))];
        store.change(() => {}); ends.forEach((end) => end()); console.warn = warn; return seen }""") == [1]


# What is done and taken back


def taken_back(act: str, then: str = "") -> Any:
    """What is kept after an act on two dialogues, other changes, and the way back: names, ticks and values by id."""
    return run(
        f"""() => {{ const {{ store }} = handbook; localStorage.clear(); store.erase(); localStorage.clear();
        store.change((state) => {{ state.dialogues = ['a', 'b'].map((id) => ({{ id, name: id, with: '', about: '', date: '',
            changed: 1, ticks: {{ one: 5 }}, values: {{ 'minutes/open': ['Сөз', 5] }} }})); state.current = 'a' }});
        const {{ tick, put, describe }} = handbook.dialogues;
        const undo = store.changeWithUndo('done', (state) => {{ {act} }});
        store.change((state) => {{ {then} }});
        undo(); const {{ current, dialogues }} = store.read();
        return [current, Object.fromEntries(dialogues.map((each) => [each.id,
            [each.name, each.ticks.one > 0, each.values['minutes/open'][0]]]))] }}"""
    )


WHOLE = ["a", {"a": ["a", True, "Сөз"], "b": ["b", True, "Сөз"]}]


@pytest.mark.parametrize(
    "act",
    [
        "put(state, 'minutes/open', '')",
        "tick(state, 'one', false)",
        "state.dialogues[0].ticks = {}; state.dialogues[0].values = {}",  # a file that lacks them took their place
        "describe(state, 'name', 'Басқа')",
        "state.dialogues.shift(); state.current = 'b'",
        "state.dialogues = []; state.current = ''",
        "state.current = 'b'",
        "handbook.dialogues.add(state).values['minutes/open'] = ['x', 1]",
    ],
)
def test_what_was_done_is_taken_back_whole(act: str) -> None:
    assert taken_back(act) == WHOLE


@pytest.mark.parametrize(
    ("act", "then", "kept"),
    [
        ("put(state, 'minutes/open', '')", "put(state, 'minutes/open', 'Жаңа')", ["a", True, "Жаңа"]),
        ("tick(state, 'one', false)", "tick(state, 'one', false)", ["a", False, "Сөз"]),
        ("describe(state, 'name', 'x')", "describe(state, 'name', 'Жаңа')", ["Жаңа", True, "Сөз"]),
        (
            "put(state, 'minutes/open', ''); tick(state, 'one', false)",
            "tick(state, 'one', true); describe(state, 'name', 'Жаңа')",
            ["Жаңа", True, "Сөз"],
        ),
    ],
)
def test_what_was_written_since_stays(act: str, then: str, kept: list[Any]) -> None:
    assert taken_back(act, then)[1]["a"] == kept


def test_taking_back_goes_into_no_other_dialogue() -> None:
    assert taken_back("put(state, 'minutes/open', '')", "state.current = 'b'") == ["b", WHOLE[1]]
    current, found = taken_back(
        "put(state, 'minutes/open', '')", "state.dialogues.shift(); state.current = 'b'"
    )
    assert (current, found) == ("b", {"b": ["b", True, "Сөз"]})


def test_a_dialogue_that_came_and_was_written_into_stays() -> None:
    act = "state.dialogues.push({ ...state.dialogues[0], id: 'c' })"
    assert list(taken_back(act)[1]) == ["a", "b"]
    then = "state.current = 'c'; put(state, 'minutes/open', 'Жаңа'); state.current = 'a'"
    assert taken_back(act, then)[1]["c"] == ["a", True, "Жаңа"]


def test_eight_changes_can_be_taken_back_and_each_goes_from_the_list() -> None:
    found = run("""() => { const { store } = handbook; localStorage.clear(); store.erase();
        const times = Array.from({ length: 10 }, (_, n) => n);
        for (const n of times) store.changeWithUndo('done ' + n, (state) => store.put(state, 'minutes/n' + n, 'x'));
        const list = store.undoable().map((each) => each.text); store.undo(store.undoable()[0]);
        const [{ values }] = store.read().dialogues;
        return [list, store.undoable().length, values['minutes/n9'] || '', values['minutes/n8'][0]] }""")
    assert found == [[f"done {n}" for n in range(9, 1, -1)], 7, "", "x"]


def test_what_cannot_be_read_of_the_list_is_nothing() -> None:
    for value in ("{", "7", "null", '[null, 3, {"text": "x"}]'):
        assert (
            run(
                "(value) => { localStorage.setItem('handbook-undo', value); return handbook.store.undoable() }",
                value,
            )
            == []
        )


# Two tabs


def test_a_page_stays_with_the_dialogue_that_it_wrote_into() -> None:
    found = run("""() => { const { store } = handbook; localStorage.clear(); store.erase();
        store.change((state) => { store.add(state, { name: 'ours' }) });
        const other = JSON.parse(localStorage.getItem('handbook'));
        other.dialogues.push({ ...other.dialogues[0], id: 'other', values: {}, name: 'theirs' });
        localStorage.setItem('handbook', JSON.stringify({ ...other, current: 'other' }));
        store.change((state) => store.put(state, 'minutes/open', 'Сөз'));
        const kept = JSON.parse(localStorage.getItem('handbook'));
        return [store.currentOf(store.read()).name, kept.current, kept.dialogues.map((each) => Object.keys(each.values))] }""")
    assert found == ["ours", "other", [["minutes/open"], []]]


def test_a_page_that_wrote_nothing_goes_with_the_other() -> None:
    found = run("""() => { const { store } = handbook; localStorage.clear(); store.erase();
        const put = (current) => localStorage.setItem('handbook', JSON.stringify(
            { version: 1, current, dialogues: ['a', 'b'].map((id) => ({ id, ticks: {}, values: {} })) }));
        put('a'); const first = store.read().current; put('b'); return [first, store.read().current] }""")
    assert found == ["a", "b"]


def test_what_another_tab_wrote_while_there_was_no_room_is_joined() -> None:
    found = run("""() => { const { store } = handbook, set = localStorage.setItem; localStorage.clear(); store.erase();
        store.change((state) => { store.add(state, { name: 'ours' }) });
        localStorage.setItem = () => { throw new Error('full') };
        store.change((state) => store.put(state, 'minutes/open', 'Біздікі'));
        const faults = [store.fault()]; localStorage.setItem = set;
        const other = JSON.parse(localStorage.getItem('handbook'));
        other.dialogues[0].values['minutes/chair'] = ['Олардікі', 7];
        localStorage.setItem('handbook', JSON.stringify(other));
        store.change((state) => store.put(state, 'minutes/number', '1'));
        const [{ values }] = JSON.parse(localStorage.getItem('handbook')).dialogues;
        return [...faults, store.fault(), Object.values(values).map(([value]) => value)] }""")
    assert [*found[:2], sorted(found[2])] == ["full", "", ["1", "Біздікі", "Олардікі"]]


def test_what_was_removed_while_there_was_no_room_stays_removed() -> None:
    found = run("""() => { const { store } = handbook, set = localStorage.setItem; localStorage.clear(); store.erase();
        store.change((state) => { store.add(state, { name: 'one' }); store.add(state, { name: 'two' }) });
        localStorage.setItem = () => { throw new Error('full') };
        store.change((state) => { state.current = state.dialogues[0].id; state.dialogues.pop() });
        localStorage.setItem = set; store.change((state) => store.put(state, 'minutes/number', '1'));
        return JSON.parse(localStorage.getItem('handbook')).dialogues.map((each) => each.name) }""")
    assert found == ["one"]


def test_only_our_own_keys_are_erased() -> None:
    ours = [
        "handbook",
        "handbook-aside-17",
        "handbook-undo",
        "handbook-told",
        "handbook-theme",
        "handbook-found",
    ]
    others = ["handbooks", "handbook2-a", "handbook-aside-x", "handbookshop", "my-handbook", "handbook-undo2"]
    removed = run(
        """(keys) => { const removed = [], { keys: old } = Object;
        localStorage.removeItem = (key) => void removed.push(key);
        Object.keys = (value) => value === localStorage ? keys : old(value);
        try { handbook.store.erase() } finally { Object.keys = old } return removed }""",
        ours + others,
    )
    assert removed == ours


# Links


@MANY
@given(st.text(max_size=200))
def test_text_goes_into_a_link_and_comes_back(text: str) -> None:
    packed, back = run(
        "async (text) => { const { pack, unpack } = handbook.packing, data = await pack(text); return [data, await unpack(data)] }",
        text.encode("utf-8", "replace").decode(),
    )
    assert back == text.encode("utf-8", "replace").decode()
    assert set(packed) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def test_text_that_an_old_browser_has_packed_is_read() -> None:
    assert run("(data) => handbook.packing.unpack(data)", "jbnVsbA") == "null"


@pytest.mark.parametrize("data", ["", "z", "j!!", "zAAAA", "x" * 5000])
def test_a_broken_link_is_refused(data: str) -> None:
    found = run(
        "async (data) => handbook.dialogues.parse(await handbook.packing.unpack(data).catch(() => ''))", data
    )
    assert found == {"error": "not-ours"}


def test_what_of_a_file_is_not_taken_over_is_counted() -> None:
    whole = {
        "id": "a",
        "name": "Су",
        "date": "2026-12-03",
        "ticks": {"goal-written": 5},
        "values": {"appeal/problem": ["Су жоқ", 1], "shared/organisation": ["Үміт", 1], "gone/text": ["", 1]},
    }
    broken = {
        **whole,
        "id": "b",
        "name": "а" * 2001,
        "date": "2026-02-31",
        "ticks": {"goal-written": "x", "Өзге": 1},
        "values": {"appeal/problem": "Су жоқ", "gone/text": ["сөз", 1], "gone/decisions/rows": ["2", 1]},
    }
    losses = """(dialogues) => { const given = { version: 1, current: "", dialogues };
        const { state } = handbook.dialogues.parse(JSON.stringify(given));
        return handbook.dialogueLosses(given, state, ["appeal"]); }"""

    def lost(*dialogues: object) -> object:
        return evaluate(("dialogues", "dialogue-losses"), losses, list(dialogues))

    assert lost(whole) == {"dialogues": 0, "records": 0, "cut": 0, "unknown": 0}
    assert lost(whole, broken, {"id": "?"}, None) == {"dialogues": 2, "records": 4, "cut": 1, "unknown": 1}
