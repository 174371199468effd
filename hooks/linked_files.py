"""Files that other sites lean on, written once both languages are built: embeds, pages that lead on, catalogue, sitemap, pictures."""

from pathlib import Path

from mkdocs.plugins import event_priority

from handbook import catalogue, embeds, pictures, redirects, security, sitemap
from handbook.addresses import embed_addresses
from handbook.interface import WORDS
from handbook.model import LANGUAGES


@event_priority(-170)
def on_post_build(config):
    if config.plugins["i18n"].building:
        return
    site, root = Path(config.site_dir), config.site_url or ""
    handbook, ours = config.extra["handbook"], config.extra["scripts"]
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = [*redirects.files(handbook, root), *embeds.files(handbook, sizes, config.extra["styles"], ours, root)]
    titles = {embed.id: {language: embeds.title(handbook, embed, language) for language in LANGUAGES}
              for embed in embed_addresses(handbook)}
    names = {language: WORDS[language]["brand"] for language in LANGUAGES}
    texts = {**{path: security.protect(html, security.BARE) for path, html in pages}, "embed.js": ours["embed"].text,
             "catalogue.json": catalogue.render(handbook, names, titles, sizes, root), catalogue.SCHEMA: catalogue.schema(),
             "sitemap.xml": sitemap.render(handbook, root)}
    for path, content in (*((path, text.encode()) for path, text in texts.items()), *pictures.files(handbook, root)):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    (site / "sitemap.xml.gz").unlink(missing_ok=True)  # MkDocs' own, with the day of the build for every page
