"""What the handbook costs and how well it is searched: check, preview and build at three sizes (growth_bench.py), how soon an edit is
seen (preview_bench.py), time of a build with its PDFs (product_bench.py), bytes by page type and kind, the search beside others
(search_bench.py), Lighthouse.

    make bench

Lighthouse runs on every page type, as a phone on a slow link (its mobile preset), the site served compressed on 127.0.0.1; where it
is not installed, that is said.
"""

from __future__ import annotations

import json
import os
import subprocess

from growth_bench import print_growth
from preview_bench import print_saved
from product_bench import print_product
from search_bench import print_search
from support import server
from support.places import ROOT, SITE
from support.programs import NODE, chromium
from support.weight import size, weight

PAGE_TYPES = {
    "home": "",
    "stages": "stages/",
    "stage": "stages/analysis/",
    "formats": "formats/",
    "format": "formats/round-table/",
    "template": "templates/appeal/",
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


def main() -> None:
    print_growth()
    print_saved()
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


if __name__ == "__main__":
    main()
