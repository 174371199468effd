"""Every rule has a passing and a failing case in tests/cases; in each, that rule alone speaks, or the case names what else does."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import rules_list
import yaml

from handbook.__main__ import main
from handbook.model import LANGUAGES
from handbook.rules import RULES, check
from handbook.rules.registry import format_message
from handbook.source import reader
from handbook.source import reader as source
from support.places import ROOT

CASES: dict[str, dict[str, Any]] = {}
for file in sorted((Path(__file__).parent / "cases").glob("*.yml")):
    CASES.update(yaml.safe_load(file.read_text(encoding="utf-8")))


def edit(root: Path, edits: list[dict[str, Any]]) -> None:
    for change in edits:
        if "say" in change:
            mark = "{ #equality }\n\n"
            put = mark + change["say"] * change.get("times", 1)
            edit(root, [{"in": f"docs/{change.get('to', '*')}/principles.md", "find": mark, "put": put}])
        elif "record" in change:
            ledger = root / "docs" / "_data" / "permalinks.tsv"
            ledger.write_text(
                f"{ledger.read_text(encoding='utf-8')}{change['record']} live -\n", encoding="utf-8"
            )
        elif "remove" in change:
            (root / change["remove"]).unlink()
        elif "link" in change:
            (root / change["link"]).symlink_to("nowhere")
        elif "commit" in change:
            author = ["-c", "user.name=t", "-c", "user.email=t@t", "-c", "commit.gpgsign=false"]
            for command in (["init", "--quiet"], ["add", change["commit"]], [*author, "commit", "-qm", "t"]):
                subprocess.run(["git", *command], cwd=root, check=True)
        elif "write" in change:
            (root / change["write"]).parent.mkdir(exist_ok=True, parents=True)
            content = (
                bytes.fromhex(change["hex"])
                if "hex" in change
                else change["text"].encode() * change.get("times", 1)
            )
            (root / change["write"]).write_bytes(content)
        else:
            files = list(root.glob(change["in"]))
            assert files, f"no file {change['in']}"
            for path in files:
                text = path.read_text(encoding="utf-8")
                assert change["find"] in text, f"{change['find']!r} is not in {path}"
                path.write_text(
                    text.replace(change["find"], change["put"] * change.get("times", 1), 1), encoding="utf-8"
                )


REMINDERS = {name for name, rule in RULES.items() if rule.is_warning}
"""What every edit wakes: the other language has to be compared, a day recorded. They speak in cases of their own alone."""


def spoken(root: Path, rule_id: str) -> dict[str, dict[str, list[str]]]:
    """Rule -> place -> messages, for a handbook that was edited for the cases of a rule."""
    found: dict[str, dict[str, list[str]]] = {}
    for problem in check(reader.read(root), without=() if rule_id in REMINDERS else REMINDERS):
        found.setdefault(problem.rule, {}).setdefault(str(problem.place), []).append(problem.message)
    return found


def in_every_language(problems: dict[str, Any]) -> dict[str, list[str]]:
    """Place -> words of each message there: `*` stands for every language."""
    expected: dict[str, list[str]] = {}
    for place, words in problems.items():
        for language in LANGUAGES if "*" in place else ("",):
            said = words[language] if isinstance(words, dict) else words
            expected[place.replace("*", language)] = [
                str(each) for each in (said if isinstance(said, list) else [said])
            ]
    return expected


def touched(edits: list[dict[str, Any]]) -> set[str]:
    """The files that edits change, as far as their names tell; `docs/*` is one folder for all languages."""
    said = "docs/*/principles.md"
    paths = [
        each.get("write") or each.get("remove") or each.get("link") or each.get("in") or said
        for each in edits
        if "record" not in each
    ]
    return {re.sub(r"^docs/(kk|ru)/", "docs/*/", path) for path in paths}


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which the facts of the tiny handbook were checked: no rule may speak only because time has passed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")  # 2026-11-28


def test_every_rule_has_cases() -> None:
    assert set(CASES) == set(RULES)


def test_the_list_for_editors_is_that_of_the_rules() -> None:
    """CONTRIBUTING.md leads to it. Where this fails: make rules."""
    assert (ROOT / rules_list.LIST).read_text(encoding="utf-8") == rules_list.text()


def test_the_rules_that_contributing_names_are_there() -> None:
    """In the tables of both languages, the same; `parity-…` stands for all that begin so."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    names = re.findall(r"`([a-z-]+)(…?)`", "".join(rows))
    known = {*RULES, *rules_list.OF_LANGUAGE}
    assert [name for name, more in names if not more and name not in known] == []
    assert [name for name, more in names if more and not any(each.startswith(name) for each in known)] == []
    assert {names.count(each) for each in names} == {len(LANGUAGES)}


@pytest.mark.parametrize("rule_id", sorted(CASES))
def test_cases_of_a_rule_are_near_each_other(rule_id: str) -> None:
    """What passes is an edit too, of a file that the failing edits change, or of its neighbour; every expected message has words."""
    passing, failing = touched(CASES[rule_id]["pass"]), touched(CASES[rule_id]["fail"])
    assert passing & failing or {Path(path).parent for path in passing} & {
        Path(path).parent for path in failing
    }
    assert all(words and all(words) for words in in_every_language(CASES[rule_id]["problems"]).values())


def test_tiny_handbook_is_clean(tiny: Path) -> None:
    assert check(reader.read(tiny)) == []


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_passing_case(rule_id: str, tiny: Path) -> None:
    """Nothing speaks, unless the case says what; the rule itself never."""
    edit(tiny, CASES[rule_id]["pass"])
    assert rule_id not in CASES[rule_id].get("pass_also", ())
    found = spoken(tiny, rule_id)
    assert set(found) == set(CASES[rule_id].get("pass_also", ())), found


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_failing_case(rule_id: str, tiny: Path) -> None:
    """The rule speaks where the case says, once for each of its words; and no other rule, unless the case names it."""
    edit(tiny, CASES[rule_id]["fail"])
    found = spoken(tiny, rule_id)
    messages = found.pop(rule_id, {})
    expected = in_every_language(CASES[rule_id]["problems"])
    assert set(messages) == set(expected), messages
    for place, words in expected.items():
        assert len(messages[place]) == len(words), messages[place]
        for message, part in zip(sorted(messages[place]), words, strict=True):
            assert part in message
    assert set(found) == set(CASES[rule_id].get("also", ())), found


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_messages_say_what_to_write(rule_id: str) -> None:
    """Both languages; at least two sentences: what is wrong, and what to do."""
    for language in ("kk", "ru"):
        words = RULES[rule_id].message[language]
        assert ". " in words or ": " in words
        assert len(words) > 40


@pytest.mark.parametrize(
    ("rule_id", "text", "is_wrong"),
    [
        ("mixed-letters", "PК и KCO", True),
        ("mixed-letters", "OO работает", True),
        ("mixed-letters", "РК, ОО и PDF", False),
        ("hyphen-for-dash", "в 1993-1997 годах", True),
        ("hyphen-for-dash", "1-5 вопросов", True),
        ("hyphen-for-dash", "2-й этап, 1993–1997, кто-то", False),
        ("raw-html", "Две<br>организации", True),
    ],
)
def test_slips_of_the_keyboard(rule_id: str, text: str, is_wrong: bool, tiny: Path) -> None:
    edit(tiny, [{"in": "docs/ru/principles.md", "find": "Две организации", "put": text}])
    assert any(problem.rule == rule_id for problem in check(reader.read(tiny))) == is_wrong


@pytest.mark.parametrize(
    ("text", "rule_id", "told"),
    [
        ("Да  и  нет.  Вот", "double-space", ["пробела: «Две Да  и  нет.  Вот садятся вместе.». Оставьте"]),
        (
            "Слово , слово и ещё одно слово , слово.",
            "sign-space",
            ["«Две слово , слово и ещё одно слово , слово. садятся»"],
        ),
        ("Слово, слово.", "sign-space", []),
        ("Он \"здесь\", а она 'там'.", "straight-quotes", ["здесь", "там"]),
        (
            "Так - сяк, а потом вот так - сяк.",
            "hyphen-for-dash",
            ["«Две так - сяк, а потом вот так - сяк. садятся вместе.»"],
        ),
        ("а\u00adб и ещё раз в\u200bг", "invisible-character", ["а[U+00AD]б", "в[U+200B]г"]),
        (
            "Раз... и намного, намного позже два... и ещё",
            "three-dots",
            ["«Две раз... и намного, намного», «намного позже два... и ещё садятся»"],
        ),
        ("Сбор " + "5км и ещё раз через столько же 6км и ещё немного, " * 4, "unit-space", ["», «"]),
    ],
)
def test_all_places_of_a_line_are_told_at_once(text: str, rule_id: str, told: list[str], tiny: Path) -> None:
    edit(tiny, [{"in": "docs/ru/principles.md", "find": "Две организации", "put": f"Две {text.lower()}"}])
    found = [each.message for each in check(reader.read(tiny)) if each.rule == rule_id]
    assert len(found) == bool(told)
    assert all(words.lower() in message.lower() for words in told for message in found), found


def test_a_file_of_both_languages_is_spoken_of_in_both(tiny: Path) -> None:
    edit(
        tiny,
        [{"in": "docs/_data/purposes.yml", "find": "[round-table, debates]", "put": "[round-table, debate]"}],
    )
    [problem] = [each for each in check(reader.read(tiny)) if each.rule == "unknown-format"]
    assert "деген диалог түрі жоқ" in problem.message
    assert "такой формы диалога нет" in problem.message


@pytest.mark.parametrize(
    ("path", "what", "said"),
    [
        ("docs/_data/a.yml", {"kk": "күні", "ru": "день"}, "Толтыр: күні · Заполни: день"),
        ("docs/_data/a.yml", {"ru": "день"}, "Заполни: день"),
        ("docs/kk/a.md", {"kk": "күні", "ru": "день"}, "Толтыр: күні"),
        ("docs/kk/a.md", {"ru": "день"}, "Толтыр: день"),
        ("docs/_data/a.yml", "4", "Толтыр: 4 · Заполни: 4"),
    ],
)
def test_what_is_said_in_each_language_is_not_mixed(path: str, what: object, said: str) -> None:
    message = {"kk": "Толтыр: {what}", "ru": "Заполни: {what}"}
    assert format_message(message, path, {"what": what}) == said


def test_a_file_of_code_that_every_page_needs(tiny: Path) -> None:
    rest = ("dark", "status", "base/2-text", "print/1-paper", "print/2-hidden")
    edit(tiny, [{"write": f"docs/assets/stylesheets/{name}.css", "text": "a{}"} for name in rest])
    assert {str(problem.place) for problem in check(source.read(tiny))} == {
        "docs/assets/stylesheets/base/1-tokens.css"
    }


def test_nothing_is_accepted_while_something_cannot_be_read(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(tiny, [{"in": "docs/_data/stages.yml", "find": "- id", "put": "- id: [\n- id"}])
    assert main(["--root", str(tiny), "accept", "principles"]) == 1
    assert "broken-yaml" in capsys.readouterr().out


def test_what_follows_from_a_lost_mark_waits_until_it_is_mended(tiny: Path) -> None:
    """Else its links and addresses would be called lost too, with rows to add that nobody should."""
    edit(tiny, [{"in": "docs/*/stages/analysis.md", "find": " { #gather }", "put": ""}])
    found = {problem.rule for problem in check(reader.read(tiny))}
    assert "heading-id" in found
    assert not found & {"lost-address", "dead-anchor"}
    causes = ["heading-id", "missing-recommendation"]
    assert "lost-address" in {problem.rule for problem in check(reader.read(tiny), without=causes)}


@pytest.mark.parametrize(
    ("pages", "cause"),
    [("docs/ru/stages/analysis.md", "changed-id"), ("docs/*/stages/analysis.md", "missing-recommendation")],
)
def test_a_changed_mark_is_told_once_and_not_at_every_link(pages: str, cause: str, tiny: Path) -> None:
    edit(
        tiny, [{"in": "docs/*/principles.md", "find": "laws.md#councils", "put": "stages/analysis.md#gather"}]
    )
    edit(tiny, [{"in": pages, "find": "{ #gather }", "put": "{ #gathering }"}])
    assert {problem.rule for problem in check(reader.read(tiny)) if not problem.is_warning} == {cause}


def test_what_is_to_be_compared_waits_until_it_is_filled_in(tiny: Path) -> None:
    """Else it would be compared, and recorded, twice."""
    edit(tiny, [{"in": "docs/ru/principles.md", "find": "Две организации", "put": "ЗАПОЛНИТЬ: кто. Две"}])
    definition = "'Организация, которую создали люди.'"
    edit(tiny, [{"in": "docs/_data/glossary.yml", "find": definition, "put": "'Объединение людей.'"}])
    assert {problem.rule for problem in check(reader.read(tiny))} == {"still-to-fill"}
    edit(tiny, [{"in": "docs/ru/principles.md", "find": "ЗАПОЛНИТЬ: кто. Две", "put": "Две"}])
    assert {problem.rule for problem in check(reader.read(tiny))} == {"stale-translation", "undated-change"}


@pytest.mark.parametrize(
    ("put", "target"),
    [
        ("## Жаңа { #fresh }\n\nА.\n\n", "principles/#fresh"),
        ("## Жаңа { #fresh }\n\nА.\n\n## Тағы { #more }\n\nБ.\n\n", "…"),
        ("", "…"),
    ],
)
def test_where_a_lost_address_leads_is_never_guessed(put: str, target: str, tiny: Path) -> None:
    """One that went and one that came on a page belong together; of two nobody knows."""
    for page in tiny.glob("docs/*/principles.md"):
        text = page.read_text(encoding="utf-8")
        start = text.index("## ", text.index("{ #equality }"))
        page.write_text(text[: text.index("## ")] + put + text[start:], encoding="utf-8")
    [message, _] = [each.message for each in check(reader.read(tiny)) if each.rule == "lost-address"]
    assert f"TO={target}." in message
    assert f"\tmoved\t{target}." in message


def test_what_one_language_still_has_is_not_lost(tiny: Path) -> None:
    (tiny / "docs/ru/principles.md").unlink()
    assert {problem.rule for problem in check(reader.read(tiny)) if not problem.is_warning} == {
        "missing-twin"
    }


@pytest.mark.parametrize("day", ["yesterday", "2026-11-28", "-", "99999999999999999999"])
def test_a_day_of_the_build_that_is_none(
    day: str, tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
    assert main(["--root", str(tiny), "check"]) == 1
    said = capsys.readouterr().err
    assert f"SOURCE_DATE_EPOCH={day}" in said
    assert "unset SOURCE_DATE_EPOCH" in said


def test_a_stale_page_is_spoken_of_in_both_languages(tiny: Path) -> None:
    """It stands at the language left behind; who has changed the other may not read it."""
    edit(tiny, [{"in": "docs/ru/principles.md", "find": "Стороны равны", "put": "Обе стороны равны"}])
    [problem] = check(reader.read(tiny))
    assert str(problem.place).startswith("docs/kk/")
    assert "орысшасы өзгерді, қазақшасы бұрынғыдай" in problem.message
    assert "изменился русский текст, а казахский прежний" in problem.message
