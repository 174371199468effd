"""Links on pages to the files that belong to them: the poster, the cards, a stage's handout, the slides."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.model.outputs import FORMAT_CARDS, HANDOUT, POSTER, SLIDES
from handbook.page.view import View, download

LABELS: Mapping[str, Mapping[str, str]] = {
    "kk": {
        "poster": "Қабырғаға ілетін схема (PDF, A3, {size})",
        "cards": "Диалог түрлерінің карточкалары: екі жағына басып, қиып алыңыз (PDF, {size})",
        "handout": "Басып шығаруға арналған парақ (PDF, 2 бет, {size})",
        "slides": "Слайдтар (PPTX, {size})",
    },
    "ru": {
        "poster": "Схема на стену (PDF, A3, {size})",
        "cards": "Карточки форм: напечатать с двух сторон и разрезать (PDF, {size})",
        "handout": "Лист для печати (PDF, 2 страницы, {size})",
        "slides": "Слайды (PPTX, {size})",
    },
}
PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
POSTER_PAGE = "stages/index.md"


def poster(view: View) -> str:
    """A link to the poster, on the page of all stages; empty elsewhere and where the site goes without PDFs."""
    return download(view, POSTER, LABELS[view.language]["poster"]) if view.page.path == POSTER_PAGE else ""


def cards(view: View) -> str:
    """A link to the cards; empty where the site goes without PDFs."""
    return download(view, FORMAT_CARDS, LABELS[view.language]["cards"])


def handout(view: View) -> str:
    """A link to the handout of the stage whose page this is; empty where the site goes without PDFs."""
    return download(view, HANDOUT, LABELS[view.language]["handout"], view.page.id)


def slides(view: View) -> str:
    """A link to the slides; empty where the site goes without them."""
    return download(view, SLIDES, LABELS[view.language]["slides"], type_=PRESENTATION)
