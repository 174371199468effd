"""Ids that hold what readers keep and link to, once an editor has renamed them: ticks of items, options of fields, terms, purposes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from handbook.components import chooser, documents, terms
from handbook.editing import command
from handbook.ledgers.permalinks import moves
from handbook.model import LANGUAGES
from handbook.page import earlier_items
from handbook.page.body import Body
from handbook.page.view import View
from handbook.render.html import parsed
from handbook.source import reader
from support.browsing import opened
from support.building import build, settle
from support.node_scripts import evaluate

EARLIER = {"new": ["old", "older"]}


def ticks(act: str, given: dict[str, int] | None = None, **more: object) -> Any:
    """What is kept of ticks after an act on a page that knows of earlier ids: `given` was kept before."""
    dialogue = {"id": "a", "name": "", "with": "", "about": "", "date": "", "changed": 1, "values": {}}
    kept = {"version": 1, "current": "a", "dialogues": [{**dialogue, "ticks": given or {}}]}
    scripts = ("dialogues", "earlier-ids", "store", "undo")
    return evaluate(
        scripts,
        f"""({{ kept, earlier, more }}) => {{
        const {{ store }} = handbook, {{ tick, merge }} = handbook.dialogues; localStorage.clear(); store.erase(); localStorage.clear();
        localStorage.setItem('handbook', kept);
        store.settle = (state) => handbook.earlierIds.settle(state, earlier);
        {act}
        store.settle = () => {{}};
        return store.read().dialogues[0].ticks }}""",
        {"kept": json.dumps(kept), "earlier": EARLIER, "more": more},
    )


WRITE = "store.change(() => {});"
AGAIN = {"id": "a", "name": "", "with": "", "about": "", "date": "", "changed": 1, "values": {}}


@pytest.mark.parametrize(
    ("given", "time"),
    [
        ({"old": 5}, 5),
        ({"older": 5}, 5),
        ({"old": 5, "older": -7}, -7),
        ({"old": 5, "new": 9}, 9),
        ({"old": 5, "new": -9}, -9),  # a newer decision is never undone
        ({"old": 9, "new": -5}, 9),  # what an older copy has written since counts
        ({"old": -9, "new": 5}, -9),
        ({"old": -5, "new": 5}, 5),
    ],
)
def test_the_last_decision_stands_under_every_name(given: dict[str, int], time: int) -> None:
    assert ticks(WRITE, given) == {"new": time, "old": time, "older": time}


def test_what_nobody_ticked_gets_no_name_and_others_stay() -> None:
    assert ticks(WRITE, {"other": 5}) == {"other": 5}


def test_a_page_that_knows_of_none_changes_nothing() -> None:
    assert ticks("store.settle = () => {}; store.change(() => {});", {"old": 5}) == {"old": 5}


def test_a_tick_taken_away_is_taken_away_for_older_copies_too() -> None:
    found = ticks("store.change((state) => tick(state, 'new', false));", {"old": 5})
    assert found["new"] == found["old"] == found["older"] < -5


def test_taking_all_ticks_away_is_undone_whole() -> None:
    found = ticks("store.changeWithUndo('', (state) => tick(state, 'new', false))();", {"old": 5})
    assert found["new"] == found["old"] > 5


@pytest.mark.parametrize(
    ("mine", "theirs", "before"),
    [
        ({"new": 5}, {"old": 7}, True),
        ({"new": 5}, {"old": -7}, True),
        ({"new": 5}, {"old": 3}, True),
        ({"new": -5}, {"old": 7}, False),
        ({}, {"old": 7}, False),
        ({"old": 5}, {"old": -7}, True),
    ],
)
def test_a_file_made_before_the_rename_is_merged_and_taken_back(
    mine: dict[str, int], theirs: dict[str, int], before: bool
) -> None:
    """Of both copies the later decision holds; taking the import back leaves what was there."""
    taking = "const back = store.changeWithUndo('', (state) => void Object.assign(state, merge(state, more.file)));"
    file = {"version": 1, "current": "a", "dialogues": [{**AGAIN, "ticks": theirs}]}
    last = max((*mine.values(), *theirs.values()), key=abs)
    assert ticks(taking, mine, file=file)["new"] == last
    assert (ticks(f"{taking} back();", mine, file=file).get("new", -1) > 0) is before


def test_a_dialogue_that_came_with_an_earlier_id_goes_again() -> None:
    act = """const back = store.changeWithUndo('', (state) => void Object.assign(state, merge(state, more.file))); back();
        store.change((state) => tick(state, 'count', state.dialogues.length === 1));"""
    file = {"version": 1, "current": "b", "dialogues": [{**AGAIN, "id": "b", "ticks": {"old": 7}}]}
    assert ticks(act, {}, file=file)["count"] > 0


# Which pages know of them


def renamed(tiny: Path, *steps: tuple[str, str]) -> None:
    for old, new in steps:
        command.rename(tiny, f"stages/analysis/#{old}", f"stages/analysis/#{new}")


def test_every_earlier_id_of_an_item_and_no_other_address(tiny: Path) -> None:
    renamed(tiny, ("gather-done", "facts-done"), ("facts-done", "facts-there"), ("gather", "collect"))
    handbook = reader.read(tiny)
    for language in LANGUAGES:
        found = earlier_items.of_language(handbook, language, list(moves(handbook, language)))
        assert found == {"facts-there": ["gather-done", "facts-done"]}


def test_an_id_that_another_item_has_now_is_its_own(tiny: Path) -> None:
    renamed(tiny, ("gather-done", "facts-done"))
    for page in tiny.glob("docs/*/formats/debates.md"):
        page.write_text(page.read_text(encoding="utf-8").replace("#sides-invited", "#gather-done"))
    handbook = reader.read(tiny)
    assert earlier_items.of_language(handbook, "kk", list(moves(handbook, "kk"))) == {}


def test_only_pages_that_show_a_renamed_item_grow(tiny: Path) -> None:
    renamed(tiny, ("gather-done", "facts-done"))
    handbook = reader.read(tiny)

    def added(path: str, html: str) -> int:
        page = handbook.page("kk", path)
        assert page
        body = Body(parsed(html), View(handbook, page), moves=list(moves(handbook, "kk")))
        earlier_items.add(body)
        return len(list(body.root.iter("handbook-earlier")))

    item = '<ul><li id="facts-done"></li></ul>'
    assert [
        added("stages/analysis.md", item),
        added("stages/dialogue.md", ""),  # the row of stages says how much of each is done
        added("principles.md", item),
        added("index.md", "<p><handbook-progress></handbook-progress></p>"),
        added("my-dialogue.md", "<handbook-my-dialogue></handbook-my-dialogue>"),
    ] == [1] * 5
    assert added("formats/debates.md", '<ul><li id="sides-invited"></li></ul>') == 0
    assert added("principles.md", '<p id="facts-done">А</p>') == 0


# Options, terms, purposes, forms of dialogue


def data(html: str) -> Any:
    return json.loads(re.findall(r'<script type="application/json">(.*?)</script>', html)[0])


def test_pages_say_what_an_option_a_term_and_a_purpose_were_and_nothing_where_they_were_not(
    tiny: Path,
) -> None:
    def told() -> tuple[Any, ...]:
        handbook = reader.read(tiny)
        note, formats = handbook.page("ru", "templates/note.md"), handbook.page("ru", "formats/index.md")
        assert note
        assert formats
        fields = data(documents.preview(View(handbook, note)))["form"]["sections"][0]["fields"]
        counted = terms.data(View(handbook, note))["terms"]
        assert isinstance(counted, list)
        chosen = data(chooser.fragment(View(handbook, formats)))
        return (
            fields[1]["choices"],
            fields[2]["columns"][0]["was"],
            counted[0].get("was"),
            chosen["purposes"][0].get("was"),
        )

    note = tiny / "docs/_data/templates/note.yml"
    text = note.read_text(encoding="utf-8")
    note.write_text(
        text.replace("- id: what", "- id: what\n            was: terms/answer/due"), encoding="utf-8"
    )
    assert told() == ([["one", "один"], ["two", "два"]], "terms/answer/due", None, None)
    command.rename(tiny, "note/kind=one", "note/kind=first")
    command.rename(tiny, "terms/answer", "terms/reply")
    command.rename(tiny, "purposes/solve", "purposes/decide")
    assert told() == (
        [["first", "один", "one"], ["two", "два"]],
        ["terms/answer/due", "terms/reply/due"],
        ["answer"],
        ["solve"],
    )


def test_a_form_of_dialogue_that_was_renamed_is_still_chosen_in_drafts(tiny: Path) -> None:
    command.rename(tiny, "formats/debates/", "formats/dispute/")
    command.rename(tiny, "formats/dispute/", "formats/argument/")
    found = {choice.id: choice.was for choice in documents.format_choices(reader.read(tiny))}
    assert found == {"round-table": (), "argument": ("debates", "dispute")}


CHOOSE = """() => { const { dialogues, store } = self.handbook;
    store.change((state) => dialogues.put(state, 'note/kind', 'two')) }"""


@pytest.mark.browser
@pytest.mark.thorough
def test_a_tick_follows_its_item(browser: Browser, serve: Callable[[Path], str], tiny: Path) -> None:
    """On the page of the checklist, on «My dialogue», on other sites; and an older copy of the page, in use beside, agrees. So does
    what was chosen in a draft, and a link to the chooser."""
    config = settle(tiny)
    assert build(config).returncode == 0
    older = tiny / "site/ru/stages/analysis/index.html"
    before = older.read_text(encoding="utf-8")
    assert "handbook-earlier" not in before
    renamed(tiny, ("gather-done", "facts-done"))
    command.rename(tiny, "note/kind=two", "note/kind=second")
    command.rename(tiny, "purposes/solve", "purposes/decide")
    assert build(config).returncode == 0
    (tiny / "site/ru/stages/older").mkdir()
    (tiny / "site/ru/stages/older/index.html").write_text(before, encoding="utf-8")
    assert "handbook-earlier" not in (tiny / "site/ru/formats/debates/index.html").read_text(encoding="utf-8")
    address = serve(tiny / "site")
    with opened(browser, address + "ru/stages/older/") as page:
        page.locator("#gather-done input").check()
        page.evaluate(CHOOSE)
        page.goto(address + "ru/templates/note/")
        expect(page.locator("#field-kind")).to_have_value("second")
        page.goto(address + "ru/formats/?purpose=solve")
        expect(page.locator("handbook-chooser select")).to_have_value("decide")
        page.goto(address + "ru/formats/?purpose=never")
        expect(page.locator("handbook-chooser")).to_be_visible()
        expect(page.locator("handbook-chooser select")).to_have_value("")
        page.goto(address + "ru/stages/analysis/")
        expect(page.locator("#facts-done input")).to_be_checked()
        expect(page.locator("handbook-progress[stage=analysis]")).to_contain_text("1/2")
        for path in ("ru/my-dialogue/", "my-dialogue/"):
            page.goto(address + path)
            expect(page.locator("handbook-my-dialogue .handbook-line").first).to_contain_text("1")
        page.goto(address + "ru/embed/checklist-analysis/")
        page.locator("#facts-done input").uncheck()
        page.goto(address + "ru/stages/older/")
        expect(page.locator("#gather-done input")).to_be_enabled()
        expect(page.locator("#gather-done input")).not_to_be_checked()
        page.locator("#gather-done input").check()
        page.goto(address + "ru/stages/analysis/")
        expect(page.locator("#facts-done input")).to_be_checked()
