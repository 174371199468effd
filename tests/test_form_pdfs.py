"""Template documents as PDF: every file against its definition and PDF/UA-1, typed into in Chromium, drawn by poppler."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import page as page_validation
import pikepdf
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from handbook.model import LANGUAGES
from handbook.model.forms import FORMATS, TemplateForm
from handbook.model.urls import site_url
from handbook.publish.paper import form_pdf, pdf
from handbook.publish.paper.fields import FIELD_FONT
from support.browsing import CHROMIUM_FLAGS, PATIENCE, until
from support.places import SITE
from support.printed import LETTERS, SCALE, drawn_as_noto
from support.programs import chromium
from support.real import HANDBOOK

FILES = [
    (form, language, site_url(language, f"templates/{form.id}/{form.id}.pdf"))
    for form in HANDBOOK.templates
    for language in LANGUAGES
]


def fields(document: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    return {str(field.T): field for field in document.Root.AcroForm.Fields}


def kinds(form: TemplateForm) -> dict[str, str]:
    """The type of each PDF field that a definition asks for (ISO 32000-1, 12.7.4)."""
    kind = {"tick": "/Btn", "choice": "/Btn"}
    found = {}
    for field in form.fields:
        for column in field.columns:
            found |= {
                f"{field.id}-{column.id}-{row}": "/Ch" if column.type == "choice" else "/Tx"
                for row in range(1, field.rows + 1)
            }
        if not field.columns:
            found[field.id] = "/Ch" if field.choices == FORMATS else kind.get(field.type, "/Tx")
            found[f"{field.id}{form_pdf.POST}"] = "/Tx"
    return {name: found[name] for name in form_pdf.names(form)}


@pytest.mark.parametrize(
    ("form", "language", "path"), FILES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_file_has_the_fields_of_its_definition_in_its_language(
    form: TemplateForm, language: str, path: str
) -> None:
    with pikepdf.open(SITE / path) as document:
        found = fields(document)
        assert {name: str(field.FT) for name, field in found.items()} == kinds(form)
        assert all(str(field.TU).strip() for field in found.values())
        assert {f"/{FIELD_FONT}"} == set(document.Root.AcroForm.DR.Font.keys())
        assert all(f"/{FIELD_FONT} " in str(field.DA) for field in found.values() if "/DA" in field)
        assert "/NeedAppearances" not in document.Root.AcroForm
        assert str(document.Root.Lang) == language
        assert str(document.docinfo.Title) == form.title[language]
        assert all(sheet.obj.Tabs == "/S" for sheet in document.pages)
        assert document.check_pdf_syntax() == []  # qpdf's check


@pytest.mark.parametrize("path", [path for _, _, path in FILES])
def test_file_is_pdf_ua_1(path: str) -> None:
    assert page_validation.validate_pdf(
        SITE / path, profile=page_validation.ValidationProfile.PDF_UA_1
    ).is_compliant


@pytest.mark.parametrize("path", [path for _, _, path in FILES])
def test_a_box_that_is_not_marked_is_drawn_empty(path: str) -> None:
    """Poppler and others draw a tick where a state has no appearance."""
    with pikepdf.open(SITE / path) as document:
        for field in fields(document).values():
            for box in field.get("/Kids", [field]) if field.FT == "/Btn" else []:
                assert "/Off" in box.AP.N
                assert box.AP.N["/Off"].read_bytes() == b""
                assert str(box.get("/AS", "/Off")) == "/Off"


def test_fonts_are_inside() -> None:
    for _, _, path in FILES:
        with pikepdf.open(SITE / path) as document:
            dictionaries = [entry for entry in document.objects if isinstance(entry, pikepdf.Dictionary)]
            fonts = [entry for entry in dictionaries if entry.get("/Type") == "/FontDescriptor"]
            assert fonts
            assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts), path


def test_the_same_definition_gives_the_same_bytes() -> None:
    document = next(
        document for document in form_pdf.pdfs(HANDBOOK) if document.path == "templates/appeal/appeal.pdf"
    )
    assert pdf.write(document).content == (SITE / document.path).read_bytes()


def test_a_picture_that_is_not_there_makes_no_pdf() -> None:
    with pytest.raises(pdf.PdfError, match=r"x\.pdf: .*missing\.png"):
        pdf.write(pdf.Document("x.pdf", '<html lang="kk"><title>x</title><img src="missing.png" alt="x">'))


def line(field: pikepdf.Object, left: float, top: float, height: float) -> tuple[float, float, float, float]:
    """Where the text of a field stands in a picture whose page begins at `left`, `top` (pixels); `height` of the page in points.

    The rule at its foot is no part of it.
    """
    x1, y1, x2, y2 = (float(edge) for edge in field.Rect)
    low, high = min(y1, y2), max(y1, y2)
    return (
        left + min(x1, x2) * SCALE,
        top + (height - high) * SCALE,
        left + max(x1, x2) * SCALE,
        top + (height - low - 2.5) * SCALE,
    )


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "name"),
    [("templates/appeal/appeal.pdf", "topic"), ("ru/templates/minutes/minutes.pdf", "place")],
)
def test_kazakh_typed_in_chromiums_viewer_is_seen(
    browser: Browser, site_url: str, path: str, name: str
) -> None:
    with pikepdf.open(SITE / path) as document:
        field, [*_, height] = fields(document)[name], (float(edge) for edge in document.pages[0].mediabox)
        box = line(field, 0, 0, height)
    # The viewer is an extension that only the new headless mode has, and that Playwright switches off.
    viewer = browser.browser_type.launch(
        executable_path=chromium(),
        headless=False,
        timeout=PATIENCE * 1000,
        args=["--headless=new", *CHROMIUM_FLAGS],
        ignore_default_args=["--disable-extensions", "--disable-component-extensions-with-background-pages"],
    )
    try:
        sheet = viewer.new_page(viewport={"width": 1300, "height": 1750})
        sheet.set_default_timeout(PATIENCE * 1000)
        sheet.goto(
            f"{site_url}{path}#toolbar=0&navpanes=0&zoom=150"
        )  # 96 pixels to an inch, half as much again: two to a point
        seen = [_picture(sheet)]

        def rests() -> tuple[int, int] | None:
            """Where the paper begins, once two pictures running show it at the same place."""
            seen.append(_picture(sheet))
            edges = [_edge(picture) for picture in seen[-2:]]
            return edges[0] if edges[0] == edges[1] else None

        def typed() -> bool:
            """Types, and leaves the field, whose caret would count as a letter: anew where it did not take the first click."""
            left, top = rests() or (0, 0)
            field = left + box[0] + 1, top + box[1], left + box[2], top + box[3]
            sheet.mouse.click((field[0] + field[2]) / 2, (field[1] + field[3]) / 2)
            sheet.keyboard.press("Control+a")
            sheet.keyboard.insert_text(" ".join(LETTERS))
            sheet.keyboard.press("Tab")
            pictures = (_picture(sheet).crop(tuple(map(int, field))) for _ in range(20))
            return any(drawn_as_noto(picture, 10 * SCALE) for picture in pictures)

        until(sheet, rests)
        until(sheet, typed)
    finally:
        viewer.close()


def _picture(sheet: Page) -> Image.Image:
    return Image.open(io.BytesIO(sheet.screenshot())).convert("L")


def _edge(seen: Image.Image) -> tuple[int, int] | None:
    """Where the paper begins on a picture of the viewer, if it is there: (left, top) in pixels."""
    across = [seen.getpixel((column, 60)) for column in range(seen.width // 2)]
    if seen.getpixel((seen.width // 2, 60)) != 255 or min(across) >= 100:
        return None
    left = max(column for column, shade in enumerate(across) if shade < 255) + 1
    down = [seen.getpixel((left + 20, row)) for row in range(60)]
    return left, max((row for row, shade in enumerate(down) if shade < 255), default=-1) + 1


def test_filled_in_it_shows_right_in_poppler(tmp_path: Path) -> None:
    path = SITE / "templates/appeal/appeal.pdf"
    with pikepdf.open(path) as document:
        field, [*_, height] = fields(document)["topic"], (float(edge) for edge in document.pages[0].mediabox)
        field.V = " ".join(LETTERS)
        document.save(tmp_path / "filled.pdf")
        box = line(field, 0, 0, height)
    subprocess.run(
        [
            "pdftoppm",
            "-png",
            "-r",
            str(72 * SCALE),
            "-singlefile",
            tmp_path / "filled.pdf",
            tmp_path / "filled",
        ],
        check=True,
    )
    seen = Image.open(tmp_path / "filled.png").crop(tuple(int(edge) for edge in box))  # type: ignore[arg-type]
    assert drawn_as_noto(seen, 10 * SCALE)
