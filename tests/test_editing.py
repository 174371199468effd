"""`make new-…` and `make rename`: what they write, what they refuse, and that a failure leaves all as it was."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from handbook.__main__ import main
from handbook.editing import command, draft, rename_ids, target, yaml_edits
from handbook.model import LANGUAGES
from handbook.model.marks import FILL, is_beside, marked
from handbook.rules import check
from handbook.source import reader, yaml_lines

NAMES = {"KK": "Барып көру", "RU": "Выезд на место"}
NEW: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("page", {"ID": "site-visit", "SECTIONS": "before after"}),
    ("question", {"ID": "when-to-go", "PAGE": "site-visit", "IN": "before"}),
    ("term", {"ID": "akim"}),
    ("law", {"ID": "roads"}),
    ("way", {"ID": "hotline"}),
    ("template", {"ID": "thank-you", "STAGE": "analysis", "FIELDS": "what why"}),
)


def files(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for folder in ("docs", "mkdocs.yml")
        for path in ([root / folder] if (root / folder).is_file() else sorted((root / folder).rglob("*")))
        if path.is_file()
    }


def errors(root: Path) -> list[str]:
    return [str(problem) for problem in check(reader.read(root)) if not problem.is_warning]


def said(root: Path, kind: str, values: Mapping[str, str]) -> str:
    with pytest.raises(draft.Refused) as refused:
        command.new(root, kind, values)
    return str(refused.value)


def unrenamed(root: Path, old: str, new: str) -> str:
    before = files(root)
    with pytest.raises(draft.Refused) as refused:
        command.rename(root, old, new)
    assert files(root) == before
    return str(refused.value)


def filled(root: Path) -> None:
    """Writes something in the place of every mark, as an editor would."""
    for path in sorted((root / "docs").rglob("*")):
        if path.suffix in (".md", ".yml") and path.is_file() and "words" not in path.parts:
            lines = path.read_text(encoding="utf-8").split("\n")
            for index, line in enumerate(lines):
                for language, mark in FILL.items():
                    text = {"kk": "Біздің мәтін", "ru": "Наш текст"}[language]
                    line = line.replace(f"{mark}: ", f"{text}, ")
                line = line.split("   # ТОЛТЫРУ")[0]
                lines[index] = "" if line.lstrip().startswith("# ТОЛТЫРУ") else line
            text = re.sub(r"'ТОЛТЫРУ · Наш текст, [^']*adilet.zan.kz'", "adilet.zan.kz", "\n".join(lines))
            path.write_text(text, encoding="utf-8")


def test_everything_new_says_what_to_fill_in_and_is_whole_once_it_is(tiny: Path) -> None:
    before = files(tiny)
    for kind, values in NEW:
        told = command.new(tiny, kind, {**NAMES, **values})
        assert "Заполните:" not in told.split("Теперь")[0]
        left = [problem for problem in check(reader.read(tiny)) if problem.rule == "still-to-fill"]
        assert left
        assert all(str(each.place) in told for each in left if values["ID"] in each.place.path)
    assert {each.split("[")[1].split("]")[0] for each in errors(tiny)} == {"still-to-fill"}
    for path, text in before.items():  # nothing that stood there is gone, comments neither
        if not path.endswith((".tsv", ".md")):
            now = (tiny / path).read_text(encoding="utf-8").splitlines()
            gone = [line for line in text.decode().splitlines() if line not in now]
            assert gone == (["  templates: [note]"] if path.endswith("stages.yml") else []), path
    filled(tiny)
    assert errors(tiny) == []


def test_each_part_to_fill_in_is_told_by_the_command_that_made_it(tiny: Path) -> None:
    """A second question, and one between two that are not filled in yet: what each told is its own, and nothing twice."""
    command.new(tiny, "page", {**NAMES, "ID": "visit", "SECTIONS": "before after"})
    made = {
        name: command.new(tiny, "question", {**NAMES, "ID": name, "PAGE": "visit", "IN": group})
        for name, group in (("one", "before"), ("two", "after"), ("three", "before"), ("four", "after"))
    }
    for name, told in made.items():
        lines = told.partition("заполните:\n")[2].partition("\nТолтырған")[0].splitlines()
        assert [line.partition(":")[0].strip() for line in lines] == [
            f"docs/{language}/visit.md" for language in LANGUAGES
        ], name
    pages = (tiny / "docs/ru/visit.md").read_text(encoding="utf-8").splitlines()
    assert f"docs/ru/visit.md:{len(pages)}: " in told
    words = {"zone": "аймақ", "yard": "аула"}
    terms = [command.new(tiny, "term", {"ID": key, "KK": word, "RU": word}) for key, word in words.items()]
    assert [told.count("glossary.yml:") for told in terms] == [3, 3]  # the file, and a line of each language


def test_a_question_that_is_told_no_place_says_where_it_went(tiny: Path) -> None:
    page = {**NAMES, "ID": "visit", "SECTIONS": "before after"}
    assert "В меню стоит после страницы «" in command.new(tiny, "page", page)
    assert "В меню стоит" not in command.new(tiny, "page", {**NAMES, "ID": "trip", "AFTER": "visit"})
    told = command.new(tiny, "question", {**NAMES, "ID": "when", "PAGE": "visit"})
    assert "последним в последнем разделе: «ЗАПОЛНИТЬ: название раздела»" in told
    assert "\n  IN=before   ТОЛТЫРУ: бөлімнің аты · ЗАПОЛНИТЬ: название раздела\n  IN=after   " in told
    assert "IN=" not in command.new(tiny, "question", {**NAMES, "ID": "who", "PAGE": "visit", "IN": "after"})


def test_an_entry_stands_in_the_order_of_ids_with_the_distance_of_the_others(tiny: Path) -> None:
    glossary = tiny / "docs/_data/glossary.yml"
    text = "# терминдер\n" + glossary.read_text(encoding="utf-8").rstrip("\n") + "   # соңы\n"
    glossary.write_text(text, encoding="utf-8")
    command.new(tiny, "term", {**NAMES, "ID": "zone", "KK_SHORT": "БК", "RU_SHORT": "ВМ"})
    command.new(tiny, "term", {"ID": "akim", "KK": "әкім", "RU": "аким"})
    now = glossary.read_text(encoding="utf-8")
    assert [line for line in now.splitlines() if line.startswith("- id")] == [
        "- id: akim",
        "- id: ngo",
        "- id: zone",
    ]
    assert now.startswith("# терминдер\n- id: akim\n")
    assert "abbreviation: {kk: 'БК', ru: 'ВМ'}" in now
    assert "   # соңы\n- id: zone" in now


def test_a_page_goes_where_it_is_told_to_in_the_menu(tiny: Path) -> None:
    command.new(tiny, "page", {**NAMES, "ID": "law/visit", "AFTER": "laws"})
    command.new(tiny, "page", {**NAMES, "ID": "trip", "MENU": "Жол", "MENU_RU": "Дорога"})
    command.new(tiny, "page", {**NAMES, "ID": "visit", "MENU": "Дорога"})
    text = (tiny / "mkdocs.yml").read_text(encoding="utf-8")
    assert "  - laws.md\n  - law/visit.md\n" in text
    assert "  - Жол:\n      - trip.md\n      - visit.md\n" in text
    assert "{Үлгілер: Шаблоны, Жол: Дорога}" in text
    menu = reader.read(tiny).menu
    assert {"kk": "Жол", "ru": "Дорога"} in [section.title for section in menu]
    assert "page_type: law" in (tiny / "docs/ru/law/visit.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "values", "words"),
    [
        ("term", {"ID": "akim"}, "Не хватает: KK, RU"),
        ("term", {"ID": "Әкім", **NAMES}, "«Әкім» не может быть меткой"),
        ("term", {"ID": "public hearing", **NAMES}, "слова через дефис"),
        ("term", {"ID": "ngo", **NAMES}, "«ngo» уже есть: docs/_data/glossary.yml:1"),
        ("term", {"ID": "npo", "KK": "Үкіметтік емес ұйым", "RU": "НПО"}, "уже есть в глоссарии"),
        ("term", {"ID": "npo", "KK": "бір", "RU": 'сказал "да"'}, "кавычки"),
        ("page", {"ID": "principles", **NAMES}, "docs/kk/principles.md"),
        ("page", {"ID": "stages/after", **NAMES}, "делаются из данных"),
        ("page", {"ID": "visit", "SECTIONS": "Бірінші", **NAMES}, "в SECTIONS"),
        ("page", {"ID": "visit", "AFTER": "nowhere", **NAMES}, "Напишите в AFTER= одну из этих: index"),
        ("page", {"ID": "visit", "MENU": "Қайда", **NAMES}, "MENU_RU"),
        ("law", {"ID": "councils", **NAMES}, "уже есть"),
        ("law", {"ID": "roads", "DATE": "2 ноября", **NAMES}, "DATE=2015-11-02"),
        ("law", {"ID": "roads", "DATE": "2015-13-40", **NAMES}, "wrong-type"),
        ("question", {"ID": "equality", "PAGE": "principles", **NAMES}, "уже есть"),
        ("question", {"ID": "why", "PAGE": "principles", "IN": "fairness", **NAMES}, "equality, openness"),
        ("question", {"ID": "why", **NAMES}, "«questions.md» нет"),
        ("template", {"ID": "note", "STAGE": "analysis", **NAMES}, "уже есть"),
        ("template", {"ID": "letter", "STAGE": "talk", **NAMES}, "analysis, dialogue"),
        ("template", {"ID": "letter", **NAMES}, "Не хватает: STAGE"),
        ("template", {"ID": "letter", "STAGE": "analysis", "FIELDS": "a a", **NAMES}, "FIELDS"),
        ("way", {"ID": "letter", **NAMES}, "уже есть"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_write(
    kind: str, values: Mapping[str, str], words: str, tiny: Path
) -> None:
    before = files(tiny)
    message = said(tiny, kind, values)
    assert words in message
    assert " · " in message  # both languages
    assert "wrong-type" in words or "=" in message
    assert files(tiny) == before


def test_an_address_that_was_once_another_page_is_not_given_away(tiny: Path) -> None:
    with (tiny / "docs/_data/permalinks.tsv").open("a", encoding="utf-8") as ledger:
        ledger.write("visit/ - moved principles/\n")
    assert "уже был занят" in said(tiny, "page", {"ID": "visit", **NAMES})


def test_nothing_is_written_while_something_cannot_be_read(tiny: Path) -> None:
    (tiny / "docs/_data/stages.yml").write_text("- id: [", encoding="utf-8")
    assert "make check" in said(tiny, "term", {"ID": "akim", **NAMES})
    assert "make check" in unrenamed(tiny, "principles/", "ethics/")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("summary: 'ТОЛТЫРУ: бір сөйлем'", {"kk": "бір сөйлем"}),
        ("## ЗАПОЛНИТЬ: название { #a }", {"ru": "название"}),
        ("label: {kk: 'ТОЛТЫРУ: жазуы', ru: 'ЗАПОЛНИТЬ: надпись'}", {"kk": "жазуы", "ru": "надпись"}),
        ("checked: 2026-01-01   # ТОЛТЫРУ · ЗАПОЛНИТЬ: күні · день", {"kk": "күні", "ru": "день"}),
        ("seen: 'ТОЛТЫРУ · ЗАПОЛНИТЬ: adilet.zan.kz'", {"kk": "adilet.zan.kz", "ru": "adilet.zan.kz"}),
        ("ЗАПОЛНИТЬ", {"ru": "…"}),
        ("ЗАПОЛНИТЬ: a. ЗАПОЛНИТЬ: b", {"ru": "a · b"}),
        ("Толтыру: заполнить, ТОЛТЫРУШЫ", None),
    ],
)
def test_marks(line: str, what: Mapping[str, str] | None) -> None:
    assert marked(line) == what
    assert is_beside(line) == ("   #" in line)


@pytest.mark.parametrize(
    ("old", "new", "row", "places"),
    [
        (
            "stages/analysis/#gather",
            "stages/analysis/#collect",
            "stages/analysis/\tgather\tmoved\tstages/analysis/#collect\ngo/gather/\t-\tmoved\tgo/collect/",
            {"docs/_data/stages.yml": "[collect, ask]", "docs/ru/stages/analysis.md": "{ #collect }"},
        ),
        (
            "docs/ru/principles.md#openness",
            "principles/#open-records",
            "principles/\topenness\tmoved\tprinciples/#open-records",
            {
                "docs/_data/guides.yml": "[equality, open-records]",
                "docs/kk/principles.md": "{ #open-records }",
            },
        ),
        (
            "principles/",
            "values/ethics/",
            "principles/\t-\tmoved\tvalues/ethics/",
            {"mkdocs.yml": "- values/ethics.md", "docs/_data/guides.yml": "- id: values/ethics"},
        ),
        (
            "glossary/#ngo",
            "#npo",
            "glossary/\tngo\tmoved\tglossary/#npo",
            {"docs/_data/glossary.yml": "- id: npo"},
        ),
        (
            "laws/#councils",
            "laws/#public-councils",
            "laws/\tcouncils\tmoved\tlaws/#public-councils",
            {
                "docs/_data/laws.yml": "- id: public-councils",
                "docs/_data/terms.yml": "page: laws#public-councils",
                "docs/_data/ways.yml": "law: public-councils",
            },
        ),
        (
            "formats/round-table/",
            "formats/table/",
            "formats/\trow-round-table\tmoved\tformats/#row-table",
            {"docs/_data/purposes.yml": "[table, debates]", "docs/ru/formats/table.md": "---"},
        ),
        (
            "stages/analysis/",
            "stages/study/",
            "stages/analysis/\t-\tmoved\tstages/study/",
            {
                "docs/_data/stages.yml": "leads_to: [study]",
                "docs/_data/templates/note.yml": "stage: study",
                "docs/_data/slides.yml": "of: study",
                "docs/_data/names.yml": "id: stages/study",
            },
        ),
        (
            "templates/minutes/",
            "templates/record/",
            "go/minutes/\t-\tmoved\tgo/record/",
            {
                "docs/_data/templates/record.yml": "was: minutes/topic",
                "docs/_data/ways.yml": "template: record",
                "docs/_data/fields.tsv": "record/decisions/what",
            },
        ),
        (
            "stages/analysis/#gather-done",
            "stages/analysis/#gathered",
            "stages/analysis/\tgather-done\tmoved\tstages/analysis/#gathered",
            {"docs/kk/stages/analysis.md": "{ #gathered }"},
        ),
        (
            "note/kind",
            "note/sort",
            "",
            {
                "docs/_data/templates/note.yml": "      - id: sort\n        was: note/kind\n",
                "docs/_data/fields.tsv": "note/sort",
            },
        ),
        (
            "note/kind=two",
            "note/kind=second",
            "",
            {
                "docs/_data/templates/note.yml": "{id: second, was: two, label:",
                "docs/_data/specimens/note.yml": "kind: second",
                "docs/_data/fields.tsv": "note/kind=second",
            },
        ),
        (
            "terms/answer",
            "terms/reply",
            "",
            {
                "docs/_data/terms.yml": "- id: reply\n  was: answer\n",
                "docs/_data/ways.yml": "terms: [reply]",
                "docs/_data/fields.tsv": "terms/reply",
            },
        ),
        (
            "purposes/solve",
            "purposes/decide",
            "",
            {
                "docs/_data/purposes.yml": "- id: decide\n  was: solve\n",
                "docs/_data/fields.tsv": "purposes/decide",
            },
        ),
        (
            "note/decisions/what",
            "note/decisions/which",
            "",
            {"docs/_data/templates/note.yml": "was: note/decisions/what"},
        ),
    ],
)
def test_a_rename_reaches_everything_and_brings_no_fault(
    old: str, new: str, row: str, places: Mapping[str, str], tiny: Path
) -> None:
    told = command.rename(tiny, old, new)
    assert check(reader.read(tiny)) == [], told  # no warning either: nothing has to be compared again
    assert row in (tiny / "docs/_data/permalinks.tsv").read_text(encoding="utf-8")
    for path, words in places.items():
        assert words in (tiny / path).read_text(encoding="utf-8")
        assert path in told


@pytest.mark.parametrize(
    ("copied", "plain"),
    [
        ("https://example.org/ru/stages/analysis/#ask", "stages/analysis/#ask"),
        ("docs/kk/stages/analysis.md", "stages/analysis/"),
        ("/formats/index.html", "formats/"),
        ("principles", "principles/"),
        ("index.md", ""),
    ],
)
def test_an_address_as_it_was_copied(copied: str, plain: str) -> None:
    assert target.plain(copied) == plain


def test_links_of_and_to_a_page_that_moves(tiny: Path) -> None:
    for language in LANGUAGES:
        page = tiny / "docs" / language / "principles.md"
        more = "\n[a](stages/analysis.md#gather) [b](#openness) [c](https://example.org/principles.md) `[d](laws.md)`\n"
        page.write_text(page.read_text(encoding="utf-8") + more, encoding="utf-8")
        laws = tiny / "docs" / language / "laws.md"
        laws.write_text(
            laws.read_text(encoding="utf-8") + "\n[a](principles.md#openness)\n", encoding="utf-8"
        )
    command.rename(tiny, "principles/", "values/ethics/")
    text = (tiny / "docs/kk/values/ethics.md").read_text(encoding="utf-8")
    assert (
        "[a](../stages/analysis.md#gather) [b](#openness) [c](https://example.org/principles.md) `[d](laws.md)`"
        in text
    )
    assert "[a](values/ethics.md#openness)" in (tiny / "docs/ru/laws.md").read_text(encoding="utf-8")


def test_a_name_that_comes_back(tiny: Path) -> None:
    command.rename(tiny, "principles/#openness", "principles/#open-records")
    command.rename(tiny, "principles/#open-records", "principles/#openness")
    assert check(reader.read(tiny)) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("", "", "Нужны и FROM, и TO"),
        ("nowhere/", "somewhere/", "такого адреса нет"),
        ("principles/#trust", "principles/#faith", "Есть: equality, openness"),
        ("principles/", "laws/", "laws/ уже есть"),
        ("principles/#equality", "principles/#openness", "уже есть"),
        ("principles/", "principles/#equality", "Перенесите текст сами"),
        ("principles/#openness", "glossary/#openness", "Перенесите текст сами"),
        ("principles/", "Принципы/", "не адрес"),
        ("glossary/", "words/", "постоянным местом"),
        ("stages/#stage-analysis", "stages/#stage-study", "FROM=stages/analysis/"),
        ("stages/analysis/#checklist", "stages/analysis/#tasks", "missing-section"),
        ("principles/", "stages/principles/", "Ничего не изменено"),
        ("note/kind", "note/topic", "уже есть или было"),
        ("note/kind", "minutes/kind", "TO=note/new-name"),
        ("note/kind", "note/Түрі", "TO=note/new-name"),
        ("note/kind=one", "note/kind=two", "уже есть или было"),
        ("note/kind=one", "minutes/kind=first", "TO=note/kind=new-name"),
        ("terms/answer", "terms/Жауап", "TO=terms/new-name"),
        ("purposes/solve", "decide", "TO=purposes/new-name"),
    ],
)
def test_a_rename_that_cannot_be_leaves_all_as_it_was(old: str, new: str, words: str, tiny: Path) -> None:
    assert words in unrenamed(tiny, old, new)


def test_a_column_that_another_template_takes_over_keeps_its_name(tiny: Path) -> None:
    note = tiny / "docs/_data/templates/note.yml"
    text = note.read_text(encoding="utf-8").replace(
        "        rows: 2\n", "        rows: 2\n        takes: minutes/decisions\n"
    )
    note.write_text(text, encoding="utf-8")
    assert "Его не переименовать" in unrenamed(tiny, "minutes/decisions/what", "minutes/decisions/which")
    command.rename(tiny, "minutes/decisions", "minutes/agreed")
    assert "takes: minutes/agreed" in note.read_text(encoding="utf-8")
    assert "уже есть was" in unrenamed(tiny, "minutes/agreed", "minutes/settled")


def test_all_that_an_id_ever_was_stays_known(tiny: Path) -> None:
    """A second name and a third, and what takes a term's day over; only such an id as was never given is free."""
    note, purposes = tiny / "docs/_data/templates/note.yml", tiny / "docs/_data/purposes.yml"
    text = note.read_text(encoding="utf-8")
    note.write_text(
        text.replace("- id: topic", "- id: topic\n        was: terms/answer/due"), encoding="utf-8"
    )
    page = tiny / "docs/ru/principles.md"
    link = "[форма](formats/index.md?purpose=solve#comparison), [другая](formats/index.md?purpose=solve-all)"
    page.write_text(page.read_text(encoding="utf-8") + link, encoding="utf-8")
    for before, name in (("solve", "decide"), ("decide", "settle"), ("settle", "agree")):
        changes = draft.Draft(tiny)
        rename_ids.rename_id(changes, f"purposes/{before}", f"purposes/{name}")
        changes.write()
    assert "- id: agree\n  was: [solve, decide, settle]\n" in purposes.read_text(encoding="utf-8")
    assert link.replace("solve#", "agree#") in page.read_text(encoding="utf-8")
    changes = draft.Draft(tiny)
    rename_ids.rename_id(changes, "terms/answer", "terms/reply")
    changes.write()
    assert "was: terms/reply/due" in note.read_text(encoding="utf-8")
    with pytest.raises(draft.Refused, match="уже есть или было"):
        rename_ids.rename_id(draft.Draft(tiny), "purposes/agree", "purposes/decide")


def test_an_option_in_quotes_stays_in_them() -> None:
    text = "choices:\n  - {id: 'yes', label: x}\n  - id: 'no'\n    was: [\"off\"]\n"
    assert rename_ids.renamed(text, ("choices", 0), "on") == text.replace("'yes'", "'on', was: 'yes'")
    assert rename_ids.renamed(text, ("choices", 1), "never") == text.replace("'no'", "'never'").replace(
        '"off"', "\"off\", 'no'"
    )


@pytest.mark.parametrize("old", ["minutes/decisions/what=a", "note/decisions/what=a"])
def test_an_option_that_goes_from_table_to_table_keeps_its_id(old: str, tiny: Path) -> None:
    for name in ("minutes", "note"):
        path = tiny / f"docs/_data/templates/{name}.yml"
        text = path.read_text(encoding="utf-8").replace(
            "- id: what\n            type: text",
            "- id: what\n            type: choice\n"
            "            choices: [{id: a, label: {kk: а, ru: а}}, {id: b, label: {kk: б, ru: б}}]",
        )
        takes = "        takes: minutes/decisions\n" if name == "note" else ""
        path.write_text(text.replace("        rows: 2\n", f"        rows: 2\n{takes}"), encoding="utf-8")
    with pytest.raises(draft.Refused, match="Его не переименовать"):
        rename_ids.rename_id(draft.Draft(tiny), old, f"{old}-1")


def test_what_code_knows_is_not_renamed(tiny: Path) -> None:
    (tiny / "hooks").mkdir()
    (tiny / "hooks/papers.py").write_text('PAGE = "principles.md"\n', encoding="utf-8")
    assert "hooks/papers.py:1" in unrenamed(tiny, "principles/", "ethics/")
    command.rename(tiny, "principles/#openness", "principles/#open-records")


def test_a_disk_that_refuses_leaves_all_as_it_was(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(tiny)
    write = draft.ledger_files.write
    seen: list[Path] = []

    def full(path: Path, text: str) -> None:
        seen.append(path)
        if len(seen) > 3:
            raise OSError(28, "No space left on device", str(path))
        write(path, text)

    monkeypatch.setattr(draft.ledger_files, "write", full)
    assert main(["--root", str(tiny), "rename", "principles/", "ethics/"]) == 1
    assert files(tiny) == before


def test_what_make_hands_on(project: Path) -> None:
    """Signs that a shell would take apart arrive as they are."""
    command_line = [
        "make",
        "-C",
        str(project),
        "new-term",
        "ID=fee",
        "KK=«Төлем» (`теңге`)",
        "RU=Плата; «сбор» & всё",
    ]
    result = subprocess.run(command_line, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    glossary = (project / "docs/_data/glossary.yml").read_text(encoding="utf-8")
    assert "Плата; «сбор» & всё" in glossary
    assert "«Төлем» (`теңге`)" in glossary
    missing = subprocess.run(
        ["make", "-C", str(project), "new-way"], capture_output=True, text=True, check=False
    )
    assert missing.returncode != 0
    assert "make new-way ID=hotline" in missing.stderr
    assert "Traceback" not in missing.stderr


def test_yaml_stays_as_it_was_typed() -> None:
    text = (
        "# бас\n- id: one   # бірінші\n  list: [a,  'b']\n\n- id: two\n  list:\n    - c   # үш\n  none: []\n"
    )
    assert yaml_edits.with_item(text, (0, "list"), "x") == text.replace("'b'", "'b', x")
    assert yaml_edits.with_item(text, (1, "list"), "x") == text.replace("# үш\n", "# үш\n    - x\n")
    assert yaml_edits.with_item(text, (1, "none"), "x") == text.replace("[]", "[x]")
    assert yaml_edits.with_entry(text, "- id: zero\n", before="one") == text.replace(
        "- id: one", "- id: zero\n\n- id: one"
    )
    one = next(each for each in yaml_lines.scalars(text) if each.value == "b")
    assert yaml_edits.replaced(text, [(one, "d")]) == text.replace("'b'", "'d'")
