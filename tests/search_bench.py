"""The search on the query sets, beside others on the same pages: Material's stock search, Pagefind, MiniSearch.

Our search and Pagefind are asked in Chromium, as a reader's browser does, the site served compressed on 127.0.0.1; the other two
in Node.js, their bytes being those of the files they must load (gzip). Every figure is of the half of the set named before it.
"""

from __future__ import annotations

import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import material
from playwright.sync_api import Browser, sync_playwright

from support import server
from support.browsing import CHROMIUM_FLAGS
from support.places import ROOT, SITE, addresses
from support.programs import NODE, chromium
from support.search_queries import Query, mean_reciprocal_rank, read, read_blind, recall
from support.weight import size

LANGUAGES = ("kk", "ru")
WARM_UP = 3
SHOWN = 10
OF_SEARCH = re.compile(r"search|finder|found")
MATERIAL = Path(material.__file__).parent / "templates/assets/javascripts"
"""Of the theme whose search stands beside ours; the site has nothing of it."""

ASK_OURS = """async ([queries, base]) => {
    const dialog = document.querySelector(".handbook-search"), input = dialog.querySelector("input"), list = dialog.querySelector("ol");
    const status = dialog.querySelector("[role=status]");
    const answers = [];
    for (const query of queries) {
        input.value = "";
        input.dispatchEvent(new Event("input"));
        const start = performance.now();
        const shown = new Promise(resolve => new MutationObserver((_, observer) => { observer.disconnect(); resolve() })
            .observe(status, {childList: true}));
        input.value = query;
        input.dispatchEvent(new Event("input"));
        await shown;
        const time = performance.now() - start;
        answers.push({found: [...list.querySelectorAll(":scope > li > a")].map(link => [link.href.slice(base.length)]), time});
    }
    return answers;
}"""

ASK_PAGEFIND = """async ([queries, shown]) => {
    const pagefind = await import("/pagefind/pagefind.js");
    await pagefind.init();
    const answers = [];
    for (const query of queries) {
        const start = performance.now();
        const {results} = await pagefind.search(query);
        const pages = await Promise.all(results.slice(0, shown).map(result => result.data()));
        const time = performance.now() - start;
        answers.push({found: pages.map(page => [page.url, ...page.sub_results.map(each => each.url)].map(url => url.slice(1))), time});
    }
    return answers;
}"""


@dataclass(frozen=True)
class Answers:
    """What an engine found: for each query the rows of its list, each the addresses that the row leads to; time in ms; bytes."""

    rows: list[list[list[str]]]
    times: list[float]
    before: int
    first: int


def print_search() -> None:
    """The table. Says which engine is missing where npm's optional packages are."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_FLAGS))
        stock = _stock_index(Path(folder))
        print(
            f"\n{'search':>11} {'language':>9} {'half':>14} {'queries':>8} {'recall@1':>9} {'recall@3':>9} {'MRR':>6} "
            f"{'none':>5} {'wrong':>6} {'ms, median':>11} {'ms, most':>9} {'KB before':>10} {'KB at first':>12}"
        )
        engines: dict[str, Callable[[str, list[str]], Answers]] = {
            "ours": lambda language, queries: _ours(browser, language, queries),
            "Material": lambda language, queries: _material(stock, language, queries),
        }
        if (ROOT / "node_modules/minisearch").is_dir() and (ROOT / "node_modules/.bin/pagefind").exists():
            engines["Pagefind"] = lambda language, queries: _pagefind(
                browser, Path(folder), language, queries
            )
            engines["MiniSearch"] = lambda language, queries: _minisearch(stock, language, queries)
        else:
            print("Pagefind and MiniSearch are not measured: `make bench` brings them.")
        for language in LANGUAGES:
            for name, ask in engines.items():
                _print_engine(name, language, ask)
        browser.close()


def _print_engine(name: str, language: str, ask: Callable[[str, list[str]], Answers]) -> None:
    own, nonsense = read(language), read(language, "none")
    sets = {"tuned": own[::2], "kept": own[1::2]}
    for blind in ("blind", "hurried", "fresh"):
        halves = {f"{blind}, {half}": read_blind(language, half, blind) for half in ("tuned", "kept")}
        sets |= {half: asked for half, asked in halves.items() if asked}
    answers = ask(language, [query.text for queries in (*sets.values(), nonsense) for query in queries])
    other = "ru" if language == "kk" else "kk"
    start = 0
    for half, asked in sets.items():
        chosen = range(start, start + len(asked))
        start += len(asked)
        found = [_flat(query, answers.rows[at]) for query, at in zip(asked, chosen, strict=True)]
        wrong = sum(
            any(address.startswith("ru/") == (other == "ru") for row in answers.rows[at] for address in row)
            for at in chosen
        )
        times = [answers.times[at] for at in chosen]
        none = sum(not rows for rows in found)
        print(
            f"{name:>11} {language:>9} {half:>14} {len(asked):>8} {recall(asked, found, 1):>9.3f} {recall(asked, found, 3):>9.3f} "
            f"{mean_reciprocal_rank(asked, found):>6.3f} {none:>5} {wrong:>6} {statistics.median(times):>11.1f} {max(times):>9.1f} "
            f"{answers.before / 1024:>10.1f} {answers.first / 1024:>12.1f}"
        )
    hits = [query.text for query, rows in zip(nonsense, answers.rows[start:], strict=True) if rows]
    print(f"{'':>11} {language:>9} nonsense with an answer: {len(hits)} of {len(nonsense)}")


def _flat(query: Query, rows: Sequence[Sequence[str]]) -> list[str]:
    """One address for each row: the expected one where the row leads to it, which is kind to engines that list pages."""
    return [next((address for address in row if address in query.expected), row[0]) for row in rows]


def _ours(browser: Browser, language: str, queries: list[str]) -> Answers:
    running, base = server.start(SITE)
    page = browser.new_page(service_workers="block")  # what is kept for offline is not the search's
    page.goto(f"{base}{'' if language == 'kk' else 'ru/'}principles/", wait_until="networkidle")
    before = sum(size for path, size in running.sent if OF_SEARCH.search(path))
    at_load = len(running.sent)
    page.keyboard.press("/")
    page.keyboard.type(queries[0])
    page.locator(".handbook-search ol > li > a").first.wait_for()
    page.wait_for_load_state("networkidle")
    first = sum(size for _, size in running.sent[at_load:])
    page.evaluate(ASK_OURS, [queries[:WARM_UP], base])
    answers = page.evaluate(ASK_OURS, [queries, base])
    page.close()
    running.shutdown()
    return Answers([each["found"] for each in answers], [each["time"] for each in answers], before, first)


def _pagefind(browser: Browser, folder: Path, language: str, queries: list[str]) -> Answers:
    site = folder / "pagefind-site"
    if not site.exists():
        for address in addresses():
            (site / address).mkdir(parents=True, exist_ok=True)
            shutil.copy(SITE / address / "index.html", site / address / "index.html")
        subprocess.run(
            [
                str(ROOT / "node_modules/.bin/pagefind"),
                "--site",
                str(site),
                "--quiet",
                "--root-selector",
                "main",
            ],
            check=True,
            capture_output=True,
        )
        for name in LANGUAGES:  # pages without a policy, which would not let WebAssembly run
            (site / f"bench-{name}.html").write_text(
                f'<!doctype html><html lang="{name}"><meta charset="utf-8">', encoding="utf-8"
            )
    running, base = server.start(site)
    page = browser.new_page()
    page.goto(f"{base}bench-{language}.html", wait_until="networkidle")
    at_load = len(running.sent)
    page.evaluate(ASK_PAGEFIND, [queries[:1], SHOWN])
    page.wait_for_load_state("networkidle")
    first = sum(size for _, size in running.sent[at_load:])
    answers = page.evaluate(ASK_PAGEFIND, [queries, SHOWN])
    page.close()
    running.shutdown()
    return Answers([each["found"] for each in answers], [each["time"] for each in answers], 0, first)


def _stock_index(folder: Path) -> Path:
    """The index of Material's plugin with its own settings for Russian, which are the nearest it has for Kazakh."""
    root = folder / "stock"
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(config.replace("  - hooks/search_files.py\n", ""), encoding="utf-8")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--quiet",
            "--config-file",
            str(root / "mkdocs.yml"),
            "--site-dir",
            str(folder / "stock-site"),
        ],
        check=True,
        capture_output=True,
    )
    return folder / "stock-site/search/search_index.json"


def _peer(
    engine: str, index: Path, language: str, queries: list[str]
) -> tuple[list[list[list[str]]], list[float]]:
    worker = next((MATERIAL / "workers").glob("search*.js"))
    task = {
        "engine": engine,
        "index": str(index),
        "language": language,
        "queries": queries,
        "worker": str(worker),
    }
    command = [str(NODE), str(ROOT / "tests/search/peers.js")]
    result = subprocess.run(command, input=json.dumps(task), capture_output=True, text=True, check=True)
    answers: list[dict[str, Any]] = json.loads(result.stdout)
    return [[[address] for address in each["found"]] for each in answers], [each["time"] for each in answers]


def _material(index: Path, language: str, queries: list[str]) -> Answers:
    """Its bundle loads worker and index with the page, before anyone searches."""
    rows, times = _peer("material", index, language, queries)
    files = [
        *(MATERIAL / "workers").glob("search*.js"),
        MATERIAL / "lunr/min/lunr.ru.min.js",
        MATERIAL / "lunr/min/lunr.stemmer.support.min.js",
        index,
    ]
    before = sum(size(path.read_bytes()) for path in files)
    return Answers(rows, times, before, 0)


def _minisearch(index: Path, language: str, queries: list[str]) -> Answers:
    """An index for each language, as one would make it: the sections as JSON, indexed in the page."""
    rows, times = _peer("minisearch", index, language, queries)
    docs = [
        doc
        for doc in json.loads(index.read_text(encoding="utf-8"))["docs"]
        if doc["location"].startswith("ru/") == (language == "ru")
    ]
    script = (ROOT / "node_modules/minisearch/dist/umd/index.js").read_bytes()
    return Answers(
        rows, times, 0, size(json.dumps(docs, ensure_ascii=False, separators=(",", ":"))) + size(script)
    )


if __name__ == "__main__":
    print_search()
