"""The way in law: cards of ways and matters, made from data; the day of a build."""

from __future__ import annotations

import datetime
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest

from handbook.components import legal
from handbook.ledgers import changed
from handbook.model import LANGUAGES, Handbook, Matter, Way
from handbook.model.addresses import anchors, matter_group
from handbook.model.errors import BuildError
from handbook.page.view import View
from handbook.publish.search import index as search_index
from handbook.render.html import parsed
from handbook.source import reader
from handbook.text import dates
from support.places import TINY
from support.real import HANDBOOK as REAL

HANDBOOK = reader.read(TINY)
WAY, TERM, MATTER = HANDBOOK.ways[0], HANDBOOK.legal_terms[0], HANDBOOK.matters[0]


def view(handbook: Handbook = HANDBOOK, language: str = "ru", path: str = "principles.md") -> View:
    return View(replace(handbook, words=REAL.words), handbook.pages[(language, path)])


def words(html: str) -> str:
    return " ".join("".join(parsed(html).itertext()).split())


def found(html: str, class_: str) -> list[Element]:
    return [element for element in parsed(html).iter() if class_ in element.get("class", "").split()]


def hrefs(html: str) -> list[str]:
    return [element.get("href", "") for element in parsed(html).iter("a")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_way_says_all_that_the_data_have(language: str) -> None:
    said = words(legal.ways(view(language=language)))
    for text in WAY.texts:
        assert text[language] in said
    assert TERM.name[language] in said


@pytest.mark.parametrize(
    ("length", "unit", "expected"),
    [
        (15, "working-days", "15 рабочих дней"),
        (21, "working-days", "21 рабочий день"),
        (3, "calendar-days", "3 календарных дня"),
        (1, "months", "1 месяц"),
    ],
)
def test_the_number_of_a_term_stands_in_the_terms_alone(length: int, unit: str, expected: str) -> None:
    term = replace(TERM, length=length, unit=unit)
    said = words(legal.ways(view(replace(HANDBOOK, legal_terms=(term,)))))
    assert f"{TERM.name['ru']} – {expected}" in said.replace("\u00a0", " ")


def test_a_term_before_an_event_says_so() -> None:
    term = replace(TERM, length=3, is_before=True)
    said = words(legal.ways(view(replace(HANDBOOK, legal_terms=(term,))))).replace("\u00a0", " ")
    assert "не позднее чем за 3 рабочих дня" in said


def test_what_is_not_sure_is_told_beside_the_term_and_the_way() -> None:
    sure = legal.ways(view())
    doubt = replace(TERM.grounds, certainty="unverified")
    unsure = legal.ways(
        view(
            replace(
                HANDBOOK,
                ways=(replace(WAY, grounds=replace(WAY.grounds, certainty="unverified")),),
                legal_terms=(replace(TERM, grounds=doubt),),
            )
        )
    )
    marked = REAL.words.area("law.marks", "ru")["unverified"]
    assert f"({marked})" in words(unsure)
    assert f"({marked})" not in words(sure)
    assert not found(sure, "handbook-basis__unverified")
    assert len(found(unsure, "handbook-basis__unverified")) == 1


@pytest.mark.parametrize(
    ("article", "expected"),
    [("13", "статья 13."), ("9, 13", "статьи 9, 13."), ("91–93", "статьи 91–93."), ("39-3", "статья 39-3.")],
)
def test_one_article_and_several(article: str, expected: str) -> None:
    way = replace(WAY, grounds=replace(WAY.grounds, article=article))
    assert expected in words(legal.ways(view(replace(HANDBOOK, ways=(way,)))))


def test_a_way_leads_to_its_law_its_template_its_page_and_the_next_way() -> None:
    other = replace(WAY, id="other", next=("letter", "nowhere"))
    links = hrefs(legal.ways(view(replace(HANDBOOK, ways=(WAY, other)))))
    assert links.count("../laws/#councils") == 4  # of each way: where more is told, and what it rests on
    assert "../templates/minutes/" in links
    assert links.count("#letter") == 2  # from the list at the top, and from the other way
    assert "#nowhere" not in links


def test_a_way_without_terms_says_that_none_was_found() -> None:
    none = REAL.words.area("law.ways", "ru")["no_terms"]
    assert none in words(legal.ways(view(replace(HANDBOOK, ways=(replace(WAY, terms=()),)))))
    assert none not in words(legal.ways(view()))


def test_matters_stand_by_what_they_are_about_and_empty_groups_do_not() -> None:
    water = replace(MATTER, id="water", group="home")
    html = legal.matters(view(replace(HANDBOOK, matters=(MATTER, water))))
    ids = [element.get("id") for element in parsed(html).iter() if element.get("id")]
    assert ids == [matter_group("home"), "water", matter_group("roads"), "lamp"]
    assert REAL.words.area("law.levels", "ru")["rural-okrug"] in words(html)


def test_everything_that_a_page_shows_has_an_address() -> None:
    """What other pages and the ledger of addresses know is what stands on the page, in its order."""
    made = {"law/where-to-turn.md": legal.ways, "law/who-decides.md": legal.matters}
    for path, component in made.items():
        for language in LANGUAGES:
            page = REAL.pages[(language, path)]
            ids = [each.get("id") for each in parsed(component(View(REAL, page))).iter() if each.get("id")]
            own = {section.id for section in page.sections}
            assert sorted(str(each) for each in ids) == sorted(
                name for name in anchors(REAL, page) if name and name not in own
            )


def test_a_changed_fact_is_a_changed_page() -> None:
    page = REAL.pages[("ru", "law/where-to-turn.md")]
    term = REAL.legal_terms[0]
    later = replace(REAL, legal_terms=(replace(term, length=term.length + 1), *REAL.legal_terms[1:]))
    assert changed.page_fingerprint(REAL, page) != changed.page_fingerprint(later, page)


def test_the_search_knows_ways_and_matters_by_their_everyday_names_in_all_languages() -> None:
    places: dict[str, Way | Matter] = {f"law/where-to-turn/#{each.id}": each for each in REAL.ways}
    places |= {f"law/who-decides/#{each.id}": each for each in REAL.matters}
    docs = {"docs": [{"location": place, "title": "А", "text": "Б"} for place in places]}
    for doc in search_index.split(docs, REAL)[LANGUAGES[0]]:
        entry = places[doc["location"]]
        assert {name for names in entry.also.values() for name in names} <= set(doc["tags"])


def test_the_day_of_a_build_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")
    assert dates.today() == datetime.date(2026, 11, 28)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "later")
    with pytest.raises(BuildError, match="later"):
        dates.today()
