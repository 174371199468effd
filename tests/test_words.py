"""The words of the interface: each is there, in every language, in the forms that the language has, and shown by the program."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.frame import scripts
from handbook.model import LANGUAGES
from handbook.model.words import KEYS, Keys, MissingWordError
from handbook.rules import check
from handbook.source import reader
from handbook.text import plurals
from support.places import ROOT, TINY

WORDS = "docs/_data/words"
PROGRAM = [
    path
    for folder, endings in (
        ("hooks/handbook", ("py", "html", "svg", "xml")),
        ("overrides", ("html",)),
        ("docs/assets/javascripts", ("js",)),
    )
    for ending in endings
    for path in (ROOT / folder).rglob(f"*.{ending}")
]


def names(group: Keys, prefix: str = "") -> Iterator[str]:
    for key, inner in group.items():
        yield from [f"{prefix}{key}"] if inner is None else names(inner, f"{prefix}{key}.")


def group(area: str) -> Keys:
    found = KEYS
    for step in area.split("."):
        assert found.get(step) is not None, f"no such area: {area}"
        found = found[step] or {}
    return found


def areas_of(node: ast.AST) -> str:
    """The area that an expression takes words from: `view.words("x")`, `handbook.words.area("x", language)`; else nothing."""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.args
        and isinstance(node.args[0], ast.Constant)
    ):
        is_words = node.func.attr == "words" or (
            node.func.attr in ("area", "in_every_language") and "words" in ast.unparse(node.func.value)
        )
        return str(node.args[0].value) if is_words else ""
    return ""


def taken(path: Path) -> Iterator[tuple[str, str]]:
    """(area, name) of the words that a module takes by a literal name; the name is empty where it takes an area."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        known = {
            target.id: areas_of(node.value)
            for node in ast.walk(function)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name) and areas_of(node.value)
        }
        for node in ast.walk(function):
            if areas_of(node):
                yield areas_of(node), ""
            if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
                area = areas_of(node.value) or (
                    known.get(node.value.id, "") if isinstance(node.value, ast.Name) else ""
                )
                if area:
                    yield area, str(node.slice.value)


def test_every_word_is_shown_by_the_program() -> None:
    text = "\n".join(path.read_text(encoding="utf-8-sig") for path in PROGRAM)
    said = set(re.findall(r"[\w-]+", text))
    assert [
        name
        for name in names(KEYS)
        if (last := name.rpartition(".")[2]) not in said and not last.startswith("of_")
    ] == []


def test_the_program_takes_no_word_that_is_not_there() -> None:
    found = {pair for path in PROGRAM if path.suffix == ".py" for pair in taken(path)}
    assert len(found) > 80
    assert [f"{area}.{name}" for area, name in sorted(found) if name and name not in group(area)] == []
    assert all(group(area) for area, _ in found)


def test_scripts_take_no_area_that_is_not_there() -> None:
    for path in (ROOT / "docs" / scripts.FOLDER).rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        for area in re.findall(r'handbookWords\["([^"]+)"\]', text):
            assert group(area)
            assert f"/* words: {area} */" in text.split("(function")[0], path.name
        assert not re.search(r'lang === "|"(?:kk|ru)"', text), path.name


def test_a_script_has_its_words_before_it_in_every_language(tmp_path: Path) -> None:
    folder = tmp_path / scripts.FOLDER
    folder.mkdir(parents=True)
    (folder / "a.js").write_text("/* words: checklist.progress */\nshow(handbookWords);", encoding="utf-8")
    (folder / "b.js").write_text("show();", encoding="utf-8")
    made = scripts.read(tmp_path, reader.read(TINY).words)
    found = json.loads(re.search(r'"\]=(\{.*?\});', made["a"].text)[1])  # type: ignore[index]
    assert list(found) == list(LANGUAGES)
    assert all(each["marked"] for each in found.values())
    assert "handbookWords" not in made["b"].text


def test_a_script_is_told_where_stands_what_it_loads_itself(tmp_path: Path) -> None:
    folder = tmp_path / scripts.FOLDER
    (folder / "elements").mkdir(parents=True)
    (folder / "elements/a.js").write_text("/* later: b */\nload(handbookLater.b);", encoding="utf-8")
    (folder / "b.js").write_text("show();", encoding="utf-8")
    made = scripts.read(tmp_path)
    address = made["b"].address.removeprefix(f"{scripts.FOLDER}/")
    assert f'.b="../{address}";' in made["a"].text
    assert made["a"].needs == ()


def broken(tiny: Path, name: str, find: str, put: str) -> list[str]:
    path = tiny / WORDS / name
    text = path.read_text(encoding="utf-8")
    assert find in text
    path.write_text(text.replace(find, put, 1), encoding="utf-8")
    return [str(problem) for problem in check(reader.read(tiny)) if WORDS in str(problem.place)]


def line(name: str, start: str) -> int:
    """The number of the line that starts so, the next ones too where it is several."""
    text = "\n" + (ROOT / WORDS / name).read_text(encoding="utf-8")
    return text[: text.index("\n" + start) + 1].count("\n")


@pytest.mark.parametrize(
    ("name", "find", "put", "place", "said"),
    [
        ("flow.yml", "  ru: этап\n", "", "stage:", "[missing-key] «ru»"),
        ("flow.yml", "  ru: этап\n", "  ry: этап\n  ru: этап\n", "  ru: этап", "[unknown-key] «ry»"),
        ("flow.yml", "  ru: этап\n", "  ru: ''\n", "  ru: этап", "[wrong-type]"),
        ("flow.yml", "\nstage:", "\nstagе:", "stage:", "[unknown-key] «stagе»"),
        (
            "chooser.yml",
            "        few: человека\n",
            "",
            "      ru:\n        one: человек",
            "[missing-key] «few»",
        ),
        (
            "chooser.yml",
            "        few: человека\n",
            "        two: человека\n        few: человека\n",
            "        few:",
            "[unknown-key] «two»",
        ),
    ],
)
def test_what_is_wrong_with_words_is_said_where_it_stands(
    tiny: Path, name: str, find: str, put: str, place: str, said: str
) -> None:
    found = broken(tiny, name, find, put)
    where = f"{WORDS}/{name}:{line(name, place)}: "
    assert any(each.startswith(where) and said in each for each in found), found


def test_a_word_may_have_the_same_form_for_every_number(tiny: Path) -> None:
    assert (
        broken(
            tiny,
            "chooser.yml",
            "      kk:\n        other: адам",
            "      kk:\n        one: адам\n        other: адам",
        )
        == []
    )


def test_a_file_that_is_missing_or_that_nobody_reads(tiny: Path) -> None:
    (tiny / WORDS / "flow.yml").rename(tiny / WORDS / "flows.yml")
    found = {
        str(problem.place): problem.rule
        for problem in check(reader.read(tiny))
        if WORDS in str(problem.place)
    }
    assert found == {f"{WORDS}/flow.yml": "missing-file", f"{WORDS}/flows.yml:1": "unknown-key"}


def test_a_word_that_is_missing_is_named() -> None:
    area = reader.read(TINY).words.area("chooser.form", "ru")
    assert area["title"]
    with pytest.raises(MissingWordError, match=r"^docs/_data/words/chooser\.yml: .*«form\.titel»"):
        area["titel"]


@pytest.mark.parametrize(
    ("language", "count", "form"),
    [
        ("ru", 1, "one"),
        ("ru", 3, "few"),
        ("ru", 11, "many"),
        ("ru", 21, "one"),
        ("ru", 25, "many"),
        ("kk", 1, "one"),
        ("kk", 5, "other"),
    ],
)
def test_the_form_that_goes_with_a_number(language: str, count: int, form: str) -> None:
    assert plurals.choose({name: name for name in plurals.categories(language)}, count, language) == form
    assert plurals.choose({"other": "сұрақ"}, count, language) == "сұрақ"
