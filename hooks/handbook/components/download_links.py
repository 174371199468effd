"""Links on pages to the files that belong to them: the poster, the cards, a stage's handout, the slides."""

from __future__ import annotations

from handbook.model.outputs import FORMAT_CARDS, HANDOUT, POSTER, SLIDES
from handbook.page.view import View, download

PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
POSTER_PAGE = "stages/index.md"


def poster(view: View) -> str:
    """A link to the poster, on the page of all stages; empty elsewhere and where the site goes without PDFs."""
    return (
        download(view, POSTER, view.words("downloads.links")["poster"])
        if view.page.path == POSTER_PAGE
        else ""
    )


def cards(view: View) -> str:
    """A link to the cards; empty where the site goes without PDFs."""
    return download(view, FORMAT_CARDS, view.words("downloads.links")["cards"])


def handout(view: View) -> str:
    """A link to the handout of the stage whose page this is; empty where the site goes without PDFs."""
    return download(view, HANDOUT, view.words("downloads.links")["handout"], view.page.id)


def slides(view: View) -> str:
    """A link to the slides; empty where the site goes without them."""
    return download(view, SLIDES, view.words("downloads.links")["slides"], type_=PRESENTATION)
