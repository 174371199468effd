"""The trainer's slides, `training/slides.pptx`: a deck a language, made of slides.yml and the pages; a link to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from handbook.components import flow
from handbook.deck import content
from handbook.drawing.flow_layout import Step
from handbook.frame.styles import Styles
from handbook.ledgers import changed
from handbook.model import LANGUAGES, Handbook
from handbook.model.outputs import SLIDES
from handbook.model.urls import site_url
from handbook.publish.office import slide_drawing
from handbook.publish.office.ooxml import locale

_COLOUR = re.compile(r"--([a-z-]+):(#[0-9a-f]{3,6})\b")


def files(handbook: Handbook, styles: Styles, root: str) -> Iterator[tuple[str, bytes]]:
    """(path from the site's root, content) of the deck in each language; none where no slides are written.

    `root` is the site's own address, empty where it is not known. Raises KeyError where the look lacks a colour of the slides.
    """
    colours = dict(reversed(_COLOUR.findall(styles.text)))
    for language in LANGUAGES:
        deck = list(content.deck(handbook, language, root))
        if deck:
            steps = flow.steps(handbook, language)
            words = _words(handbook, language, steps, deck[0].title, root)
            yield (
                SLIDES.path(language),
                slide_drawing.presentation(language, deck, steps, words, _day(handbook, language), colours),
            )


def _words(handbook: Handbook, language: str, steps: Sequence[Step], title: str, root: str) -> dict[str, Any]:
    label, frame = handbook.words.area("slides.file", language), handbook.words.area("frame", language)
    brand = frame["brand"]
    back = [step.leads_to[0] for step in steps if step.leads_to and step.leads_to[0] < step.number]
    diagram = label["flow"].format(
        stages=", ".join(f"{step.number} – {step.title}" for step in steps),
        back=steps[back[0] - 1].title if back else "",
    )
    address = (root + site_url(language, "")).partition("://")[2].rstrip("/") if root else ""
    return {
        **label,
        "title": title,
        "author": brand,
        "rights": handbook.words.area("documents.file", language)["rights"],
        "keywords": ", ".join(step.title for step in steps),
        "footer": f"{brand} · {address}" if address else brand,
        "flow": diagram,
        "locale": locale(frame),
        "prompts": handbook.words.area("slides.prompts", language),
        "layouts": handbook.words.area("slides.layouts", language),
    }


def _day(handbook: Handbook, language: str) -> str:
    """The day on which the words of the language last changed, as far as it is recorded."""
    return max((changed.last_changed(handbook, page) for page in handbook.in_language(language)), default="")
