"""What the page's template is given: styles, scripts, words of the frame, and the ways on from the page."""

import json
import re
from pathlib import Path

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from handbook import my_dialogue, navigation, redirects, scripts, search_worker, security, styles
from handbook.interface import WORDS
from handbook.leftovers import is_leftover
from handbook.model import LANGUAGES, UNLISTED
from handbook.navigation import Way
from handbook.scripts import of_page
from handbook.service_worker import WORKER as KEEPER
from handbook.view import View, relative_url, site_url
from handbook.web_app import MANIFEST, theme_colours

NAMES = {"kk": "Қазақша", "ru": "Русский"}
WORKER = "assets/javascripts/workers/search."
KEPT = (WORKER, "assets/javascripts/lunr/min/lunr.stemmer.support.min.js", "assets/javascripts/lunr/min/lunr.ru.min.js")
"""What is published of the theme's files: the search worker and its stemmer. Pages use nothing else of them."""
BLANK_LINES = re.compile(r"(<(pre|textarea)\b.*?</\2>)|\n\s*\n", re.DOTALL)
"""What the loops of a template leave behind; in preformatted text they are part of it."""


def on_config(config):
    root = Path(config.config_file_path).parent
    config.extra.setdefault("styles", styles.read(root))


@event_priority(-150)
def on_files(files, config):
    """Leaves out the theme's files that no page asks for; publishes our own scripts minified, and the one made from data."""
    docs = Path(config.docs_dir)
    ours = scripts.read(docs)
    items = json.dumps(my_dialogue.stage_items(config.extra["handbook"], LANGUAGES[0]), separators=(",", ":"))
    ours["stage-items"] = scripts.script(f"{scripts.FOLDER}/stage-items.js", f"window.handbookStageItems={items};")
    config.extra["scripts"] = ours
    config.extra["worker"] = next(file.src_uri for file in files if file.src_uri.startswith(WORKER) and file.src_uri.endswith(".js"))
    for file in list(files):
        is_ours = file.abs_src_path is None or Path(file.abs_src_path).is_relative_to(docs)
        is_kept = file.src_uri.startswith(KEPT) and file.src_uri.endswith(".js")
        is_script = is_ours and file.src_uri.startswith(f"{scripts.FOLDER}/")
        is_unused = not is_ours and file.src_uri.startswith(("assets/", "pdf/")) and not is_kept
        if is_script or is_unused or is_leftover(Path(file.src_uri).name):
            files.remove(file)
    for script in ours.values():
        if script not in (ours["theme"], ours["embed"], ours["sw"]):  # in the pages themselves, at the root of the site
            files.append(File.generated(config, script.path, content=script.text))


def on_page_context(context, page, config, nav):
    language, _, path = page.file.src_uri.partition("/")
    found = config.extra["handbook"].page(language, path)
    if not found:
        return context
    view = View(config.extra["handbook"], found)
    here = site_url(language, found.url)
    before, after = navigation.onward(view) or _neighbours(page, language)
    ours = config.extra["scripts"]
    left_behind = redirects.left_behind(view)
    elements = page.content + ("<handbook-moved>" if left_behind else "")
    context.update(
        language=language,
        words=WORDS[language],
        page_type=found.type,
        styles=config.extra["styles"],
        theme_script=ours["theme"].text,
        scripts=[script.address for script in (ours["site"], *of_page(elements, ours))],
        search={"scripts": [ours[name].address for name in (*ours["search"].needs, "search")], "marks": ours["found"].address,
                "worker": config.extra["worker"], "index": site_url(language, "search/search_index.json"),
                "folder": site_url(language, search_worker.IN_FOLDER)},
        # Relative addresses hold at a root, under a sub-path and in a folder.
        alternates=[{"lang": name, "name": NAMES[name], "path": site_url(name, found.url),
                     "link": relative_url(here, site_url(name, found.url))} for name in LANGUAGES],
        home=view.href("index.md"),
        home_title=view.title("index.md"),
        glossary={"href": view.href("glossary.md"), "title": view.title("glossary.md")},
        my_dialogue={"href": view.href("my-dialogue.md"), "title": view.title("my-dialogue.md")},
        stepper=navigation.stepper(view),
        before=before,
        after=after,
        footer=[item for section in nav.items[-2:] for item in (section.children or [section])],
        unlisted=found.path in UNLISTED,
        left_behind=left_behind,
        app={"manifest": site_url(language, MANIFEST), **theme_colours(config.extra["styles"])},
        keeper="" if config.extra.get("is_preview") else KEEPER,
    )
    return context


def on_post_page(output, page, config):
    return security.protect(BLANK_LINES.sub(lambda found: found[1] or "\n", output))


def on_post_template(output_content, template_name, config):
    return security.protect(output_content, security.BARE) if template_name.endswith(".html") else output_content


def _neighbours(page, language):
    """The pages before and after in the menu."""
    words = WORDS[language]

    def way(label, other):
        return Way(words[label], other.title, relative_url(page.url, other.url)) if other else None

    return way("previous", page.previous_page), way("next", page.next_page)
