"""Packs what a seminar needs once its files are there; a preview has no PDFs and so no pack."""

import shutil
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from handbook import training_pack


@event_priority(-165)
def on_post_build(config):
    if config.plugins["i18n"].building or not config.extra["has_pdfs"]:
        return
    try:
        training_pack.write(config.extra["handbook"], Path(config.site_dir))
    except (training_pack.MissingFileError, OSError) as error:
        shutil.rmtree(config.site_dir)  # a site whose downloads are not there is half a site
        raise Abort(f"{error}\nСайт құрастырылған жоқ · Сайт не собран.") from error
