"""The book, the trainer's pack, handouts, poster and cards: read from the built files by tools that did not make them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import page as page_validation
import pikepdf
import pytest
import zxingcpp
from PIL import Image

from handbook.model import LANGUAGES, outputs
from handbook.model.paper import is_in_book
from handbook.publish.paper import book_plan, pdf
from handbook.text import hyphenation
from support.addressed import build as build_addressed
from support.building import build, settle
from support.places import ADDRESS, SITE
from support.printed import FACE, LETTERS, SCALE, drawn_as_noto, letters, text_of
from support.real import HANDBOOK
from support.wording import title as title_of

BOOKS = [(language, outputs.BOOK.path(language)) for language in LANGUAGES]
HANDOUTS = [
    (language, stage.id, outputs.HANDOUT.path(language, stage.id))
    for language in LANGUAGES
    for stage in HANDBOOK.stages
]
FILES = [
    *(path for _, path in BOOKS),
    *(outputs.LARGE_BOOK.path(language) for language in LANGUAGES),
    *(outputs.TRAINING_BOOK.path(language) for language in LANGUAGES),
    *(path for _, _, path in HANDOUTS),
    *(outputs.POSTER.path(language) for language in LANGUAGES),
    *(outputs.FORMAT_CARDS.path(language) for language in LANGUAGES),
    *(outputs.SHEETS.path(language) for language in LANGUAGES),
    *(outputs.PRINT_JOB.path(language) for language in LANGUAGES),
]
POINTS = 72 / 25.4


def outline(document: pikepdf.Pdf) -> list[tuple[int, str, int]]:
    """(level, title, page from 1) of the bookmarks."""
    numbers = {sheet.obj.objgen: number for number, sheet in enumerate(document.pages, start=1)}

    def walk(items: list[pikepdf.OutlineItem], level: int) -> list[tuple[int, str, int]]:
        found = []
        for item in items:
            found.append((level, str(item.title), numbers[item.destination[0].objgen]))  # type: ignore[index, union-attr]
            found += walk(item.children, level + 1)
        return found

    with document.open_outline() as opened:
        return walk(opened.root, 1)


def in_the_book(language: str) -> list[str]:
    """The titles of the pages that belong into the book, in its order: the way in law last, and with it the laws."""
    last = [section for section in HANDBOOK.menu if section.pages[0].startswith("law/")]
    sections = [section for section in HANDBOOK.menu if section not in last]
    paths = [path for section in sections for path in section.pages if path != "laws.md"]
    paths += [*(path for section in last for path in section.pages), "laws.md"]
    return [HANDBOOK.pages[language, path].title for path in paths if is_in_book(path)]


def specimens(language: str) -> list[str]:
    """The titles of the templates that stand in the book filled in."""
    return [
        HANDBOOK.pages[language, path].title
        for section in HANDBOOK.menu
        for path in section.pages
        if path.startswith("templates/") and HANDBOOK.specimen(Path(path).stem)
    ]


@pytest.mark.parametrize("path", FILES)
def test_file_is_whole_tagged_light_and_in_its_language(path: str) -> None:
    assert (SITE / path).stat().st_size < 2_000_000
    assert page_validation.validate_pdf(
        SITE / path, profile=page_validation.ValidationProfile.PDF_UA_1
    ).is_compliant
    with pikepdf.open(SITE / path) as document:
        assert document.check_pdf_syntax() == []
        assert str(document.Root.Lang) == ("ru" if path.startswith("ru/") else "kk")
        dictionaries = [entry for entry in document.objects if isinstance(entry, pikepdf.Dictionary)]
        fonts = [entry for entry in dictionaries if entry.get("/Type") == "/FontDescriptor"]
        assert all("/FontFile2" in font and "Noto" in str(font.FontName) for font in fonts)


@pytest.mark.parametrize(("language", "path"), BOOKS)
def test_every_page_of_the_menu_is_a_chapter_with_a_bookmark(language: str, path: str) -> None:
    with pikepdf.open(SITE / path) as document:
        marks = outline(document)
    assert [title for level, title, _ in marks if level == 2] == in_the_book(language) + specimens(language)
    for stage in HANDBOOK.stages:
        page = HANDBOOK.pages[language, f"stages/{stage.id}.md"]
        titles = {letters(section.title) for section in page.sections if section.level == 2}
        assert titles <= {letters(title) for level, title, _ in marks if level == 3}


@pytest.mark.parametrize(("language", "path"), BOOKS)
def test_contents_name_the_true_pages(language: str, path: str) -> None:
    with pikepdf.open(SITE / path) as document:
        marks = outline(document)
    first = min(number for level, _, number in marks if level == 2)
    contents = "\f".join(text_of(SITE / path, "-layout").split("\f")[3 : first - 1])
    pages = [letters(page) for page in text_of(SITE / path).split("\f")]
    rows = dict(re.findall(r"^\s*(?:\d |Этап \d\. |\d-кезең\. )?(.*?)[ .]{3,}(\d+)$", contents, re.MULTILINE))
    told = {letters(title): int(number) for title, number in rows.items()}
    named = [(title, number) for level, title, number in marks if level == 2]
    for title, number in named[: len(in_the_book(language))]:  # specimens follow: what they fill in is named
        assert told.get(letters(title)) == number, title
        assert letters(title) in pages[number - 1]


@pytest.mark.parametrize(("language", "path"), BOOKS)
def test_links_across_pages_lead_to_marks_of_the_book_and_name_the_page(language: str, path: str) -> None:
    with pikepdf.open(SITE / path) as document:
        names = {str(name) for name in pikepdf.NameTree(document.Root.Names.Dests)}
        links = [
            note for sheet in document.pages for note in sheet.get("/Annots", []) if note.Subtype == "/Link"
        ]
        inside = [
            str(link.Dest if "/Dest" in link else link.A.D)
            for link in links
            if "/Dest" in link or link.A.S == "/GoTo"
        ]
        outside = [str(link.A.URI) for link in links if "/A" in link and link.A.S == "/URI"]
        assert len(inside) > 400
        assert set(inside) <= names
        assert all(str(link.Contents).strip() for link in links)
    assert all(address.startswith("https://adilet.zan.kz/") for address in outside)
    page_number = {"kk": r"\(\d+-б\.\)", "ru": r"\(с\.\s\d+\)"}[language]
    assert len(re.findall(page_number, text_of(SITE / path))) > 300


@pytest.mark.parametrize(("language", "path"), BOOKS)
def test_what_only_a_screen_can_do_is_not_in_the_book(language: str, path: str) -> None:
    text = text_of(SITE / path)
    assert "☐" not in text
    assert title_of(language, "formats/index", "chooser") not in text


@pytest.mark.parametrize(("language", "stage_id", "path"), HANDOUTS)
def test_handout_has_its_stage_on_two_pages(language: str, stage_id: str, path: str) -> None:
    stage = HANDBOOK.stage(stage_id)
    assert stage
    page = HANDBOOK.pages[language, f"stages/{stage_id}.md"]
    with pikepdf.open(SITE / path) as document:
        assert len(document.pages) == 2
        assert [round(float(edge)) for edge in document.pages[0].mediabox] == [0, 0, 595, 842]
    face, back = (letters(page) for page in text_of(SITE / path).split("\f")[:2])
    for name in stage.recommendations:
        section = page.section(name)
        assert section
        assert letters(section.title) in face
    checklist = page.section("checklist")
    assert checklist
    assert all(letters(item.text) in back for item in checklist.checklist)
    forms = {form.id: form for form in HANDBOOK.templates}
    assert all(
        letters(forms[name].title[language] + forms[name].purpose[language]) in back
        for name in stage.templates
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_poster_is_the_diagram_on_a3(language: str) -> None:
    path = SITE / outputs.POSTER.path(language)
    with pikepdf.open(path) as document:
        [sheet] = document.pages
        assert [round(float(edge) / POINTS) for edge in sheet.mediabox] == [0, 0, 420, 297]
    text = letters(text_of(path))
    for stage in HANDBOOK.stages:
        page = HANDBOOK.pages[language, f"stages/{stage.id}.md"]
        assert all(letters(word) in text for word in (page.title + " " + page.summary).split())


def letters_on(path: Path, page: int) -> dict[str, tuple[int, int]]:
    """Where on a sheet of cards each card stands, by the letter in its upper corner: (column, row)."""
    boxes = text_of(path, "-bbox").split("<page ")[page]
    words = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>([А-Я])</word>', boxes)
    found = {}
    for left, top, right, word in words:
        column, row = int(float(left) / (105 * POINTS)), int(float(top) / (148.5 * POINTS))
        edge = (105 if column == 0 else 200) * POINTS
        is_in_corner = float(top) - (10 + 138.5 * row) * POINTS < 20 * POINTS
        if edge - 20 * POINTS < (float(left) + float(right)) / 2 < edge and is_in_corner:
            found[word] = column, row
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_card_has_its_back_behind_it(language: str) -> None:
    path = SITE / outputs.FORMAT_CARDS.path(language)
    with pikepdf.open(path) as document:
        count = len(document.pages)
    seen = []
    for page in range(1, count + 1, 2):
        face, back = letters_on(path, page), letters_on(path, page + 1)
        assert {letter: (1 - column, row) for letter, (column, row) in face.items()} == back
        seen += sorted(face, key=lambda letter: (face[letter][1], face[letter][0]))
    assert seen == [HANDBOOK.card_letter(entry.id) for entry in HANDBOOK.formats]


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_have_the_sizes_of_the_table(language: str) -> None:
    text = letters(text_of(SITE / outputs.FORMAT_CARDS.path(language)))
    for entry in HANDBOOK.formats:
        assert letters(HANDBOOK.pages[language, f"formats/{entry.id}.md"].title) in text
        assert all(letters(words[language]) in text for words in entry.wording.values())


def test_more_pages_than_there_may_be_are_refused() -> None:
    html = f'<html lang="ru"><title>x</title>{FACE}<p>a<p style="break-before: page">b'
    assert pdf.write(pdf.Document("x.pdf", html, pages=2)).pages == 2
    with pytest.raises(pdf.PdfError, match="должно быть страниц: 1, вышло 2"):
        pdf.write(pdf.Document("x.pdf", html, pages=1))


@pytest.mark.parametrize(
    ("family", "file"), [("Noto Sans", "NotoSans-Regular.ttf"), ("Noto Serif", "NotoSerif-Regular.ttf")]
)
def test_kazakh_letters_are_drawn_as_in_the_font(family: str, file: str, tmp_path: Path) -> None:
    """As a picture: text can be taken out right of a file that shows other letters."""
    html = (
        f'<html lang="kk"><title>x</title><style>@font-face {{ font-family: "{family}"; src: url({file}) }} '
        f'@page {{ size: 400pt 40pt; margin: 8pt }} p {{ font: 12pt "{family}"; margin: 0 }}</style><p>{" ".join(LETTERS)}'
    )
    (tmp_path / "x.pdf").write_bytes(pdf.write(pdf.Document("x.pdf", html)).content)
    subprocess.run(
        ["pdftoppm", "-png", "-r", str(72 * SCALE), "-singlefile", tmp_path / "x.pdf", tmp_path / "x"],
        check=True,
    )
    with Image.open(tmp_path / "x.png") as seen:
        assert drawn_as_noto(seen, 12 * SCALE, file)
        assert not drawn_as_noto(seen, 14 * SCALE, file)


@pytest.mark.parametrize(
    ("word", "parted"),
    [
        ("мемлекеттік", "мем-ле-кет-тік"),
        ("қоғамдық", "қоғам-дық"),
        ("оқушылар", "оқу-шы-лар"),
        ("стратегия", "стра-те-гия"),
        ("бауырларым", "бауыр-ла-рым"),
        ("поэуынан", "поэ-уы-нан"),
        ("мәселе", "мәселе"),
        ("НПО", "НПО"),
    ],
)
def test_kazakh_is_parted_by_syllables(word: str, parted: str) -> None:
    import pyphen

    hyphenation.register()
    assert pyphen.Pyphen(lang="kk", left=3, right=3).inserted(word) == parted


def test_words_of_the_books_are_parted() -> None:
    for language, path in BOOKS:
        lines = text_of(SITE / path, "-layout").split("\n")
        assert sum(bool(re.search(r"\w[-‐]$", line)) for line in lines) > 200, language


def test_codes_lead_to_the_pages_where_the_address_is_known(addressed: Path, tmp_path: Path) -> None:
    path = addressed / outputs.HANDOUT.path("ru", "analysis")
    subprocess.run(
        ["pdftoppm", "-png", "-r", "120", "-f", "2", "-l", "2", "-singlefile", path, tmp_path / "x"],
        check=True,
    )
    with Image.open(tmp_path / "x.png") as seen:
        assert [found.text for found in zxingcpp.read_barcodes(seen)] == [f"{ADDRESS}ru/go/analysis/"]


@pytest.mark.thorough
def test_codes_of_a_book_lead_to_the_pages_where_the_address_is_known(tmp_path: Path) -> None:
    build_addressed(tmp_path / "site", outputs.BOOK.path("kk"))
    whole = tmp_path / "site" / outputs.BOOK.path("kk")
    with pikepdf.open(whole) as document:
        pages = {title: number for level, title, number in reversed(outline(document)) if level == 2}
    minutes = HANDBOOK.pages["kk", "templates/minutes.md"].title
    subprocess.run(
        [
            "pdftoppm",
            "-png",
            "-r",
            "120",
            "-f",
            str(pages[minutes]),
            "-l",
            str(pages[minutes]),
            "-singlefile",
            whole,
            tmp_path / "y",
        ],
        check=True,
    )
    with Image.open(tmp_path / "y.png") as seen:
        assert f"{ADDRESS}go/minutes/" in [found.text for found in zxingcpp.read_barcodes(seen)]
    assert page_validation.validate_pdf(
        whole, profile=page_validation.ValidationProfile.PDF_UA_1
    ).is_compliant


@pytest.mark.thorough
def test_the_same_content_gives_the_same_bytes(tiny: Path) -> None:
    config = settle(tiny)
    assert build(config, "--strict").returncode == 0
    first = {path: path.read_bytes() for path in (tiny / "site").rglob("*.pdf")}
    (tiny / ".build" / "pdf").unlink()  # the place where PDFs are kept: now all are made anew
    assert build(config, "--strict").returncode == 0
    assert len(first) > 4
    assert {path: path.read_bytes() for path in (tiny / "site").rglob("*.pdf")} == first


def smallest_types(path: Path) -> list[float]:
    """The smallest type of each page, in points: a line of Noto Sans is 1.362 times as high."""
    pages = text_of(path, "-bbox").split("<page ")[1:]
    words = [re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', page) for page in pages]
    return [min(((float(low) - float(high)) / 1.362 for high, low in page), default=99.0) for page in words]


@pytest.mark.parametrize("language", LANGUAGES)
def test_large_print_is_large_on_every_page_but_in_the_diagram(language: str) -> None:
    path = SITE / outputs.LARGE_BOOK.path(language)
    assert sum(size < 12.9 for size in smallest_types(path)) == 1
    assert min(smallest_types(SITE / outputs.BOOK.path(language))) < 9
    with pikepdf.open(path) as document:
        titles = [title for level, title, _ in outline(document) if level == 2]
    kept = [path for section in book_plan.large_print(HANDBOOK, language) for path in section.paths]
    assert titles == [HANDBOOK.pages[language, path].title for path in kept]
    assert not any(path.startswith("templates/") for path in kept)


@pytest.mark.parametrize("language", LANGUAGES)
def test_large_print_parts_no_words(language: str) -> None:
    lines = text_of(SITE / outputs.LARGE_BOOK.path(language), "-layout").split("\n")
    assert [line for line in lines if line.endswith("‐")] == []
