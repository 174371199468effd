"""Which scripts a page loads: those of the custom elements that stand on it, after the scripts that these need.

An element's script is named after it: `elements/checklist.js` goes into pages with a `<handbook-checklist>`. Its first lines
name what must come before it, `/* needs: store */`, what is published in one file with it, `/* with: choice */`: sources
that nothing else takes, and that stand alone to be tested without a page; and the words that it shows, `/* words: checklist */`, which
are put before it in every language: `handbookWords.checklist.kk`. What a page can do without until the reader asks for it is named by
`/* later: word */`: the script then knows where to load it from (`handbook.load` of element.js).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import rjsmin

from handbook.model import LANGUAGES
from handbook.model.leftovers import is_leftover
from handbook.model.words import Words
from handbook.render.facts import Facts

FOLDER = "assets/javascripts"
NEEDED = ("embed", "embed-theme", "found", "offline-fallback", "report", "search", "site", "sw", "theme")
"""Scripts that no build goes without; the others are asked for by the pages."""
MADE = ("stage-items", "holidays", "linking-things", "search-help")
"""Scripts that the build makes from data."""
NO_WORDS = Words()
_HEADER = re.compile(r"^/\* (needs|with|words|later): ([\w. -]+) \*/$", re.MULTILINE)
_LATER = re.compile(r'\(self\.handbookLater=self\.handbookLater\|\|\{\}\)\["[\w-]+"\]="([\w./-]+)')
_PREFIX = "handbook-"
"""So begin the names of our elements."""


@dataclass(frozen=True)
class Script:
    """A script as published: its path from the site's root, its minified text, and the names of what it needs."""

    path: str
    text: str
    needs: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Its path with a mark of its content, so that no old copy is taken for a new one."""
        return f"{self.path}?{hashlib.sha256(self.text.encode()).hexdigest()[:8]}"


def script(path: str, source: str, parts: Iterable[str] = ()) -> Script:
    """A script from its source text and those of its parts, which come first."""
    return Script(path, str(rjsmin.jsmin("\n".join((*parts, source)))), needs(source))


def needs(source: str) -> tuple[str, ...]:
    """The names of the scripts that one says to need, in its first lines."""
    return _named("needs", source)


def parts(source: str) -> tuple[str, ...]:
    """The names of the scripts that one says to be published with, in one file."""
    return _named("with", source)


def read(docs: Path, words: Words = NO_WORDS, made: Mapping[str, str] | None = None) -> dict[str, Script]:
    """The scripts of pages below `docs`, by name: `site`, `store`, `checklist`; before each the words that it shows.

    `made`: scripts that the build makes from data, by name; they too may go with another one.

    Raises OSError where one cannot be read, KeyError where one names a part that is not there.
    """
    paths = {
        path.stem: path
        for path in sorted((docs / FOLDER).rglob("*.js"))
        if path.parent.name != "worker" and not is_leftover(path.name)
    }
    sources = {name: path.read_text(encoding="utf-8-sig") for name, path in paths.items()}
    parts = {name: _named("with", source) for name, source in sources.items()}
    joined = {part for names in parts.values() for part in names}

    texts = {**(made or {}), **sources}
    ready = {name: script(f"{FOLDER}/{name}.js", text) for name, text in (made or {}).items()}

    def published(name: str) -> Script:
        if name in ready:
            return ready[name]
        later = (published(each) for each in _named("later", sources[name]))
        before = [*_words(sources[name], words), *_later(later), *(texts[part] for part in parts[name])]
        return script(paths[name].relative_to(docs).as_posix(), sources[name], before)

    return {name: published(name) for name in (*ready, *paths) if name not in joined}


def _words(source: str, words: Words) -> Iterator[str]:
    """For each area of words that a source names, the statement that makes it known to the page."""
    for area in _named("words", source):
        found = {language: words.area(area, language) for language in LANGUAGES}
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        yield f'(self.handbookWords=self.handbookWords||{{}})["{area}"]={text};'


def _later(scripts: Iterable[Script]) -> Iterator[str]:
    """The statements by which a page knows where scripts are that it may load: by name, from the folder of scripts."""
    for each in scripts:
        address = each.address.removeprefix(f"{FOLDER}/")
        yield f'(self.handbookLater=self.handbookLater||{{}})["{Path(each.path).stem}"]="{address}";'


def named_later(text: str) -> list[str]:
    """The paths of the scripts that a published one says where to load, from the site's root."""
    return [f"{FOLDER}/{path}" for path in _LATER.findall(text)]


def later(source: str) -> tuple[str, ...]:
    """The names of the scripts that one may load once it is in the page."""
    return _named("later", source)


def _named(what: str, source: str) -> tuple[str, ...]:
    """The names that the first lines of a source give: what it `needs`, what goes `with` it, its `words`, what it loads `later`."""
    return tuple(name for kind, names in _HEADER.findall(source) if kind == what for name in names.split())


def of_page(facts: Facts, scripts: Mapping[str, Script]) -> list[Script]:
    """The scripts for a page with this in its body, each after what it needs."""

    def with_needs(name: str) -> Iterator[str]:
        for needed in scripts[name].needs:
            yield from with_needs(needed)
        yield name

    names = (name.removeprefix(_PREFIX) for name in facts.elements if name.startswith(_PREFIX))
    elements = sorted(name for name in names if name in scripts)
    return [
        scripts[name] for name in dict.fromkeys(name for element in elements for name in with_needs(element))
    ]
