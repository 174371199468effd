"""The context in which a page's generated parts are rendered: the handbook, the page, and addresses as that page links them."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Format, Handbook, Page
from handbook.model.outputs import OutputFile
from handbook.model.urls import relative_url, site_url
from handbook.model.words import Area
from handbook.render.jinja import render


@dataclass(frozen=True)
class View:
    """The handbook seen from one page: what components and templates are given to render with."""

    handbook: Handbook
    page: Page
    root: str = ""
    """The site's own address, with a slash at its end; empty where it is not known."""

    has_pdfs: bool = False
    """Whether PDFs are made with the site; a preview goes without them."""

    @property
    def language(self) -> str:
        return self.page.language

    def words(self, area: str) -> Area:
        """The words of a part of the interface, `chooser.form`, in the page's language."""
        return self.handbook.words.area(area, self.language)

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

    def format_fields(self, entry: Format) -> dict[str, str]:
        """A form of dialogue as lists show it: id, address, title, summary, and the words of its size (empty where not set)."""
        path = f"formats/{entry.id}.md"
        words = {name: entry.wording.get(name, {}).get(self.language, "") for name in ("people", "questions")}
        return {
            "id": entry.id,
            "href": self.href(path),
            "title": self.title(path),
            "summary": self.summary(path),
            **words,
        }


def download(view: View, file: OutputFile, words: str, id_: str = "", type_: str = "application/pdf") -> str:
    """A link to a file in the language of the view; `{size}` in the words becomes its size.

    Empty where the site goes without such files.
    """
    if not view.has_pdfs:
        return ""
    path = file.path(view.language, id_)
    return render(
        "pdf-download.html", href=view.file(path), path=path, words=words.partition("{size}"), type=type_
    )
