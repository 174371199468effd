"""The page `offline/`: how to read without the internet."""

from __future__ import annotations

from handbook.model.outputs import OFFLINE_ARCHIVE, SERVICE_WORKER
from handbook.page.view import View
from handbook.render.jinja import render, script_json


def fragment(view: View) -> str:
    """The element that keeps the site in the browser: what is kept, how much the rest weighs, buttons."""
    words = view.words("offline.page")
    data = {"worker": view.file(SERVICE_WORKER), "words": words["script"]}
    return render(
        "offline.html",
        words=words,
        data=script_json(data),
    )


def archive(view: View) -> str:
    """The link to the archive, with its size."""
    path = OFFLINE_ARCHIVE.path(view.language)
    return render("offline-archive.html", href=view.file(path), name=path, words=view.words("offline.page"))
