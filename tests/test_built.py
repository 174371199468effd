"""Rules on built pages: each with a page that passes and one that fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.render.output import Output
from handbook.site import checks
from support.real import HANDBOOK

ROOT = Path(__file__).parents[1]

PAGE = '<!doctype html><html lang="{lang}"><head><link rel="stylesheet" href="a.css"></head><body>{body}</body></html>'


def rules(tmp_path: Path, body: str, lang: str = "kk", path: str = "index.html") -> set[str]:
    (tmp_path / "a.css").write_text("")
    (tmp_path / "ru").mkdir(exist_ok=True)
    (tmp_path / "ru" / "a.css").write_text("")
    (tmp_path / path).write_text(PAGE.format(lang=lang, body=body), encoding="utf-8")
    return {problem.rule for problem in checks.check(Output(tmp_path), HANDBOOK)}


@pytest.mark.parametrize(
    "left",
    [
        "Мәтін { #id }",
        "{ .class }",
        "/// example | Мысал",
        "///",
        "[мәтін](бет.md)",
        "**қалың**",
        "## Тақырып",
        "- [ ] Іс",
        "!!! note",
        "| а | б |",
        "{{ page }}",
        "{% if %}",
        "::: x",
        "```",
        "[^1]",
    ],
)
def test_leftover_syntax(left: str, tmp_path: Path) -> None:
    assert rules(tmp_path, f"<p>{left}</p>") == {"leftover-syntax"}


def test_leftover_marker(tmp_path: Path) -> None:
    assert rules(tmp_path, "<!-- handbook: flow -->") == {"leftover-syntax"}


@pytest.mark.parametrize(
    "clean",
    ["Мәтін (2015) – № 5, 10 * 2, C#", "<code>{ #id } **x**</code>", "<pre>## x</pre>", "<!-- note -->"],
)
def test_clean_text(clean: str, tmp_path: Path) -> None:
    assert rules(tmp_path, f"<p>{clean}</p>") == set()


@pytest.mark.parametrize("href", ["nowhere/", "#nowhere", "index.html#nowhere", "pic.png"])
def test_dead_link(href: str, tmp_path: Path) -> None:
    assert rules(tmp_path, f'<a href="{href}">x</a>') == {"built-dead-link"}


@pytest.mark.parametrize(
    "href", ["./", "#here", "index.html#here", "https://adilet.zan.kz/", "mailto:a@b", "a.css"]
)
def test_live_link(href: str, tmp_path: Path) -> None:
    assert rules(tmp_path, f'<p id="here"><a href="{href}">x</a></p>') == set()


@pytest.mark.parametrize(
    "tag",
    [
        '<img src="https://example.org/a.png" alt="">',
        '<script src="//example.org/a.js"></script>',
        '<link rel="preconnect" href="https://example.org">',
        '<iframe src="https://example.org/"></iframe>',
    ],
)
def test_outside_request(tag: str, tmp_path: Path) -> None:
    assert rules(tmp_path, tag) == {"outside-request"}


def test_repeated_id(tmp_path: Path) -> None:
    assert rules(tmp_path, '<p id="a"></p><p id="a"></p>') == {"built-repeated-id"}


def test_page_language(tmp_path: Path) -> None:
    assert rules(tmp_path, "", lang="en") == {"page-language"}
    assert rules(tmp_path, "", lang="kk") == set()
    assert rules(tmp_path, "", lang="kk", path="ru/index.html") == {"page-language"}


def test_problem_names_the_markdown_file_in_its_language(tmp_path: Path) -> None:
    (tmp_path / "ru" / "stages" / "analysis").mkdir(parents=True)
    page = tmp_path / "ru" / "stages" / "analysis" / "index.html"
    page.write_text('<html lang="ru"><body><p>**x**</p></body></html>', encoding="utf-8")
    (problem,) = checks.check(Output(tmp_path), HANDBOOK)
    assert str(problem).startswith("docs/ru/stages/analysis.md: [leftover-syntax] На собранной странице")


def test_menu_is_looked_at_on_the_home_page_only(tmp_path: Path) -> None:
    menu = '<details class="menu"><a href="nowhere/">x</a></details><nav class="side"><a href="nowhere/">x</a></nav><a href="gone/">y</a>'
    (tmp_path / "about").mkdir()
    for path in ("index.html", "about/index.html"):
        (tmp_path / path).write_text(f'<html lang="kk"><body>{menu}</body></html>', encoding="utf-8")
    found = {
        (problem.place.path, "nowhere" in problem.message)
        for problem in checks.check(Output(tmp_path), HANDBOOK)
    }
    assert found == {("docs/kk/index.md", True), ("docs/kk/index.md", False), ("docs/kk/about.md", False)}
