"""The end of a build: once the pages of all languages are written, everything beside them (handbook/site/steps.py)."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.exceptions import BuildError as MkDocsError
from mkdocs.plugins import event_priority

from handbook.model.errors import NOT_BUILT, BuildError
from handbook.render.output import Output
from handbook.site.build import failure
from handbook.site.steps import finish

log = logging.getLogger("mkdocs.hooks.site_files")


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """After all other plugins: the search plugin has then written its index."""
    i18n: Any = config.plugins["i18n"]
    if i18n.building:  # another language comes after this one
        return
    try:
        problems = finish(config.extra["build"], Path(config.site_dir))
    except BuildError as error:
        raise Abort(str(error)) from error
    for problem in problems:
        log.error(problem)
    if problems and config.strict:
        Output.discard_folder(Path(config.site_dir))
        raise Abort(f"Қате · Ошибок: {len(problems)}. {NOT_BUILT}")


def on_build_error(error: Exception, **_: Any) -> None:
    """An error while pages are made, in a layout or in a plugin: told as all others are."""
    if not isinstance(error, (Abort, MkDocsError)):
        raise Abort(str(failure(error, "mkdocs", Path.cwd()))) from error
