"""The whole handbook: what all the files say together. Plain frozen data, no reading, no rendering."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handbook.model.entries import (
    Download,
    Format,
    Frequent,
    Guide,
    Law,
    Purpose,
    RecordedField,
    Stage,
    Term,
)
from handbook.model.faults import Fault
from handbook.model.forms import TemplateForm
from handbook.model.languages import LANGUAGES
from handbook.model.legal import LegalTerm, Matter, Way
from handbook.model.marks import MarkedPart
from handbook.model.pages import MenuSection, Page, Permalink, Reference, Section, Slips
from handbook.model.search import Family, Kind, SearchName
from handbook.model.slides import Slide
from handbook.model.specimens import Specimen
from handbook.model.words import Words

CARDS = "АБВГДЕЖЗИКЛМНОПРСТУФХЦШ"
"""Letters that both languages have, in an order that both know."""


@dataclass(frozen=True, eq=False)
class Handbook:
    """The whole handbook, both languages, as read from `docs/` and `mkdocs.yml`.

    Broken parts are left out and stand in `faults`, so that every rule can still look at the rest. Two are the same if they are one
    object: what is made of a whole handbook may be kept by it (`functools.lru_cache`).
    """

    pages: Mapping[tuple[str, str], Page] = field(default_factory=dict)
    stages: tuple[Stage, ...] = ()
    formats: tuple[Format, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    guides: tuple[Guide, ...] = ()
    frequent: tuple[Frequent, ...] = ()
    terms: tuple[Term, ...] = ()
    laws: tuple[Law, ...] = ()
    ways: tuple[Way, ...] = ()
    legal_terms: tuple[LegalTerm, ...] = ()
    matters: tuple[Matter, ...] = ()
    templates: tuple[TemplateForm, ...] = ()
    specimens: tuple[Specimen, ...] = ()
    """Templates filled in from the running case."""
    downloads: tuple[Download, ...] = ()
    slides: tuple[Slide, ...] = ()
    synonyms: tuple[Family, ...] = ()
    search_names: tuple[SearchName, ...] = ()
    kinds: tuple[Kind, ...] = ()
    """Types of pages as the search tells them apart."""
    nav: tuple[Reference, ...] = ()
    assets: frozenset[str] = frozenset()
    """Files that are not pages, as paths from `docs/`."""
    fingerprints: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    """(page, section) -> language -> fingerprint at the time the pair was last accepted."""
    changed: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """(language, page) -> (fingerprint of its words, day on which they were first seen)."""
    slips: Mapping[tuple[str, str], Slips] = field(default_factory=dict)
    """(language, page) -> what stood there before, where nothing but a typo was put right since."""
    menu: tuple[MenuSection, ...] = ()
    permalinks: tuple[Permalink, ...] = ()
    """The rows of the ledger of addresses, oldest first."""
    removed_permalinks: tuple[str, ...] = ()
    """Rows that the ledger had in an earlier commit and lacks now."""
    fields: tuple[RecordedField, ...] = ()
    """The fields of templates that were ever published, oldest first."""
    removed_fields: tuple[str, ...] = ()
    """Rows that this ledger had in an earlier commit and lacks now."""
    words: Words = field(default_factory=Words)
    """What readers see of the interface."""
    accepted_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By language: words that no dictionary has and that are spelt right (docs/_data/spelling/)."""
    faults: tuple[Fault, ...] = ()
    to_fill: tuple[MarkedPart, ...] = ()
    """Parts that are marked as still to be filled in; they are read and shown all the same."""

    def page(self, language: str, path: str) -> Page | None:
        return self.pages.get((language, path))

    def in_language(self, language: str) -> tuple[Page, ...]:
        return tuple(page for (lang, _), page in sorted(self.pages.items()) if lang == language)

    def pairs(self) -> tuple[tuple[Page, Page], ...]:
        """Pairs of a page in the default language and the same page in another, by language and path."""
        default, *others = LANGUAGES
        return tuple(
            (page, self.pages[(other, page.path)])
            for other in others
            for page in self.in_language(default)
            if (other, page.path) in self.pages
        )

    def twins(self) -> tuple[tuple[Page, ...], ...]:
        """The same page in every language, of those that all languages have, by path."""
        groups = (
            [self.pages[language, page.path] for language in LANGUAGES if (language, page.path) in self.pages]
            for page in self.in_language(LANGUAGES[0])
        )
        return tuple(tuple(group) for group in groups if len(group) == len(LANGUAGES))

    def specimen(self, template_id: str) -> Specimen | None:
        return next((each for each in self.specimens if each.template == template_id), None)

    def law(self, law_id: str) -> Law | None:
        return next((law for law in self.laws if law.id == law_id), None)

    def legal_term(self, term_id: str) -> LegalTerm | None:
        return next((term for term in self.legal_terms if term.id == term_id), None)

    def way(self, way_id: str) -> Way | None:
        return next((way for way in self.ways if way.id == way_id), None)

    def stage(self, stage_id: str) -> Stage | None:
        return next((stage for stage in self.stages if stage.id == stage_id), None)

    def stage_number(self, stage_id: str) -> int:
        """The place of a stage among the stages, from 1; 0 for what is no stage."""
        return next((number for number, stage in enumerate(self.stages, start=1) if stage.id == stage_id), 0)

    def recommendation_number(self, path: str, section_id: str) -> str:
        """How a recommendation is called in every medium and language, `2.3`: the third of the second stage.

        `path` is that of its page, `stages/preparation.md`. Empty for a section that is no recommendation.
        """
        for number, stage in enumerate(self.stages, start=1):
            if path == f"stages/{stage.id}.md" and section_id in stage.recommendations:
                return f"{number}.{stage.recommendations.index(section_id) + 1}"
        return ""

    def card_letter(self, format_id: str) -> str:
        """What the card of a form of dialogue is called, alike in both languages: cards have letters, since cases have numbers.

        Raises ValueError for what is no form.
        """
        place = [entry.id for entry in self.formats].index(format_id)
        return CARDS[place % len(CARDS)] * (place // len(CARDS) + 1)

    def section_title(self, page: Page, section: Section) -> str:
        """The title of a section wherever it is named: a recommendation's begins with its number."""
        return f"{self.recommendation_number(page.path, section.id)} {section.title}".lstrip()
