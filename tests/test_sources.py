"""How scripts and styles of a page come out of their sources: what goes together, in which order, what wins."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from handbook.frame import scripts, styles
from handbook.render.facts import read
from support.browsing import opened, settled

ROOT = Path(__file__).parents[1]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / scripts.FOLDER
    (folder / "elements").mkdir(parents=True)
    (folder / "worker").mkdir()
    for name, text in {
        "store.js": "/* with: values */\nstore();",
        "values.js": "values();",
        "base.js": "base();",
        "elements/list.js": "/* needs: base store */\nlist();",
        "worker/words.js": "words();",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_parts_are_published_in_one_file_before_what_takes_them(docs: Path) -> None:
    found = scripts.read(docs)
    assert sorted(found) == ["base", "list", "store"]
    assert found["store"].text == "values();store();"


def test_a_part_may_be_made_by_the_build_and_is_not_published_by_itself(docs: Path) -> None:
    path = docs / scripts.FOLDER / "base.js"
    path.write_text("/* with: made */\nbase();", encoding="utf-8")
    found = scripts.read(docs, made={"made": "made();", "alone": "alone();"})
    assert found["base"].text == "made();base();"
    assert "made" not in found
    assert found["alone"].text == "alone();"


def test_a_page_loads_what_its_elements_need_first(docs: Path) -> None:
    html = "<p><handbook-list></handbook-list><handbook-other></handbook-other></p>"
    assert [each.path.rsplit("/", 1)[-1] for each in scripts.of_page(read(html), scripts.read(docs))] == [
        "base.js",
        "store.js",
        "list.js",
    ]


def test_a_part_that_is_not_there_is_an_error(docs: Path) -> None:
    (docs / scripts.FOLDER / "values.js").unlink()
    with pytest.raises(KeyError, match="values"):
        scripts.read(docs)


def test_every_script_names_what_is_there() -> None:
    found = scripts.read(ROOT / "docs", made=dict.fromkeys(scripts.MADE, ""))
    assert {name for script in found.values() for name in script.needs} <= set(found)


def test_layers_stand_in_their_order_and_nothing_is_important() -> None:
    sheets = styles.read(ROOT)
    hidden = "[hidden]{display:none}"
    first = sheets.first(read('<div class="head"><div class="handbook-flow">'))
    for text, marks in (
        (first, ["--paper:", "box-sizing", ".head{", ".handbook-flow{"]),
        (sheets.late.text, ["box-sizing", ".head{", ".handbook-flow{"]),
        (sheets.print.text, [".flow--wide{", "@page{margin", ".print-address{"]),
    ):
        places = [text.index(mark) for mark in marks]
        assert places == sorted(places)
        assert text.endswith(hidden)
    assert sheets.of_components(read("<p>")) == hidden
    for path in (ROOT / styles.FOLDER).rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert "!important" not in text, path
        assert "@layer" not in text, path


@pytest.mark.browser
@pytest.mark.parametrize(
    "address",
    [
        "stages/preparation/",
        "embed/checklist-analysis/",
        "my-dialogue/",
        "embed/chooser/",
        "templates/minutes/",
    ],
)
def test_what_is_hidden_is_not_shown(browser: Browser, site_url: str, address: str) -> None:
    with opened(browser, site_url + address) as page:
        settled(page)
        page.locator("[hidden]").first.wait_for(state="attached")
        shown = page.evaluate("""() => { const hidden = [...document.querySelectorAll('[hidden]')];
            return [hidden.length, hidden.filter((each) => getComputedStyle(each).display !== 'none').map((each) => each.outerHTML)] }""")
        assert shown[0] > 0
        assert shown[1] == []
