"""The options of plugins and Markdown extensions in mkdocs.yml: a name that is none would end a build in the words of MkDocs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

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


def unknown_options(settings: Mapping[str, object]) -> Iterator[Complaint]:
    """The options of mkdocs.yml that their plugin or extension does not know, each with the name that comes nearest."""
    for (group, name), known in OPTIONS.items():
        for found, options, at in entries(settings.get(group), group):
            if found == name:
                yield from _unknown(options, at, name, known)
            if found == name == "i18n" and isinstance(options, dict):
                languages = options.get("languages")
                for index, language in enumerate(languages if isinstance(languages, list) else ()):
                    yield from _unknown(language, (*at, "languages", index), "i18n: languages", OF_LANGUAGE)


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
