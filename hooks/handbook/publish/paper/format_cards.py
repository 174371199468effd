"""Cards of the forms of dialogue to cut out, four to a sheet of A4: on the face what a form is for, on the back how it is run.

Printed on both sides and turned over its long edge, each back falls behind its own face.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handbook.drawing import qr_codes
from handbook.model import LANGUAGES, Format, Handbook
from handbook.model.outputs import FORMAT_CARDS
from handbook.model.urls import site_url
from handbook.publish.paper.pages import Contents, chapters, pieces
from handbook.publish.paper.pdf import Document
from handbook.render.jinja import render

TOO_LONG = (
    "docs/{language}/formats/index.md:1: [long-sheet] карточкаға сыймайды, «when-it-suits» және «run» бөлімдерін қысқартыңыз · "
    "не помещается на карточку, сократите разделы «when-it-suits» и «run»"
)
A_SHEET = 4
FILLING = ("about", "own", "own")
"""What stands in the empty places of the last sheet: what the cards are, and cards to be written by hand."""


def pdfs(handbook: Handbook, contents: Contents, root: str) -> Iterator[Document]:
    """The cards in each language; `root` is the site's own address, empty where it is not known."""
    for language in LANGUAGES:
        cards: list[Mapping[str, object]] = [
            _card(handbook, contents, language, entry, root)
            for entry in handbook.formats
            if (language, f"formats/{entry.id}.md") in contents
        ]
        if cards:
            cards += [{"kind": kind} for kind in FILLING[: -len(cards) % A_SHEET]]
            sheets = [cards[first : first + A_SHEET] for first in range(0, len(cards), A_SHEET)]
            html = render(
                "pdf/format-cards.html",
                language=language,
                label=handbook.words.area("paper.cards", language),
                brand=handbook.words.area("frame", language)["brand"],
                about=handbook.words.area("frame", language)["about"],
                sheets=[[sheet[:2], sheet[2:]] for sheet in sheets],
            )
            yield Document(
                FORMAT_CARDS.path(language),
                html,
                pages=2 * len(sheets),
                too_long=TOO_LONG.format(language=language),
            )


def _card(
    handbook: Handbook, contents: Contents, language: str, entry: Format, root: str
) -> dict[str, object]:
    label = handbook.words.area("paper.cards", language)
    [chapter] = chapters(handbook, contents, language, [f"formats/{entry.id}.md"], "")
    address = root + site_url(language, f"go/{entry.id}/") if root else ""
    sizes = {
        name: entry.wording.get(name, {}).get(language, "") or label["not_set"]
        for name in ("people", "questions")
    }
    return {
        "kind": "form",
        "letter": handbook.card_letter(entry.id),
        "title": chapter.page.title,
        "summary": chapter.page.summary,
        **sizes,
        "suits": "".join(pieces(chapter, "when-it-suits", "ul")[:1]),
        "run": "".join(pieces(chapter, "run", "p", "ol")[:2]),
        "address": address,
        "code": qr_codes.inline(
            address, handbook.words.area("paper", language)["code"].format(address=address)
        )
        if address
        else "",
    }
