"""Files that other sites lean on, written once both languages are built: embeds, pages that lead on, sitemap, pictures."""

from pathlib import Path

from mkdocs.plugins import event_priority

from handbook import embeds, pictures, redirects, security, sitemap


@event_priority(-170)
def on_post_build(config):
    if config.plugins["i18n"].building:
        return
    site, root = Path(config.site_dir), config.site_url or ""
    handbook, ours = config.extra["handbook"], config.extra["scripts"]
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = [*redirects.files(handbook, root), *embeds.files(handbook, sizes, config.extra["styles"], ours, root)]
    texts = {**{path: security.protect(html, security.BARE) for path, html in pages}, "embed.js": ours["embed"].text,
             "sitemap.xml": sitemap.render(handbook, root)}
    for path, content in (*((path, text.encode()) for path, text in texts.items()), *pictures.files(handbook, root)):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    (site / "sitemap.xml.gz").unlink(missing_ok=True)  # MkDocs' own, with the day of the build for every page
