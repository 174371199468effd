"""The book page by page: what the build sees and tells, what it puts right in the tree, and what stands in the built files."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pikepdf
import pytest

from handbook.model import LANGUAGES, Page, outputs
from handbook.page import media
from handbook.publish.paper import book_pages, laws, pdf, term_index, wrapping
from handbook.publish.paper.links import Marks, lead
from handbook.publish.paper.pages import Chapter
from handbook.render.html import parsed, serialized, text_of
from handbook.rules.paper import WEB_WORDS
from support.places import ROOT, SITE
from support.printed import FACE, letters
from support.printed import text_of as printed
from support.real import HANDBOOK

BOOKS = [(language, outputs.BOOK.path(language)) for language in LANGUAGES]
PAGE = "<style>@page { size: 300pt 200pt; margin: 20pt }</style>"


def faults(body: str, language: str = "ru") -> tuple[str, ...]:
    html = f'<html lang="{language}"><title>x</title>{FACE}{PAGE}<style>p {{ margin: 0 }}</style>{body}'
    return pdf.write(pdf.Document("x.pdf", html, is_book=True)).faults


def lines(count: int) -> str:
    return "<p>строка</p>" * count


def test_a_page_nearly_empty_is_told() -> None:
    [told] = faults(f'{lines(8)}<p style="break-before: page">хвост')
    assert "страница 2 почти пуста" in told
    assert faults(f'{lines(8)}<div style="break-before: page">{lines(4)}</div>') == ()


@pytest.mark.parametrize(
    ("count", "is_told"), [(26, False), (27, False), (29, True), (31, False), (33, False)]
)
def test_a_glossary_is_set_closer_or_wider_before_it_leaves_a_page_nearly_empty(
    count: int, is_told: bool
) -> None:
    entries = "<div><p>слово</p></div>" * count
    look = "<style>@page { size: 300pt 700pt } section > div { padding: 1.4mm 0 1.6mm }</style>"
    assert bool(faults(f'{look}<section class="handbook-glossary">{entries}</section>')) == is_told
    assert bool(faults(f"{look}<section>{entries}</section>")) == (26 < count < 33)


def test_a_cover_may_be_empty_and_a_blank_page_is() -> None:
    cover = "<style>@page cover { margin: 20pt } .cover { page: cover }</style>"
    assert faults(f'{cover}<div class="cover"><p>Название</div>{lines(8)}') == ()
    assert faults(f'{lines(8)}<div style="break-before: right">{lines(8)}</div>') == ()


def test_a_line_that_ends_early_is_told() -> None:
    broken = '<p>короткое слово<span style="display: block"></span></p>'
    assert faults(f"{lines(6)}{broken}") == ()
    early = '<p style="width: 200pt">Раз <span style="margin-right: 150pt">два</span> три четыре пять шесть семь восемь</p>'
    [told] = faults(f"{lines(5)}{early}")
    assert "обрывается раньше времени" in told


def test_a_line_may_end_where_the_text_says_so_or_a_long_word_follows() -> None:
    assert faults(f"{lines(6)}<p>Улица<br>Гоголя, дом тридцать один, кабинет двести один</p>") == ()
    assert faults(f'{lines(6)}<p style="width: 150pt">Наше достопримечательностейведение</p>') == ()


def test_a_checklist_cut_in_two_is_told() -> None:
    listed = f'<div class="part part--checklist">{lines(6)}</div>'
    assert [told for told in faults(f"{lines(7)}{listed}") if "разрезан" in told]
    whole = listed.replace("part--checklist", 'part--checklist" style="break-inside: avoid')
    assert faults(f"{lines(7)}{whole}") == ()


@pytest.mark.parametrize(
    ("html", "loosened"),
    [
        ("<p>по <a>закону</a> об</p>", "<p>по<a> закону</a> об</p>"),
        ("<p>по <b>двум</b> или <i>трём</i></p>", "<p>по<b> двум</b> или<i> трём</i></p>"),
        ("<p>см. <a><b>закон</b></a></p>", "<p>см.<a><b> закон</b></a></p>"),
        ("<p>«<a>закон</a>»</p>", "<p>«<a>закон</a>»</p>"),
        ("<p> <a>закон</a></p>", "<p> <a>закон</a></p>"),
        ('<li>да <span class="box"></span></li>', '<li>да <span class="box"></span></li>'),
        ('<p>в <span class="nowrap">2 м</span></p>', '<p>в <span class="nowrap">2 м</span></p>'),
    ],
)
def test_a_space_before_an_inline_element_goes_into_it(html: str, loosened: str) -> None:
    body = parsed(html)
    wrapping.loosen(body)
    assert serialized(body) == loosened
    assert text_of(body) == text_of(parsed(html))


def test_words_for_one_medium_are_left_out_of_the_other() -> None:
    html = (
        '<p>А</p><p class="web-only">Нажмите</p><ol><li class="paper-only">Наберите</li><li>В</li></ol>'
        '<div class="part part--x"><h3 id="x">Печать</h3><p class="web-only">Печатать</p></div>'
    )
    paper, screen = parsed(html), parsed(html)
    media.without(paper, media.WEB_ONLY)
    media.without(screen, media.PAPER_ONLY)
    assert text_of(paper) == "АНаберитеВ"
    assert text_of(screen) == "АНажмитеВПечатьПечатать"


def test_a_link_says_where_it_leads_on_paper() -> None:
    known = Marks({"stages/": "stages"}, frozenset({"stages--how"}), away={"downloads/": "на сайте"})
    links = [
        Element("a", {"href": href}) for href in ("../stages/#how", "../stages/#gone", "../downloads/#x")
    ]
    for link in links:
        lead(link, "formats/", known)
    assert [link.get("href", link.get("data-away")) for link in links] == [
        "#stages--how",
        "#stages",
        "на сайте",
    ]
    assert [link.get("class") for link in links] == ["across", "across", "away"]
    assert [link.tag for link in links] == ["a", "a", "span"]


def test_terms_name_the_pages_of_their_use_in_any_form() -> None:
    page = Page("ru", "stages/x.md", "x", {"page_type": "stage"})
    glossary = Chapter(
        page,
        "glossary",
        parsed(
            '<div><h3 id="glossary--akim">аким</h3></div><div><h3 id="glossary--akimat">акимат</h3></div>'
        ),
    )
    one = Chapter(page, "one", parsed('<p>Напишите акиму села.</p><p id="own">Акимов двое.</p>'))
    two = Chapter(
        page, "two", parsed('<ul><li id="own-two">В <b>акимате</b> района</li></ul><p>Акимовка</p>')
    )
    term_index.add(HANDBOOK, "ru", glossary, [one, two])
    pages = {
        entry[0].get("id"): [link.get("href") for link in entry.iter("a")]
        for entry in glossary.body.iter("div")
    }
    assert pages == {"glossary--akim": ["#used--one--akim"], "glossary--akimat": ["#own-two"]}
    assert one.body[0].get("id") == "used--one--akim"


def test_laws_are_one_table_with_their_addresses() -> None:
    body = parsed('<p>А</p><div class="handbook-laws"><section></section></div>')
    laws.tabulate(body, HANDBOOK, "ru", "laws")
    rows = [row for row in body.iter("tr") if row.find("th") is not None][1:]
    assert [row[0].get("id") for row in rows] == [f"laws--{law.id}" for law in HANDBOOK.laws]
    addressed = [law for law in HANDBOOK.laws if law.address]
    assert text_of(body).count("adilet.zan.kz/rus/") == len(addressed)


def test_a_form_of_dialogue_is_parted_where_it_is_to_be_held() -> None:
    page = Page("ru", "formats/x.md", "x", {"page_type": "format"})
    body = parsed(
        '<p>А</p><div class="admonition editor">Б</div><div class="part part--invite">В</div>'
        '<div class="part part--prepare">Г</div><div class="part part--run">Д</div>'
    )
    chapter = Chapter(page, "x", body)
    book_pages.fit(chapter)
    assert [text_of(half) for half in chapter.body] == ["АВ", "ГД"]


def kept(path: str) -> Path:
    """Where the build keeps what it has measured of a file."""
    content = (SITE / path).read_bytes()
    found = [each for each in (ROOT / ".build" / "pdf").glob("*.pdf") if each.read_bytes() == content]
    assert found, f"{path} is not among the kept files: build the site"
    return found[0].with_suffix(pdf.FAULTS)


def pages_of(path: str, *options: str) -> list[str]:
    return printed(SITE / path, *options).split("\f")[:-1]


def bookmarks(path: str) -> list[tuple[int, str, int]]:
    with pikepdf.open(SITE / path) as document:
        numbers = {sheet.obj.objgen: number for number, sheet in enumerate(document.pages, start=1)}
        with document.open_outline() as opened:
            return [
                (level, str(item.title), numbers[item.destination[0].objgen])  # type: ignore[index, union-attr]
                for part in opened.root
                for level, item in ((1, part), *((2, child) for child in part.children))
            ]


@pytest.mark.parametrize(("language", "path"), BOOKS)
def test_the_build_had_nothing_to_tell_of_the_book(language: str, path: str) -> None:
    told = kept(path)
    assert not told.exists(), told.read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "path"), BOOKS)
def test_a_blank_page_is_for_notes(language: str, path: str) -> None:
    pages = pages_of(path)
    notes = HANDBOOK.words.area("paper.handout", language)["notes"]
    numbered = [
        number for number, page in enumerate(pages, start=1) if re.search(rf"(?<!\d){number}(?!\d)", page)
    ]
    assert not [number for number, page in enumerate(pages, start=1) if not page.strip()]
    bare = [number for number, page in enumerate(pages, start=1) if page.strip() == notes]
    assert len(numbered) + len(bare) == len(pages) - 2  # the covers
    assert len(bare) <= 3


@pytest.mark.parametrize(("language", "path"), BOOKS)
def test_contents_lie_on_one_opening(language: str, path: str) -> None:
    leaders = [number for number, page in enumerate(pages_of(path), start=1) if page.count(" . . . .") > 5]
    assert len(leaders) == 2
    assert leaders[0] % 2 == 0
    assert leaders[1] == leaders[0] + 1


@pytest.mark.parametrize(("language", "path"), BOOKS)
def test_each_form_of_dialogue_lies_on_one_opening(language: str, path: str) -> None:
    marks = bookmarks(path)
    titles = [HANDBOOK.pages[language, f"formats/{each.id}.md"].title for each in HANDBOOK.formats]
    found = [(place, number) for place, (_, title, number) in enumerate(marks) if title in titles]
    assert len(found) >= len(titles)
    first = {marks[place][1]: (number, marks[place + 1][2]) for place, number in reversed(found)}
    for title in titles:
        number, following = first[title]
        assert number % 2 == 0, title
        assert following - number == 2, title


@pytest.mark.parametrize(("language", "path"), BOOKS)
def test_the_book_speaks_of_nothing_that_a_screen_alone_can_do(language: str, path: str) -> None:
    for page in pages_of(path):
        assert not WEB_WORDS[language].search(" ".join(page.split())), page


@pytest.mark.parametrize(("language", "path"), BOOKS)
def test_what_is_read_takes_few_pages(language: str, path: str) -> None:
    """Law and specimens stand at its end, to be printed or left out."""
    label = HANDBOOK.words.area("paper.book", language)
    law = next(section.title[language] for section in HANDBOOK.menu if section.pages[0].startswith("law/"))
    parts = {title: number for level, title, number in bookmarks(path) if level == 1}
    assert parts[law] <= 126
    assert parts[label["specimens"]] - parts[law] <= 40
    titles = list(parts)
    assert titles[-2:] == [law, label["specimens"]]


@pytest.mark.parametrize(("language", "path"), BOOKS)
def test_the_glossary_names_pages(language: str, path: str) -> None:
    pattern = {"ru": r"^с\.\s\d+(?:, \d+)*$", "kk": r"^\d+(?:, \d+)*-б\.$"}[language]
    assert len(re.findall(pattern, printed(SITE / path), re.MULTILINE)) > 80


@pytest.mark.parametrize(("language", "path"), BOOKS)
def test_the_file_says_who_made_it_and_whose_it_is(language: str, path: str) -> None:
    with pikepdf.open(SITE / path) as document:
        info = document.docinfo
        assert str(info["/Author"]).strip()
        assert str(info["/rights"]) == HANDBOOK.words.area("paper.book", language)["rights"]
        assert str(info["/CreationDate"]).startswith("D:20")
    imprint = letters(printed(SITE / path, "-f", "2", "-l", "2"))
    label = HANDBOOK.words.area("paper.book", language)
    assert letters(label["fonts"]) in imprint
    about = HANDBOOK.pages[language, "about.md"].section("rights")
    assert about
    assert letters(about.text.partition("}")[2]) in imprint


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_trainers_pack_says_whose_it_is(language: str) -> None:
    about = HANDBOOK.pages[language, "about.md"].section("rights")
    assert about
    imprint = printed(SITE / outputs.TRAINING_BOOK.path(language), "-f", "2", "-l", "2")
    assert letters(about.text.partition("}")[2]) in letters(imprint)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", [outputs.BOOK, outputs.TRAINING_BOOK], ids=["book", "pack"])
def test_no_page_is_nearly_empty(file: outputs.OutputFile, language: str) -> None:
    """The lowest line of each page but the covers and those for notes is a quarter down or more."""
    pages = printed(SITE / file.path(language), "-bbox-layout").split("<page ")[1:]
    for number, page in enumerate(pages[1:-1], start=2):
        lowest = [
            float(edge) for edge in re.findall(r'<line [^>]*yMax="([\d.]+)"', page) if float(edge) < 780
        ]
        if len(lowest) > 1:  # a page for notes has one
            assert max(lowest) > 60 + 0.22 * 725, number


@pytest.mark.parametrize(("language", "path"), BOOKS)
def test_few_lines_end_in_a_hyphen(language: str, path: str) -> None:
    lines, hyphens, ladders = hyphenated(SITE / path)
    assert lines > 5000
    assert hyphens / lines < 0.06
    assert ladders <= 4


def hyphenated(path: Path) -> tuple[int, int, int]:
    """How many lines there are, how many end in a hyphen, and how often three and more do one after the other."""
    lines = hyphens = ladders = 0
    for block in printed(path, "-bbox-layout").split("<block ")[1:]:
        run = 0
        for line in block.split("<line ")[1:]:
            last = re.findall(r">([^<]*)</word>", line)[-1]
            lines += 1
            run = run + 1 if re.fullmatch(r"\w+[‐-]", last) else 0
            hyphens += run > 0
            ladders += run == 3
    return lines, hyphens, ladders


def test_lines_that_end_in_hyphens_are_counted(tmp_path: Path) -> None:
    def made(style: str) -> tuple[int, int, int]:
        words = "рентгеноэлектрокардиографического " * 3
        html = f'<html lang="ru"><title>x</title>{FACE}{PAGE}<style>p {{ width: 60pt; {style} }}</style><p>{words}'
        path = tmp_path / f"{len(style)}.pdf"
        path.write_bytes(pdf.write(pdf.Document("x.pdf", html)).content)
        return hyphenated(path)

    lines, hyphens, ladders = made("hyphens: auto")
    assert lines > hyphens > 3
    assert ladders >= 1
    assert made("hyphens: manual")[1:] == (0, 0)


def test_a_list_within_a_list_runs_in() -> None:
    body = parsed("<ol><li>А<ul><li>б <a>в</a>\n</li><li>г</li></ul></li><li>Д</li></ol><ul><li>е</li></ul>")
    book_pages._run_in(body)
    assert serialized(body) == (
        '<ol><li>А<p class="run-in"><span>б <a>в</a></span>; <span>г</span>.</p></li><li>Д</li></ol><ul><li>е</li></ul>'
    )
