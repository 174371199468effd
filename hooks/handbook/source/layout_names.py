"""The names in layouts that stand for values: does anything give them one? A name misspelt ends a build, or shows nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from jinja2 import Environment, meta, nodes

OF_MKDOCS = frozenset(
    [
        "base_url",
        "build_date_utc",
        "config",
        "env",
        "extra_css",
        "extra_javascript",
        "mkdocs_version",
        "nav",
        "page",
        "pages",
    ]
)
"""What MkDocs and its environment give to every layout."""
FILTERS = ("script_tag", "url")
"""Filters that MkDocs adds."""
_GIVEN = re.compile(r"\b([A-Za-z_]\w*)=|[\"']([A-Za-z_]\w*)[\"']")
"""A name as Python hands it on: `title=…`, `{"title": …}`."""
_SET = re.compile(r"\{%-?\s*(?:set|with)\s[^%]*%\}")
_SET_NAME = re.compile(r"([A-Za-z_]\w*)\s*(?==(?!=)|,)")


def environment() -> Environment:
    """Reads layouts as those do that render them."""
    found = Environment(autoescape=True)
    found.filters.update(dict.fromkeys(FILTERS, str))
    return found


def set_in(layouts: Iterable[str]) -> frozenset[str]:
    """Names that layouts set for those that they include."""
    return frozenset(
        name for text in layouts for found in _SET.finditer(text) for name in _SET_NAME.findall(found[0])
    )


def unknown(tree: nodes.Template, text: str, given: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    """(line, name, the known name that comes nearest) of every name that nothing gives a value. Raises TemplateSyntaxError for a filter
    that does not exist."""
    known = given | OF_MKDOCS | _of_code()
    for name in sorted(meta.find_undeclared_variables(tree) - known):
        found = re.search(rf"\{{[{{%][^}}]*?\b{name}\b", text)
        line = text.count("\n", 0, found.end()) + 1 if found else 1
        yield line, name, next(iter(get_close_matches(name, known, 1, 0.6)), "…")


@cache
def _of_code() -> frozenset[str]:
    """The names that the code beside hands on: it is what renders the layouts, and does not change while it runs."""
    hooks = Path(__file__).resolve().parents[2]
    code = (
        path.read_text(encoding="utf-8") for path in (*hooks.glob("*.py"), *hooks.glob("handbook/**/*.py"))
    )
    return frozenset(name for text in code for found in _GIVEN.findall(text) for name in found if name)
