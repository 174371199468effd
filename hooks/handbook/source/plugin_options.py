"""Plugins and Markdown extensions in mkdocs.yml, their options and values: one that is none would end a build in the words of MkDocs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from importlib.metadata import entry_points
from importlib.util import find_spec

from handbook.source.schema import Complaint, Path

OPTIONS: Mapping[tuple[str, str], str] = {
    ("plugins", "search"): (
        "enabled lang separator pipeline fields jieba_dict jieba_dict_user indexing prebuild_index min_search_length"
    ),
    ("plugins", "i18n"): (
        "build_only_locale docs_structure fallback_to_default reconfigure_material reconfigure_search languages"
    ),
    ("markdown_extensions", "attr_list"): "",
    ("markdown_extensions", "tables"): "use_align_attribute",
    ("markdown_extensions", "toc"): (
        "marker title title_class toc_class anchorlink anchorlink_class permalink permalink_class permalink_title "
        "permalink_leading baselevel slugify separator toc_depth"
    ),
    ("markdown_extensions", "pymdownx.blocks.admonition"): "types",
}
"""(where it stands, its name) -> the options that it knows; what else stands there is not ours to judge."""
OF_LANGUAGE = (
    "build copyright default extra fixed_link link locale name nav nav_translations admonition_translations site_author "
    "site_description site_name site_url theme"
)
"""What a language of the plugin i18n knows."""
IS_OR_NOT = (True, False)
VALUES: Mapping[str, tuple[object, ...]] = {
    "use_directory_urls": IS_OR_NOT,
    "strict": IS_OR_NOT,
    "enabled": IS_OR_NOT,
    "indexing": ("full", "sections", "titles"),
    "docs_structure": ("folder",),
    "fallback_to_default": IS_OR_NOT,
    "reconfigure_material": IS_OR_NOT,
    "reconfigure_search": IS_OR_NOT,
    "build": IS_OR_NOT,
    "default": IS_OR_NOT,
    "use_align_attribute": IS_OR_NOT,
}
"""The values that a setting or an option may have, where they can be told over."""


def settings_faults(settings: Mapping[str, object]) -> Iterator[Complaint]:
    """What of mkdocs.yml MkDocs would refuse: plugins that are not there, options that are none, values that cannot be."""
    yield from _unknown_values(settings, ())
    yield from _unknown_plugins(settings)
    yield from unknown_options(settings)


def _unknown_plugins(settings: Mapping[str, object]) -> Iterator[Complaint]:
    plugins = {each.name.removeprefix("material/") for each in entry_points(group="mkdocs.plugins")}
    for name, _, at in entries(settings.get("plugins"), "plugins"):
        if name.removeprefix("material/") not in plugins:
            yield "unknown-plugin", at, {"name": name, "near": _nearest(name, plugins)}
    extensions = {each.name for each in entry_points(group="markdown.extensions")}
    for name, _, at in entries(settings.get("markdown_extensions"), "markdown_extensions"):
        if name not in extensions and not _can_be_imported(name):
            yield "unknown-plugin", at, {"name": name, "near": _nearest(name, extensions)}


def _can_be_imported(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def _nearest(name: str, known: Collection[str]) -> str:
    return (get_close_matches(name, sorted(known), n=1, cutoff=0.8) or ["…"])[0]


def _unknown_values(options: object, at: Path) -> Iterator[Complaint]:
    """What has no value that its name allows; what MkDocs reads from the environment (`!ENV`) is nothing here."""
    for key, value in options.items() if isinstance(options, dict) else ():
        allowed = VALUES.get(str(key), ())
        if allowed and value is not None and value not in allowed:
            said = ", ".join(str(each).lower() if isinstance(each, bool) else str(each) for each in allowed)
            yield "option-value", (*at, key), {"key": key, "value": value, "known": said}


def unknown_options(settings: Mapping[str, object]) -> Iterator[Complaint]:
    """The options of mkdocs.yml that their plugin or extension does not know, each with the name that comes nearest."""
    for (group, name), known in OPTIONS.items():
        for found, options, at in entries(settings.get(group), group):
            if found == name:
                yield from _unknown(options, at, name, known)
                yield from _unknown_values(options, at)
            if found == name == "i18n" and isinstance(options, dict):
                languages = options.get("languages")
                for index, language in enumerate(languages if isinstance(languages, list) else ()):
                    place = (*at, "languages", index)
                    yield from _unknown(language, place, "i18n: languages", OF_LANGUAGE)
                    yield from _unknown_values(language, place)


def _unknown(options: object, at: Path, owner: str, known: str) -> Iterator[Complaint]:
    names = known.split()
    for key in options if isinstance(options, dict) else ():
        if key not in names:
            near = get_close_matches(str(key), names, n=1) or names[:1] or ["…"]
            yield "unknown-option", (*at, key), {"owner": owner, "key": key, "near": near[0]}


def entries(listed: object, group: str) -> Iterator[tuple[str, object, Path]]:
    """(name, options, where they stand) of each plugin or extension; a list and a mapping are both allowed."""
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(item, str):
            yield item, None, (group, index)
        elif isinstance(item, dict):
            yield from ((name, options, (group, index, name)) for name, options in item.items())
    if isinstance(listed, dict):
        yield from ((name, options, (group, name)) for name, options in listed.items())
