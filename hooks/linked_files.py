"""Files that other sites lean on, written once both languages are built: embeds, pages that lead on."""

from pathlib import Path

from mkdocs.plugins import event_priority

from handbook import embeds, redirects, security


@event_priority(-170)
def on_post_build(config):
    if config.plugins["i18n"].building:
        return
    site, root = Path(config.site_dir), config.site_url or ""
    handbook, ours = config.extra["handbook"], config.extra["scripts"]
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    bare = [*redirects.files(handbook, root), *embeds.files(handbook, sizes, config.extra["styles"], ours, root)]
    pages = {path: security.protect(html, security.BARE) for path, html in bare}
    for path, content in {**pages, "embed.js": ours["embed"].text}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(content, encoding="utf-8")
