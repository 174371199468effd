"""What the slides are made of: pages of the handbook, and sections of pages."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Handbook, Page, Section
from handbook.model.slides import Slide
from handbook.model.words import Area
from handbook.source import exercises

GUIDE = "training/index"


@dataclass(frozen=True)
class Source:
    """What a slide is made of, in one language."""

    handbook: Handbook
    language: str
    page: Page
    section: Section | None

    @property
    def label(self) -> Area:
        """The words that slides show beside what they are made of."""
        return self.handbook.words.area("slides.deck", self.language)


def source(handbook: Handbook, language: str, slide: Slide) -> tuple[Page | None, Section | None]:
    """The page and, where one is named, the section that a slide is made of, or where one reads on."""
    path, _, anchor = address(slide).partition("#")
    page = handbook.page(language, f"{path}.md")
    return page, page.section(anchor) if page and anchor else None


def address(slide: Slide) -> str:
    """`stages/analysis`, `case#lessons`: what a slide is made of, else where to read on."""
    made_of = {
        "stage": f"stages/{slide.of}",
        "exercise": f"{exercises.PAGE.removesuffix('.md')}#{slide.of}",
        "sections": slide.of,
        "openings": slide.of,
        "flow": "stages/index",
        "sizes": "formats/index#comparison",
        "others": "formats/index#other-forms",
    }
    return made_of.get(slide.kind) or slide.page or GUIDE
