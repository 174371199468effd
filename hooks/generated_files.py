"""Files of the site beside the pages: made from the model, or left out where the site's address is not known."""

from pathlib import Path

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from handbook import flow, templates
from handbook.model import LANGUAGES
from handbook.view import site_url

EMPTY_SITEMAP = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>\n'


@event_priority(-150)
def on_files(files, config):
    for language in LANGUAGES:
        path = site_url(language, "flow.svg")
        if not files.get_file_from_path(path):
            content = flow.standalone(config.extra["handbook"], language)
            files.append(File.generated(config, path, content=content))
    for path, content in templates.files(config.extra["handbook"]):
        if not files.get_file_from_path(path):
            files.append(File.generated(config, path, content=content))


@event_priority(-150)
def on_post_build(config):
    """A sitemap takes absolute addresses; without the site's own it is empty (the theme's script asks for the file)."""
    if config.site_url or config.plugins["i18n"].building:
        return
    (Path(config.site_dir) / "sitemap.xml").write_text(EMPTY_SITEMAP, encoding="utf-8")
    (Path(config.site_dir) / "sitemap.xml.gz").unlink(missing_ok=True)
