"""The e-book: a valid archive, every chapter in it, words of Kazakh that can be parted, nothing that only a screen or paper has."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from PIL import Image

from handbook.drawing import cover
from handbook.model import LANGUAGES, outputs
from handbook.publish.paper import book, book_plan, ebook, ebook_pages
from handbook.render import archives
from handbook.render.html import parsed
from handbook.render.xhtml import written
from handbook.text.hyphenation import SOFT_HYPHEN, softened
from support.ebook import HTML, Book, faults
from support.places import ADDRESS, ROOT, SITE
from support.real import HANDBOOK

HEADINGS = {f"{HTML}h{level}" for level in range(1, 5)}


@cache
def content(language: str) -> bytes:
    return (SITE / outputs.EBOOK.path(language)).read_bytes()


@cache
def opened(language: str) -> Book:
    return Book(content(language))


def words(element: Element) -> str:
    return "".join(element.itertext())


def plain(text: str) -> str:
    """A text as it is compared: spaces alike, no soft hyphens."""
    return " ".join(text.replace(SOFT_HYPHEN, "").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_whole_and_light(language: str) -> None:
    assert faults(content(language), language) == []
    assert len(content(language)) < 400_000


def changed(change: Callable[[dict[str, bytes]], object], language: str = "ru") -> bytes:
    """The Russian e-book with its files changed; the mimetype is first unless `change` moves it."""
    files = dict(opened(language).files)
    change(files)
    return archives.pack(files.items())


def put(name: str, old: str, new: str) -> Callable[[dict[str, bytes]], object]:
    def change(files: dict[str, bytes]) -> None:
        text = files[name].decode()
        assert old in text
        files[name] = text.replace(old, new, 1).encode()

    return change


def mimetype_last(files: dict[str, bytes]) -> None:
    files["mimetype"] = files.pop("mimetype")


CHAPTER = "EPUB/stages-analysis.xhtml"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (mimetype_last, "mimetype is not the first"),
        (lambda files: files.pop("EPUB/flow.svg"), "listed and not there: EPUB/flow.svg"),
        (lambda files: files.update({"EPUB/x.png": b""}), "there and not listed: EPUB/x.png"),
        (put(CHAPTER, "stages-preparation.xhtml", "stages-preparatoin.xhtml"), "leads nowhere"),
        (put(CHAPTER, 'id="stages-analysis--checklist"', 'id="title"'), "id twice: title"),
        (
            put("EPUB/nav.xhtml", "#stages-analysis--survey-beneficiaries", "#stages-analysis--survy"),
            "no such mark",
        ),
        (
            put("EPUB/nav.xhtml", 'href="case.xhtml"', 'href="laws.xhtml"'),
            "not in the contents: EPUB/case.xhtml",
        ),
        (put(CHAPTER, "</section>", ""), "cannot be read"),
        (put(CHAPTER, 'xml:lang="ru"', 'xml:lang="kk"'), "another language"),
        (put("EPUB/package.opf", '<itemref idref="case"/>', ""), "EPUB/case.xhtml: not in the spine"),
        (put("EPUB/cover.xhtml", ' alt="', ' title="'), "a picture without words"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_broken_is_found(change: Callable[[dict[str, bytes]], object], said: str) -> None:
    assert faults(changed(lambda files: None), "ru") == []
    assert any(said in fault for fault in faults(changed(change), "ru"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_book_is_a_chapter(language: str) -> None:
    paths = [path for section in book_plan.sections(HANDBOOK, language) for path in section.paths]
    titles = [HANDBOOK.pages[language, path].title for path in paths]
    pages = [tree for path, tree in opened(language).pages.items() if path in opened(language).spine]
    chapters = [
        words(next(tree.iter(f"{HTML}h1")))
        for tree in pages
        if tree.find(".//*[@role='doc-chapter']") is not None
    ]
    assert chapters == titles
    for tree in pages:
        levels = [int(element.tag[-1]) for element in tree.iter() if element.tag in HEADINGS]
        assert levels[:1] in ([1], [])  # the cover has none
        assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", LANGUAGES)
def test_recommendations_stand_in_the_contents(language: str) -> None:
    for stage in HANDBOOK.stages:
        for name in stage.recommendations:
            assert f"EPUB/stages-{stage.id}.xhtml#stages-{stage.id}--{name}" in opened(language).contents()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_says_of_itself(language: str) -> None:
    found = opened(language)
    assert found.metadata("dc:title") == [book.title(HANDBOOK, language)]
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", found.metadata("dc:identifier")[0])
    assert found.metadata("dcterms:modified") == [f"{found.metadata('dc:date')[0]}T00:00:00Z"]
    assert {"textual", "visual"} == set(found.metadata("schema:accessMode"))
    assert "alternativeText" in found.metadata("schema:accessibilityFeature")
    assert found.metadata("dcterms:conformsTo") == []  # nobody has certified it
    assert len({ebook.identifier(book.title(HANDBOOK, each), each) for each in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_checklists_are_lists_with_a_box_before_each_item(language: str) -> None:
    for stage in HANDBOOK.stages:
        section = HANDBOOK.pages[language, f"stages/{stage.id}.md"].section("checklist")
        assert section
        tree = opened(language).pages[f"EPUB/stages-{stage.id}.xhtml"]
        [checklist] = [each for each in tree.iter(f"{HTML}ul") if each.get("class") == "handbook-checklist"]
        assert [plain(words(item)) for item in checklist] == [
            f"☐ {plain(item.text)}" for item in section.checklist
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_has_its_specimen_and_says_where_the_blank_is(language: str) -> None:
    for form in HANDBOOK.templates:
        tree = opened(language).pages[f"EPUB/templates-{form.id}.xhtml"]
        documents = [
            each for each in tree.iter(f"{HTML}div") if "handbook-document" in each.get("class", "").split()
        ]
        assert ["handbook-document--specimen" in each.get("class", "") for each in documents] == [True]
        before, after = HANDBOOK.words.area("paper.ebook", language)["blank"].split("{page}")
        title = HANDBOOK.pages[language, f"templates/{form.id}.md"].title
        assert plain(f"{before}«{title}»{after}") in plain(words(tree))


@pytest.mark.parametrize("language", LANGUAGES)
def test_laws_lead_to_their_texts(language: str) -> None:
    links = {link.get("href", "") for link in opened(language).pages["EPUB/laws.xhtml"].iter(f"{HTML}a")}
    addresses = {law.address for law in HANDBOOK.laws if law.address}
    assert addresses
    assert {address for address in addresses if not any(link.endswith(address) for link in links)} == set()


def test_kazakh_words_can_be_parted_and_russian_are_left_to_the_app() -> None:
    parted = 0
    for path, tree in opened("kk").pages.items():
        for element in tree.iter():
            assert all(SOFT_HYPHEN not in value for value in element.attrib.values()), path
            if element.tag in HEADINGS:
                assert SOFT_HYPHEN not in words(element)
        for word in re.findall(rf"[\w{SOFT_HYPHEN}]+", words(tree)):
            if SOFT_HYPHEN in word:
                parted += 1
                assert len(word.replace(SOFT_HYPHEN, "")) >= 9
    assert parted > 5000
    assert all(
        SOFT_HYPHEN.encode() not in data
        for name, data in opened("ru").files.items()
        if not name.endswith(".png")
    )


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("мемлекеттік", "мем-ле-кет-тік"),
        ("Ұсыныстарды, қоғамдық", "Ұсы-ныс-тарды, қоғамдық"),  # the second has eight letters
        ("МЕМЛЕКЕТТІК", "МЕМЛЕКЕТТІК"),
        ("handbookoffline 123456789012", "handbookoffline 123456789012"),
        ("өзара-мемлекеттік", "өзара-мем-ле-кет-тік"),
    ],
)
def test_soft_hyphens(text: str, made: str) -> None:
    assert softened(text).replace(SOFT_HYPHEN, "-") == made
    assert softened(text).replace(SOFT_HYPHEN, "") == text


def test_xhtml_is_well_formed_and_keeps_the_words() -> None:
    made = written(
        parsed(
            '<p class="a">x &lt; y &amp; z<br>"q"<!-- no --><img src="a.png" alt="&quot;"><span></span>я</p>'
        )
    )
    tree = ElementTree.fromstring(f"<body>{made}</body>")
    assert words(tree) == 'x < y & z"q"я'
    assert "<br/>" in made
    assert "<span></span>" in made
    assert "no" not in made


def test_a_drawing_has_its_colours_in_itself() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" lang="kk"><style>a{}</style><rect class="flow-box"/><g class="other"/></svg>'
    made = ebook_pages.drawn(svg)
    assert "<style>" not in made
    assert 'fill="#fff"' in made
    assert "lang" not in made
    tree = opened("kk").trees["EPUB/flow.svg"]
    assert len([each for each in tree.iter() if each.get("class") == "flow-box"]) == len(HANDBOOK.stages)
    assert all(each.get("fill") for each in tree.iter() if str(each.get("class")).startswith("flow-"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover(language: str) -> None:
    with Image.open(io.BytesIO(opened(language).files["EPUB/cover.png"])) as picture:
        assert picture.size == (cover.WIDTH, cover.HEIGHT)
    long = "Мемлекеттікоргандарменөзараіс " * 9
    assert cover.cover(long, "x", "y") != cover.cover(long, "x", "z")
    assert cover.cover("а", "x", "y") == cover.cover("а", "x", "y")


def test_pictures_of_pages_are_files_of_the_book() -> None:
    page = HANDBOOK.pages["ru", "impact.md"]
    body = parsed('<p><img src="data:image/svg+xml;name=assets/x.svg;base64,PHN2Zy8+" alt="x"></p>')
    pages = ebook_pages.Pages([], "ru", "", lambda chapter: Element("p"))
    made = pages.html(ebook_pages.Chapter(page, "impact", body))
    [(name, (kind, data))] = pages.pictures.items()
    assert f'src="{name}"' in made
    assert (name[-4:], kind, data) == (".svg", "image/svg+xml", b"<svg/>")


def test_where_the_address_is_known_blanks_and_the_front_lead_to_the_site(addressed: Path) -> None:
    whole = (addressed / outputs.EBOOK.path("ru")).read_bytes()
    assert faults(whole, "ru") == []
    found = Book(whole)
    assert f'href="{ADDRESS}ru/templates/minutes/"' in found.files["EPUB/templates-minutes.xhtml"].decode()
    assert f'href="{ADDRESS}ru/"' in found.files["EPUB/front.xhtml"].decode()
    assert found.metadata("dc:source") == [f"{ADDRESS}ru/"]
    assert opened("ru").metadata("dc:source") == []


def test_the_first_entry_alone_is_stored() -> None:
    archive = zipfile.ZipFile(io.BytesIO(archives.pack([("mimetype", "x" * 99), ("mimetypes", "x" * 99)])))
    assert [entry.compress_type for entry in archive.infolist()] == [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]


def test_what_speaks_of_the_printed_book_is_left_out() -> None:
    body = parsed('<ol><li class="paper-only">a</li><li class="paper-only book-only">b</li></ol>c')
    pages = ebook_pages.Pages([], "ru", "", lambda chapter: Element("p"))
    made = pages.html(ebook_pages.Chapter(HANDBOOK.pages["ru", "laws.md"], "laws", body))
    assert made == '<ol><li class="paper-only">a</li></ol>c'
    told = (ROOT / "docs" / "ru" / "glossary.md").read_text(encoding="utf-8")
    sentences = re.findall(r"^(.+)\n\{ \.paper-only \.book-only \}$", told, re.MULTILINE)
    assert sentences
    text = plain(words(opened("ru").pages["EPUB/glossary.xhtml"]))
    assert not [sentence for sentence in sentences if sentence in text]
