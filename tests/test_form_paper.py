"""Forms on paper: nothing typed is cut, what must be filled in is marked, rules outlive copies of copies, rows have room for a hand."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw

from handbook.drawing.font_metrics import metrics
from handbook.model import LANGUAGES
from handbook.model.forms import ROW, SIGNATURES, Field, FormSection, TemplateForm, widths
from handbook.model.letters import sender_of
from handbook.model.urls import site_url
from handbook.publish.paper import fields as fields_of_pdf
from handbook.publish.paper.fields import COMB, DO_NOT_SCROLL, LEADING, MULTILINE, PADDING, REQUIRED
from handbook.publish.paper.form_pdf import POST
from handbook.publish.paper.form_rows import Layout
from support import photocopies
from support.places import SITE
from support.printed import text_of
from support.real import HANDBOOK

FORMS = {form.id: form for form in HANDBOOK.templates}
FILES = [(form.id, language) for form in HANDBOOK.templates for language in LANGUAGES]
POINT = 72 / 25.4
"""Points to a millimetre."""
NAMES = (
    "«Қарағанды облысының жұмыспен қамтуды үйлестіру және әлеуметтік бағдарламалар басқармасы» мемлекеттік мекемесі ",
    "ОЮЛ „Ассоциация «Гражданский Альянс Карагандинской области»“, Управление предпринимательства и промышленности ",
    "Ғылыми-әдістемелік орталықтың директорына Нұрмағамбетов Әбілқайыр Сейдахметұлына, Қарқаралы ауданы, Егіндібұлақ ",
)
"""Names as long as those of real bodies are, one after another."""
LONG_NAME, PERSON = 100, 40
NARROW = 32 * POINT
"""Columns for a day, a point, a number: no names come there."""
PAGES = {"monitoring": 3, "monitoring-summary": 3} | dict.fromkeys(
    ("agenda", "clarification", "data-consent", "survey", "survey-summary"), 1
)
"""How many pages a form has; two where it is not said."""


def path(name: str, language: str) -> Path:
    return SITE / site_url(language, f"templates/{name}/{name}.pdf")


@cache
def opened(name: str, language: str) -> pikepdf.Pdf:
    """Kept open: what is read of it goes with it."""
    return pikepdf.open(path(name, language))


def fields(name: str, language: str) -> dict[str, pikepdf.Object]:
    return {str(field.T): field for field in opened(name, language).Root.AcroForm.Fields}


def box(field: pikepdf.Object) -> tuple[float, float, float, float]:
    left, low, right, high = (float(edge) for edge in field.Rect)
    return left, low, right, high


def size(field: pikepdf.Object) -> float:
    [found] = re.findall(r"([\d.]+) Tf", str(field.DA))
    return float(found)


def lines_of(text: str, size: float, width: float) -> int:
    """How many lines a viewer breaks a text into: at spaces, and a word that is too long where the line ends."""
    known = metrics("Regular").widths

    def measured(words: str) -> float:
        return sum(known[letter] for letter in words) * size

    lines, line = 1, ""
    for word in text.split():
        if measured(f"{line} {word}".strip()) <= width:
            line = f"{line} {word}".strip()
            continue
        lines += bool(line)
        line = ""
        for letter in word:
            lines += measured(line + letter) > width
            line = letter if measured(line + letter) > width else line + letter
    return lines


@pytest.mark.parametrize(("name", "language"), FILES)
def test_what_may_be_typed_has_room_on_paper(name: str, language: str) -> None:
    for field in fields(name, language).values():
        if field.FT != "/Tx":
            continue
        left, low, right, high = box(field)
        assert left < right
        assert low < high
        assert int(field.Ff) & DO_NOT_SCROLL
        room = max(1, int((high - low - PADDING) / (size(field) * LEADING)))
        if int(field.Ff) & COMB or right - left < NARROW:
            continue
        for names in NAMES:
            typed = (names * 40)[: int(field.MaxLen)]
            assert len(typed) == int(field.MaxLen)
            assert lines_of(typed, size(field), right - left - 2 * PADDING) <= room, (str(field.T), typed)


@pytest.mark.parametrize(("name", "language"), FILES)
def test_a_name_an_address_a_post_of_a_hundred_letters_has_room(name: str, language: str) -> None:
    found = fields(name, language)
    for field in FORMS[name].fields:
        if field.type == "text" and not field.width and not field.check and field.id not in SIGNATURES:
            post = found.get(f"{field.id}{POST}")
            most = int(found[field.id].MaxLen) + (int(post.MaxLen) if post is not None else 0)
            least = PERSON if field.shared == "signer" else LONG_NAME
            assert most >= least, field.id
            assert int(found[field.id].Ff) & MULTILINE


@pytest.mark.parametrize(
    ("text", "expected"), [("а" * 20, 2), ("а а", 1), ("ааааа ааааа ааааа", 3), ("ааааа " * 2, 2), ("", 1)]
)
def test_lines_are_counted_as_viewers_break_them(text: str, expected: int) -> None:
    assert lines_of(text, 10, 10 * metrics("Regular").widths["а"] * 10) == expected


@pytest.mark.parametrize(("name", "language"), FILES)
def test_what_must_be_filled_in_is_marked_for_the_eye_the_ear_and_the_program(
    name: str, language: str
) -> None:
    form, found = FORMS[name], fields(name, language)
    required = {field.id for field in form.fields if field.required and field.id not in SIGNATURES}
    word = str(HANDBOOK.words.area("documents.form", language)["required"])
    assert {key for key, field in found.items() if int(field.get("/Ff", 0)) & REQUIRED} == required
    assert {key for key, field in found.items() if str(field.TU).endswith(word)} == required
    text = text_of(path(name, language))
    said = str(HANDBOOK.words.area("paper.form", language)["required"])
    assert text.count("*") - text.count(said) == len(required)
    assert text.count(said) == PAGES.get(name, 2)


@pytest.mark.parametrize(("name", "language"), FILES)
def test_a_bin_or_an_iin_has_twelve_cells(name: str, language: str) -> None:
    form = FORMS[name]
    checked = {field.id for field in form.fields if field.check} | {
        f"{table.id}-{column.id}-{row}"
        for table in form.fields
        for column in table.columns
        for row in range(1, table.rows + 1)
        if column.check
    }
    combs = {
        key: field
        for key, field in fields(name, language).items()
        if field.FT == "/Tx" and int(field.Ff) & COMB
    }
    assert set(combs) == checked
    assert all(int(field.MaxLen) == 12 and not int(field.Ff) & MULTILINE for field in combs.values())


@pytest.mark.parametrize(("name", "language"), FILES)
def test_the_longest_choice_of_a_list_is_seen_whole(name: str, language: str) -> None:
    for field in fields(name, language).values():
        if field.FT == "/Ch":
            left, _, right, _ = box(field)
            for choice in field.Opt:
                assert lines_of(str(choice[1]), size(field), right - left - 2 * PADDING) == 1, str(choice[1])


@pytest.mark.parametrize(("name", "language"), FILES)
def test_rows_are_high_enough_for_a_hand_and_columns_as_wide_as_they_say(name: str, language: str) -> None:
    form = FORMS[name]
    for table in form.fields:
        boxes = {
            column.id: box(fields(name, language)[f"{table.id}-{column.id}-1"])
            for column in table.columns
            if column.id not in SIGNATURES
        }
        assert all(column.width for column in table.columns)
        assert table.row_height >= ROW or not table.columns
        for column, wide in zip(
            table.columns,
            widths(table.columns, (248 if form.landscape else 161) * 10) if table.columns else (),
            strict=True,
        ):
            if column.id in boxes:
                left, low, right, high = boxes[column.id]
                assert abs((right - left) / POINT - (wide / 10 - 1.6)) < 0.6
                assert high - low >= 8 * POINT
    for field in fields(name, language).values():
        if field.FT == "/Tx":
            assert box(field)[3] - box(field)[1] >= 7.4 * POINT


@pytest.mark.parametrize(("name", "language"), FILES)
def test_lists_are_numbered_and_nothing_of_a_screen_is_printed(name: str, language: str) -> None:
    text = text_of(path(name, language), "-layout")
    for table in FORMS[name].fields:
        for row in range(1, table.rows + 1) if table.columns else ():
            assert re.search(rf"(?m)^\s*{row}\s*$", text), row
    assert text.count("№") >= sum(bool(table.columns) for table in FORMS[name].fields)
    assert not re.search("▼|таңдаңыз|выберите", text)


def test_twenty_five_participants_sign_the_list() -> None:
    for language in LANGUAGES:
        assert len([key for key in fields("attendance", language) if key.startswith("people-name-")]) == 25


@pytest.mark.parametrize(("name", "language"), FILES)
def test_a_form_has_its_pages_and_none_with_next_to_nothing(name: str, language: str, tmp_path: Path) -> None:
    with pikepdf.open(path(name, language)) as document:
        assert len(document.pages) == PAGES.get(name, 2)
    sheet = photocopies.pages(path(name, language), tmp_path, resolution=30)[-1]
    body = sheet.crop((0, 0, sheet.width, round(sheet.height * 0.94)))  # the foot has the number of the page
    _, _, _, end = Image.eval(body, lambda shade: 255 - shade).getbbox() or (0, 0, 0, 0)
    assert end > sheet.height * 0.25


@pytest.mark.parametrize(("name", "language"), FILES)
def test_all_is_black_and_no_line_is_thin(name: str, language: str) -> None:
    with pikepdf.open(path(name, language)) as document:
        for page in document.pages:
            scale = 1.0
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "cm":
                    scale = min(scale, abs(float(operands[0])))
                if str(operator) in ("rg", "RG"):
                    assert [float(part) for part in operands] == [0, 0, 0]
                if str(operator) == "w":
                    assert float(operands[0]) * scale >= 0.695


@pytest.mark.parametrize("name", ["appeal", "attendance", "minutes", "survey"])
def test_every_rule_outlives_a_copy_of_a_copy(name: str, tmp_path: Path) -> None:
    for sheet in photocopies.pages(path(name, "kk"), tmp_path):
        assert photocopies.rules(sheet) > 100
        assert photocopies.lost_rules(sheet) == []


@pytest.mark.parametrize(("shade", "width", "is_lost"), [(0, 3, False), (0, 1, True), (0x99, 3, True)])
def test_a_thin_rule_and_a_grey_one_do_not(shade: int, width: int, is_lost: bool) -> None:
    sheet = Image.new("L", (600, 400), 255)
    ImageDraw.Draw(sheet).line((50, 100, 550, 100), fill=shade, width=width)
    assert photocopies.rules(sheet) > 5
    assert bool(photocopies.lost_rules(sheet)) == is_lost


LETTERS = [form.id for form in HANDBOOK.templates if form.layout == "letter"]


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_has_its_parts_in_their_order(name: str) -> None:
    """Head, left and right; text; answer; attachments; signature; performer."""
    for language in LANGUAGES:
        with pikepdf.open(path(name, language)) as document:
            places = {}
            for number, sheet in enumerate(document.pages):
                for field in sheet.Annots:
                    key = str(field.get("/T", field.get("/Parent", {}).get("/T", "")))
                    places.setdefault(key, (number, -box(field)[3], box(field)[0]))
            middle = float(document.pages[0].mediabox[2]) / 2
        form = FORMS[name]
        to = "higher-body" if "higher-body" in places else "other-side"
        assert places[to][2] > middle
        sender = next(
            field.id for section in form.sections if section.id == "from" for field in section.fields
        )
        assert (places[sender][2] < middle) == (sender_of(form) != "person")
        order = [to, "topic", "answer-language", "attachments-document-1"]
        order += ["annexes", "head" if "head" in places else "signed-by", "performer", "talon"]
        found = [places[key][:2] for key in order if key in places]
        assert found == sorted(found)
        if form.has_letterhead:
            assert max(places["number"], places["letter-date"]) < places["topic"]


def shown(*fields: Field) -> list[list[str]]:
    form = TemplateForm("x", "x.yml", {}, "analysis", {}, {}, (FormSection("x", {}, fields),))
    return [[field.name for field in row] for row in Layout(form, "ru", (), "").rows(fields)]


def test_short_fields_stand_two_on_a_row() -> None:
    date, text, time = (
        Field("date", "date", {"ru": "Дата"}),
        Field("place", "text", {"ru": "Место"}),
        Field("time", "text", {"ru": "Время"}, width=40),
    )
    wordy = Field("people", "number", {"ru": "Сколько человек в вашей семье это касается и почему?"})
    assert shown(date, time, text) == [["date", "time"], ["place"]]
    assert shown(date, text, time) == [["date"], ["place"], ["time"]]
    assert shown(date, wordy) == [["date"], ["people"]]


def test_a_field_takes_no_more_than_its_paper() -> None:
    assert fields_of_pdf.capacity(340, 30, 10, is_multiline=True) == 104
    assert fields_of_pdf.capacity(340, 29, 10, is_multiline=True) == 58
    assert fields_of_pdf.capacity(340, 21, 10, is_multiline=False) == 54


@pytest.mark.parametrize(("name", "language"), FILES)
def test_what_is_typed_lies_on_white_over_rules_and_days_and_an_empty_field_hides_none(
    name: str, language: str
) -> None:
    """Where rules stand under a field its ground is white, and drawn only with what is typed."""
    known = {field.id: field for field in FORMS[name].fields}
    for key, field in fields(name, language).items():
        is_ruled = key in known and (known[key].type in ("lines", "date") or key == "talon")
        assert ("/MK" in field and "/BG" in field.MK) == is_ruled, key
        if is_ruled:
            assert [float(part) for part in field.MK.BG] == [1, 1, 1]
            assert field.AP.N.read_bytes().strip() == b""


def test_a_field_that_is_typed_into_hides_its_rules(tmp_path: Path) -> None:
    """As viewers do it: they draw the field anew."""
    shades = []
    for is_typed in (False, True):
        with pikepdf.open(path("appeal", "ru")) as document:
            [field] = [each for each in document.Root.AcroForm.Fields if each.T == "problem"]
            left, low, right, high = box(field)
            height = float(document.pages[0].mediabox[3])
            if is_typed:
                field.V = "а"
                del field.AP
            document.save(tmp_path / "form.pdf")
        sheet = photocopies.pages(tmp_path / "form.pdf", tmp_path, resolution=72)[0]
        area = sheet.crop((int(left) + 40, int(height - high) + 20, int(right) - 4, int(height - low) - 6))
        shades.append(area.convert("L").getextrema()[0])
    assert shades[0] < 128
    assert shades[1] > 200


def test_rules_of_long_fields_are_8_millimetres_apart() -> None:
    for name, id_ in (("appeal", "problem"), ("minutes", "open")):
        [field] = [each for each in FORMS[name].fields if each.id == id_]
        _, low, _, high = box(fields(name, "kk")[id_])
        assert abs((high - low) / POINT - 8 * field.rows) < 0.5


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_party_has_a_row_of_post_signature_and_name_and_the_seal_is_named_once(language: str) -> None:
    words = HANDBOOK.words.area("documents.word", language)
    for name, parties, seals in (
        ("minutes", 4, 0),
        ("memorandum", 2, 2),
        ("appeal", 1, 1),
        ("silence-complaint", 1, 1),  # an organisation may write it
        ("residents-appeal", 1, 0),
    ):
        text = text_of(path(name, language))
        assert text.count(f"({words['signature']})") == parties
        assert text.count(f"{words['seal']} {words['if_any']}") == seals
        assert text.count(words["seal"]) == seals
