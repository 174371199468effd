"""What the site publishes under which address: what other people's links lean on.

Addresses are the same in every language; the language's own folder is put before them where they are used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.model import LANGUAGES, UNLISTED, Address, Handbook, Page
from handbook.model.legal import MATTER_GROUPS

SHORT_ADDRESSES = "go/"
"""How short addresses begin, from the root of a language."""


@dataclass(frozen=True)
class ShortAddress:
    """`go/<id>/`, fit for print, and the page and anchor that it leads to. `kind`: stage, recommendation, format, template."""

    id: str
    kind: str
    item: str
    path: str
    anchor: str = ""

    @property
    def url(self) -> str:
        return f"{SHORT_ADDRESSES}{self.id}/"


@dataclass(frozen=True)
class EmbedAddress:
    """`embed/<id>/`: a part of the handbook to be shown on other sites. `kind`: flow, formats, chooser, checklist, template."""

    kind: str
    item: str = ""

    @property
    def id(self) -> str:
        return f"{self.kind}-{self.item}" if self.item else self.kind

    @property
    def url(self) -> str:
        return f"embed/{self.id}/"


def anchors(handbook: Handbook, page: Page) -> list[str]:
    """The ids of a page that may be linked to, in order: sections, checklist items, entries and rows made from data."""
    found = []
    for section in page.sections:
        found += [section.id, *(item.id for item in section.checklist)]
    if page.path == "laws.md":
        found += [law.id for law in handbook.laws]
    elif page.path == "law/where-to-turn.md":
        found += [way.id for way in handbook.ways]
    elif page.path == "law/who-decides.md":
        groups = [group for group in MATTER_GROUPS if any(each.group == group for each in handbook.matters)]
        found += [*map(matter_group, groups), *(matter.id for matter in handbook.matters)]
    elif page.path == "glossary.md":
        found += [term.id for term in handbook.terms]
    elif page.path == "formats/index.md":
        found += [f"row-{entry.id}" for entry in handbook.formats if entry.row is not None]
    elif page.path == "stages/index.md":
        found += [f"stage-{stage.id}" for stage in handbook.stages]
    return list(dict.fromkeys(name for name in found if name))


def matter_group(name: str) -> str:
    """The id of the heading under which matters of a group stand."""
    return f"group-{name}"


def short_addresses(handbook: Handbook) -> Iterator[ShortAddress]:
    """One for every stage, recommendation, form of dialogue and template.

    Stages, recommendations and forms have ids of their own (rule repeated-short-id); a template named like one of them
    (`monitoring`, `memorandum`) is told apart by an ending.
    """
    taken = set()
    for short in _of_stages_and_formats(handbook):
        taken.add(short.id)
        yield short
    for form in handbook.templates:
        short_id = f"{form.id}-template" if form.id in taken else form.id
        yield ShortAddress(short_id, "template", form.id, f"templates/{form.id}.md")


def _of_stages_and_formats(handbook: Handbook) -> Iterator[ShortAddress]:
    for stage in handbook.stages:
        path = f"stages/{stage.id}.md"
        yield ShortAddress(stage.id, "stage", stage.id, path)
        for name in stage.recommendations:
            yield ShortAddress(name, "recommendation", name, path, name)
    for entry in handbook.formats:
        yield ShortAddress(entry.id, "format", entry.id, f"formats/{entry.id}.md")


def embed_addresses(handbook: Handbook) -> Iterator[EmbedAddress]:
    """The diagram, the table of forms, the chooser, the checklist of each stage, the files of each template."""
    for kind in ("flow", "formats", "chooser"):
        yield EmbedAddress(kind)
    for stage in handbook.stages:
        yield EmbedAddress("checklist", stage.id)
    for form in handbook.templates:
        yield EmbedAddress("template", form.id)


def published(handbook: Handbook, language: str = LANGUAGES[0]) -> list[Address]:
    """Every address of a language: pages with their anchors, short addresses, embeds."""
    found = []
    for page in handbook.in_language(language):
        if page.path not in UNLISTED:
            found += [Address(page.url), *(Address(page.url, name) for name in anchors(handbook, page))]
    found += [Address(short.url) for short in short_addresses(handbook)]
    found += [Address(embed.url) for embed in embed_addresses(handbook)]
    return list(dict.fromkeys(found))
