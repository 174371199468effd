"""`catalogue.json`: what the handbook has and where it stands, for the menus and lists of other sites.

Its form is catalogue.schema.json (templates/), with the version in it: a change that could break a reader of the file is a
new version. Absolute addresses (`url`) are there where the site's own is known; `path` always is, from the site's root.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping

from handbook.components import downloads, embed_facts
from handbook.ledgers.changed import last_changed
from handbook.model import LANGUAGES, UNLISTED, Handbook, MenuSection, Page, Stage
from handbook.model.addresses import ShortAddress, embed_addresses, short_addresses
from handbook.model.forms import TemplateForm
from handbook.model.outputs import CATALOGUE_SCHEMA, languages_of
from handbook.model.urls import language_of, site_url
from handbook.render.jinja import render as render_template

VERSION = 1
SCHEMA = CATALOGUE_SCHEMA.pattern
TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".pdf": "application/pdf",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".zip": "application/zip",
}
"""The kinds of files that are there to be taken along."""
_NOT_LISTED = ("assets/", "qr.svg")

Entry = dict[str, object]


def render(
    handbook: Handbook,
    names: Mapping[str, str],
    embed_titles: Mapping[str, Mapping[str, str]],
    sizes: Mapping[str, int],
    root: str,
) -> str:
    """The catalogue as JSON text.

    `names` is what the handbook is called in each language, `embed_titles` what each embed is; `sizes` are the site's files by
    path with their bytes, `root` its own address, empty where not known.
    """
    return (
        json.dumps(_Catalogue(handbook, sizes, root).whole(names, embed_titles), ensure_ascii=False, indent=1)
        + "\n"
    )


def schema() -> str:
    """The JSON Schema of the catalogue, as published beside it."""
    return render_template(SCHEMA, languages=LANGUAGES) + "\n"


class _Catalogue:
    def __init__(self, handbook: Handbook, sizes: Mapping[str, int], root: str) -> None:
        self.handbook = handbook
        self.sizes = sizes
        self.root = root
        self.named = downloads.named(handbook)
        self.short = {(short.kind, short.item): short for short in short_addresses(handbook)}

    def whole(self, names: Mapping[str, str], embed_titles: Mapping[str, Mapping[str, str]]) -> Entry:
        handbook = self.handbook
        return {
            "$schema": SCHEMA,
            "version": VERSION,
            "languages": list(LANGUAGES),
            "title": dict(names),
            **self.where("", ""),
            "menu": [self.menu(section) for section in handbook.menu],
            "pages": [self.page(path) for path in self.paths()],
            "stages": [self.stage(stage) for stage in handbook.stages],
            "recommendations": [
                {
                    **self.item("recommendation", name),
                    "number": handbook.recommendation_number(f"stages/{stage.id}.md", name),
                    "stage": stage.id,
                }
                for stage in handbook.stages
                for name in stage.recommendations
            ],
            "formats": [self.item("format", entry.id) for entry in handbook.formats],
            "templates": [self.template(form) for form in handbook.templates],
            "embeds": [
                {"id": embed.id, "title": dict(embed_titles[embed.id]), **self.where(embed.url)}
                for embed in embed_addresses(handbook)
            ],
            "files": [self.file(path, size) for path, size in sorted(self.sizes.items()) if _is_file(path)],
        }

    def menu(self, section: MenuSection) -> Entry:
        return {
            "title": dict(section.title) or self.title(section.pages[0]),
            "pages": [self.id(path) for path in section.pages],
        }

    def stage(self, stage: Stage) -> Entry:
        return {
            **self.item("stage", stage.id),
            "number": self.handbook.stage_number(stage.id),
            "leads_to": list(stage.leads_to),
            "recommendations": list(stage.recommendations),
            "templates": list(stage.templates),
        }

    def template(self, form: TemplateForm) -> Entry:
        beside = f"templates/{form.id}"
        return {
            **self.item("template", form.id),
            "stage": form.stage,
            "files": [path for path in sorted(self.sizes) if self.owner(path) == beside],
        }

    def paths(self) -> list[str]:
        """The pages in the order of the menu; those that it does not name come last."""
        known = [page.path for page in self.handbook.in_language(LANGUAGES[0]) if page.path not in UNLISTED]
        named = [entry.name for entry in self.handbook.nav]
        return sorted(known, key=lambda path: named.index(path) if path in named else len(named))

    def page(self, path: str) -> Entry:
        page = self.both(path)[LANGUAGES[0]]
        days = {language: last_changed(self.handbook, twin) for language, twin in self.both(path).items()}
        summaries = {language: twin.summary for language, twin in self.both(path).items()}
        return {
            "id": self.id(path),
            "type": page.type,
            "title": self.title(path),
            "summary": summaries,
            **self.where(page.url),
            "changed": {language: when for language, when in days.items() if when},
        }

    def item(self, kind: str, item: str) -> Entry:
        short = self.short[kind, item]
        page = self.both(short.path)[LANGUAGES[0]]
        return {
            "id": item,
            "title": self.title(short.path, short.anchor),
            "page": self.id(short.path),
            **self.where(page.url, short.anchor),
            "short": self.where(short.url),
            **self.embed(short),
        }

    def embed(self, short: ShortAddress) -> Entry:
        name = {"stage": f"checklist-{short.item}", "template": f"template-{short.item}"}.get(short.kind)
        return {"embed": name} if name else {}

    def where(self, url: str, anchor: str = "") -> Entry:
        """Path and, where the site's own address is known, absolute address in every language."""
        paths = {
            language: site_url(language, url) + (f"#{anchor}" if anchor else "") for language in LANGUAGES
        }
        return {
            "path": paths,
            **(
                {"url": {language: self.root + path for language, path in paths.items()}} if self.root else {}
            ),
        }

    def file(self, path: str, size: int) -> Entry:
        owner = self.owner(path)
        title, day = self.named.get(path) or (self.title(f"{owner}.md"), "")
        return {
            "path": path,
            **({"title": title} if all(title.values()) else {}),  # not among the downloads
            **({"url": self.root + path} if self.root else {}),
            "type": TYPES[posixpath.splitext(path)[1]],
            "size": size,
            "languages": languages_of(path),
            **({"changed": day} if day else {}),
            **({"page": owner} if owner else {}),
        }

    def owner(self, path: str) -> str:
        """The id of the page that a file lies beside: `templates/appeal/appeal.docx` -> `templates/appeal`, `training/slides.pptx` ->
        `training/index`."""
        folder = posixpath.dirname(path.removeprefix(site_url(language_of(path), "")))
        pages = [
            page
            for page in (f"{folder}.md", f"{folder}/index.md")
            if (LANGUAGES[0], page) in self.handbook.pages
        ]
        return self.id(pages[0]) if pages and _is_file(path) else ""

    def both(self, path: str) -> dict[str, Page]:
        found = {language: self.handbook.page(language, path) for language in LANGUAGES}
        return {language: page or Page(language, path, "") for language, page in found.items()}

    def title(self, path: str, anchor: str = "") -> dict[str, str]:
        titles = {}
        for language, page in self.both(path).items():
            section = page.section(anchor) if anchor else None
            titles[language] = section.title if section else embed_facts.page_title(self.handbook, page)
        return titles

    @staticmethod
    def id(path: str) -> str:
        return path.removesuffix(".md")


def _is_file(path: str) -> bool:
    return (
        posixpath.splitext(path)[1] in TYPES
        and not path.startswith(_NOT_LISTED[0])
        and not path.endswith(_NOT_LISTED[1])
    )
