"""The trainer's slides, made when both languages are built; a preview (`mkdocs serve`) goes without them."""

import shutil
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from handbook import slides


@event_priority(-162)
def on_post_build(config):
    if config.plugins["i18n"].building or not config.extra.get("has_pdfs"):
        return
    site = Path(config.site_dir)
    try:
        for path, content in slides.files(config.extra["handbook"], config.extra["styles"], config.site_url or ""):
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(content)
    except OSError as error:
        shutil.rmtree(site, ignore_errors=True)
        raise Abort(slides.FAULT.format(file=error.filename, reason=error.strerror or error)) from error
