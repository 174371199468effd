"""The files published with the pages, what a page's template is given, and each page as it is published."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from handbook.frame import policy, scripts
from handbook.model.leftovers import is_leftover
from handbook.page.context import page_context
from handbook.page.view import View
from handbook.site.build import Build, failure
from handbook.site.theme import is_published


@event_priority(-150)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Leaves out the theme's files that no page asks for, adds what is made from the model. After all who may add files."""
    build: Build = config.extra["build"]
    docs = Path(config.docs_dir)
    try:
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


def on_env(env: Environment, **_: Any) -> Environment:
    """Lines that hold nothing but a tag of a template are not written."""
    env.trim_blocks = env.lstrip_blocks = True
    return env


def on_page_context(
    context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    build: Build = config.extra["build"]
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
            before,
            after,
            build.is_preview,
            build.desk,
        )
    )
    context["footer"] = [item for section in nav.items[-2:] for item in (section.children or [section])]
    return context


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    build: Build = config.extra["build"]
    html, facts = policy.protected(output)
    build.pages[page.file.dest_uri] = (html, facts)
    return html


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    return policy.protect(output_content, policy.BARE) if template_name.endswith(".html") else output_content
