"""Writes the catalogue when every file that it lists is there."""

from pathlib import Path

from mkdocs.plugins import event_priority

from handbook import catalogue, embeds
from handbook.addresses import embed_addresses
from handbook.interface import WORDS
from handbook.model import LANGUAGES


@event_priority(-185)
def on_post_build(config):
    if config.plugins["i18n"].building:
        return
    site, handbook = Path(config.site_dir), config.extra["handbook"]
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    titles = {embed.id: {language: embeds.title(handbook, embed, language) for language in LANGUAGES}
              for embed in embed_addresses(handbook)}
    names = {language: WORDS[language]["brand"] for language in LANGUAGES}
    text = catalogue.render(handbook, names, titles, sizes, config.site_url or "")
    (site / "catalogue.json").write_text(text, encoding="utf-8")
    (site / catalogue.SCHEMA).write_text(catalogue.schema(), encoding="utf-8")
