"""`handbook-offline.zip`: what it holds, its bytes, its links; unzipped and used from a folder in a browser."""

from __future__ import annotations

import io
import json
import os
import re
import resource
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from handbook.model import LANGUAGES
from handbook.model.outputs import OFFLINE_ARCHIVE, is_web_only
from handbook.publish.offline import archive as offline_archive
from handbook.publish.offline import folder as offline_folder
from handbook.render import facts
from handbook.render.output import Output
from handbook.site.checks import BuiltPage, leads_somewhere
from support.browsing import opened
from support.building import settle
from support.places import ROOT, SITE
from support.real import HANDBOOK

ARCHIVE = OFFLINE_ARCHIVE.path(LANGUAGES[0])
LEFT = "net::ERR_ABORTED"
"""What a request comes to when its page is left."""
HEAD = '<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="script-src \'self\'; default-src \'self\'">'


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive as a reader unpacks it, in a folder with a name that is no plain word."""
    target = tmp_path_factory.mktemp("ұшқын") / "Анықтамалық 1"
    with zipfile.ZipFile(SITE / ARCHIVE) as archive:
        archive.extractall(target)
    return target


@contextmanager
def at_home(browser: Browser, unpacked: Path, path: str, **options: object) -> Iterator[Page]:
    """A page of the folder; leaving fails where it asked for anything but files, or complained."""
    complaints: list[str] = []
    asked: list[str] = []
    with opened(browser, "about:blank", service_workers="allow", **options) as page:  # type: ignore[arg-type]
        page.on(
            "console",
            lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.on(
            "requestfailed",
            lambda request: complaints.append(f"failed: {request.url}") if request.failure != LEFT else None,
        )
        page.goto(f"{unpacked.as_uri()}/{path}")
        yield page
        page.goto("about:blank")  # what the page still had to say has been said
    assert complaints == []
    assert [url for url in asked if not url.startswith(("file:", "blob:file:", "data:"))] == []


def test_archive_holds_the_site_in_both_languages_and_says_how_to_begin(unpacked: Path) -> None:
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    site = {path.relative_to(SITE).as_posix() for path in SITE.rglob("*") if path.is_file()}
    assert names - site == {"README.txt"}
    assert {path for path in site - names if not is_web_only(path)} == set()
    assert {
        "index.html",
        "ru/index.html",
        "templates/minutes/minutes.docx",
        "ru/stages/analysis/index.html",
    } <= names
    assert not {name for name in names if re.search(r"sw\.js|manifest|catalogue|\.zip|/?go/|card\.png", name)}
    readme = (unpacked / "README.txt").read_bytes()
    assert readme.startswith("\ufeff".encode())
    text = readme.decode("utf-8-sig")
    assert "АЛДЫМЕН ОҚЫҢЫЗ" in text
    assert "ПРОЧТИТЕ СНАЧАЛА" in text
    assert "index.html" in text
    assert text.count("\n") == text.count("\r\n")


def test_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    found = []
    for name, when in (("a", 1_000_000_000), ("b", 1_700_000_000)):
        site = tmp_path / name
        for path in (
            ("z.txt", "index.html", "ru/index.html")
            if name == "a"
            else ("ru/index.html", "index.html", "z.txt")
        ):
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(HEAD + path, encoding="utf-8")
            os.utime(site / path, (when, when))
        found.append(offline_archive.pack(HANDBOOK, Output(site), ""))
    assert found[0] == found[1]
    with zipfile.ZipFile(io.BytesIO(found[0])) as archive:
        assert archive.namelist() == ["README.txt", "index.html", "ru/index.html", "z.txt"]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    (tmp_path / "a" / ARCHIVE).write_bytes(found[0])  # one that is there already is not packed into itself
    assert offline_archive.pack(HANDBOOK, Output(tmp_path / "a"), "") == found[0]


@pytest.mark.parametrize(
    ("address", "in_folder"),
    [
        ("../formats/", "../formats/index.html"),
        ("../formats/#top", "../formats/index.html#top"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("../formats/?people=5", "../formats/index.html?people=5"),
        ("#top", "#top"),
        ("a.pdf", "a.pdf"),
        ("https://adilet.zan.kz/", "https://adilet.zan.kz/"),
        ("mailto:a@b", "mailto:a@b"),
        ("", ""),
        ("../x.js?ab12", "../x.js?ab12"),
    ],
)
def test_links_name_their_files(address: str, in_folder: str) -> None:
    assert offline_folder.in_folder(address) == in_folder


def test_page_is_made_fit_for_a_folder() -> None:
    html = (
        HEAD
        + '<link rel="canonical" href="https://example.org/"><link rel="manifest" href="m"><meta property="og:url" content="x">'
        '<meta name="twitter:card" content="x"><script src="../a.js?1" defer></script><a href="../b/#c">b</a>'
        '<a class="x" href="../handbook-offline.zip" download>all</a><b data-bytes="handbook-offline.zip">2 МБ</b>'
        '<script type="application/json">{"href":"../b/#c"}</script><p>href="../b/"</p>'
        '<p class="print-address">Адрес: <span data-address></span></p>'
    )
    made = offline_folder.page(HANDBOOK, html, "ru/d/index.html", {"ru/b/index.html", "ru/a.js"}, "")
    assert "script-src 'self' file:; default-src 'self' file:" in made
    assert not re.search("canonical|manifest|og:|twitter|print-address|2 МБ", made)
    assert '<a href="../b/index.html#c">b</a>' in made
    assert '{"href":"../b/index.html#c"}' in made
    assert "<span>all <small>(только на сайте)</small></span>" in made
    assert 'src="../a.js?1"' in made
    known = offline_folder.page(
        HANDBOOK, html, "ru/d/index.html", {"ru/b/index.html"}, "https://example.org/h/"
    )
    assert '<a class="x" href="https://example.org/h/ru/handbook-offline.zip" download>all</a>' in known


def test_every_link_ends_at_a_file_that_is_there(unpacked: Path) -> None:
    files = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    pages = {
        path: BuiltPage(path, facts.read((unpacked / path).read_text(encoding="utf-8")))
        for path in files
        if path.endswith(".html")
    }
    assert len(pages) > 100
    for page in pages.values():
        for target in [*page.links, *page.requests]:
            assert leads_somewhere(page, target, pages, files), (page.path, target)
            assert not target.split("#")[0].split("?")[0].endswith("/") or target.startswith("https://"), (
                page.path,
                target,
            )
            assert not target.startswith("/"), (page.path, target)


def test_what_readers_see_is_not_touched() -> None:
    """The lines that webmasters copy name the site, not the folder; data of scripts and letters written as numbers stay."""
    seen = (
        '<pre><code>&lt;iframe src="АДРЕС/embed/flow/" cite="АДРЕС/"&gt;</code></pre><p title="href=&quot;../b/&quot;">a &amp; b'
        '&#8239;c</p><svg viewBox="0 0 1 1"><path d="M0 0"/><a href="../b/index.html"><text>d</text></a></svg>'
        '<script type="application/json">{"words":{"a":"src=\\"x/\\" \\u003cb>"},"n":[1,2.5,true,null]}</script>'
        '<script>if (a < b && c) d("href=../");</script><textarea>\n href="../b/"</textarea><!-- href="../b/" -->'
    )
    assert (
        offline_folder.page(HANDBOOK, HEAD + seen, "ru/d/index.html", {"ru/b/index.html"}, "").removeprefix(
            HEAD.replace("'self'", "'self' file:")
        )
        == seen
    )


def test_a_full_disk_stops_the_build_with_a_plain_word(tiny: Path) -> None:
    """The limit on the size of a file stands for the disk: of what a tiny build writes only the archive is beyond it."""
    config = settle(tiny)
    (tiny / "docs" / "assets").mkdir(exist_ok=True)
    for number in range(4):
        (tiny / "docs" / "assets" / f"{number}.png").write_bytes(os.urandom(400_000))
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--config-file",
        str(config),
        "--site-dir",
        str(tiny / "site"),
    ]
    result = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000)),
    )
    assert result.returncode != 0
    assert "Дискіде орын бар-жоғын" in result.stdout
    assert ARCHIVE in result.stdout
    assert "Проверьте, есть ли место на диске" in result.stdout
    assert "Traceback" not in result.stderr
    assert not (tiny / "site").exists()


@pytest.mark.browser
@pytest.mark.parametrize("language", ["", "ru/"])
def test_pages_of_every_type_open_from_a_folder_without_a_word_of_complaint(
    browser: Browser, unpacked: Path, language: str
) -> None:
    with at_home(browser, unpacked, language + "index.html", width=360) as page:
        for path in (
            "stages/",
            "stages/dialogue/",
            "formats/",
            "formats/seminar/",
            "templates/",
            "templates/minutes/",
            "glossary/",
            "laws/",
            "my-dialogue/",
            "linking/",
            "offline/",
            "training/",
            "training/exercises/",
            "questions/",
            "embed/flow/",
            "embed/chooser/",
        ):
            page.goto(f"{unpacked.as_uri()}/{language}{path}index.html")
            assert page.locator("h1, h2").first.is_visible()


@pytest.mark.browser
def test_ticks_language_and_theme_hold_from_page_to_page(browser: Browser, unpacked: Path) -> None:
    with at_home(browser, unpacked, "ru/index.html", color_scheme="light") as page:
        page.locator("svg.flow--wide a").nth(1).click()
        page.wait_for_url("**/ru/stages/preparation/index.html")
        other = page.context.new_page()
        other.goto(page.url)
        page.locator(".head > [data-theme-switch]").click()
        page.locator(".handbook-checklist input").nth(2).check()
        # Chromium takes a moment to hand what is stored to pages of other processes: once one has it, all will.
        expect(other.locator(".handbook-checklist input").nth(2)).to_be_checked()
        page.click(".handbook-language")
        page.wait_for_url(re.compile(r"%201/stages/preparation/index\.html$"))
        expect(page.locator(".handbook-checklist input").nth(2)).to_be_checked()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 25, 27)"
        page.locator("[data-my-dialogue]").first.click()
        page.locator(".handbook-line a").nth(1).click()
        page.wait_for_url(re.compile(r"%201/stages/preparation/index\.html#checklist$"))


@pytest.mark.browser
def test_chooser_leads_to_a_form(browser: Browser, unpacked: Path) -> None:
    with at_home(browser, unpacked, "ru/formats/index.html") as page:
        page.locator(".handbook-chooser input[inputmode=numeric]").first.fill("12")
        page.locator(".handbook-chooser a").first.click()
        page.wait_for_url(re.compile(r"ru/formats/[a-z-]+/index\.html"))
        expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.browser
def test_template_is_filled_and_taken_away(browser: Browser, unpacked: Path, tmp_path: Path) -> None:
    with at_home(browser, unpacked, "templates/minutes/index.html") as page:
        page.locator(".handbook-form input[type=text]").first.fill("Ауылға автобус: әіңғүұқөһ")
        with page.expect_download() as download:
            page.locator(".handbook-form__actions .handbook-button--main").first.click()
        download.value.save_as(tmp_path / "minutes.docx")
        with zipfile.ZipFile(tmp_path / "minutes.docx") as document:
            assert "Ауылға автобус: әіңғүұқөһ" in document.read("word/document.xml").decode()
        page.reload()
        expect(page.locator(".handbook-form input[type=text]").first).to_have_value(
            "Ауылға автобус: әіңғүұқөһ"
        )


@pytest.mark.browser
def test_page_on_reading_offline_knows_that_it_is_a_copy(browser: Browser, unpacked: Path) -> None:
    with at_home(browser, unpacked, "ru/offline/index.html") as page:
        expect(page.locator("handbook-offline [role=status]")).to_contain_text("копию из архива")
        assert page.locator("handbook-offline button").count() == 0
        assert "только на сайте" in page.locator("main").inner_text()


def test_catalogue_lists_the_archive() -> None:
    files = {
        entry["path"]: entry
        for entry in json.loads((SITE / "catalogue.json").read_text(encoding="utf-8"))["files"]
    }
    assert files["handbook-offline.zip"]["size"] == (SITE / "handbook-offline.zip").stat().st_size
    assert (ROOT / "docs" / "ru" / "offline.md").exists()
