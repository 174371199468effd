"""What a page's template is given, and what its parts ask the view: one page at a time, without a build."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import markdown
import pytest
from jinja2 import Environment, FileSystemLoader

from handbook.model import LANGUAGES, UNLISTED, Address
from handbook.model.outputs import BOOK, SERVICE_WORKER
from handbook.page import moved_anchors, navigation
from handbook.page.body import Body
from handbook.page.checklists import ChecklistExtension
from handbook.page.context import Neighbour, page_context
from handbook.page.figures import FiguresExtension
from handbook.page.navigation import PageLink
from handbook.page.view import View, download
from handbook.render.html import parsed
from handbook.site.build import Build
from support.places import ROOT
from support.real import HANDBOOK

BUILD = Build.start(HANDBOOK, ROOT, "", is_preview=False)


def view(language: str, path: str, **more: Any) -> View:
    return View(HANDBOOK, HANDBOOK.pages[language, path], **more)


def context(
    seen: View,
    previous_page: Neighbour = None,
    next_page: Neighbour = None,
    is_preview: bool = False,
    html: str = "<h1>А</h1>",
) -> dict[str, Any]:
    body = Body.of(html, seen)
    return page_context(seen, body, BUILD.styles, BUILD.scripts, previous_page, next_page, is_preview)


def test_pagination_follows_the_menu_where_there_are_no_stages() -> None:
    seen = view("ru", "principles.md")
    words = HANDBOOK.words.area("frame", "ru")
    found = context(seen, ("До", "ru/what-to-do/"), ("После", "ru/impact/"))["pagination"]
    assert found == (
        PageLink(words["previous"], "До", "../what-to-do/"),
        PageLink(words["next"], "После", "../impact/"),
    )
    assert context(seen, None, None)["pagination"] == (None, None)
    assert context(seen, None, ("После", "ru/impact/"))["pagination"][0] is None


def test_stages_lead_to_stages_whatever_the_menu_says() -> None:
    ids = [stage.id for stage in HANDBOOK.stages]
    words = HANDBOOK.words.area("page.stages", "ru")
    for at, name in enumerate(ids):
        before, after = context(view("ru", f"stages/{name}.md"), ("Меню", ""), ("Меню", ""))["pagination"]
        assert (before.href if before else "") == (f"../{ids[at - 1]}/" if at else "")
        assert not before or (before.label, before.title) == (
            words["previous"],
            HANDBOOK.pages["ru", f"stages/{ids[at - 1]}.md"].title,
        )
        target = HANDBOOK.stages[at].leads_to[0]
        assert after.href == f"../{target}/"
        assert after.label == words["back" if ids.index(target) <= at else "next"]
    assert after.label == words["back"]  # the last one


def test_a_stage_that_leads_nowhere_has_no_next_one() -> None:
    first, *rest = HANDBOOK.stages
    alone = replace(HANDBOOK, stages=(replace(first, leads_to=("gone",)), *rest))
    assert navigation.pagination(View(alone, HANDBOOK.pages["kk", f"stages/{first.id}.md"])) == (None, None)


def test_the_row_of_stages_marks_the_page_alone() -> None:
    html = navigation.stepper(view("ru", "stages/preparation.md"))
    assert html.count('aria-current="step"') == 1
    assert html.index("../analysis/") < html.index('aria-current="step"') < html.index("../dialogue/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_a_page_has_its_address(language: str) -> None:
    found = context(view(language, "stages/analysis.md"))["alternates"]
    assert [each["lang"] for each in found] == list(LANGUAGES)
    assert len({each["name"] for each in found}) == len(LANGUAGES)
    ways = {
        ("kk", "kk"): "./",
        ("kk", "ru"): "../../ru/stages/analysis/",
        ("ru", "kk"): "../../../stages/analysis/",
        ("ru", "ru"): "./",
    }
    assert [each["link"] for each in found] == [ways[language, name] for name in LANGUAGES]


def test_a_preview_has_no_service_worker() -> None:
    seen = view("kk", "index.md")
    assert context(seen)["service_worker"] == SERVICE_WORKER
    assert context(seen, is_preview=True)["service_worker"] == ""


def test_pages_that_are_not_listed_say_so() -> None:
    assert not context(view("kk", "index.md"))["unlisted"]
    assert context(view("kk", next(iter(UNLISTED))))["unlisted"]


def test_search_is_of_the_language() -> None:
    kk, ru = (context(view(language, "index.md"))["search"] for language in ("kk", "ru"))
    assert (kk["worker"], kk["index"], ru["index"]) == (
        "search/engine.js",
        "search/search_index.json",
        "ru/search/search_index.json",
    )
    assert ru["worker"] == "ru/search/engine.js"
    assert context(view("kk", "index.md"))["app"]["manifest"] == "manifest.webmanifest"


def test_a_page_is_given_its_scripts_after_that_of_the_site() -> None:
    found = context(view("kk", "index.md"))
    facts = found["facts_of"]("<handbook-moved></handbook-moved>")
    first, *more = found["scripts_of"](facts)
    assert first == BUILD.scripts["site"].address
    assert any("moved.js" in address for address in more)


def test_contents_stand_before_the_first_part() -> None:
    found = context(
        view("kk", "index.md"),
        html='<h1>А</h1><p>Б</p><div class="part"><h2>В</h2></div><div class="part">Г</div>',
    )
    assert (found["intro"], found["parts"]) == (
        "<h1>А</h1><p>Б</p>",
        '<div class="part"><h2>В</h2></div><div class="part">Г</div>',
    )
    assert context(view("kk", "index.md"), html="<h1>А</h1><p>Б</p>")["parts"] == ""


@pytest.mark.parametrize(
    ("old", "target", "is_noted"),
    [
        (("stages/analysis/", "old"), ("stages/dialogue/", "checklist"), True),
        (("stages/analysis/", "old"), ("stages/analysis/", ""), True),  # it stands nowhere on the page
        (("stages/analysis/", "old"), ("stages/analysis/", "checklist"), False),  # an empty mark does
        (("stages/analysis/", ""), ("stages/dialogue/", ""), False),  # the page itself: a redirect
        (("stages/dialogue/", "old"), ("stages/analysis/", "checklist"), False),  # of another page
    ],
)
def test_notes_for_anchors_that_have_left(
    old: tuple[str, str], target: tuple[str, str], is_noted: bool
) -> None:
    seen = view("ru", "stages/analysis.md")
    found = moved_anchors.notes(seen, [(Address(*old), Address(*target))])
    assert bool(found) == is_noted
    if is_noted:
        page = HANDBOOK.pages["ru", f"{target[0].rstrip('/')}.md"]
        section = page.section(target[1]) if target[1] else None
        assert found[0]["id"] == "old"
        assert found[0]["title"] == (section.title if section else page.title)
        assert found[0]["href"].endswith(f"#{target[1]}" if target[1] else "/")


def test_a_target_that_no_page_has_is_called_by_its_address() -> None:
    assert moved_anchors.target_title(HANDBOOK, "ru", Address("gone/", "a")) == "gone/#a"


def test_only_moves_within_the_page_leave_a_mark() -> None:
    seen = view("ru", "principles.md")
    url = seen.page.url
    html = '<h2 id="new">А</h2>'
    for move, count in (
        ((Address(url, "old"), Address(url, "new")), 1),
        ((Address("impact/", "old"), Address(url, "new")), 0),
        ((Address(url, "old"), Address("impact/", "new")), 0),
        ((Address(url), Address(url, "new")), 0),
        ((Address(url, "old"), Address(url)), 0),
    ):
        body = Body.of(html, seen, moves=[move])
        moved_anchors.keep_anchors(body)
        assert len(list(body.root.iter("span"))) == count, move


def test_links_of_a_view() -> None:
    seen = view("ru", "stages/analysis.md")
    assert seen.href("stages/dialogue.md") == "../dialogue/"
    assert seen.href("gone.md", "a") == "../../gone/#a"  # by the address that it would have
    assert seen.file("pdf/handbook.pdf") == "../../../pdf/handbook.pdf"
    assert (seen.title("gone.md"), seen.summary("gone.md")) == ("gone.md", "")
    assert seen.summary("stages/dialogue.md") == HANDBOOK.pages["ru", "stages/dialogue.md"].summary != ""


def test_a_preview_links_no_pdf() -> None:
    assert not View(HANDBOOK, HANDBOOK.pages["ru", "index.md"]).has_pdfs
    assert download(view("ru", "index.md"), BOOK, "Книга {size}") == ""
    html = download(view("ru", "index.md", has_pdfs=True), BOOK, "Книга ({size})")
    assert 'href="../ru/pdf/handbook.pdf"' in html or 'href="pdf/handbook.pdf"' in html
    assert 'data-bytes="ru/pdf/handbook.pdf"' in html
    assert html.index("Книга") < html.index("data-bytes")


def test_a_form_of_dialogue_without_a_size_has_no_words_for_it() -> None:
    seen = view("ru", "formats/index.md")
    with_size, without = (
        next(entry for entry in HANDBOOK.formats if bool(entry.wording) == has) for has in (True, False)
    )
    assert seen.format_fields(without)["people"] == seen.format_fields(without)["questions"] == ""
    fields = seen.format_fields(with_size)
    assert fields["people"] == with_size.wording["people"]["ru"]
    assert (fields["id"], fields["href"]) == (
        with_size.id,
        f"../formats/{with_size.id}/".removeprefix("../formats/"),
    )


def rendered(text: str) -> str:
    return markdown.markdown(text, extensions=[ChecklistExtension(), FiguresExtension(), "attr_list"])


def test_a_checklist_with_paragraphs_lists_and_items_without_ids() -> None:
    root = parsed(rendered("- [ ] Один **два** { #one }\n\n    - внутри\n\n- [x] Без id\n\n- просто"))
    boxes = list(root.iter("input"))
    assert [(each.get("id"), each.get("type"), each.get("disabled")) for each in boxes] == [
        ("one-box", "checkbox", "disabled"),
        (None, "checkbox", "disabled"),
    ]
    labels = list(root.iter("label"))
    assert [label.get("for") for label in labels] == ["one-box", None]
    assert "".join(labels[0].itertext()) == "Один два"  # and what is within the item stays below
    holder = next(each for each in root.iter() if labels[0] in list(each))
    assert [child.tag for child in holder][:2] == ["input", "label"]
    assert [item.get("id") for item in root.iter("li")].count("one") == 1
    assert "внутри" in "".join(root.itertext())


def test_lists_without_boxes_are_left_alone() -> None:
    assert "handbook-checklist" not in rendered("- один\n- два [ ] три\n\n1. [ ] по порядку")


@pytest.mark.parametrize(
    ("text", "is_figure"),
    [
        ('![А](a.svg "Б")', True),
        ("![А](a.svg)", True),
        ("слово ![А](a.svg)", False),
        ("![А](a.svg) слово", False),
        ("![А](a.svg)![Б](b.svg)", False),
        ("[А](a.svg)", False),
    ],
)
def test_which_pictures_are_figures(text: str, is_figure: bool) -> None:
    html = rendered(text)
    assert ("<figure>" in html) == is_figure
    assert ("loading=" in html) == is_figure
    assert ("<figcaption>Б</figcaption>" in html) == ('"Б"' in text)


def menu_entry(count: int, at: int | None, has_index: bool = True, is_first: bool = False) -> str:
    """The entry of a section of so many pages, on one of them (on none of them: None)."""
    pages = [
        SimpleNamespace(title=f"p{number}", url=f"p{number}/", file=SimpleNamespace(name=f"p{number}"))
        for number in range(count)
    ]
    if has_index:
        pages.insert(0, SimpleNamespace(title="Бөлім", url="i/", file=SimpleNamespace(name="index")))
    section = SimpleNamespace(title="Бөлім", is_section=True, active=at is not None, children=pages)
    environment = Environment(loader=FileSystemLoader(ROOT / "overrides" / "partials"), autoescape=True)
    environment.filters["url"] = str
    page = pages[at] if at is not None else None
    nav = [section] if is_first else [SimpleNamespace(is_section=True), section]
    return str(
        environment.get_template("nav.html")
        .make_module({"page": page, "nav": nav, "nearest": navigation.nearest})
        .entry(section)
    )


def test_the_first_section_of_the_menu_is_open_to_all() -> None:
    assert re.findall(r'href="p(\d+)/"', menu_entry(8, None, is_first=True)) == [*"01234567"]


def test_a_section_has_a_short_name_in_the_head() -> None:
    seen = view("ru", "index.md")
    assert navigation.short_name(seen, "ru/stages/", "Этапы диалога") == "Этапы"
    assert navigation.short_name(seen, "ru/other/", "Другое") == "Другое"
    assert set(HANDBOOK.words.area("frame.head", "kk")) == navigation.SHORT


@pytest.mark.parametrize(
    ("count", "at", "has_index", "expected"),
    [
        (8, None, False, [0]),  # closed: a link to its first page
        (8, None, True, []),
        (8, 3, False, range(8)),
        (31, 0, False, range(31)),
        (1000, 0, False, range(31)),
        (1000, 0, True, range(31)),  # on its first page
        (1000, 500, False, range(485, 516)),
        (1000, 501, True, range(485, 516)),
        (1000, 999, False, range(984, 1000)),
    ],
)
def test_the_menu_of_a_long_section_shows_what_is_near(
    count: int, at: int | None, has_index: bool, expected: Iterable[int]
) -> None:
    html = menu_entry(count, at, has_index)
    assert re.findall(r'href="p(\d+)/"', html) == [str(number) for number in expected]
    assert html.count("aria-current") == (at is not None)


@pytest.mark.parametrize("path", ["stages/index.md", "templates/monitoring.md"])
def test_what_stands_among_stages_or_is_called_like_one_is_none(path: str) -> None:
    assert navigation.stepper(view("kk", path)) == ""
    assert navigation.pagination(view("kk", path)) is None
