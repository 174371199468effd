"""What the handbook costs and how well it is searched: time of a build, with its PDFs (product_bench.py), bytes by page type and
kind, the search beside others (search_bench.py), Lighthouse on every page type.

    make bench

Builds are measured at the real size and at 200 generated pages a language. Lighthouse runs as a phone on a slow link
(its mobile preset), the site served compressed on 127.0.0.1; where it is not installed, that is said.

Time is measured around every event of the hooks, in builds of their own processes: median of three.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from product_bench import print_product
from search_bench import print_search
from support import server
from support.places import ROOT, SITE
from support.programs import NODE, chromium
from support.weight import size, weight

RUNS = 3
PAGES = 200
PAGE_TYPES = {
    "home": "",
    "stages": "stages/",
    "stage": "stages/analysis/",
    "formats": "formats/",
    "format": "formats/round-table/",
    "guide": "introduction/",
    "glossary": "glossary/",
    "laws": "laws/",
    "components": "components/",
}
CHROMIUM_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
METRICS = {
    "FCP": "first-contentful-paint",
    "LCP": "largest-contentful-paint",
    "TBT": "total-blocking-time",
    "CLS": "cumulative-layout-shift",
    "bytes": "total-byte-weight",
}

TIMED_BUILD = """
import functools, json, logging, sys, time
logging.basicConfig(level=logging.ERROR)  # else a build that stops says nothing
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config(sys.argv[1], site_dir=sys.argv[2], strict=True)
spent = depth = 0
def timed(function):
    @functools.wraps(function)
    def run(*arguments, **named):
        global spent, depth
        start, depth = time.perf_counter(), depth + 1
        try:
            return function(*arguments, **named)
        finally:
            depth -= 1
            if not depth:
                spent += time.perf_counter() - start
    return run
for methods in config.plugins.events.values():
    methods[:] = [timed(method) if "hooks/" in getattr(getattr(method, "__code__", None), "co_filename", "") else method
                  for method in methods]
start = time.perf_counter()
config.plugins.on_startup(command="build", dirty=False)
build(config)
print(json.dumps({"hooks": spent, "build": time.perf_counter() - start}))
"""


def timed_build(root: Path) -> dict[str, float]:
    """Medians, in seconds, of the time within the hooks and of the whole build."""
    runs = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as site:
            result = subprocess.run(
                [sys.executable, "-c", TIMED_BUILD, str(root / "mkdocs.yml"), site],
                capture_output=True,
                text=True,
                check=False,
            )
            if result.returncode:
                sys.exit(result.stdout + result.stderr)
            runs.append(json.loads(result.stdout.splitlines()[-1]))
    return {name: statistics.median(run[name] for run in runs) for name in ("hooks", "build")}


def generated(folder: Path) -> Path:
    """A copy of the handbook with guides added up to PAGES pages a language: copies of a long real one."""
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    data = (ROOT / "docs/_data/guides.yml").read_text(encoding="utf-8")
    for number in range(PAGES - len(list((ROOT / "docs/kk").rglob("*.md")))):
        name = f"generated-{number}"
        for language in ("kk", "ru"):
            shutil.copy(ROOT / f"docs/{language}/achievements.md", folder / f"docs/{language}/{name}.md")
        data += f"- id: {name}\n  sections: [council-2003]\n"
        nav = nav.replace("      - impact.md\n", f"      - impact.md\n      - {name}.md\n", 1)
    (folder / "mkdocs.yml").write_text(nav, encoding="utf-8")
    (folder / "docs/_data/guides.yml").write_text(data, encoding="utf-8")
    for command in ("permalinks", "accept"):
        subprocess.run(
            [sys.executable, "-m", "handbook", command],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": "hooks"},
            capture_output=True,
            check=True,
        )
    return folder


def main() -> None:
    pages = len(list((ROOT / "docs/kk").rglob("*.md")))
    real = timed_build(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        large = timed_build(generated(Path(folder)))
    print(f"{'pages a language':>18} {'hooks, s':>9} {'whole build, s':>15} {'hooks, ms a page':>17}")
    for count, times in ((pages, real), (PAGES, large)):
        print(
            f"{count:>18} {times['hooks']:>9.2f} {times['build']:>15.2f} {times['hooks'] / count / 2 * 1000:>17.1f}"
        )
    print(f"\nthe check alone: {check_time():.2f} s")
    print_product()
    print_weights()
    print_search()
    print_lighthouse()


def print_weights() -> None:
    """Compressed bytes of a first visit, by kind; the larger of the two languages."""
    icon = size((SITE / "assets/images/favicon.svg").read_bytes())
    print(f"\n{'page type':>12} {'HTML':>7} {'CSS':>7} {'JS':>7} {'icon':>6} {'in all, KB gzip':>16}")
    for name, address in PAGE_TYPES.items():
        found = max(
            (weight(SITE, folder + address) for folder in ("", "ru/")), key=lambda kinds: sum(kinds.values())
        )
        kinds = [found[kind] / 1024 for kind in ("html", "css", "js")]
        print(
            f"{name:>12} "
            + " ".join(f"{kind:>7.1f}" for kind in kinds)
            + f" {icon / 1024:>6.1f} {(sum(found.values()) + icon) / 1024:>16.1f}"
        )


def print_lighthouse() -> None:
    lighthouse = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
    running, base = server.start(SITE)
    print(
        f"\n{'Lighthouse, mobile':>20} {'perf':>5} {'a11y':>5} {'best':>5} {'SEO':>5} "
        + " ".join(f"{name:>9}" for name in METRICS)
    )
    for name, address in PAGE_TYPES.items():
        command = [
            str(NODE),
            str(lighthouse),
            base + address,
            "--quiet",
            "--output=json",
            f"--chrome-flags={CHROMIUM_FLAGS}",
        ]
        result = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "CHROME_PATH": chromium() or ""},
        )
        if result.returncode:
            print(f"{name:>20} failed: {result.stderr.strip().splitlines()[-1:]}")
            continue
        report = json.loads(result.stdout)
        scores = [
            round(report["categories"][key]["score"] * 100)
            for key in ("performance", "accessibility", "best-practices", "seo")
        ]
        # A page that is not to be indexed cannot have the marks of one that is.
        shown = [str(score) for score in scores[:3]] + ["–" if name == "components" else str(scores[3])]
        measured = [report["audits"][audit]["displayValue"] for audit in list(METRICS.values())[:-1]]
        measured.append(f"{report['audits'][METRICS['bytes']]['numericValue'] / 1024:.1f} KB")
        print(
            f"{name:>20} "
            + " ".join(f"{score:>5}" for score in shown)
            + " "
            + " ".join(f"{value:>9}" for value in measured)
        )
    running.shutdown()


def check_time() -> float:
    import time

    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "handbook", "check"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "hooks"},
        capture_output=True,
        check=True,
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
