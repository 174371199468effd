"""PDFs of the site, made when both languages are built; a preview (`mkdocs serve`) goes without them."""

import itertools
import shutil
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from handbook import book, format_cards, handouts, pdf, poster, templates

KEPT = ".build/pdf"
"""Where files are kept from one build to the next; each is named after what it was made of."""
_is_preview = False


def on_startup(command, dirty):
    global _is_preview
    _is_preview = command == "serve"


def on_config(config):
    config.extra["has_pdfs"] = not _is_preview
    config.extra["pdf_pages"] = {}


@event_priority(-160)
def on_post_build(config):
    if config.plugins["i18n"].building or _is_preview:
        return
    site, handbook, root = Path(config.site_dir), config.extra["handbook"], config.site_url or ""
    try:
        sheets = [feature.pdfs(handbook, config.extra["contents"], root) for feature in (book, handouts, poster, format_cards)]
        documents = [*templates.pdfs(handbook), *itertools.chain(*sheets)]
        for made in pdf.write_all(documents, Path(config.config_file_path).parent / KEPT):
            (site / made.path).parent.mkdir(parents=True, exist_ok=True)
            (site / made.path).write_bytes(made.content)
            config.extra["pdf_pages"][made.path] = made.pages
    except (pdf.PdfError, OSError) as error:
        shutil.rmtree(site)
        raise Abort(f"{error}\nСайт құрастырылған жоқ · Сайт не собран.") from error
