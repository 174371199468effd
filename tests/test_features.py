"""What is rendered from the model: diagram, table, checklists, dates, notices."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import jinja2
import markdown
import pytest

from handbook.components import flow, markers, reference
from handbook.drawing import flow_layout
from handbook.drawing.flow_layout import Box, Step
from handbook.drawing.font_metrics import WIDTH_MARGIN, metrics
from handbook.model import LANGUAGES, Place, Term
from handbook.model.errors import BuildError
from handbook.model.urls import relative_url
from handbook.page import stale_notes
from handbook.page.body import Body
from handbook.page.checklists import ChecklistExtension
from handbook.page.transforms import place_fragments
from handbook.page.view import View
from handbook.render.html import serialized
from handbook.render.jinja import render
from handbook.text import dates
from support.real import HANDBOOK


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", [flow_layout.wide, flow_layout.narrow, flow_layout.compact])
def test_diagram_has_all_stages_apart(language: str, layout: object) -> None:
    drawn = layout(flow.steps(HANDBOOK, language))  # type: ignore[operator]
    assert [box.step.number for box in drawn.boxes] == [1, 2, 3, 4, 5, 6]
    assert not any(overlap(one, other) for one, other in combinations(drawn.boxes, 2))
    for box in drawn.boxes:
        assert box.x >= 0
        assert box.x + box.width <= drawn.width
        assert box.y + box.height <= drawn.height
        assert box.summary_at(len(box.summary) - 1)[1] < box.y + box.height


@pytest.mark.parametrize("language", LANGUAGES)
def test_diagram_for_the_wall_has_room_for_every_word(language: str) -> None:
    again = HANDBOOK.words.area("flow", language)["again"]
    drawn = flow_layout.wall(flow.steps(HANDBOOK, language), again)
    assert not any(overlap(one, other) for one, other in combinations(drawn.boxes, 2))
    for box in drawn.boxes:
        assert box.summary_at(len(box.summary) - 1)[1] < box.y + box.height
        assert box.title_at(0)[1] - box.scale.title_size > box.number_at[1], "below the number on the rim"
    [back] = [arrow for arrow in drawn.arrows if arrow.is_back]
    left, first = drawn.label_at
    last = first + (len(drawn.label) - 1) * drawn.scale.summary_leading
    assert " ".join(drawn.label) == again
    assert left > back.points[0][0]
    assert back.points[-1][1] < first - drawn.scale.summary_size * 0.72
    assert last < back.points[0][1]
    for line in drawn.label:
        assert left + metrics("Bold").width(line, drawn.scale.summary_size) / WIDTH_MARGIN < drawn.width


def test_a_diagram_without_a_way_back_has_no_words_beside_it() -> None:
    steps = [Step(1, "А", "Б.", (2,)), Step(2, "В", "Г.", ())]
    assert flow_layout.wall(steps, "снова").label == ()


def test_arrows_follow_the_data() -> None:
    """S6.5: monitoring leads back to the dialogue."""
    steps = flow.steps(HANDBOOK, "kk")
    assert [step.leads_to for step in steps] == [(2,), (3,), (4,), (5,), (6,), (3,)]
    back = [arrow for arrow in flow_layout.wide(steps).arrows if arrow.is_back]
    assert len(back) == 1
    assert back[0].points[0][1] > back[0].points[-1][1]


def test_arrow_between_distant_steps_goes_round() -> None:
    steps = [Step(number, "А", "Б.", (number % 4 + 1,)) for number in range(1, 5)]
    drawn = flow_layout.narrow(steps)
    back = next(arrow for arrow in drawn.arrows if arrow.is_back)
    assert max(x for x, _ in back.points) > drawn.boxes[0].x + drawn.boxes[0].width
    assert max(x for x, _ in back.points) <= drawn.width


def test_long_words_are_broken_to_fit() -> None:
    lines = metrics("Regular").wrap("ынтымақтастықтарыңыздағылардікіндей сөз", 14, 100)
    assert all(metrics("Regular").width(line, 14) <= 100 for line in lines)
    assert "".join(line.rstrip("-") for line in lines).startswith("ынтымақтастықтарыңыздағылардікіндей")


def test_measured_width_has_spare() -> None:
    """The figure nought of this font is 0.572 of its size wide; fifteen hundredths of that are kept free beside it."""
    assert metrics("Regular").width("0", 100) == pytest.approx(65.8, abs=0.1)


def test_template_refuses_a_missing_value() -> None:
    with pytest.raises(jinja2.UndefinedError):
        render("format-size.html", row={"people": ""}, label={})


@pytest.mark.parametrize("language", LANGUAGES)
def test_diagram_of_a_stage_page(language: str) -> None:
    page = HANDBOOK.page(language, "stages/decisions.md")
    assert page
    html = flow.fragment(View(HANDBOOK, page))
    assert html.count('aria-current="step"') == 1
    assert html.count("<svg") == 1, "on a phone the row of steps is enough"
    assert 'href="../analysis/"' in html
    assert html.count("<li>") == 6


def test_terms_stand_in_the_order_of_the_alphabet() -> None:
    """Kazakh letters stand beside those that they are like, not after «я»; large and small ones together."""
    words = ["Қала", "қар", "Яғни", "әкім", "Ауыл", "бірлестік", "Ұйым", "уақыт", "24/7"]
    terms = tuple(
        Term(
            f"t{at}",
            Place("docs/_data/glossary.yml", at),
            {"kk": word, "ru": word},
            {"kk": "А.", "ru": "А."},
            None,
            {},
        )
        for at, word in enumerate(words)
    )
    page = HANDBOOK.pages["kk", "glossary.md"]
    html = reference.glossary(View(replace(HANDBOOK, terms=terms), page))
    assert sorted(words, key=lambda word: html.index(f">{word}<")) == [
        "24/7",
        "Ауыл",
        "әкім",
        "бірлестік",
        "Қала",
        "қар",
        "уақыт",
        "Ұйым",
        "Яғни",
    ]


@pytest.mark.parametrize(
    ("start", "target", "expected"),
    [
        ("", "stages/", "stages/"),
        ("stages/", "", "../"),
        ("stages/analysis/", "stages/dialogue/", "../dialogue/"),
        ("stages/", "stages/", "./"),
        ("ru/stages/", "stages/", "../../stages/"),
        ("", "flow.svg", "flow.svg"),
    ],
)
def test_relative_url(start: str, target: str, expected: str) -> None:
    assert relative_url(start, target) == expected


def checklist(text: str) -> str:
    return markdown.markdown(text, extensions=["attr_list", "pymdownx.superfences", ChecklistExtension()])


def test_checklist_item_has_id_box_and_name() -> None:
    html = checklist("- [ ] Мақсат **жазылды** { #purpose }\n- [ ] Күні { #date }")
    assert '<li id="purpose"><input disabled="disabled" id="purpose-box" type="checkbox"' in html
    assert '<label for="purpose-box">Мақсат <strong>жазылды</strong></label>' in html
    assert "{ #" not in html


def test_checklist_with_gaps_and_code() -> None:
    html = checklist("- [ ] Бірі { #one }\n\n- [ ] Екі { #two }\n\n```\n- [ ] код { #x }\n```")
    assert html.count("<label") == 2
    assert "- [ ] код { #x }" in html


def test_plain_list_stays() -> None:
    assert checklist("- бір\n- екі") == "<ul>\n<li>бір</li>\n<li>екі</li>\n</ul>"


@pytest.mark.parametrize(
    ("date", "language", "expected"),
    [
        ("2015-11-02", "kk", "2015 жылғы 2 қараша"),
        ("2015-11-02", "ru", "2 ноября 2015 года"),
        ("2026-11", "kk", "2026 жылғы қараша"),
        ("2026-11", "ru", "ноябрь 2026 года"),
        ("", "ru", ""),
    ],
)
def test_full_date(date: str, language: str, expected: str) -> None:
    assert dates.full_date(date, HANDBOOK.words.area("dates", language)) == expected


def test_the_day_of_a_build_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert dates.today().isoformat() == "1970-01-02"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    with pytest.raises(BuildError, match="tomorrow"):
        dates.today()


def test_stale_notice_stands_under_its_heading() -> None:
    page = HANDBOOK.page("ru", "laws.md")
    assert page
    body = Body.of(
        '<h2 id="a">А</h2><p>1</p><h2 id="b">Б</h2><p>2</p>', View(HANDBOOK, page), stale=frozenset({"b"})
    )
    stale_notes.add(body)
    html = serialized(body.root)
    assert html.startswith('<h2 id="a">А</h2><p>1</p>')
    assert '<h2 id="b">Б</h2><p class="handbook-stale">' in html


def test_unknown_marker_stays_for_the_rules() -> None:
    page = HANDBOOK.page("ru", "laws.md")
    assert page
    body = Body.of("<!-- handbook: nothing -->", View(HANDBOOK, page), markers.FRAGMENTS)
    place_fragments(body)
    assert serialized(body.root) == "<!-- handbook: nothing -->"


def test_every_known_marker_has_a_fragment() -> None:
    from handbook.rules.markers import MARKERS

    assert set(MARKERS) == set(markers.FRAGMENTS)
