"""Every Word document of the site and the slides in LibreOffice: they convert, have their words, no page is empty, none runs over.

And the e-book in EPUBCheck. Run by `make test-documents`, not by `make test`: LibreOffice and Java are large.
"""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from handbook.deck import content
from handbook.deck import layout as slide_layout
from handbook.model import LANGUAGES, outputs
from handbook.model.forms import LETTER_BODY, LETTER_PLAIN, Field, FormSection, TemplateForm
from handbook.model.letters import act_of, is_act, is_list_of_annexes, letter_of, sender_of, signer_of
from handbook.model.senders import said_by
from support.browsing import opened
from support.places import SITE
from support.printed import LETTERS
from support.programs import epubcheck
from support.real import HANDBOOK
from support.word_documents import BOTH, DOCUMENTS, downloaded

BLANK = DOCUMENTS + BOTH
LINES = [f"{number}. {LETTERS}" for number in range(1, 4)]


def converted(files: list[Path], folder: Path) -> list[Path]:
    """The PDFs that LibreOffice makes of documents; fails with its own words where it makes none."""
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, files),
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    made = [folder / f"{file.stem}.pdf" for file in files]
    assert all(path.exists() for path in made), result.stdout + result.stderr
    return made


def pages(pdf: Path) -> list[str]:
    """The text of each page, laid out as it stands: letters that came from a second font would else be out of their words."""
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    return text.split("\f")[:-1]


def words(form: TemplateForm, languages: list[str]) -> set[str]:
    """Every word that must stand on paper: the title, the headings, the fixed words, the labels of what has one there.

    A blank letter speaks as who mostly writes it: a complaint about silence «Прошу», an appeal «Просим».
    """
    form = said_by(form, sender_of(form)) if form.layout == "letter" else form
    texts = [form.heading, *(section.text for section in form.sections if section.text)]
    if form.layout == "letter":
        sections = letter_of(form).body
        texts += [
            section.title
            for section in sections
            if section.id not in (*LETTER_BODY, *LETTER_PLAIN) and not is_annexes(section)
        ]
        fields = [field for section in sections if not is_annexes(section) for field in section.fields]
    else:
        sections = act_of(form).body if is_act(form) else form.sections
        texts += [section.title for section in sections]
        fields = [
            field
            for section in sections
            for field in section.fields
            if not is_in_a_row_to_sign(field, section)
        ]
    texts += [part.label for field in fields for part in (field.columns or (field,))]
    return {word for text in texts for language in languages for word in re.split(r"[\s-]+", text[language])}


def is_in_a_row_to_sign(field: Field, section: FormSection) -> bool:
    signer = signer_of(section.fields)
    return signer is not None and (field is signer or field.id == "signature")


def is_annexes(section: FormSection) -> bool:
    return any(is_list_of_annexes(field) for field in section.fields)


def assert_whole(pdf: Path, form: TemplateForm, languages: list[str]) -> None:
    found = pages(pdf)
    assert all(re.search(r"[^\W\d_]{3}", page) for page in found), f"{pdf.name}: an empty page"
    text = " ".join(found)
    assert {word for word in words(form, languages) if word not in text} == set()
    assert_no_lonely_end(found, pdf.name)


def assert_no_lonely_end(found: list[str], name: str) -> None:
    """The last page has at least three lines of substance: words, or rows to write in; its number is none."""
    lines = [line.strip() for line in found[-1].splitlines()]
    substance = [
        line for line in lines if line and not (line.isdigit() and len(found) > 1 and line == lines[-1])
    ]
    assert len(substance) >= 3, f"{name}: page {len(found)} has nothing but {substance}"


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The PDF of every blank document, by its path on the site; all converted at once."""
    folder = tmp_path_factory.mktemp("blank")
    copies = {}
    for _, _, path in BLANK:
        copies[path] = folder / path.replace("/", "-")
        copies[path].write_bytes((SITE / path).read_bytes())
    return dict(zip(copies, converted(list(copies.values()), folder), strict=True))


@pytest.mark.parametrize(
    ("form", "language", "path"), BLANK, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_blank_document(blank: dict[str, Path], form: TemplateForm, language: str, path: str) -> None:
    assert_whole(blank[path], form, language.split("-"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_specimen_ends_on_a_page_of_its_own(tmp_path: Path, language: str) -> None:
    copies = []
    for specimen in HANDBOOK.specimens:
        copies.append(tmp_path / f"{language}-{specimen.template}.docx")
        copies[-1].write_bytes((SITE / outputs.SPECIMEN.path(language, specimen.template)).read_bytes())
    for pdf in converted(copies, tmp_path):
        assert_no_lonely_end(pages(pdf), pdf.name)


def test_a_page_with_nothing_but_a_number_and_two_lines_is_seen() -> None:
    assert_no_lonely_end(["x", "a\nb\nc\n\n 2\n"], "three")
    with pytest.raises(AssertionError, match="page 2"):
        assert_no_lonely_end(["x", "a\nb\n\n 2\n"], "two")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "languages"), [("Word файлын жүктеп алу", ["kk"]), ("Екі тілде қатар жүктеп алу", ["kk", "ru"])]
)
def test_a_filled_document_keeps_its_lines(
    browser: Browser, site_url: str, tmp_path: Path, name: str, languages: list[str]
) -> None:
    minutes = next(form for form in (form for form, *_ in BOTH) if form.id == "minutes")
    with opened(browser, site_url + "templates/minutes/", 360) as page:
        page.locator("#field-open").fill("\n".join(LINES))
        page.locator("#field-date").fill("2026-12-03")
        page.locator("#field-decisions-1-what").fill(LETTERS)
        file = tmp_path / "filled.docx"
        file.write_bytes(downloaded(page, name))
    [pdf] = converted([file], tmp_path)
    found = pages(pdf)
    assert_no_lonely_end(found, pdf.name)
    text = " ".join(found)
    assert all(word in text for language in languages for word in minutes.heading[language].split())
    numbers = [found for line in text.splitlines() if (found := re.findall(r"(\d)\. ӘҒҚ", line))]
    assert sorted(itertools.chain(*numbers)) == sorted("123" * len(languages)), "lines of a field are lost"
    assert max(map(len, numbers)) <= len(languages), "lines of a field run together"
    assert "2026 жылғы 3 желтоқсан" in text


@pytest.fixture(scope="module")
def shown_slides(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The PDF of the slides in each language."""
    folder = tmp_path_factory.mktemp("slides")
    copies = {language: folder / f"slides-{language}.pptx" for language in LANGUAGES}
    for language, copy in copies.items():
        copy.write_bytes((SITE / outputs.SLIDES.path(language)).read_bytes())
    return dict(zip(copies, converted(list(copies.values()), folder), strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slides_as_they_are_shown(shown_slides: dict[str, Path], language: str) -> None:
    """A page a slide with all of its words, none of them over the edge or in the foot."""
    layout = subprocess.run(
        ["pdftotext", "-bbox", str(shown_slides[language]), "-"], capture_output=True, text=True, check=True
    ).stdout
    found = layout.split("<page ")[1:]
    deck = list(content.deck(HANDBOOK, language, ""))
    assert len(found) == len(deck)
    for page, slide in zip(found, deck, strict=True):
        assert 'width="960' in page
        assert 'height="540' in page
        words_on_it = re.findall(
            r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', page
        )
        written = [
            slide.title,
            slide.lead,
            *slide.points,
            *(part for pair in (*slide.facts, *slide.rows) for part in pair),
        ]
        text = " ".join(word for *_, word in words_on_it)
        assert [word for part in written for word in re.split(r"[\s-]+", part) if word not in text] == [], (
            slide.slide.id
        )
        for left, top, right, bottom, word in words_on_it:
            is_foot = float(top) > 500
            assert float(left) >= 20, (slide.slide.id, word)
            assert float(right) <= slide_layout.WIDTH - slide_layout.MARGIN + 4, (slide.slide.id, word)
            assert is_foot or float(bottom) <= slide_layout.BODY_BOTTOM + 8, (slide.slide.id, word)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_e_book_is_valid(language: str) -> None:
    """By the checker of the W3C, without an error and without a warning."""
    result = subprocess.run(
        [*epubcheck(), "--failonwarnings", str(SITE / outputs.EBOOK.path(language))],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert " 0 errors / 0 warnings" in result.stdout


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    broken = Path(shutil.copy2(SITE / outputs.EBOOK.path("ru"), tmp_path / "x.epub"))
    with zipfile.ZipFile(broken, "a") as archive:
        archive.writestr("EPUB/unlisted.xhtml", "<p>")
    result = subprocess.run(
        [*epubcheck(), "--failonwarnings", str(broken)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert result.returncode != 0
    assert "unlisted.xhtml" in result.stdout + result.stderr
