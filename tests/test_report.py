"""«Report a mistake»: where it leads with a letter box, with a repository, with both, with neither."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from handbook.model.errors import BuildError
from handbook.page import edit
from handbook.page.report import Desk, edits, links
from handbook.page.view import View
from handbook.site.settings import report_desk
from support.browsing import opened
from support.building import build, settle
from support.places import ADDRESS, ROOT, SITE
from support.real import HANDBOOK

REPOSITORY, MAIL = "https://github.com/owner/name", "handbook@example.org"


def view(root: str = ADDRESS) -> View:
    return View(HANDBOOK, HANDBOOK.pages["ru", "stages/analysis.md"], root)


def test_without_a_letter_box_and_a_repository_there_is_nothing() -> None:
    assert links(view(), Desk()) == {}
    assert "data-report" not in (SITE / "ru/stages/analysis/index.html").read_text(encoding="utf-8")


def test_a_letter_box_gets_a_letter_about_the_page() -> None:
    found = links(view(), Desk(mail=MAIL))
    assert set(found) == {"report", "page"}
    parts = urlsplit(found["report"])
    assert (parts.scheme, parts.path) == ("mailto", MAIL)
    letter = parse_qs(parts.query)
    assert letter["subject"] == ["Ошибка в справочнике: Анализ проблемы"]
    assert letter["body"] == [f"Что не так и как должно быть:\n\n\n{ADDRESS}ru/stages/analysis/"]


def test_a_repository_gets_an_issue_and_the_page_can_be_mended() -> None:
    found = links(view(), Desk(REPOSITORY))
    assert found["report"].startswith(f"{REPOSITORY}/issues/new?template=text.yml&page=")
    assert parse_qs(urlsplit(found["report"]).query)["page"] == [f"{ADDRESS}ru/stages/analysis/"]
    assert edits(view(), Desk(REPOSITORY)) == [
        ("Исправить эту страницу", f"{REPOSITORY}/edit/main/docs/ru/stages/analysis.md")
    ]
    assert (ROOT / ".github/ISSUE_TEMPLATE/text.yml").is_file()
    assert "id: page" in (ROOT / ".github/ISSUE_TEMPLATE/text.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "files"),
    [
        ("index.md", {"edit": "docs/ru/index.md"}),
        ("stages/analysis.md", {"edit": "docs/ru/stages/analysis.md"}),
        ("components.md", {"edit": "docs/ru/components.md"}),
        ("glossary.md", {"edit": "docs/_data/glossary.yml", "edit_rest": "docs/ru/glossary.md"}),
        ("laws.md", {"edit": "docs/_data/laws.yml", "edit_rest": "docs/ru/laws.md"}),
        ("downloads.md", {"edit": "docs/_data/downloads.yml", "edit_rest": "docs/ru/downloads.md"}),
        (
            "law/where-to-turn.md",
            {"edit": "docs/_data/ways.yml", "edit_rest": "docs/ru/law/where-to-turn.md"},
        ),
        ("law/who-decides.md", {"edit": "docs/_data/matters.yml", "edit_rest": "docs/ru/law/who-decides.md"}),
        ("law/terms.md", {"edit": "docs/ru/law/terms.md", "edit_data": "docs/_data/terms.yml"}),
        ("formats/index.md", {"edit": "docs/ru/formats/index.md", "edit_data": "docs/_data/formats.yml"}),
        ("formats/debates.md", {"edit": "docs/ru/formats/debates.md", "edit_data": "docs/_data/formats.yml"}),
        ("training/index.md", {"edit": "docs/ru/training/index.md", "edit_data": "docs/_data/slides.yml"}),
        (
            "templates/minutes.md",
            {
                "edit": "docs/_data/templates/minutes.yml",
                "edit_rest": "docs/ru/templates/minutes.md",
                "edit_specimen": "docs/_data/specimens/minutes.yml",
            },
        ),
    ],
)
def test_each_kind_of_page_is_mended_where_its_words_are(path: str, files: dict[str, str]) -> None:
    assert dict(edit.files(HANDBOOK, HANDBOOK.pages["ru", path])) == files


def test_every_file_to_be_mended_is_there() -> None:
    for page in HANDBOOK.pages.values():
        found = list(edit.files(HANDBOOK, page))
        assert found[0][0] == "edit"
        assert page.file in {file for _, file in found}
        assert all((ROOT / file).is_file() for _, file in found), page.path


def test_with_both_a_reader_writes_a_letter_which_needs_no_account() -> None:
    found = links(view(""), Desk(REPOSITORY, MAIL))
    assert found["report"].startswith(f"mailto:{MAIL}?")
    assert unquote(found["report"]).endswith("ru/stages/analysis/")
    assert edits(view(""), Desk(REPOSITORY, MAIL)) != []
    assert edits(view(""), Desk(mail=MAIL)) == []
    assert found["page"] == ""


@pytest.mark.parametrize(
    ("repository", "mail", "told"),
    [
        ("https://github.com/owner", "", "repo_url"),
        ("http://github.com/owner/name", "", "repo_url"),
        ("https://example.org/owner/name", "", "repo_url"),
        ("", "handbook", "extra: mail"),
        ("", "a b@example.org", "extra: mail"),
        (["x"], None, "repo_url"),
    ],
)
def test_what_nobody_would_read_is_refused(repository: object, mail: object, told: str) -> None:
    with pytest.raises(BuildError, match=told):
        report_desk(repository, mail)


@pytest.mark.parametrize("repository", [None, "", REPOSITORY, REPOSITORY + "/"])
@pytest.mark.parametrize("mail", [None, MAIL])
def test_what_is_right_is_taken(repository: str | None, mail: str | None) -> None:
    assert report_desk(repository, mail) == Desk(REPOSITORY if repository else "", mail or "")


@pytest.mark.browser
def test_the_letter_names_the_section_that_the_reader_was_at(
    browser: Browser, serve: Callable[[Path], str], tiny: Path
) -> None:
    config = settle(
        tiny, **{"site_name: Тест": f"site_name: Тест\nrepo_url: {REPOSITORY}\nextra: {{mail: {MAIL}}}"}
    )
    assert build(config, "--strict").returncode == 0
    address = serve(tiny / "site") + "ru/stages/dialogue/"
    body = "link => new URLSearchParams(new URL(link.href).search).get('body').split('\\n').pop()"
    with opened(browser, address) as page:
        page.evaluate("addEventListener('click', (event) => event.preventDefault())")
        link = page.get_by_role("link", name="Сообщить об ошибке")
        link.click()
        assert link.evaluate(body) == address
        page.get_by_role("heading", name="История").click()
        link.click()
        assert link.evaluate(body) == address + "#case"
        edit = page.get_by_role("link", name="Исправить эту страницу")
        assert edit.get_attribute("href") == f"{REPOSITORY}/edit/main/docs/ru/stages/dialogue.md"
    with opened(browser, address + "#ends-with") as page:
        page.evaluate("addEventListener('click', (event) => event.preventDefault())")
        link = page.get_by_role("link", name="Сообщить об ошибке")
        link.click()
        link.click()
        assert link.evaluate(body) == address + "#ends-with"
