"""What has changed in a section since its two languages were compared: the text then, the text now, since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from handbook.ledgers.accepted import fingerprint
from handbook.model import Page, Section
from handbook.source import markdown, sections
from handbook.status.history import MOST_VERSIONS, History, Version


@dataclass(frozen=True)
class Change:
    """The change of one language of a section."""

    language: str
    after: str
    before: str | None = None
    """None where there is nothing to show: see `lacks`."""
    lacks: Literal["", "new", "lost"] = ""
    """Why there is nothing before: never compared yet; compared in a version that the history does not have."""
    since: str = ""
    """The day on which the text became another than the compared one, `2026-11-25`; empty where that is not known."""
    is_saved: bool = True
    """False: in no commit yet."""


def change_of(page: Page, section: Section, accepted: str, history: History) -> Change:
    """The change of a section of a page since its version with the fingerprint `accepted` (empty: never compared)."""
    after = whole(section)
    versions = history.versions(page.file)
    newer: list[Version] = []
    before: str | None = None
    for version in versions:
        found = _sections(version.text)
        if accepted and accepted in found:
            before = whole(found[accepted])
            break
        if not accepted and not any(each.id == section.id for each in found.values()):
            break  # before it was written
        newer.append(version)
    is_known = before is not None or (not accepted and history.depth == "whole")
    return Change(
        page.language,
        after,
        before,
        lacks="" if before is not None else "lost" if accepted else "new",
        since=newer[-1].day if newer and is_known else "",
        is_saved=bool(newer) or history.depth == "none",
    )


def first_day(page: Page, history: History) -> str:
    """The day of the first commit with this page; empty where it is not known."""
    versions = history.versions(page.file)
    return versions[-1].day if versions and history.depth == "whole" else ""


def whole(section: Section) -> str:
    """A section as it stands in its page, heading and all."""
    heading = f"{'#' * section.level} {section.title}\n\n" if section.level else ""
    return heading + section.text


@lru_cache(maxsize=MOST_VERSIONS)
def _sections(text: str) -> Mapping[str, Section]:
    """The sections of a page by fingerprint. Kept for the next section of the same page."""
    _, body, first_line = markdown.split_front_matter(text)
    found = sections.sections(markdown.prose_lines(body, first_line))
    return {fingerprint(section): section for section in found}
