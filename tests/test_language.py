"""Spelling, mends and figures of both languages (hooks/handbook/language). The rules on signs have cases of their own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handbook.__main__ import main
from handbook.language import dictionaries, spelling
from handbook.language.figures import of_page
from handbook.language.mending import difference
from handbook.language.speller import Speller, speller
from handbook.language.tokens import Token, tokens
from handbook.language.twins import unpaired_terms
from handbook.model import Page
from handbook.source import reader
from support.kazakh_paradigm import noun_forms, verb_forms
from support.places import ROOT


@pytest.fixture(scope="module")
def spellers() -> dict[str, Speller]:
    """Spellers of both languages with the words that the handbook accepts. Only a machine without Debian's packages may lack them."""
    missing = dictionaries.missing()
    if missing and shutil.which("apt-get") is None:
        pytest.skip(f"no dictionary here: {missing}")
    assert missing == [], "sudo apt-get install hunspell-kk hunspell-ru"
    found = {
        language: speller(language, reader.read_accepted_words(ROOT)[language])
        for language in dictionaries.NAMES
    }
    return {language: each for language, each in found.items() if each is not None}


@pytest.fixture
def little(tiny: Path) -> Path:
    """The tiny handbook with the words that the real one accepts: it has the real one's words of the interface."""
    shutil.copytree(ROOT / "docs/_data/spelling", tiny / "docs/_data/spelling")
    return tiny


KNOWN = {
    "kk": "хаттамаларымызды мекемелерге кімнің айтыңыз шешімнің орны халқы қоғамдық ҮЕҰ-ның 12-нің 2-ші PDF-ті "
    "қоюға қояды оқиды оқыдық тауып шығып делінген бар-жоғын керек-ақ жылғы бүгінгі алдындағы сіздікін отбасын тарапынан "
    "рөлі кәсіпорны аударту жүргізушісіз Қарағандыда Айгүлден Бейсеновқа қайта-қайта көрсетілмеген жазғысы барғаныңызды "
    "әрқайсысына мониторингілеу QR-кодты млн трлн 5 кг-ға км² Мбайт т.б. 2020–2024 жж. Тарм. к-сі дс–жм",
    "ru": "акимата маслихату Айгуль Мысаловым Сейсеновой по-казахски консультативно-совещательные инватакси отсканируйте "
    "5-й 10-летие QR-код Бухар-Жырауском волонтёрства НПО соцсетях Қазыбек 2020–2024 гг., и др., млн млрд тыс. "
    "Пп. 2 и 3, абз. 2, 4 км² (пн–пт), 5 тг, янв. 5км 20млн",
}
UNKNOWN = {
    "kk": "мекемеларға мекемедер кызмет уйым жөне қызметк шешімгің кестенін хаттмаларды кітапы ХаТ "
    "адамдарлың бұлл қояады жүргзіңіз жж тарм кгға",
    "ru": "напшите акимта обращене ссоглашение Айгул маслихотов консультатвно-совещательный 5-ыыы 5кмм гг абз тгов",
}
"""What stands beside the words above: one letter off, or an ending that does not agree."""


@pytest.mark.parametrize("language", sorted(KNOWN))
def test_words_that_are_right(language: str, spellers: dict[str, Speller]) -> None:
    wrong = [
        token.text for token in tokens(KNOWN[language]) if not spelling.is_known(token, language, spellers)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", sorted(UNKNOWN))
def test_words_that_are_wrong(language: str, spellers: dict[str, Speller]) -> None:
    assert [word for word in UNKNOWN[language].split() if spellers[language].knows(Token(word))] == []


@pytest.mark.parametrize(
    ("language", "word", "meant"),
    [
        ("kk", "кызмет", "қызмет"),
        ("kk", "Уйым", "Ұйым"),
        ("kk", "казакстан", "қазақстан"),
        ("kk", "мекмеге", "мекемеге"),
        ("ru", "Напшите", "Напишите"),
        ("ru", "акимта", "акимат"),
    ],
)
def test_what_was_meant(language: str, word: str, meant: str, spellers: dict[str, Speller]) -> None:
    suggested = spellers[language].suggest(word)
    assert meant in suggested
    assert 0 < len(suggested) <= 3


@pytest.mark.parametrize(
    "noun", ["мекеме", "хаттама", "ауыл", "құжат", "кездесу", "адам", "мүше", "сөз", "кітап"]
)
def test_every_form_of_a_noun_is_known(noun: str, spellers: dict[str, Speller]) -> None:
    """84 of them, joined by a grammar that knows nothing of the speller."""
    assert [form for _, form in noun_forms(noun) if not spellers["kk"].knows(Token(form))] == []


@pytest.mark.parametrize("stem", ["жаз", "айт", "кел", "сұра", "тексер", "сөйле", "бол"])
def test_the_forms_of_a_verb_are_known(stem: str, spellers: dict[str, Speller]) -> None:
    assert [form for _, form in verb_forms(stem) if not spellers["kk"].knows(Token(form))] == []


def test_what_is_no_word_is_not_spelt() -> None:
    text = "**Сөз**ді [хат](x.md)ты `кд` https://сайт.kz/бет {count} a@b.kz Ш. Уалиханов, *екін*ші <b>"
    assert [token.text for token in tokens(text.replace("(x.md)", ""))] == [
        "Сөзді",
        "хатты",
        "Уалиханов",
        "екінші",
    ]
    assert [token.is_surname for token in tokens("Ш. Уалиханов көшесі")] == [True, False]
    assert [(token.text, token.is_ending) for token in tokens("«Үлгі»-нің, 12-нің")] == [
        ("Үлгі", False),
        ("нің", True),
        ("12-нің", False),
    ]


def damage(root: Path, path: str, find: str, put: str) -> None:
    file = root / path
    text = file.read_bytes().decode()
    assert find in text
    file.write_bytes(text.replace(find, put).encode())


def test_a_misspelt_word_is_told_on_its_line_in_its_language(
    little: Path, spellers: dict[str, Speller]
) -> None:
    damage(little, "docs/ru/principles.md", "Две организации", "Две арганизации")
    damage(little, "docs/_data/glossary.yml", "  definition: {kk: Адамдар", "  definition:\n    {kk: Адомдар")
    handbook = reader.read(little)
    [problem] = spelling.misspellings(handbook, {"docs/ru/principles.md"})
    assert str(problem).startswith(
        "docs/ru/principles.md:16: [misspelling] «арганизации»: такого слова нет в словаре. Возможно: «"
    )
    assert "docs/_data/spelling/ru.txt" in problem.message
    assert not problem.is_warning
    [entry] = [
        each
        for each in spelling.misspellings(handbook, {"docs/_data/glossary.yml"}, little)
        if "Адомдар" in each.message
    ]
    assert (entry.place.line, "мұндай сөз сөздікте жоқ" in entry.message) == (5, True)


def test_an_accepted_word_is_known_in_all_its_forms(little: Path, spellers: dict[str, Speller]) -> None:
    damage(little, "docs/ru/principles.md", "Две организации", "Две бубудыки, с бубудыками")
    assert len(spelling.misspellings(reader.read(little), {"docs/ru/principles.md"})) == 2
    (little / "docs/_data/spelling/ru.txt").write_text("# слово\nбубудыка\n", encoding="utf-8")
    assert spelling.misspellings(reader.read(little), {"docs/ru/principles.md"}) == []


def test_a_name_that_no_list_has_is_a_warning(little: Path, spellers: dict[str, Speller]) -> None:
    damage(little, "docs/ru/principles.md", "Две организации", "Две организации Жумбактыкызы")
    [problem] = spelling.misspellings(reader.read(little), {"docs/ru/principles.md"})
    assert (problem.rule, problem.is_warning) == ("unlisted-name", True)


def test_the_list_names_no_word_twice() -> None:
    for language, words in reader.read_accepted_words(ROOT).items():
        assert len(words) == len(set(words)), language
        assert list(words) == sorted(words, key=lambda word: (word.lower(), word)), language


def test_mends_what_is_safe_and_nothing_else(
    little: Path, spellers: dict[str, Speller], capsys: pytest.CaptureFixture[str]
) -> None:
    page, words = little / "docs/ru/principles.md", little / "docs/_data/glossary.yml"
    held = '`a  "b" - c` [x](laws.md#councils "Имя - x") <!-- a - b --> { #a-b }'
    damage(
        little,
        "docs/ru/principles.md",
        "Две организации садятся вместе.",
        'Две  "организации" - и\u00adх вмеcте , Напшите\u00a0со\u0438\u0306кой... №5 ' + held,
    )
    damage(little, "docs/_data/glossary.yml", "Адамдар құрған ұйым.", "Адaмдар құрған - ұйым.")
    page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes().replace(b"\n", b"\r\n"))
    before, entry = page.read_bytes().decode(), words.read_bytes().decode()
    assert main(["--root", str(little), "fix-language"]) == 1
    after = page.read_bytes().decode()
    assert [line for line in after.split("\r\n") if line not in before.split("\r\n")] == [
        "Две «организации» – их вместе, Напшите сойкой… № 5 " + held
    ]
    assert after.count("\r\n") == before.count("\r\n") == after.count("\n")
    assert words.read_bytes().decode() == entry.replace("Адaмдар құрған - ұйым", "Адамдар құрған – ұйым")
    said = capsys.readouterr().out
    assert (
        'docs/ru/principles.md:16: түзетілді · исправлено: «Две  "организации" - и[U+00AD]х вмеcте , Напшите[U+00A0]сои[U+0306]кой... №5»'
        " → «Две «организации» – их вместе, Напшите сойкой… № 5»\n"
    ) in said
    assert (
        "docs/_data/glossary.yml:4: түзетілді · исправлено: «Адaмдар құрған - ұйым.,» → «Адамдар құрған – ұйым.,»"
    ) in said
    assert "Исправлено строк: 2." in said
    assert "«Напшите»: такого слова нет" in said
    assert not list(little.rglob(".*.md.*"))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Вот он  ушёл - и всё.", "Вот он ушёл – и всё.", ("он  ушёл - и", "он ушёл – и")),
        ('Сказал "да" вот', "Сказал «да» вот", ('Сказал "да" вот', "Сказал «да» вот")),
        ("• Одно", "- Одно", ("• Одно", "- Одно")),
        ("Да ...", "Да…", ("Да ...", "Да…")),
        ("Два , два", "Два, два", ("Два ,", "Два,")),
    ],
)
def test_of_a_mended_line_the_part_that_has_changed_is_shown(
    before: str, after: str, shown: tuple[str, str]
) -> None:
    assert difference(before, after) == shown
    assert before.replace(*shown) == after


def test_a_list_from_word_becomes_one_and_checks_tell_of_the_command(
    little: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(
        little,
        "docs/ru/principles.md",
        "Две организации",
        "Так:\n\n•\u00a0Одно · другое\n\uf0b7 Третье\n\nДве  организации",
    )
    for command in ("check", "check-language"):
        main(["--root", str(little), command])
        assert "make fix-language" in capsys.readouterr().out
    main(["--root", str(little), "fix-language"])
    text = (little / "docs/ru/principles.md").read_text(encoding="utf-8")
    assert "Так:\n\n- Одно · другое\n- Третье\n\nДве организации" in text
    capsys.readouterr()
    for command in ("check", "check-language"):
        main(["--root", str(little), command])
        assert "make fix-language" not in capsys.readouterr().out


def test_what_is_unsure_is_left(little: Path, spellers: dict[str, Speller]) -> None:
    """A quote without its pair, a word of two alphabets that is none in either, a range of numbers; quotes of YAML."""
    damage(little, "docs/ru/principles.md", "Две организации", 'Две "организации и кpякозябл, 1-5, кто-то')
    damage(
        little,
        "docs/_data/glossary.yml",
        "'Организация, которую создали люди.'",
        '"Организация, которую создали люди."',
    )
    before = {path: path.read_bytes() for path in little.rglob("*") if path.is_file()}
    main(["--root", str(little), "fix-language"])
    assert {path: path.read_bytes() for path in before} == before


def test_without_dictionaries_the_rest_is_done(
    little: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dictionaries, "FOLDERS", ())
    monkeypatch.delenv("DICPATH", raising=False)
    damage(little, "docs/ru/principles.md", "Две организации", "Две  арганизации")
    assert main(["--root", str(little), "check-language"]) == 1
    said = capsys.readouterr().out
    assert "double-space" in said
    assert "misspelling" not in said
    assert "sudo apt-get install hunspell-kk hunspell-ru" in said


def test_figures_of_a_page() -> None:
    lines = (
        "# Заголовок из слов",
        "Раз два три. Раз, по ул. Абая, 5. Осуществляет раз!",
        "| а | б |",
        "- Шесть слов стоит в этом пункте.",
    )
    found = of_page(Page("ru", "a.md", "docs/ru/a.md", lines=tuple(enumerate(lines, start=1))))
    assert (found.sentences, found.words, found.median, found.official) == (4, 16, 4, 1)
    assert found.longest is not None
    assert (found.longest.words, found.longest.place.line) == (6, 4)


def test_a_term_without_its_pair(little: Path) -> None:
    """It speaks of a term that elsewhere has its pair; not of a word that stands alone everywhere."""
    assert unpaired_terms(reader.read(little)) == []
    for language, term in (("kk", "ҮЕҰ"), ("ru", "НПО")):
        sections = "".join(f"\n## {term} {{ #n-{letter} }}\n\n{term}.\n" for letter in "abcdefghij")
        page = little / f"docs/{language}/principles.md"
        page.write_text(page.read_text(encoding="utf-8") + sections, encoding="utf-8")
    assert unpaired_terms(reader.read(little)) == []
    damage(little, "docs/ru/principles.md", "Стороны равны.", "НПО равны, НПО.")
    [problem] = unpaired_terms(reader.read(little))
    assert (str(problem.place), problem.rule, problem.is_warning) == (
        "docs/ru/principles.md:10",
        "term-pair",
        True,
    )
    assert "«неправительственная организация»" in problem.message


def test_a_term_without_its_pair_on_many_pages_is_told_once_where_the_term_is(little: Path) -> None:
    """Pages that nobody has touched are not to blame for a term that is new."""
    for language, term, path in (("kk", "ҮЕҰ", "principles"), ("ru", "НПО", "principles")):
        sections = "".join(
            f"\n## {term} {{ #n-{letter}{other} }}\n\n{term}.\n"
            for letter in "abcdefghij"
            for other in "abcdef"
        )
        page = little / f"docs/{language}/{path}.md"
        page.write_text(page.read_text(encoding="utf-8") + sections, encoding="utf-8")
    damage(little, "docs/ru/principles.md", "Стороны равны.", "НПО равны, НПО.")
    law = little / "docs/ru/laws.md"
    law.write_text(law.read_text(encoding="utf-8") + "\n## НПО { #n }\n\nНПО.\n", encoding="utf-8")
    law = little / "docs/kk/laws.md"
    law.write_text(law.read_text(encoding="utf-8") + "\n## Бірлестік { #n }\n\nБар.\n", encoding="utf-8")
    [problem] = unpaired_terms(reader.read(little))
    assert str(problem.place) == "docs/_data/glossary.yml:1"
    assert "Термин «неправительственная организация» стоит в 2 разделах" in problem.message
    assert "docs/ru/laws.md:" in problem.message
    assert "docs/ru/principles.md:10" in problem.message
    assert "қазақша мәтінінде «үкіметтік емес ұйым»" in problem.message
