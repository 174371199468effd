"""The main tasks of a reader, each described once: `task(engine, site)`. On Kazakh pages, but where the language is the matter.

Each task gets a site at an address of its own, so nothing of another one is kept there.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from engines.engine import Engine
from support import server, term_days
from support.host import Host
from support.places import SITE
from support.printed import letters, text_of
from support.word_documents import by_tag
from support.wording import handbook, title
from support.wording import task as first_item

LETTERS = "Ақсу ауылы: әғқңөұүһі «Дерек»"
VALUE = "(css) => document.querySelector(css).value"
KEPT = """async () => {
  const names = (await caches.keys()).filter((each) => each.startsWith("handbook-files "));
  const lists = await Promise.all(names.map(async (each) => (await (await caches.open(each)).keys()).map(({ url }) => url)));
  return [].concat(...lists).filter((url) => url.includes("/stages/monitoring/")).length;
}"""
PRINTED = """() => {
  for (const link of document.querySelectorAll("link[media=print]")) link.media = "all";
}"""
SEEN = "(css) => [...document.querySelectorAll(css)].filter((each) => each.getClientRects().length).length"


def said(name: str) -> str:
    """What the interface says in Kazakh: `documents.form.word`."""
    area, _, key = name.rpartition(".")
    return str(handbook().words.area(area, "kk")[key])


def read(engine: Engine, site: Host) -> None:
    engine.goto(site.address)
    engine.until("(css) => document.querySelectorAll(css).length === 6", "svg.flow--wide a")
    for path in ("stages/analysis/", "formats/round-table/", "law/terms/", "glossary/"):
        engine.goto(site.address + path)
        assert engine.text("h1")
        assert engine.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    engine.goto(site.address + "stages/")
    engine.click(".menu > summary")
    engine.click(".menu a[href='../formats/']")
    engine.arrive(site.address + "formats/")


def switch_language(engine: Engine, site: Host) -> None:
    engine.goto(site.address + "stages/dialogue/#checklist")
    engine.click("a.handbook-language")
    engine.arrive(site.address + "ru/stages/dialogue/#checklist")
    assert engine.evaluate("() => document.documentElement.lang") == "ru"
    engine.click("a.handbook-language")
    engine.arrive(site.address + "stages/dialogue/#checklist")


def search(engine: Engine, site: Host) -> None:
    engine.goto(site.address + "stages/analysis/")
    engine.click("[data-search-open]")
    engine.until("() => document.activeElement.id === 'search-field'")
    engine.press("хаттаманы")
    engine.until(f"() => ({VALUE})('#search-field') === 'хаттаманы'")
    engine.find(".handbook-search ol > li > a")
    found = engine.evaluate(
        "() => [...document.querySelectorAll('.handbook-search ol > li > a')].slice(0, 3).map((each) => each.href)"
    )
    assert any("/templates/minutes/" in each for each in found), found
    engine.click(".handbook-search ol > li > a[href*='/templates/minutes/']")
    engine.until(
        "() => location.pathname === '/templates/minutes/' && document.querySelectorAll('mark.found').length"
    )


def tick_and_come_back(engine: Engine, site: Host) -> None:
    engine.goto(site.address + "stages/preparation/")
    engine.click("#purpose-written label")
    engine.says("handbook-checklist [role=status]", "1 / ")
    engine.goto(site.address + "ru/stages/preparation/")
    engine.until("() => document.querySelector('#purpose-written input').checked")
    engine.goto(site.address)
    engine.until("() => document.querySelector('svg .flow-progress').textContent.includes('1/')")
    engine.goto(site.address + "my-dialogue/")
    engine.says("handbook-my-dialogue", "1 / ")


def choose_a_form(engine: Engine, site: Host) -> None:
    engine.goto(site.address + "formats/")
    engine.fill("#chooser-people", "12")
    engine.fill("#chooser-questions", "3")
    engine.put("#chooser-purpose", "solve")
    engine.find(".handbook-chooser__results a", title("kk", "formats/working-meeting"))
    assert "people=12&questions=3&purpose=solve" in engine.url()
    engine.goto(engine.url())
    engine.find(".handbook-chooser__results a", title("kk", "formats/working-meeting"))
    engine.click(".handbook-chooser__results button")
    engine.says(".handbook-chooser__take [role=status]", ".")
    engine.goto(site.address + "templates/dialogue-plan/")
    engine.until(f"() => ({VALUE})('#field-people') === '12'")


def fill_and_take(engine: Engine, site: Host) -> None:
    """A Word file, one of both languages, a blank one, a PDF form, and the text for a message."""
    engine.goto(site.address + "templates/minutes/")
    engine.fill("#field-chair", LETTERS)
    engine.put("#field-date", "2026-12-31")
    for name in ("word", "both"):
        press = partial(engine.click, "handbook-form button", said(f"documents.form.{name}"))
        given, content = engine.saved(press)
        assert given.endswith(".docx"), given
        assert zipfile.ZipFile(BytesIO(content)).testzip() is None
        assert LETTERS in [value.replace("\u00a0", " ") for value in by_tag(content).values()], name
    for name in ("minutes.docx", "minutes.pdf"):
        given, content = engine.saved(partial(engine.click, f"a[href='{name}']"))
        assert (given, content) == (name, (SITE / "templates/minutes" / name).read_bytes())


def fill_one(engine: Engine, site: Host) -> None:
    """The short one: a field, and the Word file."""
    engine.goto(site.address + "templates/minutes/")
    engine.fill("#field-chair", LETTERS)
    _, content = engine.saved(lambda: engine.click(".handbook-form__actions .handbook-button--main"))
    assert LETTERS in [value.replace("\u00a0", " ") for value in by_tag(content).values()]
    engine.goto(site.address + "templates/minutes/")
    engine.until(f"(text) => ({VALUE})('#field-chair') === text", LETTERS)


def carry_over(engine: Engine, site: Host) -> None:
    engine.goto(site.address + "templates/minutes/")
    engine.fill("#field-decisions-1-what", "Автобус")
    engine.fill("#field-decisions-1-responsible", "Бөлім")
    engine.goto(site.address + "templates/implementation-log/")
    engine.click("handbook-form button", said("documents.form.take.minutes"))
    engine.until(f"() => ({VALUE})('#field-points-1-what') === 'Автобус'")
    assert engine.evaluate(VALUE, "#field-points-1-responsible") == "Бөлім"


def export_and_import(engine: Engine, site: Host) -> None:
    engine.goto(site.address + "my-dialogue/")
    engine.click("handbook-my-dialogue button.handbook-button--main")
    engine.fill("#dialogue-name", LETTERS)
    save, erase = (f".handbook-device button:nth-of-type({number})" for number in (1, 3))
    name, content = engine.saved(lambda: engine.click(save))
    assert json.loads(content)["dialogues"][0]["name"] == LETTERS
    engine.click(erase)
    engine.click(".handbook-panel button:nth-of-type(1)")
    engine.until("() => Object.keys(localStorage).length === 0")
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        engine.upload("handbook-my-dialogue input[type=file]", file)
        engine.says(".handbook-panel", LETTERS)
        engine.click(".handbook-panel button:nth-of-type(1)")
        engine.until(f"(text) => ({VALUE})('#dialogue-name') === text", LETTERS)


def hand_over_by_link(engine: Engine, site: Host) -> None:
    engine.goto(site.address + "my-dialogue/")
    engine.click("handbook-my-dialogue button.handbook-button--main")
    engine.fill("#dialogue-name", LETTERS)
    engine.evaluate("""() => {
      Object.defineProperty(navigator, "share", { value: ({ url }) => Promise.resolve(window.shared = url), configurable: true });
    }""")
    engine.click("handbook-my-dialogue button", said("my-dialogue.script.share"))
    link = engine.until("() => window.shared")
    assert "#dialogue=z" in link
    engine.evaluate("() => localStorage.clear()")
    engine.goto("about:blank")
    engine.goto(link)
    engine.says(".handbook-panel", LETTERS)
    engine.click(".handbook-panel button:nth-of-type(1)")
    engine.until(f"(text) => ({VALUE})('#dialogue-name') === text", LETTERS)


def terms_and_calendar(engine: Engine, site: Host) -> None:
    engine.goto(site.address + "law/terms/")
    engine.put("#term-id", "appeal-answer")
    engine.put("#term-day", term_days.DAY)
    engine.click("handbook-term-counter form button")
    engine.says(".handbook-terms", str(term_days.LAST.day))
    name, content = engine.saved(lambda: engine.click(".handbook-term__actions button"))
    assert (name[-4:], f"DTSTART;VALUE=DATE:{term_days.LAST:%Y%m%d}".encode() in content) == (".ics", True)


def offline_after_a_first_visit(engine: Engine, site: Host) -> None:
    engine.goto(site.address + "stages/analysis/")
    engine.until(KEPT)
    engine.goto(site.address + "stages/analysis/")
    site.trouble = "down"
    engine.goto(site.address + "stages/monitoring/")
    assert engine.text("h1") == title("kk", "stages/monitoring")
    engine.click("handbook-checklist label")
    engine.says("handbook-checklist [role=status]", "1 / ")
    with suppress(Exception):  # a driver may take the answer 503 for a fault
        engine.goto(site.address + "laws/")
    engine.says("h1", "Бұл бет сақталмаған")


def embeds(engine: Engine, site: Host) -> None:
    """On a page of another host, with a policy of its own."""
    with TemporaryDirectory() as folder:
        page = f"""<!doctype html><html lang="ru"><meta charset="utf-8"><title>Хост</title>
<iframe src="{site.address}embed/checklist-analysis/" width="100%" height="300" title="Тізім"></iframe>
<iframe src="{site.address}ru/embed/flow/" width="100%" height="300" title="Схема"></iframe>
<script src="{site.address}embed.js" async></script></html>"""
        (Path(folder) / "host.html").write_text(page, "utf-8")
        running, address = server.start(Path(folder))
        try:
            engine.goto(address + "host.html")
            engine.until(
                "() => [...document.querySelectorAll('iframe')].every((each) => parseInt(each.style.height) > 100)"
            )
            with engine.inside("iframe"):
                assert first_item("kk", "stages/analysis") in engine.text("ul")
                engine.until("() => document.querySelectorAll('input[type=checkbox]:enabled').length")
        finally:
            running.shutdown()
            running.server_close()


def print_pages(engine: Engine, site: Host) -> None:
    """Ticks, and what is filled in, on paper; nothing to press there."""
    engine.goto(site.address + "stages/preparation/")
    engine.click("#purpose-written label")
    engine.says("handbook-checklist [role=status]", "1 / ")
    printed = _on_paper(engine)
    assert letters(title("kk", "stages/preparation")) in printed
    assert letters(first_item("kk", "stages/preparation")) in printed
    engine.goto(site.address + "templates/minutes/")
    engine.fill("#field-chair", LETTERS)
    engine.until("(text) => document.querySelector('.handbook-document').textContent.includes(text)", LETTERS)
    printed = _on_paper(engine)
    assert letters(LETTERS) in printed
    assert letters(said("documents.form.word")) not in printed


def _on_paper(engine: Engine) -> str:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "page.pdf"
        file.write_bytes(engine.pdf())
        return letters(text_of(file))


def rules_of_paper(engine: Engine, site: Host) -> None:
    """What the rules for paper hide and show, looked at on the screen."""
    engine.goto(site.address + "templates/minutes/")
    engine.fill("#field-chair", LETTERS)
    engine.evaluate(PRINTED)
    engine.until(f"() => ({SEEN})('.handbook-form, .menu, footer button') === 0")
    assert engine.evaluate(SEEN, ".handbook-document") == 1


Task = Callable[[Engine, Host], None]


@dataclass(frozen=True)
class Cannot:
    """Why a driver cannot be asked for a task, and what is asked of it instead."""

    why: str
    instead: Task | None = field(default=None)


TASKS: dict[str, Task] = {
    task.__name__.replace("_", " "): task
    for task in (
        read,
        switch_language,
        search,
        tick_and_come_back,
        choose_a_form,
        fill_and_take,
        carry_over,
        export_and_import,
        hand_over_by_link,
        terms_and_calendar,
        offline_after_a_first_visit,
        embeds,
        print_pages,
    )
}
SHORT: dict[str, Task] = {
    task.__name__.replace("_", " "): task for task in (read, search, tick_and_come_back, fill_one)
}
CANNOT: dict[tuple[str, str], Cannot] = {
    ("webkit", "print pages"): Cannot(
        "WebKitWebDriver has no command for printing (WebDriver §18.1)", rules_of_paper
    ),
}
"""What cannot be asked of an engine, by engine and task; listed by every run."""
