"""Files of the site beside the pages: made from the model."""

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from handbook import flow, templates, web_app
from handbook.model import LANGUAGES
from handbook.view import site_url


@event_priority(-150)
def on_files(files, config):
    for language in LANGUAGES:
        path = site_url(language, "flow.svg")
        if not files.get_file_from_path(path):
            content = flow.standalone(config.extra["handbook"], language)
            files.append(File.generated(config, path, content=content))
    handbook = config.extra["handbook"]
    for path, content in (*templates.files(handbook), *web_app.files(handbook, config.extra["styles"])):
        if not files.get_file_from_path(path):
            files.append(File.generated(config, path, content=content))
