"""Checks the built pages once both languages are there; a site with errors is not left lying about."""

import logging
import shutil
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from handbook import built

log = logging.getLogger("mkdocs.hooks.built_site")


@event_priority(-200)
def on_post_build(config):
    if config.plugins["i18n"].building:
        return
    problems = built.check(Path(config.site_dir))
    for problem in problems:
        log.error(problem)
    if problems and config.strict:
        shutil.rmtree(config.site_dir)
        raise Abort(f"Қате · Ошибок: {len(problems)}. Сайт құрастырылған жоқ · Сайт не собран.")
