"""Templates: `templates/` beside this file, and the layouts of `overrides/`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    folders = [TEMPLATES, Path(__file__).parents[3] / "overrides"]
    return Environment(
        loader=FileSystemLoader(folders, encoding="utf-8-sig"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, **values: object) -> str:
    """A template of `templates/`, or a layout of `overrides/` (`pdf/…`), with its values.

    Raises jinja2.UndefinedError for a value that it lacks.
    """
    return _environment().get_template(template).render(**values)


def script_json(data: object) -> str:
    """Data as JSON for a `<script>` of a page; `<` is written as an escape so that no text can end the element."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
