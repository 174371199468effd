"""What a generated part needs to know of the page it stands on, and how it is turned into HTML."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .model import LANGUAGES, Format, Handbook, Page


@dataclass(frozen=True)
class View:
    """The handbook seen from one page."""

    handbook: Handbook
    page: Page
    root: str = ""
    """The site's own address, with a slash at its end; empty where it is not known."""

    has_pdfs: bool = False
    """Whether PDFs are made with the site; a preview goes without them."""

    @property
    def language(self) -> str:
        return self.page.language

    def href(self, path: str, anchor: str = "") -> str:
        """The relative address of a page of the same language: `stages/analysis.md` -> `../analysis/`.

        A page that does not exist (the rules have said so) is linked all the same, by its would-be address.
        """
        target = self.handbook.page(self.language, path) or Page(self.language, path, "")
        return relative_url(self.page.url, target.url) + (f"#{anchor}" if anchor else "")

    def file(self, path: str) -> str:
        """The relative address of a file given by its path from the site's root."""
        return relative_url(site_url(self.language, self.page.url), path)

    def title(self, path: str) -> str:
        page = self.handbook.page(self.language, path)
        return page.title if page else path

    def summary(self, path: str) -> str:
        page = self.handbook.page(self.language, path)
        return page.summary if page else ""

    def form(self, entry: Format) -> dict[str, str]:
        """A form of dialogue as lists show it: id, address, title, summary, and the words of its size (empty where not set)."""
        path = f"formats/{entry.id}.md"
        words = {name: entry.wording.get(name, {}).get(self.language, "") for name in ("people", "questions")}
        return {"id": entry.id, "href": self.href(path), "title": self.title(path), "summary": self.summary(path), **words}


def download(view: View, path: str, words: str, type_: str = "application/pdf") -> str:
    """A link to a PDF or another file made with them, given by its path from the site's root; `{size}` in the words becomes its size.

    Empty where the site goes without such files.
    """
    if not view.has_pdfs:
        return ""
    return render("pdf-download.html", href=view.file(path), path=path, words=words.partition("{size}"), type=type_)


def site_url(language: str, page_url: str) -> str:
    """A page's address from the root of the site; the default language stands at the root."""
    return page_url if language == LANGUAGES[0] else f"{language}/{page_url}"


def relative_url(start: str, target: str) -> str:
    """The way from one directory address to another: (`stages/`, `formats/`) -> `../formats/`."""
    path = posixpath.relpath(target or ".", start or ".")
    return path + "/" if target == "" or target.endswith("/") else path


@cache
def _environment() -> Environment:
    folders = [Path(__file__).parent / "templates", Path(__file__).parents[2] / "overrides"]
    return Environment(loader=FileSystemLoader(folders, encoding="utf-8-sig"), autoescape=True, undefined=StrictUndefined,
                       trim_blocks=True, lstrip_blocks=True)


def render(template: str, **values: object) -> str:
    """A template of `templates/`, or a layout of `overrides/` (`pdf/…`), with its values.

    Raises jinja2.UndefinedError for a value that it lacks.
    """
    return _environment().get_template(template).render(**values)
