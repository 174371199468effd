"""Links of pages on paper: to a mark of the same document with its page, or with the words that say where else to look."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element


@dataclass(frozen=True)
class Marks:
    """What a document's links can lead to."""

    names: Mapping[str, str]
    """The address of a page, from the root of the site -> the mark of its chapter."""
    marks: frozenset[str]
    """All ids of the document."""
    root: str = ""
    """The site's own address, empty where not known."""
    away: Mapping[str, str] = field(default_factory=dict)
    """The address of a page that is not in the document -> what is printed after a link to it."""


def lead(link: Element, here: str, known: Marks) -> None:
    """Lets a link of the page at the address `here` lead on within the document.

    What is not in it is on the site, at `root`; where that is not known the words alone stay. Classes tell them apart:
    `across` has a page, `external` an address, `away` says where to look (`data-away`).
    """
    href = link.get("href", "")
    if href.startswith(("http:", "https:", "mailto:")):
        link.set("class", "external")
        return
    file, _, anchor = href.partition("#")
    target = _target(here, file)
    if target in known.names:
        name = f"{known.names[target]}--{anchor}"
        link.set("href", f"#{name if name in known.marks else known.names[target]}")
        if target != here or anchor:
            link.set("class", "across")
        return
    if words := known.away.get(target):
        link.set("class", "away")
        link.set("data-away", words)
    if known.root:
        link.set("href", known.root + target + (f"#{anchor}" if anchor else ""))
    else:
        link.tag = "span"
        del link.attrib["href"]


def _target(here: str, file: str) -> str:
    """(`stages/`, `../formats/`) -> `formats/`, from the root of the site."""
    if not file:
        return here
    path = posixpath.normpath(posixpath.join(here, file)).removeprefix(".")
    return path + "/" if path and file.endswith("/") else path
