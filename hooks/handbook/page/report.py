"""Where a reader tells of a mistake on a page: by mail, or to the repository; and where an editor mends it.

Both addresses are settings of mkdocs.yml (site/settings.py): where neither is given, a page has no such links. The address of the
page stands last in the link: site.js puts the section behind it that the reader was at.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from handbook.model.urls import site_url
from handbook.page import edit
from handbook.page.view import View

BRANCH = "main"
"""What publish.yml publishes."""


@dataclass(frozen=True)
class Desk:
    """Who takes in what readers say."""

    repository: str = ""
    """`https://github.com/owner/name`, without a slash at its end."""
    mail: str = ""


def links(view: View, desk: Desk) -> dict[str, str]:
    """`report`: where a mistake is told of, where that is anywhere; `page`: the page's own address, where it is known."""
    own = site_url(view.language, view.page.url)
    page = view.root + own if view.root else ""
    words = view.words("frame.report")
    found: dict[str, str] = {}
    if desk.mail:
        subject = words["subject"].format(title=view.page.title)
        body = "\n".join((words["what"], "", "", ""))
        found["report"] = f"mailto:{quote(desk.mail, safe='@')}?subject={quote(subject)}&body={quote(body)}"
    elif desk.repository:
        found["report"] = f"{desk.repository}/issues/new?template=text.yml&page="
    if not found:
        return {}
    found["report"] += quote(page or own or view.page.path, safe="")
    return {**found, "page": page}


def edits(view: View, desk: Desk) -> list[tuple[str, str]]:
    """(words, address) of the files of a page, to be mended at the repository; none where there is none."""
    words = view.words("frame.report")
    return [
        (words[name], address)
        for name, path in edit.files(view.handbook, view.page)
        if (address := edit_address(desk, path))
    ]


def edit_address(desk: Desk, path: str) -> str:
    """Where a file, given by its path from the project's root, is mended; empty where there is no repository."""
    return f"{desk.repository}/edit/{BRANCH}/{quote(path)}" if desk.repository else ""
