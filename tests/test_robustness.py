"""Whatever stands in the files of editors: reading and checking them raises nothing, and says what is wrong with what is there."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import TINY
from handbook.model import Handbook
from handbook.rules import check
from handbook.source import markdown, reader, sections, text_files

FILES = sorted(
    path.relative_to(TINY).as_posix() for path in TINY.rglob("*") if path.suffix in (".md", ".yml", ".tsv")
)
ODD = (
    "\v",
    "\0",
    "\x85",
    "\u2028",
    "\ufeff",
    "\u00a0",
    "\r",
    "\t",
    "и\u0306",
    "\uf0b7 ",
    "😀",
    "<!--",
    "-->",
    "```\n",
    "---\n",
    "///\n",
    "/// example |",
    "{ #x }",
    "{",
    "}",
    "{name}",
    "{0}",
    "%s",
    "[",
    "](",
    "][",
    "![](",
    "|",
    "| a |\n",
    "- [ ] ",
    "1. [x] ",
    "• ",
    "##",
    "<<<<<<< HEAD\n",
    "=======\n",
    "&a [*a]",
    "*x",
    "!!python/object:os.system {}",
    "!ENV X",
    "<<: 1",
    "? [a, b]\n: c",
    "null",
    "~",
    "yes",
    "-15",
    "9" * 30,
    "1e400",
    "2026-02-30",
    "[]",
    "{}",
    "{kk: a}",
    "'",
    '"',
    ": ",
    "a: b: c",
    "|\n",
    ">-\n",
    "\\",
    "..",
    "/",
    "^",
    "§" * 9,
    "handbook: laws",
    "<b>",
    "&#0;",
    "&#xD800;",
    "\u0301",
    "x" * 6000,
    "[" * 300,
    "> " * 50,
)
VALUES = ("", "5", "null", "[]", "{}", "text", "[1, {a: [b]}]", "{a: 1}", "[[[]]]", "true", "!x y")


def mutated(text: str, numbers: random.Random) -> str:
    """A text with one thing gone wrong: something odd typed, lost, doubled, moved, or a value that is of another kind."""
    lines = text.split("\n")
    at, other = numbers.randrange(len(text) + 1), numbers.randrange(len(lines))
    match numbers.randrange(6):
        case 0:
            return text[:at] + numbers.choice(ODD) + text[at:]
        case 1:
            return text[:at] + text[at + numbers.randrange(1, 200) :]
        case 2:
            return "\n".join([*lines[:other], lines[other], *lines[other:]])
        case 3:
            return "\n".join([*lines[other:], *lines[:other]])
        case 4:
            key, colon, _ = lines[other].partition(":")
            return "\n".join(
                [*lines[:other], f"{key}{colon or ':'} {numbers.choice(VALUES)}", *lines[other + 1 :]]
            )
        case _:
            return "\n".join(
                [
                    *lines[:other],
                    numbers.choice(ODD) + lines[other] + numbers.choice(ODD),
                    *lines[other + 1 :],
                ]
            )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tiny handbook without a history (asking Git takes most of a reading's time)."""
    return Path(shutil.copytree(TINY, tmp_path_factory.mktemp("odd") / "handbook"))


@pytest.mark.thorough
@settings(
    max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
@given(st.sampled_from(FILES), st.integers(0, 2**32), st.integers(1, 3))
def test_nothing_that_editors_can_write_raises(copy: Path, file: str, seed: int, times: int) -> None:
    numbers = random.Random(seed)
    original = (TINY / file).read_bytes()
    text = original.decode()
    for _ in range(times):
        text = mutated(text, numbers)
    (copy / file).write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        handbook = reader.read(copy)
        assert isinstance(handbook, Handbook)
        for problem in check(handbook):
            assert str(problem).encode()
    finally:
        (copy / file).write_bytes(original)


@pytest.mark.parametrize(
    "settings_text",
    [
        "",
        "5",
        "[]",
        "nav: index.md",
        "nav: {a: index.md}",
        "nav:",
        "nav: [[index.md]]",
        "nav: [5, null, {}, {a: }, {a: 5}, {a: {b: c.md}}]",
        "plugins: 5",
        "plugins:",
        "plugins: search",
        "plugins: [i18n]",
        "plugins: [{i18n: }]",
        "plugins: [{i18n: 5}]",
        "plugins: {i18n: {}}",
        "plugins: [{i18n: {languages: kk}}]",
        "plugins: [{i18n: {languages: [kk, ru]}}]",
        "plugins: [{i18n: {languages: [{locale: [ru]}]}}]",
        "plugins: [{i18n: {languages: [{locale: kk}, {locale: ru, nav_translations: }]}}]",
        "plugins: [{i18n: {languages: [{locale: ru, nav_translations: [a]}]}}]",
        "plugins: [{i18n: {languages: [{locale: ru, nav_translations: {a: [b]}}]}}]",
        "nav: &a [*a]",
        "theme: !!python/name:os.system",
    ],
)
def test_settings_of_any_shape(tiny: Path, settings_text: str) -> None:
    (tiny / "mkdocs.yml").write_text(settings_text, encoding="utf-8")
    problems = check(reader.read(tiny))
    assert "mkdocs.yml" in {problem.place.path for problem in problems}


def test_plugins_as_a_mapping_are_as_good_as_a_list(tiny: Path) -> None:
    path = tiny / "mkdocs.yml"
    text = path.read_text(encoding="utf-8").replace(
        "  - search:\n      lang: ru\n  - i18n:", "  search: {lang: ru}\n  i18n:"
    )
    path.write_text(text, encoding="utf-8")
    assert check(reader.read(tiny)) == []


def test_things_in_the_place_of_files(tiny: Path) -> None:
    data = tiny / "docs" / "_data"
    for name in ("laws.yml", "permalinks.tsv"):
        (data / name).unlink()
        (data / name).mkdir()
    (data / "stages.yml").unlink()
    (data / "stages.yml").symlink_to(data / "stages.yml")
    os.mkfifo(tiny / "docs" / "ru" / "pipe.md")
    Path(os.fsdecode(bytes(tiny / "docs" / "ru") + b"/\xff.md")).write_text("x", encoding="utf-8")
    (tiny / "docs" / "ru" / "two\nlines.md").write_text("---\n---\n", encoding="utf-8")
    problems = check(reader.read(tiny))
    "\n".join(map(str, problems)).encode()
    found = {
        problem.place.path.removeprefix("docs/")
        for problem in problems
        if problem.rule in ("missing-file", "not-a-file")
    }
    assert {"_data/laws.yml", "_data/permalinks.tsv", "_data/stages.yml", "ru/pipe.md"} <= found


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("Тең құқық".encode("utf-16"), "UTF-16"),
        ("abc\n".encode("utf-16-le") * 9, "UTF-16"),
        ("Стороны равны".encode("cp1251"), "Windows-1251"),
        (b"caf\xc3", "ANSI"),
        ("Стороны равны, вопрос один".encode("utf-16-be"), "UTF-16"),
        ("Әр тарап өз сөзін айтады".encode("utf-16-le"), "UTF-16"),
        (b"\xe0\n", "Windows-1251"),
        (b"\xe0\xe0\x80\x80\n", "ANSI"),  # as many small letters as others
    ],
    ids=repr,
)
def test_what_a_file_is_written_in_instead(raw: bytes, encoding: str) -> None:
    text, [note] = text_files.read(raw)
    assert text is None
    assert note.values["encoding"] == encoding


@pytest.mark.parametrize("raw", [b"\0", b"abcd\0"], ids=repr)
def test_a_zero_alone_is_no_other_encoding(raw: bytes) -> None:
    text, [note] = text_files.read(raw)
    assert text == raw.decode().replace("\0", " ")
    assert (note.rule, note.line, note.values["code"]) == ("control-character", 1, "U+0000")


def test_bounds_of_files_and_lines() -> None:
    line = "a" * text_files.LONGEST_LINE
    assert text_files.read(line.encode()) == (line, [])
    assert text_files.read(f"{line}a\nb".encode())[0] == "\nb"
    lines = "a\n" * (text_files.MOST_BYTES // 2)
    assert text_files.read(lines.encode()) == (lines, [])
    text, [note] = text_files.read(f"{lines}a".encode())
    assert (text, note.rule, note.line, note.values) == (None, "file-size", 1, {"size": 2, "most": 2})


def test_the_line_of_what_is_not_utf8() -> None:
    assert [note.line for note in text_files.read("а\nб\n".encode() + b"\xff")[1]] == [3]
    assert [note.line for note in text_files.read("аб\nв".encode("utf-16"))[1]] == [1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{ #a }", ("", " #a ")),
        ("А { #a }  ", ("А", " #a ")),
        ("А {", ("А {", None)),
        ("А }", ("А }", None)),
        ("А { #a } б", ("А { #a } б", None)),
        ("А \\{ #a }", ("А \\{ #a }", None)),
        ("А } { #a }", ("А }", " #a ")),
    ],
)
def test_attributes_at_the_end_of_a_text(text: str, expected: tuple[str, str | None]) -> None:
    assert markdown.split_attributes(text) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Заголовок", "==="], [(1, "Заголовок", 3)]),
        (["Заголовок", "---"], [(2, "Заголовок", 3)]),
        (["- пункт", "---"], [(0, "", 3)]),
        (["", "---"], [(0, "", 3)]),
        (["##### А ##", "####### Б"], [(5, "А", 3), (6, "# Б", 4)]),
    ],
)
def test_headings_of_every_kind(lines: list[str], expected: list[tuple[int, str, int]]) -> None:
    found = sections.sections(list(enumerate(lines, start=3)))
    assert [(each.level, each.title, each.line) for each in found if each.level or each.text.strip()][
        -len(expected) :
    ] == expected


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbfa\r\nb\rc\n", b"a\nb\nc\n"], ids=repr)
def test_line_ends_and_marks_of_other_programs(raw: bytes) -> None:
    assert text_files.read(raw) == ("a\nb\nc\n", [])


def test_a_line_that_patterns_would_take_minutes_for_never_comes_to_them(tiny: Path) -> None:
    page = tiny / "docs" / "ru" / "principles.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n" + "<!--" * 2000 + "\n", encoding="utf-8")
    handbook = reader.read(tiny)
    assert (
        max(len(line) for _, line in handbook.pages["ru", "principles.md"].lines) <= text_files.LONGEST_LINE
    )
    assert [
        problem.rule for problem in check(handbook) if problem.place.path.endswith("ru/principles.md")
    ] == ["long-line"]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("docs/ru/principles.md", "cp1251"),
        ("docs/_data/permalinks.tsv", "utf-16"),
        ("docs/_data/glossary.yml", "cp1251"),
        ("docs/_data/stages.yml", "utf-16"),
        ("mkdocs.yml", "utf-16"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_alone(tiny: Path, name: str, encoding: str) -> None:
    text = (tiny / name).read_text(encoding="utf-8") + "# Ещё строка\n"
    (tiny / name).write_bytes(text.encode(encoding, "replace"))
    assert [(problem.rule, problem.place.path) for problem in check(reader.read(tiny))] == [
        ("not-utf8", name)
    ]


def test_what_must_be_mended_first_comes_first(tiny: Path) -> None:
    """And what needs no other file is told along with it."""
    (tiny / "docs" / "ru" / "stages" / "index.md").write_bytes("Этапы".encode("cp1251"))
    page = tiny / "docs" / "kk" / "principles.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("Тараптар тең", "Тараптар тeң"), encoding="utf-8"
    )
    assert [problem.rule for problem in check(reader.read(tiny))] == ["not-utf8", "mixed-letters"]


@pytest.mark.parametrize(
    ("comment", "is_note"),
    [
        ("<!-- проверить у Айгуль, она против -->", True),
        ("<!-- ask: Aigul -->", True),
        ("<!---->", True),
        ("<!-- ескерту: қарау керек -->", True),
        ("<!-- handbook: laws -->", False),
        ("<!-- hanbook: laws -->", False),
        ("<!-- Handbok laws -->", False),
        ("<!-- laws -->", False),
        ("<!-- hear what they think of this -->", True),
        ("<!-- this is where the HANDBOOK speaks of laws -->", False),
    ],
)
def test_notes_of_editors_are_told_from_markers(comment: str, is_note: bool) -> None:
    assert markdown.is_note(comment) == is_note


def test_notes_of_editors_are_not_published() -> None:
    text = "a\n<!-- сұрау керек -->\nb\n\n```\n<!-- код -->\n```\n<!-- handbook: laws -->\n"
    assert markdown.without_notes(text) == text.replace("<!-- сұрау керек -->\n", "")
