"""A typo put right asks for nothing; a change of words does. And pages accepted by name, several at once, or by a commit."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from handbook.__main__ import main
from handbook.rules import check
from handbook.source import reader
from handbook.text.inflection import Phrases
from handbook.text.typos import is_typo, words_of

TERMS = {
    "ru": Phrases(["неправительственная организация", "протокол", "НПО"], "ru"),
    "kk": Phrases(["үкіметтік емес ұйым", "хаттама"], "kk"),
}
ELSEWHERE = words_of(
    "ниже выше можем может орган органы решил решила барады келді берді срок сроки пригласите"
)


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("ru", "Напшите письмо в отдел.", "Напишите письмо в отдел."),  # two letters have changed places
        ("ru", "Обсуждени окончено", "Обсуждение окончено"),
        ("ru", "Сделайте два шага: [подгатовка](a.md#b)", "Сделайте два шага: [подготовка](a.md#b)"),
        (
            "ru",
            "Встреча.\nПригласте людей",
            "Встреча.\nПригласите людей",
        ),  # a capital letter begins the sentence
        ("ru", "одна ошибкаа, втораяя тоже, третяя", "одна ошибка, вторая тоже, третья"),
        ("kk", "Кездесуге дайыданыңыз.", "Кездесуге дайынданыңыз."),
        ("kk", "мәселені талкылайды", "мәселені талқылайды"),
    ],
)
def test_what_is_a_typo(language: str, before: str, after: str) -> None:
    assert is_typo(before, after, ELSEWHERE, TERMS[language])


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("ru", "цена выше", "цена ниже"),  # another word, which stands elsewhere
        ("ru", "Они могут прийти", "Они прийти"),  # a word less
        ("ru", "Срок 15 дней", "Срок 16 дней"),
        ("ru", "Казнить, нельзя помиловать", "Казнить нельзя, помиловать"),
        ("ru", "это законный путь", "это незаконный путь"),
        ("ru", "это бесплатный путь", "это платный путь"),
        ("ru", "ответят вам завтра", "ответит он послезавтра"),
        ("ru", "неправительственая организация", "неправительственная организация"),  # a term
        ("ru", "подпишите пратокол", "подпишите протокол"),
        ("ru", "подпишите протокал", "подпишите протокол"),
        ("ru", "Встреча с Петровым", "Встреча с Петравым"),  # a name
        ("ru", "звоните в ГАСК", "звоните в ГАСХ"),
        ("ru", "они были там", "они выли там"),  # a short word: what it was nobody knows, but it asks
        ("ru", "[текст](stages/analysis.md#gather)", "[текст](stages/analysis.md#gathered)"),
        ("ru", "он пришёл вчера и ушёл сегодня", "он пришёл вчера и ушёл сегодня."),
        ("ru", "словаа ддва ттри ччетыре", "слова два три четыре"),  # too many
        ("kk", "Олар келісті", "Олар келіспеді"),
        ("kk", "Ол жауап берсін", "Ол жауап бермесін"),
        ("kk", "ақылы қызмет", "ақысыз қызмет"),
        ("kk", "хатама жазыңыз", "хаттама жазыңыз"),
        ("ru", "то же самое", "то же самое"),
    ],
)
def test_what_is_none(language: str, before: str, after: str) -> None:
    known = ELSEWHERE | {"были"}
    assert not is_typo(before, after, known, TERMS[language])


def git(root: Path, *arguments: str) -> None:
    own = ["-c", "user.name=t", "-c", "user.email=t@t", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *own, *arguments], cwd=root, check=True)


def put(root: Path, path: str, find: str, text: str) -> None:
    file = root / path
    content = file.read_text(encoding="utf-8")
    assert find in content
    file.write_text(content.replace(find, text), encoding="utf-8")


@pytest.fixture
def kept(tiny: Path) -> Path:
    """The tiny handbook in Git, with a misspelt word that was compared, and no warning."""
    put(tiny, "docs/ru/principles.md", "summary: ", "summary: Коротко о глваном. ")
    put(
        tiny, "docs/ru/principles.md", "{ #equality }\n\n", "{ #equality }\n\nСегодня мы обсужаем равенство. "
    )
    assert main(["--root", str(tiny), "accept", "principles", "docs/kk/glossary.md"]) == 0
    git(tiny, "init", "--quiet")
    git(tiny, "add", "docs")
    git(tiny, "commit", "-qm", "t")
    return tiny


def warned(root: Path) -> set[str]:
    return {problem.rule for problem in check(reader.read(root))}


@pytest.mark.parametrize("is_committed", [False, True])
def test_a_typo_put_right_asks_for_nothing(is_committed: bool, kept: Path) -> None:
    assert warned(kept) == set()
    put(kept, "docs/ru/principles.md", "обсужаем", "обсуждаем")
    put(kept, "docs/ru/principles.md", "глваном", "главном")
    if is_committed:
        git(kept, "commit", "-qam", "typo")
    assert warned(kept) == set()
    put(kept, "docs/ru/principles.md", "обсуждаем равенство", "обсуждаем честность")
    assert warned(kept) == {"stale-translation"}
    assert main(["--root", str(kept), "accept", "principles"]) == 0
    assert warned(kept) == set()


def test_a_typo_of_the_summary_alone(kept: Path) -> None:
    put(kept, "docs/ru/principles.md", "глваном", "главном")
    assert warned(kept) == set()
    put(kept, "docs/ru/principles.md", "Коротко о главном", "Подробно о главном")
    assert warned(kept) == {"undated-change"}


def test_without_history_a_typo_asks_as_any_change_does(kept: Path) -> None:
    put(kept, "docs/ru/principles.md", "обсужаем", "обсуждаем")
    (kept / ".git").rename(kept / "history")
    assert warned(kept) == {"stale-translation"}


def test_pages_of_a_commit_are_accepted(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for language, word in (("kk", "Жаңа сөйлем. "), ("ru", "Новая фраза. ")):
        put(kept, f"docs/{language}/principles.md", "{ #equality }\n\n", f"{{ #equality }}\n\n{word}")
        put(kept, f"docs/{language}/stages/dialogue.md", "{ #listen }\n\n", f"{{ #listen }}\n\n{word}")
    put(kept, "docs/_data/glossary.yml", "Адамдар құрған ұйым.", "Адамдар өздері құрған ұйым.")
    assert warned(kept) == {"not-compared", "undated-change"}
    git(kept, "commit", "-qam", "more")
    assert main(["--root", str(kept), "accept", "--commit", "HEAD"]) == 0
    said = capsys.readouterr().out
    assert [line.split(" · ")[1] for line in said.splitlines()] == [
        "записан день изменения",
        "отмечено как сверенное, разделов: 1",
        "отмечено как сверенное, разделов: 1",
    ]
    assert [line.partition(":")[0] for line in said.splitlines()] == [
        "glossary",
        "principles",
        "stages/dialogue",
    ]
    assert warned(kept) == set()


def test_accepting_names_its_pages(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A forgotten name would take every reminder away."""
    put(kept, "docs/ru/principles.md", "{ #equality }\n\n", "{ #equality }\n\nНовая фраза. ")
    put(kept, "docs/ru/stages/dialogue.md", "{ #listen }\n\n", "{ #listen }\n\nНовая фраза. ")
    assert main(["--root", str(kept), "accept"]) == 1
    assert "make accept PAGE=" in capsys.readouterr().err
    assert warned(kept) == {"stale-translation"}
    assert main(["--root", str(kept), "accept", "principles, stages/dialogue"]) == 0
    assert warned(kept) == set()
    assert main(["--root", str(kept), "accept", "principles"]) == 0
    assert "отмечать нечего" in capsys.readouterr().out
    put(kept, "docs/ru/principles.md", "Новая фраза", "Другая фраза")
    assert main(["--root", str(kept), "accept", "all"]) == 0
    assert warned(kept) == set()


@pytest.mark.parametrize("commit", ["nowhere", "--output=x", "HEAD~5..HEAD"])
def test_a_commit_that_is_not_there(commit: str, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(kept), "accept", f"--commit={commit}"]) == 1
    assert "make accept COMMIT=HEAD" in capsys.readouterr().err
