"""What the handbook needs of mkdocs.yml: the menu, its titles in each language, the plugins.

MkDocs allows more kinds of menus than a book, a pack and two languages can follow: sections of pages, one level deep, and
pages that stand by themselves. Whatever else stands there is said, never left out in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from handbook.model import LANGUAGES, MenuSection, Reference
from handbook.source.plugin_options import entries, settings_faults
from handbook.source.schema import Complaint, Path
from handbook.source.yaml_lines import Document

SETTINGS = (
    "copyright",
    "dev_addr",
    "docs_dir",
    "draft_docs",
    "edit_uri",
    "edit_uri_template",
    "exclude_docs",
    "extra",
    "extra_css",
    "extra_javascript",
    "extra_templates",
    "hooks",
    "INHERIT",
    "markdown_extensions",
    "nav",
    "not_in_nav",
    "plugins",
    "remote_branch",
    "remote_name",
    "repo_name",
    "repo_url",
    "site_author",
    "site_description",
    "site_dir",
    "site_name",
    "site_url",
    "strict",
    "theme",
    "use_directory_urls",
    "validation",
    "watch",
)
"""The keys that MkDocs knows; any other ends a build without being named."""
PLUGINS = ("search", "i18n")
NEEDED: Mapping[str, tuple[str, ...]] = {
    "hooks": ("content.py", "frame.py", "site_files.py"),
    "markdown_extensions": ("attr_list", "tables", "toc", "pymdownx.blocks.admonition"),
    "theme": ("name: material", "custom_dir: overrides"),
    "docs_dir": ("docs",),
}
"""What stands in mkdocs.yml whatever else does: without it a build stops, or signs stay on pages as they are written."""


def _needed(settings: Mapping[str, object]) -> Iterator[Complaint]:
    for key, wanted in NEEDED.items():
        value = settings.get(key, key.removesuffix("_dir"))
        if isinstance(value, dict):
            written = [f"{name}: {_name(item)}" for name, item in value.items()]
        else:
            written = [_name(item) for item in (value if isinstance(value, list) else [value])]
        for name in set(wanted).difference(written):
            yield "needed-setting", (key,) if key in settings else (), {"key": key, "name": name}


def _name(item: object) -> str:
    """A hook, an extension or a folder by its name alone: `hooks/content.py`, `toc: {toc_depth: 3}`."""
    return str(next(iter(item), "") if isinstance(item, dict) else item).rpartition("/")[2]


@dataclass
class Settings:
    """The menu as pages with their lines, and by sections; and what is wrong, as a schema says it."""

    pages: list[Reference] = field(default_factory=list)
    sections: list[MenuSection] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)


def read(document: Document) -> Settings:
    """The settings in a parsed mkdocs.yml, of whatever shape it is."""
    found = Settings()
    if not isinstance(document.value, dict):
        found.complaints.append(
            ("menu-form", (), {"written": _excerpt(document.value), "expected": "nav: [index.md, …]"})
        )
        return found
    for key in document.value:
        if key not in SETTINGS:
            near = get_close_matches(key, SETTINGS, n=1) or ["extra"]
            found.complaints.append(("unknown-setting", (key,), {"key": key, "near": near[0]}))
    found.complaints.extend(_needed(document.value))
    found.complaints.extend(settings_faults(document.value))
    titles = _translations(document.value.get("plugins"), found.complaints)
    nav = document.value.get("nav")
    if not isinstance(nav, list) or not nav:
        found.complaints.append(
            ("menu-form", ("nav",), {"written": _excerpt(nav), "expected": "nav: [index.md, …]"})
        )
        return found
    for index, item in enumerate(nav):
        _read_item(item, ("nav", index), document, titles, found)
    names = [section.title[LANGUAGES[0]] for section in found.sections if section.title]
    for language, translations in titles.items():
        for title, path in translations.paths.items():
            if title not in names:
                found.complaints.append(
                    ("menu-translation-unused", path, {"title": title, "language": language})
                )
    return found


@dataclass(frozen=True)
class _Titles:
    """The titles of sections in a language, by those in the default one, and where each stands."""

    titles: Mapping[str, str]
    paths: Mapping[str, Path]


def _translations(plugins: object, complaints: list[Complaint]) -> dict[str, _Titles]:
    """The rows of `nav_translations` of every language but the first."""
    found = {name: (options, path) for name, options, path in entries(plugins, "plugins")}
    missing = [name for name in PLUGINS if name not in found]
    options, at = found.get("i18n", (None, ("plugins",)))
    listed = options.get("languages") if isinstance(options, dict) else None
    languages = (
        {
            entry["locale"]: (entry, (*at, "languages", index))
            for index, entry in enumerate(listed)
            if isinstance(entry, dict) and isinstance(entry.get("locale"), str)
        }
        if isinstance(listed, list)
        else {}
    )
    if (
        missing
        or not isinstance(listed, list)
        or len(languages) < len(listed)
        or set(languages) != set(LANGUAGES)
    ):
        complaints.append(
            ("plugins-form", at, {"plugins": ", ".join(PLUGINS), "languages": ", ".join(LANGUAGES)})
        )
    titles = {}
    for language in LANGUAGES[1:]:
        entry, at = languages.get(language, ({}, ("plugins",)))
        if entry and not str(entry.get("site_name") or "").strip():
            complaints.append(("site-name", at, {"language": language}))
        rows = entry.get("nav_translations")
        rows = rows if isinstance(rows, dict) else {}
        at = (*at, "nav_translations")
        titles[language] = _Titles(
            {title: name for title, name in rows.items() if isinstance(name, str) and name.strip()},
            {title: (*at, title) for title in rows},
        )
    return titles


def _read_item(
    item: object, path: Path, document: Document, titles: Mapping[str, _Titles], found: Settings
) -> None:
    line = document.line(*path)
    if _is_page(item):
        found.pages.append(Reference(str(item), line))
        found.sections.append(MenuSection({}, (str(item),), line))
        return
    if not isinstance(item, dict) or len(item) != 1:
        _refuse(item, path, document, found)
        return
    title, inner = next(iter(item.items()))
    if not isinstance(inner, list) or not inner:
        _refuse(item, path, document, found)
        return
    pages = []
    for index, page in enumerate(inner):
        if _is_page(page):
            pages.append(str(page))
            found.pages.append(Reference(str(page), document.line(*path, title, index)))
        else:
            _refuse(page, (*path, title, index), document, found)
    if any(section.title.get(LANGUAGES[0]) == title for section in found.sections):
        found.complaints.append(("repeated-section", (*path, title), {"title": title}))
    names = {language: of.titles.get(title, "") for language, of in titles.items()}
    for language, name in names.items():
        if not name:
            found.complaints.append(
                ("menu-translation", (*path, title), {"title": title, "language": language})
            )
    if pages:
        found.sections.append(
            MenuSection(
                {LANGUAGES[0]: title, **{key: name or title for key, name in names.items()}},
                tuple(pages),
                line,
            )
        )


def _refuse(item: object, path: Path, document: Document, found: Settings) -> None:
    """Says what to write in place of an item that the menu cannot have; its pages are in the menu all the same."""
    pages = list(_pages(item, path, document))
    found.pages.extend(pages)
    is_titled = isinstance(item, dict) and len(item) == 1 and _is_page(next(iter(item.values())))
    nested = "menu-nested" if pages and len(path) > 2 else "menu-form"
    expected = f"- {pages[0].name}" if pages else "- about.md"
    found.complaints.append(
        ("menu-title" if is_titled else nested, path, {"written": _excerpt(item), "expected": expected})
    )


def _pages(value: object, path: Path, document: Document) -> Iterator[Reference]:
    """Every page named below a value."""
    if _is_page(value):
        yield Reference(str(value), document.line(*path))
    elif isinstance(value, list | dict):
        for key, item in enumerate(value) if isinstance(value, list) else value.items():
            yield from _pages(item, (*path, key), document)


def _is_page(value: object) -> bool:
    return isinstance(value, str) and value.endswith(".md") and "://" not in value


def _excerpt(value: object) -> str:
    """A value as it may stand in a message."""
    if isinstance(value, dict):
        return ", ".join(
            f"{key}: …" if isinstance(item, list | dict) else f"{key}: {_excerpt(item)}"
            for key, item in value.items()
        )[:60]
    return ("…" if isinstance(value, list) else str(value if value is not None else ""))[:60]
