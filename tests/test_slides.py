"""The trainer's slides as files: what stands on them, in which language, how large, and that nothing runs over."""

from __future__ import annotations

import io
import json
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from handbook.deck import content as slide_content
from handbook.deck import layout as slide_layout
from handbook.deck.content import SlideContent
from handbook.frame import styles
from handbook.model import LANGUAGES, outputs
from handbook.model.slides import PROGRAMMES
from handbook.publish.links import catalogue
from handbook.publish.office import slide_master, slides
from handbook.publish.office.ooxml import locale
from handbook.rules import check
from handbook.source import exercises, reader
from handbook.text.typography import typeset
from support.building import build, settle
from support.office import faults
from support.places import ROOT, SITE
from support.real import HANDBOOK
from support.training import EXERCISES, rows, section

STYLES = styles.read(ROOT)
PATHS = {language: outputs.SLIDES.path(language) for language in LANGUAGES}
CONTENT = dict(slides.files(HANDBOOK, STYLES, ""))
DECKS: dict[str, Any] = {
    language: Presentation(io.BytesIO(CONTENT[path])) for language, path in PATHS.items()
}
SHOWN: dict[str, list[SlideContent]] = {
    language: list(slide_content.deck(HANDBOOK, language, "")) for language in LANGUAGES
}
TITLE = {"one-day": ("Бір күн", "День"), "half-day": ("Жарты күн", "Полдня")}
KAZAKH = "әіңғүұқө"
LOOK_ALIKES = re.compile(r"[а-яёәіңғүұқөһ][a-z]|[a-z][а-яёәіңғүұқөһ]", re.IGNORECASE)


def each_slide() -> Iterator[tuple[str, Any, SlideContent]]:
    for language in LANGUAGES:
        for slide, shown in zip(DECKS[language].slides, SHOWN[language], strict=True):
            yield language, slide, shown


def words(slide: Any) -> str:
    """All text of a slide, with plain spaces."""
    found = [element.text or "" for element in slide._element.iter(qn("a:t"))]
    return " ".join(found).replace("\u00a0", " ").replace("\t", " ")


def flat(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from flat(shape.shapes)


def test_a_deck_is_neither_thin_nor_endless() -> None:
    assert 25 <= len(HANDBOOK.slides) <= 37
    for language in LANGUAGES:
        assert len(DECKS[language].slides) == len(HANDBOOK.slides)
        assert (DECKS[language].slide_width, DECKS[language].slide_height) == (Pt(960), Pt(540))


def test_every_slide_has_a_title_of_its_own_and_notes() -> None:
    titles = Counter((language, slide.shapes.title.text_frame.text) for language, slide, _ in each_slide())
    assert [title for title, count in titles.items() if count > 1 or not title[1].strip()] == []
    for language, slide, shown in each_slide():
        notes = slide.notes_slide.notes_text_frame.text.replace("\u00a0", " ")
        assert shown.slide.notes[language] in notes
        assert re.search(r"минут", notes.split("\n")[0]), "for how long"
        assert notes.split("\n")[-1].startswith(("Анықтамалықта: ", "В справочнике: ")), "where to read on"
        assert (shown.slide.only == "") == notes.startswith(("Екі бағдарламада да", "Есть в обеих")), (
            shown.slide.id
        )


def test_every_word_is_marked_with_its_language() -> None:
    for language, deck in DECKS.items():
        marked = 0
        for slide in deck.slides:
            for part in (slide, slide.notes_slide):
                for run in [*part._element.iter(qn("a:r")), *part._element.iter(qn("a:fld"))]:
                    assert run.find(qn("a:rPr")).get("lang") == locale(
                        HANDBOOK.words.area("frame", language)
                    ), run.find(qn("a:t")).text
                    marked += 1
        assert marked > 500
        assert deck.core_properties.language == locale(HANDBOOK.words.area("frame", language))


def test_letters_are_those_of_the_handbook() -> None:
    for language, slide, shown in each_slide():
        text = words(slide)
        for written in (
            shown.title,
            shown.lead,
            shown.kicker,
            *shown.points,
            *(cell for row in shown.rows for cell in row),
        ):
            assert typeset(written, language).replace("\u00a0", " ") in text
        assert not LOOK_ALIKES.search(text), text
    assert set(KAZAKH) <= set(" ".join(words(slide) for slide in DECKS["kk"].slides).lower())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stage_with_its_recommendations(language: str) -> None:
    for number, stage in enumerate(HANDBOOK.stages, start=1):
        page = HANDBOOK.pages[(language, f"stages/{stage.id}.md")]
        [slide] = [
            slide
            for lang, slide, shown in each_slide()
            if (lang, shown.slide.kind, shown.slide.of) == (language, "stage", stage.id)
        ]
        assert slide.shapes.title.text_frame.text.replace("\u00a0", " ") == page.title
        for name in stage.recommendations:
            found = page.section(name)
            assert found
            assert found.title in words(slide)
        assert [
            shown.stage
            for shown in SHOWN[language]
            if shown.slide.of == stage.id and shown.slide.kind == "stage"
        ] == [number]


@pytest.mark.parametrize("language", LANGUAGES)
def test_slides_within_a_stage_show_that_they_are(language: str) -> None:
    """The stage that was begun last goes on through exercises, the case and tables; other slides stand outside of the stages."""
    begun = 0
    within = set()
    for shown in SHOWN[language]:
        begun += shown.slide.kind == "stage"
        is_within = shown.slide.kind in ("stage", "exercise", "case", "sizes", "others", "sections")
        assert shown.stage == (begun if is_within else 0), shown.slide.id
        within |= {shown.slide.kind} if shown.stage else set()
    assert {"stage", "exercise", "case", "sizes", "others"} <= within


def test_notes_say_both_times_where_the_programmes_differ() -> None:
    slide = HANDBOOK.slides[0]
    for minutes, told in (
        (
            {"one-day": 20, "half-day": 5},
            "Время: в программе на полдня – 5 минут, в программе на день – 20 минут.",
        ),
        ({"one-day": 21, "half-day": 21}, "Время: 21 минута."),
        ({}, "Отдельного времени нет, говорите не дольше минуты."),
    ):
        timed = replace(HANDBOOK, slides=(replace(slide, only="", minutes=minutes),))
        [shown] = slide_content.deck(timed, "ru", "")
        assert shown.notes[0] == f"Есть в обеих программах. {told}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_dialogue_with_its_size(language: str) -> None:
    tables = [row for shown in SHOWN[language] for row in shown.rows]
    text = " ".join(words(slide) for lang, slide, shown in each_slide() if lang == language and shown.rows)
    assert len(HANDBOOK.formats) == 13
    for entry in HANDBOOK.formats:
        title = HANDBOOK.pages[(language, f"formats/{entry.id}.md")].title
        [row] = [row for row in tables if row[0] == title]
        assert title in text
        for size in entry.wording.values():
            assert size[language] in row
            assert size[language] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_exercise_with_its_goal_and_time(language: str) -> None:
    named = [shown for shown in SHOWN[language] if shown.slide.kind == "exercise"]
    assert [shown.slide.of for shown in named] == EXERCISES
    for shown in named:
        found = exercises.read(section(language, "exercises", shown.slide.of))
        assert found
        assert shown.lead.lower() in found.goal[1].lower()
        assert shown.facts[0][1].startswith(f"{found.minutes} минут")
        notes = "\n".join(shown.notes)
        assert all(step in notes for step in found.steps)
        assert all(question in notes for question in found.questions)


def test_answers_are_on_no_slide() -> None:
    for language, slide, shown in each_slide():
        if shown.slide.kind == "exercise":
            answer = section(language, "exercises", shown.slide.of).text.partition("/// answer")[2]
            sentences = [line for line in answer.split("\n") if len(line) > 40]
            assert sentences
            assert not [line for line in sentences if line[:40] in words(slide)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("programme", PROGRAMMES)
def test_slides_of_a_programme_follow_its_timetable(language: str, programme: str) -> None:
    shown = [found for found in SHOWN[language] if programme in found.slide.programmes]
    table = rows(language, "index", programme)[1:]
    exercise = {found.slide.id: int(re.match(r"\d+", found.facts[0][1])[0]) for found in shown if found.facts}  # type: ignore[index]
    minutes = [exercise.get(found.slide.id) or found.slide.minutes.get(programme, 0) for found in shown]
    assert [count for count in minutes if count] == [int(row[1]) for row in table[:-1]]
    in_table = re.findall(r"exercises\.md#([\w-]+)", " ".join(row[2] for row in table))
    assert [found.slide.of for found in shown if found.slide.kind == "exercise"] == in_table


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_programme_is_a_show_of_its_own(language: str) -> None:
    deck = DECKS[language]
    ids = [item.rId for item in deck.slides._sldIdLst]
    shows = {
        show.get("name"): [item.get(qn("r:id")) for item in show.iter(qn("p:sld"))]
        for show in deck.element.iter(qn("p:custShow"))
    }
    expected = {
        TITLE[programme][LANGUAGES.index(language)]: [
            found
            for found, shown in zip(ids, SHOWN[language], strict=True)
            if programme in shown.slide.programmes
        ]
        for programme in PROGRAMMES
    }
    assert shows == expected
    assert all(name in section(language, "index", "offline").text for name in shows), "the page names them"


def test_the_case_is_said_to_be_invented() -> None:
    cases = [
        (language, slide, shown) for language, slide, shown in each_slide() if shown.slide.kind == "case"
    ]
    assert len(cases) >= 2 * 4
    for language, slide, _ in cases:
        assert {"kk": "Ойдан шығарылған мысал", "ru": "Вымышленный пример"}[language] in words(slide)
    names = re.compile("Марат|Айг[үу]ль?|автобус", re.IGNORECASE)
    others = [(slide, shown) for _, slide, shown in each_slide() if shown.slide.kind in ("points", "stage")]
    assert [shown.slide.id for slide, shown in others if names.search(words(slide))] == []


def test_letters_are_large_enough_and_nothing_runs_over() -> None:
    for _, slide, shown in each_slide():
        assert slide_layout.fits(shown), shown.slide.id
        assert slide_layout.title_lines(shown) <= slide_layout.most_title_lines(shown), shown.slide.id
        strip = [shape for shape in slide.shapes if hasattr(shape, "shapes") and shown.slide.kind != "flow"]
        small = {run for group in strip for run in group._element.iter(qn("a:r"))}
        for run in slide._element.iter(qn("a:r")):
            size = run.find(qn("a:rPr")).get("sz")
            assert run in small or size is None or int(size) >= 2200, run.find(qn("a:t")).text
    assert slide_layout.TITLE_SIZE >= 32
    for layout in slide_master.LAYOUTS.values():
        assert all(
            place.size >= 20
            for place in layout.placeholders
            if place.size and place.type not in ("ftr", "sldNum")
        )


def test_tables_and_panels_are_read_from_the_last_row() -> None:
    for language, slide, shown in each_slide():
        for shape in slide.shapes:
            if shape.has_table:
                assert min(int(run.get("sz")) for run in shape._element.iter(qn("a:rPr"))) >= 2200
                assert shape.table.first_row, "a head"
                assert shape.table.cell(0, 0).text == HANDBOOK.words.area("slides.deck", language)["format"]
            if shape.is_placeholder and shape.placeholder_format.idx == slide_master.SIDE:
                assert min(int(run.get("sz")) for run in shape._element.iter(qn("a:rPr"))) >= 2400, (
                    shown.slide.id
                )


def test_a_table_shows_the_forms_that_it_names_and_no_others() -> None:
    slide = next(slide for slide in HANDBOOK.slides if slide.kind == "sizes")
    show = lambda **changes: slide_content.show(HANDBOOK, "ru", replace(slide, **changes))  # noqa: E731
    few = show(forms=("seminar", "conference"))
    assert few is not None
    assert [row[0] for row in few.rows] == ["Форма диалога", "Семинар", "Конференция, форум"]
    whole = show(forms=())
    assert whole is not None
    assert len(whole.rows) == 9
    assert show(forms=("debates",)) is None, "it has no size"


def test_titles_say_something() -> None:
    for shown in (found for deck in SHOWN.values() for found in deck):
        assert not re.search(r"^(Особенности|Остальные|Түрлердің ерекшеліктері|Қалған)", shown.title)
    assert len({shown.title for shown in SHOWN["ru"] if shown.rows}) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_notes_say_how_a_show_is_started(language: str) -> None:
    names = [HANDBOOK.words.area("slides.file", language)[programme] for programme in PROGRAMMES]
    told = "\n".join(SHOWN[language][0].notes)
    assert all(f"«{name}»" in told for name in names)
    for text in (told, section(language, "index", "offline").text):
        assert "PowerPoint" in text
        assert "LibreOffice" in text


def test_everything_stands_within_the_slide() -> None:
    for language, slide, shown in each_slide():
        for shape in flat(slide.shapes):
            if shape._element.find(f".//{qn('a:xfrm')}[@rot]") is not None and not hasattr(shape, "shapes"):
                continue  # a bent line: its frame lies across
            assert shape.left >= 0, (language, shown.slide.id)
            assert shape.top >= 0, (language, shown.slide.id)
            assert shape.left + shape.width <= Pt(960), (language, shown.slide.id, shape.name)
            limit = Pt(540) if shape.is_placeholder else Pt(slide_layout.BODY_BOTTOM)
            assert shape.top + shape.height <= limit + 1, (language, shown.slide.id, shape.name)


def test_pictures_have_words_and_titles_their_place() -> None:
    for _, slide, shown in each_slide():
        assert slide.shapes.title.placeholder_format.idx == 0
        for shape in slide.shapes:
            if not shape.is_placeholder:
                assert shape._element.find(f".//{qn('p:cNvPr')}").get("descr"), shown.slide.id
        assert not [shape for shape in slide.placeholders if not shape.text_frame.text], (
            "an empty placeholder shows its prompt"
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_diagram_is_of_native_shapes_with_the_way_back(language: str) -> None:
    [slide] = [
        slide for lang, slide, shown in each_slide() if lang == language and shown.slide.kind == "flow"
    ]
    [group] = [shape for shape in slide.shapes if hasattr(shape, "shapes")]
    boxes = {
        shape.text_frame.text.replace("\u00a0", " "): shape
        for shape in group.shapes
        if shape.has_text_frame and not shape.text_frame.text.isdigit()
    }
    titles = [HANDBOOK.pages[(language, f"stages/{stage.id}.md")].title for stage in HANDBOOK.stages]
    assert list(boxes) == titles
    assert not list(slide._element.iter(qn("p:pic")))
    numbers = {shape.shape_id: number for number, shape in enumerate(boxes.values(), start=1)}
    ends = [
        (line.find(f".//{qn('a:stCxn')}"), line.find(f".//{qn('a:endCxn')}"))
        for line in group._element.iter(qn("p:cxnSp"))
    ]
    pairs = {
        (numbers[int(start.get("id"))], numbers[int(end.get("id"))])
        for start, end in ends
        if start is not None and end is not None
    }
    assert pairs == {(1, 2), (2, 3), (3, 4), (4, 5), (5, 6)}
    starts = {numbers[int(start.get("id"))] for start, end in ends if start is not None and end is None}
    targets = {numbers[int(end.get("id"))] for start, end in ends if end is not None and start is None}
    assert (starts, targets) == ({6}, {3})
    assert all(title in group._element.find(f".//{qn('p:cNvPr')}").get("descr") for title in titles)


def test_text_is_told_apart_from_its_ground() -> None:
    scheme = dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{3,6})\b", STYLES.text))

    def luminance(name: str) -> float:
        digits = slide_master._six(scheme[slide_master.SCHEME[{"bg1": "lt1", "tx1": "dk1"}.get(name, name)]])
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for layout in slide_master.LAYOUTS.values():
        for place in layout.placeholders:
            light, dark = sorted(
                (luminance(place.colour), luminance(place.fill or layout.background)), reverse=True
            )
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (layout.type, place)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert dict(slides.files(HANDBOOK, styles.read(ROOT), "")) == CONTENT
    for content in CONTENT.values():
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_named_and_every_link_leads_to_one(language: str) -> None:
    with zipfile.ZipFile(io.BytesIO(CONTENT[PATHS[language]])) as file:
        assert file.testzip() is None
        names = file.namelist()
        assert len(names) == len(set(names))
        parts = {name: ElementTree.fromstring(file.read(name)) for name in names}
    types = {element.get("PartName") for element in parts["[Content_Types].xml"] if element.get("PartName")}
    assert types == {
        f"/{name}" for name in names if not name.endswith(".rels") and name != "[Content_Types].xml"
    }
    for name, root in parts.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for link in root:
                target = str(link.get("Target"))
                assert posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") in names, (
                    name,
                    target,
                )
        else:
            ids = [element.get("id") for element in root.iter(qn("p:cNvPr"))]
            assert len(ids) == len(set(ids)), name


def test_what_the_file_says_of_itself() -> None:
    for language, deck in DECKS.items():
        properties = deck.core_properties
        assert properties.title == SHOWN[language][0].title
        assert properties.author == {"kk": "ҮЕҰ мен билік диалогы", "ru": "Диалог НПО и власти"}[language]
        assert properties.created == properties.modified
        assert f"{properties.modified:%Y-%m-%d}" == max(
            day for (lang, _), (_, day) in HANDBOOK.changed.items() if lang == language
        )


def test_the_address_stands_at_the_foot_where_it_is_known() -> None:
    made = dict(slides.files(HANDBOOK, STYLES, "https://example.org/handbook/"))
    foot, notes = {}, {}
    for language in LANGUAGES:
        slide = Presentation(io.BytesIO(made[PATHS[language]])).slides[7]
        foot[language] = words(slide)
        notes[language] = slide.notes_slide.notes_text_frame.text
    assert "· example.org/handbook" in foot["kk"]
    assert "· example.org/handbook/ru" in foot["ru"]
    assert "https://example.org/handbook/ru/stages/analysis/" in notes["ru"]
    assert not any("://" in words(slide) for _, slide, _ in each_slide())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_has_the_slides_and_says_their_size(language: str) -> None:
    path = PATHS[language]
    published = (SITE / path).read_bytes()
    assert published == CONTENT[path]
    html = (SITE / Path(path).parent / "index.html").read_text(encoding="utf-8")
    link = re.search(
        r'<a href="slides\.pptx"[^>]* type="([^"]+)" download>[^<]*<span data-bytes="[^"]+">(\d+)\xa0КБ</span>',
        html,
    )
    assert link
    assert link[1] == catalogue.TYPES[".pptx"]
    assert int(link[2]) == round(len(published) / 1024)
    [entry] = [
        file
        for file in json.loads((SITE / "catalogue.json").read_text(encoding="utf-8"))["files"]
        if file["path"] == path
    ]
    assert entry == {
        "path": path,
        "type": catalogue.TYPES[".pptx"],
        "size": len(published),
        "languages": [language],
        "page": "training/index",
        "title": entry["title"],
        **({"changed": entry["changed"]} if "changed" in entry else {}),
    }
    assert all(entry["title"].values())
    with zipfile.ZipFile(SITE / "handbook-offline.zip") as archive:
        assert archive.read(path) == published


@pytest.mark.parametrize(
    ("find", "put", "rule", "told"),
    [
        ("ru: 'Познакомимся'", "en: 'Meet'", "unknown-key", "en"),
        (", ru: 'Познакомимся'", "", "missing-key", "ru"),
        ("  notes: {kk: 'Сұраңыз.', ru: 'Спросите.'}\n", "", "missing-key", "notes"),
        ("kind: flow", "kind: film", "wrong-type", "stage | exercise"),
        ("only: one-day", "only: evening", "wrong-type", "half-day | one-day"),
        ("kind: flow", "kind: flow\n  colour: red", "unknown-key", "minutes"),
        ("kind: flow", "kind: flow\n  minutes: long", "wrong-type", "25"),
        ("kind: flow", "kind: flow\n  minutes: {half-day: 20}", "missing-key", "one-day"),
    ],
)
def test_what_an_editor_is_told(tiny: Path, find: str, put: str, rule: str, told: str) -> None:
    file = tiny / "docs/_data/slides.yml"
    text = file.read_text(encoding="utf-8")
    assert find in text
    file.write_text(text.replace(find, put, 1), encoding="utf-8")
    found = [problem for problem in check(reader.read(tiny)) if problem.rule == rule]
    assert found
    assert all(problem.place.path == "docs/_data/slides.yml" and problem.place.line for problem in found)
    assert any(told in problem.message for problem in found)


def test_slides_that_cannot_be_written_leave_no_half_of_a_site(tiny: Path) -> None:
    (tiny / "docs/training").write_text("a file where the folder of the slides should be", encoding="utf-8")
    result = build(settle(tiny), "--strict")
    assert result.returncode != 0
    assert "Сайт не собран" in result.stdout + result.stderr
    assert "training" in result.stdout + result.stderr
    assert not (tiny / "site").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_follows_the_schema(tmp_path: Path, language: str) -> None:
    assert faults(CONTENT[PATHS[language]], tmp_path, "pptx") == []
