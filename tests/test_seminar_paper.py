"""What a seminar needs on paper: sheets on paper of their own, and a print job of the right number of each."""

from __future__ import annotations

import io
import re
import subprocess
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import page as page_validation
import pikepdf
import pytest
from PIL import Image

from handbook.model import LANGUAGES, outputs, seminar
from handbook.publish.paper import handouts, pdf, print_job, sheets, stacks
from handbook.publish.paper.stacks import Stack, mark
from handbook.render.html import parsed
from support.places import SITE
from support.printed import FACE, letters, text_of
from support.real import HANDBOOK
from support.training import rows, section


def pages(path: str) -> list[str]:
    """The letters on each page."""
    return [letters(page) for page in text_of(SITE / path).split("\f")[:-1]]


# Sheets


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sheet_has_a_page_and_a_blank_back(language: str) -> None:
    found = pages(outputs.SHEETS.path(language))
    named = seminar.sheets(HANDBOOK, language)
    assert len(found) == 2 * len(named) == 20
    assert not any(found[1::2])
    for place, title in enumerate(named.values()):
        assert letters(title) in found[seminar.first_page(place) - 1]
    cards = HANDBOOK.pages[language, "training/handouts.md"].within("role-cards")
    assert len(cards) == 4
    place = list(named).index("role-cards")
    assert all(letters(card.title) in found[2 * place] for card in cards)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_at_the_door_has_a_row_for_each_and_speaks_of_no_state_body(language: str) -> None:
    table = rows(language, "handouts", "sheet-attendance")[1:]
    assert [row[0] for row in table] == [str(number) for number in range(1, 26)]
    said = section(language, "handouts", "sheet-attendance").text
    assert not re.search("государственн|протокол|мемлекеттік|хаттама", said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feedback_of_half_a_day_asks_of_what_was_done(language: str) -> None:
    day, half = (rows(language, "feedback", name) for name in ("feedback-sheet", "feedback-half-day"))
    assert [row for row in half if row not in day] == []
    assert len(day) - len(half) == 2


def ink(path: Path, page: int, box: tuple[float, float, float, float]) -> list[int]:
    """How many dark points there are on each line of a part of a page, 5 lines a millimetre; `box` in millimetres."""
    made = subprocess.run(
        ["pdftoppm", "-r", "127", "-gray", "-f", str(page), "-l", str(page), path],
        capture_output=True,
        check=True,
    )
    left, top, right, bottom = (round(5 * edge) for edge in box)
    picture = Image.open(io.BytesIO(made.stdout)).convert("L")
    return [sum(picture.crop((left, line, right, line + 1)).histogram()[:100]) for line in range(top, bottom)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_a_role_keep_off_the_line_that_is_cut(language: str) -> None:
    """Between the deputy's words and the line below there are two millimetres of nothing."""
    path = SITE / outputs.SHEETS.path(language)
    page = seminar.first_page(list(seminar.sheets(HANDBOOK, language)).index("role-cards"))
    rows = ink(path, page, (106, 110, 199, 170))
    line = rows.index(max(rows))
    assert not any(rows[line - 12 : line - 3])
    assert any(rows[line - 60 : line - 12])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_is_on_a_sheet(language: str) -> None:
    text = "".join(pages(outputs.SHEETS.path(language)))
    answers = [
        line
        for section in HANDBOOK.pages[language, "training/exercises.md"].sections
        for line in section.text.partition("/// answer")[2].split("\n")
        if len(line) > 60 and not line.startswith("|")
    ]
    assert len(answers) > 10
    assert [line for line in answers if letters(line)[:45] in text] == []


def test_a_sheet_too_long_for_its_page_is_refused() -> None:
    def made(count: int) -> pdf.Document:
        words = "<p>Слово за слово, дело за делом.</p>" * count
        html = f'<div class="part part--sheet-facts"><h3 id="sheet-facts">А</h3>{words}</div>'
        contents = {("ru", "training/handouts.md"): parsed(html)}
        return next(
            document for document in sheets.pdfs(HANDBOOK, contents, "") if document.path.startswith("ru")
        )

    assert pdf.write(made(20)).pages == 16
    with pytest.raises(pdf.PdfError, match=r"^docs/ru/training/handouts\.md:1: \[long-sheet\]"):
        pdf.write(made(80))


# The print job


def cover_of(language: str) -> str:
    return text_of(SITE / outputs.PRINT_JOB.path(language), "-layout", "-l", "1")


class Told(NamedTuple):
    """A row of the first page."""

    copies: int
    each: int
    first: int
    last: int


def told(language: str) -> list[Told]:
    row = re.compile(r"^.*\S {2,}(\d+), \S.*?\s+(\d+)\s+(\d+)-(\d+)$", re.MULTILINE)
    return [Told(*map(int, numbers)) for numbers in row.findall(cover_of(language))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_job_has_the_copies_and_the_pages_that_its_first_page_tells(language: str) -> None:
    path = outputs.PRINT_JOB.path(language)
    found = pages(path)
    assert found[1] == "", "the plan is on one page"
    assert len(told(language)) == len(print_job.ITEMS)
    expected = 3
    for item, row in zip(print_job.ITEMS, told(language), strict=True):
        assert row.first == expected, item
        expected = row.last + 1
        stack = found[row.first - 1 : row.last]
        length, rest = divmod(len(stack), row.copies)
        assert rest == 0
        assert length == row.each
        assert length % 2 == 0, "the next copy begins on a sheet of its own"
        assert stack == stack[:length] * row.copies
        assert stack[0]
        assert row.copies == print_job.COPIES[item.to]
    assert expected == len(found) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_job_is_what_the_trainers_page_asks_for(language: str) -> None:
    found = Counter(pages(outputs.PRINT_JOB.path(language)))
    for stage in HANDBOOK.stages:
        assert found[pages(outputs.HANDOUT.path(language, stage.id))[0]] == 20
    copies = {"sheet-minutes": 10, "feedback-sheet": 20, "feedback-half-day": 20, "sheet-attendance": 1}
    for place, name in enumerate(seminar.sheets(HANDBOOK, language)):
        text = pages(outputs.SHEETS.path(language))[2 * place]
        assert found[text] == copies.get(name, 5), name
    for text in pages(outputs.FORMAT_CARDS.path(language)):
        assert found[text] == 5
    table = " | ".join(map(" ".join, rows(language, "index", "print")))
    for item in print_job.ITEMS:
        if item.kind == "form":
            count = print_job.COPIES[item.to]
            assert re.search(rf"templates/{item.id}\.md\)[^|]*\b{count} ", table), item


def typed(language: str, way: str, programme: str) -> tuple[list[int], int]:
    """The pages that the first page says to print, and its count of the paper."""
    label = HANDBOOK.words.area("paper.job", language)
    document = next(
        each
        for each in print_job.pdfs(HANDBOOK, stand_ins())
        if each.path == outputs.PRINT_JOB.path(language)
    )
    shown = parsed(document.html).iter("tr")
    row = next(row for row in shown if row[0].text == label[way])
    place = 1 + list(print_job.NEEDED).index(programme)
    filled = stacks._told(row[place].text or "", *sizes_and_starts(language))
    assert letters(filled) in letters(text_of(SITE / document.path, "-l", "1"))
    ranges = re.findall(r"(\d+)-(\d+)", filled)
    numbers = [number for first, last in ranges for number in range(int(first), int(last) + 1)]
    return numbers, next(int(each) for each in re.findall(r"\(\D*(\d+)", filled))


def stand_ins() -> list[pdf.Document]:
    """Documents of the paths that a job is made of, with nothing on them."""
    forms = [
        outputs.FORM.path(language, item.id)
        for item in print_job.ITEMS
        for language in LANGUAGES
        if item.kind == "form"
    ]
    stages = [outputs.HANDOUT.path(language, stage.id) for stage in HANDBOOK.stages for language in LANGUAGES]
    rest = [each.path(language) for each in (outputs.SHEETS, outputs.FORMAT_CARDS) for language in LANGUAGES]
    return [pdf.Document(path, "<p>") for path in (*forms, *stages, *rest)]


def sizes_and_starts(language: str) -> tuple[list[int], list[int]]:
    return [row.each for row in told(language)], [row.first - 1 for row in told(language)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("programme", ["half", "day"])
@pytest.mark.parametrize("way", print_job.WAYS)
def test_what_is_typed_prints_what_a_programme_needs(language: str, programme: str, way: str) -> None:
    wanted = [
        number
        for item, row in zip(print_job.ITEMS, told(language), strict=True)
        if item.programme in print_job.NEEDED[programme]
        for number in range(row.first, row.first + row.each * print_job.WAYS[way][item.to])
    ]
    numbers, paper = typed(language, way, programme)
    assert numbers == wanted
    assert paper == len(wanted) // 2


def test_twelve_and_eight_readers_get_a_copy_each_and_groups_either_language() -> None:
    kk, ru = print_job.WAYS["from_kk"], print_job.WAYS["from_ru"]
    assert (kk["person"], ru["person"]) == (12, 8)
    assert all(kk[to] == ru[to] == copies for to, copies in print_job.COPIES.items() if to != "person")
    assert all(
        ways["person"] == 4 * ways["group"] == 2 * ways["pair"]
        for ways in (print_job.COPIES, print_job.WAYS["twelve"])
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_spare_copies_are_asked_for_by_the_page_and_by_the_plan(language: str) -> None:
    at = next(at for at, item in enumerate(print_job.ITEMS) if item.id == "dialogue-plan")
    row = told(language)[at]
    title = next(form.title[language] for form in HANDBOOK.templates if form.id == "dialogue-plan")
    spare = HANDBOOK.words.area("paper.job", language)["spare"]
    said = spare.format(title=title, pages=f"{row.first}-{row.first + 2 * row.each - 1}")
    assert letters(said) in letters(cover_of(language).replace("\n", " "))
    two = {"kk": "екі дана артық", "ru": "два экземпляра"}[language]
    assert two in spare
    assert two in section(language, "index", "print").text


def order_of(language: str, programme: str) -> list[str]:
    """The exercises of a programme, and what is handed out before and after them."""
    name = {"half": "half-day", "day": "one-day"}[programme]
    text = section(language, "index", name).text
    found = re.findall(r"exercises\.md#([\w-]+)", text)
    assert text.index("feedback.md") > text.index(found[-1]), "the feedback comes last"
    return [print_job.START, *found, print_job.END]


def out_of_order(items: Sequence[print_job.Item], order: Sequence[str]) -> list[print_job.Item]:
    """What stands after something that is handed out later; a stage's handout comes after its exercise."""
    times = [(order.index(item.when), item.kind == "stage") for item in items]
    return [item for item, time, before in zip(items[1:], times[1:], times, strict=False) if time < before]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("programme", ["half", "day"])
def test_stacks_stand_in_the_order_of_the_programme(language: str, programme: str) -> None:
    needed = [item for item in print_job.ITEMS if item.programme in print_job.NEEDED[programme]]
    order = order_of(language, programme)
    assert out_of_order(needed, order) == []
    assert out_of_order([needed[-1], *needed[:-1]], order) == [needed[0]]
    swapped = [*needed[:3], needed[4], needed[3], *needed[5:]]
    assert bool(out_of_order(swapped, order)) == (needed[3].when != needed[4].when)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_says_by_which_exercise_each_is_handed_out(language: str) -> None:
    """At the exercise that names it first, a stage's handout after the last of its exercises."""
    order = order_of(language, "day")[1:-1]
    first: dict[str, str] = {}
    for name in order:
        text = section(language, "exercises", name).text
        for found in re.findall(r"(?:handouts\.md#|templates/)([\w-]+)", text):
            first.setdefault(found, name)
    overview = section(language, "exercises", "overview").text
    lines = {
        name: re.findall(r"(?:stages|formats)/([\w-]+)\.md", line)
        for name in order
        for line in overview.split("\n")
        if f"(#{name})" in line
    }
    last = {
        stage: name
        for name, stages in lines.items()
        for stage in ["preparation" if stage == "index" else stage for stage in stages]
    }
    last["monitoring"] = "monitoring"  # the tenth exercise looks back at it
    last["dialogue"] = "role-play"
    for item in print_job.ITEMS:
        if item.kind == "stage":
            assert item.when == last[item.id], item
        elif item.kind != "cards" and item.when not in (print_job.START, print_job.END):
            assert item.when == first[item.id], item


def test_what_may_be_left_out_comes_last_and_takes_two_pages() -> None:
    assert print_job.ITEMS[-1] == print_job.Item(
        "form", "monitoring", "group", "option", "monitoring", pages=2
    )
    assert {told("kk")[-1].each, told("ru")[-1].each} == {2}


def test_the_same_sheet_stands_on_the_same_pages_in_both_languages() -> None:
    """So says the first page, to those who print for a room of two languages."""
    assert told("kk") == told("ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_promised_that_a_job_does_not_hold(language: str) -> None:
    """The poster and the trainer's own paper are not in it: none may call it all the paper of a seminar."""
    said = [
        *HANDBOOK.words.area("paper.job", language).values(),
        *HANDBOOK.words.area("downloads.pack", language).values(),
        *(text[language] for entry in HANDBOOK.downloads for text in entry.texts),
        section(language, "index", "print").text,
    ]
    promise = {
        "kk": re.compile("қағаздың бәрі", re.IGNORECASE),
        "ru": re.compile("вся бумага", re.IGNORECASE),
    }
    assert [text for text in said if promise[language].search(text)] == []


def test_what_comes_again_is_stored_once_and_tagged_anew(tmp_path: Path) -> None:
    look = FACE + '<style>* { font-family: "Noto Sans"; font-weight: 400 }</style>'

    def job(copies: int) -> pdf.Made:
        pages = f"Страницы {mark([(0, 1)])}, листов {mark([(0, 1), (1, 2)], 'paper')}."
        start = f'<html lang="ru"><title>Всё</title>{look}<p>{pages}'
        table = "<table><tr><th>Да<th>Нет</tr><tr><td>1<td>2</tr></table>"
        body = f'<html lang="ru">{look}<body>{table}<p>Раз <a href="https://example.org/">там</a><ul><li><p>и вот</ul>'
        other = (
            f'<html lang="ru">{look}<body><p>а<p style="break-before: page">б<p style="break-before: page">в'
        )
        return pdf.write(
            pdf.Document(
                "x.pdf", start, language="ru", stacks=(Stack(body, copies), Stack(other, 2, first=2))
            )
        )

    few, many = job(2), job(60)
    assert (few.pages, many.pages) == (2 + 2 * 2 + 2 * 2, 2 + 2 * 60 + 2 * 2)
    path = tmp_path / "job.pdf"
    for made in (few, many):
        path.write_bytes(made.content)
        assert page_validation.validate_pdf(
            path, profile=page_validation.ValidationProfile.PDF_UA_1
        ).is_compliant
        with pikepdf.open(path) as document:
            assert document.check_pdf_syntax() == []
            ids = [
                str(tag.ID)
                for tag in document.objects
                if isinstance(tag, pikepdf.Dictionary) and "/ID" in tag and "/S" in tag
            ]
            assert len(ids) == len(set(ids)) > 2
            own = [sheet.obj.StructParents for sheet in document.pages]
            drawn = {sheet.obj.Contents.objgen for sheet in document.pages}
        assert len(own) == len(set(own)) == made.pages
        assert len(drawn) == 1 + 1 + 2 + 1, "first page, stack, two of the other, blank"
    assert few.content == job(2).content


def test_marks_say_what_is_known_when_all_is_laid_out(tmp_path: Path) -> None:
    wanted = [(0, 3), (1, 2)]
    marks = [
        mark([(0, 3)]),
        mark(wanted),
        mark([(0, 2), (1, 2)]),
        mark(wanted, "paper"),
        mark([(1, 4)], "each"),
    ]
    start = f'<html lang="ru"><title>Всё</title>{FACE}<p>' + " / ".join(marks)
    one = f'<html lang="ru">{FACE}<p>а'
    two = f'<html lang="ru">{FACE}<p>а<p style="break-before: page">б<p style="break-before: page">в'
    copies = (Stack(one, 3), Stack(two, 4))
    path = tmp_path / "job.pdf"
    path.write_bytes(pdf.write(pdf.Document("x.pdf", start, language="ru", stacks=copies)).content)
    assert text_of(path, "-l", "1").split("\n")[0] == "3-8 / 3-16 / 3-6, 9-16 / 7 / 4"
    longer = start + '<p style="break-before: page">г' * 2
    further = tmp_path / "longer.pdf"
    further.write_bytes(pdf.write(pdf.Document("x.pdf", longer, language="ru", stacks=copies)).content)
    assert text_of(further, "-l", "1").split("\n")[0] == "5-10 / 5-18 / 5-8, 11-18 / 7 / 4"


def test_a_page_on_its_side_stands_up_so_that_its_back_comes_right(tmp_path: Path) -> None:
    """The top of the front is on the left, that of the back on the right: turned on the long edge, they meet."""
    side = f'<html lang="ru">{FACE}<style>@page {{ size: A4 landscape; margin: 0 }}</style><p>а<p style="break-before: page">б'
    upright = f'<html lang="ru">{FACE}<style>@page {{ size: A4; margin: 0 }}</style><p>в'
    start = f'<html lang="ru"><title>Всё</title>{FACE}<p>План'
    path = tmp_path / "job.pdf"
    copies = (Stack(side, 2), Stack(upright, 1))
    path.write_bytes(pdf.write(pdf.Document("x.pdf", start, language="ru", stacks=copies)).content)
    with pikepdf.open(path) as document:
        assert {tuple(map(round, sheet.MediaBox)) for sheet in document.pages} == {(0, 0, 595, 842)}  # type: ignore[call-overload]
        assert not any("/Rotate" in sheet for sheet in document.pages)
    found = [
        re.search(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>(\w)<', page)
        for page in text_of(path, "-bbox").split("<page ")[3:]
    ]
    places = [(each[3], float(each[1]) < 298, float(each[2]) < 421) for each in found if each]
    front, back = ("а", True, False), ("б", False, True)
    assert places == [front, back, front, back, ("в", True, True)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_job_stands_upright(language: str) -> None:
    with pikepdf.open(SITE / outputs.PRINT_JOB.path(language)) as document:
        assert {tuple(map(round, sheet.MediaBox)) for sheet in document.pages} == {(0, 0, 595, 842)}  # type: ignore[call-overload]


def test_what_a_job_prints_again_is_laid_out_once_for_both() -> None:
    sheet = pdf.Document("a.pdf", f'<html lang="ru"><title>А</title>{FACE}<p>Лист')
    form = pdf.Document("f.pdf", f'<html lang="ru"><title>Ф</title>{FACE}<p>Форма', has_fields=True)
    other = pdf.Document("o.pdf", f'<html lang="ru"><title>О</title>{FACE}<p>Книга')
    stacks = (Stack(sheet.html, 2), Stack(form.html, 1))
    job = pdf.Document(
        "x.pdf", f'<html lang="ru"><title>Всё</title>{FACE}<p>План', language="ru", stacks=stacks
    )
    assert list(pdf._groups([sheet, form, other, job])) == [[sheet, job], [form], [other]]
    assert list(pdf._groups([form, other])) == [[form], [other]]
    assert pdf.write_group([sheet, job]) == [pdf.write(sheet), pdf.write(job)]


def test_the_key_of_a_job_hangs_on_its_stacks() -> None:
    job = pdf.Document("x.pdf", "<p>", language="ru", stacks=(Stack("<p>а", 2),))
    assert pdf.key(job) != pdf.key(replace(job, stacks=(Stack("<p>а", 3),)))
    assert pdf.key(job) != pdf.key(replace(job, stacks=(Stack("<p>б", 2),)))
    assert pdf.key(job) == pdf.key(replace(job, path="y.pdf"))


def test_a_form_in_a_job_has_no_arrow_of_another_font() -> None:
    form = f'<html lang="ru">{FACE}<style>select {{ font: 12pt "Noto Sans" }}</style><p>Форма <select><option></select>'
    start = f'<html lang="ru"><title>Всё</title>{FACE}<p>Раз.'
    assert pdf.write(pdf.Document("x.pdf", start, language="ru", stacks=(Stack(form, 2),))).pages == 6
    with pytest.raises(pdf.PdfError, match="которого в наших шрифтах нет"):
        pdf.write(pdf.Document("x.pdf", form.replace("<p>", "<title>x</title><p>", 1)))


# Cards


def test_cards_have_letters_and_cases_have_numbers() -> None:
    found = [HANDBOOK.card_letter(entry.id) for entry in HANDBOOK.formats]
    assert "".join(found) == "АБВГДЕЖЗИКЛМН"
    with pytest.raises(ValueError, match="not in list"):
        HANDBOOK.card_letter("picnic")
    many = replace(HANDBOOK, formats=HANDBOOK.formats * 2)
    many = replace(many, formats=tuple(replace(entry, id=f"f{at}") for at, entry in enumerate(many.formats)))
    names = [many.card_letter(entry.id) for entry in many.formats]
    assert len(set(names)) == len(names) == 26


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_name_the_letters_of_the_cards(language: str) -> None:
    answers = re.findall(
        r"^\| (\d+)-([А-Я]+)\. \[[^\]]+\]\(\.\./formats/([\w-]+)\.md\)",
        HANDBOOK.pages[language, "training/exercises.md"].section("choose-format").text,  # type: ignore[union-attr]
        re.MULTILINE,
    )
    assert [number for number, _, _ in answers] == [str(number) for number in range(1, 14)]
    assert {name: letter for _, letter, name in answers} == {
        entry.id: HANDBOOK.card_letter(entry.id) for entry in HANDBOOK.formats
    }


# Handouts and the poster


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", [stage.id for stage in HANDBOOK.stages])
def test_a_handout_says_how_and_has_its_title_on_both_sides(language: str, stage: str) -> None:
    face, back = pages(outputs.HANDOUT.path(language, stage))
    page = HANDBOOK.pages[language, f"stages/{stage}.md"]
    assert letters(page.title) in face
    assert back.startswith(letters(page.title))
    steps = [
        line
        for section in page.within("recommendations")
        for line in section.text.partition("/// how-to")[2].partition("///")[0].split("\n")
        if re.match(r"\d\. ", line) and "](" not in line
    ]
    assert len(steps) >= 5
    assert [step for step in steps if letters(step) not in face] == []


@pytest.mark.parametrize(
    "path", [outputs.HANDOUT.path(language, stage.id) for language in LANGUAGES for stage in HANDBOOK.stages]
)
def test_a_handout_is_filled_and_its_foot_has_two_lines(path: str) -> None:
    for page in text_of(SITE / path, "-bbox").split("<page ")[1:]:
        tops = [float(top) for top in re.findall(r'yMin="([\d.]+)"', page)]
        foot = sorted({round(top) for top in tops if top > 795})
        assert len(foot) == 2, foot
    face = text_of(SITE / path, "-bbox", "-l", "1")
    last = max(float(bottom) for bottom in re.findall(r'yMax="([\d.]+)"', face) if float(bottom) < 795)
    assert last > 842 * 0.8


def test_letters_of_a_handout_are_as_large_as_they_fit() -> None:
    few = handouts._Recommendation("А", "", ["Слово"] * 2, ["Слово " * 8] * 3)
    many = few._replace(words=["Слово " * 60] * 8)
    assert handouts._size("А", [few] * 3) == max(handouts.SIZES)
    assert handouts._size("А", [many] * 5) == min(handouts.SIZES) == 10.5
    assert handouts._height([few], 14) > handouts._height([few], 10.5)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_poster_is_read_from_five_metres(language: str) -> None:
    path = SITE / outputs.POSTER.path(language)
    boxes = text_of(path, "-bbox")
    heights: dict[str, float] = {}  # of a word that comes twice, the larger
    for top, bottom, word in re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]+)<', boxes):
        heights[word] = max(float(bottom) - float(top), heights.get(word, 0))
    page = HANDBOOK.pages[language, "stages/monitoring.md"]
    scale = 1.362  # ascent and descent of Noto Sans
    assert heights[page.title.split()[0]] / scale > 33.9
    assert heights[page.summary.split()[0]] / scale > 25.9
    assert letters(HANDBOOK.words.area("flow", language)["again"]) in letters(text_of(path))
