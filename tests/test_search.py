"""The search of the built site outside a browser: its index, and every rule of the query layer with a case that it must leave alone."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from handbook.model import Matter, Way
from handbook.model.urls import site_url
from handbook.publish.search import index as search_index
from handbook.publish.search import packing
from handbook.source import reader
from support.places import ROOT, SITE
from support.programs import NODE
from support.search_queries import Query, answers, mean_reciprocal_rank, read, recall_at_3

Ask = Callable[[str, str], list[str]]
HANDBOOK = reader.read(ROOT)


@pytest.fixture(scope="module")
def ask() -> Ask:
    """The addresses that a query of a language finds."""
    return lambda language, query: list(answers(language, [query])[0]["found"])


@pytest.mark.parametrize(("language", "floor"), [("kk", 0.95), ("ru", 0.95)])
def test_the_half_that_was_tuned_by_stays_found(language: str, floor: float) -> None:
    queries = read(language)[::2]
    found = [each["found"] for each in answers(language, [query.text for query in queries])]
    assert recall_at_3(queries, found) >= floor
    assert [query.text for query, each in zip(queries, found, strict=True) if not each] == []
    prefix = "" if language == "kk" else "ru/"
    assert all(address.startswith("ru/") == bool(prefix) for each in found for address in each)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_nonsense_finds_nothing(language: str) -> None:
    queries = [query.text for query in read(language, "none")[::2]]
    assert [each["found"] for each in answers(language, queries)] == [[] for _ in queries]


def test_an_answer_counts_more_than_what_is_looked_up_by_name() -> None:
    """Most questions are asked there as readers ask them; a section of no page that is looked up by name counts as it is."""
    places = ("questions/#how", "formats/debates/", "principles/#equality")
    whole = {"docs": [{"location": place, "title": "А", "text": "Б"} for place in places]}
    boosts = {
        doc["location"]: doc.get("boost", 1) for doc in search_index.split(whole, HANDBOOK)["kk"]["docs"]
    }
    assert boosts["questions/#how"] > boosts["formats/debates/"] > boosts["principles/#equality"] == 1


def test_measures() -> None:
    queries = [Query("a", "", frozenset({"x"})), Query("b", "", frozenset({"y", "z"}))]
    assert recall_at_3(queries, [["x"], ["p", "q", "r", "y"]]) == 0.5
    assert mean_reciprocal_rank(queries, [["x"], ["p", "q", "r", "y"]]) == (1 + 1 / 4) / 2
    assert mean_reciprocal_rank(queries, [[], ["p"]]) == 0


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_everything_with_a_name_is_found_by_it_in_either_language(language: str) -> None:
    names = {f"formats/{each.id}/": f"formats/{each.id}.md" for each in HANDBOOK.formats}
    names |= {f"templates/{each.id}/": f"templates/{each.id}.md" for each in HANDBOOK.templates}
    names |= {f"stages/{each.id}/": f"stages/{each.id}.md" for each in HANDBOOK.stages}
    titles = {
        (address, name): HANDBOOK.pages[(name, path)].title
        for address, path in names.items()
        for name in ("kk", "ru")
    }
    for stage in HANDBOOK.stages:
        for name in ("kk", "ru"):
            page = HANDBOOK.pages[(name, f"stages/{stage.id}.md")]
            sections = [(each, page.section(each)) for each in stage.recommendations]
            titles |= {
                (f"stages/{stage.id}/#{each}", name): section.title for each, section in sections if section
            }
    titles |= {
        (f"glossary/#{term.id}", name): term.term[name] for term in HANDBOOK.terms for name in ("kk", "ru")
    }
    found = answers(language, list(titles.values()))
    missed = {
        title: each["found"][:3]
        for ((address, _), title), each in zip(titles.items(), found, strict=True)
        if site_url(language, address) not in each["found"][:3]
    }
    assert missed == {}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_pages_are_found_by_what_people_call_them(language: str) -> None:
    pages = {"stages/": HANDBOOK.stages, "formats/": HANDBOOK.formats, "templates/": HANDBOOK.templates}
    names = [
        (name, site_url(language, f"{folder}{entry.id}/"))
        for folder, entries in pages.items()
        for entry in entries
        for name in entry.also[language]
    ]
    found = answers(language, [name for name, _ in names])
    missed = {
        name: each["found"][:3]
        for (name, address), each in zip(names, found, strict=True)
        if address not in each["found"][:3]
    }
    assert missed == {}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_ways_and_matters_are_found_by_what_people_call_them(language: str) -> None:
    pages: dict[str, Sequence[Way | Matter]] = {
        "law/where-to-turn/": HANDBOOK.ways,
        "law/who-decides/": HANDBOOK.matters,
    }
    names = [
        (name, site_url(language, f"{page}#{entry.id}"))
        for page, entries in pages.items()
        for entry in entries
        for name in (*entry.title.values(), *entry.also[language])
    ]
    found = answers(language, [name for name, _ in names])
    missed = {
        name: each["found"][:3]
        for (name, address), each in zip(names, found, strict=True)
        if address not in each["found"][:3]
    }
    assert missed == {}


@pytest.mark.parametrize(
    ("language", "query", "target"),
    [
        ("kk", "хаттамаларымыздан", "templates/minutes/"),
        ("kk", "дөңгелек үстелге шақыру", "formats/round-table/#invite"),
        ("kk", "когамдык кенеске", "glossary/#public-council"),
        ("kk", "укиметтик емес уйымдар", "glossary/#ngo"),
        ("kk", "Хаттама", "templates/minutes/"),
        ("kk", "хатттама", "templates/minutes/"),
        ("kk", "хаттмаға", "templates/minutes/"),
        ("kk", "ҮЕҰ-ның", "glossary/#ngo"),
        ("kk", "НПО", "glossary/#ngo"),
        ("kk", "протоколов", "glossary/#minutes"),
        ("kk", "круглые столы", "formats/round-table/"),
        ("kk", "жүргізуші", "glossary/#moderator"),
        ("kk", "модератор", "glossary/#moderator"),
        ("ru", "протоколами", "templates/minutes/"),
        ("ru", "отметка о приеме", "glossary/#acceptance-mark"),
        ("ru", "волонтер", "glossary/#volunteer"),
        ("ru", "пратокол", "templates/minutes/"),
        ("ru", "НПО", "glossary/#ngo"),
        ("ru", "хаттаманы", "templates/minutes/"),
        ("ru", "кун тартиби", "templates/agenda/"),
        ("ru", "ghjnjrjk", "templates/minutes/"),
        ("ru", "невыполнение", "stages/implementation/#keep-record"),
        ("ru", "прот", "templates/minutes/"),
    ],
)
def test_each_way_to_write_a_word_leads_to_it(ask: Ask, language: str, query: str, target: str) -> None:
    assert site_url(language, target) in ask(language, query)[:8]


@pytest.mark.parametrize(
    ("language", "query"),
    [
        ("kk", "хттмм"),
        ("ru", "пртквл"),
        ("ru", "xyzxyz"),
        ("ru", "неъъъъъъ"),
        ("kk", "ҚҚҚҚ"),
        ("ru", "  "),
        ("kk", "constructor"),
        ("ru", "__proto__ toString"),
    ],
)
def test_what_is_too_far_off_finds_nothing(ask: Ask, language: str, query: str) -> None:
    assert ask(language, query) == []


def test_a_word_that_is_nowhere_does_not_hide_what_the_others_find(ask: Ask) -> None:
    assert "glossary/#minutes" in ask("kk", "протокоды ямз")[:3]


def test_abbreviations_keep_their_letters(ask: Ask) -> None:
    """«на» is a preposition, «НАО» an organisation of its own kind, which the Russian stemmer would make «на»."""
    assert "ru/glossary/#joint-stock" not in ask("ru", "письмо на встречу")[:3]
    assert ask("ru", "НАО")[0] == "ru/glossary/#joint-stock"


def test_a_word_as_it_stands_comes_before_its_other_forms_and_those_before_what_is_misspelt() -> None:
    exact, stem, wrong = (answers("kk", [query])[0] for query in ("хаттама", "хаттамалар", "хаттма"))
    assert exact["found"][0] in ("templates/minutes/", "glossary/#minutes")
    assert {"templates/minutes/", "glossary/#minutes"} <= set(stem["found"][:3]) & set(wrong["found"][:3])
    assert "хаттама" in exact["marks"][0]


def test_marks_are_whole_words_and_no_function_words() -> None:
    marks = {mark for each in answers("ru", ["кто ведёт протокол"])[0]["marks"] for mark in each}
    assert "протокол" in marks
    assert any(mark.startswith(("протокол", "вед")) for mark in marks - {"протокол", "ведёт"})  # other forms
    assert not {"кто", "протокол встречи"} & marks
    assert any("кто" in each for each in answers("ru", ["кто"])[0]["marks"])


@pytest.mark.parametrize(
    ("language", "query", "near"),
    [("kk", "миморандом", "меморандум"), ("ru", "консультантивно", "консультативно")],
)
def test_words_near_to_one_that_is_not_found_are_offered(language: str, query: str, near: str) -> None:
    answer = answers(language, [query + "ххх"])[0]
    assert answer["found"] == []
    assert any(word.startswith(near[:6]) for word in answer["near"])


def test_function_words_alone_still_find(ask: Ask) -> None:
    assert ask("ru", "что делать")
    assert ask("kk", "қалай")


@pytest.mark.parametrize(
    "texts",
    [
        ["Бір сөйлем. Екінші сөйлем!", ""],
        ["", "А б в", "«Тырнақша» – сызықша; 15–20 %"],
        ["ҮЕҰ-ның Word (DOCX) 1.5 &lt;b&gt; &amp;", 'Жол\nЖол "x" \\ y'],
        ["x"],
        ["I i І і İ ß", "МакДональд ёлка Ёлка"],
        ["a" * 30 + " " + "a" * 31],
        ["Бөлме 25 м^2. ^ ^^ «^»", "^1", "2^ 3^", "^"],
        ["a\n\nb", "\n\n", "", "\n"],
        ["😀 😁 𐐀𐐨 ½ x² ²", "\x7f", "a\x7fb"],
    ],
)
def test_packed_texts_come_back_as_they_were(texts: list[str]) -> None:
    packed = json.loads(json.dumps(packing.pack(texts)))
    script = """const vm = require("vm"), fs = require("fs"); const source = fs.readFileSync(process.argv[1], "utf8")
        .replace("window.handbookFinder =", "window.unpack = unpack; window.handbookFinder ="); const window = {};
        vm.runInNewContext(source, {window}); process.stdout.write(JSON.stringify(window.unpack(JSON.parse(process.argv[2]))));"""
    finder = ROOT / "docs/assets/javascripts/finder.js"
    result = subprocess.run(
        [str(NODE), "-e", script, str(finder), json.dumps(packed)], capture_output=True, text=True, check=True
    )
    assert json.loads(result.stdout) == texts


def test_more_words_than_characters_of_one_and_two_bytes() -> None:
    words = [f"сөз{number}" for number in range(2500)]
    packed = packing.pack([" ".join(words)])
    assert len(packed["words"].split("^")) == len(words)
    assert len(packed["stream"]) == len(words)


def _docs(*locations: str) -> dict[str, object]:
    text = "<p>a&nbsp;b</p> <ul><li>c &lt;d&gt;</li></ul>"
    return {
        "config": {},
        "docs": [
            {"location": each, "title": f"T {each.removeprefix('ru/')}", "text": text} for each in locations
        ],
    }


def test_index_is_split_by_language_without_unlisted_pages() -> None:
    parts = search_index.split(
        _docs("", "stages/#x", "components/", "components/#x", "ru/", "ru/stages/", "rules/"), HANDBOOK
    )
    assert [doc["location"] for doc in parts["kk"]["docs"]] == ["", "stages/#x", "rules/"]
    assert [doc["location"] for doc in parts["ru"]["docs"]] == ["ru/", "ru/stages/"]
    assert [parts[language]["config"]["lang"] for language in ("kk", "ru")] == [
        ["handbook-kk"],
        ["handbook-ru"],
    ]


def test_entries_are_bare_text_with_the_names_of_the_other_language() -> None:
    whole = _docs(
        "glossary/#ngo",
        "ru/glossary/#ngo",
        "formats/debates/",
        "ru/formats/debates/",
        "formats/debates/#run",
        "ru/formats/debates/#run",
        "templates/minutes/#download",
    )
    whole["docs"][3]["title"] = "Дебаты &amp; споры"  # type: ignore[index]
    entries = {doc["location"]: doc for doc in search_index.split(whole, HANDBOOK)["kk"]["docs"]}
    assert entries["formats/debates/#run"]["text"] == "a b\nc &lt;d&gt;"
    assert {"неправительственная организация", "НПО"} <= set(entries["glossary/#ngo"]["tags"])
    debates = next(each for each in HANDBOOK.formats if each.id == "debates")
    assert entries["formats/debates/"]["tags"] == [
        "Дебаты &amp; споры",
        *debates.also["kk"],
        *debates.also["ru"],
    ]
    assert "tags" not in entries["formats/debates/#run"]
    assert entries["templates/minutes/#download"]["text"] == ""
    assert entries["formats/debates/"]["boost"] > 1
    assert "boost" not in entries["formats/debates/#run"]


def test_published_index_is_that_of_its_language_and_all_of_it() -> None:
    for language in ("kk", "ru"):
        index = json.loads(
            (SITE / site_url(language, "search/search_index.json")).read_text(encoding="utf-8")
        )
        locations = [doc["location"] for doc in index["docs"]]
        assert len(locations) == len(set(locations)) > 400
        assert all(location.startswith("ru/") == (language == "ru") for location in locations)
        pages = {location.split("#")[0] for location in locations}
        assert pages <= set(locations), "the worker groups sections by the entry of their page"


def test_worker_sources_are_not_published_one_by_one() -> None:
    assert not (SITE / "assets/javascripts/worker").exists()
    assert {path.name for path in (SITE / "assets/javascripts/lunr/min").iterdir()} == {
        "lunr.stemmer.support.min.js",
        "lunr.ru.min.js",
        "lunr.handbook-kk.min.js",
        "lunr.handbook-ru.min.js",
    }
    assert Path(ROOT / "docs/assets/javascripts/worker").is_dir()
