"""What a seminar needs on paper: sheets on paper of their own, and a print job of the right number of each."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import page as page_validation
import pikepdf
import pytest

from handbook.model import LANGUAGES, outputs
from handbook.publish.paper import handouts, pdf, print_job, sheets
from handbook.publish.paper.stacks import Stack, mark
from handbook.render.html import parsed
from handbook.source import reader
from support.places import ROOT, SITE
from support.printed import FACE, letters, text_of
from support.training import rows

HANDBOOK = reader.read(ROOT)


def pages(path: str) -> list[str]:
    """The letters on each page."""
    return [letters(page) for page in text_of(SITE / path).split("\f")[:-1]]


# Sheets


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sheet_has_a_page_and_a_blank_back(language: str) -> None:
    found = pages(outputs.SHEETS.path(language))
    named = sheets.names(HANDBOOK, language)
    assert len(found) == 2 * len(named) == 16
    assert not any(found[1::2])
    for name, text in zip(named, found[::2], strict=True):
        path = "training/feedback.md" if name == "feedback-sheet" else "training/handouts.md"
        section = HANDBOOK.pages[language, path].section(name)
        assert section
        assert letters(section.title) in text
    cards = HANDBOOK.pages[language, "training/handouts.md"].within("role-cards")
    assert len(cards) == 4
    assert all(letters(card.title) in found[12] for card in cards)


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

    assert pdf.write(made(20)).pages == 14
    with pytest.raises(pdf.PdfError, match=r"^docs/ru/training/handouts\.md:1: \[long-sheet\]"):
        pdf.write(made(80))


# The print job


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_job_has_the_copies_and_the_pages_that_its_first_page_tells(language: str) -> None:
    path = outputs.PRINT_JOB.path(language)
    found = pages(path)
    cover = text_of(SITE / path, "-layout", "-l", "1")
    told = re.findall(r"^\s*(\S.*?)\s+(\d+)\s+(\d+)–(\d+)$", cover, re.MULTILINE)
    assert len(told) == 4 + 8 + 1 + 6
    expected = 3
    for title, copies, first, last in told:
        assert int(first) == expected, title
        expected = int(last) + 1
        stack = found[int(first) - 1 : int(last)]
        length, rest = divmod(len(stack), int(copies))
        assert rest == 0
        assert length % 2 == 0, "the next copy begins on a sheet of its own"
        assert stack == stack[:length] * int(copies)
        assert stack[0]
    assert expected == len(found) + 1
    assert str(len(found)) in cover


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_job_is_what_the_trainers_page_asks_for(language: str) -> None:
    found = Counter(pages(outputs.PRINT_JOB.path(language)))
    for stage in HANDBOOK.stages:
        assert found[pages(outputs.HANDOUT.path(language, stage.id))[0]] == 20
    for place, name in enumerate(sheets.names(HANDBOOK, language)):
        text = pages(outputs.SHEETS.path(language))[2 * place]
        assert found[text] == {"sheet-minutes": 10, "feedback-sheet": 20}.get(name, 5), name
    for text in pages(outputs.FORMAT_CARDS.path(language)):
        assert found[text] == 5
    table = " ".join(" ".join(row) for row in rows(language, "index", "print"))
    for name, copies, _ in print_job.FORMS:
        assert f"../templates/{name}.md" in table
        assert re.search(
            rf"templates/{name}\.md\)[^|]*\b{copies} ",
            " | ".join(map(" ".join, rows(language, "index", "print"))),
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_half_a_day_needs_comes_first(language: str) -> None:
    label = HANDBOOK.words.area("paper.job", language)
    cover = text_of(SITE / outputs.PRINT_JOB.path(language), "-layout", "-l", "1")
    first, rest = cover.split(label["only_day"])
    ends = [int(end) for end in re.findall(r"–(\d+)$", first, re.MULTILINE)]
    half = str(label["range"].format(end=ends[-1], paper=(ends[-1] - 2) // 2))
    assert letters(half) in letters(first)
    for stage in HANDBOOK.stages:
        title = letters(HANDBOOK.pages[language, f"stages/{stage.id}.md"].title)
        assert title in letters(first if stage.id in print_job.HALF_DAY_STAGES else rest)


def test_what_comes_again_is_stored_once_and_tagged_anew(tmp_path: Path) -> None:
    look = FACE + '<style>* { font-family: "Noto Sans"; font-weight: 400 }</style>'

    def job(copies: int) -> pdf.Made:
        pages = f"Страницы {mark(0)} и {mark(1)}, до {mark(1, 'end')}, листов {mark(1, 'paper')}."
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


def test_marks_are_told_apart() -> None:
    marks = [mark(number, of) for number in (1, 11) for of in ("pages", "end", "paper")]
    assert not any(one in other for one in marks for other in marks if one != other)


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
    heights = {
        word: float(bottom) - float(top)
        for top, bottom, word in re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]+)<', boxes)
    }
    page = HANDBOOK.pages[language, "stages/monitoring.md"]
    scale = 1.362  # ascent and descent of Noto Sans
    assert heights[page.title.split()[0]] / scale > 33.9
    assert heights[page.summary.split()[0]] / scale > 25.9
    assert letters(HANDBOOK.words.area("flow", language)["again"]) in letters(text_of(path))
