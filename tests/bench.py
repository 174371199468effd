"""What the hooks add to a build, at the real size and at 200 generated pages a language, and bytes by page type.

    make bench

Time is measured around every event of the hooks, in builds of their own processes: median of three.
"""

from __future__ import annotations

import gzip
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = 3
PAGES = 200
PAGE_TYPES = {"home": "", "stages": "stages/", "stage": "stages/analysis/", "formats": "formats/",
              "format": "formats/round-table/", "guide": "introduction/", "glossary": "glossary/", "laws": "laws/"}

TIMED_BUILD = """
import functools, json, sys, time
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
    methods[:] = [timed(method) if getattr(method, "__module__", "") in ("content", "generated_files", "built_site")
                  or "hooks/" in getattr(getattr(method, "__code__", None), "co_filename", "") else method for method in methods]
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
            result = subprocess.run([sys.executable, "-c", TIMED_BUILD, str(root / "mkdocs.yml"), site],
                                    capture_output=True, text=True, check=False)
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
    return folder


def main() -> None:
    pages = len(list((ROOT / "docs/kk").rglob("*.md")))
    real = timed_build(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        large = timed_build(generated(Path(folder)))
    print(f"{'pages a language':>18} {'hooks, s':>9} {'whole build, s':>15} {'hooks, ms a page':>17}")
    for count, times in ((pages, real), (PAGES, large)):
        print(f"{count:>18} {times['hooks']:>9.2f} {times['build']:>15.2f} {times['hooks'] / count / 2 * 1000:>17.1f}")
    print(f"\nthe check alone: {check_time():.2f} s")
    if (ROOT / "site").exists():
        print(f"\n{'page type':>18} {'HTML, KB gzip':>14}")
        for name, address in PAGE_TYPES.items():
            size = len(gzip.compress((ROOT / "site" / address / "index.html").read_bytes(), mtime=0)) / 1024
            print(f"{name:>18} {size:>14.1f}")


def check_time() -> float:
    import os
    import time

    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "handbook", "check"], cwd=ROOT, env={**os.environ, "PYTHONPATH": "hooks"},
                   capture_output=True, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
