"""Parts of the handbook for other sites: pages of their own for an `<iframe>`, `embed/<what>/`.

An embed keeps to itself: its styles stand in its head, its links open in the page around it, it tells that page nothing but
its height (embedded.js), and works as far as reading goes without any script.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handbook.components import chooser, documents, flow, formats
from handbook.components.embed_facts import source, title
from handbook.frame.scripts import Script, of_page
from handbook.frame.styles import Styles
from handbook.ledgers.permalinks import moves
from handbook.model import LANGUAGES, Handbook, Page
from handbook.model.addresses import EmbedAddress, embed_addresses
from handbook.model.forms import TemplateForm
from handbook.model.urls import relative_url, site_url
from handbook.page import earlier_items
from handbook.page.view import View
from handbook.render.facts import read
from handbook.render.html import SVG, parents, parsed, replace, serialized
from handbook.render.jinja import render
from handbook.source.markdown import visible_words


@dataclass(frozen=True)
class _Site:
    """What every embed is made with: see `files`."""

    handbook: Handbook
    sizes: Mapping[str, int]
    styles: Styles
    scripts: Mapping[str, Script]
    root: str
    earlier: Mapping[str, earlier_items.Earlier]
    """By language: items of checklists that had other ids."""


def files(
    handbook: Handbook, sizes: Mapping[str, int], styles: Styles, scripts: Mapping[str, Script], root: str
) -> Iterator[tuple[str, str]]:
    """Every embed in both languages: (path from the site's root, HTML).

    `sizes` are the site's files by path with their bytes; `root` is the site's own address, empty where not known.
    """
    earlier = {
        language: earlier_items.of_language(handbook, language, list(moves(handbook, language)))
        for language in LANGUAGES
    }
    site = _Site(handbook, sizes, styles, scripts, root, earlier)
    for language in LANGUAGES:
        for embed in embed_addresses(handbook):
            yield site_url(language, f"{embed.url}index.html"), _page(site, embed, language)


def _page(site: _Site, embed: EmbedAddress, language: str) -> str:
    page = Page(language, f"{embed.url.rstrip('/')}.md", "")
    view = View(site.handbook, page, has_pdfs=True)  # `sizes` say what is there
    name = title(site.handbook, embed, language)
    words = view.words("embeds")
    content = _content(view, embed, site)
    body = render(
        "embed-body.html",
        kind=embed.kind,
        title=name,
        content=content,
        href=view.href(source(embed), _anchor(embed)),
        link=words["fill" if embed.kind == "template" else "open"],
        home=view.href("index.md"),
        whole=words["whole"],
        my_dialogue=view.href("my-dialogue.md"),
        note=words["note"] if embed.kind == "checklist" else "",
    )
    up = relative_url(site_url(language, embed.url), "")
    whole = site.handbook.page(language, source(embed))
    return render(
        "embed.html",
        language=language,
        title=name,
        body=body,
        canonical=site.root + site_url(language, whole.url) if site.root and whole else "",
        styles=site.styles.text + site.styles.of_components(read(body)),
        dark=site.styles.dark,
        theme_script=site.scripts["embed-theme"].text,
        scripts=[
            up + script.address
            for script in (site.scripts["embedded"], *of_page(read(content), site.scripts))
        ],
    )


def _anchor(embed: EmbedAddress) -> str:
    return {"checklist": "checklist", "chooser": "chooser", "formats": "comparison"}.get(embed.kind, "")


def _content(view: View, embed: EmbedAddress, site: _Site) -> str:
    if embed.kind == "flow":
        return _drawing(flow.fragment(view))
    if embed.kind == "formats":
        return formats.table(view)
    if embed.kind == "chooser":
        return f"{chooser.fragment(view)}<noscript>{formats.table(view)}</noscript>"
    if embed.kind == "checklist":
        page = view.handbook.page(view.language, source(embed))
        items = [item for section in page.sections for item in section.checklist] if page else []
        own, earlier = {item.id for item in items}, site.earlier[view.language]
        return render(
            "embed-checklist.html",
            items=[{"id": item.id, "text": visible_words(item.text)} for item in items],
            earlier=earlier_items.fragment({name: old for name, old in earlier.items() if name in own}),
        )
    form = next(form for form in view.handbook.templates if form.id == embed.item)
    return render(
        "embed-template.html",
        purpose=form.purpose[view.language],
        files=_downloads(view, form, site.sizes),
        size=view.words("embeds")["size"],
    )


def _drawing(html: str) -> str:
    """The flow diagram for another page."""
    body = parsed(html)
    for progress, parent in parents(body).items():
        if progress.tag == "handbook-progress":  # a host's page is no place for what the reader has done
            replace(parent, progress, [])
    for link in body.iter(f"{SVG}a"):  # links in a drawing do not follow <base>
        link.attrib = {"target": "_parent", **link.attrib}
    return serialized(body)


def _downloads(view: View, form: TemplateForm, sizes: Mapping[str, int]) -> list[dict[str, object]]:
    """The files of a template in the language of the view, and those for both languages."""
    return [
        {"href": file["href"], "label": file["label"], "size": max(1, round(sizes[file["path"]] / 1024))}
        for file in documents.downloads(view, form)
        if file["path"] in sizes
    ]
