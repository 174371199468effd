"""What the page's template is given: styles, scripts, words of the frame, and the ways on from the page."""

import hashlib
from pathlib import Path

import rjsmin
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from handbook import navigation, styles
from handbook.interface import WORDS
from handbook.model import LANGUAGES
from handbook.navigation import Way
from handbook.rules.pages import UNLISTED
from handbook.view import View, relative_url, site_url

NAMES = {"kk": "Қазақша", "ru": "Русский"}
SCRIPTS = "assets/javascripts/"
WORKER = "assets/javascripts/workers/search."
KEPT = (WORKER, "assets/javascripts/lunr/min/lunr.stemmer.support.min.js", "assets/javascripts/lunr/min/lunr.ru.min.js")
"""What is published of the theme's files: the search worker and its stemmer. Pages use nothing else of them."""


def on_config(config):
    root = Path(config.config_file_path).parent
    config.extra.setdefault("styles", styles.read(root))


@event_priority(-150)
def on_files(files, config):
    """Leaves out the theme's files that no page asks for, and minifies our own scripts."""
    scripts = config.extra["scripts"] = {"index": "search/search_index.json"}
    docs = Path(config.docs_dir)
    for file in list(files):
        uri = file.src_uri
        if not uri.startswith("assets/"):
            continue
        path = Path(file.abs_src_path) if file.abs_src_path else None
        is_ours = path is None or path.is_relative_to(docs)
        if not is_ours and not (uri.startswith(KEPT) and uri.endswith(".js")):
            files.remove(file)
        elif uri.startswith(WORKER):
            scripts["worker"] = uri
        elif path and is_ours and uri.startswith(SCRIPTS):
            content = rjsmin.jsmin(path.read_text(encoding="utf-8"))
            files.remove(file)
            name = Path(uri).stem
            if name == "theme":
                scripts[name] = content
                continue
            files.append(File.generated(config, uri, content=content))
            scripts[name] = f"{uri}?{hashlib.sha256(content.encode()).hexdigest()[:8]}"


def on_page_context(context, page, config, nav):
    language, _, path = page.file.src_uri.partition("/")
    found = config.extra["handbook"].page(language, path)
    if not found:
        return context
    view = View(config.extra["handbook"], found)
    here = site_url(language, found.url)
    before, after = navigation.onward(view) or _neighbours(page, language)
    scripts = config.extra["scripts"]
    context.update(
        language=language,
        words=WORDS[language],
        page_type=found.type,
        styles=config.extra["styles"],
        scripts={**scripts, "index": site_url(language, scripts["index"])},
        # Relative addresses hold at a root, under a sub-path and in a folder.
        alternates=[{"lang": name, "name": NAMES[name], "path": site_url(name, found.url),
                     "link": relative_url(here, site_url(name, found.url))} for name in LANGUAGES],
        home=view.href("index.md"),
        home_title=view.title("index.md"),
        glossary={"href": view.href("glossary.md"), "title": view.title("glossary.md")},
        stepper=navigation.stepper(view),
        before=before,
        after=after,
        footer=[item for section in nav.items[-1:] if section.is_section for item in section.children],
        unlisted=found.path in UNLISTED,
    )
    return context


def _neighbours(page, language):
    """The pages before and after in the menu."""
    words = WORDS[language]

    def way(label, other):
        return Way(words[label], other.title, relative_url(page.url, other.url)) if other else None

    return way("previous", page.previous_page), way("next", page.next_page)
