"""Parts of the handbook for other sites: pages of their own for an `<iframe>`, `embed/<what>/`.

An embed keeps to itself: its styles stand in its head, its links open in the page around it, it tells that page nothing but
its height (embedded.js), and works as far as reading goes without any script.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from . import chooser, flow, formats, templates
from .addresses import EmbedAddress, embed_addresses
from .form_model import TemplateForm
from .model import LANGUAGES, Handbook, Page
from .page_text import visible_words
from .scripts import Script, of_page
from .styles import Styles
from .view import View, relative_url, render, site_url

WORDS = {
    "kk": {
        "flow": "Диалогты дайындау мен өткізудің жалпы схемасы", "formats": "Диалог түрлерінің ерекшеліктері",
        "chooser": "Диалог түрін таңдап алыңыз", "checklist": "Тексеру тізімі: {title}", "template": "{title}",
        "open": "Анықтамалықта ашу", "fill": "Анықтамалықта толтыру", "whole": "ҮЕҰ мен билік диалогы: анықтамалық", "size": "КБ",
        "note": "Белгілер осы құрылғыда, осы жерде ғана сақталады. Анықтамалықтың «Менің диалогым» бетіне олар түспеуі мүмкін.",
    },
    "ru": {
        "flow": "Общая схема подготовки и проведения диалога", "formats": "Особенности форм диалога",
        "chooser": "Подберите форму диалога", "checklist": "Контрольный список: {title}", "template": "{title}",
        "open": "Открыть в справочнике", "fill": "Заполнить в справочнике", "whole": "Диалог НПО и власти: справочник", "size": "КБ",
        "note": "Отметки хранятся только на этом устройстве и только здесь. На страницу «Мой диалог» справочника они могут не попасть.",
    },
}
HEIGHTS = {"flow": 690, "formats": 800, "chooser": 460, "checklist": 710, "template": 360}
"""What each kind takes in a column of 600 px: for hosts that do without the script (tests/test_embeds.py measures it)."""
_PROGRESS = "<handbook-progress></handbook-progress>"


def title(handbook: Handbook, embed: EmbedAddress, language: str) -> str:
    """What an embed is called: its heading and the name of its frame."""
    page = handbook.page(language, _source(embed))
    return WORDS[language][embed.kind].format(title=page.title if page else embed.item)


def files(handbook: Handbook, sizes: Mapping[str, int], styles: Styles, scripts: Mapping[str, Script],
          root: str) -> Iterator[tuple[str, str]]:
    """Every embed in both languages: (path from the site's root, HTML).

    `sizes` are the site's files by path with their bytes; `root` is the site's own address, empty where not known.
    """
    for language in LANGUAGES:
        for embed in embed_addresses(handbook):
            yield site_url(language, f"{embed.url}index.html"), _page(handbook, embed, language, sizes, styles, scripts, root)


def _page(handbook: Handbook, embed: EmbedAddress, language: str, sizes: Mapping[str, int], styles: Styles,
          scripts: Mapping[str, Script], root: str) -> str:
    # Of a template's files those are shown that are there (`sizes`), in a preview too.
    view = View(handbook, Page(language, f"{embed.url.rstrip('/')}.md", ""), has_pdfs=True)
    words = WORDS[language]
    content = _content(view, embed, sizes)
    body = render("embed-body.html", kind=embed.kind, title=title(handbook, embed, language), content=content,
                  href=view.href(_source(embed), _anchor(embed)), link=words["fill" if embed.kind == "template" else "open"],
                  home=view.href("index.md"), whole=words["whole"], my_dialogue=view.href("my-dialogue.md"),
                  note=words["note"] if embed.kind == "checklist" else "")
    up = relative_url(site_url(language, embed.url), "")
    source = handbook.page(language, _source(embed))
    return render("embed.html", language=language, title=title(handbook, embed, language), body=body,
                  canonical=root + site_url(language, source.url) if root and source else "",
                  styles=styles.text + styles.of_components(body), dark=styles.dark,
                  scripts=[up + script.address for script in (scripts["embedded"], *of_page(content, scripts))])


def _source(embed: EmbedAddress) -> str:
    """The page that an embed is a part of."""
    folders = {"checklist": f"stages/{embed.item}.md", "template": f"templates/{embed.item}.md", "flow": "stages/index.md"}
    return folders.get(embed.kind, "formats/index.md")


def _anchor(embed: EmbedAddress) -> str:
    return {"checklist": "checklist", "chooser": "chooser", "formats": "comparison"}.get(embed.kind, "")


def _content(view: View, embed: EmbedAddress, sizes: Mapping[str, int]) -> str:
    if embed.kind == "flow":
        drawn = flow.fragment(view).replace(_PROGRESS, "")  # a host's page is no place for what the reader has done
        return drawn.replace('<a href="', '<a target="_parent" href="')  # links in SVG do not follow <base>
    if embed.kind == "formats":
        return formats.table(view)
    if embed.kind == "chooser":
        return f"{chooser.fragment(view)}<noscript>{formats.table(view)}</noscript>"
    if embed.kind == "checklist":
        page = view.handbook.page(view.language, _source(embed))
        items = [item for section in page.sections for item in section.checklist] if page else []
        return render("embed-checklist.html", items=[{"id": item.id, "text": visible_words(item.text)} for item in items])
    form = next(form for form in view.handbook.templates if form.id == embed.item)
    return render("embed-template.html", purpose=form.purpose[view.language], files=_downloads(view, form, sizes),
                  size=WORDS[view.language]["size"])


def _downloads(view: View, form: TemplateForm, sizes: Mapping[str, int]) -> list[dict[str, object]]:
    """The files of a template in the language of the view, and those for both languages."""
    return [{"href": file["href"], "label": file["label"], "size": max(1, round(sizes[file["path"]] / 1024))}
            for file in templates.downloads(view, form) if file["path"] in sizes]
