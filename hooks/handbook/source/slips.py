"""Sections in which nothing but a typo was put right since they were compared: nobody has to look at them again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from handbook.ledgers.accepted import fingerprint
from handbook.ledgers.changed import page_fingerprint
from handbook.model import LANGUAGES, Handbook, Page, Section
from handbook.model.pages import Slips
from handbook.source import history, markdown, yaml_lines
from handbook.source.sections import sections
from handbook.text.inflection import Phrases
from handbook.text.typos import is_typo, words_of

MOST_PAGES = 12
"""Where more have changed, it is no typo that was put right."""


def slips(root: Path, handbook: Handbook) -> Mapping[tuple[str, str], Slips]:
    """(language, page) -> what stood there before, of those pages in which a typo was put right (text/typos.py says what that is)."""
    pages = [page for page in handbook.pages.values() if _has_changed(handbook, page)]
    if not pages or len(pages) > MOST_PAGES:
        return {}
    judges = {
        language: _Judge(handbook, language)
        for language in LANGUAGES
        if any(p.language == language for p in pages)
    }
    found = {(page.language, page.path): judges[page.language].slips(root, page) for page in pages}
    return {key: each for key, each in found.items() if each != Slips()}


def _has_changed(handbook: Handbook, page: Page) -> bool:
    recorded = handbook.changed.get((page.language, page.path))
    return recorded is not None and recorded[0] != page_fingerprint(handbook, page)


class _Judge:
    """What is a typo in the texts of one language."""

    def __init__(self, handbook: Handbook, language: str) -> None:
        self.handbook = handbook
        self.counts: dict[str, int] = {}
        for page in handbook.in_language(language):
            for part in (page.title, page.summary, *(_text(section) for section in page.sections)):
                for word in words_of(part):
                    self.counts[word] = self.counts.get(word, 0) + 1
        names = [
            each
            for term in handbook.terms
            for text in (term.term, term.abbreviation)
            if text and (each := text.get(language))
        ]
        names += [word for term in handbook.terms for word in term.avoid.get(language, ())]
        self.terms = Phrases(names, language)

    def slips(self, root: Path, page: Page) -> Slips:
        """What the newest version that was compared had in the place of what differs from it by a typo alone."""
        prints: dict[str, str] = {}
        title = summary = ""
        wanted = {
            section.id: section
            for section in page.sections
            if self._accepted(page, section.id) not in ("", fingerprint(section))
        }
        for text in history.versions(root, page.file):
            old = _page(page, text)
            for section in old.sections:
                new = wanted.get(section.id)
                if (
                    new
                    and section.id not in prints
                    and fingerprint(section) == self._accepted(page, section.id)
                ):
                    if self._is_typo(_text(section), _text(new)):
                        prints[section.id] = fingerprint(section)
                    del wanted[section.id]
            if not wanted:
                title = old.title if self._is_typo(old.title, page.title) else ""
                summary = old.summary if self._is_typo(old.summary, page.summary) else ""
                if title or summary or prints:
                    break
        return Slips(prints, title, summary)

    def _accepted(self, page: Page, section: str) -> str:
        return self.handbook.fingerprints.get((page.path, section), {}).get(page.language, "")

    def _is_typo(self, before: str, after: str) -> bool:
        return before != after and is_typo(before, after, self.counts, self.terms)


def _text(section: Section) -> str:
    return f"{section.title}\n{section.text}"


def _page(page: Page, text: str) -> Page:
    """A version of a page from before, as far as it can be read."""
    front, body, first_line = markdown.split_front_matter(text)
    try:
        meta = yaml_lines.parse(front or "").value
    except yaml_lines.BrokenYamlError:
        meta = {}
    lines = markdown.prose_lines(body, first_line)
    return Page(
        page.language,
        page.path,
        page.file,
        sections=sections(lines),
        meta=meta if isinstance(meta, dict) else {},
    )
