"""The files published with the pages, what a page's template is given, and each page as it is published."""

from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from handbook.frame import policy, scripts
from handbook.model.leftovers import is_leftover
from handbook.page.context import page_context
from handbook.page.view import View
from handbook.site.build import failure
from handbook.site.theme import is_published, search_worker_of


@event_priority(-150)
def on_files(files, config):
    """Leaves out the theme's files that no page asks for, adds what is made from the model. After all who may add files."""
    build, docs = config.extra["build"], Path(config.docs_dir)
    try:
        build.search_worker = search_worker_of(file.src_uri for file in files)
        for file in list(files):
            is_ours = file.abs_src_path is None or Path(file.abs_src_path).is_relative_to(docs)
            is_script = is_ours and file.src_uri.startswith(f"{scripts.FOLDER}/")
            if (
                is_script
                or is_leftover(Path(file.src_uri).name)
                or not (is_ours or is_published(file.src_uri))
            ):
                files.remove(file)
        for path, content in build.files_beside_pages():
            if not files.get_file_from_path(path):
                files.append(File.generated(config, path, content=content))
    except Exception as error:
        raise Abort(str(failure(error, "files", build.root))) from error


def on_env(env, config, files):
    """Lines that hold nothing but a tag of a template are not written."""
    env.trim_blocks = env.lstrip_blocks = True
    return env


def on_page_context(context, page, config, nav):
    build = config.extra["build"]
    language, _, path = page.file.src_uri.partition("/")
    found = build.handbook.page(language, path)
    if not found:
        return context
    before, after = (
        (other.title, other.url) if other else None for other in (page.previous_page, page.next_page)
    )
    view = View(build.handbook, found, build.address)
    context.update(
        page_context(
            view,
            build.bodies[found.language, found.path],
            build.styles,
            build.scripts,
            build.search_worker,
            before,
            after,
            build.is_preview,
        )
    )
    context["footer"] = [item for section in nav.items[-2:] for item in (section.children or [section])]
    return context


def on_post_page(output, page, config):
    made = config.extra["build"].pages[page.file.dest_uri] = policy.protected(output)
    return made[0]


def on_post_template(output_content, template_name, config):
    return policy.protect(output_content, policy.BARE) if template_name.endswith(".html") else output_content
